"""The three rule sets a French invoice is held to, run by Saxon: EN 16931, Factur-X, the French reform."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from saxonche import PySaxonProcessor

_FACTURX = Path(str(files("facturx"))) / "xsd_and_schematron"
REGLES = {
    "en16931": Path(__file__).parents[1] / "data" / "facturx" / "EN16931-CII-validation.xslt",
    "factur-x": _FACTURX / "facturx-en16931" / "FACTUR-X_EN16931.xslt",
    "fr-ctc": _FACTURX / "cii-schematron-fr-ctc" / "BR-FR-Flux2-Schematron-CII.xslt",
}
_SAXON = PySaxonProcessor(license=False)
_ECHEC = re.compile(r"<svrl:(failed-assert|successful-report)\b(.*?)</svrl:\1>", re.DOTALL)
_REGLE = re.compile(r"\bid=\"([^\"]+)\"|\[?((?:BR|BT)-[A-Z0-9/-]+)")


@cache
def _feuille(nom):
    return _SAXON.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(REGLES[nom]))


def echecs(nom, xml):
    """Return the rules that an invoice breaks, and how many were tried."""
    rapport = _feuille(nom).transform_to_string(xdm_node=_SAXON.parse_xml(xml_text=xml.decode()))
    trouves = [_REGLE.search(e) for _, e in _ECHEC.findall(rapport)]
    return [t[1] or t[2] for t in trouves], rapport.count("<svrl:fired-rule")
