"""Sentences of the coffre: keys, header, database, backups."""

PHRASES: dict[str, str] = {
    "phrase_fausse": "Cette phrase de passe n'ouvre pas ce coffre. Rien n'a été modifié. Vérifiez la touche majuscules et la disposition du clavier, ou utilisez la clé de secours.",
    "phrase_faible": "Cette phrase de passe est trop facile à deviner : environ {bits} bits, il en faut {minimum}. Rien n'a été créé ni changé. Ajoutez des mots tirés au hasard : sept suffisent.",
    "trop_d_essais": "Plusieurs essais ont échoué. Rien n'est perdu. Attendez {secondes} secondes avant de recommencer, ou utilisez la clé de secours.",
    "secours_fausse": "Cette clé de secours est bien écrite, mais elle n'ouvre pas ce coffre. Rien n'a été modifié. Vérifiez le nom du coffre et la date sur la feuille.",
    "secours_mal_tape": "Dans la clé de secours, à corriger : le groupe {liste} est faux. Rien n'a été modifié. Relisez-le sur la feuille et retapez-le.",
    "secours_longueur": "La clé de secours compte {attendus} signes en huit groupes de cinq ; {trouves} ont été lus. Rien n'a été modifié. Vérifiez qu'aucun signe ne manque.",
    "entete_endommage": "Les deux exemplaires de l'en-tête de ce coffre sont endommagés. La base n'a pas été touchée. Restaurez la dernière sauvegarde dans un nouveau dossier.",
    "entete_falsifie": "L'en-tête de ce coffre a été modifié par un autre moyen que ce logiciel. La base n'a pas été touchée. Restaurez la dernière sauvegarde dans un nouveau dossier.",
    "cout_refuse": "L'en-tête de ce coffre demande un calcul de clé hors des limites admises : il a pu être falsifié. Rien n'a été ouvert. Restaurez la dernière sauvegarde dans un nouveau dossier.",
    "version_plus_recente": "Ce coffre ou cette sauvegarde a été écrit par une version plus récente de Vis-à-vis : version plus récente requise. Rien n'a été modifié. Mettez le logiciel à jour.",
    "schema_plus_recent": "La base de ce coffre a été écrite par une version plus récente de Vis-à-vis : version plus récente requise. Rien n'a été modifié. Mettez le logiciel à jour.",
    "pas_un_coffre": "{dossier} n'est pas un coffre Vis-à-vis. Rien n'a été modifié. Choisissez le dossier qui contient « cles.1 » et « coffre.db ».",
    "coffre_absent": "{dossier} est introuvable. Rien n'a été modifié. Vérifiez le chemin, ou branchez le support qui le contient.",
    "coffre_existe": "{dossier} existe déjà et n'a pas été touché. Choisissez le nom d'un dossier qui n'existe pas encore.",
    "coffre_occupe": "Ce coffre est déjà ouvert par une autre fenêtre ou une autre commande. Rien n'a été modifié. Fermez-la, puis recommencez.",
    "lieu_synchronise": "{dossier} est dans un dossier copié par {service}, qui abîmerait un coffre ouvert. Rien n'a été créé ni ouvert. Choisissez un dossier qui reste sur cet ordinateur ; les sauvegardes, elles, peuvent aller là.",
    "lieu_reseau": "{dossier} est sur un lecteur réseau, où un coffre ouvert s'abîmerait. Rien n'a été créé ni ouvert. Choisissez un disque de cet ordinateur ; les sauvegardes, elles, peuvent aller là.",
    "piece_endommagee": "Une pièce jointe de ce coffre est endommagée et ne peut pas être lue. Le reste du coffre n'est pas touché. Retrouvez-la dans une sauvegarde.",
    "piece_absente": "Une pièce jointe de ce coffre est introuvable. Le reste du coffre n'est pas touché. Retrouvez-la dans une sauvegarde.",
    "base_absente": "L'en-tête du coffre est là, mais la base « {fichier} » a disparu. Rien n'a été créé à sa place. Remettez le fichier, ou restaurez la dernière sauvegarde dans un nouveau dossier.",
    "base_vide": "La base « {fichier} » est un fichier vide. Rien n'a été créé à sa place. Restaurez la dernière sauvegarde dans un nouveau dossier.",
    "base_endommagee": "La base de ce coffre est endommagée. Elle n'a pas été modifiée. Restaurez la dernière sauvegarde dans un nouveau dossier et gardez celui-ci de côté.",
    "base_occupee": "La base de ce coffre est utilisée par un autre logiciel. Rien n'a été gardé de ce qui était en cours. Fermez-le, puis recommencez.",
    "base_protegee": "Ce coffre ne peut pas être écrit. Rien n'a été modifié. Vérifiez les droits du dossier et que le disque n'est pas en lecture seule.",
    "disque_en_panne": "Le disque a refusé de lire ou d'écrire. Ce qui était enregistré le reste. Vérifiez la place et l'état du disque, puis recommencez.",
    "moteur_insuffisant": "Le moteur de base de données installé ({trouve}) ne chiffre pas ou est trop ancien. Rien n'a été ouvert. Réinstallez Vis-à-vis.",
    "mise_a_niveau_refusee": "La mise à niveau de la base a été abandonnée : la copie mise à niveau n'était pas fidèle. Votre coffre n'a pas été touché. Gardez la version actuelle du logiciel et signalez-le.",
    "copie_infidele": "La copie de la base n'est pas égale à l'original et a été jetée. Votre coffre n'a pas été touché. Vérifiez le disque, puis recommencez.",
    "sauvegarde_endommagee": "Cette sauvegarde est endommagée ou incomplète. Rien n'a été restauré. Utilisez une autre sauvegarde.",
    "pas_une_sauvegarde": "{fichier} n'est pas une sauvegarde Vis-à-vis. Rien n'a été restauré. Choisissez un fichier « .visavis ».",
}

