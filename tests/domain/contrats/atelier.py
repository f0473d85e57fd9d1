"""Contrats as the tests write them: a few words, the rest by default."""

import tomllib
from datetime import date
from pathlib import Path

from app.domain.contrats import Assiette, Conditions, Contrat, Decompte, Depassement, Exercice, Mode, Report, Unite
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.contrats.consommation import ActesDuJour
from app.domain.entreprises import Site
from app.domain.permanences import EtatPermanence, Initiative, Permanence

A_LA_MAIN = Path(__file__).parents[2] / "data" / "contrats" / "a_la_main.toml"
_ENUMS = {
    "mode": Mode, "unite": Unite, "report": Report, "depassement": Depassement, "decompte": Decompte,
    "assiette": Assiette, "natures_incluses": tuple,
}  # fmt: skip


def _tel_quel(valeur):
    return valeur


def lire_table():
    return tomllib.loads(A_LA_MAIN.read_text(encoding="utf-8"))["contrat"]


def contrat(debut, **champs):
    champs["exercice"] = Exercice(champs.get("exercice", "anniversaire"))
    return Contrat(**{"id": 1, "entreprise_id": 1, "reference": "C", "debut": debut} | champs)


def conditions(debut, **champs):
    lus = {nom: v if v is None else _ENUMS.get(nom, _tel_quel)(v) for nom, v in champs.items()}
    return Conditions(**{"contrat_id": 1, "a_partir_du": debut, "mode": Mode.HEURE} | lus)


def permanence(jour, debut, fin, etat, initiative=None, decidee_le=None, site_id=1):
    return Permanence(
        contrat_id=1,
        site_id=site_id,
        jour=jour,
        debut=debut,
        fin=fin,
        etat=EtatPermanence(etat),
        initiative=Initiative(initiative) if initiative else None,
        decidee_le=decidee_le,
    )


def approbation(**champs):
    champs["reponse"] = Reponse(champs["reponse"])
    return Approbation(**{"contrat_id": 1, "par": "La direction"} | champs)


def actes(jour, nature="ENT", minutes=60, *, facturable=True, en_permanence=False):
    return ActesDuJour(jour, nature, facturable, en_permanence, minutes)


def site(minutes=None, km=None):
    return Site(id=1, entreprise_id=1, nom="Usine", trajet_minutes=minutes, trajet_km=km)


def jours(paires):
    return {date(*jour) if isinstance(jour, tuple) else jour: minutes for jour, minutes in paires}
