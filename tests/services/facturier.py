"""A practice with one contrat at a forfait, to bill."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

from app.domain.contrats import Conditions, Contrat, Mode, Unite
from app.domain.entreprises import Entreprise
from app.domain.facturation import Facturation, Regime
from app.domain.praticiennes import Praticienne

PRATICIENNE = Praticienne(
    nom="Claire Fontanel", adresse="12 rue", code_postal="69000", ville="Lyon", siret="00000001800010", exemple=True
)
JANVIER = date(2026, 1, 1), date(2026, 1, 31)
JOUR = date(2026, 6, 16)


@contextmanager
def ouvrir(scope, dossier, phrase):
    """Open a new coffre on the sixteenth of June 2026, ready to bill."""
    scope._horloge = scope._coffre._horloge = lambda: datetime(2026, 6, 16, 9, tzinfo=UTC)
    session, _ = scope.creer(dossier / "Cabinet.coffre", phrase)
    with session:
        session.praticiennes.save(PRATICIENNE)
        session.factures.reglages.save(Facturation(regime=Regime.FRANCHISE))
        entreprise, _ = session.entreprises.save(
            Entreprise(nom="Tilleuls", siret="00000002600013", adresse="1 place", code_postal="38000", ville="Grenoble")
        )
        contrat, _ = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C1", debut=date(2025, 1, 1)))
        session.contrats.conditions.save(
            Conditions(
                contrat_id=contrat.id,
                a_partir_du=date(2025, 1, 1),
                mode=Mode.FORFAIT,
                prix=2_400_000,
                unite=Unite.FORFAIT,
            )
        )
        yield session


def brouillon(cabinet, periode=JANVIER):
    return cabinet.factures.preparer(cabinet.contrats.toutes()[0].id, *periode)[0]


def emise(cabinet, jour=JOUR, periode=JANVIER):
    return cabinet.factures.emettre(brouillon(cabinet, periode).id, jour)[0]


def numeros(cabinet, serie="F"):
    return sorted(f.rang for f in cabinet.factures.toutes() if f.serie == serie)
