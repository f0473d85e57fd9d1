"""What the agenda shows, in the words it is shown with; names masked in mode discret."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.calendrier import en_clair, heure
from app.domain.permanences import EtatPermanence
from app.domain.rendezvous import EtatRendezVous, RendezVous
from app.services.agenda import Periode, PermanenceVue, RendezVousVu
from ui.discretion import Discretion
from ui.temps import aujourd_hui

NEUTRE = "Rendez-vous"
ETATS_PERMANENCE = {
    EtatPermanence.PLANIFIEE: "prévue",
    EtatPermanence.TENUE: "tenue",
    EtatPermanence.ANNULEE: "annulée",
    EtatPermanence.DEPLACEE: "déplacée",
}
ETATS_RENDEZVOUS = {
    EtatRendezVous.PREVU: "prévu",
    EtatRendezVous.VENU: "honoré",
    EtatRendezVous.ABSENT: "non honoré",
    EtatRendezVous.ANNULE: "annulé",
}
_EFFACES = ("annulée", "déplacée", "annulé")


class Sorte(StrEnum):
    """What a moment is."""

    PERMANENCE = "permanence"
    RENDEZVOUS = "rendezvous"


@dataclass(frozen=True, slots=True)
class Moment:
    """A permanence or an appointment; `permanence_id` names the board it is on, if there is one."""

    sorte: Sorte
    id: int
    jour: date
    debut: int
    fin: int
    titre: str
    detail: str
    etat: str
    permanence_id: int | None

    @property
    def efface(self) -> bool:
        """Tell whether it no longer takes place."""
        return self.etat in _EFFACES

    @property
    def heures(self) -> str:
        """« 9 h à 12 h 30 »."""
        return f"{heure(self.debut)} à {heure(self.fin)}"

    @property
    def phrase(self) -> str:
        """Everything, as one sentence for a screen reader."""
        quoi = "permanence" if self.sorte is Sorte.PERMANENCE else "rendez-vous"
        dits = (en_clair(self.jour, aujourd_hui()), self.heures, quoi, self.titre, self.detail, self.etat)
        return ", ".join(dit for dit in dits if dit)


def moments(periode: Periode, discretion: Discretion) -> list[Moment]:
    """Return what happens in a period, in order of time; appointments of a permanence are counted beside it."""
    par_permanence: dict[int, list[RendezVous]] = {}
    for vu in periode.rendezvous:
        if vu.rendezvous.permanence_id is not None:
            par_permanence.setdefault(vu.rendezvous.permanence_id, []).append(vu.rendezvous)
    poses = [_permanence(vue, par_permanence.get(vue.permanence.id, [])) for vue in periode.permanences]
    pris = [rendezvous(vu, discretion) for vu in periode.rendezvous]
    return sorted((*poses, *pris), key=lambda m: (m.jour, m.debut, m.sorte, m.id))


def rendezvous(vu: RendezVousVu, discretion: Discretion) -> Moment:
    """Return an appointment in its words."""
    rdv = vu.rendezvous
    return Moment(
        Sorte.RENDEZVOUS,
        rdv.id,
        rdv.jour,
        rdv.debut,
        rdv.fin,
        nom(vu, discretion),
        vu.entreprise,
        ETATS_RENDEZVOUS[rdv.etat],
        rdv.permanence_id,
    )


def nom(vu: RendezVousVu, discretion: Discretion) -> str:
    """Return whom the appointment is for; a title may hold a name, so it is masked too."""
    if vu.rendezvous.personne_id is None:
        return NEUTRE if discretion.active else vu.nom
    return discretion.nom(vu.rendezvous.personne_id, vu.nom)


def _permanence(vue: PermanenceVue, pris: list[RendezVous]) -> Moment:
    permanence = vue.permanence
    return Moment(
        Sorte.PERMANENCE,
        permanence.id,
        permanence.jour,
        permanence.debut,
        permanence.fin,
        vue.entreprise,
        ", ".join(dit for dit in (vue.site, _compte(pris)) if dit),
        ETATS_PERMANENCE[permanence.etat],
        permanence.id,
    )


def _compte(pris: list[RendezVous]) -> str:
    nombre = Counter(rdv.occupe for rdv in pris)[True]
    return f"{nombre} rendez-vous" if nombre else ""
