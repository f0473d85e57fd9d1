"""National numbers, always there; her own, kept in the coffre."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.poste import Poste
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, courte, etiquette
from ui.widgets.flux import Flux
from ui.widgets.texte_long import TexteLong

NUMEROS = (
    ("15", "SAMU", "Urgence médicale, de jour comme de nuit"),
    ("17", "Police, gendarmerie", "Danger immédiat, violences en cours"),
    ("112", "Urgences, toute l’Europe", "Depuis n’importe quel téléphone"),
    ("114", "Urgences par SMS", "Pour qui ne peut ni parler ni entendre"),
    ("3114", "Prévention du suicide", "Jour et nuit, pour soi ou pour un proche"),
    ("3919", "Violences Femmes Info", "Écoute anonyme, jour et nuit"),
    ("119", "Enfance en danger", "Jour et nuit, n’apparaît pas sur les factures"),
    ("115", "Hébergement d’urgence", "Pour une personne à la rue ce soir"),
)
_REGLAGE = "urgences"
_MARGE = 40


class CarteUrgences(QDialog):
    """`poste` is None while no coffre is open: the national numbers only."""

    def __init__(self, parent: QWidget, apparence: Apparence, poste: Poste | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Numéros d’urgence")
        self._apparence = apparence
        self._poste = poste
        self.locaux = Champ("&Vos numéros, un par ligne\u00a0: CMP, commissariat, référent…", TexteLong())
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self._fermer.clicked.connect(self.accept)
        self._fermer.setFocus()
        if poste is not None:
            self.locaux.quitte.connect(self._garder)
            poste.taches.query(lambda: poste.session.praticiennes.reglage(_REGLAGE) or {}, self._montrer, pour=self)

    def done(self, resultat: int) -> None:
        self.locaux.achever()
        super().done(resultat)

    def _ranger(self) -> None:
        px = self._apparence.px
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(0, 0, 8, 0)
        colonne.setSpacing(12)
        flux = Flux(espace=12, colonne=px(164))
        for numero, qui, quand in NUMEROS:
            flux.addWidget(_carte(numero, qui, quand))
        colonne.addLayout(flux)
        colonne.addWidget(self.locaux)
        colonne.addStretch()
        self.locaux.setVisible(self._poste is not None)
        self.locaux.editeur.setMinimumHeight(px(90))
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(24, 16, 24, 16)
        dehors.setSpacing(12)
        dehors.addWidget(etiquette("Numéros d’urgence", "volet"))
        dehors.addWidget(Defilant(contenu), 1)
        bas = QHBoxLayout()
        bas.addStretch()
        bas.addWidget(self._fermer)
        dehors.addLayout(bas)
        parent = self.parentWidget()
        place = parent.window().size() if parent else self.size()
        self.resize(min(px(780), place.width() - _MARGE), min(px(600), place.height() - _MARGE))

    def _montrer(self, lu: dict[str, str]) -> None:
        self.locaux.montrer(lu.get("locaux", ""))

    def _garder(self) -> None:
        poste, texte = self._poste, self.locaux.valeur.strip()
        if poste is None:
            return
        regler = poste.session.praticiennes.regler

        def travail() -> tuple[None, Changes]:
            return None, regler(_REGLAGE, {"locaux": texte}, "Vos numéros d’urgence")

        poste.taches.command(travail, initiateur=self)


def _carte(numero: str, qui: str, quand: str) -> QFrame:
    carte = cadre("carte")
    colonne = QVBoxLayout(carte)
    colonne.setContentsMargins(16, 10, 16, 12)
    colonne.setSpacing(0)
    colonne.addWidget(courte(numero, "nombre"))
    colonne.addWidget(etiquette(qui, "fort"))
    colonne.addWidget(etiquette(quand, "second"))
    colonne.addStretch()
    return carte
