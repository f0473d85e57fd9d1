"""Acts that concern nobody in particular: groups, meetings with the entreprise, the desk of the praticienne."""

from datetime import date, timedelta

from app.demo.fiction import Fiction
from app.demo.modeles import Modele
from app.domain.interventions import Intervention, Part, Portee

_GROUPES = {"ICO": 70, "ACO": 30}
_ENTREPRISE = {"REU": 38, "RHN": 30, "CON": 16, "COM": 16}
_INTERNE = {"ADM": 45, "VEI": 30, "DPL": 25}
_SUJETS = ("RET", "BUD", "AID", "HAN", "FAM", "LOG")


def animer(fiction: Fiction, modele: Modele, contrat_id: int, sites: list[int], annee: int) -> None:
    """Write the collective and company acts of one contrat for one year."""
    for _ in range(modele.collectif):
        nature = fiction.tirer(_GROUPES)
        _acte(
            fiction,
            annee,
            nature,
            Portee.COLLECTIVE,
            (Part(contrat_id=contrat_id),),
            site_id=fiction.hasard.choice(sites),
            participants=fiction.hasard.randint(10, 34),
        )
    for _ in range(2 + modele.collectif):
        _acte(fiction, annee, fiction.tirer(_ENTREPRISE), Portee.ENTREPRISE, (Part(contrat_id=contrat_id),))


def partager(fiction: Fiction, contrats: tuple[int, int], annee: int) -> None:
    """Write one session that two entreprises share, six parts in ten for the first."""
    parts = (Part(contrat_id=contrats[0], pour_dix_mille=6000), Part(contrat_id=contrats[1], pour_dix_mille=4000))
    _acte(fiction, annee, "ICO", Portee.COLLECTIVE, parts, participants=14)


def administrer(fiction: Fiction, annee: int) -> None:
    """Write the acts of the desk, which no contrat bears."""
    for _ in range(70):
        _acte(fiction, annee, fiction.tirer(_INTERNE), Portee.INTERNE, ())


def _acte(
    fiction: Fiction,
    annee: int,
    nature: str,
    portee: Portee,
    parts: tuple[Part, ...],
    *,
    site_id: int | None = None,
    participants: int | None = None,
) -> None:
    hasard = fiction.hasard
    fiction.interventions.append(
        Intervention(
            id=len(fiction.interventions) + 1,
            jour=_jour_ouvre(date(annee, 1, 6) + timedelta(days=hasard.randrange(345))),
            minutes=hasard.choice((30, 60, 60, 90, 120)),
            nature=nature,
            canal="LIE" if portee is Portee.COLLECTIVE else "NR",
            portee=portee,
            parts=parts,
            site_id=site_id,
            participants=participants,
            theme=hasard.choice(_SUJETS) if portee is Portee.COLLECTIVE else "NR",
            facturable=portee is not Portee.INTERNE,
        )
    )


def _jour_ouvre(jour: date) -> date:
    return jour - timedelta(days=jour.weekday() // 5 * 2)
