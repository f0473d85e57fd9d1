"""Sentences of the command line, and of what belongs to no room."""

PHRASES: dict[str, str] = {
    "refus": "L'opération a été refusée ({code}). Rien n'a été modifié.",
    "annule": "Interrompu à votre demande. Rien n'a été gardé de ce qui était en cours.",
    "cible_existe": "{fichier} existe déjà et n'a pas été touché. Choisissez un autre nom, ou ajoutez --remplacer.",
    "dossier_absent": "Le dossier {dossier} n'existe pas. Rien n'a été écrit. Créez-le, ou corrigez son nom.",
    "disque_plein": "Le disque est plein. Rien n'a été écrit à moitié. Libérez de la place, puis recommencez.",
    "acces_refuse": "L'accès à {fichier} est refusé. Rien n'a été modifié. Vérifiez les droits, ou fermez le logiciel qui l'utilise.",
    "fichier_absent": "{fichier} est introuvable. Rien n'a été modifié. Vérifiez le chemin.",
    "pas_un_fichier": "{fichier} n'est pas de la sorte attendue (fichier ou dossier). Rien n'a été modifié. Vérifiez le chemin.",
    "systeme": "Le système a refusé l'opération ({raison}). Rien n'a été gardé de ce qui était en cours. Vérifiez le disque, puis recommencez.",
    "phrase_illisible": "Le fichier de la phrase est vide ou n'est pas du texte. Rien n'a été ouvert. Mettez la phrase sur la première ligne d'un fichier texte.",
    "phrase_absente": "Une phrase de passe est nécessaire et ne peut pas être demandée ici. Rien n'a été ouvert. Donnez un fichier avec --phrase-de.",
    "phrases_differentes": "Les deux phrases saisies diffèrent. Rien n'a été modifié. Recommencez.",
    "secrets_en_trop": "Donnez soit la phrase de passe, soit la clé de secours, pas les deux. Rien n'a été ouvert.",
    "fenetre_absente": "La fenêtre ne fait pas partie de cette version : utilisez la ligne de commande, par exemple « visavis demo exemple » ; « visavis --help » montre tout.",
    "entreprise_inconnue": "Aucune entreprise ne correspond à « {cherche} ». Rien n'a été écrit. Donnez son nom exact ou son SIRET.",
    "entreprise_ambigue": "Plusieurs entreprises correspondent à « {cherche} ». Rien n'a été écrit. Donnez le SIRET.",
    "aucune_entreprise": "Ce coffre ne contient aucune entreprise : il n'y a pas de bilan à établir. Importez un classeur d'abord.",
    "periode_incomplete": "Donnez soit --annee, soit --du et --au ensemble, dans cet ordre. Rien n'a été écrit. Par exemple : --du 2025-01-01 --au 2025-06-30.",
    "verification_mauvaise": "Au moins un contrôle a échoué (✗ ci-dessus). Rien n'a été modifié. Ne continuez pas à saisir : restaurez la dernière sauvegarde dans un nouveau dossier et gardez celui-ci.",
    "demo_etranger": "{dossier} contient autre chose qu'une démonstration et n'a pas été touché. Choisissez un autre dossier.",
}
