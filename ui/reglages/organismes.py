"""Organismes: her address book, its duplicates made one, brought up to date from a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.nomenclatures import Entree, Liste
from app.domain.organismes import Organisme
from app.services.organismes import MiseAJour
from ui.lecture.adresses import DialogueAdresses
from ui.poste import Poste
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import CASE, CODE, LONG, TEXTE

_CHAMPS = {
    "nom": ("No&m", TEXTE),
    "categorie": ("&Sorte", CODE),
    "service": ("Service", TEXTE),
    "civilite": ("Civilité", TEXTE),
    "contact": ("Interlocut&eur", TEXTE),
    "adresse": ("Adresse, une ligne par ligne d’enveloppe", LONG),
    "code_postal": ("Code postal", TEXTE),
    "ville": ("&Ville", TEXTE),
    "telephone": ("&Téléphone", TEXTE),
    "courriel": ("Courriel", TEXTE),
    "portail": ("Portail", TEXTE),
    "canal": ("Ce qui marc&he le mieux", CODE),
    "horaires": ("Horaires", LONG),
    "note": ("Vos notes", LONG),
    "actif": ("Proposé dans les choix", CASE),
}
AIDE = "Vos interlocuteurs, leurs horaires, ce qui marche avec chacun. Actes, démarches et courriers y puisent."
VIDE = "Aucun organisme. Ajoutez-en un, ou mettez l’annuaire à jour depuis un fichier."
FICHIER = (
    "Un classeur avec une colonne «\u00a0nom\u00a0» et, si vous voulez, type, service, adresse, code postal, ville, "
    "téléphone, courriel, horaires. Une fiche est la même par son nom, sa sorte et sa ville."
)


class SectionOrganismes(Section):
    """On the left the address book, on the right the entry chosen."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._organismes: list[Organisme] = []
        self._sortes: list[Entree] = []
        self._voulu: int | None = None
        self.filtre = Champ("&Chercher un organisme", QLineEdit())
        self.lignes = QListWidget()
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.nouveau = bouton("&Nouvel organisme")
        self.retirer = bouton("Reti&rer", nom="Retirer cet organisme")
        self.adresses = bouton("Éti&quettes, enveloppes…", nom="Étiquettes ou enveloppes des organismes choisis")
        self.vers = Champ("Doub&lon de", Choix())
        self.reunir = bouton("Ré&unir", nom="Réunir les deux fiches")
        self.importer = bouton("Mettre à &jour depuis un fichier…")
        self._vide = etiquette(VIDE, "second")
        self._ranger()
        self._brancher()

    @property
    def choisi(self) -> Organisme | None:
        """The entry chosen."""
        rang = self.lignes.currentRow()
        return self._organismes[rang] if 0 <= rang < len(self._organismes) else None

    def ouvrir(self) -> None:
        session, saisie = self.poste.session, self.filtre.valeur

        def lire() -> tuple[list[Organisme], list[Entree], list[Entree]]:
            de = session.nomenclatures.de
            return session.organismes.chercher(saisie, inactifs=True), de(Liste.ORGANISMES), de(Liste.CANAUX)

        self.poste.taches.query(lire, lambda lu: self._montrer(*lu), pour=self, cle="organismes")

    def vider(self) -> None:
        self._organismes, self._voulu = [], None
        self.lignes.clear()
        self.formulaire.vider()
        self.filtre.vider()

    def achever(self) -> None:
        self.formulaire.achever()

    def choisir(self, ident: int) -> None:
        """Show an entry."""
        self._voulu = ident
        self.filtre.montrer("")
        self.ouvrir()

    def mettre_a_jour(self, chemin: Path) -> None:
        """Read the file and keep what it says; one step to undo."""
        organismes = self.poste.session.organismes

        def travail() -> tuple[MiseAJour, Changes]:
            return organismes.mettre_a_jour(chemin)

        self.poste.taches.command(travail, self._dire_bilan, sinon=self.refuser, libelle="Mise à jour")

    def _ranger(self) -> None:
        boite = self.carte("Annuaire", AIDE)
        boite.addWidget(self.filtre)
        boite.addWidget(self._vide)
        self.lignes.setAccessibleName("Organismes")
        self.lignes.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.lignes.setMinimumHeight(self.poste.apparence.px(220))
        boite.addWidget(self.lignes)
        boite.addLayout(rangee([self.nouveau, self.retirer, self.adresses]))
        fiche = self.carte("Fiche")
        champs = self.formulaire.champs
        flux = Flux(espace=16, colonne=self.poste.apparence.px(210), grille=True)
        for nom in _CHAMPS:
            if nom not in ("adresse", "horaires", "note"):
                flux.addWidget(champs[nom])
        self._fiche = _colonne(flux, champs["adresse"], champs["horaires"], champs["note"])
        fiche.addWidget(self._fiche)
        double = Flux(espace=12, en_bas=True)
        for partie in (self.vers, self.reunir):
            double.addWidget(partie)
        fiche.addLayout(double)
        bas = self.carte("Depuis un fichier", FICHIER)
        bas.addLayout(rangee([self.importer]))
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self.filtre.quitte.connect(self.ouvrir)
        self.lignes.currentRowChanged.connect(lambda _: self._presenter())
        self.formulaire.enregistre.connect(lambda _: self.ouvrir())
        self.nouveau.clicked.connect(self._ajouter)
        self.retirer.clicked.connect(self._retirer)
        self.reunir.clicked.connect(self._reunir)
        self.adresses.clicked.connect(self._adresser)
        self.importer.clicked.connect(self._choisir_fichier)

    def _montrer(self, organismes: list[Organisme], sortes: list[Entree], canaux: list[Entree]) -> None:
        garde = self._voulu or (self.choisi.id if self.choisi else None)
        self._organismes, self._sortes, self._voulu = organismes, sortes, None
        noms = {e.code: e.libelle for e in sortes}
        self.formulaire.champs["categorie"].proposer({e.code: e.libelle for e in sortes if e.active and e.code != "NR"})
        self.formulaire.champs["canal"].proposer({e.code: e.libelle for e in canaux if e.active})
        self.lignes.blockSignals(True)  # noqa: FBT003 - Qt
        self.lignes.clear()
        for organisme in organismes:
            self.lignes.addItem(QListWidgetItem(_ligne(organisme, noms.get(organisme.categorie, ""))))
        rang = next((rang for rang, organisme in enumerate(organismes) if organisme.id == garde), 0)
        self.lignes.setCurrentRow(rang if organismes else -1)
        self.lignes.blockSignals(False)  # noqa: FBT003 - Qt
        self._vide.setVisible(not organismes and not self.filtre.valeur)
        self._presenter()

    def _presenter(self) -> None:
        choisi = self.choisi
        for partie in (self._fiche, self.retirer, self.adresses, self.vers, self.reunir):
            partie.setVisible(choisi is not None)
        if choisi is None:
            return
        autres = {str(o.id): o.nom for o in self._organismes if o.id != choisi.id}
        self.vers.proposer({"": "Aucun autre", **autres})
        self.vers.montrer("")
        ident, organismes = choisi.id, self.poste.session.organismes
        self.formulaire.presenter(choisi, lambda champs, visite: organismes.modifier(ident, visite, **champs))

    def _ajouter(self) -> None:
        organismes = self.poste.session.organismes
        self.poste.taches.command(lambda: organismes.save(Organisme(nom="Nouvel organisme")), self._aller)

    def _aller(self, organisme: Organisme) -> None:
        self.choisir(organisme.id)
        editeur = self.formulaire.champs["nom"].editeur
        editeur.setFocus()
        if isinstance(editeur, QLineEdit):
            editeur.selectAll()

    def _retirer(self) -> None:
        organismes, choisi = self.poste.session.organismes, self.choisi
        if choisi is not None:
            self.lignes.setFocus()
            self.poste.taches.command(lambda: (None, organismes.delete(choisi.id)), sinon=self.refuser)

    def _reunir(self) -> None:
        """Keep the other entry: this one is its duplicate."""
        organismes, choisi = self.poste.session.organismes, self.choisi
        if choisi is not None and self.vers.valeur:
            garde = int(self.vers.valeur)
            self.poste.taches.command(
                lambda: organismes.fusionner(garde, choisi.id), lambda reuni: self.choisir(reuni.id), sinon=self.refuser
            )

    def _adresser(self) -> None:
        rangs = sorted(self.lignes.row(ligne) for ligne in self.lignes.selectedItems())
        cibles = [("organismes", self._organismes[rang].id) for rang in rangs]
        if cibles:
            DialogueAdresses(self, self.poste, cibles).open()

    def _choisir_fichier(self) -> None:
        dialogue = QFileDialog(self, "Mettre à jour l’annuaire", "", "Classeurs (*.xlsx *.xls *.ods *.csv)")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialogue.fileSelected.connect(lambda chemin: self.mettre_a_jour(Path(chemin)))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def _dire_bilan(self, bilan: MiseAJour) -> None:
        nouveaux, changes = len(bilan.nouveaux), len(bilan.changes)
        self.dire(
            f"Annuaire à jour\u00a0: {nouveaux} ajout{'s' if nouveaux > 1 else ''}, {changes} "
            f"fiche{'s' if changes > 1 else ''} complétée{'s' if changes > 1 else ''}, "
            f"{bilan.identiques} sans changement."
        )
        self.ouvrir()


def _ligne(organisme: Organisme, sorte: str) -> str:
    etat = "" if organisme.actif else "n’est plus proposé"
    dits = (organisme.nom, organisme.ville, organisme.telephone, sorte if sorte != organisme.nom else "", etat)
    return " · ".join(dit for dit in dits if dit)


def _colonne(flux: Flux, *parties: QWidget) -> QWidget:
    resultat = QWidget()
    colonne = QVBoxLayout(resultat)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(12)
    colonne.addLayout(flux)
    for partie in parties:
        colonne.addWidget(partie)
    return resultat
