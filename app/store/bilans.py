"""Freezing one entreprise over one period: the reading of the vault that a bilan is made from.

Everything is read in the transaction of `connexion`, each act once. An act counts for the entreprise whose contrat
bears it, with that share of its minutes; nothing of another contrat is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from app.bilan.instantane import EN_ATTENTE, ActesFiges, DemarcheFigee, PersonneFigee, PresenceFigee, SeanceFigee
from app.domain.demarches import AIDES, ENTREPRISE_ET_CSE
from app.domain.nomenclatures import Entree, Liste
from app.store import nomenclatures
from app.store.codes import Codes, fusions, taire
from app.store.demarches import COMPTEES

_ACTES = """
WITH portes AS MATERIALIZED (
    SELECT intervention_id AS id, min(10000, sum(pour_dix_mille)) AS part FROM interventions_parts
    WHERE contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise) AND jour BETWEEN :du AND :au
    GROUP BY intervention_id
)
"""
_LUS = f"""{_ACTES}
SELECT ip.personne_id, i.nature, i.canal, coalesce(o.categorie, ''),
       (i.minutes * a.part + 5000) / 10000, ip.rang = 0, i.jour, i.site_id,
       coalesce(s.theme, i.theme), coalesce(s.origine, i.origine), s.suite, s.clos_le, i.participants, i.seq
FROM portes a CROSS JOIN interventions i ON i.id = a.id
LEFT JOIN interventions_personnes ip ON ip.intervention_id = i.id AND i.portee = 'individuelle'
LEFT JOIN organismes o ON o.id = i.organisme_id
LEFT JOIN accompagnements s ON s.id = i.accompagnement_id AND s.personne_id = ip.personne_id
WHERE (ip.personne_id IS NOT NULL AND i.nature <> 'RNH') OR i.portee IN ('collective', 'entreprise')
"""  # noqa: S608 - made of constants
_PERSONNES = """
SELECT id, sexe, coalesce(CAST(substr(naissance, 1, 4) AS INTEGER), naissance_annee) FROM personnes
"""
_ANCIENS = """
SELECT DISTINCT ip.personne_id FROM interventions_parts a
JOIN interventions i ON i.id = a.intervention_id JOIN interventions_personnes ip ON ip.intervention_id = i.id
WHERE a.contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise)
  AND a.jour >= :avant AND a.jour < :du
  AND i.nature IN (SELECT code FROM entrees WHERE liste = 'natures'
                   AND json_extract(attributs, '$.compte_comme_contact') = '1')
"""
_PERMANENCES = """
SELECT coalesce(site_id, ''), CAST(substr(jour, 1, 4) AS INTEGER), CAST(substr(jour, 6, 2) AS INTEGER),
       count(*), sum(etat = 'tenue'), sum(fin - debut), sum((etat = 'tenue') * (fin - debut))
FROM permanences
WHERE contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise)
  AND jour BETWEEN :du AND :au AND etat <> 'deplacee'
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_EMPLOIS = """
SELECT e.personne_id, e.site_id, e.du, e.au, e.csp, e.statut_emploi, e.entree, e.statut_beneficiaire
FROM emplois e WHERE e.entreprise_id = :entreprise ORDER BY e.personne_id, e.du IS NOT NULL, e.du, e.id
"""


_DEMARCHES = f"""
SELECT d.id, d.personne_id, d.etat, d.decidee_le, coalesce(o.categorie, ''), m.source, m.nature, m.accorde
FROM demarches d JOIN accompagnements a ON a.id = d.accompagnement_id AND a.personne_id = d.personne_id
LEFT JOIN organismes o ON o.id = d.organisme_id
LEFT JOIN demarches_montants m ON m.demarche_id = d.id
WHERE a.contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise)
  AND {COMPTEES}
ORDER BY d.id, m.rang
"""  # noqa: S608 - made of constants


_Ligne = tuple[Any, ...]
_CHRONOLOGIE = itemgetter(6, 13)
_LISTES_DES_PERSONNES = (
    Liste.SEXE,
    Liste.CSP,
    Liste.STATUT_EMPLOI,
    Liste.STATUT_BENEFICIAIRE,
    Liste.THEMES,
    Liste.ORIGINES,
    Liste.SUITES_ACCOMPAGNEMENT,
)


