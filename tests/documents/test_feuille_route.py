import subprocess
from dataclasses import replace
from datetime import date

from app.documents import feuille_route
from app.documents.feuille_route import Etape, FeuilleRoute
from tests.documents.lire_pdf import polices, structure, texte

FEUILLE = FeuilleRoute(
    personne="Camille Durand",
    faite_le=date(2026, 6, 1),
    decide=("Plan d’apurement : accordé sur 18 mois",),
    etapes=(Etape(quoi="Envoyer le dossier FSL", qui="Le service social", quand="Avant le 15 juin"), Etape()),
    papiers=("Un RIB", "  "),
    rendezvous="Jeudi 18 juin à 9 h 30",
    contact="Claire Exemple",
)


def _pages(octets, tmp_path):
    (tmp_path / "f.pdf").write_bytes(octets)
    lu = subprocess.run(["pdfinfo", tmp_path / "f.pdf"], capture_output=True, text=True, check=True).stdout
    return int(next(ligne.split()[1] for ligne in lu.splitlines() if ligne.startswith("Pages")))


def test_the_page_says_what_was_decided_who_does_what_and_what_to_bring():
    lu = texte(feuille_route.rendre(FEUILLE))
    for dit in ("accordé sur 18 mois", "1. Envoyer le dossier FSL", "Le service social", "Un RIB", "9 h 30", "Claire"):
        assert dit in lu.replace("\u00a0", " ")
    assert "2." not in lu


def test_it_holds_on_one_page_and_so_does_the_large_print(tmp_path):
    assert _pages(feuille_route.rendre(FEUILLE), tmp_path) == 1
    assert _pages(feuille_route.rendre(FEUILLE, grand=True), tmp_path) == 1


def test_an_empty_part_is_not_printed():
    lu = texte(feuille_route.rendre(replace(FEUILLE, papiers=(), decide=(), rendezvous="", contact="")))
    assert "papiers" not in lu
    assert "décidé" not in lu
    assert "joindre" not in lu


def test_its_fonts_are_embedded_and_its_headings_are_tagged():
    octets = feuille_route.rendre(FEUILLE)
    assert all(embarquee for _, embarquee in polices(octets))
    assert "'H2'" in str(structure(octets))


def test_the_same_page_gives_the_same_bytes():
    assert feuille_route.rendre(FEUILLE) == feuille_route.rendre(FEUILLE)
