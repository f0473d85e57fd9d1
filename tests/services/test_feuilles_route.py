from datetime import date, timedelta

import pytest

from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.contrats import Contrat
from app.domain.demarches import Demarche, Montant
from app.domain.entreprises import Entreprise
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.domain.rendezvous import RendezVous
from tests.documents.lire_pdf import texte


@pytest.fixture
def zoe(session):
    entreprise, _ = session.entreprises.save(Entreprise(nom="Filature"))
    contrat, _ = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C", debut=date(2024, 1, 1)))
    zoe, _ = session.personnes.save(Personne(nom="Durand", prenom="Zoé"))
    caf, _ = session.organismes.save(Organisme(nom="CAF du Lac", categorie="CAF"))
    session.praticiennes.save(Praticienne(nom="Claire Exemple", telephone="06 12 34 56 78"))
    plan = (
        Objectif(texte="Relevé de compte", qui="La personne", pour_le=date(2025, 7, 1)),
        Objectif(texte="Plan d’apurement", resultat="Accordé"),
    )
    session.accompagnements.save(
        Accompagnement(personne_id=zoe.id, contrat_id=contrat.id, ouvert_le=date(2025, 3, 4), plan=plan)
    )
    defaut = {"personne_id": zoe.id, "ouverte_le": date(2025, 3, 4), "organisme_id": caf.id}
    session.demarches.save(Demarche(**defaut, objet="Secours", pour_le=date(2025, 6, 20), papiers="Un RIB\nUn avis"))
    session.demarches.save(Demarche(**defaut, objet="Prime", envoyee_le=date(2025, 5, 5), papiers="Un RIB"))
    accorde = (Montant(source="CAF", accorde=25_800),)
    session.demarches.save(Demarche(**defaut, objet="AL", etat="ACC", papiers="Vieux papier", montants=accorde))
    demain = session._horloge().date() + timedelta(days=1)
    session.rendezvous.prendre(RendezVous(jour=demain, debut=570, minutes=30, personne_id=zoe.id))
    return zoe


def test_the_page_is_proposed_from_the_plan_the_demarches_and_the_next_appointment(session, zoe):
    feuille = session.feuilles_route.proposer(zoe.id)
    assert feuille.decide == ("Plan d’apurement : accordé", "CAF du Lac, AL : accord, 258,00\u00a0€.")
    assert [(e.quoi, e.qui, e.quand) for e in feuille.etapes] == [
        ("Relevé de compte", "Vous", "Avant le mardi 1er\u00a0juillet 2025"),
        ("Attendre la réponse : CAF du Lac, prime", "Le service social", ""),
        ("Envoyer la demande : CAF du Lac, secours", "Le service social", "Avant le vendredi 20\u00a0juin 2025"),
    ]
    assert feuille.papiers == ("Un RIB", "Un avis")
    assert feuille.rendezvous.endswith("à 9\u00a0h\u00a030")
    assert "Filature" not in texte(session.feuilles_route.ecrire(feuille))
