"""A Word letter as she may have had for years, with its fields written in three ways."""

from pathlib import Path

from docx import Document

_MOTS = (
    "[Nom de l’organisme]",
    "Objet\u00a0: demande de secours pour {{ personne.designation }}, née le [Date de naissance]",
    "Madame, Monsieur,",
    "J’accompagne {{ personne.designation }}, [poste]. Le montant demandé est de {{ montant_du_secours }}.",
    "Le foyer compte {{ foyer.nombre }} personnes [sous réserve].",
    "[Assistante sociale], le [date]",
)


def ecrire(dossier: Path) -> Path:
    """Write the letter in a folder and return its path."""
    ouvrage = Document()
    for mots in _MOTS:
        ouvrage.add_paragraph(mots)
    chemin = dossier / "Demande de secours.docx"
    ouvrage.save(str(chemin))
    return chemin