class Gel(NamedTuple):
    """What the vault gives for one entreprise and one period; `identites` are the ids of `personnes`, in order."""

    personnes: tuple[PersonneFigee, ...]
    actes: tuple[ActesFiges, ...]
    collectif: tuple[SeanceFigee, ...]
    presence: tuple[PresenceFigee, ...]
    demarches: tuple[DemarcheFigee, ...]
    nouvelles_connues: bool
    identites: tuple[int, ...]


class _Emploi(NamedTuple):
    site: int | None
    du: str | None
    au: str | None
    csp: str
    statut_emploi: str
    entree: str | None
    beneficiaire: str


_acte: Callable[[_Ligne], ActesFiges] = partial(tuple.__new__, ActesFiges)
_emploi: Callable[[_Ligne], _Emploi] = partial(tuple.__new__, _Emploi)
"""Both name the fields of a plain tuple, a hundred thousand times: `_make` checks what is written here."""

_SANS_EMPLOI = _Emploi(None, None, None, "NR", "NR", None, "NR")


def listes(connexion: Connection) -> dict[Liste, tuple[Entree, ...]]:
    """Return every list, without the lines merged into another one."""
    return {
        nom: tuple(e for e in entrees if e.fusionnee_dans is None)
        for nom, entrees in nomenclatures.toutes(connexion).items()
    }


def geler(connexion: Connection, entreprise_id: int, du: date, au: date, entretiens: frozenset[str]) -> Gel:
    """Read one entreprise over one period; `entretiens` are the natures that count as entretien."""
    avant = _vingt_quatre_mois_avant(du)
    bornes: dict[str, Any] = {
        "entreprise": entreprise_id,
        "du": du.isoformat(),
        "au": au.isoformat(),
        "avant": avant.isoformat(),
    }
    lecture = _Lecture(connexion, bornes, fusions(connexion))
    # Sorted here: the rows come nearly in order, which SQLite does not see.
    lus = sorted(lecture.lignes(_LUS), key=_CHRONOLOGIE)
    actes = [acte for acte in lus if acte[0] is not None]
    rangs = {personne: rang for rang, personne in enumerate(dict.fromkeys(acte[0] for acte in actes))}
    natures = lecture.codes(Liste.NATURES)
    recues = {acte[0] for acte in actes if natures[acte[1]] in entretiens}
    premier = connexion.execute(text("SELECT min(jour) FROM interventions")).scalar()
    return Gel(
        personnes=tuple(lecture.personnes(rangs, actes, recues, au)),
        actes=tuple(lecture.actes(rangs, actes)),
        collectif=tuple(SeanceFigee(natures[acte[1]], acte[12], acte[4]) for acte in lus if acte[0] is None),
        presence=tuple(PresenceFigee(str(s), *reste) for s, *reste in lecture.lignes(_PERMANENCES)),
        demarches=tuple(lecture.demarches(rangs, au)),
        nouvelles_connues=premier is not None and str(premier) <= avant.isoformat(),
        identites=tuple(rangs),
    )


