"""The one table of what the user can command: menus, shortcuts and the palette are read from it.

Shortcuts fire on an AZERTY keyboard: letters, function keys, comma, equals and minus only.
"""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus, in order, with their mnemonics."""

    COFFRE = "&Coffre"
    EDITION = "É&dition"
    ALLER = "&Aller à"
    AFFICHAGE = "A&ffichage"
    AIDE = "Aid&e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commande:
    """One line of the table; `texte` bears its mnemonic, `aide` is the sentence read in the status bar."""

    id: str
    texte: str
    menu: Menu
    aide: str
    raccourci: str = ""
    icone: str = ""
    coche: bool = False

    @property
    def nom(self) -> str:
        """The words without the mnemonic mark."""
        return self.texte.replace("&", "")


TABLE: tuple[Commande, ...] = (
    Commande(
        id="saisir",
        texte="&Saisir un acte…",
        menu=Menu.COFFRE,
        raccourci="Ctrl+E",
        icone="plus",
        aide="Écrire ce qui vient d’être fait, en une ligne",
    ),
    Commande(
        id="repeter",
        texte="Répé&ter le dernier acte…",
        menu=Menu.COFFRE,
        raccourci="Ctrl+R",
        icone="redo-2",
        aide="Reprendre les mots du dernier acte, sans sa note, pour un autre jour ou une autre personne",
    ),
    Commande(
        id="grille_soir",
        texte="Gri&lle du soir…",
        menu=Menu.COFFRE,
        raccourci="Ctrl+T",
        icone="list",
        aide="Saisir d’un coup les actes d’une permanence",
    ),
    Commande(
        id="nouvelle_personne",
        texte="&Nouvelle personne…",
        menu=Menu.COFFRE,
        raccourci="Ctrl+N",
        icone="user-plus",
        aide="Ouvrir le dossier d’une personne",
    ),
    Commande(
        id="nouveau_courrier", texte="Nouveau &courrier…", menu=Menu.COFFRE, raccourci="Ctrl+M", icone="mail",
        aide="Écrire une lettre à partir d’un modèle, pour la personne affichée",
    ),
    Commande(
        id="relancer", texte="Rela&ncer la lettre", menu=Menu.EDITION, raccourci="Ctrl+Shift+M", icone="refresh-cw",
        aide="Préparer la relance de la lettre affichée, sinon montrer celles qui sont en retard",
    ),
    Commande(
        id="nouveau_rendezvous",
        texte="Nouveau &rendez-vous…",
        menu=Menu.COFFRE,
        icone="calendar-clock",
        aide="Prendre un rendez-vous",
    ),
    Commande(
        id="planifier",
        texte="&Planifier une permanence…",
        menu=Menu.COFFRE,
        icone="calendar",
        aide="Une fois, ou toutes celles d’un trimestre, jours fériés sautés",
    ),
    Commande(
        id="nouvelle_facture",
        texte="Nouvelle &facture…",
        menu=Menu.COFFRE,
        icone="facture",
        aide="Préparer une facture d’après les conditions d’un contrat",
    ),
    Commande(
        id="importer",
        texte="&Importer un classeur…",
        menu=Menu.COFFRE,
        icone="archive-restore",
        aide="Reprendre un suivi tenu dans un tableur",
    ),
    Commande(
        id="sauvegarder",
        texte="Sauve&garder maintenant",
        menu=Menu.COFFRE,
        icone="hard-drive",
        aide="Écrire une sauvegarde chiffrée, rouverte aussitôt pour la vérifier",
    ),
    Commande(
        id="verrouiller",
        texte="&Verrouiller",
        menu=Menu.COFFRE,
        raccourci="Ctrl+L",
        icone="lock",
        aide="Fermer le coffre : il faudra la phrase de passe",
    ),
    Commande(
        id="pause",
        texte="Pa&use",
        menu=Menu.COFFRE,
        raccourci="Ctrl+Shift+L",
        icone="eye-off",
        aide="Tout masquer\u202f; un code court rouvre la fenêtre",
    ),
    Commande(
        id="quitter",
        texte="&Quitter",
        menu=Menu.COFFRE,
        raccourci="Ctrl+Q",
        icone="log-out",
        aide="Verrouiller le coffre et fermer la fenêtre",
    ),
    Commande(
        id="annuler",
        texte="&Annuler",
        menu=Menu.EDITION,
        raccourci="Ctrl+Z",
        icone="undo-2",
        aide="Défaire le dernier enregistrement",
    ),
    Commande(
        id="retablir",
        texte="&Rétablir",
        menu=Menu.EDITION,
        raccourci="Ctrl+Y",
        icone="redo-2",
        aide="Refaire ce qui vient d’être annulé",
    ),
    Commande(
        id="filtrer",
        texte="&Filtrer la liste",
        menu=Menu.EDITION,
        raccourci="Ctrl+F",
        icone="list",
        aide="Aller au filtre de la liste affichée",
    ),
    Commande(
        id="chercher",
        texte="&Chercher partout…",
        menu=Menu.EDITION,
        raccourci="Ctrl+K",
        icone="search",
        aide="Trouver une personne ou une commande en quelques lettres",
    ),
    Commande(
        id="aller_aujourdhui",
        texte="&Aujourd’hui",
        menu=Menu.ALLER,
        icone="sun",
        aide="Ce qui attend maintenant",
    ),
    Commande(
        id="aller_personnes",
        texte="&Personnes",
        menu=Menu.ALLER,
        icone="users",
        aide="Les personnes accompagnées",
    ),
    Commande(
        id="aller_entreprises",
        texte="&Entreprises",
        menu=Menu.ALLER,
        icone="building-2",
        aide="Les entreprises, leurs effectifs et leurs contrats",
    ),
    Commande(
        id="aller_contrats", texte="&Contrats", menu=Menu.ALLER, icone="briefcase",
        aide="Prévu, consommé, reste et prévision de chaque contrat",
    ),
    Commande(
        id="aller_courriers", texte="Co&urriers", menu=Menu.ALLER, icone="mail",
        aide="Les lettres à envoyer, envoyées, en retard",
    ),
    Commande(
        id="aller_bilans", texte="&Bilans", menu=Menu.ALLER, icone="file-text",
        aide="Préparer, arrêter et remettre un bilan anonyme",
    ),
    Commande(
        id="aller_factures", texte="&Factures", menu=Menu.ALLER, icone="facture",
        aide="Le registre des factures, ce qui reste dû",
    ),
    Commande(
        id="aller_agenda", texte="A&genda", menu=Menu.ALLER, icone="calendar", aide="Permanences et rendez-vous"
    ),
    Commande(
        id="aller_reglages", texte="&Réglages", menu=Menu.ALLER, raccourci="Ctrl+,", icone="settings",
        aide="Apparence et verrouillage",
    ),
    Commande(
        id="lettres_types", texte="&Lettres types", menu=Menu.ALLER, icone="pencil-line",
        aide="Vos versions des modèles de lettres, vos phrases toutes faites",
    ),
    Commande(
        id="modeles_word", texte="Modèles &Word", menu=Menu.ALLER, icone="file-text",
        aide="Vos propres lettres Word, et ce que leurs champs veulent dire",
    ),
    Commande(
        id="discret",
        texte="&Mode discret",
        menu=Menu.AFFICHAGE,
        raccourci="F9",
        icone="eye-off",
        aide="Masquer les noms des autres personnes",
        coche=True,
    ),
    Commande(
        id="actualiser",
        texte="&Actualiser",
        menu=Menu.AFFICHAGE,
        raccourci="F5",
        icone="refresh-cw",
        aide="Relire la page affichée",
    ),
    Commande(
        id="grossir",
        texte="&Grossir le texte",
        menu=Menu.AFFICHAGE,
        raccourci="Ctrl+=",
        icone="zoom-in",
        aide="Jusqu’à 200 %",
    ),
    Commande(
        id="reduire",
        texte="&Réduire le texte",
        menu=Menu.AFFICHAGE,
        raccourci="Ctrl+-",
        icone="zoom-out",
        aide="Jusqu’à 90 %",
    ),
    Commande(
        id="palette_suivante",
        texte="&Palette suivante",
        menu=Menu.AFFICHAGE,
        raccourci="F6",
        icone="contrast",
        aide="Claire, sombre, contraste élevé",
    ),
    Commande(
        id="plein_ecran",
        texte="Plein &écran",
        menu=Menu.AFFICHAGE,
        raccourci="F11",
        aide="Occuper tout l’écran",
        coche=True,
    ),
    Commande(
        id="aide",
        texte="&Aide de cette page",
        menu=Menu.AIDE,
        raccourci="F1",
        icone="circle-help",
        aide="Une page courte sur ce qui est affiché",
    ),
    Commande(
        id="urgences",
        texte="Numéros d’&urgence",
        menu=Menu.AIDE,
        raccourci="F8",
        icone="phone",
        aide="15, 17, 112, 114, 3114, 3919, 119, 115 et les vôtres",
    ),
    Commande(
        id="dire_etat",
        texte="&Lire l’état",
        menu=Menu.AIDE,
        raccourci="F2",
        icone="info",
        aide="Dire à voix haute l’état de l’enregistrement et des sauvegardes",
    ),
)
