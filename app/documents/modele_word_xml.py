"""The parts of a Word model read as trees, with nothing that acts, fetches or keeps what was deleted."""

import re
from typing import Any, Final

from lxml import etree

from app.documents.errors import (
    ModeleWordActif,
    ModeleWordExterne,
    ModeleWordRefuse,
    ModeleWordRevise,
    ModeleWordTropGros,
)

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ELEMENTS_MAX: Final = 300_000
_ACTIFS: Final = frozenset(
    {"object", "OLEObject", "altChunk", "subDoc", "control", "externalData", "entryMacro", "exitMacro", "script"}
)
_REVISIONS: Final = frozenset(f"{W}{nom}" for nom in ("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText"))
_OTES: Final = frozenset(
    f"{W}{nom}"
    for nom in (
        *("attachedTemplate", "mailMerge", "docVars", "updateFields", "linkStyles"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "dataBinding"),
    )
)
"""What is taken away without a word: links to her old base, comments, variables that nobody sees."""
_DECLARATION: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def lire_xml(octets: bytes) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root of a part; raises `ModeleWordRefuse` for a document type, an entity, another encoding."""
    if octets.count(b"<") > _ELEMENTS_MAX * 2:
        raise ModeleWordTropGros
    try:
        octets.decode("utf-8")
        if _DECLARATION.search(octets):
            raise ModeleWordRefuse(raison="une déclaration XML interdite")
        # The encoding is imposed: a declared one could hide a document type from the search above.
        lecteur = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        racine = etree.fromstring(octets, lecteur)
    except (etree.XMLSyntaxError, UnicodeDecodeError, ValueError) as cause:
        raise ModeleWordRefuse(raison="un élément ne peut pas être lu") from cause
    return racine


def lire_partie(octets: bytes) -> Any:  # noqa: ANN401
    """Return the root of a part of the document, what acts refused and what is not shown taken away."""
    racine = lire_xml(octets)
    for element in list(racine.iter()):
        _verifier(element)
        if element.tag in _OTES and element.getparent() is not None:
            element.getparent().remove(element)
    return racine


def ecrire_xml(racine: Any) -> bytes:  # noqa: ANN401
    """Return the bytes of a part, as Word writes them."""
    return bytes(etree.tostring(racine, xml_declaration=True, encoding="UTF-8", standalone=True))


def nom_local(element: Any) -> str:  # noqa: ANN401
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _verifier(element: Any) -> None:  # noqa: ANN401
    if nom_local(element) in _ACTIFS:
        raise ModeleWordActif(raison=f"élément {nom_local(element)}")
    if element.tag in _REVISIONS:
        raise ModeleWordRevise
    for nom, valeur in element.attrib.items():
        if nom.rpartition("}")[2].lower() in {"href", "src"} and valeur and not valeur.startswith("#"):
            raise ModeleWordExterne(raison="adresse d’une image ou d’une forme")
