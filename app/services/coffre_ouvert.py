"""An open coffre: its engines, its witnesses, its pieces, until it is closed."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.coffre.emplacements import Trousseau
from app.coffre.entete import Entete
from app.coffre.marque import Marque
from app.coffre.pieces import FichiersPieces
from app.coffre.verrou import Verrou
from app.services.acces import digerer
from app.services.horloge import Horloge
from app.services.pieces import Pieces
from app.services.temoins import Consigne
from app.store import database
from app.store.database import Acces
from app.store.journal import Registre

if TYPE_CHECKING:
    from app.coffre.constats import Constat


class CoffreOuvert:
    """A coffre whose database can be read and written, until `fermer`.

    `constats` is what the opening found: empty when all is well. `temoin` is for the unit of work.
    """

    def __init__(self, dossier: Path, tete: Entete, trousseau: Trousseau, verrou: Verrou, horloge: Horloge) -> None:
        self.dossier = dossier
        self.entete = tete
        self.trousseau = trousseau
        self.constats: list[Constat] = []
        self.acces = Acces(dossier / database.NOM, trousseau.cle, trousseau.sel)
        self.registre = Registre(trousseau.sous_cle("journal"))
        self.marque = Marque(dossier, trousseau.sous_cle("journal"))
        self.engine_ecriture = database.moteur_ecriture(self.acces)
        self.engine_lecture = database.moteur_lecture(self.acces)
        self.temoin = Consigne(self.registre, self.marque, self.engine_ecriture, horloge)
        self.pieces = Pieces(FichiersPieces(dossier, tete.coffre), horloge)
        self.horloge = horloge
        self._verrou = verrou
        self._ferme = False

    @property
    def id(self) -> str:
        """The vault id, random, in hexadecimal."""
        return self.entete.coffre

    def sous_cle(self, usage: str) -> bytes:
        """Return the 32-byte sub-key for "entete", "journal" or "sauvegarde"."""
        return self.trousseau.sous_cle(usage)

    def balayer(self) -> None:
        """Remove the files whose key was forgotten: undo cannot bring them back after it.

        Nothing is removed when the opening found something amiss: a file that lost its row may be all that is left.
        """
        if not self._ferme and all(constat.bon for constat in self.constats):
            with self.engine_lecture.connect() as connexion:
                self.pieces.balayer(connexion)

    def fermer(self) -> None:
        """Pour the log back, record the database at rest in the mark, give the lock back; once."""
        if self._ferme:
            return
        try:
            database.fermer(self.acces, (self.engine_ecriture, self.engine_lecture))
            # A log still there belongs to a connection that was not closed: the file is not at rest.
            if not self.acces.chemin.with_name(f"{database.NOM}-wal").exists():
                self.marque.fermer(*digerer(self.acces.chemin))
        finally:
            self.abandonner()

    def abandonner(self) -> None:
        """Let everything go as it stands, without recording anything."""
        self._ferme = True
        for moteur in (self.engine_ecriture, self.engine_lecture):
            moteur.dispose()
        self.marque.lacher()
        self._verrou.rendre()
