"""Who may pay for an act or a follow-up of a person: her own entreprises first."""

from dataclasses import dataclass
from datetime import date

from app.context import Session


@dataclass(frozen=True, slots=True)
class Payeur:
    """A contrat, with the words it is known by; `en_force` on the day asked."""

    contrat: int
    entreprise: int
    nom: str
    en_force: bool


def lire_payeurs(session: Session, personne_id: int, jour: date) -> list[Payeur]:
    """Return every contrat: those of the entreprises of the person first, then those in force, the last begun first."""
    siennes = {emploi.entreprise_id for emploi in session.personnes.emplois.de(personne_id)}
    siens = {suivi.contrat_id for suivi in session.accompagnements.de_personne(personne_id)}
    noms = {entreprise.id: entreprise.nom for entreprise in session.entreprises.toutes()}
    contrats = sorted(session.contrats.toutes(), key=lambda contrat: contrat.debut, reverse=True)
    payeurs = [
        Payeur(
            contrat.id,
            contrat.entreprise_id,
            " · ".join(dit for dit in (noms[contrat.entreprise_id], contrat.reference) if dit),
            contrat.debut <= jour and (contrat.fin is None or contrat.fin >= jour or contrat.tacite_reconduction),
        )
        for contrat in contrats
    ]
    return sorted(
        payeurs,
        key=lambda payeur: (payeur.contrat not in siens, payeur.entreprise not in siennes, not payeur.en_force),
    )
