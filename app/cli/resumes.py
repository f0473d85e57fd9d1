"""What the command line says of the bilans it wrote, and of those it has no reason to write."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from app.cli.sortie import avertir
from app.domain.entreprises import Entreprise
from app.errors import Refus

if TYPE_CHECKING:
    from app.bilan.audit import BilanAudite
    from app.context import Session

_NIVEAUX = {
    "themes": "détail : problématiques",
    "familles": "détail : familles de problématiques",
    "blocs": "détail : deux groupes de problématiques",
    "totaux": "totaux seuls",
    "activite": "trop peu de personnes reçues : activité du service seule",
}
_PUBLIC = frozenset({"sexe", "age", "csp", "statut_emploi", "anciennete", "site"})
_SANS_PUBLIC = frozenset({"totaux", "activite"})


class AucunContrat(Refus):
    """No contract covers the period, so there is nothing to tell; `du` and `au` are its ends."""

    code: ClassVar[str] = "aucun_contrat"


def sous_contrat(session: "Session", entreprises: Sequence[Entreprise], periode: tuple[date, date]) -> list[Entreprise]:
    """Return those that a contract covers in the period; the others are told on standard error."""
    du, au = periode
    retenues = []
    for entreprise in entreprises:
        if any(c.debut <= au and (c.fin is None or c.fin >= du) for c in session.contrats.de(entreprise.id)):
            retenues.append(entreprise)
        else:
            avertir(f"{entreprise.nom} : aucun contrat du {du:%d/%m/%Y} au {au:%d/%m/%Y}, pas de bilan.")
    if not retenues:
        raise AucunContrat(du=f"{du:%d/%m/%Y}", au=f"{au:%d/%m/%Y}")
    return retenues


def resumer(audite: "BilanAudite") -> list[str]:
    """Return the lines that tell how much a bilan says, and what would let it say more."""
    bilan = audite.contenu
    niveau = str(bilan.parametres["niveau"])
    recues = next((f"{i.affiche} personnes reçues, " for i in bilan.indicateurs if i.id == "personnes_recues"), "")
    lignes = [f"  {bilan.entreprise} : {recues}{_NIVEAUX[niveau]}"]
    if niveau not in _SANS_PUBLIC and not _PUBLIC & {t.id for t in bilan.tableaux}:
        lignes.append("    Sans effectif par groupe, le public n’est pas décrit : voir « visavis demander-effectifs ».")
    return lignes
