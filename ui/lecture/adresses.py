"""Labels and envelopes: which paper, from which place; the page is seen before it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from app.context import Session
from app.documents.enveloppe import TAILLES, Enveloppe
from app.documents.etiquettes import PLANCHES
from app.services.adresses import Adressees, Cible
from ui.lecture import copies
from ui.lecture.impression import SPOULE, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.champs import OUI, Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.volet import CoteACote

_BORD: Final = 40
_PLANCHE, _ENVELOPPE = "planche-", "enveloppe-"
_VIDE: Final = "Aucune adresse à imprimer. Complétez la fiche de l’organisme ou de la personne\u00a0: rue et ville."


def _mm(nombre: float) -> str:
    return f"{nombre:g}".replace(".", ",")


SUPPORTS: Final = {
    **{
        f"{_PLANCHE}{code}": f"Planche de {code} étiquettes, {_mm(p.largeur)} × {_mm(p.hauteur)}\u00a0mm"
        for code, p in PLANCHES.items()
    },
    **{
        f"{_ENVELOPPE}{taille.value}": f"Enveloppe {taille.name}, {_mm(haut)} × {_mm(large)}\u00a0mm"
        for taille, (large, haut) in TAILLES.items()
    },
}
"""What the addresses may be printed on, by code."""


@dataclass(frozen=True, slots=True)
class Apercu:
    """What would be printed, and for whom."""

    trouvees: Adressees
    octets: bytes = b""


class DialogueAdresses(QDialog):
    """The addresses of some records on paper; forgets everything when it closes."""

    def __init__(self, parent: QWidget, poste: Poste, cibles: Sequence[Cible]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Étiquettes et enveloppes")
        self._poste = poste
        self._cibles = tuple(cibles)
        self._place = parent.window().size()
        defaut = f"{_PLANCHE}14" if len(cibles) > 1 else f"{_ENVELOPPE}{Enveloppe.DL.value}"
        self.support = Champ("&Papier", Choix(SUPPORTS, defaut)).aussitot()
        self.depart = Champ("Première place &libre", Choix()).aussitot()
        self.uniques = Champ("&Une seule fois chaque adresse", QCheckBox()).aussitot()
        self.expediteur = Champ("Imprimer votre nom et votre &adresse", QCheckBox()).aussitot()
        self.expediteur.montrer("" if any(sorte == "personnes" for sorte, _ in cibles) else OUI)
        self._resume = etiquette(genre="second")
        self.lecteur = Lecteur("Étiquettes ou enveloppes telles qu’elles seront imprimées", poste.apparence)
        self.imprimer = bouton("&Imprimer…")
        self.enregistrer = bouton("Enregistrer une &copie…")
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self._brancher()
        self._changer()

    def done(self, resultat: int) -> None:
        self.lecteur.vider()
        super().done(resultat)

    def _brancher(self) -> None:
        self.support.quitte.connect(self._changer)
        for champ in (self.depart, self.uniques, self.expediteur):
            champ.quitte.connect(self._produire)
        self.imprimer.clicked.connect(lambda: imprimer(self, self.lecteur.document_, lambda: self._noter("imprimer")))
        self.enregistrer.clicked.connect(lambda: copies.choisir(self, "adresses.pdf", self.deposer))
        self._fermer.clicked.connect(self.accept)

    def deposer(self, chemin: Path) -> None:
        """Write what is shown where she said, and journal it."""
        octets = self.lecteur.octets

        def travail() -> Path:
            self._noter("exporter")
            return copies.deposer(chemin, octets)

        self._poste.taches.longue(lambda *_: travail(), lambda _: None, libelle="Copie", pour=self)

    def _noter(self, acte: str) -> None:
        self._poste.session.adresses.noter(acte, self._cibles)

    def _changer(self) -> None:
        """Offer the places of the sheet chosen: an envelope has none."""
        code = self.support.valeur
        planche = PLANCHES.get(code.removeprefix(_PLANCHE))
        places = range(planche.places if planche else 0)
        colonnes = planche.colonnes if planche else 1
        self.depart.proposer({str(n): _dire_place(n, colonnes) for n in places})
        self.depart.setVisible(planche is not None)
        self.expediteur.setVisible(planche is None)
        self._produire()

    def _produire(self) -> None:
        session, code, cibles = self._poste.session, self.support.valeur, self._cibles
        depart, uniques = int(self.depart.valeur or 0), self.uniques.valeur == OUI
        expediteur = self.expediteur.valeur == OUI

        def lire() -> Apercu:
            trouvees = session.adresses.de(cibles, uniques=uniques)
            return Apercu(trouvees, _page(session, trouvees, code, depart, expediteur=expediteur))

        self._poste.taches.query(lire, self._montrer, pour=self, cle="adresses")

    def _montrer(self, apercu: Apercu) -> None:
        nombre, sans = len(apercu.trouvees.blocs), apercu.trouvees.sans
        dits = [f"{accorder(nombre, 'adresse', 'adresses')}."] if nombre else [_VIDE]
        if nombre and sans:
            dits.append(f"{accorder(sans, 'fiche', 'fiches')} sans rue ni ville\u00a0: rien n’en est imprimé.")
        self._resume.setText(" ".join(dits))
        self.lecteur.setVisible(bool(nombre))
        for geste in (self.imprimer, self.enregistrer):
            geste.setEnabled(bool(nombre))
        if nombre:
            self.lecteur.montrer(apercu.octets)
            lues = (", ".join(bloc.lignes) for bloc in apercu.trouvees.blocs)
            self.lecteur.setAccessibleDescription("\n".join(lues))
        else:
            self.lecteur.vider()

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(QSize(px(680), px(780)).boundedTo(self._place - QSize(_BORD, _BORD)))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Étiquettes et enveloppes", "volet"))
        champs = CoteACote((self.support, self.depart), self._poste.apparence, 260)
        for partie in (champs, self.uniques, self.expediteur, self._resume):
            colonne.addWidget(partie)
        self.uniques.setVisible(len(self._cibles) > 1)
        colonne.addWidget(self.lecteur, 1)
        colonne.addWidget(etiquette(f"Imprimez à 100\u00a0%. {SPOULE}", "second"))
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        for geste in (self.imprimer, self.enregistrer, self._fermer):
            bas.addWidget(geste)
        colonne.addLayout(bas)


def _dire_place(rang: int, colonnes: int) -> str:
    rangee, colonne = divmod(rang, colonnes)
    return f"{rang + 1}\u00a0: rangée {rangee + 1}, colonne {colonne + 1}"


def _page(session: Session, trouvees: Adressees, code: str, depart: int, *, expediteur: bool) -> bytes:
    if not trouvees.blocs:
        return b""
    if code.startswith(_ENVELOPPE):
        taille = Enveloppe(code.removeprefix(_ENVELOPPE))
        return session.adresses.enveloppes(trouvees.blocs, taille, expediteur=expediteur)
    return session.adresses.etiquettes(trouvees.blocs, code.removeprefix(_PLANCHE), depart)
