"""What the entreprises answered about the hours beyond their volume, and what invoices bill of it."""

from collections import Counter, defaultdict

from sqlalchemy import Connection, func, or_, select

from app.domain.contrats.approbations import Approbation
from app.domain.factures import NatureFacture
from app.store import tables
from app.store.fiches import Fiche

APPROBATIONS = Fiche(Approbation, tables.approbations)


def de_contrat(connexion: Connection, contrat_id: int) -> list[Approbation]:
    """Return the answers about one contrat, in the order they were given."""
    t = tables.approbations
    return APPROBATIONS.tous(connexion, t.c.contrat_id == contrat_id, ordre=(t.c.decide_le, t.c.id))


def par_contrat(connexion: Connection) -> dict[int, list[Approbation]]:
    """Return every answer, by contrat."""
    par: defaultdict[int, list[Approbation]] = defaultdict(list)
    for approbation in APPROBATIONS.tous(connexion):
        par[approbation.contrat_id].append(approbation)
    return dict(par)


def facturees(connexion: Connection, contrat_id: int) -> Counter[int]:
    """Return the minutes that invoices and drafts of a contrat bill, by answer; an issued avoir gives them back."""
    lignes, factures = tables.factures_lignes, tables.factures
    requete = (
        select(lignes.c.approbation_id, factures.c.nature, func.sum(lignes.c.approuvees))
        .join(factures, factures.c.id == lignes.c.facture_id)
        .where(factures.c.contrat_id == contrat_id, lignes.c.approbation_id.isnot(None))
        .where(or_(factures.c.nature == NatureFacture.FACTURE, factures.c.rang.isnot(None)))
        .group_by(lignes.c.approbation_id, factures.c.nature)
    )
    minutes: Counter[int] = Counter()
    for approbation, nature, somme in connexion.execute(requete):
        minutes[approbation] += -somme if nature is NatureFacture.AVOIR else somme
    return minutes


def facturee(connexion: Connection, ident: int) -> bool:
    """Tell whether a line of an invoice, of a draft or of an avoir rests on that answer."""
    lignes = tables.factures_lignes
    requete = select(func.count()).where(lignes.c.approbation_id == ident)
    return bool(connexion.execute(requete).scalar())
