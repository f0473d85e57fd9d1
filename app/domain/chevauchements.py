"""Days billed twice: which invoices of a contrat already bear on those of a draft, and how that is told."""

from collections.abc import Iterable, Mapping

from app.domain.factures import Facture, NatureFacture, totaux


def chevauchantes(facture: Facture, lues: Iterable[Facture], credits_: Mapping[int, int]) -> list[Facture]:
    """Return the other invoices and drafts of its contrat that bear on its days, the first days first.

    `credits_` are the cents that avoirs took back, by invoice: one taken back whole bills nothing any more. An avoir
    overlaps nothing.
    """
    if facture.nature is NatureFacture.AVOIR or facture.contrat_id is None:
        return []
    autres = [a for a in lues if a.id != facture.id and a.contrat_id == facture.contrat_id and _facture(a, credits_)]
    communes = (a for a in autres if a.du <= facture.au and a.au >= facture.du)
    return sorted(communes, key=lambda a: (a.du, a.id))


def dire_chevauchement(facture: Facture, autre: Facture) -> str:
    """Return the sentence that tells which days of `facture` are billed by `autre` too."""
    du, au = max(facture.du, autre.du), min(facture.au, autre.au)
    periode = f"(du {autre.du:%d/%m/%Y} au {autre.au:%d/%m/%Y})"
    deja = f"déjà facturé par {autre.numero}" if autre.emise else f"déjà dans le brouillon n° {autre.id}"
    return f"Attention : du {du:%d/%m/%Y} au {au:%d/%m/%Y}, ce contrat est {deja} {periode}."


def _facture(autre: Facture, credits_: Mapping[int, int]) -> bool:
    if autre.nature is NatureFacture.AVOIR:
        return False
    return not autre.emise or totaux(autre.lignes).ttc > credits_.get(autre.id, 0)
