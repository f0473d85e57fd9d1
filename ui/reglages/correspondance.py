"""What the fields of one of her Word models mean: her name for each, beside it what is written there."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.modele_word import ChampTrouve, SorteChamp
from app.domain.courriers.champs import CATALOGUE
from app.domain.modeles_word import A_SAISIR
from ui.theme import Apparence
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux

_COLONNE: Final = 300
_SORTES: Final = {
    SorteChamp.FUSION: "champ de fusion",
    SorteChamp.CROCHETS: "crochets",
    SorteChamp.ACCOLADES: "accolades",
}
LAISSE: Final = "Laisser mes mots tels quels"
_AUCUN: Final = "Aucun champ\u00a0: la lettre sera toujours la même."
SAISI: Final = "À écrire pour chaque lettre"


class Correspondance(QWidget):
    """One choice for each field; `changee` gives all of them."""

    changee = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.choix: dict[str, Choix] = {}
        self._flux = Flux(self, espace=16, colonne=apparence.px(_COLONNE), grille=True)
        apparence.changee.connect(self._redimensionner)

    def montrer(self, champs: Sequence[ChampTrouve], correspondance: Mapping[str, str]) -> None:
        """Show what each field means now; the choices stay in place while the fields are the same."""
        voulus = {champ.nom: champ for champ in champs}
        if list(voulus) != list(self.choix):
            self.vider()
            for champ in voulus.values():
                self._ajouter(champ)
        for nom, champ in voulus.items():
            self.choix[nom].remplir(_proposes(champ), correspondance.get(nom, ""))

    def vider(self) -> None:
        """Forget every field."""
        self.choix = {}
        while (item := self._flux.takeAt(0)) is not None:
            if (partie := item.widget()) is not None:
                partie.hide()
                partie.deleteLater()

    def _redimensionner(self) -> None:
        self._flux.largeur_colonne(self._apparence.px(_COLONNE))

    def _ajouter(self, champ: ChampTrouve) -> None:
        choix = Choix()
        titre = etiquette(f"{champ.nom.replace('&', '&&')} ({_SORTES[champ.sorte]})", "second")
        titre.setBuddy(choix)
        choix.setAccessibleName(f"{champ.nom}, {_SORTES[champ.sorte]}")
        choix.activated.connect(lambda _: self.changee.emit({nom: lu.code for nom, lu in self.choix.items()}))
        place = QWidget()
        colonne = QVBoxLayout(place)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        for partie in (titre, choix):
            colonne.addWidget(partie)
        colonne.addStretch()
        self.choix[champ.nom] = choix
        self._flux.addWidget(place)


def resumer(champs: Sequence[ChampTrouve], correspondance: Mapping[str, str]) -> str:
    """Return what was recognised, in one sentence."""
    noms = dict.fromkeys(champ.nom for champ in champs)
    laisses = {c.nom for c in champs if c.sorte is SorteChamp.CROCHETS and not correspondance.get(c.nom)}
    saisis = {nom for nom in noms if correspondance.get(nom, "") in ("", A_SAISIR)} - laisses
    comptes = (
        (len(noms) - len(laisses) - len(saisis), "rempli tout seul", "remplis tout seuls"),
        (len(saisis), "à écrire à chaque lettre", "à écrire à chaque lettre"),
        (len(laisses), "entre crochets laissé tel quel", "entre crochets laissés tels quels"),
    )
    dits = [f"{nombre}\u00a0{plusieurs if nombre > 1 else un}" for nombre, un, plusieurs in comptes if nombre]
    return f"Champs trouvés\u00a0: {', '.join(dits)}." if dits else _AUCUN


def _proposes(champ: ChampTrouve) -> dict[str, str]:
    """Return what a field may mean; a merge field cannot stay as it is."""
    premiers = {"": LAISSE, A_SAISIR: SAISI} if champ.sorte is SorteChamp.CROCHETS else {"": SAISI}
    connus = {code: d.libelle[:1].upper() + d.libelle[1:] for code, d in CATALOGUE.items()}
    return premiers | dict(sorted(connus.items(), key=lambda connu: connu[1].casefold()))