class _Lecture:
    """The queries of one snapshot; codes of merged lines are told as what they count as."""

    def __init__(
        self, connexion: Connection, bornes: Mapping[str, Any], fusions_: Mapping[tuple[str, str], str]
    ) -> None:
        self._connexion = connexion
        self._bornes = bornes
        self._fusions = fusions_

    def lignes(self, requete: str) -> list[_Ligne]:
        """Return the rows of one query as the driver gives them: a large practice has a hundred thousand."""
        bornes = {nom: v for nom, v in self._bornes.items() if f":{nom}" in requete}
        curseur = self._connexion.connection.cursor()
        try:
            curseur.execute(requete, bornes)
            return list(curseur.fetchall())
        finally:
            curseur.close()

    def codes(self, liste: Liste) -> Codes:
        """Return what each code of one list counts as."""
        return Codes({code: cible for (nom, code), cible in self._fusions.items() if nom == liste.value})

    def actes(self, rangs: Mapping[int, int], actes: Iterable[_Ligne]) -> list[ActesFiges]:
        """Return the individual acts, each person by its rank."""
        natures, canaux = map(self.codes, (Liste.NATURES, Liste.CANAUX))
        organismes = taire(self.codes(Liste.ORGANISMES))
        return [
            _acte((rangs[qui], natures[nature], canaux[canal], organismes[categorie], 1, minutes, rang == 1))
            for qui, nature, canal, categorie, minutes, rang, *_ in actes
        ]

    def personnes(
        self, rangs: Mapping[int, int], actes: Iterable[_Ligne], recues: set[int], au: date
    ) -> Iterator[PersonneFigee]:
        """Yield the persons in the order of their ranks; `actes` come in the order of time."""
        etats = {ident: (sexe, annee) for ident, sexe, annee in self.lignes(_PERSONNES) if ident in rangs}
        premiers, derniers = _bornes(actes)
        anciens = {personne for (personne,) in self.lignes(_ANCIENS)}
        emplois = self._emplois(rangs)
        sexes, csp, statuts, liens, themes, origines, suites = map(self.codes, _LISTES_DES_PERSONNES)
        fin = au.isoformat()
        for ident in rangs:
            jour, site = derniers[ident]
            emploi = _au_jour(emplois.get(ident, ()), jour)
            sexe, annee = etats[ident]
            theme, origine, suite, clos_le = premiers[ident]
            yield PersonneFigee(
                sexe=sexes[sexe],
                age=None if annee is None else au.year - annee,
                csp=csp[emploi.csp],
                statut_emploi=statuts[emploi.statut_emploi],
                anciennete=None if emploi.entree is None else _annees(emploi.entree, fin),
                site=str(emploi.site or site or "NR"),
                beneficiaire=liens[emploi.beneficiaire],
                theme=themes[theme],
                origine=origines[origine],
                suite=suites[suite] if clos_le is not None and clos_le <= fin else "ENC",
                recue=ident in recues,
                nouvelle=ident not in anciens,
            )

    def demarches(self, rangs: Mapping[int, int], au: date) -> list[DemarcheFigee]:
        """Return the démarches; a person without an act in the period takes a rank after the others."""
        suites, organismes = map(self.codes, (Liste.SUITES_DEMARCHE, Liste.ORGANISMES))
        tous = dict(rangs)
        figees: dict[int, DemarcheFigee] = {}
        for ident, qui, etat, decidee_le, categorie, source, nature, accorde in self.lignes(_DEMARCHES):
            rang = tous.setdefault(qui, len(tous))
            decidee = decidee_le is not None and decidee_le <= au.isoformat()
            neuve = DemarcheFigee(rang, suites[etat] if decidee else EN_ATTENTE, 0)
            aides = figees.setdefault(ident, neuve).aides
            sources = {organismes[source], source, organismes[categorie], categorie} if source else set()
            if decidee and accorde and nature in AIDES and not sources & ENTREPRISE_ET_CSE:
                aides += accorde
            figees[ident] = figees[ident]._replace(aides=aides)
        return list(figees.values())

    def _emplois(self, rangs: Mapping[int, int]) -> dict[int, list[_Emploi]]:
        emplois: dict[int, list[_Emploi]] = {}
        for ligne in self.lignes(_EMPLOIS):
            if ligne[0] in rangs:
                emplois.setdefault(ligne[0], []).append(_emploi(ligne[1:]))
        return emplois


def _bornes(actes: Iterable[_Ligne]) -> tuple[dict[int, _Ligne], dict[int, _Ligne]]:
    """Return, by person, what the first act tells (one of a follow-up of hers if there is one), and the last act.

    First: theme, origine, suite and day of closing; last: day and site.
    """
    suivis: dict[int, _Ligne] = {}
    autres: dict[int, _Ligne] = {}
    derniers: dict[int, _Ligne] = {}
    for acte in actes:
        personne = acte[0]
        derniers[personne] = acte
        if personne not in suivis:
            (autres if acte[10] is None else suivis).setdefault(personne, acte)
    premiers = {personne: acte[8:12] for personne, acte in {**autres, **suivis}.items()}
    return premiers, {personne: acte[6:8] for personne, acte in derniers.items()}


def _au_jour(emplois: Sequence[_Emploi], jour: str) -> _Emploi:
    """Return the emploi in force on a day, else the last known one."""
    if len(emplois) == 1:
        return emplois[0]
    en_force = [e for e in emplois if (e.du is None or e.du <= jour) and (e.au is None or e.au >= jour)]
    return (en_force or list(emplois) or [_SANS_EMPLOI])[-1]


def _annees(depuis: str, au: str) -> int:
    """Return whole years between two ISO dates, never negative."""
    return max(0, int(au[:4]) - int(depuis[:4]) - (au[5:] < depuis[5:]))


def _vingt_quatre_mois_avant(jour: date) -> date:
    try:
        return jour.replace(year=jour.year - 2)
    except ValueError:
        return date(jour.year - 2, 3, 1)
