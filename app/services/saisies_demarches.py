"""An act made with an organisme may open a démarche: proposed, never done by itself; one step to undo."""

from app.domain.changes import Changes
from app.domain.demarches import Demarche
from app.domain.interventions import Brouillon, Intervention
from app.services.demarches import Demarches
from app.services.interventions import Interventions
from app.services.sortes import avertissements
from app.store import demarches
from app.store.unit_of_work import Magasin

_OBJET = 120
"""Signs of the note that become the object of the démarche."""


class SaisiesDemarches:
    """Keeps an act with the démarche it opens."""

    def __init__(self, magasin: Magasin, actes: Interventions, suivies: Demarches) -> None:
        self._magasin = magasin
        self._actes = actes
        self._suivies = suivies

    def en_cours(self, personne_id: int, organisme_id: int) -> Demarche | None:
        """Return the démarche of that person with that organisme that is not over, the last opened."""
        with self._magasin.lire() as connexion:
            connues = demarches.de_personne(connexion, personne_id)
        return next((d for d in connues if d.organisme_id == organisme_id and not d.close), None)

    def saisir(self, brouillon: Brouillon) -> tuple[Intervention, Changes]:
        """Keep the act, and the démarche opened that day with its organisme; raises as `Interventions.saisir`."""
        with self._magasin.ecrire("Saisie : intervention et démarche", "saisir") as unite:
            acte = self._actes.completer(unite, brouillon)
            ouverte = Demarche(
                personne_id=acte.personnes[0],
                organisme_id=acte.organisme_id,
                accompagnement_id=acte.accompagnement_id,
                ouverte_le=acte.jour,
                objet=brouillon.note[:_OBJET].strip(),
            )
            self._suivies.ecrire(unite, ouverte)
        return acte, unite.changes(avertissements(acte) + avertissements(brouillon.personne))
