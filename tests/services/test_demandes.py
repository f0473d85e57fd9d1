"""The request asks an entreprise for the groups it can have."""

from datetime import date

import pytest

from app.domain.entreprises import Effectif, Entreprise
from app.domain.personnes import Emploi, Personne

JOUR = date(2025, 12, 31)


@pytest.fixture
def entreprise(session):
    return session.entreprises.save(Entreprise(nom="Verreries de la Vire"))[0]


def publics(session, entreprise):
    demande = session.demandes.preparer(entreprise.id, JOUR)
    return [m for axe in demande.axes for m in axe.modalites if "publi" in m]


def test_une_entreprise_privee_n_a_pas_a_compter_d_agents_publics(session, entreprise):
    session.entreprises.effectifs.save(
        Effectif(entreprise_id=entreprise.id, au=JOUR, axe="csp", modalite="CAT_A", nombre=0)
    )
    assert publics(session, entreprise) == []
    libelles = {axe.libelle: axe.modalites for axe in session.demandes.preparer(entreprise.id, JOUR).axes}
    assert {"Cadres", "Ouvriers"} < set(libelles["CSP"])
    assert {"CDI", "Intérim"} < set(libelles["Contrat de travail"])


def test_un_emploi_public_fait_demander_tous_les_groupes_publics(session, entreprise):
    autre, _ = session.entreprises.save(Entreprise(nom="Atelier"))
    personne, _ = session.personnes.save(Personne(nom="Roux", prenom="Zoé"))
    session.personnes.emplois.save(
        Emploi(personne_id=personne.id, entreprise_id=entreprise.id, csp="CAT_C", statut_emploi="TIT")
    )
    assert len(publics(session, entreprise)) == 5
    assert publics(session, autre) == []


def test_un_effectif_passe_d_agents_publics_suffit(session, entreprise):
    session.entreprises.effectifs.save(
        Effectif(entreprise_id=entreprise.id, au=date(2024, 12, 31), axe="statut_emploi", modalite="CTR", nombre=4)
    )
    assert len(publics(session, entreprise)) == 5
