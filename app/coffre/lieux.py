"""Where a living coffre may stay: on a disk of this computer that no service copies behind its back."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.coffre.errors import LieuReseau, LieuSynchronise

_MARQUES = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_nextcloud.db": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_JOURNAUX = {"._sync_": "Nextcloud", ".sync_": "Nextcloud"}
_NOMS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "un service en ligne",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mon drive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "Nextcloud",
}
_RESEAUX = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.davfs2",
                      "fuse.sshfs", "fuse.rclone", "9p_network", "ncpfs", "afs", "ceph", "glusterfs"})
_MONTAGES = Path("/proc/self/mounts")


def exiger_local(dossier: Path) -> None:
    """Refuse a folder that a cloud service copies, or that lives on another computer.

    Raises `LieuSynchronise` with the `service`, `LieuReseau`.
    """
    lieu = dossier.absolute()
    for parent in (lieu, *lieu.parents):
        service = _service(parent)
        if service:
            raise LieuSynchronise(service=service, dossier=dossier)
    if _sur_reseau(lieu):
        raise LieuReseau(dossier=dossier)


def _service(dossier: Path) -> str | None:
    nom = dossier.name.lower()
    for debut, service in _NOMS.items():
        if nom == debut or nom.startswith((f"{debut} - ", f"{debut}-")):
            return service
    if any(_meme(dossier, os.environ.get(variable)) for variable in ("OneDrive", "OneDriveCommercial")):
        return "OneDrive"
    return next(_reperes(dossier), None)


def _reperes(dossier: Path) -> Iterator[str]:
    for nom, service in _MARQUES.items():
        if (dossier / nom).exists():
            yield service
    for debut, service in _JOURNAUX.items():
        if dossier.is_dir() and any(dossier.glob(f"{debut}*.db")):
            yield service


def _meme(dossier: Path, autre: str | None) -> bool:
    return bool(autre) and dossier == Path(str(autre))


def _sur_reseau(dossier: Path) -> bool:
    if sys.platform == "win32":
        return _sur_reseau_windows(dossier)
    return _systeme_de_fichiers(dossier) in _RESEAUX


def _sur_reseau_windows(dossier: Path) -> bool:
    import ctypes  # noqa: PLC0415  (asked on Windows only)

    if str(dossier).startswith("\\\\"):
        return True
    distant = 4
    return bool(ctypes.windll.kernel32.GetDriveTypeW(dossier.anchor) == distant)  # type: ignore[attr-defined,unused-ignore]


def _systeme_de_fichiers(dossier: Path) -> str:
    """Return the type of the mount that holds `dossier`, empty when the system does not tell."""
    if not _MONTAGES.exists():
        return ""
    trouve = ("", "")
    for ligne in _MONTAGES.read_text(errors="replace").splitlines():
        point, sorte = ligne.split()[1:3]
        point = point.replace("\\040", " ")
        if dossier.is_relative_to(point) and len(point) >= len(trouve[0]):
            trouve = (point, sorte)
    return trouve[1]
