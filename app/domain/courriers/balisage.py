"""The small markup models are written in: one block per blank-line group, readable without a manual.

« ## » a heading, « - » a list, « | » a table, « @signature qui mention », « ?code » on its own line: the block is an
optional clause. Inside a text: {personne.nom} a field, {dossier.reference?} a field that may be unknown,
{informé|informée} an agreement with the person, {+accord} a set phrase.
"""

import re
from collections.abc import Iterable, Mapping

from app.domain.courriers.blocs import (
    Accord,
    Bloc,
    Champ,
    Liste,
    Morceau,
    Paragraphe,
    Signataire,
    Signature,
    Tableau,
    Texte,
    Titre,
    en_clair,
)
from app.domain.typographie import typographier

_ACCOLADE = re.compile(r"\{([^{}]*)\}")
_PHRASE = re.compile(r"\{\+(\w+)\}")
_CODE = re.compile(r"[a-z_]+\.[a-z_0-9]+")
_TITRE, _PUCE, _BARRE, _SIGNE, _OPTION = "## ", "- ", "|", "@signature", "?"


def lire(source: str, phrases: Mapping[str, str] | None = None) -> tuple[Bloc, ...]:
    """Return the blocks of a text in the markup; an unknown set phrase or brace is kept as it is written."""
    etendu = _PHRASE.sub(lambda trouve: (phrases or {}).get(trouve[1], trouve[0]), source)
    groupes = re.split(r"\n[ \t]*\n", etendu.strip("\n"))
    return tuple(_bloc(groupe) for groupe in groupes if groupe.strip())


def lire_texte(source: str) -> Texte:
    """Return the text of one run of words: fields and agreements taken out of their braces, spaces made French."""
    morceaux: list[Morceau] = []
    fin = 0
    for trouve in _ACCOLADE.finditer(source):
        morceau = _morceau(trouve[1])
        if morceau is not None:
            morceaux += [source[fin : trouve.start()], morceau]
            fin = trouve.end()
    morceaux.append(source[fin:])
    return tuple(m if not isinstance(m, str) else typographier(m) for m in morceaux if m != "")


def ecrire(blocs: Iterable[Bloc]) -> str:
    """Return the blocks in the markup: what `lire` reads back."""
    return "\n\n".join(map(_ecrire, blocs))


def _bloc(groupe: str) -> Bloc:
    lignes = [ligne.strip() for ligne in groupe.strip().split("\n")]
    option = ""
    if lignes[0].startswith(_OPTION) and len(lignes) > 1 and lignes[0][1:].strip().isidentifier():
        option, lignes = lignes[0][1:].strip(), lignes[1:]
    if all(ligne.startswith(_PUCE) for ligne in lignes):
        return Liste(tuple(lire_texte(ligne[len(_PUCE) :]) for ligne in lignes), option)
    if all(ligne.startswith(_BARRE) for ligne in lignes):
        return Tableau(tuple(map(_cellules, lignes)), option)
    texte = " ".join(lignes)
    if texte.startswith(_SIGNE):
        return _signature(texte, option)
    if texte.startswith(_TITRE):
        return Titre(lire_texte(texte[len(_TITRE) :]), option)
    return Paragraphe(lire_texte(texte), option)


def _cellules(ligne: str) -> tuple[Texte, ...]:
    """Cut a row at its bars; the bar of an agreement, inside braces, is not one of them."""
    return tuple(lire_texte(c.strip()) for c in re.split(r"\|(?![^{}]*\})", ligne.strip().strip(_BARRE)))


def _signature(texte: str, option: str) -> Signature:
    qui, _, mention = texte.removeprefix(_SIGNE).strip().partition(" ")
    connus = {signataire.value for signataire in Signataire}
    signataire = Signataire(qui) if qui in connus else Signataire.PRATICIENNE
    return Signature(signataire, lire_texte(mention.strip()), option)


def _morceau(interieur: str) -> Morceau | None:
    if "|" in interieur:
        masculin, _, feminin = interieur.partition("|")
        return Accord(masculin, feminin)
    code = interieur.removesuffix("?")
    return Champ(code, interieur.endswith("?")) if _CODE.fullmatch(code) else None


def _ecrire(bloc: Bloc) -> str:
    tete = f"?{bloc.option}\n" if bloc.option else ""
    if isinstance(bloc, Titre):
        return tete + _TITRE + en_clair(bloc.texte)
    if isinstance(bloc, Paragraphe):
        return tete + en_clair(bloc.texte)
    if isinstance(bloc, Liste):
        return tete + "\n".join(_PUCE + en_clair(item) for item in bloc.items)
    if isinstance(bloc, Tableau):
        return tete + "\n".join(f"| {' | '.join(map(en_clair, ligne))} |" for ligne in bloc.lignes)
    return f"{tete}{_SIGNE} {bloc.qui.value} {en_clair(bloc.mention)}".rstrip()
