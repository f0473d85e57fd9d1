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
    "modele_word_refuse": "Ce modèle Word ne peut pas être lu ({raison}). Rien n’a été écrit. Ouvrez-le dans votre traitement de texte, enregistrez-le de nouveau en .docx, puis recommencez.",
    "modele_word_protege": "Ce modèle Word est protégé par un mot de passe. Rien n’a été écrit. Enregistrez-en une copie sans mot de passe, puis recommencez.",
    "modele_word_trop_gros": "Ce modèle Word est démesuré une fois ouvert. Rien n’a été écrit. Allégez ses images, ou vérifiez d’où vient ce fichier.",
    "modele_word_actif": "Ce modèle Word contient de quoi exécuter un programme, ou un objet incorporé ({raison}). Rien n’a été ouvert ni écrit. Enregistrez-le en .docx sans macros ni objets, puis recommencez.",
    "modele_word_externe": "Ce modèle Word va chercher quelque chose ailleurs ({raison}). Rien n’a été ouvert ni écrit. Retirez ce lien, ou incorporez l’image, puis recommencez.",
    "modele_word_calcul": "Ce modèle Word contient un champ qui calcule ({raison}). Rien n’a été calculé ni écrit. Gardez seulement des champs simples : un champ de fusion, [nom] ou {{{{ nom }}}}.",
    "modele_word_revise": "Ce modèle Word garde des modifications suivies : ce qui a été supprimé partirait avec la lettre. Rien n’a été écrit. Acceptez les modifications, enregistrez, puis recommencez.",
    "valeur_trop_longue": "« {champ} » dépasse {maximum} caractères. Rien n’a été écrit. Raccourcissez-le, ou joignez-le à part.",
}
