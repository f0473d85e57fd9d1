"""Invoices by the command line: from the settings to the file for the platform."""

from datetime import date

import facturx
import pytest

from app.cli import main
from app.domain.contrats import Conditions, Contrat, Mode, Unite
from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.entreprises import Entreprise
from app.domain.interventions import Intervention, Part, Portee
from app.domain.praticiennes import Praticienne


@pytest.fixture
def ligne(scope, phrase, tmp_path, capsys):
    (tmp_path / "phrase").write_text(phrase)
    session, _ = scope.creer(tmp_path / "c.coffre", phrase)
    with session:
        session.praticiennes.save(
            Praticienne(
                nom="Claire", adresse="1 rue", code_postal="69000", ville="Lyon", siret="00000001800010", exemple=True
            )
        )
        entreprise, _ = session.entreprises.save(
            Entreprise(nom="Tilleuls", siret="00000002600013", adresse="1 place", code_postal="38000", ville="Grenoble")
        )
        contrat, _ = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C1", debut=date(2025, 1, 1)))
        session.contrats.conditions.save(
            Conditions(
                contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.FORFAIT, prix=1_200_000, unite=Unite.FORFAIT
            )
        )

    def lancer(action, *mots):
        coffre, secret = str(tmp_path / "c.coffre"), str(tmp_path / "phrase")
        statut = main(["facture", action, coffre, *mots, "--phrase-de", secret], scope)
        return statut, capsys.readouterr()

    return lancer


def test_from_the_contrat_to_the_file(ligne, tmp_path):
    assert "Aucune facture" in ligne("liste")[1].out
    _, sortie = ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")
    assert "1\u202f000 €" in sortie.out
    assert "il manque : votre régime de TVA" in sortie.out
    statut, sortie = ligne("emettre", "--brouillon", "1", "--le", "2025-02-03")
    assert statut == 1
    assert "votre régime de TVA" in sortie.err
    assert ligne("reglages", "--regime", "franchise", "--iban", "FR76 3000 6000 0112 3456 7890 189")[0] == 0
    assert "F-2025-0001" in ligne("emettre", "--brouillon", "1", "--le", "2025-02-03")[1].out
    assert "en retard" in ligne("liste")[1].out
    cible = tmp_path / "f.pdf"
    assert "Rien n’a été transmis" in ligne("exporter", "--numero", "F-2025-0001", "--sortie", str(cible))[1].out
    assert facturx.get_facturx_xml_from_pdf(cible.read_bytes())[0] == "factur-x.xml"
    assert ligne("exporter", "--numero", "F-2025-0001", "--sortie", str(cible))[0] == 1
    paye = ligne("payer", "--numero", "F-2025-0001", "--montant", "400", "--le", "2025-02-10")[1].out
    assert "reste 600 €" in paye
    ligne("avoir", "--numero", "F-2025-0001")
    assert ligne("emettre", "--brouillon", "2")[0] == 0
    assert "soldée" in ligne("liste")[1].out


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (("preparer", "--contrat", "X", "--du", "2025-01-01", "--au", "2025-01-31"), "1 (Tilleuls, C1)"),
        (("emettre", "--brouillon", "99"), "Aucun brouillon n° 99"),
        (("reglages", "--regime", "micro"), "franchise ou normal"),
        (("reglages", "--iban", "FR00"), "Cet IBAN"),
        (("reglages", "--delai", "90"), "60"),
        (("avoir", "--numero", "F-2025-0009"), "F-2025-0009"),
    ],
)
def test_a_refusal_is_one_sentence(ligne, mots, dit):
    statut, sortie = ligne(*mots)
    assert statut == 1
    assert dit in sortie.err


@pytest.mark.parametrize("dit", ["C1", "1", "tilleuls"])
def test_a_contrat_is_named_by_its_reference_its_number_or_its_entreprise(ligne, dit):
    statut, sortie = ligne("preparer", "--contrat", dit, "--du", "2025-01-01", "--au", "2025-01-31")
    assert statut == 0
    assert "Brouillon n°" in sortie.out


