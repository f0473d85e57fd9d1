"""What the operating system refuses, told as a refusal rather than as a bug."""

import errno
from typing import ClassVar

from app.errors import DisquePlein, Refus


class AccesRefuse(Refus):
    """Rights are missing, or another program holds `fichier`."""

    code: ClassVar[str] = "acces_refuse"


class FichierAbsent(Refus):
    """There is no `fichier`."""

    code: ClassVar[str] = "fichier_absent"


class PasUnFichier(Refus):
    """`fichier` is a folder where a file is needed, or the reverse."""

    code: ClassVar[str] = "pas_un_fichier"


class Systeme(Refus):
    """Any other failure of the disk; `raison` is the name of the error."""

    code: ClassVar[str] = "systeme"


_PAR_ERRNO: dict[int, type[Refus]] = {
    errno.ENOSPC: DisquePlein,
    errno.EDQUOT: DisquePlein,
    errno.EACCES: AccesRefuse,
    errno.EPERM: AccesRefuse,
    errno.EROFS: AccesRefuse,
    errno.ENOENT: FichierAbsent,
    errno.EISDIR: PasUnFichier,
    errno.ENOTDIR: PasUnFichier,
    errno.EEXIST: PasUnFichier,
}


def refus(erreur: OSError) -> Refus:
    """Return the refusal that tells `erreur`."""
    numero = erreur.errno or 0
    sorte = _PAR_ERRNO.get(numero, Systeme)
    fichier = str(erreur.filename or "ce fichier").removesuffix(".part")
    return sorte(fichier=fichier, raison=errno.errorcode.get(numero, "erreur du disque"))
