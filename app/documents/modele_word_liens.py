"""What the parts of a Word model point to: followed inside, refused outside, forgotten when of no use.

ECMA-376 part 2, 9.3 (relationships) and part 1, 11.3 (parts of a document).
"""

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any, Final

from app.documents.errors import ModeleWordActif, ModeleWordExterne, ModeleWordRefuse
from app.documents.modele_word_xml import ecrire_xml, lire_xml

_TYPES: Final = "[Content_Types].xml"
_NS_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CORPS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_GABARIT: Final = _CORPS.replace("document.main", "template.main")
_SUIVIS: Final = frozenset(
    {
        *("officeDocument", "styles", "settings", "fontTable", "theme", "numbering"),
        *("header", "footer", "footnotes", "endnotes", "image", "font"),
    }
)
_OUBLIES: Final = frozenset(
    {
        *("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData"),
        *("recipientData", "core-properties", "extended-properties", "custom-properties", "thumbnail"),
        *("customXml", "customXmlProps", "stylesWithEffects", "webSettings", "comments"),
        *("commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument"),
        *("printerSettings",),
    }
)
"""Left out of the letter: her old data base and base model, names of authors, comments, data nobody sees."""
_ADRESSES: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Lie:
    """The parts that make the document, by name; `corps` is the main one, `types` the table of kinds."""

    parties: dict[str, bytes]
    corps: str


def relier(membres: dict[str, bytes]) -> Lie:
    """Return the parts that the document reaches, its relationships cleaned; raises `ModeleWordRefuse`."""
    if _TYPES not in membres or "_rels/.rels" not in membres:
        raise ModeleWordRefuse(raison="un élément manque")
    gardes: dict[str, bytes] = {}
    depart = _suivre("", "_rels/.rels", membres, gardes)
    corps = next((cible for sorte, cible in depart if sorte == "officeDocument"), "")
    if not corps:
        raise ModeleWordRefuse(raison="le texte manque")
    a_voir = [cible for _, cible in depart]
    while a_voir:
        nom = a_voir.pop()
        if nom in gardes:
            continue
        gardes[nom] = membres[nom]
        liens = join(dirname(nom), "_rels", f"{nom.rpartition('/')[2]}.rels")
        if liens in membres:
            a_voir += [cible for _, cible in _suivre(nom, liens, membres, gardes)]
    types = _types(lire_xml(membres[_TYPES]), gardes, corps)
    return Lie({_TYPES: types, **gardes}, corps)


def adresse_sure(adresse: str) -> bool:
    """Tell whether a link that she may click is an ordinary one: web or mail, never a file nor a share."""
    return adresse.strip().lower().startswith(_ADRESSES)


def _suivre(source: str, liens: str, membres: dict[str, bytes], gardes: dict[str, bytes]) -> list[tuple[str, str]]:
    racine = lire_xml(membres[liens])
    suivis = []
    for lien in list(racine):
        sorte = lien.get("Type", "").rstrip("/").rpartition("/")[2]
        if sorte in _OUBLIES:
            racine.remove(lien)
        elif sorte == "hyperlink":
            _verifier_adresse(lien)
        else:
            suivis.append((sorte, _cible(source, lien, sorte, membres)))
    gardes[liens] = ecrire_xml(racine)
    return suivis


def _verifier_adresse(lien: Any) -> None:  # noqa: ANN401 - lxml has no types
    adresse = lien.get("Target", "")
    if not (adresse_sure(adresse) or adresse.startswith("#")):
        raise ModeleWordExterne(raison="lien vers un fichier ou un partage")


def _cible(source: str, lien: Any, sorte: str, membres: dict[str, bytes]) -> str:  # noqa: ANN401
    cible = lien.get("Target", "")
    if lien.get("TargetMode", "Internal") != "Internal" or ":" in cible or cible.startswith(("//", "\\")):
        raise ModeleWordExterne(raison=f"élément {sorte[:40]}")
    if sorte not in _SUIVIS:
        raise ModeleWordActif(raison=f"élément {sorte[:40]}")
    nom = normpath(cible[1:] if cible.startswith("/") else join(dirname(source), cible))
    if nom not in membres:
        raise ModeleWordRefuse(raison="un élément manque")
    return nom


def _types(racine: Any, gardes: dict[str, bytes], corps: str) -> bytes:  # noqa: ANN401
    sortes = {}
    for type_ in list(racine):
        sorte = type_.get("ContentType", "")
        if "macroEnabled" in sorte or "vba" in sorte.lower() or "activeX" in sorte:
            raise ModeleWordActif(raison="macros")
        if type_.tag == f"{_NS_TYPES}Override":
            nom = type_.get("PartName", "").removeprefix("/")
            sortes[nom] = sorte
            if nom not in gardes:
                racine.remove(type_)
            elif nom == corps and sorte == _GABARIT:
                type_.set("ContentType", _CORPS)
    if sortes.get(corps) not in {_CORPS, _GABARIT}:
        raise ModeleWordRefuse(raison="ce n’est pas un document Word")
    return ecrire_xml(racine)
