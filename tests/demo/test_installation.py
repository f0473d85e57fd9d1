"""The fiction enters an empty vault as if it had been typed."""

from dataclasses import replace

import pytest

from app.context import Session
from app.demo.cabinet import PRATICIENNE, inventer
from app.services.exemples import CoffreNonVide


def test_everything_invented_is_in_the_vault(session: Session):
    fiction = inventer(2025, 1901)
    session.exemples.installer(PRATICIENNE, fiction.records())
    assert session.praticiennes.get().exemple
    assert sorted(e.id for e in session.entreprises.toutes()) == [1, 2, 3, 4, 5]
    assert session.interventions.get(len(fiction.interventions)).note == fiction.interventions[-1].note


def test_a_vault_in_use_is_not_filled_with_fiction(session: Session):
    fiction = inventer(2025, 1901)
    session.exemples.installer(PRATICIENNE, fiction.records())
    with pytest.raises(CoffreNonVide):
        session.exemples.installer(PRATICIENNE, fiction.records())


def test_every_invented_record_would_pass_the_forms(session: Session):
    """Saving again each record through its own service refuses none of them."""
    fiction = inventer(2025, 1901)
    session.exemples.installer(PRATICIENNE, fiction.records())
    for service, records in (
        (session.entreprises, fiction.entreprises),
        (session.entreprises.effectifs, fiction.effectifs[::40]),
        (session.contrats, fiction.contrats),
        (session.contrats.conditions, fiction.conditions[::2]),
        (session.permanences, fiction.permanences[::60]),
        (session.personnes, fiction.personnes[::60]),
        (session.accompagnements, fiction.accompagnements[::60]),
        (session.foyers, fiction.foyers[::40]),
        (session.demarches, fiction.demarches[::20]),
        (session.accords, fiction.accords[::40]),
        (session.budgets, fiction.budgets[::5]),
    ):
        for record in records:
            service.save(record)
    for acte in [i for i in fiction.interventions if len(i.personnes) != 1][::20] + fiction.interventions[::250]:
        session.interventions.save(replace(acte, id=0))
