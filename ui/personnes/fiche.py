"""The sheet of a person: who she is in two lines, then where we are with her."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.context import Session
from app.domain.changes import Changes
from app.domain.interventions import Intervention
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from app.services.repertoire import Ligne
from ui.personnes.historique import Historique, raconter
from ui.personnes.identite import Identite
from ui.poste import Poste
from ui.saisie import LigneSaisie
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import cadre, courte, etiquette
from ui.widgets.flux import Flux

_NES = {"F": "Née", "H": "Né", "NR": "Naissance"}
_SORTES = ("personnes", "interventions", "accompagnements", "emplois")


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the sheet shows, read at once."""

    personne: Personne
    ligne: Ligne | None
    enfants: str
    actes: list[Intervention]


def lire_dossier(session: Session, personne_id: int) -> Dossier:
    """Read a person and her acts."""
    personne = session.personnes.get(personne_id)
    lignes = session.repertoire.lignes([personne_id])
    enfants = [e.libelle for e in session.nomenclatures.de(Liste.ENFANTS) if e.code == personne.enfants != "NR"]
    actes = session.interventions.de_personne(personne_id)
    return Dossier(personne, lignes[0] if lignes else None, "".join(enfants), actes)


class Fiche(QWidget):
    """One person; empty until one is chosen."""

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._ident: int | None = None
        self.nom = etiquette(genre="titre")
        self._situation = etiquette(genre="second")
        self._alertes = QWidget()
        self._onglets = QTabBar()
        self._volets = QStackedWidget()
        self.saisie = saisie
        self.historique = Historique(poste.apparence)
        self.identite = Identite(poste)
        self._vide = etiquette("Choisissez une personne dans la liste.", "second")
        self._ranger()
        self.identite.lire_listes()
        self._montrer_vide(oui=True)

    @property
    def ident(self) -> int | None:
        """The person shown."""
        return self._ident

    def ouvrir(self, personne_id: int) -> None:
        """Show a person."""
        self.identite.achever()
        self._ident = personne_id
        session = self._poste.session
        self._poste.taches.query(
            lambda: lire_dossier(session, personne_id), self._montrer, pour=self, cle="dossier"
        )

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again when the person shown changed, except by her own fields."""
        if self._ident is not None and any(changes.touche(sorte) for sorte in _SORTES):
            if initiateur is self.identite and not changes.touche("interventions"):
                self._poste.taches.query(
                    lambda: self._poste.session.repertoire.lignes([self._ident or 0]),
                    self._renommer,
                    pour=self,
                    cle="nom",
                )
            else:
                self.ouvrir(self._ident)

    def montrer_onglet(self, rang: int) -> None:
        """Show one part of the file."""
        self._onglets.setCurrentIndex(rang)

    def saisir(self) -> None:
        """Go to the line of saisie."""
        self.montrer_onglet(0)
        self.saisie.champ.setFocus()

    def vider(self) -> None:
        """Forget the person."""
        self.identite.achever()
        self._ident = None
        self.nom.clear()
        self._situation.clear()
        self.saisie.vider()
        self.identite.vider()
        self.historique.modele.recevoir(())
        self._montrer_vide(oui=True)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 12)
        colonne.setSpacing(8)
        self._alertes.setLayout(Flux(espace=8))
        for partie in (self._vide, self.nom, self._situation, self._alertes):
            colonne.addWidget(partie)
        colonne.addWidget(self._onglets)
        colonne.addWidget(cadre("filet"))
        colonne.addWidget(self._volets, 1)
        self._onglets.setAccessibleName("Parties du dossier")
        self._onglets.setUsesScrollButtons(True)
        self._onglets.setExpanding(False)
        for titre, volet in (("Historique", self._volet_historique()), ("Identité et foyer", self.identite)):
            self._onglets.addTab(titre)
            self._volets.addWidget(volet)
        self._onglets.currentChanged.connect(self._volets.setCurrentIndex)

    def _volet_historique(self) -> QWidget:
        volet = QWidget()
        colonne = QVBoxLayout(volet)
        colonne.setContentsMargins(0, 4, 0, 0)
        colonne.setSpacing(12)
        colonne.addWidget(self.saisie)
        carte = cadre("carte")
        dedans = QVBoxLayout(carte)
        dedans.setContentsMargins(1, 1, 1, 1)
        dedans.addWidget(self.historique)
        colonne.addWidget(carte, 1)
        return volet

    def _montrer(self, dossier: Dossier) -> None:
        if dossier.personne.id != self._ident:
            return
        self._montrer_vide(oui=False)
        self.nom.setText(dossier.personne.nom_affiche)
        self._situation.setText(_situation(dossier))
        self._situation.setVisible(bool(self._situation.text()))
        self._alerter(dossier.personne.discretion)
        lexique = self._poste.lexique
        self.historique.modele.recevoir(
            [
                raconter(
                    acte,
                    lexique.libelle(Liste.NATURES, acte.nature).split(" (")[0],
                    lexique.libelle(Liste.CANAUX, acte.canal),
                    lexique.libelle(Liste.THEMES, acte.theme),
                )
                for acte in dossier.actes
            ]
        )
        self.identite.montrer(dossier.personne)
        self.saisie.presenter(dossier.personne.id)

    def _renommer(self, lignes: list[Ligne]) -> None:
        if lignes and lignes[0].id == self._ident:
            self.nom.setText(lignes[0].nom_affiche)

    def _alerter(self, discretion: str) -> None:
        rangee = self._alertes.layout()
        while rangee is not None and (item := rangee.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()
        if discretion and rangee is not None:
            rangee.addWidget(courte(discretion, "puce", "attention"))
        self._alertes.setVisible(bool(discretion))

    def _montrer_vide(self, *, oui: bool) -> None:
        self._vide.setVisible(oui)
        for partie in (self.nom, self._situation, self._alertes, self._onglets, self._volets):
            partie.setVisible(not oui)


def _situation(dossier: Dossier) -> str:
    annee = dossier.personne.annee
    naissance = dossier.personne.naissance
    jour = aujourd_hui()
    if naissance:
        age = jour.year - naissance.year - ((jour.month, jour.day) < (naissance.month, naissance.day))
        dit = f"{age} ans"
    else:
        dit = f"{_NES.get(dossier.personne.sexe, 'Naissance')} en {annee}" if annee else ""
    ligne = dossier.ligne
    lieu = ", ".join(partie for partie in (ligne.entreprise, ligne.site) if partie) if ligne else ""
    telephone = dossier.personne.telephone
    return " · ".join(partie for partie in (dit, dossier.enfants, lieu, telephone) if partie)
