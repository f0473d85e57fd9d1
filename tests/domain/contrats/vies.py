"""Random lives of contrats: ten years, avenants, carry-overs, acts and permanences in any order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.domain.contrats import Assiette, Decompte, Depassement, Exercice, Mode, Report, Unite
from app.domain.contrats.annees import annees
from app.domain.contrats.volumes import doter
from tests.domain.contrats import atelier

DEBUT, ANS = date(2015, 3, 1), 10
_NATURES = ("ENT", "DEM", "REU")

debuts = st.dates(date(2015, 1, 1), date(2016, 12, 31)) | st.just(date(2016, 2, 29))
jours_de_vie = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@st.composite
def contrats(draw):
    debut = draw(debuts)
    fin = draw(st.none() | st.integers(30, 2500).map(lambda n: debut + timedelta(days=n)))
    return atelier.contrat(
        debut,
        fin=fin,
        tacite_reconduction=draw(st.booleans()),
        exercice=draw(st.sampled_from(list(Exercice))),
        reconduction=draw(st.sampled_from([6, 12, 18, 24])),
    )


@st.composite
def termes(draw, contrat):
    """One to five rows of conditions, the first one from the first day."""
    jours = draw(st.lists(st.integers(1, 3600), max_size=4, unique=True))
    return [
        atelier.conditions(
            contrat.debut + timedelta(days=jour),
            mode=draw(st.sampled_from(list(Mode))),
            unite=draw(st.sampled_from([Unite.HEURES] * 4 + list(Unite))),
            volume=draw(st.sampled_from([None, 0, 1, 999, 10_000, 12_345]) if draw(st.booleans()) else st.just(10_000)),
            prix=draw(st.none() | st.integers(0, 50_000)),
            report=draw(st.sampled_from(list(Report))),
            report_valeur=draw(st.integers(0, 100)) if draw(st.booleans()) else 18,
            report_duree=draw(st.none() | st.integers(1, 30)),
            report_plafond=draw(st.none() | st.integers(0, 5_000)),
            depassement=draw(st.sampled_from(list(Depassement))),
            prix_depassement=draw(st.none() | st.integers(0, 50_000)),
            decompte=draw(st.sampled_from(list(Decompte))),
            assiette=draw(st.none() | st.sampled_from(list(Assiette))),
            natures_incluses=draw(st.sampled_from([(), ("ENT",)])),
            annulation_delai=draw(st.none() | st.integers(0, 10)),
            annulation_part=draw(st.integers(0, 100)),
            trajet_compte=draw(st.booleans()),
        )
        for jour in [0, *jours]
    ]


@st.composite
def termes_depasses(draw, contrat):
    """Terms whose volume is soon overrun, most of them to approve."""
    regles = (Depassement.A_APPROUVER, Depassement.A_APPROUVER, *Depassement)
    tires = {"volume": (0, 333, 5_000), "unite": (Unite.HEURES, Unite.DEMI_JOURNEES), "depassement": regles}
    return [
        replace(c, **{nom: draw(st.sampled_from(valeurs)) for nom, valeurs in tires.items()})
        for c in draw(termes(contrat))
    ]


actes = st.lists(
    st.builds(
        atelier.actes,
        jours_de_vie,
        st.sampled_from(_NATURES),
        st.integers(0, 900),
        facturable=st.booleans(),
        en_permanence=st.booleans(),
    ),
    max_size=40,
)


@st.composite
def permanences_de(draw):
    jour, debut = draw(jours_de_vie), draw(st.integers(0, 1000))
    return atelier.permanence(
        jour,
        debut,
        debut + draw(st.integers(1, 400)),
        draw(st.sampled_from(["planifiee", "tenue", "tenue", "annulee", "deplacee"])),
        draw(st.sampled_from([None, "entreprise", "praticienne", "force_majeure"])),
        draw(st.none() | st.integers(0, 12).map(lambda n: jour - timedelta(days=n))),
        draw(st.sampled_from([None, 1])),
    )


permanences = st.lists(permanences_de(), max_size=20)
@st.composite
def _reponses(draw, nombre):
    du = draw(st.dates(date(2015, 1, 1), date(2017, 12, 31)))
    return atelier.approbation(
        id=nombre,
        reponse=draw(st.sampled_from(["approuve", "refuse"])),
        du=du,
        au=du + timedelta(days=draw(st.integers(0, 2_000))),
        minutes=draw(st.none() | st.integers(1, 8_000)),
        decide_le=draw(st.dates(date(2016, 1, 1), date(2019, 12, 31))),
    )


reponses = st.integers(1, 6).flatmap(lambda combien: st.tuples(*(_reponses(n + 1) for n in range(combien))))
apres = st.dates(date(2018, 1, 1), date(2026, 12, 31))
en_2017 = st.dates(date(2017, 1, 1), date(2017, 12, 31))
denses = st.dictionaries(en_2017, st.integers(500, 6_000), min_size=6, max_size=30)
consommations = st.dictionaries(jours_de_vie, st.integers(0, 6_000), max_size=60)


def dotations(contrat, conditions, au):
    return [doter(conditions, annee) for annee in annees(contrat, au)]
