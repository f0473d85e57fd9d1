"""The journal: append-only, each row sealed with the one before; ids, never names."""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.store.database import Brute

_ORIGINE = bytes(32)
_COLONNES = "seq, instant, decalage, acte, sorte, objet_id, details, precedent, empreinte"
_MICRO = 1_000_000
ANCRE = "ancre"


@dataclass(frozen=True, slots=True)
class Position:
    """The last row: number, seal (32 bytes), instant (microseconds since 1970 UTC), saves since the creation."""

    sequence: int = 0
    empreinte: bytes = _ORIGINE
    instant: int = 0
    saisies: int = 0


@dataclass(frozen=True, slots=True)
class Acte:
    """What happened: the verb, the kind of record, ids by kind, other facts; `saisie` if it is a save of hers."""

    acte: str
    sorte: str | None = None
    objet_id: int | None = None
    faits: Mapping[str, object] | None = None
    saisie: bool = False


@dataclass(frozen=True, slots=True)
class Entree:
    """One row as it is shown: number, UTC instant and its offset in minutes, verb, kind and id, other facts."""

    sequence: int
    instant: datetime
    decalage: int
    acte: str
    sorte: str | None
    objet_id: int | None
    faits: Mapping[str, object]


class Registre:
    """Writes and checks the journal of one coffre; `cle` is the sub-key "journal"."""

    def __init__(self, cle: bytes) -> None:
        self._cle = cle

    def position(self, connexion: Brute) -> Position:
        """Return the last row, or the origin when the journal is empty."""
        lu = connexion.execute(f"SELECT {_COLONNES} FROM journal ORDER BY seq DESC LIMIT 1").fetchone()  # noqa: S608
        return _position(lu) if lu else Position()

    def ecrire(self, connexion: Brute, acte: Acte, maintenant: datetime) -> Position:
        """Append one row inside the open transaction and return the new position, to be given to the mark."""
        avant = self.position(connexion)
        instant = maintenant.astimezone(UTC)
        saisies = avant.saisies + acte.saisie
        ligne = (
            avant.sequence + 1,
            instant.isoformat(timespec="microseconds"),
            _decalage(maintenant),
            acte.acte,
            acte.sorte,
            acte.objet_id,
            json.dumps({"saisies": saisies, **(acte.faits or {})}, separators=(",", ":"), sort_keys=True),
            avant.empreinte,
        )
        sceau = self._sceau(ligne)
        connexion.execute(f"INSERT INTO journal ({_COLONNES}) VALUES (?,?,?,?,?,?,?,?,?)", (*ligne, sceau))  # noqa: S608
        return Position(avant.sequence + 1, sceau, _micros(instant), saisies)

    def dernieres(self, connexion: Brute, limite: int) -> list[Entree]:
        """Return the last rows, newest first."""
        ordre = "SELECT seq, instant, decalage, acte, sorte, objet_id, details FROM journal ORDER BY seq DESC LIMIT ?"
        return [
            Entree(seq, datetime.fromisoformat(instant), decalage, acte, sorte, objet_id, json.loads(details))
            for seq, instant, decalage, acte, sorte, objet_id, details in connexion.execute(ordre, (limite,))
        ]

    def dernier(self, connexion: Brute, acte: str, fait: str = "") -> Entree | None:
        """Return the last row of a verb, of those that state the fact `fait` when given."""
        ordre = (
            "SELECT seq, instant, decalage, acte, sorte, objet_id, details FROM journal "
            "WHERE acte = ? AND instr(details, ?) ORDER BY seq DESC LIMIT 1"
        )
        lu = connexion.execute(ordre, (acte, f'"{fait}":true' if fait else "{")).fetchone()
        if lu is None:
            return None
        seq, instant, decalage, verbe, sorte, objet_id, details = lu
        return Entree(seq, datetime.fromisoformat(instant), decalage, verbe, sorte, objet_id, json.loads(details))

    def empreinte(self, connexion: Brute, sequence: int) -> bytes | None:
        """Return the seal of row `sequence`, None when it is not there."""
        lu = connexion.execute("SELECT empreinte FROM journal WHERE seq = ?", (sequence,)).fetchone()
        return bytes(lu[0]) if lu else None

    def premiere_faute(self, connexion: Brute, depuis: int = 0) -> int | None:
        """Return the number of the first row from `depuis` on whose seal or predecessor is wrong, None if all hold."""
        lues = connexion.execute(f"SELECT {_COLONNES} FROM journal WHERE seq >= ? ORDER BY seq", (depuis,))  # noqa: S608
        return self._parcourir(lues, self._attendu(connexion, depuis))

    def purger(self, connexion: Brute, avant: datetime, maintenant: datetime) -> Position:
        """Forget the rows older than `avant`; a signed anchor row keeps where the chain was cut."""
        borne = avant.astimezone(UTC).isoformat(timespec="microseconds")
        lu = connexion.execute(
            "SELECT max(seq) FROM journal WHERE seq < ifnull((SELECT min(seq) FROM journal WHERE instant >= ?), "
            "(SELECT max(seq) FROM journal))",
            (borne,),
        ).fetchone()[0]
        if lu is None:
            return self.position(connexion)
        empreinte = self.empreinte(connexion, lu) or _ORIGINE
        connexion.execute("DELETE FROM journal WHERE seq <= ?", (lu,))
        faits = {"jusqu_a": lu, "empreinte": empreinte.hex()}
        return self.ecrire(connexion, Acte(ANCRE, faits=faits), maintenant)

    def _attendu(self, connexion: Brute, depuis: int) -> bytes | None:
        """Return the seal that the first row read must follow; None when only its own seal can be checked."""
        premiere = connexion.execute("SELECT min(seq) FROM journal").fetchone()[0]
        if premiere in (None, 1):
            return _ORIGINE if depuis <= 1 else self.empreinte(connexion, depuis - 1)
        if depuis > premiere:
            return self.empreinte(connexion, depuis - 1)
        return self._ancre(connexion, int(premiere) - 1)

    def _ancre(self, connexion: Brute, sequence: int) -> bytes | None:
        lues = connexion.execute("SELECT details FROM journal WHERE acte = ?", (ANCRE,))
        ancres = [json.loads(details) for (details,) in lues]
        return next((bytes.fromhex(a["empreinte"]) for a in ancres if a["jusqu_a"] == sequence), b"")

    def _parcourir(self, lues: Iterable[tuple[object, ...]], attendu: bytes | None) -> int | None:
        rang: int | None = None
        for ligne in lues:
            suite = rang is None or ligne[0] == rang + 1
            chainee = attendu is None or ligne[7] == attendu
            if not (suite and chainee and hmac.compare_digest(bytes(ligne[8]), self._sceau(ligne[:8]))):  # type: ignore[call-overload]
                return int(str(ligne[0]))
            rang, attendu = int(str(ligne[0])), bytes(ligne[8])  # type: ignore[call-overload]
        return None

    def _sceau(self, ligne: tuple[object, ...]) -> bytes:
        champs = [champ.hex() if isinstance(champ, bytes) else champ for champ in ligne]
        return hmac.digest(self._cle, json.dumps(champs, separators=(",", ":")).encode(), "sha256")


def plages(ids: Iterable[int]) -> str:
    """Return ids as "1-40,57": an import touches thousands in a row."""
    morceaux: list[list[int]] = []
    for numero in sorted(ids):
        if morceaux and numero == morceaux[-1][1] + 1:
            morceaux[-1][1] = numero
        else:
            morceaux.append([numero, numero])
    return ",".join(str(du) if du == au else f"{du}-{au}" for du, au in morceaux)


def _position(ligne: tuple[object, ...]) -> Position:
    instant = datetime.fromisoformat(str(ligne[1]))
    return Position(int(str(ligne[0])), bytes(ligne[8]), _micros(instant), int(json.loads(str(ligne[6]))["saisies"]))  # type: ignore[call-overload]


def _micros(instant: datetime) -> int:
    return round(instant.timestamp() * _MICRO)


def _decalage(instant: datetime) -> int:
    ecart = instant.utcoffset()
    return int(ecart.total_seconds() // 60) if ecart else 0
