"""The steps of the assistant on a small workbook with doubts, one by one, for pictures and checks."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.imports.assistant import Assistant
from ui.poste import Poste

_CLASSEUR = (
    "Date;Nom;Prénom;Entreprise;Type;Durée;Thème;Commentaire\n"
    "03/03/2026;Martin;;{0};entretien;30 min;Logement;rappel du bailleur\n"
    "04/03/2026;Kermadec;Zoé;{0};tel;15;zzz;\n"
    "05/03/2026;Kermadek;Zoé;{0};Démarches CAF;45;Budget/dettes;\n"
    "31/02/2026;Kermadec;Zoé;{0};entretien;30;Logement;date impossible\n"
)


def vues(parent: QWidget, poste: Poste) -> Iterator[tuple[str, Assistant]]:
    """Bring each step; the workbook is made for the time of the pictures."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "suivi.csv"
        entreprise = poste.session.entreprises.toutes()[0].nom
        chemin.write_text(_CLASSEUR.format(entreprise), encoding="utf-8")
        yield from _etapes(parent, poste, chemin)


def _etapes(parent: QWidget, poste: Poste, chemin: Path) -> Iterator[tuple[str, Assistant]]:
    assistant = Assistant(parent, poste)
    assistant.open()
    yield "dialogue-import-fichier", assistant
    assistant.choisir(chemin)
    yield "dialogue-import-colonnes", assistant
    assistant.suivant.click()
    yield "dialogue-import-decisions", assistant
    if assistant.etape is assistant.decisions:
        assistant.suivant.click()
    yield "dialogue-import-rapport", assistant
    assistant.reject()
