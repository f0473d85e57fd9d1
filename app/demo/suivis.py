"""The people who come: one or two follow-ups each, and the acts of which they are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.demo import themes
from app.demo.agenda import Agenda
from app.demo.effectif import Salarie
from app.demo.fiction import Fiction
from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.interventions import Intervention, Part

_ENTRETIENS = {"ENT", "SPO", "MED", "LIG"}
_SUITES_ACTES = {
    "ENT": 34,
    "ECH": 14,
    "DEM": 15,
    "LIG": 7,
    "COU": 7,
    "DOS": 7,
    "AFI": 3,
    "ETU": 5,
    "TIE": 2,
    "SYN": 2,
    "LSS": 1,
    "LRH": 1,
    "RAP": 1,
    "RNH": 2,
}
_MINUTES = {"ENT": 50, "SPO": 20, "ECH": 10, "DEM": 25, "LIG": 40, "COU": 30, "DOS": 60, "AFI": 50, "RAP": 90}
_A_DISTANCE = {"TEL": 70, "VIS": 18, "EXT": 7, "DOM": 5}
_SANS_CANAL = {"COU", "RAP", "DOS", "AFI", "ETU", "RNH"}
_AVEC_ORGANISME = {"DEM", "COU", "DOS", "SYN", "AFI"}
_SUITES = {"OBJ": 46, "PON": 19, "PAR": 12, "ORI": 12, "INT": 7, "DEP": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadre:
    """Where the follow-ups of one entreprise take place: its contrat, sites, agendas, and the address book."""

    contrat_id: int
    sites: Sequence[int]
    agendas: Sequence[Agenda]
    organismes: dict[str, int]
    jusque: date


class Redacteur:
    """Writes follow-ups and acts into the fiction."""

    def __init__(self, fiction: Fiction, cadre: Cadre) -> None:
        self._fiction = fiction
        self._cadre = cadre
        self._hasard = fiction.hasard

    def suivre(self, personne_ids: tuple[int, ...], salarie: Salarie, jour: date) -> Accompagnement:
        """Open a follow-up on about `jour`, with its acts; it closes when the year allows it."""
        theme = self._fiction.tirer(themes.poids(salarie, jour.year))
        jours = self._jours(jour)
        clos = jours[-1] + timedelta(days=self._hasard.randrange(5, 40))
        ferme = clos <= self._cadre.jusque and self._hasard.random() < 0.9  # noqa: PLR2004  nine in ten get closed
        accompagnement = Accompagnement(
            id=len(self._fiction.accompagnements) + 1,
            personne_id=personne_ids[0],
            contrat_id=self._cadre.contrat_id,
            demande_le=jours[0] - timedelta(days=self._hasard.choice((0, 0, 1, 3, 5, 7, 9, 14))),
            ouvert_le=jours[0],
            theme=theme,
            themes=self._autres_themes(salarie, jour.year, theme),
            origine=self._fiction.tirer(themes.ORIGINES),
            plan=(Objectif(texte="Faire le point sur les droits", qui="Ensemble", pour_le=jours[-1]),),
            clos_le=clos if ferme else None,
            suite=self._fiction.tirer(_SUITES) if ferme else "ENC",
        )
        self._fiction.accompagnements.append(accompagnement)
        for rang, le in enumerate(jours):
            self._agir(accompagnement, personne_ids, salarie, le, premier=rang == 0)
        return accompagnement

    def _jours(self, premier: date) -> list[date]:
        nombre = 1 + min(13, int(self._hasard.expovariate(1 / 4.6)))
        jours = [premier]
        while len(jours) < nombre:
            jours.append(_ouvre(jours[-1] + timedelta(days=1 + int(self._hasard.expovariate(1 / 16)))))
        return [j for j in jours if j <= self._cadre.jusque]

    def _autres_themes(self, salarie: Salarie, annee: int, principal: str) -> tuple[str, ...]:
        autre = self._fiction.tirer(themes.poids(salarie, annee))
        return () if autre == principal or self._hasard.random() < 0.6 else (autre,)  # noqa: PLR2004  two in five have one

    def _agir(
        self, suivi: Accompagnement, personnes: tuple[int, ...], salarie: Salarie, jour: date, *, premier: bool
    ) -> None:
        nature = self._fiction.tirer({"ENT": 88, "SPO": 12} if premier else _SUITES_ACTES)
        permanence = self._cadre.agendas[salarie.site].proche(jour) if nature in _ENTRETIENS else None
        self._fiction.interventions.append(
            Intervention(
                id=len(self._fiction.interventions) + 1,
                jour=permanence.jour if permanence else jour,
                minutes=self._minutes(nature),
                nature=nature,
                canal=self._canal(nature, en_permanence=permanence is not None),
                parts=(Part(contrat_id=self._cadre.contrat_id),),
                personnes=personnes,
                accompagnement_id=suivi.id,
                permanence_id=permanence.id if permanence else None,
                site_id=self._cadre.sites[salarie.site],
                organisme_id=self._organisme(nature, suivi.theme),
                theme=suivi.theme,
                origine=suivi.origine if premier else "NR",
                note=self._hasard.choice(themes.NOTES[suivi.theme]),
                facturable=nature != "RNH",
            )
        )

    def _minutes(self, nature: str) -> int:
        moyenne = _MINUTES.get(nature, 25)
        return max(5, 5 * round(self._hasard.gauss(moyenne, moyenne / 4) / 5))

    def _canal(self, nature: str, *, en_permanence: bool) -> str:
        if nature in _SANS_CANAL:
            return "NR"
        if en_permanence:
            return "PER"
        return self._fiction.tirer(_A_DISTANCE if nature in _ENTRETIENS else {"TEL": 60, "MEL": 40})

    def _organisme(self, nature: str, theme: str) -> int | None:
        if nature not in _AVEC_ORGANISME:
            return None
        return self._cadre.organismes[self._hasard.choice(themes.ORGANISMES[theme])]


def _ouvre(jour: date) -> date:
    """Return `jour`, or the Monday after a weekend."""
    return jour + timedelta(days=max(0, 7 - jour.weekday())) if jour.weekday() > 4 else jour  # noqa: PLR2004  Friday
