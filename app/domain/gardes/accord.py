"""Guards on the accord of the person, and on the cases where the law does without it."""

from collections.abc import Iterator

from app.domain.accords import en_vigueur
from app.domain.gardes.depart import Danger, Depart, Destinataire, Remarque

_PROTECTION = frozenset({"CRIP", "PARQUET", "CD", "POLICE", "TJ"})
_ANONYME = "CSE"
_UN_AN = 365


def accords(depart: Depart) -> Iterator[Remarque]:
    """Yield what is to be said of the accord, for the recipient and for each copy."""
    if depart.danger is not Danger.AUCUN:
        yield from _danger(depart)
    if sans_accord(depart):
        return
    if depart.refus:
        yield Remarque("refus")
        return
    for destinataire in dict.fromkeys((depart.destinataire, *depart.copies)):
        if destinataire.categorie not in ("", _ANONYME):
            yield _accord(depart, destinataire)


def sans_accord(depart: Depart) -> bool:
    """Tell whether the law allows it to leave without her accord."""
    return dispense(depart.danger, depart.destinataire.categorie)


def dispense(danger: Danger, categorie: str) -> bool:
    """Tell whether the law allows one to write to that category without an accord."""
    if danger in (Danger.MINEUR, Danger.VULNERABLE):
        return categorie in _PROTECTION
    if danger is Danger.ARME:
        return categorie == "PREF"
    return danger is Danger.IMMINENT


def _danger(depart: Depart) -> Iterator[Remarque]:
    destinataire = depart.destinataire.categorie
    if depart.danger is Danger.COUPLE:
        yield Remarque("victime_refuse" if depart.refus else "victime_decide")
        return
    yield Remarque({"mineur": "mineur_en_danger", "vulnerable": "majeur_vulnerable"}.get(
        depart.danger, "danger_imminent" if depart.danger is Danger.IMMINENT else "arme"
    ))  # fmt: skip
    if depart.danger is Danger.MINEUR and sans_accord(depart):
        yield Remarque("informer_les_parents")
    if depart.danger is not Danger.IMMINENT and not sans_accord(depart):
        yield Remarque("destinataire_de_protection", destinataire)


def _accord(depart: Depart, destinataire: Destinataire) -> Remarque:
    """Return the state of the accord for one recipient."""
    categorie = destinataire.categorie
    accord = en_vigueur(depart.accords, categorie, depart.jour, destinataire.organisme_id)
    if accord is not None:
        vieux = (depart.jour - accord.donne_le).days > _UN_AN
        return Remarque("accord_ancien" if vieux else "accord_donne", accord.donne_le.isoformat())
    meme = [a for a in depart.accords if a.categorie == categorie and a.donne_le <= depart.jour]
    if any(a.couvre(categorie, destinataire.organisme_id) and not a.vaut(depart.jour) for a in meme):
        return Remarque("accord_retire", categorie)
    if any(a.vaut(depart.jour) for a in meme):
        return Remarque("accord_pour_un_autre", categorie)
    return Remarque("accord_absent", categorie)
