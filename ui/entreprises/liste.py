"""The list pane: the entreprises that pay, those that no longer do last."""

from PySide6.QtCore import Signal

from app.bilan.formats import accorder
from app.context import Session
from app.domain.changes import Changes
from app.domain.effectifs import dire_effectif
from app.domain.entreprises import Entreprise
from app.domain.texte import mots
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.deux_lignes import DeuxLignes, ModeleDeuxLignes
from ui.widgets.etiquettes import bouton
from ui.widgets.volet_liste import VoletListe

_SORTES = ("entreprises", "sites", "effectifs", "contrats", "conditions")
_VIDE = "Aucune entreprise. « Nouvelle entreprise » ouvre la première."
_FILTRE_VIDE = "Aucune entreprise ne correspond au filtre."


def lire_lignes(session: Session) -> list[DeuxLignes]:
    """Return one row per entreprise, the active ones first."""
    entreprises = sorted(session.entreprises.toutes(), key=lambda e: not e.active)
    return [_ligne(session, entreprise) for entreprise in entreprises]


def _ligne(session: Session, entreprise: Entreprise) -> DeuxLignes:
    jour = aujourd_hui()
    total = session.entreprises.effectifs.total_au(entreprise.id, jour)
    sites = [site.nom for site in session.entreprises.sites.de(entreprise.id) if site.actif]
    en_force = [c for c in session.contrats.de(entreprise.id) if c.fin is None or c.fin >= jour]
    effectif = f"{dire_effectif(total.nombre, plancher=total.plancher)}\u00a0salariés" if total else ""
    lieux = ", ".join(sites) if len(sites) <= 2 else accorder(len(sites), "site")  # noqa: PLR2004 - what fits
    contrat = (en_force[0].reference or "contrat sans référence") if en_force else "sans contrat en cours"
    etat = "" if entreprise.active else "inactive"
    second = " · ".join(dit for dit in (etat, contrat, lieux) if dit)
    phrase = ", ".join(dit for dit in (entreprise.nom, effectif, etat, contrat, lieux) if dit)
    return DeuxLignes(entreprise.id, entreprise.nom, effectif, second, phrase)


class ListeEntreprises(VoletListe):
    """Entreprises found as one types."""

    nouvelle_voulue = Signal()

    def __init__(self, poste: Poste) -> None:
        modele = ModeleDeuxLignes()
        super().__init__(poste.apparence, modele, "Entreprises")
        self.modele = modele
        self._poste = poste
        self._lignes: list[DeuxLignes] = []
        nouvelle = bouton("Nouvelle entreprise…")
        poste.apparence.icones.poser(nouvelle, "plus")
        nouvelle.clicked.connect(self.nouvelle_voulue)
        self.filtrable("Filtrer\u00a0: nom, site, contrat…", "Filtrer les entreprises par nom, site ou contrat")
        self.empiler([nouvelle])
        self.filtre.textChanged.connect(lambda _: self._filtrer())

    def relire(self) -> None:
        """Read the list."""
        session = self._poste.session
        self._poste.taches.query(lambda: lire_lignes(session), self._recevoir, pour=self, cle="entreprises")

    def suivre(self, changes: Changes) -> None:
        """Read again when what is shown changed."""
        if any(map(changes.touche, _SORTES)):
            self.relire()

    def montrer(self, entreprise_id: int) -> None:
        """Make an entreprise the current one, out of the filter when it hides her."""
        if not self.viser(entreprise_id):
            self.filtre.clear()

    def vider(self) -> None:
        """Forget every name."""
        super().vider()
        self._lignes = []
        self.modele.recevoir([])

    def _recevoir(self, lignes: list[DeuxLignes]) -> None:
        self._lignes = lignes
        self._filtrer()

    def _filtrer(self) -> None:
        cherches = mots(self.filtre.text())
        retenues = [ligne for ligne in self._lignes if _repond(ligne, cherches)]
        self.modele.recevoir(retenues)
        self.dire_vide("" if retenues else _FILTRE_VIDE if cherches else _VIDE)
        self.retrouver()


def _repond(ligne: DeuxLignes, cherches: list[str]) -> bool:
    dits = mots(ligne.phrase)
    return all(any(dit.startswith(cherche) for dit in dits) for cherche in cherches)
