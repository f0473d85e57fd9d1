"""What the mark and the journal say of a database just opened."""

from datetime import UTC, datetime
from pathlib import Path

from app.coffre.constats import Constat
from app.coffre.marque import Releve
from app.services.acces import Digest
from app.store.database import Brute
from app.store.journal import Position, Registre

_QUEUE = 50


def comparer_repos(releve: Releve | None, trouve: Digest, dossier: Path) -> list[Constat]:
    """Compare a database that was closed in order with what the mark kept of it."""
    if releve is None or not releve.fermee:
        return []
    if trouve() != (releve.base_sha256, releve.base_taille):
        return [Constat("base_remplacee", bon=False)]
    if (dossier / "coffre.db-wal").exists():
        return [Constat("journal_etranger", bon=False)]
    return []


def comparer_marque(releve: Releve | None, registre: Registre, connexion: Brute) -> list[Constat]:
    """Tell what is missing: a database behind its mark has lost saves that were acknowledged."""
    if releve is None:
        return [Constat("marque_perdue", bon=False)]
    position = registre.position(connexion)
    if position.sequence < releve.sequence:
        return [_manque(releve, position)]
    if releve.sequence and registre.empreinte(connexion, releve.sequence) != releve.empreinte:
        return [Constat("journal_divergent", bon=False, details={"sequence": releve.sequence})]
    return []


def controler_queue(registre: Registre, connexion: Brute) -> list[Constat]:
    """Check the seals of the last rows of the journal."""
    depuis = max(0, registre.position(connexion).sequence - _QUEUE)
    return journal_rompu(registre.premiere_faute(connexion, depuis))


def journal_rompu(sequence: int | None) -> list[Constat]:
    """Return the finding for the first wrong row of the journal, none if all hold."""
    return [] if sequence is None else [Constat("journal_rompu", bon=False, details={"sequence": sequence})]


def _manque(releve: Releve, position: Position) -> Constat:
    instant = datetime.fromtimestamp(releve.instant / 1_000_000, UTC).astimezone()
    details: dict[str, object] = {
        "saisies": releve.saisies - position.saisies,
        "actes": releve.sequence - position.sequence,
        "jour": instant.strftime("%d/%m/%Y"),
        "heure": instant.strftime("%H:%M"),
    }
    return Constat("saisies_manquantes", bon=False, details=details)
