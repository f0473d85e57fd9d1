"""A practice whose contrat has relevés: its year, its bilan, the service that makes them."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from app.coffre.pieces import FichiersPieces
from app.domain.contrats import Conditions, Mode
from app.services.bilans import Bilans
from app.services.pieces import Pieces
from app.services.positions import Positions
from app.services.releves import Releves

MARS = date(2024, 3, 1), date(2024, 3, 31)
ANNEE = date(2024, 1, 1), date(2024, 12, 31)


def servir(cabinet, tmp_path, consigner):
    horloge = lambda: datetime(2025, 6, 16, 9, tzinfo=UTC)  # noqa: E731
    (tmp_path / "coffre" / "pieces").mkdir(parents=True)
    pieces = Pieces(FichiersPieces(tmp_path / "coffre", "essai"), horloge)
    return Releves(cabinet.magasin, pieces, horloge, Positions(cabinet.magasin, horloge, cabinet.contrats), consigner)


def minutes(releve, axe):
    return {ligne.code: ligne.minutes for ligne in releve.axes[axe].lignes}


def convenir(cabinet, **champs):
    base = {"contrat_id": cabinet.contrat.id, "a_partir_du": cabinet.contrat.debut, "mode": Mode.HEURE, "volume": 90000}
    return cabinet.contrats.conditions.save(Conditions(**base | champs))[0]


def fin_de_mois(jour):
    return (jour.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def annee_2024(cabinet, personnes=60, par_mois=80):
    hasard = Random(4)
    gens = [cabinet.personne(f"Nom{n}", "Zoé") for n in range(personnes)]
    for mois in range(1, 13):
        for n in range(par_mois):
            qui = gens[n] if n < personnes else hasard.choice(gens)
            nature = "ENT" if n % 2 else "DEM"
            jour = date(2024, mois, 1 + n % 28)
            cabinet.interventions.save(cabinet.acte(qui, jour=jour, minutes=30 + n % 4 * 15, nature=nature))
    return gens


def arreter(cabinet, tmp_path):
    horloge = lambda: datetime(2025, 1, 20, 9, tzinfo=UTC)  # noqa: E731
    (tmp_path / "pieces").mkdir()
    pieces = Pieces(FichiersPieces(tmp_path, "essai"), horloge)
    return Bilans(cabinet.magasin, pieces, horloge).arreter(cabinet.entreprise.id, 2024)
