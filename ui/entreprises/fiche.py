"""The sheet of an entreprise: its name, where it stands, then its parts."""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout

from app.context import Session
from app.domain.changes import Changes
from app.domain.entreprises import Entreprise
from ui.entreprises.bilans import Bilans
from ui.entreprises.contrats import Contrats
from ui.entreprises.effectifs import Effectifs
from ui.entreprises.identite import Identite
from ui.entreprises.permanences import Permanences
from ui.poste import Poste
from ui.widgets.etiquettes import cadre, etiquette
from ui.widgets.liste_et_fiche import FicheDePage
from ui.widgets.volet import Volet

_SORTES = ("entreprises",)


class Fiche(FicheDePage):
    """One entreprise; empty until one is chosen."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.nom = etiquette(genre="titre")
        self._situation = etiquette(genre="second")
        self._onglets = QTabBar()
        self._volets = QStackedWidget()
        self.identite = Identite(poste)
        self.effectifs = Effectifs(poste)
        self.contrats = Contrats(poste)
        self.permanences = Permanences(poste)
        self.bilans = Bilans(poste)
        self._parties: dict[str, Volet] = {
            "Fiche": self.identite,
            "Effectifs": self.effectifs,
            "Contrats": self.contrats,
            "Permanences": self.permanences,
            "Bilans": self.bilans,
        }
        self._vide = etiquette("Choisissez une entreprise dans la liste.", "second")
        self._ranger()
        self._montrer_vide(oui=True)

    def ouvrir(self, entreprise_id: int) -> None:
        """Show an entreprise."""
        if entreprise_id == self._ident:
            return
        self._ident = entreprise_id
        for volet in self._parties.values():
            volet.presenter(entreprise_id)
        self._lire()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed."""
        for volet in self._parties.values():
            volet.suivre(changes, initiateur)
        if self._ident is not None and any(map(changes.touche, _SORTES)):
            self._lire()

    def montrer_onglet(self, titre: str) -> None:
        """Show one part."""
        self._onglets.setCurrentIndex(list(self._parties).index(titre))

    def ajouter(self, titre: str, volet: Volet) -> None:
        """Add a part that another feature shows of the entreprise."""
        self._parties[titre] = volet
        self._onglets.addTab(titre)
        self._volets.addWidget(volet)

    def entrer(self) -> None:
        """Go to the parts."""
        self._onglets.setFocus()

    def vider(self) -> None:
        """Forget the entreprise."""
        super().vider()
        self.nom.clear()
        self._situation.clear()
        for volet in self._parties.values():
            volet.vider()
        self._montrer_vide(oui=True)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 12)
        colonne.setSpacing(8)
        for partie in (self._vide, self.nom, self._situation, self._onglets, cadre("filet")):
            colonne.addWidget(partie)
        colonne.addWidget(self._volets, 1)
        self._onglets.setAccessibleName("Parties de la fiche")
        self._onglets.setUsesScrollButtons(True)
        self._onglets.setExpanding(False)
        for titre, volet in self._parties.items():
            self._onglets.addTab(titre)
            self._volets.addWidget(volet)
        self._onglets.currentChanged.connect(self._volets.setCurrentIndex)

    def _lire(self) -> None:
        session, ident = self._poste.session, self._ident
        if ident is not None:
            self._poste.taches.query(
                lambda: _lire(session, ident), lambda lu: self._montrer(*lu), pour=self, cle="fiche"
            )

    def _montrer(self, entreprise: Entreprise, situation: str) -> None:
        if entreprise.id != self._ident:
            return
        self._montrer_vide(oui=False)
        self.nom.setText(entreprise.nom)
        self._situation.setText(situation)
        self._situation.setVisible(bool(situation))

    def _montrer_vide(self, *, oui: bool) -> None:
        self._vide.setVisible(oui)
        for partie in (self.nom, self._situation, self._onglets, self._volets):
            partie.setVisible(not oui)


def _lire(session: Session, ident: int) -> tuple[Entreprise, str]:
    entreprise = session.entreprises.get(ident)
    lieu = f"{entreprise.code_postal} {entreprise.ville}".strip()
    siret = f"SIRET\u00a0{entreprise.siret}" if entreprise.siret else ""
    etat = "" if entreprise.active else "inactive"
    return entreprise, " · ".join(dit for dit in (lieu, siret, etat) if dit)
