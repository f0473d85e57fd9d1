"""What invoices and answers about hours beyond the volume would tell of one day: they speak of whole months."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.contrats import Assiette, Contrat, Depassement, Mode, Unite
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.contrats.dires_approbations import a_demander
from app.domain.errors import MoisEntame
from app.domain.interventions import Intervention, Part
from app.domain.personnes import Personne
from tests.services.facturier import brouillon, ouvrir

JANVIER = date(2026, 1, 1), date(2026, 1, 31)
JOUR = date(2026, 1, 8)


@pytest.fixture
def cabinet(scope, tmp_path, phrase):
    """Paid by the hour, ten hours a year then to be approved; one person on the eighth, another on the ninth."""
    with ouvrir(scope, tmp_path, phrase) as session:
        convenir(session, mode=Mode.HEURE, unite=Unite.HEURES, volume=1_000, prix=6_000)
        for n, minutes in ((0, 690), (1, 45)):
            part = Part(contrat_id=contrat(session).id)
            qui = session.personnes.save(Personne(nom=f"Nom{n}"))[0]
            session.interventions.save(
                Intervention(
                    jour=date(2026, 1, 8 + n), minutes=minutes, nature="ENT", parts=(part,), personnes=(qui.id,)
                )
            )
        yield session


def contrat(session):
    return session.contrats.toutes()[0]


def convenir(session, **champs):
    (termes,) = session.contrats.conditions.toutes()
    return session.contrats.conditions.modifier(termes.id, depassement=Depassement.A_APPROUVER, **champs)[0]


PARTS_DE_MOIS = [(JOUR, JOUR), (date(2026, 1, 1), JOUR), (JOUR, date(2026, 1, 31)), (date(2025, 12, 15), JANVIER[1])]


@pytest.mark.parametrize("periode", PARTS_DE_MOIS)
def test_an_invoice_of_minutes_never_cuts_a_month(cabinet, periode):
    with pytest.raises(MoisEntame):
        brouillon(cabinet, periode)
    entier = brouillon(cabinet, JANVIER)
    with pytest.raises(MoisEntame):
        cabinet.factures.modifier(entier.id, du=periode[0], au=periode[1])
    assert cabinet.factures.toutes() == [entier]


@pytest.mark.parametrize("champs", [{"assiette": Assiette.PERMANENCES}, {"mode": Mode.FORFAIT, "unite": Unite.FORFAIT}])
def test_what_tells_no_minutes_of_acts_may_cut_one(cabinet, champs):
    convenir(cabinet, **champs)
    assert brouillon(cabinet, PARTS_DE_MOIS[1]).au == JOUR


def test_a_contrat_begins_and_ends_within_a_month(cabinet):
    modele = contrat(cabinet)
    debut, fin = date(2026, 1, 5), date(2026, 3, 19)
    court, _ = cabinet.contrats.save(
        Contrat(reference="C2", entreprise_id=modele.entreprise_id, debut=debut, fin=fin, tacite_reconduction=False)
    )
    (termes,) = cabinet.contrats.conditions.toutes()
    cabinet.contrats.conditions.save(replace(termes, id=0, contrat_id=court.id, a_partir_du=debut))
    assert cabinet.factures.preparer(court.id, debut, JANVIER[1])[0].du == debut
    assert cabinet.factures.preparer(court.id, date(2026, 2, 1), fin)[0].au == fin


def test_an_invoice_never_tells_the_day_of_what_was_approved(cabinet):
    reponse = Approbation(
        contrat_id=contrat(cabinet).id,
        reponse=Reponse.APPROUVE,
        du=JANVIER[0],
        au=JANVIER[1],
        decide_le=date(2026, 2, 3),
        par="La DRH",
    )
    cabinet.approbations.save(reponse)
    (propose,) = cabinet.depassements.proposer(brouillon(cabinet).id)
    assert propose.minutes == 135
    assert propose.ligne.libelle.endswith("du 01/01/2026 au 31/01/2026")
    with pytest.raises(MoisEntame):
        cabinet.approbations.save(replace(reponse, du=JOUR, au=JOUR))


def test_what_is_asked_of_the_entreprise_is_asked_by_whole_months(cabinet):
    demande = a_demander(cabinet.positions.de(contrat(cabinet).id).position)
    assert (demande.du, demande.au) == JANVIER


def test_a_contract_year_begun_within_a_month_does_not_cut_the_hours_of_an_invoice(cabinet):
    modele = contrat(cabinet)
    ancien, _ = cabinet.contrats.save(
        Contrat(reference="C3", entreprise_id=modele.entreprise_id, debut=date(2025, 1, 9))
    )
    (termes,) = cabinet.contrats.conditions.toutes()
    cabinet.contrats.conditions.save(replace(termes, id=0, contrat_id=ancien.id, a_partir_du=ancien.debut))
    for acte in cabinet.interventions.toutes():
        cabinet.interventions.modifier(acte.id, parts=(Part(contrat_id=ancien.id),))
    (ligne,) = cabinet.factures.preparer(ancien.id, *JANVIER)[0].lignes
    assert (ligne.quantite, ligne.libelle[-27:]) == (645, "du 01/01/2026 au 31/01/2026")
