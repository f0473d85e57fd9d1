"""What is done with a letter: send, answer, chase, copy."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.courriers import Envoi, attendre
from app.services.courriers import Ouvert
from app.services.gardes import Niveau
from ui.courriers.mots import ENVOIS
from ui.lecture import copies
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.saisies import CODE, JOUR, JOUR_EXIGE, LONG, TEXTE

_ENVOYER: Final = {
    "envoi": ("&Comment", CODE),
    "le": ("&Le", JOUR_EXIGE),
    "numero": ("&Numéro de recommandé", TEXTE),
    "reponse_avant": ("&Réponse attendue avant le", JOUR),
}
_REPONDRE: Final = {"le": ("Reçue &le", JOUR_EXIGE), "reponse": ("Ce qu’elle &dit", LONG)}


def envoyer(parent: QWidget, poste: Poste, ouvert: Ouvert) -> Dialogue:
    """Ask how and when it went; what is missing or stops is said first, and confirmed by the verb."""
    alertes = _alertes(ouvert)
    dialogue = Dialogue(
        parent, poste, "Envoyer", "&Envoyer quand même" if alertes else "&Noter l’envoi", dict(_ENVOYER)
    )
    dialogue.formulaire.champs["envoi"].proposer({envoi.value: dit for envoi, dit in ENVOIS.items()})
    dialogue.expliquer(alertes or "Ses mots seront figés, et son PDF gardé dans le coffre.")
    ident, courriers = ouvert.courrier.id, poste.session.courriers

    def faire(lu: dict[str, Any]) -> tuple[Any, Changes]:
        return courriers.envoyer(ident, Envoi(lu.pop("envoi")), confirme=True, **lu)

    jour = aujourd_hui()
    attendue = ouvert.courrier.reponse_avant or attendre(ouvert.modele.reponse_jours, jour)
    dialogue.demander({"envoi": Envoi.SIMPLE.value, "le": jour, "numero": "", "reponse_avant": attendue}, faire)
    return dialogue


def repondre(parent: QWidget, poste: Poste, ouvert: Ouvert) -> Dialogue:
    """Ask when the reply came and what it says."""
    dialogue = Dialogue(parent, poste, "Réponse reçue", "&Noter la réponse", dict(_REPONDRE))
    ident, courriers = ouvert.courrier.id, poste.session.courriers
    dialogue.demander({"le": aujourd_hui(), "reponse": ""}, lambda lu: courriers.repondre(ident, **lu))
    return dialogue


def copier(fiche: QWidget, poste: Poste, ident: int, genre: str) -> None:
    """Ask where, then write there the letter in a format."""

    def ecrire(chemin: Path) -> None:
        poste.taches.longue(lambda *_: deposer(poste, ident, chemin), lambda _: None, libelle="Copie", pour=fiche)

    copies.choisir(fiche, f"courrier_{ident}.{genre}", ecrire)


def deposer(poste: Poste, ident: int, chemin: Path) -> Path:
    """Write a copy where she said, in the format its name tells, and journal it."""
    return poste.session.courriers.copier(ident, chemin, remplacer=True)


def _alertes(ouvert: Ouvert) -> str:
    """Return what to know before it goes, empty when all is well."""
    manques = len(ouvert.lettre.manquants)
    dits = [f"{manques}\u00a0renseignement{'s' if manques > 1 else ''} à compléter."] if manques else []
    return " ".join((*dits, *(f"{p.mot}\u00a0: {p.pourquoi}" for p in ouvert.points if p.niveau is Niveau.ARRET)))
