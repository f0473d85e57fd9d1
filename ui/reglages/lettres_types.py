"""Lettres types: her own version of a model of the product, and her own set phrases."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.courriers.blocs import Bloc, en_clair
from app.domain.courriers.champs import CATALOGUE
from app.domain.courriers.json import de_json, vers_json
from app.domain.modeles_lettre import ModeleLettre
from app.domain.phrases_lettre import PhraseLettre
from app.services.courriers_modeles import modele, modeles
from ui.poste import Poste
from ui.redaction.objet import codee, lisible
from ui.redaction.texte import Texte
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import LONG, TEXTE

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHAMPS: Final = {"titre": ("Ti&tre", TEXTE)}
_PHRASES: Final = {"titre": ("Titre", TEXTE), "texte": ("Texte écrit", LONG)}
_LISTE, _EDITEUR = 110, 340
AIDE: Final = (
    "Copiez un modèle, puis écrivez-le avec vos mots. Ses champs, ses clauses et ses vérifications restent. Une lettre "
    "commencée garde les mots du jour où elle l’a été."
)
AIDE_PHRASES: Final = (
    "Elles s’insèrent dans une lettre, sous Texte. Un champ s’écrit entre accolades, par son nom\u00a0: {montant de la "
    "dette}."
)
_LIBELLES: Final = {code: definition.libelle for code, definition in CATALOGUE.items()}
"""What the chips show: a model knows nobody."""
VIDE: Final = "Aucune lettre type à vous. Choisissez un modèle à copier."

Lu = tuple[list[ModeleLettre], tuple[PhraseLettre, ...], tuple[Any, ...]]


class SectionLettresTypes(Section):
    """The list of her versions, the one chosen under it, then her phrases."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._siens: list[ModeleLettre] = []
        self._voulu: int | None = None
        self.base = Champ("Modèle à cop&ier", Choix({code: m.titre for code, m in modeles().items()}))
        self.copier = bouton("Copi&er ce modèle", "primaire")
        self.lignes = QListWidget()
        self.retirer = bouton("&Retirer", nom="Retirer cette lettre type")
        self.reprendre = bouton("Revenir aux &mots du modèle")
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.objet = Champ("&Objet", QLineEdit())
        self.texte = Texte(poste)
        self.phrases = Rangees(_PHRASES, "phrase", PhraseLettre, poste.apparence, pleines=("texte",))
        self.phrases.ajouter.setText("Ajouter une phrase")
        self._vide, self._precision = etiquette(VIDE, "second"), etiquette(genre="second")
        self._fiche: QWidget | None = None
        self._ranger()
        self._brancher()

    @property
    def choisi(self) -> ModeleLettre | None:
        """The version chosen."""
        rang = self.lignes.currentRow()
        return self._siens[rang] if 0 <= rang < len(self._siens) else None

    def ouvrir(self) -> None:
        session = self.poste.session
        self._redimensionner()

        def lire() -> Lu:
            siens = sorted(session.modeles_lettre.toutes(), key=lambda sien: sien.titre.casefold())
            return siens, session.phrases_lettre.toutes(), session.phrases_lettre.phrases()

        self.poste.taches.query(lire, self._montrer, pour=self, cle="lettres_types")

    def vider(self) -> None:
        self._siens, self._voulu = [], None
        self.dire("")
        self._precision.clear()
        self.lignes.clear()
        self.formulaire.vider()
        self.objet.vider()
        self.texte.vider()
        self.phrases.vider()

    def achever(self) -> None:
        self.formulaire.achever()
        self.objet.achever()
        self.texte.achever()
        self.phrases.achever()

    def _ranger(self) -> None:
        boite = self.carte("Vos lettres types", AIDE)
        boite.addWidget(self.base)
        boite.addLayout(rangee([self.copier]))
        boite.addWidget(self._vide)
        self.lignes.setAccessibleName("Lettres types")
        boite.addWidget(self.lignes)
        boite.addLayout(rangee([self.reprendre, self.retirer]))
        fiche = self.carte("Cette lettre type")
        for partie in (self._precision, self.formulaire.champs["titre"], self.objet, self.texte):
            fiche.addWidget(partie)
        self.texte.editeur.setAccessibleName("Texte de la lettre type")
        self._fiche = fiche.parentWidget()
        phrases = self.carte("Vos phrases toutes faites", AIDE_PHRASES)
        phrases.addWidget(self.phrases)
        self.colonne.addStretch()

    def _redimensionner(self) -> None:
        px = self.poste.apparence.px
        self.lignes.setFixedHeight(px(_LISTE))
        self.texte.editeur.setFixedHeight(px(_EDITEUR))

    def _brancher(self) -> None:
        self.copier.clicked.connect(self._copier)
        self.retirer.clicked.connect(self._retirer)
        self.reprendre.clicked.connect(self._reprendre)
        self.lignes.currentRowChanged.connect(lambda _: self._presenter(garder=False))
        self.formulaire.enregistre.connect(self._aller)
        self.objet.quitte.connect(self._garder_objet)
        self.texte.change.connect(self._garder_texte)
        self.phrases.changee.connect(self._garder_phrases)

    def _montrer(self, lu: Lu) -> None:
        avant = self.choisi.id if self.choisi else None
        garde, self._voulu = self._voulu or avant, None
        self._siens, siennes, inserables = lu
        self.lignes.blockSignals(True)  # noqa: FBT003 - Qt
        self.lignes.clear()
        for sien in self._siens:
            self.lignes.addItem(QListWidgetItem(sien.titre))
        rang = next((rang for rang, sien in enumerate(self._siens) if sien.id == garde), 0)
        self.lignes.setCurrentRow(rang if self._siens else -1)
        self.lignes.blockSignals(False)  # noqa: FBT003 - Qt
        self._vide.setVisible(not self._siens)
        self.lignes.setVisible(bool(self._siens))
        self.phrases.montrer(siennes)
        self.texte.proposer(inserables)
        self._presenter(garder=self.choisi is not None and self.choisi.id == avant)

    def _presenter(self, *, garder: bool) -> None:
        choisi, service = self.choisi, self.poste.session.modeles_lettre
        for partie in filter(None, (self._fiche, self.retirer, self.reprendre)):
            partie.setVisible(choisi is not None)
        if choisi is None:
            return
        self._precision.setText(f"D’après «\u00a0{modele(choisi.base).titre}\u00a0», version {choisi.version}.")
        self.formulaire.presenter(choisi, lambda lus, visite: service.modifier(choisi.id, visite, **lus))
        self.objet.montrer(lisible(choisi.objet))
        self.texte.montrer(de_json(choisi.corps), _LIBELLES, garder=garder)

    def _copier(self) -> None:
        service, code = self.poste.session.modeles_lettre, self.base.valeur
        self.achever()
        self.poste.taches.command(lambda: service.copier(code), self._aller, sinon=self.refuser)

    def _retirer(self) -> None:
        service, choisi = self.poste.session.modeles_lettre, self.choisi
        if choisi is not None:
            self.copier.setFocus()
            self.poste.taches.command(
                lambda: (None, service.delete(choisi.id)),
                lambda _: self.dire(f"«\u00a0{choisi.titre}\u00a0» est retirée. Ctrl+Z la fait revenir."),
                sinon=self.refuser,
            )

    def _reprendre(self) -> None:
        choisi = self.choisi
        if choisi is not None:
            lu = modele(choisi.base)
            self._garder("", puis=True, objet=en_clair(lu.objet), corps=vers_json(lu.blocs))

    def _garder_objet(self) -> None:
        if self.choisi is not None:
            origine = f"{self.choisi.objet} {en_clair(modele(self.choisi.base).objet)}"
            self._garder(self.objet.visite, objet=codee(self.objet.valeur, origine))

    def _garder_texte(self, blocs: tuple[Bloc, ...]) -> None:
        if self.choisi is not None:
            self._garder(f"lettre-type-{self.choisi.id}", corps=vers_json(blocs))

    def _garder(self, visite: str, *, puis: bool = False, **champs: Any) -> None:  # noqa: ANN401
        service, choisi = self.poste.session.modeles_lettre, self.choisi
        if choisi is not None:
            self.poste.taches.command(
                lambda: service.modifier(choisi.id, visite, **champs),
                self._aller if puis else self._recevoir,
                initiateur=self,
                sinon=self.refuser,
            )

    def _recevoir(self, ecrit: ModeleLettre) -> None:
        """Keep what was written as what is known; the words on screen are hers already."""
        self._siens = [ecrit if sien.id == ecrit.id else sien for sien in self._siens]

    def _garder_phrases(self, visite: str) -> None:
        voulues: Sequence[PhraseLettre] = self.phrases.lignes
        if any(not (phrase.titre and phrase.texte) for phrase in voulues):
            self.dire("Il faut un titre et un texte\u202f: rien n’est encore enregistré.", "attention")
            return
        service = self.poste.session.phrases_lettre
        self.poste.taches.command(
            lambda: service.save(voulues, visite), lambda _: self.dire(""), initiateur=self, sinon=self.refuser
        )

    def _aller(self, ecrit: ModeleLettre) -> None:
        self._voulu = ecrit.id
        self.ouvrir()
