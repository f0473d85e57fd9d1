"""An act, new or known, and what its form offers: read at once."""

from dataclasses import dataclass

from app.context import Session
from app.domain.accompagnements import Accompagnement
from app.domain.interventions import Intervention, Part, Portee
from app.domain.nomenclatures import Entree, Liste
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from ui.personnes.listes import Listes, lire_listes
from ui.personnes.payeurs import Payeur, lire_payeurs
from ui.temps import aujourd_hui

_LISTES = {"nature": Liste.NATURES, "canal": Liste.CANAUX, "theme": Liste.THEMES}


@dataclass(frozen=True, slots=True)
class ActeLu:
    """What the form shows, read at once; `proches` are those of her foyers who have a file.

    `brouillon` holds the words of a new act whose form closed before it was kept.
    """

    acte: Intervention | None
    personne: Personne
    proches: list[Personne]
    listes: Listes
    organismes: list[Organisme]
    suivis: list[Accompagnement]
    payeurs: list[Payeur]
    brouillon: dict[str, str]


def lire_acte(session: Session, personne_id: int, acte_id: int | None) -> ActeLu:
    """Read an act (None: a new one) and what its fields offer."""
    acte = session.interventions.get(acte_id) if acte_id else None
    membres = {m.personne_id for foyer in session.foyers.de_personne(personne_id) for m in foyer.membres}
    autres = sorted((membres | set(acte.personnes if acte else ())) - {None, personne_id}, key=str)
    return ActeLu(
        acte,
        session.personnes.get(personne_id),
        [session.personnes.get(ident) for ident in autres if ident],
        lire_listes(session, _LISTES),
        session.organismes.toutes(),
        session.accompagnements.de_personne(personne_id),
        lire_payeurs(session, personne_id, acte.jour if acte else aujourd_hui()),
        {} if acte else session.interventions.brouillon(personne_id),
    )


def acte_neuf(lu: ActeLu) -> Intervention:
    """Return a new act that inherits what is known: the follow-up still open, its contrat and its theme."""
    suivi: Accompagnement | None = next((s for s in lu.suivis if s.clos_le is None), None)
    en_force = (payeur.contrat for payeur in lu.payeurs if payeur.en_force)
    contrat = suivi.contrat_id if suivi else next(en_force, None)
    return Intervention(
        jour=aujourd_hui(),
        minutes=0,
        nature="ENT",
        canal="PER",
        portee=Portee.INDIVIDUELLE,
        parts=(Part(contrat_id=contrat),) if contrat else (),
        personnes=(lu.personne.id,),
        accompagnement_id=suivi.id if suivi else None,
        theme=suivi.theme if suivi else "NR",
        origine=suivi.origine if suivi else "NR",
    )


def individuelle(nature: Entree) -> bool:
    """Tell whether a nature of act concerns a person."""
    return nature.attributs.get("famille", Portee.INDIVIDUELLE) == Portee.INDIVIDUELLE
