"""The sheet of one invoice: what it says and what one may do on the left, its page on the right."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.context import Session
from app.domain.changes import Changes
from app.domain.factures import EtatFacture, Facture, NatureFacture
from app.services.errors import Introuvable
from app.services.factures import Inscription
from ui.factures.brouillon import Brouillon, Lu
from ui.factures.emise import Emise
from ui.factures.liste import SORTES
from ui.factures.mots import COULEURS, etat_de, nom, suite
from ui.factures.nouvelle import demander_emission, demander_paiement
from ui.lecture import copies
from ui.lecture.impression import AvertissementImpression, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, courte, etiquette, redire
from ui.widgets.flux import Flux
from ui.widgets.liste_et_fiche import FicheDePage

_SORTES = (*SORTES, "acheteurs", "praticienne", "contrats", "approbations")
_LARGE = 820
"""Width at 100 % from which the page stands beside the fields."""
_VIDE = "Choisissez une facture dans la liste."


class Fiche(FicheDePage):
    """`avoir_prepare` gives the draft to open, `reglages_voulus` and `entreprise_voulue` lead to what is missing."""

    avoir_prepare = Signal(int)
    reglages_voulus = Signal()
    entreprise_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._inscription: Inscription | None = None
        self._titre = etiquette(genre="titre")
        self._puce = courte(genre="puce")
        self._suite = etiquette(genre="second")
        self._vide = etiquette(_VIDE, "second")
        self.brouillon = Brouillon(poste)
        self.emise = Emise(poste)
        self.lecteur = Lecteur("Aperçu de la facture", poste.apparence)
        self.emettre = bouton("É&mettre…", "primaire")
        self.payer = bouton("Enregistrer un &paiement…", "primaire")
        self.exporter = bouton("E&xporter pour ma plateforme agréée…")
        self.avoir = bouton("Préparer un a&voir")
        self.imprimer = bouton("&Imprimer…")
        self.supprimer = bouton("Supprimer le &brouillon")
        self._bascule = bouton("Voir la page", "lien")
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._gauche = QWidget()
        self._page_seule = False
        self._ranger()
        self._brancher()
        self._montrer_vide(oui=True)

    def ouvrir(self, facture_id: int) -> None:
        """Show an invoice."""
        if facture_id != self._ident:
            self.brouillon.achever()
            self._ident = facture_id
            self._lire()

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Read again when what is shown changed."""
        if self._ident is not None and any(map(changes.touche, _SORTES)):
            self._lire()

    def entrer(self) -> None:
        """Go to the fields."""
        self._gauche.setFocus()

    def vider(self) -> None:
        """Keep what is being typed, then forget the invoice."""
        self.brouillon.achever()
        super().vider()
        self._inscription = None
        for partie in (self.brouillon, self.emise, self.lecteur):
            partie.vider()
        for mots in (self._titre, self._suite, self._puce):
            mots.clear()
        self._montrer_vide(oui=True)

    def demander_emission(self) -> Dialogue | None:
        """Ask before freezing; what is being typed is kept first."""
        self.brouillon.achever()
        return demander_emission(self, self._poste, self._inscription.facture) if self._inscription else None

    def demander_paiement(self) -> Dialogue | None:
        """Ask what was received."""
        return demander_paiement(self, self._poste, self._inscription) if self._inscription else None

    def deposer(self, chemin: Path) -> None:
        """Write the Factur-X file where she said."""
        facture_id, factures = self._ident, self._poste.session.factures
        if facture_id is not None:
            self._poste.taches.longue(
                lambda *_: factures.exporter(facture_id, chemin, remplacer=True),
                lambda _: None,
                libelle="Export de la facture",
                pour=self,
            )

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self._partager()

    def _brancher(self) -> None:
        self.emettre.clicked.connect(self.demander_emission)
        self.payer.clicked.connect(self.demander_paiement)
        self.exporter.clicked.connect(self._choisir_fichier)
        self.avoir.clicked.connect(self._preparer_avoir)
        self.imprimer.clicked.connect(
            lambda: AvertissementImpression(self, self._poste.apparence, self._lancer_impression).open()
        )
        self.supprimer.clicked.connect(self._supprimer)
        self._bascule.clicked.connect(self._basculer)
        self.brouillon.reglages_voulus.connect(self.reglages_voulus)
        self.brouillon.entreprise_voulue.connect(self.entreprise_voulue)

    def _lire(self) -> None:
        session, ident = self._poste.session, self._ident or 0
        self._poste.taches.query(
            lambda: _lire(session, ident),
            lambda lu: self._montrer(*lu) if lu[0].facture.id == self._ident else None,
            pour=self,
            cle="facture",
            sinon=self._perdre,
        )

    def _perdre(self, erreur: Exception) -> None:
        """Leave a draft that is no more; say anything else."""
        self.vider()
        if not isinstance(erreur, Introuvable):
            self._poste.taches.echouee.emit(erreur)

    def _montrer(self, inscription: Inscription, lu: Lu, pdf: bytes) -> None:
        self._inscription = inscription
        facture = inscription.facture
        self._montrer_vide(oui=False)
        self._titre.setText(nom(facture))
        redire(self._puce, etat_de(inscription), COULEURS[inscription.etat])
        self._suite.setText(f"{inscription.entreprise}, {suite(inscription)}")
        if facture.emise:
            self.brouillon.vider()
            self.emise.montrer(inscription)
        else:
            self.emise.vider()
            self.brouillon.montrer(lu)
        self.lecteur.montrer(pdf)
        self.lecteur.setAccessibleDescription(f"{nom(facture)}, {inscription.entreprise}")
        self._permettre(inscription)
        self._partager()

    def _permettre(self, inscription: Inscription) -> None:
        facture = inscription.facture
        simple = facture.emise and facture.nature is NatureFacture.FACTURE
        for geste, possible in (
            (self.emettre, not facture.emise),
            (self.supprimer, not facture.emise),
            (self.payer, simple and inscription.etat is not EtatFacture.SOLDEE),
            (self.exporter, facture.emise),
            (self.avoir, simple),
            (self.imprimer, facture.emise),
        ):
            geste.setVisible(possible)
        self.brouillon.setVisible(not facture.emise)
        self.emise.setVisible(facture.emise)

    def _choisir_fichier(self) -> None:
        if self._inscription is not None:
            nom_ = self._inscription.facture.numero.lower()
            copies.choisir(self, f"{nom_}.pdf", self.deposer)

    def _preparer_avoir(self) -> None:
        facture_id, factures = self._ident or 0, self._poste.session.factures

        def ouvrir(brouillon: Facture) -> None:
            self.avoir_prepare.emit(brouillon.id)

        self._poste.taches.command(lambda: factures.avoir(facture_id), ouvrir)

    def _supprimer(self) -> None:
        facture_id, factures = self._ident or 0, self._poste.session.factures
        self._poste.taches.command(lambda: (None, factures.delete(facture_id)), lambda _: self.vider())

    def _lancer_impression(self) -> None:
        journal = self._poste.session.journal
        imprimer(self, self.lecteur.document_, partial(journal.noter, "imprimer", "factures", self._ident))

    def _basculer(self) -> None:
        self._page_seule = not self._page_seule
        self._partager()

    def _partager(self) -> None:
        """Stand both side by side when there is room, else show one at a time."""
        large = self.width() >= self._poste.apparence.px(_LARGE)
        montree = self._inscription is not None
        self._bascule.setVisible(montree and not large)
        self._bascule.setText("Revenir à la facture" if self._page_seule else "Voir la page")
        self._gauche.setVisible(montree and (large or not self._page_seule))
        self.lecteur.setVisible(montree and (large or self._page_seule))

    def _montrer_vide(self, *, oui: bool) -> None:
        self._vide.setVisible(oui)
        for partie in (self._titre, self._puce, self._suite, self._cote):
            partie.setVisible(not oui)
        if oui:
            self._bascule.hide()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 12)
        colonne.setSpacing(8)
        haut = QHBoxLayout()
        haut.setSpacing(12)
        haut.addWidget(self._titre, 1)
        haut.addWidget(self._puce)
        colonne.addWidget(self._vide)
        colonne.addLayout(haut)
        colonne.addWidget(self._suite)
        colonne.addWidget(self._bascule, 0, Qt.AlignmentFlag.AlignLeft)
        self._ranger_gauche()
        self._cote.setChildrenCollapsible(False)
        self._cote.addWidget(self._gauche)
        self._cote.addWidget(self.lecteur)
        self._cote.setStretchFactor(0, 1)
        self._cote.setStretchFactor(1, 1)
        self._cote.setSizes([5_000, 5_000])
        colonne.addWidget(self._cote, 1)

    def _ranger_gauche(self) -> None:
        dehors = QVBoxLayout(self._gauche)
        dehors.setContentsMargins(0, 0, 8, 0)
        dehors.setSpacing(8)
        gestes = Flux(espace=8)
        for geste in (self.emettre, self.payer, self.exporter, self.imprimer, self.avoir, self.supprimer):
            gestes.addWidget(geste)
        dehors.addLayout(gestes)
        contenu = QWidget()
        dedans = QVBoxLayout(contenu)
        dedans.setContentsMargins(0, 4, 8, 16)
        dedans.setSpacing(12)
        dedans.addWidget(self.brouillon)
        dedans.addWidget(self.emise)
        dedans.addStretch(1)
        dehors.addWidget(Defilant(contenu), 1)


def _lire(session: Session, ident: int) -> tuple[Inscription, Lu, bytes]:
    factures = session.factures
    inscription = factures.inscription(ident)
    facture = inscription.facture
    if facture.emise:
        return inscription, Lu(facture, {}, ()), factures.apercu(ident)
    depassements = session.depassements
    au_dela, attend = depassements.proposer(ident), depassements.en_attente(ident)
    deja = tuple(factures.chevauchantes(ident))
    lu = Lu(facture, factures.remarques(ident), factures.manques(ident), au_dela, attend, deja)
    return inscription, lu, factures.apercu(ident)
