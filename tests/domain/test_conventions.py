"""The clauses as data: every value known, plain sentences, nothing of what the law forbids to claim."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bilan.parametres import Parametres
from app.documents.clauses import modele
from app.domain.contrats import Conditions, Contrat, Mode, Report, Unite
from app.domain.conventions import CHAMPS, Dossier, Genre, Place, etablir, rediger
from app.domain.entreprises import Effectif, Site
from app.domain.facturation import Acheteur, Facturation, Regime
from app.domain.permanences import EtatPermanence, Permanence
from app.domain.praticiennes import Praticienne
from app.services.conventions import _NIVEAUX, echelle

CONTRAT = Contrat(id=1, entreprise_id=1, reference="C-12", debut=date(2025, 1, 1), libelle="Service social")
CONDITIONS = Conditions(
    contrat_id=1,
    a_partir_du=date(2025, 1, 1),
    mode=Mode.PERMANENCE,
    unite=Unite.DEMI_JOURNEES,
    volume=4_400,
    prix=27_150,
    preavis=3,
    seuil=7,
    destinataires="Direction",
    sites=(1,),
    annulation_delai=9,
    annulation_part=60,
    prix_km=603,
)
DOSSIER = Dossier(
    praticienne=Praticienne(nom="Claire Fontanel", adresse="12 rue", code_postal="69000", ville="Lyon"),
    facturation=Facturation(regime=Regime.FRANCHISE, delai=45),
    acheteur=Acheteur(
        entreprise_id=1, raison_sociale="Tilleuls", siren="000000026", adresse="1 place", code_postal="38000", ville="X"
    ),
    contrat=CONTRAT,
    conditions=CONDITIONS,
    sites=[Site(id=1, entreprise_id=1, nom="Usine d’Arlod")],
    effectif=Effectif(entreprise_id=1, au=date(2025, 12, 31), nombre=1_840),
    seuils=(7, 10),
    aujourd_hui=date(2026, 6, 16),
)
TOUTES = [(genre, clause) for genre in Genre for clause in modele(genre).clauses]
FAITS_CONNUS = {
    *(f"mode_{m}" for m in Mode), *(f"report_{r}" for r in Report),
    "depassement_facture", "depassement_a_approuver", "depassement_inclus",
    "decompte_entiere", "decompte_entamee", "decompte_prorata", "regime_normal", "regime_franchise", "regime_a_dire",
    "volume", "total", "en_demi_journees", "tacite", "terme", "fin_de_mois", "plafond", "annulation", "trajet_compte",
    "trajet", "kilometres", "indexation", "exemple", "forfait_entier", "forfait_detaille", "a_venir",
}  # fmt: skip


def texte(genre, dossier=DOSSIER, retenues=None):
    ecrit = rediger(modele(genre), etablir(dossier), retenues, {"echelle": echelle(Parametres(dossier.seuils[0]))})
    blocs = [b for a in ecrit.articles for b in a.blocs]
    mots = [b.texte for b in blocs] + [p for b in blocs for p in b.puces]
    return ecrit, " ".join(mots + [c for b in blocs for r in b.rangees for c in r])


@pytest.mark.parametrize(("genre", "clause"), TOUTES, ids=lambda v: getattr(v, "id", str(v)))
def test_a_clause_asks_only_for_what_is_known(genre, clause):
    assert set(re.findall(r"\{(\w+)\}", clause.corps)) <= CHAMPS.keys()
    conditions = re.findall(r"^\?(.+)$", clause.corps, re.MULTILINE)
    faits = {fait.removeprefix("!") for ligne in conditions for fait in ligne.split()}
    assert faits <= FAITS_CONNUS
    assert set(re.findall(r"\[tableau (\w+)\]", clause.corps)) <= {"echelle", "prix", "changements"}


def test_sentences_are_short_and_plain():
    phrases = []
    for _, clause in TOUTES:
        corps = re.sub(r"^\?.*$|\[tableau \w+\]", "", clause.corps, flags=re.MULTILINE)
        if clause.id != "parties":
            phrases += [p for p in re.split(r"(?<=[.:])\s+|\n- |\n\n", corps) if p.strip()]
    longueurs = [len(re.findall(r"[\w’{}-]+", p)) for p in phrases]
    assert max(longueurs) <= 24
    assert sum(n <= 20 for n in longueurs) >= 0.97 * len(longueurs)


def test_no_clause_claims_what_must_not_be_claimed():
    mots = r"L\.? ?4631|obligatoire|enquête sociale|conseiller du travail|patient|client\b"
    interdits = re.compile(mots, re.IGNORECASE)
    assert [clause.id for _, clause in TOUTES if interdits.search(clause.corps + clause.titre)] == []


def test_the_convention_has_every_clause_the_trade_expects():
    ids = {c.id for c in modele(Genre.CONVENTION).clauses}
    assert ids >= {
        "objet", "lieux", "duree", "effectif", "volume", "non_utilise", "secret", "non_ingerence", "rgpd", "local",
        "remplacant", "livrables", "tarifs", "frais", "tva", "resiliation", "dossiers",
    }  # fmt: skip
    assert {c.id for c in modele(Genre.CAHIER).clauses} >= {"contexte", "secteur", "effectif", "prestations"}


def test_the_convention_says_who_is_responsible_and_under_which_secret():
    _, mots = texte(Genre.CONVENTION)
    assert "seule responsable du traitement" in mots
    assert "n’est pas sous-traitante" in mots
    assert "ni nom, ni liste, ni date individuelle" in mots


@pytest.mark.parametrize("k", [3, 5, 8, 11, 20])
def test_the_ladder_printed_is_the_one_the_bilan_follows(k):
    p = Parametres(k)
    dits = dict(echelle(p)[1:])
    for recues in range(130):
        dit = next(d for d in dits if _dans(recues, d))
        assert dits[dit] == _NIVEAUX[p.niveau(recues)]


def _dans(nombre, dit):
    bornes = [int(n) for n in re.findall(r"\d+", dit)]
    if dit.startswith("moins"):
        return nombre < bornes[0]
    return bornes[0] <= nombre <= bornes[-1] if len(bornes) == 2 else nombre >= bornes[0]


def test_the_ladder_of_the_usual_threshold_is_the_published_one():
    assert [r[0] for r in echelle(Parametres(5))[1:]] == [
        "moins de 5", "de 5 à 9", "de 10 à 24", "de 25 à 59", "60 et plus",
    ]  # fmt: skip


def test_every_number_comes_from_the_conditions():
    _, mots = texte(Genre.CONVENTION)
    attendus = (
        "44\u00a0demi-journées", "271,50\u00a0€", "3\u00a0mois", "9\u00a0jours", "60\u202f%", "0,603\u00a0€",
        "45\u00a0jours", "moins de 7 personnes", "1\u202f840\u00a0salariés", "11\u202f946,00\u00a0€",
    )  # fmt: skip
    assert [dit for dit in attendus if dit not in mots] == []
    autres = replace(CONDITIONS, volume=5_000, prix=31_000, preavis=6, annulation_part=50)
    _, apres = texte(Genre.CONVENTION, replace(DOSSIER, conditions=autres))
    for dit in ("44\u00a0demi-journées", "271,50", "3\u00a0mois", "60\u202f%"):
        assert dit not in apres


def test_what_is_not_known_is_printed_as_a_gap():
    nu = replace(DOSSIER, conditions=replace(CONDITIONS, prix=None, preavis=None), facturation=Facturation())
    ecrit, mots = texte(Genre.CONVENTION, nu)
    assert "[à compléter\u00a0: le prix]" in mots
    assert "[à compléter\u00a0: votre régime de TVA]" in mots
    assert {"le prix", "le préavis", "votre régime de TVA", "votre SIRET"} <= set(ecrit.manques)


@given(st.sampled_from(Genre), st.sampled_from(Mode), st.sampled_from(Unite), st.sampled_from(Report), st.booleans())
def test_whatever_the_conditions_no_mark_of_the_model_is_left(genre, mode, unite, report, tacite):
    conditions = replace(CONDITIONS, mode=mode, unite=unite, report=report, report_valeur=10)
    contrat = replace(CONTRAT, tacite_reconduction=tacite, fin=date(2027, 12, 31) if tacite else None)
    ecrit, mots = texte(genre, replace(DOSSIER, conditions=conditions, contrat=contrat))
    assert not re.search(r"[{}?!]|\[tableau", mots)
    assert all(article.blocs for article in ecrit.articles)
    assert [int(a.titre.split(".")[0]) for a in ecrit.articles] == list(range(1, len(ecrit.articles) + 1))


def test_optional_clauses_come_and_go_and_the_others_stay():
    toujours = {c.titre for c in modele(Genre.CONVENTION).clauses if c.place is Place.TOUJOURS}
    sans, _ = texte(Genre.CONVENTION, retenues=[])
    avec, mots = texte(Genre.CONVENTION, retenues=["assurance", "secret"])
    titres = {a.titre.split(". ")[1] for a in sans.articles}
    assert titres <= toujours
    assert "Secret professionnel" in titres
    assert "Absence et remplacement" not in titres
    assert len(avec.articles) == len(sans.articles) + 1
    assert "nom de l’assureur" in mots


def permanence(jour, debut=540, etat=EtatPermanence.PLANIFIEE):
    return Permanence(contrat_id=1, site_id=1, jour=jour, debut=debut, fin=750, etat=etat)


def test_the_calendar_says_the_slots_that_come_back_and_no_single_day():
    mardis = [permanence(date(2026, 6, n)) for n in (2, 9, 16)]
    une_fois = permanence(date(2026, 6, 5), debut=480)
    annulees = [permanence(date(2026, 6, n), etat=EtatPermanence.ANNULEE) for n in (4, 11)]
    dossier = replace(DOSSIER, permanences=[*mardis, une_fois, *annulees])
    _, mots = texte(Genre.CONVENTION, dossier)
    assert "le mardi de 9\u00a0h à 12\u00a0h\u00a030 (Usine d’Arlod)" in mots
    assert "vendredi" not in mots
    assert "jeudi" not in mots
    assert "[à compléter\u00a0: les jours et les heures des permanences]" in texte(Genre.CONVENTION)[1]


def _prix_dit(regime=Regime.FRANCHISE, **champs):
    termes = replace(CONDITIONS, mode=Mode.FORFAIT, unite=Unite.HEURES, volume=24_000, prix=7_200, **champs)
    dossier = replace(DOSSIER, conditions=termes, facturation=Facturation(regime=regime))
    ecrit, _ = texte(Genre.CONVENTION, dossier)
    article = next(a for a in ecrit.articles if a.titre.endswith("Prix"))
    return " ".join(b.texte for b in article.blocs).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_forfait_counted_in_hours_is_one_sum_and_how_it_was_made():
    # 240 h × 72,00 € = 17 280,00 €; with 20 %: 20 736,00 €.
    assert _prix_dit() == (
        "Le prix est un forfait annuel de 17 280,00 € : 240 heures à 72,00 € par heure. Il est facturé par douzièmes."
    )
    avec = _prix_dit(Regime.NORMAL)
    assert "17 280,00 € hors taxes : 240 heures à 72,00 € par heure." in avec
    assert "Ce forfait est de 20 736,00 € toutes taxes comprises." in avec


def test_a_whole_forfait_is_never_said_by_the_hour():
    termes = replace(CONDITIONS, mode=Mode.FORFAIT, unite=Unite.FORFAIT, volume=None, prix=2_400_000)
    _, mots = texte(Genre.CONVENTION, replace(DOSSIER, conditions=termes))
    assert "forfait annuel de 24\u202f000,00\u00a0€, facturé par douzièmes." in mots
    assert "par forfait" not in mots
    assert "n’est pas limité en volume\u00a0: le prix est un forfait." in mots
    assert "seul ce qui est fait est facturé" not in mots


@pytest.mark.parametrize(("annee", "dit"), [(2024, "est assuré depuis le"), (2027, "Début proposé")])
def test_a_devis_proposes_no_day_that_is_past(annee, dit):
    _, mots = texte(Genre.DEVIS, replace(DOSSIER, contrat=replace(CONTRAT, debut=date(annee, 1, 1))))
    assert [d for d in ("Début proposé", "est assuré depuis le") if d in mots] == [dit]
