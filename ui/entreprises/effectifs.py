"""Dated headcounts: one grid per axis, its groups down, the dates across; asked for, and read back."""

from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from app.context import Session
from app.domain.changes import Changes
from app.domain.entreprises import AXE_TOTAL, Effectif
from ui.avis import annoncer
from ui.entreprises.demande import DemandeEffectifs
from ui.entreprises.grille import Grille, lire_axes
from ui.entreprises.modele_effectifs import Axe, Saisie, ecarts
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.bascule import quand_coche
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux
from ui.widgets.genres import ENTIER
from ui.widgets.saisies import JOUR_EXIGE, TEXTE
from ui.widgets.volet import Volet, carte

_DATE = {"au": ("Effectif au", JOUR_EXIGE), "nombre": ("Effectif total", ENTIER), "source": ("Source", TEXTE)}
_NOTICE = (
    "Sans effectifs, le bilan n’imprime aucune répartition du public. Un nombre, ou « au moins 20 »\u00a0; vider une "
    "case l’efface."
)


class Effectifs(Volet):
    """Each cell left is one save, one step to undo; a cell refused keeps its words."""

    sortes: ClassVar[tuple[str, ...]] = ("effectifs", "sites", "nomenclatures")
    importer_voulu = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.grille = Grille(poste.apparence)
        self._axes: dict[str, Axe] = {}
        self._axe = "sexe"
        self._puces = QButtonGroup(self)
        self._choix = Flux(espace=6)
        self._dit = etiquette(etat="erreur")
        self._ecarts = etiquette(genre="second")
        self._dater = bouton("Ajouter une &date…")
        self._demander = bouton("De&mander les effectifs…")
        self._importer = bouton("&Importer la réponse…")
        self._ranger()
        self.grille.modele.saisie.connect(self._garder)
        self.grille.modele.refusee.connect(self._refuser)
        self._dater.clicked.connect(self.dater)
        self._demander.clicked.connect(self.demander)
        self._importer.clicked.connect(self.importer_voulu)

    def lire(self, session: Session, entreprise_id: int) -> tuple[dict[str, Axe], list[Effectif]]:
        """Read the axes and every headcount."""
        return lire_axes(session, entreprise_id), session.entreprises.effectifs.de(entreprise_id)

    def montrer(self, lu: tuple[dict[str, Axe], list[Effectif]]) -> None:
        """Show the grid of the axis chosen."""
        axes, effectifs = lu
        if axes.keys() != self._axes.keys():
            self._offrir(axes)
        self._axes = axes
        self.grille.montrer(axes[self._axe], effectifs)
        phrases = ecarts(axes.values(), effectifs)
        self._ecarts.setText("\n".join(phrases))
        self._ecarts.setVisible(bool(phrases))

    def choisir(self, code: str) -> None:
        """Show another axis."""
        self._axe = code
        self._dire("")
        self.relire()

    def dater(self) -> Dialogue:
        """Ask for the whole headcount on a new day: its column opens."""
        dialogue = Dialogue(self, self.poste, "Ajouter une date", "&Ajouter la date", _DATE)
        dialogue.expliquer("L’effectif total à cette date\u00a0; les groupes se remplissent ensuite dans la grille.")
        effectifs, ident = self.poste.session.entreprises.effectifs, self.ident or 0
        dialogue.demander(
            {"au": date(aujourd_hui().year, 1, 1), "nombre": None, "source": ""},
            lambda lu: effectifs.save(Effectif(entreprise_id=ident, **lu | {"nombre": _exiger(lu["nombre"])})),
        )
        return dialogue

    def demander(self) -> DemandeEffectifs:
        """Ask the entreprise for its headcounts."""
        dialogue = DemandeEffectifs(self, self.poste, self.ident or 0)
        dialogue.open()
        return dialogue

    def achever(self) -> None:
        """Keep the cell being typed."""
        self.grille.achever()

    def oublier(self) -> None:
        """Forget every number."""
        self.grille.vider()
        self._dire("")
        self._ecarts.clear()

    def _garder(self, saisie: Saisie) -> None:
        self._dire("")
        effectifs = self.poste.session.entreprises.effectifs
        ident = self.ident or 0

        def travail() -> tuple[Any, Changes]:
            if saisie.nombre is None:
                return None, effectifs.delete(saisie.id)
            if saisie.id:
                return effectifs.modifier(saisie.id, nombre=saisie.nombre, plancher=saisie.plancher)
            return effectifs.save(
                Effectif(
                    entreprise_id=ident,
                    au=saisie.au,
                    axe=saisie.axe,
                    modalite=saisie.modalite,
                    nombre=saisie.nombre,
                    plancher=saisie.plancher,
                    source=saisie.source,
                )
            )

        self.poste.taches.command(travail)

    def _refuser(self, tapee: str) -> None:
        dite = f"«\u00a0{tapee[:40]}\u00a0»"
        self._dire(f"{dite} n’est pas un effectif. Tapez un nombre entier, ou «\u00a0au moins 20\u00a0».")

    def _dire(self, phrase: str) -> None:
        redire(self._dit, phrase, "erreur" if phrase else "")
        self._dit.setVisible(bool(phrase))
        if phrase:
            annoncer(self._dit, phrase)

    def _offrir(self, axes: dict[str, Axe]) -> None:
        while (item := self._choix.takeAt(0)) is not None:
            ancienne = item.widget()
            if isinstance(ancienne, QPushButton):
                self._puces.removeButton(ancienne)
                ancienne.hide()
                ancienne.deleteLater()
        self._axe = self._axe if self._axe in axes else AXE_TOTAL
        for code, axe in axes.items():
            puce = bouton(axe.libelle, "puce")
            puce.setCheckable(True)
            puce.setAutoExclusive(True)
            self._puces.addButton(puce)
            puce.setChecked(code == self._axe)
            # Tab enters the group by the one chosen, the arrows move inside.
            puce.setFocusPolicy(Qt.FocusPolicy.StrongFocus if puce.isChecked() else Qt.FocusPolicy.ClickFocus)
            self._choix.addWidget(puce)
            quand_coche(puce, partial(self.choisir, code))

    def _ranger(self) -> None:
        fond, colonne = carte("Effectifs par groupe et par date")
        colonne.addWidget(etiquette(_NOTICE, "second"))
        colonne.addLayout(self._choix)
        colonne.addWidget(self.grille)
        colonne.addWidget(self._dit)
        colonne.addWidget(self._ecarts)
        gestes = Flux(espace=8)
        for geste in (self._dater, self._demander, self._importer):
            gestes.addWidget(geste)
        colonne.addLayout(gestes)
        self._dit.hide()
        self.colonne.addWidget(fond)
        self.colonne.addStretch()


def _exiger(nombre: int | None) -> int:
    """Return the number typed; none at all is refused by the domain as a negative one."""
    return -1 if nombre is None else nombre
