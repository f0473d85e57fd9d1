"""Two dossiers of one person become one: what is known on either side is kept."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.domain.foyers import Foyer, Membre
from app.domain.personnes import Emploi, Personne, se_touchent
from app.domain.texte import fold

_INCONNU = ("", "NR", None)
_CUMULES = {"discretion": " · ", "note": "\n"}


def reunir_personnes(garde: Personne, doublon: Personne) -> Personne:
    """Return `garde`, its unknown fields taken from `doublon`; free texts of both are kept, one after the other."""
    voulus = _completer(garde, doublon)
    if garde.annee and doublon.annee != garde.annee:
        voulus.pop("naissance", None)
    textes = {champ: _ajouter(getattr(garde, champ), getattr(doublon, champ), lien) for champ, lien in _CUMULES.items()}
    return replace(garde, **(voulus | textes))


def reunir_emplois(gardes: Iterable[Emploi], doublon: Emploi) -> tuple[Emploi, list[Emploi]]:
    """Return the emploi of the duplicate as it enters the dossier kept, and those of the dossier it absorbs.

    Two emplois in one entreprise whose days touch are one: the widest dates, what either knows.
    """
    absorbes: list[Emploi] = []
    reste = [emploi for emploi in gardes if emploi.entreprise_id == doublon.entreprise_id]
    while touche := next((emploi for emploi in reste if se_touchent(emploi, doublon)), None):
        reste.remove(touche)
        absorbes.append(touche)
        doublon = _fondre(touche, doublon)
    return doublon, absorbes


def reunir_foyers(garde: Foyer, doublon: Foyer) -> Foyer:
    """Return the foyer of one day, with the members of both."""
    connus = {_qui(membre) for membre in garde.membres}
    nouveaux = tuple(membre for membre in doublon.membres if _qui(membre) not in connus)
    voulus = {"membres": garde.membres + nouveaux, "note": _ajouter(garde.note, doublon.note)}
    return replace(garde, **(_completer(garde, doublon) | voulus))


def renommer_membres(foyer: Foyer, ancien: int, nouveau: int) -> Foyer:
    """Return the foyer whose member `ancien` is now `nouveau`, once, and never a member of her own foyer."""
    vus: set[int | None] = {foyer.personne_id}
    membres = []
    for membre in foyer.membres:
        suivi = nouveau if membre.personne_id == ancien else membre.personne_id
        if suivi is None or suivi not in vus:
            membres.append(replace(membre, personne_id=suivi))
        vus.add(suivi)
    return replace(foyer, membres=tuple(membres))


def _fondre(garde: Emploi, doublon: Emploi) -> Emploi:
    du = None if garde.du is None or doublon.du is None else min(garde.du, doublon.du)
    au = None if garde.au is None or doublon.au is None else max(garde.au, doublon.au)
    return replace(garde, **(_completer(garde, doublon) | {"du": du, "au": au}))


def _completer(garde: Any, doublon: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields that only the second record knows."""
    valeurs = ((champ.name, getattr(garde, champ.name), getattr(doublon, champ.name)) for champ in fields(garde))
    return {nom: autre for nom, la, autre in valeurs if la in _INCONNU and autre not in _INCONNU}


def _ajouter(texte: str, autre: str, lien: str = "\n") -> str:
    if not autre or autre in texte:
        return texte
    return f"{texte}{lien}{autre}" if texte else autre


def _qui(membre: Membre) -> object:
    return membre.personne_id or (fold(membre.prenom), membre.annee_naissance)
