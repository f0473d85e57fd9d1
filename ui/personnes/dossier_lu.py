"""What the head of the sheet of a person and its Historique show, read at once."""

from dataclasses import dataclass

from app.context import Session
from app.domain.courriers import Courrier
from app.domain.documents import Depot
from app.domain.interventions import Intervention
from app.domain.nomenclatures import Liste
from app.domain.personnes import Personne
from app.services.demarches import Suivi
from app.services.repertoire import Ligne
from ui.personnes.accords import nommer_accords
from ui.temps import aujourd_hui

_NES = {"F": "Née", "H": "Né", "NR": "Naissance"}


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the head of the sheet and its Historique show, read at once."""

    personne: Personne
    ligne: Ligne | None
    enfants: str
    actes: list[Intervention]
    depots: list[Depot]
    demarches: list[Suivi]
    organismes: dict[int, str]
    accord: str
    courriers: list[Courrier]


def lire_dossier(session: Session, personne_id: int) -> Dossier:
    """Read a person, her acts and her documents."""
    personne = session.personnes.get(personne_id)
    lignes = session.repertoire.lignes([personne_id])
    enfants = [e.libelle for e in session.nomenclatures.de(Liste.ENFANTS) if e.code == personne.enfants != "NR"]
    actes = session.interventions.de_personne(personne_id)
    depots = session.documents.de_personne(personne_id)
    demarches = session.demarches.suivis(personne_id)
    tenus = session.accords.tenus(personne_id)
    organismes = {o.id: o.nom for o in session.organismes.toutes()} if demarches or tenus else {}
    accord = nommer_accords(tenus, session.nomenclatures.de(Liste.ORGANISMES), organismes)
    ligne = lignes[0] if lignes else None
    courriers = session.courriers.de_personne(personne_id)
    return Dossier(personne, ligne, "".join(enfants), actes, depots, demarches, organismes, accord, courriers)


def situation(dossier: Dossier) -> str:
    """Return who she is in a line: age, children, where she works, her telephone."""
    annee = dossier.personne.annee
    naissance = dossier.personne.naissance
    jour = aujourd_hui()
    if naissance:
        age = jour.year - naissance.year - ((jour.month, jour.day) < (naissance.month, naissance.day))
        dit = f"{age} ans"
    else:
        dit = f"{_NES.get(dossier.personne.sexe, 'Naissance')} en {annee}" if annee else ""
    ligne = dossier.ligne
    lieu = ", ".join(partie for partie in (ligne.entreprise, ligne.site) if partie) if ligne else ""
    telephone = dossier.personne.telephone
    return " · ".join(partie for partie in (dit, dossier.enfants, lieu, telephone) if partie)
