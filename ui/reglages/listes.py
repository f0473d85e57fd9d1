"""Listes: renamed, added to, put in order, merged, left out; what was recorded never changes."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nomenclatures import LONGUE, NECESSAIRES, Entree, Liste
from app.errors import Refus
from app.messages import phrase
from ui.poste import Poste
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux

LISTES = {
    Liste.THEMES: "Thèmes",
    Liste.NATURES: "Natures d’intervention",
    Liste.CANAUX: "Canaux",
    Liste.ORIGINES: "Origines de la demande",
    Liste.SUITES_ACCOMPAGNEMENT: "Suites d’un accompagnement",
    Liste.SUITES_DEMARCHE: "Suites d’une démarche",
    Liste.ORGANISMES: "Sortes d’organismes",
    Liste.SITUATION_FAMILIALE: "Situations familiales",
    Liste.LOGEMENT: "Logements",
    Liste.STATUT_BENEFICIAIRE: "Liens avec l’entreprise",
    Liste.SITUATION_TRAVAIL: "Situations au travail",
}
_COMME = {Liste.THEMES: "la même famille que", Liste.NATURES: "se compte comme"}
_NON_REPRIS = ("sous_themes",)


class SectionListes(Section):
    """On the left the lines of a list, on the right the one chosen."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._entrees: list[Entree] = []
        self.choix = Choix({liste.value: dit for liste, dit in LISTES.items()})
        self.lignes = QListWidget()
        self.monter, self.descendre = bouton("&Monter"), bouton("&Descendre")
        self.libelle = Champ("L&ibellé", QLineEdit())
        self.detail = Champ("Sous-t&hèmes, un par ligne", _texte())
        self.vers = Champ("La réunir &à", Choix())
        self.reunir = bouton("&Réunir")
        self.ecarter = bouton("Ne p&lus proposer")
        self.ajout = Champ("&Nouvelle ligne", QLineEdit())
        self.ajouter = bouton("A&jouter")
        self._longue = etiquette(genre="second", etat="attention")
        self._comme = etiquette(genre="second")
        self._etat = etiquette(genre="second")
        self._ranger()
        self._brancher()

    @property
    def liste(self) -> Liste:
        """The list shown."""
        return Liste(self.choix.code)

    @property
    def choisie(self) -> Entree | None:
        """The line chosen."""
        rang = self.lignes.currentRow()
        return self._entrees[rang] if 0 <= rang < len(self._entrees) else None

    def ouvrir(self) -> None:
        liste = self.liste
        self.poste.taches.query(
            lambda: self.poste.session.nomenclatures.de(liste), self._montrer, pour=self, cle="liste"
        )

    def achever(self) -> None:
        for champ in (self.libelle, self.detail):
            champ.achever()

    def _ranger(self) -> None:
        carte = self.carte(
            "Vos mots",
            "Renommer ou réunir change ce qui sera proposé et compté\u202f; ce qui est déjà écrit garde son code, et "
            "un bilan arrêté ne bouge pas.",
        )
        carte.addWidget(Champ("Lis&te", self.choix))
        carte.addWidget(self._longue)
        flux = Flux(espace=16, colonne=self.poste.apparence.px(300))
        for colonne in (self._gauche(), self._droite()):
            flux.addWidget(colonne)
        carte.addLayout(flux)
        bas = self.carte("Ajouter une ligne")
        for partie in (self.ajout, self._comme):
            bas.addWidget(partie)
        bas.addLayout(rangee([self.ajouter]))
        self.colonne.addStretch()

    def _gauche(self) -> QWidget:
        self.lignes.setAccessibleName("Lignes de la liste")
        self.lignes.setMinimumHeight(self.poste.apparence.px(260))
        return _colonne(self.lignes, rangee([self.monter, self.descendre]))

    def _droite(self) -> QWidget:
        self.detail.editeur.setFixedHeight(self.poste.apparence.px(160))
        return _colonne(
            self._etat, self.libelle, self.detail, self.vers, rangee([self.reunir]), rangee([self.ecarter])
        )

    def _brancher(self) -> None:
        self.choix.activated.connect(lambda _: self._changer_de_liste())
        self.lignes.currentRowChanged.connect(lambda _: self._redire())
        self.libelle.quitte.connect(self._renommer)
        self.detail.quitte.connect(self._detailler)
        self.monter.clicked.connect(lambda: self._deplacer(-1))
        self.descendre.clicked.connect(lambda: self._deplacer(1))
        self.reunir.clicked.connect(self._reunir)
        self.ecarter.clicked.connect(self._ecarter)
        self.ajouter.clicked.connect(self._ajouter)
        if isinstance(self.ajout.editeur, QLineEdit):
            self.ajout.editeur.returnPressed.connect(self._ajouter)

    def _changer_de_liste(self) -> None:
        self.dire("")
        self.lignes.setCurrentRow(-1)
        self.ouvrir()

    def _montrer(self, entrees: list[Entree]) -> None:
        garde = self.choisie.id if self.choisie else None
        self._entrees = entrees
        self.lignes.blockSignals(True)  # noqa: FBT003 - Qt
        self.lignes.clear()
        for entree in entrees:
            self.lignes.addItem(QListWidgetItem(_ligne(entree, entrees)))
        rang = next((rang for rang, entree in enumerate(entrees) if entree.id == garde), 0)
        self.lignes.setCurrentRow(rang if entrees else -1)
        self.lignes.blockSignals(False)  # noqa: FBT003 - Qt
        actives = sum(entree.active for entree in entrees)
        trop = actives > LONGUE
        self._longue.setText(
            f"{actives}\u00a0lignes proposées\u00a0: au-delà de {LONGUE}, une liste se parcourt moins vite qu’elle "
            "n’aide. Réunissez celles qui se ressemblent."
        )
        self._longue.setVisible(trop)
        self._redire()

    def _redire(self) -> None:
        entree = self.choisie
        for partie in (self.libelle, self.monter, self.descendre, self.ecarter, self.reunir, self.vers):
            partie.setEnabled(entree is not None)
        if entree is None:
            return
        self.libelle.montrer(entree.libelle)
        themes = self.liste is Liste.THEMES
        self.detail.setVisible(themes)
        if themes:
            self.detail.montrer("\n".join(entree.attributs.get("sous_themes", "").split("|")).strip())
        fixe = entree.code in NECESSAIRES
        autres = {str(e.id): e.libelle for e in self._entrees if e.active and e.id != entree.id}
        if isinstance(self.vers.editeur, Choix):
            self.vers.editeur.remplir(autres)
        for place in (self.vers, self.reunir, self.ecarter):
            place.setVisible(not fixe)
        self.reunir.setVisible(not fixe and entree.active)
        self.vers.setVisible(not fixe and entree.active)
        self.ecarter.setText("Ne p&lus proposer" if entree.active else "Proposer de nou&veau")
        redire(self._etat, _etat(entree, self._entrees))
        modele = _COMME.get(self.liste)
        self._comme.setText(f"La nouvelle ligne\u00a0: {modele} «\u00a0{entree.libelle}\u00a0»." if modele else "")
        self._comme.setVisible(bool(modele))

    def _deplacer(self, pas: int) -> None:
        rang = self.lignes.currentRow()
        voulu = rang + pas
        if not (0 <= rang < len(self._entrees) and 0 <= voulu < len(self._entrees)):
            return
        ids = [entree.id for entree in self._entrees]
        ids[rang], ids[voulu] = ids[voulu], ids[rang]
        liste, nomenclatures = self.liste, self.poste.session.nomenclatures

        def travail() -> tuple[None, Changes]:
            return None, nomenclatures.ordonner(liste, ids)

        self._commander(travail)

    def _renommer(self) -> None:
        entree, libelle = self.choisie, self.libelle.valeur.strip()
        if entree is not None:
            nomenclatures, ident = self.poste.session.nomenclatures, entree.id
            self._commander(lambda: nomenclatures.renommer(ident, libelle), self.libelle)

    def _detailler(self) -> None:
        entree, lignes = self.choisie, self.detail.valeur.splitlines()
        if entree is not None:
            nomenclatures, ident = self.poste.session.nomenclatures, entree.id
            self._commander(lambda: nomenclatures.sous_themes(ident, lignes), self.detail)

    def _reunir(self) -> None:
        entree, vers = self.choisie, self.vers.valeur
        if entree is not None and vers:
            nomenclatures, ident = self.poste.session.nomenclatures, entree.id
            self._commander(lambda: nomenclatures.fusionner(ident, int(vers)), self.vers)

    def _ecarter(self) -> None:
        entree = self.choisie
        if entree is not None:
            nomenclatures = self.poste.session.nomenclatures
            faire = nomenclatures.desactiver if entree.active else nomenclatures.reactiver
            ident = entree.id
            self._commander(lambda: faire(ident))

    def _ajouter(self) -> None:
        liste, libelle, modele = self.liste, self.ajout.valeur.strip(), self.choisie
        attributs = modele.attributs if modele and liste in _COMME else {}
        repris = {nom: valeur for nom, valeur in attributs.items() if nom not in _NON_REPRIS}
        nomenclatures = self.poste.session.nomenclatures
        self._commander(lambda: nomenclatures.ajouter(liste, libelle, repris), self.ajout, self._ajoutee)

    def _ajoutee(self, _entree: object) -> None:
        self.ajout.vider()
        self.ajout.editeur.setFocus()

    def _commander(
        self,
        travail: Callable[[], tuple[object, Changes]],
        champ: Champ | None = None,
        puis: Callable[[object], None] | None = None,
    ) -> None:
        def finir(resultat: object) -> None:
            if champ is not None:
                champ.dire("")
            self.ouvrir()
            if puis:
                puis(resultat)

        def refuser(erreur: Exception) -> None:
            if champ is not None and isinstance(erreur, Refus):
                champ.dire(phrase(erreur))
            else:
                self.refuser(erreur)

        self.poste.taches.command(travail, finir, initiateur=self, sinon=refuser)


