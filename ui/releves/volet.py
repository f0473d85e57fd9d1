"""The relevés of an entreprise: of which contrat, over which months, what they fold and why, those handed out."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.motifs import Etat
from app.context import Session
from app.domain.contrats import Contrat
from app.errors import Refus
from app.messages import phrase
from app.services.releves import Apercu, Explication, ReleveRemis
from ui.lecture.document import Document
from ui.poste import Poste
from ui.releves.apercu import ApercuReleve
from ui.releves.mots import ATTENTE, AUCUN, POUR_VOUS, PRESENTATION, VIDE, remis, total
from ui.releves.periodes import ChoixPeriode
from ui.widgets.cartes import Carte, Rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, courte, etiquette, filet, redire
from ui.widgets.volet import Volet, carte

_TOUJOURS = date(1900, 1, 1), date(9999, 12, 31)
_ETATS = {Etat.IMPRIME: "ok"}


@dataclass(frozen=True, slots=True)
class _Lu:
    contrats: list[Contrat]
    choisi: int
    apercu: Apercu | None
    refus: str
    remis: list[ReleveRemis]


class VoletReleves(Volet):
    """Each choice makes the relevé again; only writing it hands it out."""

    sortes: ClassVar[tuple[str, ...]] = (
        "contrats", "conditions", "interventions", "permanences", "publications", "releves", "sites",
    )  # fmt: skip

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.contrat = Champ("&Contrat", Choix())
        self.periode = ChoixPeriode(poste.apparence)
        self.ouvrir = bouton("Voir et &enregistrer…", "primaire")
        self._etat = etiquette()
        self._attention = etiquette(etat="attention")
        self._apercu: Apercu | None = None
        self._voulu = 0
        self._dits = QVBoxLayout()
        self._dits.setSpacing(8)
        self._remis = QVBoxLayout()
        self._vide = etiquette(VIDE, "second")
        self._ranger()
        self.contrat.editeur.currentIndexChanged.connect(lambda _: self.relire())  # type: ignore[union-attr]
        self.periode.change.connect(self.relire)
        self.ouvrir.clicked.connect(self.afficher)

    def choisir(self, contrat_id: int) -> None:
        """Show the relevé of a contrat."""
        self._voulu = contrat_id
        self.relire()

    def lire(self, session: Session, entreprise_id: int) -> _Lu:
        """Make the relevé chosen."""
        contrats = session.contrats.de(entreprise_id)[::-1]
        choisi, bornes = self._contrat_de(contrats), self.periode.bornes
        remis_ = session.releves.remis(entreprise_id, *_TOUJOURS)
        if not choisi or bornes is None:
            return _Lu(contrats, choisi, None, ATTENTE if choisi else "", remis_)
        try:
            return _Lu(contrats, choisi, session.releves.apercu(choisi, *bornes), "", remis_)
        except Refus as erreur:
            return _Lu(contrats, choisi, None, phrase(erreur), remis_)

    def montrer(self, lu: _Lu) -> None:
        """Show what the relevé says and what it folds."""
        references = {c.id: c.reference or "sans référence" for c in lu.contrats}
        self.contrat.proposer({str(ident): dit for ident, dit in references.items()})
        self.contrat.montrer(str(lu.choisi or ""))
        self._voulu = 0
        self._apercu = lu.apercu
        redire(self._etat, total(lu.apercu.releve) if lu.apercu else lu.refus, "" if lu.apercu else "attention")
        avertis = lu.apercu.avertissements if lu.apercu else ()
        self._attention.setText("\n".join(avertis))
        self._attention.setVisible(bool(avertis))
        self._expliquer(lu.apercu.explications if lu.apercu else ())
        self._lister(lu.remis, references)
        for partie in (self._fond, self._liste):
            partie.setVisible(bool(lu.contrats))
        self._vide.setVisible(not lu.contrats)
        self.ouvrir.setEnabled(lu.apercu is not None)

    def afficher(self) -> ApercuReleve | None:
        """Open the pages."""
        if self._apercu is None:
            return None
        dialogue = ApercuReleve(self, self.poste, int(self.contrat.valeur or 0), self._apercu)
        dialogue.open()
        return dialogue

    def achever(self) -> None:
        """Nothing is typed here."""

    def oublier(self) -> None:
        """Forget everything."""
        self.contrat.proposer({})
        self._voulu = 0
        self._apercu = None
        self._etat.clear()
        self._attention.clear()
        for colonne in (self._dits, self._remis):
            _oter(colonne)

    def _contrat_de(self, contrats: list[Contrat]) -> int:
        """Return the contrat chosen when it is one of these, else the last one."""
        voulu, ids = self._voulu or int(self.contrat.valeur or 0), [c.id for c in contrats]
        return voulu if voulu in ids else next(iter(ids), 0)

    def _expliquer(self, explications: tuple[Explication, ...]) -> None:
        _oter(self._dits)
        for explication in explications:
            self._dits.addWidget(filet())
            self._dits.addWidget(_rangee(explication))
        if explications:
            self._dits.addWidget(etiquette(POUR_VOUS, "second"))

    def _lister(self, remis_: list[ReleveRemis], references: dict[int, str]) -> None:
        _oter(self._remis)
        liste = Carte("Relevés remis")
        for releve in remis_:
            quand, quoi, contrat = remis(releve, references)
            rangee = Rangee(quand, quoi, contrat)
            rangee.lien("Afficher", f"Afficher {quoi}, remis le {quand}", partial(self._relire_remis, releve, quoi))
            liste.ajouter(rangee)
        liste.vide(AUCUN)
        self._remis.addWidget(liste)

    def _relire_remis(self, releve: ReleveRemis, titre: str) -> None:
        """Show the stored bytes of a relevé handed out."""
        releves = self.poste.session.releves
        self.poste.taches.query(
            lambda: releves.relire(releve.id),
            lambda octets: Document(self, self.poste, titre, octets, releve.id, "releves").open(),
            pour=self,
            cle="pdf",
        )

    def _ranger(self) -> None:
        self._fond, dedans = carte("Relevé d’activité")
        self.contrat.setMaximumWidth(self.poste.apparence.px(320))
        for partie in (etiquette(PRESENTATION, "second"), self.contrat, self.periode, self._etat, self._attention):
            dedans.addWidget(partie)
        dedans.addLayout(self._dits)
        bas = QHBoxLayout()
        bas.addWidget(self.ouvrir)
        bas.addStretch()
        dedans.addLayout(bas)
        self._liste = QWidget()
        self._liste.setLayout(self._remis)
        self._remis.setContentsMargins(0, 0, 0, 0)
        self.colonne.addWidget(self._vide)
        self.colonne.addWidget(self._fond)
        self.colonne.addWidget(self._liste)
        self.colonne.addStretch()


def _rangee(explication: Explication) -> QWidget:
    rangee = QWidget()
    colonne = QVBoxLayout(rangee)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(2)
    haut = QHBoxLayout()
    haut.setSpacing(8)
    haut.addWidget(etiquette(explication.titre, "fort"), 1)
    haut.addWidget(courte(str(explication.etat).capitalize(), "puce", _ETATS.get(explication.etat, "attention")))
    colonne.addLayout(haut)
    for rang, dit in enumerate(explication.phrases):
        colonne.addWidget(etiquette(dit, "" if rang else "second"))
    return rangee


def _oter(colonne: QVBoxLayout) -> None:
    while (item := colonne.takeAt(0)) is not None:
        ancienne = item.widget()
        if ancienne is not None:
            ancienne.hide()
            ancienne.deleteLater()
