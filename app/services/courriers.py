"""Letters: drafted from a model, rendered, sent and frozen, answered, chased."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from app import files
from app.domain.changes import Changes
from app.domain.courriers import Courrier, Envoi, Etat, attendre
from app.domain.courriers.blocs import en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.json import avec_blancs, vers_json
from app.domain.courriers.modeles import Modele
from app.domain.courriers.valeurs import Contexte, valeurs
from app.domain.lettres_word import LettreWord
from app.domain.typographie import jour as dire_jour
from app.progress import CancelToken, Progress, silencieux
from app.services import courriers_contexte, courriers_demarches, courriers_gardes, courriers_rendus, courriers_word
from app.services.courriers_modeles import modele
from app.services.courriers_registre import LigneRegistre as LigneRegistre
from app.services.courriers_registre import Registre, exiger_rentree
from app.services.courriers_word import DOCX
from app.services.demarches import Demarches
from app.services.errors import CourrierIncomplet, CourrierNonParti
from app.services.gardes import Gardes, Point
from app.services.pieces import Pieces
from app.services.sortes import Horloge
from app.store import reglages
from app.store.organismes import ORGANISMES
from app.store.unit_of_work import Magasin, UnitOfWork

if TYPE_CHECKING:
    from app.documents.fenetre import Fenetre
    from app.documents.modele_word import Rempli

PDF: Final = "application/pdf"
RELANCE: Final = "relance"


@dataclass(frozen=True, slots=True)
class Ouvert:
    """A letter on the desk: its model, the words its fields take, its PDF as it would go, its checklist.

    `connues` is what the vault knows, by code of field; what she typed is in the letter itself.
    """

    courrier: Courrier
    modele: Modele
    lettre: Lettre
    connues: Mapping[str, str]
    personne: str
    sexe: str
    pdf: bytes
    points: tuple[Point, ...]
    word: bool = False
    """Its words are in a Word document: `pdf` shows them, the page is that of Word."""


class Courriers(Registre):
    """The letters and their register; `consigner` journals each copy written outside."""

    def __init__(
        self,
        magasin: Magasin,
        pieces: Pieces,
        horloge: Horloge,
        gardes: Gardes,
        demarches: Demarches,
        consigner: Callable[[int], None],
    ) -> None:
        super().__init__(magasin, horloge)
        self._demarches = demarches
        self._pieces = pieces
        self._gardes = gardes
        self._consigner = consigner

    def preparer(
        self,
        code: str,
        personne_id: int | None = None,
        organisme_id: int | None = None,
        demarche_id: int | None = None,
        saisies: Mapping[str, str] | None = None,
    ) -> tuple[Courrier, Changes]:
        """Begin a letter from a model: its words become hers, the model may change without touching it."""
        with self._magasin.ecrire("Nouveau courrier") as unite:
            voulu = _nouveau(modele(code), self._aujourd_hui())
            voulu = replace(voulu, personne_id=personne_id, organisme_id=organisme_id, demarche_id=demarche_id)
            voulu = courriers_demarches.completer(unite.connexion, voulu)
            ecrit = self.ecrire(unite, replace(voulu, saisies=dict(saisies or {})))
        return ecrit, unite.changes()

    def ouvrir(self, ident: int) -> Ouvert:
        """Return a letter with all that is shown around it."""
        with self._magasin.lire() as connexion:
            courrier = self._exiger(connexion, ident)
            lu = self._contexte(connexion, courrier)
            word, regles = courriers_word.de(connexion, courrier), self._regles(connexion, courrier)
            lettre = self._composer(connexion, courrier)
            pdf = self._page(connexion, courrier, lettre, word)
        personne, sexe = (lu.personne.nom_affiche, lu.personne.sexe) if lu.personne else ("", "NR")
        points = () if courrier.parti else self.points(courrier, lettre)
        return Ouvert(courrier, regles, lettre, valeurs(lu), personne, sexe, pdf, points, word is not None)

    def composer(self, courrier: Courrier) -> Lettre:
        """Return the letter as it would be printed now."""
        with self._magasin.lire() as connexion:
            return self._composer(connexion, courrier)

    def rendre(self, courrier: Courrier, genre: str = "pdf") -> bytes:
        """Return a draft in « pdf », « docx » or « odt »; of a letter that went, what was frozen (PDF, or its DOCX)."""
        with self._magasin.lire() as connexion:
            word = courriers_word.de(connexion, courrier)
            if courrier.piece_id is not None and genre == ("docx" if word else "pdf"):
                return self._pieces.lire(connexion, courrier.piece_id)
            if word and genre == "docx":
                return self._remplir(connexion, word, courrier).octets
            return self._page(connexion, courrier, self._composer(connexion, courrier), word, genre)

    def fenetre(self) -> "Fenetre":
        """Return the setting of her printer."""
        with self._magasin.lire() as connexion:
            return courriers_rendus.fenetre(connexion)

    def regler_fenetre(self, fenetre: "Fenetre") -> Changes:
        """Keep where the recipient's block stands on the page."""
        with self._magasin.ecrire("Réglage de l’enveloppe") as unite:
            reglages.ecrire(unite, courriers_rendus.FENETRE, courriers_rendus.reglage(fenetre))
        return unite.changes()

    def page_essai(self) -> bytes:
        """Return the page that shows whether the window lets the whole address be seen."""
        return courriers_rendus.page_essai(self.fenetre())

    def points(self, courrier: Courrier, lettre: Lettre | None = None) -> tuple[Point, ...]:
        """Return the checklist of a letter (composed, when it is already), what stops first; empty about nobody."""
        with self._magasin.lire() as connexion:
            lettre = lettre or self._composer(connexion, courrier)
            regles = self._regles(connexion, courrier)
            autour = courriers_gardes.autour(connexion, courrier)
        return courriers_gardes.points(self._gardes, courrier, lettre, regles, autour)

    def envoyer(
        self,
        ident: int,
        envoi: Envoi,
        *,
        le: date | None = None,
        numero: str = "",
        reponse_avant: date | None = None,
        confirme: bool = False,
    ) -> tuple[Courrier, Changes]:
        """Say that a letter went: its page is frozen in the vault, the day its reply is late is set.

        What was left blank is kept with its words. Raises `CourrierIncomplet` while fields are missing and she has not
        confirmed, `CourrierParti`, `CourrierDehors` while Word has it.
        """
        with self._magasin.ecrire("Envoi d’un courrier") as unite:
            courrier = self.exiger_ecrivable(unite.connexion, ident)
            exiger_rentree(unite.connexion, courrier)
            parti = replace(courrier, etat=Etat.ENVOYE, envoi=envoi, numero=numero, envoye_le=le or self._aujourd_hui())
            lettre = self._composer(unite.connexion, parti)
            if lettre.manquants and not confirme:
                raise CourrierIncomplet(nombre=len(lettre.manquants))
            attendue = reponse_avant or attendre(
                modele(courrier.modele).reponse_jours, parti.envoye_le or parti.cree_le
            )
            piece = self._figer(unite, parti, lettre)
            corps = avec_blancs(self._mots(unite.connexion, parti).corps, lettre.manquants)
            ecrit = self.ecrire(unite, replace(parti, corps=corps, reponse_avant=attendue, piece_id=piece))
            courriers_demarches.avancer(unite, self._demarches, ecrit)
        return ecrit, unite.changes()

    def rattacher(self, ident: int, demarche_id: int | None) -> tuple[Courrier, Changes]:
        """Say which démarche a letter serves, None for none; one that went moves its clock. Raises `DemarcheAutre`."""
        libelle = "Lettre rattachée à une démarche" if demarche_id else "Lettre détachée de sa démarche"
        with self._magasin.ecrire(libelle) as unite:
            voulu = replace(self._exiger(unite.connexion, ident), demarche_id=demarche_id)
            courriers_demarches.verifier(unite.connexion, voulu)
            ecrit = self.fiche.ecrire(unite, voulu)
            courriers_demarches.avancer(unite, self._demarches, ecrit)
        return ecrit, unite.changes()

    def repondre(self, ident: int, le: date, reponse: str = "") -> tuple[Courrier, Changes]:
        """Keep that a reply came, and what it says; the démarche it served waits for it no more."""
        with self._magasin.ecrire("Réponse à un courrier") as unite:
            ecrit = self._suivi(unite, ident, etat=Etat.REPONDU, repondu_le=le, reponse=reponse)
            courriers_demarches.repondre(unite, self._demarches, ecrit)
        return ecrit, unite.changes()

    def relancer(self, ident: int) -> tuple[Courrier, Changes]:
        """Begin the letter that chases this one."""
        with self._magasin.ecrire("Relance d’un courrier") as unite:
            ecrit = self._relancer(unite, self._exiger(unite.connexion, ident))
        return ecrit, unite.changes()

    def relancer_tous(
        self, idents: Sequence[int], progres: Progress = silencieux, jeton: CancelToken | None = None
    ) -> tuple[bytes, list[Courrier], Changes]:
        """Begin a letter that chases each of these; return them printed one after the other.

        One transaction: cancelling leaves nothing. Raises `Annule`.
        """
        ecrits, pages, jeton = [], [], jeton or CancelToken()
        with self._magasin.ecrire(f"Relance de {len(idents)} courriers") as unite:
            fenetre = courriers_rendus.fenetre(unite.connexion)
            for rang, ident in enumerate(idents, 1):
                jeton.check()
                ecrits.append(self._relancer(unite, self._exiger(unite.connexion, ident)))
                pages.append(courriers_rendus.lettre(self._composer(unite.connexion, ecrits[-1]), fenetre))
                progres(rang, len(idents), "Relances")
        return courriers_rendus.relier(pages), ecrits, unite.changes()

    def copier(self, ident: int, cible: Path, *, remplacer: bool = False) -> Path:
        """Write a copy outside the vault, in the format its name ends with, and journal it."""
        genre = cible.suffix.lower().removeprefix(".")
        octets = self.rendre(self.get(ident), genre if genre in courriers_rendus.GENRES else courriers_rendus.PDF)
        files.ecrire({cible: octets}, remplacer=remplacer)
        self._consigner(ident)
        return cible

    def _relancer(self, unite: UnitOfWork, premier: Courrier) -> Courrier:
        if premier.envoye_le is None:
            raise CourrierNonParti
        lettre = self._composer(unite.connexion, premier)
        saisies = {"relance.date": dire_jour(premier.envoye_le), "relance.objet": lettre.objet or premier.titre}
        gardes = {"personne_id", "organisme_id", "demarche_id", "destinataire", "sexe"}
        repris = {champ: getattr(premier, champ) for champ in gardes}
        voulu = replace(_nouveau(modele(RELANCE), self._aujourd_hui()), **repris)
        return self.ecrire(unite, replace(voulu, saisies=saisies, relance_de=premier.id, etat=Etat.A_ENVOYER))

    def _composer(self, connexion: Connection, courrier: Courrier) -> Lettre:
        lu, regles = self._contexte(connexion, courrier), self._regles(connexion, courrier)
        return courriers_contexte.composer(self._mots(connexion, courrier), regles, lu)

    def _page(
        self, connexion: Connection, courrier: Courrier, lettre: Lettre, word: LettreWord | None, genre: str = "pdf"
    ) -> bytes:
        """Return the pages of a letter, those frozen when it went; of a Word document, its words."""
        if courrier.piece_id is not None and genre == "pdf" and not word:
            return self._pieces.lire(connexion, courrier.piece_id)
        return courriers_rendus.lettre(lettre, courriers_rendus.fenetre(connexion), genre)

    def _contexte(self, connexion: Connection, courrier: Courrier) -> Contexte:
        return courriers_contexte.contexte(connexion, courrier, courrier.envoye_le or self._aujourd_hui())

    def _regles(self, connexion: Connection, courrier: Courrier) -> Modele:
        word = courriers_word.de(connexion, courrier)
        return courriers_word.en_word(modele(courrier.modele), word) if word else modele(courrier.modele)

    def _mots(self, connexion: Connection, courrier: Courrier) -> Courrier:
        """Return the letter with the words of its Word document: of today, or those that were frozen."""
        word = courriers_word.de(connexion, courrier)
        if word is None:
            return courrier
        if courrier.piece_id is not None:
            return courriers_word.en_mots(courrier, courriers_word.fige(connexion, self._pieces, courrier.piece_id))
        return courriers_word.en_mots(courrier, self._remplir(connexion, word, courrier))

    def _remplir(self, connexion: Connection, word: LettreWord, courrier: Courrier) -> "Rempli":
        return courriers_word.rempli(connexion, self._pieces, word, courrier, self._contexte(connexion, courrier))

    def _figer(self, unite: UnitOfWork, courrier: Courrier, lettre: Lettre) -> int:
        """Keep the page that goes; return the piece."""
        if word := courriers_word.de(unite.connexion, courrier):
            return self._pieces.ajouter(unite, self._remplir(unite.connexion, word, courrier).octets, DOCX)
        page = courriers_rendus.lettre(lettre, courriers_rendus.fenetre(unite.connexion))
        return self._pieces.ajouter(unite, page, PDF)

    def _garder(self, unite: UnitOfWork, record: Courrier) -> Courrier:
        organisme = ORGANISMES.lire(unite.connexion, record.organisme_id) if record.organisme_id else None
        record = replace(record, destinataire=organisme.nom) if organisme else record
        return self.fiche.ecrire(unite, record if record.piece_id else self._mots(unite.connexion, record))


def _nouveau(lu: Modele, jour: date) -> Courrier:
    """Return the draft of a model: an unbroken copy of its words."""
    return Courrier(
        modele=lu.code,
        titre=lu.titre,
        objet=en_clair(lu.objet),
        corps=vers_json(lu.blocs),
        options=lu.cochees,
        cree_le=jour,
    )