def _colonne(*parties: QWidget | Flux) -> QWidget:
    widget = QWidget()
    colonne = QVBoxLayout(widget)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(8)
    for partie in parties:
        if isinstance(partie, Flux):
            colonne.addLayout(partie)
        else:
            colonne.addWidget(partie)
    colonne.addStretch()
    return widget


def _texte() -> QPlainTextEdit:
    editeur = QPlainTextEdit()
    editeur.setTabChangesFocus(True)
    return editeur


def _ligne(entree: Entree, entrees: list[Entree]) -> str:
    if entree.fusionnee_dans:
        return f"{entree.libelle} → {_dit(entree.fusionnee_dans, entrees)}"
    return entree.libelle if entree.active else f"{entree.libelle} (n’est plus proposée)"


def _etat(entree: Entree, entrees: list[Entree]) -> str:
    if entree.fusionnee_dans:
        return f"Compte désormais comme «\u00a0{_dit(entree.fusionnee_dans, entrees)}\u00a0»."
    if not entree.active:
        return "N’est plus proposée\u202f; ce qui la porte la garde."
    return "Reste dans chaque liste." if entree.code in NECESSAIRES else f"Code {entree.code}, qui ne change jamais."


def _dit(code: str, entrees: list[Entree]) -> str:
    return next((entree.libelle for entree in entrees if entree.code == code), code)
