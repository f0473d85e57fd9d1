"""The documents of the contrats of an entreprise: which one, with which clauses, what is still to complete."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from app.context import Session
from app.domain.contrats import Contrat
from app.domain.conventions import Ecrit, Genre
from app.errors import Refus
from app.messages import phrase
from app.services.conventions import Choix as ChoixClause
from ui.conventions.apercu import ApercuConvention
from ui.conventions.mots import GENRES, PRESENTATIONS
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet import Volet, carte

_VIDE = "Aucun contrat. L’onglet Contrats ouvre le premier\u00a0; ses documents s’écrivent ensuite ici."
_PRET = "Rien ne manque\u00a0: le document peut être relu et signé."
_AVERTI = "Ces modèles aident à écrire\u00a0; ils ne remplacent pas le conseil d’un juriste."


@dataclass(frozen=True, slots=True)
class _Lu:
    contrats: list[Contrat]
    clauses: list[ChoixClause]
    ecrit: Ecrit | None
    refus: str


class VoletConventions(Volet):
    """Nothing is stored but the clauses chosen: the document is written again each time."""

    sortes: ClassVar[tuple[str, ...]] = (
        "contrats", "conditions", "conventions", "entreprises", "acheteurs", "sites", "effectifs", "facturation",
    )  # fmt: skip

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.contrat = Champ("&Contrat", Choix())
        self.genres = Selecteur("Document")
        self.ouvrir = bouton("Voir et &enregistrer…", "primaire")
        self._presentation = etiquette(genre="second")
        self._etat = etiquette()
        self._clauses = QVBoxLayout()
        self._clauses.setSpacing(2)
        self._boites: dict[str, QCheckBox] = {}
        self._vide = etiquette(_VIDE, "second")
        self._ranger()
        self.choisir(Genre.CONVENTION)
        self.genres.choisi.connect(lambda _: self.relire())
        self.contrat.editeur.currentIndexChanged.connect(lambda _: self.relire())  # type: ignore[union-attr]
        self.ouvrir.clicked.connect(self.afficher)

    @property
    def genre(self) -> Genre:
        """The document chosen."""
        return Genre(str(self.genres.choix or Genre.CONVENTION))

    def choisir(self, genre: Genre) -> None:
        """Show another document."""
        self.genres.montrer({code: dit for code, dit in GENRES.items()}, genre)  # noqa: C416 - wider keys
        self.relire()

    def lire(self, session: Session, entreprise_id: int) -> _Lu:
        """Write the document chosen, to tell what is missing."""
        contrats = session.contrats.de(entreprise_id)[::-1]
        contrat_id = self._contrat_de(contrats)
        if not contrat_id:
            return _Lu(contrats, [], None, "")
        conventions = session.conventions
        try:
            ecrit, refus = conventions.ecrire(contrat_id, self.genre), ""
        except Refus as erreur:
            ecrit, refus = None, phrase(erreur)
        return _Lu(contrats, conventions.choix(contrat_id, self.genre), ecrit, refus)

    def montrer(self, lu: _Lu) -> None:
        """Show the clauses that may be left out, and what is missing."""
        choisi = self._contrat_de(lu.contrats)
        self.contrat.proposer({str(c.id): c.reference or "sans référence" for c in lu.contrats})
        if choisi:
            self.contrat.montrer(str(choisi))
        self._presentation.setText(PRESENTATIONS[self.genre])
        self._oter()
        for choix in lu.clauses:
            self._clauses.addWidget(self._boite(choix))
            if choix.clause.aide:
                self._clauses.addWidget(etiquette(choix.clause.aide, "second"))
        self._dire(lu)
        for partie in (self._fond, self.ouvrir):
            partie.setVisible(bool(lu.contrats))
        self._vide.setVisible(not lu.contrats)
        self.ouvrir.setEnabled(lu.ecrit is not None)

    def afficher(self) -> None:
        """Write the document and open it."""
        contrat_id, genre, conventions = int(self.contrat.valeur or 0), self.genre, self.poste.session.conventions

        def ouvrir(fichiers: dict[str, bytes]) -> None:
            ApercuConvention(self, self.poste, contrat_id, genre, fichiers).open()

        self.poste.taches.query(lambda: conventions.fichiers(contrat_id, genre), ouvrir, pour=self, cle="convention")

    def achever(self) -> None:
        """Nothing is typed here."""

    def oublier(self) -> None:
        """Forget everything."""
        self.contrat.proposer({})
        self._oter()
        self._etat.clear()

    def _contrat_de(self, contrats: list[Contrat]) -> int:
        """Return the contrat chosen when it is one of these, else the last one."""
        voulu = int(self.contrat.valeur or 0)
        ids = [c.id for c in contrats]
        return voulu if voulu in ids else next(iter(ids), 0)

    def _boite(self, choix: ChoixClause) -> QCheckBox:
        boite = QCheckBox(choix.clause.titre)
        boite.setChecked(choix.gardee)
        boite.toggled.connect(lambda _: self._retenir())
        self._boites[choix.clause.id] = boite
        return boite

    def _retenir(self) -> None:
        gardees = frozenset(ident for ident, boite in self._boites.items() if boite.isChecked())
        contrat_id, genre, conventions = int(self.contrat.valeur or 0), self.genre, self.poste.session.conventions
        self.poste.taches.command(lambda: conventions.retenir(contrat_id, genre, gardees), initiateur=self)
        self.relire()

    def _dire(self, lu: _Lu) -> None:
        if lu.ecrit is None:
            redire(self._etat, lu.refus, "attention")
            return
        manques = lu.ecrit.manques
        dit = f"À compléter dans le document\u00a0: {', '.join(manques)}." if manques else _PRET
        redire(self._etat, dit, "attention" if manques else "ok")

    def _oter(self) -> None:
        self._boites = {}
        while (item := self._clauses.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def _ranger(self) -> None:
        self._fond, dedans = carte("Documents du contrat")
        self.contrat.setMaximumWidth(self.poste.apparence.px(320))
        for partie in (etiquette(_AVERTI, "second"), self.contrat, self.genres, self._presentation):
            dedans.addWidget(partie)
        dedans.addLayout(self._clauses)
        dedans.addWidget(self._etat)
        bas = QHBoxLayout()
        bas.addWidget(self.ouvrir)
        bas.addStretch()
        dedans.addLayout(bas)
        self.colonne.addWidget(self._vide)
        self.colonne.addWidget(self._fond)
        self.colonne.addStretch()
