"""A hundred attacks on her own Word models: refused with a sentence, or inert; nothing opened, fetched, written."""

import contextlib
import random
import re
import subprocess
import sys
import time
import zipfile
from io import BytesIO

import pytest

from app.documents.errors import ModeleWordRefuse, ValeurTropLongue
from app.documents.modele_word import lire_champs, remplir
from app.errors import Refus
from app.messages import phrase
from tests.documents.attaques_word import INERTES, REFUSES
from tests.documents.modeles_word import HONNETE, modele, mots, p

_GUET: list[str] = []
_MENE = False
_INTERDITS = ("socket.", "subprocess.", "os.system", "os.exec", "os.mkdir", "os.remove", "shutil.", "exec", "compile")


def _guetter(evenement, arguments):
    if _MENE and (evenement.startswith(_INTERDITS) or evenement == "open"):
        _GUET.append(f"{evenement} {arguments[:2]}")


sys.addaudithook(_guetter)


@pytest.fixture
def guet():
    """Watch what Python itself reports: files opened, programs started, sockets, code compiled."""
    global _MENE  # noqa: PLW0603 - an audit hook cannot be taken away
    remplir(modele(), {}, {})  # what is loaded late is loaded now
    _GUET.clear()
    _MENE = True
    yield _GUET
    _MENE = False


def test_there_are_a_hundred_attacks_each_with_its_name():
    noms = [cas[0] for cas in (*REFUSES, *INERTES)]
    assert len(noms) == len(set(noms)) >= 100


def test_an_honest_model_passes(guet):
    rempli = remplir(modele(), {"Nom": "personne.nom"}, {"personne.nom": "Durand"})
    assert "Pour Durand, merci." in mots(rempli.octets)


@pytest.mark.parametrize(("octets", "code"), [cas[1:] for cas in REFUSES], ids=[cas[0] for cas in REFUSES])
def test_a_hostile_model_is_refused_with_a_sentence(guet, octets, code):
    debut = time.process_time()
    with pytest.raises(ModeleWordRefuse) as refus:
        lire_champs(octets)
    with pytest.raises(ModeleWordRefuse):
        remplir(octets, {"nom": "personne.nom"}, {"personne.nom": "Durand"})
    assert time.process_time() - debut < 4
    assert refus.value.code == code
    assert "Rien n’a été" in phrase(refus.value)
    assert not guet


@pytest.mark.parametrize(
    ("octets", "valeur", "attendus"), [cas[1:] for cas in INERTES], ids=[cas[0] for cas in INERTES]
)
def test_what_is_not_refused_is_inert(guet, octets, valeur, attendus):
    rempli = remplir(octets, {"nom": "personne.nom", "Nom": "personne.nom"}, {"personne.nom": valeur})
    assert not guet
    with zipfile.ZipFile(BytesIO(rempli.octets)) as archive:
        tout = "".join(archive.read(nom).decode() for nom in archive.namelist())
    for attendu in attendus:
        assert (attendu[1:] not in tout) if attendu.startswith("!") and len(attendu) > 1 else (attendu in tout)
    assert mots(rempli.octets)


@pytest.mark.parametrize("taille", [20_001, 10_000_000])
def test_words_longer_than_a_letter_are_refused(guet, taille):
    with pytest.raises(ValeurTropLongue) as refus:
        remplir(modele(), {"Nom": "personne.nom"}, {"personne.nom": "x" * taille})
    assert "20000" in phrase(refus.value)


def test_long_words_a_thousand_times_are_refused(guet):
    with pytest.raises(Refus):
        remplir(modele(p("[nom]") * 1_000), {"nom": "personne.nom"}, {"personne.nom": "x" * 19_000})


def test_a_naive_renderer_would_run_the_escape():
    """The attacks are live: the usual engine computes what ours refuses."""
    docxtpl = pytest.importorskip("docxtpl")
    for cas, calcule in (("jinja : arithmétique", "49"), ("jinja : toutes les classes", "class 'type'")):
        octets = next(octets for nom, octets, _ in REFUSES if nom == cas)
        naif = docxtpl.DocxTemplate(BytesIO(octets))
        naif.render({}, autoescape=True)
        sortie = BytesIO()
        naif.save(sortie)
        assert calcule in mots(sortie.getvalue())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is Linux’s")
def test_all_the_attacks_together_stay_within_half_a_gigabyte():
    code = (
        "import resource\n"
        "from tests.documents.attaques_word import REFUSES\n"
        "from app.documents.modele_word import lire_champs\n"
        "from app.documents.errors import ModeleWordRefuse\n"
        "libre = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize() + (512 << 20)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (libre, libre))\n"
        "for nom, octets, _ in REFUSES:\n"
        "    try:\n        lire_champs(octets)\n"
        "    except ModeleWordRefuse:\n        print(1)\n"
    )
    lance = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=120)
    assert lance.stdout.count("1") == len(REFUSES), lance.stderr[-500:]


@pytest.mark.parametrize("graine", range(4))
def test_a_damaged_model_is_refused_or_filled_never_a_crash(graine):
    hasard = random.Random(graine)
    for _ in range(120):
        octets = _abime(hasard)
        with contextlib.suppress(ModeleWordRefuse):
            noms = [champ.nom for champ in lire_champs(octets)]
            remplir(octets, dict.fromkeys(noms, "personne.nom"), {"personne.nom": "a\nb"})


def _abime(hasard):
    """Return a model with two tags of its text swapped, or some bytes of its archive changed."""
    if hasard.random() < 0.3:
        octets = bytearray(modele())
        for _ in range(hasard.randint(1, 6)):
            octets[hasard.randrange(len(octets))] = hasard.randrange(256)
        return bytes(octets)
    morceaux = re.findall(r"<[^>]+/?>|[^<]+", HONNETE)
    for _ in range(hasard.randint(1, 3)):
        un, autre = hasard.randrange(len(morceaux)), hasard.randrange(len(morceaux))
        morceaux[un], morceaux[autre] = morceaux[autre], morceaux[un]
    return modele("".join(morceaux))
