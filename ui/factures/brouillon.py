"""The draft: its fields and its lines, each visit one save; what to read again, what is missing, what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.bilan.relecture import Remarque
from app.domain.changes import Changes
from app.domain.depassements import AuDela
from app.domain.factures import Facture, totaux
from app.errors import Refus
from ui.factures.lignes import COLONNES, editer, neuve, rendre
from ui.factures.mots import dire_attente, dire_au_dela, dire_deja, euros
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import JOUR_EXIGE, LONG, TEXTE
from ui.widgets.volet import CoteACote, carte

_CHAMPS = {
    "du": ("&Du", JOUR_EXIGE),
    "au": ("A&u", JOUR_EXIGE),
    "reference": ("&Référence de l’acheteur", TEXTE),
    "engagement": ("Numéro d’en&gagement", TEXTE),
    "service": ("&Service destinataire", TEXTE),
    "note": ("&Note imprimée (jamais sur une personne)", LONG),
}
_RELU = "J’ai relu\u00a0: imprimer malgré ces remar&ques"


@dataclass(frozen=True, slots=True)
class Lu:
    """A draft with what its reading found.

    `attend` are the minutes beyond the volume that nobody answered about; `chevauchantes` bill some of its days too.
    """

    facture: Facture
    remarques: Mapping[str, tuple[Remarque, ...]]
    manques: tuple[str, ...]
    au_dela: tuple[AuDela, ...] = ()
    attend: int = 0
    chevauchantes: tuple[Facture, ...] = ()


class Brouillon(QWidget):
    """`reglages_voulus` and `entreprise_voulue` lead to what is missing."""

    reglages_voulus = Signal()
    entreprise_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._facture: Facture | None = None
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.lignes = Rangees(COLONNES, "poste", neuve, poste.apparence, large=120, pleines=("libelle", "detail"))
        self.relu = QCheckBox(_RELU)
        self._remarques = etiquette(etat="attention")
        self._manques = etiquette(etat="attention")
        self._deja = etiquette(etat="attention")
        self._vers_reglages = bouton("Compléter vos réglages de facturation", "lien")
        self.vers_entreprise = bouton("Compléter la fiche de l’entreprise", "lien")
        self._total = etiquette(genre="fort")
        self._au_dela = etiquette(etat="attention")
        self._attend = etiquette(genre="second")
        self.facturer = bouton("Les ajouter au brouillon", "lien", "Ajouter au brouillon les heures au-delà du volume")
        self._ranger()
        self.lignes.changee.connect(self._garder_lignes)
        self.relu.toggled.connect(self._confirmer)
        self._vers_reglages.clicked.connect(self.reglages_voulus)
        self.vers_entreprise.clicked.connect(self._demander_entreprise)
        self.facturer.clicked.connect(self._accepter)

    def montrer(self, lu: Lu) -> None:
        """Show a draft."""
        if self._facture is None or self._facture.id != lu.facture.id:
            self.vider()
        self._facture = lu.facture
        self.formulaire.presenter(lu.facture, partial(self._garder, lu.facture.id))
        self.lignes.montrer([editer(ligne) for ligne in lu.facture.lignes])
        self._ordonner()
        sommes = totaux(lu.facture.lignes)
        tva = f", TVA {euros(sommes.tva)}" if sommes.tva else ""
        self._total.setText(f"Total {euros(sommes.ttc)} ({euros(sommes.ht)} hors taxes{tva})")
        self._au_dela.setText(dire_au_dela(lu.au_dela))
        self._attend.setText(dire_attente(lu.attend))
        self._attend.setVisible(bool(lu.attend))
        for partie in (self._au_dela, self.facturer):
            partie.setVisible(bool(lu.au_dela))
        self._dire(lu)

    def achever(self) -> None:
        """Keep what is being typed."""
        if self._facture is not None:
            self.formulaire.achever()
            self.lignes.achever()

    def vider(self) -> None:
        """Forget the draft."""
        self._facture = None
        self.formulaire.vider()
        self.lignes.vider()
        for partie in (self._deja, self._remarques, self._manques, self._total, self._au_dela, self._attend):
            partie.clear()

    def _ordonner(self) -> None:
        """Have Tab follow the eye: lines are made after the fields below them."""
        suite: list[QWidget] = [self.relu]
        for rangee in self.lignes.rangees:
            suite += [*(champ.editeur for champ in rangee.champs.values()), rangee.retirer]
        suite += [self.lignes.ajouter, self.facturer, *(champ.editeur for champ in self.formulaire.champs.values())]
        for avant, apres in pairwise(suite):
            QWidget.setTabOrder(avant, apres)

    def _dire(self, lu: Lu) -> None:
        dites = [f"«\u00a0{r.extrait}\u00a0»\u00a0: {r.phrase}" for rs in lu.remarques.values() for r in rs]
        self._remarques.setText("À relire. " + " ; ".join(dites).replace(" ;", "\u202f;") if dites else "")
        self.relu.blockSignals(True)  # noqa: FBT003 - Qt
        self.relu.setChecked(lu.facture.relu)
        self.relu.blockSignals(False)  # noqa: FBT003 - Qt
        self._manques.setText(f"Avant d’émettre, il manque\u00a0: {', '.join(lu.manques)}." if lu.manques else "")
        self._deja.setText("\n".join(dire_deja(lu.facture, autre) for autre in lu.chevauchantes))
        for partie, visible in (
            (self._deja, bool(lu.chevauchantes)),
            (self._remarques, bool(dites)),
            (self.relu, bool(dites)),
            (self._manques, bool(lu.manques)),
            (self._vers_reglages, any(m.startswith("votre") for m in lu.manques)),
            (self.vers_entreprise, any(m.endswith("l’entreprise") for m in lu.manques)),
        ):
            partie.setVisible(visible)

    def _demander_entreprise(self) -> None:
        if self._facture is not None:
            self.entreprise_voulue.emit(self._facture.entreprise_id)

    def _garder(self, facture_id: int, champs: dict[str, Any], visite: str) -> tuple[Facture, Changes]:
        return self._poste.session.factures.modifier(facture_id, visite, **champs)

    def _garder_lignes(self, visite: str) -> None:
        facture, factures = self._facture, self._poste.session.factures
        if facture is None:
            return
        try:
            lignes = tuple(rendre(ligne) for ligne in self.lignes.lignes)
        except Refus as refus:
            self._poste.taches.echouee.emit(refus)
            return
        self._poste.taches.command(lambda: factures.modifier(facture.id, visite, lignes=lignes))

    def _accepter(self) -> None:
        facture, depassements = self._facture, self._poste.session.depassements
        if facture is not None:
            self.lignes.achever()
            self.lignes.ajouter.setFocus()
            self._poste.taches.command(lambda: depassements.accepter(facture.id), libelle="Heures au-delà du volume")

    def _confirmer(self, oui: bool) -> None:  # noqa: FBT001 - a signal of Qt
        facture, factures = self._facture, self._poste.session.factures
        if facture is not None:
            self._poste.taches.command(lambda: factures.modifier(facture.id, relu=oui))

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(12)
        lignes, dedans = carte("Postes facturés")
        dedans.addWidget(self.lignes)
        dedans.addWidget(self._total)
        dedans.addWidget(self._au_dela)
        dedans.addWidget(self.facturer, 0, Qt.AlignmentFlag.AlignLeft)
        dedans.addWidget(self._attend)
        autour, champs = carte("Période et références")
        tous = self.formulaire.champs
        champs.addWidget(CoteACote([tous[n] for n in _CHAMPS if n != "note"], self._poste.apparence))
        champs.addWidget(tous["note"])
        liens = (self._vers_reglages, self.vers_entreprise)
        for partie in (self._deja, self._manques, *liens, self._remarques, self.relu, lignes, autour):
            colonne.addWidget(partie)
