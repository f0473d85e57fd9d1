"""The tile of what is safe: saves not yet backed up, the age of the copies, the state of the coffre."""

from app.domain.calendrier import en_clair
from app.services.surete import EtatSurete
from ui.temps import aujourd_hui
from ui.widgets.cartes import Tuile

_TARD = 7
"""Days after which the copy kept elsewhere is late."""


def tuile(etat: EtatSurete) -> Tuile:
    """Return the tile; its state is a word and a colour when something must be done."""
    mot = "saisie" if etat.saisies < 2 else "saisies"  # noqa: PLR2004 - plural from two
    if etat.fautes:
        return Tuile(len(etat.fautes), "défaut trouvé par le contrôle du coffre", "erreur")
    if etat.sauvegarde is None:
        return Tuile(etat.saisies, f"{mot} sans aucune sauvegarde", "attention")
    jour = en_clair(etat.sauvegarde.astimezone().date(), aujourd_hui())
    return Tuile(etat.saisies, f"{mot} depuis la sauvegarde vérifiée ({jour}). {_ailleurs(etat)}")


def _ailleurs(etat: EtatSurete) -> str:
    if etat.seconde is None:
        return "Aucune copie ailleurs."
    jours = (aujourd_hui() - etat.seconde.astimezone().date()).days
    return f"Copie ailleurs vieille de {jours}\u00a0jours." if jours > _TARD else "Copie ailleurs à jour."
