"""The register of the bilans arrêtés of one entreprise: read again, copied, handed over."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.formats import jour, periode
from app.domain.changes import Changes
from app.domain.remises import Remise
from app.services.remises import Inscription
from ui.lecture import copies
from ui.lecture.document import Document
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, cadre, courte, etiquette
from ui.widgets.flux import Flux
from ui.widgets.saisies import JOUR_EXIGE, TEXTE

SORTES = ("publications", "remises")
_VIDE = "Aucun bilan arrêté. La page Bilans prépare le document, puis l’arrête."
_GROUPE = 8
_REMISE = {
    "a": ("À qui", TEXTE),
    "le": ("Le", JOUR_EXIGE),
    "moyen": ("Comment (en main propre, par courriel…)", TEXTE),
}


class Registre(QWidget):
    """One card per release, the last first."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._entreprise: int | None = None
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(8)

    def montrer(self, entreprise_id: int) -> None:
        """Show the register of an entreprise."""
        self._entreprise = entreprise_id
        session = self._poste.session
        self._poste.taches.query(
            lambda: session.remises.registre(entreprise_id), self._remplir, pour=self, cle="registre"
        )

    def suivre(self, changes: Changes) -> None:
        """Read again when a release or a remise was added, or taken back."""
        if self._entreprise is not None and (not changes.ids or any(map(changes.touche, SORTES))):
            self.montrer(self._entreprise)

    def vider(self) -> None:
        """Forget the register."""
        self._entreprise = None
        self._oter()

    def demander_remise(self, inscription: Inscription) -> Dialogue:
        """Ask to whom a release was handed, and when."""
        dialogue = Dialogue(self, self._poste, "Enregistrer la remise", "&Enregistrer la remise", _REMISE)
        dialogue.expliquer(f"{_nom(inscription)}, {_arrete(inscription)}.")
        remises = self._poste.session.remises
        dialogue.demander(
            {"a": "", "le": aujourd_hui(), "moyen": ""},
            lambda lu: remises.enregistrer(Remise(publication_id=inscription.id, **lu)),
        )
        return dialogue

    def _remplir(self, inscriptions: list[Inscription]) -> None:
        self._oter()
        for inscription in inscriptions:
            self._colonne.addWidget(self._carte(inscription))
        if not inscriptions:
            self._colonne.addWidget(etiquette(_VIDE, "second"))

    def _oter(self) -> None:
        while (item := self._colonne.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def _carte(self, inscription: Inscription) -> QWidget:
        carte = cadre("carte")
        colonne = QVBoxLayout(carte)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(4)
        haut = QHBoxLayout()
        haut.addWidget(etiquette(_nom(inscription), "fort"), 1)
        if not inscription.remises:
            haut.addWidget(courte("Pas encore remis", "puce", "attention"))
        colonne.addLayout(haut)
        colonne.addWidget(etiquette(f"{_arrete(inscription)[:1].upper()}{_arrete(inscription)[1:]}.", "second"))
        for remise in inscription.remises:
            colonne.addWidget(etiquette(_remise(remise)))
        colonne.addWidget(etiquette(f"Empreinte du PDF (SHA-256)\u00a0: {_lisible(inscription.empreinte)}", "second"))
        colonne.addLayout(self._gestes(inscription))
        return carte

    def _gestes(self, inscription: Inscription) -> Flux:
        gestes = Flux(espace=8)
        nom = _nom(inscription)
        for texte, dit, faire in (
            ("Afficher", f"Afficher {nom}", self.afficher),
            ("Enregistrer une copie…", f"Enregistrer une copie de {nom}", self._copier),
            ("Enregistrer la remise…", f"Enregistrer la remise de {nom}", self.demander_remise),
        ):
            geste = bouton(texte, nom=dit)
            geste.clicked.connect(lambda _=False, agir=faire: agir(inscription))
            gestes.addWidget(geste)
        return gestes

    def afficher(self, inscription: Inscription) -> None:
        """Show the stored bytes of a release."""
        bilans = self._poste.session.bilans
        self._poste.taches.query(
            lambda: bilans.relire(inscription.id, "pdf"), partial(self._ouvrir, inscription), pour=self, cle="pdf"
        )

    def _ouvrir(self, inscription: Inscription, octets: bytes) -> None:
        Document(self, self._poste, _nom(inscription), octets, inscription.id).open()

    def _copier(self, inscription: Inscription) -> None:
        nom = f"bilan_{inscription.du}_{inscription.au}_v{inscription.version}.pdf"
        copies.choisir(self, nom, partial(self._deposer, inscription))

    def _deposer(self, inscription: Inscription, chemin: Path) -> None:
        session = self._poste.session

        def travail() -> Path:
            session.journal.noter("exporter", "publications", inscription.id)
            return copies.deposer(chemin, session.bilans.relire(inscription.id, "pdf"))

        self._poste.taches.longue(lambda *_: travail(), lambda _: None, libelle="Copie du bilan", pour=self)


def _nom(inscription: Inscription) -> str:
    return f"Bilan {periode(inscription.du, inscription.au)}, version {inscription.version}"


def _arrete(inscription: Inscription) -> str:
    return f"arrêté le {jour(inscription.arrete_le)}"


def _remise(remise: Remise) -> str:
    moyen = f" ({remise.moyen})" if remise.moyen else ""
    return f"Remis le {jour(remise.le)} à {remise.a}{moyen}"


def _lisible(empreinte: str) -> str:
    """Return a print in groups that one may read aloud."""
    return " ".join(empreinte[i : i + _GROUPE] for i in range(0, len(empreinte), _GROUPE))
