"""Sentences of the agenda."""

PHRASES: dict[str, str] = {
    "rendezvous_sans_personne": "Ce rendez-vous ne nomme aucune personne. Rien n’a été enregistré. Ouvrez-le, choisissez la personne, puis recommencez.",
    "plusieurs_personnes": "{nombre} personnes portent ce nom. Rien n’a été enregistré. Choisissez la bonne dans la liste, ou ajoutez le prénom.",
    "rendezvous_a_venir": "Ce rendez-vous est à venir. Rien n’a été enregistré. Vous direz si la personne est venue le jour même, ou après.",
    "rendezvous_deja_dit": "Un acte raconte déjà ce rendez-vous. Rien n’a été modifié. Corrigez l’acte dans le dossier de la personne.",
    "rien_a_planifier": "Aucune permanence à planifier : ces jours sont fériés, hors du contrat ou déjà pris. Rien n’a été enregistré. Changez les dates ou le rythme.",
    "agenda_illisible": "Ce fichier n’est pas un agenda au format iCalendar (.ics). Rien n’a été importé. Exportez-le de nouveau depuis l’autre agenda.",
    "agenda_trop_grand": "Ce fichier contient trop de rendez-vous ou dépasse {maximum} Mo. Rien n’a été importé. Exportez une période plus courte.",
}
