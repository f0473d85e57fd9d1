"""Sentences of the import of workbooks."""

PHRASES: dict[str, str] = {
    "classeur_illisible": "Ce classeur ne peut pas être lu ({raison}). Rien n’a été importé. Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.",
    "classeur_introuvable": "{fichier} est introuvable. Rien n’a été importé. Vérifiez le chemin du classeur.",
    "classeur_vide": "Ce classeur est vide. Rien n’a été importé. Vérifiez que c’est le bon fichier.",
    "classeur_protege": "Ce classeur est protégé par un mot de passe. Rien n’a été importé. Enregistrez-en une copie sans mot de passe, importez-la, puis effacez-la.",
    "classeur_trop_gros": "Ce classeur est démesuré une fois ouvert. Rien n’a été importé. Supprimez les lignes et colonnes vides qui suivent le tableau, ou vérifiez d’où vient ce fichier.",
    "classeur_format_inconnu": "Ce fichier n’est pas un classeur xlsx, xls, ods ou csv ({nature}). Rien n’a été importé. Enregistrez-le depuis votre tableur dans un de ces formats.",
    "classeur_rien_reconnu": "Aucune feuille de ce classeur n’a été reconnue ({feuilles}). Rien n’a été importé. Complétez le fichier de correspondance : il dit quelle feuille et quelles colonnes lire.",
    "correspondance_refusee": "Le fichier de correspondance ne peut pas être suivi : {raison}. Rien n’a été importé. Corrigez-le, ou effacez-le pour qu’il soit proposé de nouveau.",
    "date_refusee": "Cette date ne peut pas être lue ({raison}).",
    "duree_refusee": "Cette durée ne peut pas être lue ({raison}).",
    "import_inconnu": "Aucun import ne porte ce numéro, ou il a déjà été annulé. Rien n’a été modifié.",
    "import_suivi_de_saisies": "L’import n° {numero} ne peut pas être annulé en bloc : {raison}. Rien n’a été modifié. {remede}.",
}
