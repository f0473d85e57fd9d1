"""Why a workbook or a mapping file is refused as a whole."""

from typing import ClassVar

from app.errors import Refus


class ClasseurRefuse(Refus):
    """A workbook nothing was read from."""

    code: ClassVar[str] = "classeur_illisible"


class ClasseurIntrouvable(ClasseurRefuse):
    """No file there."""

    code: ClassVar[str] = "classeur_introuvable"


class ClasseurVide(ClasseurRefuse):
    """A file of zero bytes, or without a filled cell."""

    code: ClassVar[str] = "classeur_vide"


class ClasseurProtege(ClasseurRefuse):
    """A workbook locked by a password."""

    code: ClassVar[str] = "classeur_protege"


class ClasseurTropGros(ClasseurRefuse):
    """Larger, once unfolded, than any workbook a person keeps."""

    code: ClassVar[str] = "classeur_trop_gros"


class FormatInconnu(ClasseurRefuse):
    """Not an xlsx, xls, ods or csv file; `details["nature"]` says what it looks like."""

    code: ClassVar[str] = "classeur_format_inconnu"


class RienReconnu(ClasseurRefuse):
    """A readable workbook in which no sheet speaks of the practice."""

    code: ClassVar[str] = "classeur_rien_reconnu"


class CorrespondanceRefusee(Refus):
    """A mapping file that cannot be followed; `details["raison"]` says why and where."""

    code: ClassVar[str] = "correspondance_refusee"
