"""The list pane: the entreprises that pay, those that no longer do last."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from app.bilan.formats import accorder
from app.context import Session
from app.domain.changes import Changes
from app.domain.effectifs import dire_effectif
from app.domain.entreprises import Entreprise
from app.domain.texte import mots
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.deux_lignes import ROLE_LIGNE, DeuxLignes, ModeleDeuxLignes, RangeeDeuxLignes
from ui.widgets.etiquettes import bouton, etiquette

_SORTES = ("entreprises", "sites", "effectifs", "contrats", "conditions")
_VIDE = "Aucune entreprise. « Nouvelle entreprise » ouvre la première."
_FILTRE_VIDE = "Aucune entreprise ne correspond au filtre."


def lire_lignes(session: Session) -> list[DeuxLignes]:
    """Return one row per entreprise, the active ones first."""
    entreprises = sorted(session.entreprises.toutes(), key=lambda e: not e.active)
    return [_ligne(session, entreprise) for entreprise in entreprises]


def _ligne(session: Session, entreprise: Entreprise) -> DeuxLignes:
    jour = aujourd_hui()
    total = session.entreprises.effectifs.total_au(entreprise.id, jour)
    sites = [site.nom for site in session.entreprises.sites.de(entreprise.id) if site.actif]
    en_force = [c for c in session.contrats.de(entreprise.id) if c.fin is None or c.fin >= jour]
    effectif = f"{dire_effectif(total.nombre, plancher=total.plancher)}\u00a0salariés" if total else ""
    lieux = ", ".join(sites) if len(sites) <= 2 else accorder(len(sites), "site")  # noqa: PLR2004 - what fits
    contrat = (en_force[0].reference or "contrat sans référence") if en_force else "sans contrat en cours"
    etat = "" if entreprise.active else "inactive"
    second = " · ".join(dit for dit in (etat, contrat, lieux) if dit)
    phrase = ", ".join(dit for dit in (entreprise.nom, effectif, etat, contrat, lieux) if dit)
    return DeuxLignes(entreprise.id, entreprise.nom, effectif, second, phrase)


class ListeEntreprises(QFrame):
    """Entreprises found as one types; `choisie` tells the id of the current one."""

    choisie = Signal(int)
    nouvelle_voulue = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setObjectName("liste")
        self._poste = poste
        self._lignes: list[DeuxLignes] = []
        self._voulue: int | None = None
        self.modele = ModeleDeuxLignes()
        self._delegue = RangeeDeuxLignes(poste.apparence)
        self.filtre = QLineEdit()
        self.vue = QListView()
        self._vide = etiquette(genre="second")
        self._nouvelle = bouton("Nouvelle entreprise…")
        self._ranger()
        self.filtre.textChanged.connect(lambda _: self._filtrer())
        self.vue.selectionModel().currentChanged.connect(self._choisir)
        self._nouvelle.clicked.connect(self.nouvelle_voulue)

    def relire(self) -> None:
        """Read the list."""
        session = self._poste.session
        self._poste.taches.query(lambda: lire_lignes(session), self._recevoir, pour=self, cle="entreprises")

    def suivre(self, changes: Changes) -> None:
        """Read again when what is shown changed."""
        if any(map(changes.touche, _SORTES)):
            self.relire()

    def montrer(self, entreprise_id: int) -> None:
        """Make an entreprise the current one."""
        self._voulue = entreprise_id
        if self.modele.rang(entreprise_id) < 0:
            self.filtre.clear()
        self._retrouver()

    def vider(self) -> None:
        """Forget every name."""
        self._lignes = []
        self.filtre.clear()
        self.modele.recevoir([])

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 12, 0, 0)
        colonne.setSpacing(8)
        haut = QVBoxLayout()
        haut.setContentsMargins(14, 0, 14, 4)
        haut.setSpacing(8)
        for partie in (etiquette("Entreprises", "volet"), self.filtre, self._nouvelle, self._vide):
            haut.addWidget(partie)
        colonne.addLayout(haut)
        colonne.addWidget(self.vue, 1)
        self._poste.apparence.icones.poser(self._nouvelle, "plus")
        self.filtre.setPlaceholderText("Filtrer\u00a0: nom, site, contrat…")
        self.filtre.setAccessibleName("Filtrer les entreprises par nom, site ou contrat")
        self.vue.setObjectName("liste_personnes")
        self.vue.setAccessibleName("Entreprises")
        self.vue.setModel(self.modele)
        self.vue.setItemDelegate(self._delegue)
        self.vue.setUniformItemSizes(True)
        self.vue.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._vide.hide()
        self.setMinimumWidth(self._poste.apparence.px(240))

    def _recevoir(self, lignes: list[DeuxLignes]) -> None:
        self._lignes = lignes
        self._filtrer()

    def _filtrer(self) -> None:
        cherches = mots(self.filtre.text())
        retenues = [ligne for ligne in self._lignes if _repond(ligne, cherches)]
        self.modele.recevoir(retenues)
        self._vide.setText(_FILTRE_VIDE if cherches else _VIDE)
        self._vide.setVisible(not retenues)
        self._retrouver()

    def _retrouver(self) -> None:
        rang = self.modele.rang(self._voulue) if self._voulue is not None else -1
        if rang >= 0:
            self.vue.setCurrentIndex(self.modele.index(rang))

    def _choisir(self, index: QModelIndex) -> None:
        ligne = index.data(ROLE_LIGNE)
        if isinstance(ligne, DeuxLignes):
            self._voulue = ligne.ident
            self.choisie.emit(ligne.ident)


def _repond(ligne: DeuxLignes, cherches: list[str]) -> bool:
    dits = mots(ligne.phrase)
    return all(any(dit.startswith(cherche) for dit in dits) for cherche in cherches)


