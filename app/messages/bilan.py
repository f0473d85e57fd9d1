"""Sentences of the bilan and its disclosure control."""

PHRASES: dict[str, str] = {
    "bilan_seuil_hors_bornes": "Le seuil {k} n’est pas admis : choisissez un nombre de personnes entre {mini} et {maxi}. Aucun bilan n’a été produit.",
    "bilan_audit_refuse": "Le bilan n’a pas été produit : certains chiffres permettraient de déduire combien de personnes, peu nombreuses, sont concernées ({fautes}). Rien n’a été écrit. Augmentez la période ou complétez les effectifs.",
    "bilan_forme_inconnue": "Ce bilan enregistré n’est pas au format visavis-bilan/1 : il ne peut pas être relu. Le coffre est intact.",
    "bilan_revision_refusee": "Cette nouvelle version n’est pas arrêtée : comparée à celles déjà remises, elle révélerait un changement portant sur moins de {k} personnes. La dernière version remise reste valable ; ce qui a changé comptera dans le bilan de l’année suivante.",
    "bilan_seuil_fige": "Le bilan de cette année a déjà été arrêté avec le seuil {k}, qui ne peut plus changer. Relancez sans préciser de seuil.",
    "bilan_periode_a_venir": "La période commence le {du:%d/%m/%Y}, après aujourd’hui : il n’y a encore rien à en dire, aucun bilan n’a été écrit. Vérifiez l’année demandée.",
    "bilans_non_arretes": "{nombre} {nombre:bilan n’a pas été arrêté|bilans n’ont pas été arrêtés}, pour les raisons dites plus haut ; {faits} {faits:l’est|le sont}.",
    "bilan_exercice_non_clos": "L’année {annee} n’est pas terminée : son bilan ne peut pas encore être arrêté. Un bilan à blanc est possible dès maintenant.",
    "bilan_relecture_necessaire": "Le bilan n’est pas arrêté : {nombre} de vos commentaires portent des remarques de relecture. Rien n’a été inscrit. Corrigez-les, ou confirmez dans la page Bilans que vous les avez relus.",
    "bilan_incoherent": "Les chiffres du bilan se contredisent : rien n’a été produit. Vérifiez le coffre avec la commande « verifier ».",
    "bilan_sans_solution": "Aucun masquage ne protège ce tableau : il n’a pas été produit.",
}
