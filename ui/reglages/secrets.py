"""Changing what opens the coffre: the passphrase, the recovery key, the code of the pause."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.context import proposer_phrase
from app.domain.changes import Changes
from app.domain.pauses import CHIFFRES, PinFaible, exiger_pin
from app.messages import phrase
from ui.poste import Poste
from ui.reglages.dialogue import DialogueReglage
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.force import Force
from ui.widgets.secours import Secours
from ui.widgets.secret import ChampSecret


class ChangerPhrase(DialogueReglage):
    """The passphrase in force, then the new one typed twice; a backup is made before."""

    fait = Signal()

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(
            parent,
            poste,
            "Changer la phrase de passe",
            "Une sauvegarde est faite avant. Les sauvegardes déjà faites gardent l’ancienne phrase.",
            "&Changer la phrase",
        )
        self.actuelle = ChampSecret("Phrase &actuelle", "Montrer la phrase act&uelle")
        self.proposee = QLineEdit(proposer_phrase())
        self.nouvelle = ChampSecret("&Nouvelle phrase", "&Montrer la nouvelle")
        self.encore = ChampSecret("La nouvelle, une &seconde fois", "Montrer la seconde")
        self._force = Force()
        autre = bouton("En &proposer une autre")
        self.proposee.setReadOnly(True)
        self.proposee.setAccessibleName("Phrase proposée")
        self.colonne.addWidget(self.actuelle)
        self.colonne.addWidget(etiquette("Proposition, à recopier", "second"))
        self.colonne.addWidget(self.proposee)
        flux = Flux()
        flux.addWidget(autre)
        self.colonne.addLayout(flux)
        for partie in (self.nouvelle, self._force, self.encore):
            self.colonne.addWidget(partie)
        self.colonne.addStretch()
        self.taille(560, 640)
        autre.clicked.connect(lambda: self.proposee.setText(proposer_phrase()))
        self.nouvelle.champ.textChanged.connect(self._force.mesurer)
        self.actuelle.champ.setFocus()

    def agir(self) -> None:
        actuelle, nouvelle = self.actuelle.champ.text(), self.nouvelle.champ.text()
        if not actuelle or not nouvelle:
            self.dire("Il manque la phrase actuelle ou la nouvelle.")
            return
        if nouvelle != self.encore.champ.text():
            self.dire("Les deux saisies de la nouvelle phrase diffèrent. Rien n’a été changé.")
            self.encore.champ.setFocus()
            return
        remplacer = self.poste.session.coffre.remplacer_phrase

        def finir(_rien: None) -> None:
            self.fait.emit()
            self.accept()

        self.dire("")
        self.attendre(oui=True)
        self.poste.taches.longue(
            lambda _progres, _jeton: remplacer(actuelle, nouvelle),
            finir,
            libelle="Changement de phrase",
            pour=self,
            sinon=self.refuser,
        )

    def oublier(self) -> None:
        for secret in (self.actuelle, self.nouvelle, self.encore):
            secret.oublier()
        self.proposee.clear()


class RemplacerSecours(DialogueReglage):
    """The new key opens nothing until two of its groups were typed again: closing before keeps the old one."""

    fait = Signal()

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(
            parent,
            poste,
            "Remplacer la clé de secours",
            "L’ancienne clé n’ouvrira plus ce coffre dès que deux groupes de la nouvelle auront été recopiés. Les "
            "sauvegardes déjà faites s’ouvrent encore avec l’ancienne.",
            "&Adopter cette clé",
        )
        cle = poste.session.coffre.tirer_secours()
        self.secours = Secours(poste.apparence, cle, poste.session.coffre.dossier.name)
        self._cle = cle
        self.colonne.addWidget(self.secours)
        self.verbe.hide()
        self.taille(620, 640)
        self.secours.recopiee.connect(self._adopter)

    def oublier(self) -> None:
        self._cle = ""
        self.secours.oublier()

    def _adopter(self) -> None:
        cle, adopter = self._cle, self.poste.session.coffre.adopter_secours

        def finir(_rien: None) -> None:
            self.fait.emit()
            self.accept()

        self.attendre(oui=True)
        self.poste.taches.longue(
            lambda _progres, _jeton: adopter(cle), finir, libelle="Clé de secours", pour=self, sinon=self.refuser
        )


class DefinirPin(DialogueReglage):
    """Six digits or more, typed twice."""

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(
            parent,
            poste,
            "Code de pause",
            f"{CHIFFRES} chiffres ou plus. Il rouvre la fenêtre après une pause, trois essais au plus. Pendant une "
            "pause, la clé du coffre reste en mémoire\u00a0: le code évite les regards, seul le verrouillage protège "
            "d’un vol.",
            "&Garder ce code",
        )
        self.code = ChampSecret("&Code", "&Montrer le code")
        self.encore = ChampSecret("Le code, une &seconde fois", "Montrer le second")
        for secret in (self.code, self.encore):
            self.colonne.addWidget(secret)
        self.colonne.addStretch()
        self.taille(480, 440)
        self.code.champ.setFocus()

    def agir(self) -> None:
        code = self.code.champ.text()
        try:
            exiger_pin(code)
        except PinFaible as refus:
            self.dire(phrase(refus))
            self.code.champ.setFocus()
            return
        if code != self.encore.champ.text():
            self.dire("Les deux saisies diffèrent. Rien n’a été changé.")
            self.encore.champ.setFocus()
            return
        definir = self.poste.session.pauses.definir

        def travail() -> tuple[None, Changes]:
            return None, definir(code)

        self.poste.taches.command(travail, lambda _: self.accept(), sinon=self.refuser)

    def oublier(self) -> None:
        for secret in (self.code, self.encore):
            secret.oublier()
