"""Sentences of documents and invoices."""

PHRASES: dict[str, str] = {
    "facture_vide": "Cette facture ne réclame rien. Elle n’est pas émise. Ajoutez une ligne, une quantité et un prix.",
    "facture_emise": "Cette facture est émise : elle ne change plus et ne se supprime pas. Rien n’a été modifié. Préparez un avoir, puis une nouvelle facture.",
    "facture_non_emise": "Cela demande une facture émise. Rien n’a été enregistré. Émettez d’abord la facture.",
    "facture_incomplete": "La facture n’est pas émise. Il manque : {manques}. Le brouillon est gardé. Complétez ces mentions, puis émettez.",
    "facture_a_relire": "La facture n’est pas émise : {nombre} {nombre:passage à relire|passages à relire} dans vos propres mots. Le brouillon est gardé. Retirez tout nom de personne, ou confirmez votre relecture.",
    "facture_anterieure": "Cette date ne suit pas la dernière facture de la série, ou vient après aujourd’hui. Rien n’est émis. Choisissez un jour entre le {dernier} et le {jour}.",
    "avoir_excessif": "Cet avoir rendrait plus que la facture ne demande. Il n’est pas émis. Retirez des lignes, ou baissez une quantité.",
    "paiement_excessif": "Ce paiement dépasse ce qui reste dû. Rien n’a été enregistré. Vérifiez le montant.",
    "contrat_inconnu": "Aucun contrat, ou plusieurs, ne porte la référence « {reference} ». Rien n’a été préparé. Vérifiez la référence sur la fiche de l’entreprise.",
    "regime_inconnu": "« {regime} » n’est pas un régime de TVA. Rien n’a été enregistré. Écrivez franchise ou normal.",
    "conditions_absentes": "Ce contrat n’a pas encore les conditions que ce document demande. Rien n’a été écrit. Écrivez ses conditions, ou un avenant, sur la fiche de l’entreprise.",
    "numero_invalide": "« {champ} » n’est pas un numéro valable. Rien n’a été enregistré. Vérifiez ses chiffres, ou laissez-le vide.",
}
