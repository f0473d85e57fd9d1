"""From a row of the grid to an act, and from a slot to a row."""

from collections.abc import Callable

from app.domain.interventions import Brouillon
from app.domain.personnes import Personne
from app.domain.soiree import Ligne, Lue
from app.services.agenda import RendezVousVu
from app.services.soirees import ActeDuSoir
from ui.agenda.grille_ou import Ou, permanence_de

_SUR_PLACE, _NR = "PER", "NR"


def composer(
    ligne: Ligne, lue: Lue, ou: Ou, vu: RendezVousVu | None, nommer: Callable[[str], Personne]
) -> ActeDuSoir:
    """Return the act of a complete row, at that place; `vu` is the slot it tells, if there is one."""
    contrat_id, site_id = ou.lieu
    permanence_id = permanence_de(ou.code)
    attributs = lue.nature.attributs if lue.nature else {}
    sur_place = permanence_id is not None and attributs.get("avec_canal") == "1" and lue.canal == _NR
    brouillon = Brouillon(
        jour=ou.lu,
        heure=vu.rendezvous.debut if vu else None,
        minutes=lue.minutes or 0,
        nature=lue.nature.code if lue.nature else "",
        canal=_SUR_PLACE if sur_place else lue.canal,
        personne=lue.personnes[0] if lue.personnes else nommer(ligne.personne),
        contrat_id=contrat_id,
        permanence_id=permanence_id,
        site_id=site_id,
        theme=lue.theme.code if lue.theme else "",
        note=ligne.note,
        a_completer=attributs.get("compte_comme_entretien") == "1" and not ligne.note,
    )
    return ActeDuSoir(brouillon, ligne.rendezvous_id)


def preremplir(vu: RendezVousVu) -> Ligne:
    """Return the row of a slot."""
    rdv = vu.rendezvous
    return Ligne(
        personne=vu.nom,
        nature="Passage spontané" if rdv.spontane else "Entretien",
        minutes=str(rdv.minutes),
        personne_id=rdv.personne_id,
        rendezvous_id=rdv.id,
    )