def test_an_entreprise_of_two_contrats_does_not_choose(ligne, scope, phrase, tmp_path):
    with scope.ouvrir(tmp_path / "c.coffre", phrase=phrase) as session:
        session.contrats.save(Contrat(entreprise_id=1, reference="", debut=date(2024, 1, 1)))
    dates = ("--du", "2025-01-01", "--au", "2025-01-31")
    statut, sortie = ligne("preparer", "--contrat", "Tilleuls", *dates)
    assert statut == 1
    assert "1 (Tilleuls, C1)" in sortie.err
    assert "2 (Tilleuls, sans référence)" in sortie.err
    with scope.ouvrir(tmp_path / "c.coffre", phrase=phrase) as session:
        session.contrats.modifier(2, fin=date(2024, 6, 30), tacite_reconduction=False)
    assert ligne("preparer", "--contrat", "Tilleuls", *dates)[0] == 0


def test_days_billed_already_are_told_and_billed_all_the_same(ligne):
    ligne("reglages", "--regime", "franchise")
    mars = ("--contrat", "C1", "--du", "2025-03-01", "--au", "2025-03-31")
    assert not ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-12-31")[1].err
    assert not ligne("emettre", "--brouillon", "1")[1].err
    numero = ligne("liste")[1].out.split(" · ")[0]
    deja = f"Attention : du 01/03/2025 au 31/03/2025, ce contrat est déjà facturé par {numero} (du 01/01/2025 au"
    statut, sortie = ligne("preparer", *mars)
    assert statut == 0
    assert deja in sortie.err
    assert "déjà dans le brouillon n° 2" in ligne("preparer", *mars)[1].err
    statut, sortie = ligne("emettre", "--brouillon", "2")
    assert statut == 0
    assert deja in sortie.err


def test_days_taken_back_whole_by_an_avoir_are_free_again(ligne):
    ligne("reglages", "--regime", "franchise")
    mois = ("--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")
    ligne("preparer", *mois)
    ligne("emettre", "--brouillon", "1", "--le", "2025-02-03")
    ligne("avoir", "--numero", "F-2025-0001")
    assert not ligne("emettre", "--brouillon", "2")[1].err
    assert not ligne("preparer", *mois)[1].err


def test_an_invoice_is_not_dated_before_the_days_it_bills(ligne):
    ligne("reglages", "--regime", "franchise")
    ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")
    statut, sortie = ligne("emettre", "--brouillon", "1", "--le", "2020-01-01")
    assert statut == 1
    assert "avant le 01/01/2025, premier jour facturé" in sortie.err
    assert ligne("emettre", "--brouillon", "1", "--le", "2025-01-01")[0] == 0


def test_an_invoice_in_advance_is_dated_today(ligne):
    ligne("reglages", "--regime", "franchise")
    ligne("preparer", "--contrat", "C1", "--du", "2040-01-01", "--au", "2040-01-31")
    assert ligne("emettre", "--brouillon", "1")[0] == 0


def test_money_before_the_invoice_is_told_and_money_to_give_back_is_not_due(ligne):
    ligne("reglages", "--regime", "franchise")
    ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")
    ligne("emettre", "--brouillon", "1", "--le", "2025-02-03")
    payer = ("payer", "--numero", "F-2025-0001", "--montant", "500")
    assert not ligne(*payer, "--le", "2025-02-03")[1].err
    statut, sortie = ligne(*payer, "--le", "2025-01-03")
    assert statut == 0
    assert "avant la facture" in sortie.err
    ligne("avoir", "--numero", "F-2025-0001")
    ligne("emettre", "--brouillon", "2")
    assert "soldée, 1\u202f000 € à rembourser" in ligne("liste")[1].out


def test_a_draft_of_nothing_says_that_no_permanence_is_recorded(ligne, scope, phrase, tmp_path):
    with scope.ouvrir(tmp_path / "c.coffre", phrase=phrase) as session:
        (termes,) = session.contrats.conditions.toutes()
        session.contrats.conditions.modifier(
            termes.id, mode=Mode.PERMANENCE, unite=Unite.DEMI_JOURNEES, volume=8_000, prix=20_000
        )
        acte = Intervention(
            jour=date(2025, 1, 8), minutes=90, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=1),)
        )
        session.interventions.save(acte)
    sortie = ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")[1]
    assert "Brouillon n° 1 : 0 €" in sortie.out
    assert "Attention : Rien ne peut être compté\u00a0: aucune permanence enregistrée" in sortie.err


