"""Which contrat a command is about."""

from typing import ClassVar

from app.context import Session
from app.domain.contrats import Contrat
from app.domain.texte import fold
from app.errors import Refus

_MONTRES = 12


class ContratInconnu(Refus):
    """No contrat, or several, answer to these words; `choix` are those that would."""

    code: ClassVar[str] = "contrat_inconnu"


def contrat_de(session: Session, dit: str) -> Contrat:
    """Return the contrat of that reference, that number, or the only one in force of that entreprise.

    Raises `ContratInconnu`. The reference comes first: it is hers, a number is only that of the vault.
    """
    contrats = session.contrats.toutes()
    noms = {e.id: e.nom for e in session.entreprises.toutes()}
    siens = [c for c in contrats if fold(noms[c.entreprise_id]) == fold(dit)]
    en_cours = {suivi.contrat.id for suivi in session.positions.tableau()} if siens else set()
    essais = (
        [c for c in contrats if c.reference == dit],
        [c for c in contrats if str(c.id) == dit],
        [c for c in siens if c.id in en_cours],
        siens,
    )
    trouves: list[Contrat] = next((essai for essai in essais if essai), [])
    if len(trouves) != 1:
        raise ContratInconnu(reference=dit, choix=_choix(trouves or contrats, noms))
    return trouves[0]


def _choix(contrats: list[Contrat], noms: dict[int, str]) -> str:
    """Return « 1 (Filature du Lac, C1) ; 2 (Tilleuls, sans référence) », the first ones."""
    dits = [f"{c.id} ({noms[c.entreprise_id]}, {c.reference or 'sans référence'})" for c in contrats]
    suite = ["…"] if len(dits) > _MONTRES else []
    return " ; ".join(dits[:_MONTRES] + suite) or "aucun contrat dans ce coffre"