CONSTATS: dict[str, str] = {
    "en_tete_sain": "Les deux exemplaires de l'en-tête sont intacts et identiques.",
    "droits_sain": "Aucun autre compte de cet ordinateur n'a accès aux fichiers.",
    "marque_sain": "Aucune saisie enregistrée ne manque : la base va jusqu'au témoin « marque ».",
    "pages_sain": "Chaque page de la base porte son sceau, et sa structure est bonne.",
    "journal_sain": "Le journal est complet et n'a pas été modifié.",
    "pieces_sain": "Toutes les pièces jointes se lisent.",
    "entete_abime": "Un exemplaire de l'en-tête est endommagé ({fichiers}) ; l'autre est bon. Ouvrez le coffre : il sera refait.",
    "sel_abime": "Les premiers octets de la base sont endommagés, sans perte. Ouvrez le coffre : ils seront refaits d'après l'en-tête.",
    "entete_gueri": "Un exemplaire de l'en-tête était endommagé ({fichiers}) ; il a été refait d'après l'autre. Rien n'est perdu.",
    "marque_abimee": "Une des deux moitiés du témoin « marque » était illisible ; elle sera récrite. La toute dernière saisie n'a pas pu être confirmée par les deux.",
    "marque_perdue": "Le témoin « marque » a disparu ou est illisible : on ne peut pas dire si des saisies manquent. Il a été recréé.",
    "saisies_manquantes": "{saisies} saisie(s) enregistrée(s) jusqu'au {jour} à {heure} manquent dans la base. Comparez avec la dernière sauvegarde.",
    "journal_divergent": "La base ne correspond pas au témoin « marque » : elle a pu être remplacée par une autre copie. Comparez avec la dernière sauvegarde.",
    "journal_rompu": "Le journal est rompu à la ligne {sequence} : il a été modifié ou des lignes manquent.",
    "journal_etranger": "Un journal d'écriture a été ajouté à côté de la base après sa fermeture.",
    "base_remplacee": "La base n'est pas celle qui a été fermée la dernière fois : elle a été modifiée ou remplacée par une copie plus ancienne.",
    "base_endommagee": "Au moins une page de la base est endommagée. Restaurez la dernière sauvegarde dans un nouveau dossier.",
    "sel_repare": "Les premiers octets de la base étaient endommagés ; ils ont été refaits d'après l'en-tête. Rien n'est perdu.",
    "mise_a_niveau": "La base a été mise à niveau, après une sauvegarde vérifiée.",
    "mise_a_niveau_reprise": "Une mise à niveau avait été interrompue ; la base d'avant était intacte et la mise à niveau a été reprise.",
    "pieces_illisibles": "{nombre} pièce(s) jointe(s) ne peuvent pas être lues.",
    "pieces_orphelines": "{nombre} fichier(s) de pièces ne servent plus à rien.",
    "droits_larges": "D'autres comptes de cet ordinateur peuvent accéder à : {fichiers}.",
    "sauvegarde_fidele": "La sauvegarde du {instant} est complète et s'ouvre : {lignes} lignes, {pieces} pièce(s).",
}


def constat(code: str, details: dict[str, object]) -> str:
    """Return the sentence of one finding; details not known show as « … »."""
    return CONSTATS[code].format_map({**dict.fromkeys(_TROUS, "…"), **details})


_TROUS = ("fichiers", "saisies", "jour", "heure", "sequence", "nombre", "instant", "lignes", "pieces")