def test_what_an_invoice_misses_is_told_with_the_command_that_completes_it(scope, phrase, tmp_path, capsys):
    (tmp_path / "phrase").write_text(phrase)
    coffre = tmp_path / "c.coffre"
    session, _ = scope.creer(coffre, phrase)
    with session:
        entreprise, _ = session.entreprises.save(Entreprise(nom="Filature du Lac"))
        contrat, _ = session.contrats.save(Contrat(entreprise_id=entreprise.id, reference="C1", debut=date(2025, 1, 1)))
        session.contrats.conditions.save(
            Conditions(
                contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.FORFAIT, prix=1_200_000, unite=Unite.FORFAIT
            )
        )

    def lancer(*mots):
        statut = main([*mots, "--phrase-de", str(tmp_path / "phrase")], scope)
        return statut, capsys.readouterr()

    mois = ("--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")
    dit = lancer("facture", "preparer", str(coffre), *mois)[1].out
    ordre = f'visavis entreprise {coffre} "Filature du Lac" --adresse … --code-postal … --ville …'
    assert f"il manque : l’adresse de l’entreprise ({ordre})" in dit
    assert f"il manque : votre SIRET (visavis identite {coffre} --siret …)" in dit
    statut, sortie = lancer("facture", "emettre", str(coffre), "--brouillon", "1")
    assert statut == 1
    assert ordre in " ".join(sortie.err.split())
    lieu = ("--adresse", "3 quai", "--code-postal", "74000", "--ville", "Annecy", "--siret", "000 000 026 00013")
    assert lancer("entreprise", str(coffre), "filature du lac", *lieu)[0] == 0
    lancer("identite", str(coffre), "--nom", "Claire Exemple", "--siret", "00000001800010")
    lancer("identite", str(coffre), "--adresse", "1 rue", "--code-postal", "69000", "--ville", "Lyon")
    lancer("facture", "reglages", str(coffre), "--regime", "franchise")
    assert "Facture émise" in lancer("facture", "emettre", str(coffre), "--brouillon", "1")[1].out


def test_the_address_of_an_entreprise_is_shown_changed_and_read_from_a_workbook(scope, phrase, tmp_path, capsys):
    (tmp_path / "phrase").write_text(phrase)
    coffre = tmp_path / "c.coffre"
    session, _ = scope.creer(coffre, phrase)
    with session:
        session.entreprises.save(Entreprise(nom="Filature du Lac"))

    def lancer(*mots):
        main([*mots, "--phrase-de", str(tmp_path / "phrase")], scope)
        return capsys.readouterr().out

    liste = tmp_path / "entreprises.csv"
    liste.write_text("Entreprise;Adresse;Code postal;Ville\nFilature du Lac;3 quai Vert;74000;Annecy\n")
    lancer("importer", str(coffre), str(liste))
    dit = lancer("entreprise", str(coffre), "Filature du Lac")
    assert "adresse : 3 quai Vert\ncode postal : 74000\nville : Annecy" in dit
    assert "siret : non renseigné" in dit
    dit = lancer("entreprise", str(coffre), "Filature du Lac", "--ville", "Seynod", "--service", "Comptabilité")
    assert "ville : Seynod" in dit
    assert "service : Comptabilité" in dit


def test_hours_beyond_the_volume_are_told_then_added_to_the_draft(ligne, scope, phrase, tmp_path):
    with scope.ouvrir(tmp_path / "c.coffre", phrase=phrase) as session:
        (termes,) = session.contrats.conditions.toutes()
        session.contrats.conditions.modifier(
            termes.id, unite=Unite.HEURES, volume=1_000, prix=6_000, prix_depassement=9_000
        )
        acte = Intervention(
            jour=date(2025, 1, 8), minutes=690, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=1),)
        )
        session.interventions.save(acte)
        reponse = Approbation(
            contrat_id=1,
            reponse=Reponse.APPROUVE,
            du=date(2025, 1, 1),
            au=date(2025, 1, 31),
            minutes=60,
            decide_le=date(2025, 2, 3),
            par="La DRH",
        )
        session.approbations.save(reponse)
    dit = ligne("preparer", "--contrat", "C1", "--du", "2025-01-01", "--au", "2025-01-31")[1].out
    approuve = "approuvé le 03/02/2025, du 01/01/2025 au 31/01/2025"
    assert f"à facturer aussi : Au-delà du volume convenu, {approuve}, 90 €" in dit
    assert "à faire approuver, non proposé : 0\u00a0h\u00a030 au-delà du volume" in dit
    # A twelfth of 10 h × 60,00 € = 50,00 €, and one hour at 90,00 €.
    assert "140 €" in ligne("au-dela", "--brouillon", "1")[1].out
