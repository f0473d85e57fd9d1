"""Print every figure: sizes, engines, usefulness, and a spreadsheet for comparison."""

import argparse
import json
import subprocess
import sys

from tests.bench import tableur, utilite
from tests.bench.mesures import Figures

PETIT, GRAND = (60_000, 5_000), (1_000_000, 50_000)
MESURES = {
    "import": ("écriture en lot, lignes/s", 1, ""),
    "ouverture": ("ouverture, p50 de 20, ms", 1000, ""),
    "ouverture_sans_argon2": ("  sans son appel à Argon2, ms", 1000, "≤ 150"),
    "recherche_p50": ("recherche par frappe, p50, ms", 1000, ""),
    "recherche_p95": ("recherche par frappe, p95, ms", 1000, "≤ 5 (grand : 16)"),
    "parcours": ("parcours d'une personne, p50, ms", 1000, ""),
    "bilan_json": ("bilan d'une année → JSON audité, ms", 1000, "≤ 300 (grand : 2 000)"),
    "bilan_premier": ("  le premier, année d'avant comprise, ms", 1000, ""),
    "bilan_pdf": ("bilan audité → PDF, ms", 1000, "≤ 1 500"),
    "sauvegarde": ("sauvegarde et vérification, ms", 1000, ""),
    "base": ("base, Mio", 1, ""),
    "memoire": ("pic de mémoire une fois ouvert, Mio", 1, ""),
}


def main() -> int:
    """Measure and print; the marks are printed beside, for whoever reads: nothing fails here."""
    analyseur = argparse.ArgumentParser(prog="python -m tests.bench")
    analyseur.add_argument("--grand", action="store_true", help="aussi 1 000 000 d'interventions, ou 100 000 personnes")
    analyseur.add_argument("--fenetre", action="store_true", help="la fenêtre seulement, telle qu'on la ressent")
    options = analyseur.parse_args()
    if options.fenetre:
        return _fenetre(grand=options.grand)
    for actes, personnes in (PETIT, GRAND) if options.grand else (PETIT,):
        print(f"\n{actes:_} interventions, {personnes:_} personnes".replace("_", " "))
        _tableau(_mesurer(actes, personnes, "coffre"), _mesurer(actes, personnes, "nu"))
    print("\nUtilité : ce que chaque bilan montre hors « Autres »")
    print("\n".join(utilite.lignes()))
    print("\nLes bilans d'un cabinet, en ligne de commande, et le tableur sur les mêmes lignes")
    print("\n".join(tableur.lignes()))
    return 0


def _fenetre(*, grand: bool) -> int:
    from tests.bench import fenetre  # Qt is loaded for this measure only

    print(f"{'':42}{'p50':>9}{'p95':>9}{'calcul':>10}   repère (ms, p95)")
    for ligne in fenetre.lignes(grand=grand):
        print(ligne, flush=True)
    return 0


def _mesurer(actes: int, personnes: int, moteur: str) -> Figures:
    commande = [sys.executable, "-m", "tests.bench.mesures", str(actes), str(personnes), moteur]
    sortie = subprocess.run(commande, capture_output=True, text=True, check=True).stdout
    figures: Figures = json.loads(sortie)
    return figures


def _tableau(coffre: Figures, nu: Figures) -> None:
    print(f"{'':38}{'coffre':>10}{'calcul':>10}{'sqlite nu':>11}{'rapport':>9}  repère")
    for cle, (libelle, facteur, repere) in MESURES.items():
        chiffre, sans = coffre[cle] * facteur, nu[cle] * facteur
        calcul = f"{coffre[f'{cle}_calcul'] * facteur:.1f}" if f"{cle}_calcul" in coffre else ""
        print(f"{libelle:38}{chiffre:>10.1f}{calcul:>10}{sans:>11.1f}{chiffre / sans:>9.2f}  {repere}")


if __name__ == "__main__":
    sys.exit(main())
