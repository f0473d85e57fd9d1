"""The permanences held and planned under the contrats of an entreprise, year by year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.bilan.formats import accorder
from app.context import Session
from app.domain.calendrier import duree, heure, long
from app.domain.permanences import EtatPermanence, Permanence
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette
from ui.widgets.mois_et_jours import MoisEtJours, Signe
from ui.widgets.tableau import Tableau
from ui.widgets.volet import Volet

_ETATS = {
    EtatPermanence.PLANIFIEE: "prévue",
    EtatPermanence.TENUE: "tenue",
    EtatPermanence.ANNULEE: "annulée",
    EtatPermanence.DEPLACEE: "déplacée",
}
_SIGNES = {
    EtatPermanence.PLANIFIEE: Signe.VIDE,
    EtatPermanence.TENUE: Signe.PLEIN,
    EtatPermanence.ANNULEE: Signe.CROIX,
    EtatPermanence.DEPLACEE: Signe.POINT,
}
_LEGENDE = "Carré plein\u00a0: tenue\u202f; vide\u00a0: prévue\u202f; croix\u00a0: annulée\u202f; rond\u00a0: déplacée."
_ANNEES = 4


@dataclass(frozen=True, slots=True)
class _Annee:
    annee: int
    permanences: Sequence[Permanence]
    sites: dict[int, str]


class Permanences(Volet):
    """Read only: one plans and moves them in the agenda."""

    sortes: ClassVar[tuple[str, ...]] = ("permanences", "sites", "contrats")

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.annee = Champ("Année", Choix())
        self.tableau = Tableau("Permanences de l’année", ("Jour", "Horaires", "Site", "État"))
        self._dit = etiquette(genre="second")
        self._legende = etiquette(_LEGENDE, "second")
        self.calendrier = MoisEtJours(poste.apparence)
        annee = aujourd_hui().year
        self.annee.proposer({str(a): str(a) for a in range(annee + 1, annee - _ANNEES, -1)})
        self.annee.montrer(str(annee))
        self._ranger()
        self.annee.editeur.currentIndexChanged.connect(lambda _: self.relire())  # type: ignore[union-attr]

    def lire(self, session: Session, entreprise_id: int) -> _Annee:
        """Return the permanences of the year chosen."""
        annee = int(self.annee.valeur)
        du, au = date(annee, 1, 1), date(annee, 12, 31)
        contrats = session.contrats.de(entreprise_id)
        siennes = [p for c in contrats for p in session.permanences.entre(du, au, c.id)]
        sites = {site.id: site.nom for site in session.entreprises.sites.de(entreprise_id)}
        return _Annee(annee, sorted(siennes, key=lambda p: (p.jour, p.debut)), sites)

    def montrer(self, lu: _Annee) -> None:
        """Show them, and how many hours were held."""
        if str(lu.annee) == self.annee.valeur:
            self.tableau.montrer([_ligne(p, lu.sites) for p in lu.permanences])
            for partie in (self.tableau, self.calendrier, self._legende):
                partie.setVisible(bool(lu.permanences))
            dit = f"Calendrier de {lu.annee}\u00a0: {_resume(lu.permanences)} Le tableau dit chaque jour."
            self.calendrier.montrer(lu.annee, {p.jour: _SIGNES[p.etat] for p in lu.permanences}, dit)
            self._dit.setText(_resume(lu.permanences))

    def achever(self) -> None:
        """Nothing is typed here."""

    def oublier(self) -> None:
        """Forget them."""
        self.tableau.montrer([])
        self.calendrier.montrer(0, {}, "")
        self._dit.clear()

    def _ranger(self) -> None:
        self.annee.setMaximumWidth(self.poste.apparence.px(240))
        self.colonne.addWidget(self.annee)
        self.colonne.addWidget(self._dit)
        self.colonne.addWidget(self.calendrier)
        self.colonne.addWidget(self._legende)
        self.tableau.setMinimumHeight(self.poste.apparence.px(360))
        self.colonne.addWidget(self.tableau, 1)


def _ligne(permanence: Permanence, sites: dict[int, str]) -> tuple[str, ...]:
    horaires = f"{heure(permanence.debut)} à {heure(permanence.fin)}"
    etat = _ETATS[permanence.etat]
    if permanence.etat is EtatPermanence.ANNULEE and permanence.annulee_par:
        etat = f"{etat} ({permanence.annulee_par})"
    return long(permanence.jour), horaires, sites.get(permanence.site_id or 0, ""), etat


def _resume(permanences: Sequence[Permanence]) -> str:
    if not permanences:
        return "Aucune permanence cette année-là. On les prévoit dans l’agenda."
    etats = Counter(p.etat for p in permanences)
    tenues = sum(p.minutes for p in permanences if p.etat is EtatPermanence.TENUE)
    dites = [accorder(etats[e], _ETATS[e]) for e in EtatPermanence if etats[e]]
    return f"{', '.join(dites)}\u00a0; {duree(tenues)} de présence."
