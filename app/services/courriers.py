"""Letters: drafted from a model, rendered, sent and frozen, answered, chased."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from app import files
from app.domain.changes import Changes
from app.domain.courriers import Courrier, Envoi, Etat, attendre, verifier
from app.domain.courriers.blocs import en_clair
from app.domain.courriers.composition import Lettre
from app.domain.courriers.json import vers_json
from app.domain.courriers.modeles import Modele
from app.domain.courriers.valeurs import valeurs
from app.domain.typographie import jour as dire_jour
from app.progress import CancelToken, Progress, silencieux
from app.services import courriers_contexte, courriers_demarches, courriers_gardes, courriers_rendus, ramassage
from app.services.courriers_modeles import modele
from app.services.demarches import Demarches
from app.services.errors import CourrierIncomplet, CourrierNonParti, CourrierParti
from app.services.gardes import Gardes, Point
from app.services.pieces import Pieces
from app.services.sortes import Horloge, Sorte
from app.store import courriers, reglages
from app.store.courriers import LigneRegistre as LigneRegistre
from app.store.organismes import ORGANISMES
from app.store.unit_of_work import Magasin, UnitOfWork

if TYPE_CHECKING:
    from app.documents.fenetre import Fenetre

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


class Courriers(Sorte[Courrier]):
    """The letters and their register; `consigner` journals each copy written outside."""

    fiche = courriers.COURRIERS
    nom = "courrier"

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

    def de_personne(self, personne_id: int) -> list[Courrier]:
        """Return the letters of a person, the last first."""
        with self._magasin.lire() as connexion:
            return courriers.de_personne(connexion, personne_id)

    def de_demarche(self, demarche_id: int) -> list[Courrier]:
        """Return the letters written for a démarche, the last first."""
        with self._magasin.lire() as connexion:
            return courriers.de_demarche(connexion, demarche_id)

    def registre(self, vue: str = "tous") -> list[LigneRegistre]:
        """Return the lines of a view: a_envoyer, envoyes, en_attente, en_retard, clos, tous."""
        with self._magasin.lire() as connexion, ramassage.suspendu():
            return courriers.registre(connexion, vue, self._aujourd_hui())

    def nombres(self) -> dict[str, int]:
        """Return how many letters each view holds."""
        with self._magasin.lire() as connexion:
            return courriers.nombres(connexion, self._aujourd_hui())

    def en_retard(self) -> list[Courrier]:
        """Return the letters whose reply is late and that nothing has chased, the oldest first."""
        with self._magasin.lire() as connexion:
            return courriers.en_retard(connexion, self._aujourd_hui())

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
            lu = courriers_contexte.contexte(connexion, courrier, courrier.envoye_le or self._aujourd_hui())
            lettre = courriers_contexte.composer(courrier, modele(courrier.modele), lu)
        personne, sexe = (lu.personne.nom_affiche, lu.personne.sexe) if lu.personne else ("", "NR")
        pdf, points = self.rendre(courrier), () if courrier.parti else self.points(courrier)
        return Ouvert(courrier, modele(courrier.modele), lettre, valeurs(lu), personne, sexe, pdf, points)

    def composer(self, courrier: Courrier) -> Lettre:
        """Return the letter as it would be printed now."""
        with self._magasin.lire() as connexion:
            return self._composer(connexion, courrier)

    def rendre(self, courrier: Courrier, genre: str = "pdf") -> bytes:
        """Return a draft in « pdf », « docx » or « odt »; the PDF of a letter that went is the frozen one."""
        with self._magasin.lire() as connexion:
            if genre == "pdf" and courrier.piece_id is not None:
                return self._pieces.lire(connexion, courrier.piece_id)
            lettre = self._composer(connexion, courrier)
            return courriers_rendus.lettre(lettre, courriers_rendus.fenetre(connexion), genre)

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

    def points(self, courrier: Courrier) -> tuple[Point, ...]:
        """Return the checklist of a letter, what stops first; empty for a letter about nobody."""
        with self._magasin.lire() as connexion:
            lettre = self._composer(connexion, courrier)
            autour = courriers_gardes.autour(connexion, courrier)
        return courriers_gardes.points(self._gardes, courrier, lettre, modele(courrier.modele), autour)

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
        """Say that a letter went: its PDF is frozen in the vault, the day its reply is late is set.

        Raises `CourrierIncomplet` while fields are missing and she has not confirmed, `CourrierParti`.
        """
        with self._magasin.ecrire("Envoi d’un courrier") as unite:
            courrier = self._ecrivable(unite.connexion, ident)
            parti = replace(courrier, etat=Etat.ENVOYE, envoi=envoi, numero=numero, envoye_le=le or self._aujourd_hui())
            lettre = self._composer(unite.connexion, parti)
            if lettre.manquants and not confirme:
                raise CourrierIncomplet(nombre=len(lettre.manquants))
            attendue = reponse_avant or attendre(
                modele(courrier.modele).reponse_jours, parti.envoye_le or parti.cree_le
            )
            octets = courriers_rendus.lettre(lettre, courriers_rendus.fenetre(unite.connexion))
            piece = self._pieces.ajouter(unite, octets, PDF)
            ecrit = self.ecrire(unite, replace(parti, reponse_avant=attendue, piece_id=piece))
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
        """Keep that a reply came, and what it says."""
        return self._suivre(ident, "Réponse à un courrier", etat=Etat.REPONDU, repondu_le=le, reponse=reponse)

    def clore(self, ident: int) -> tuple[Courrier, Changes]:
        """Expect nothing more of a letter."""
        return self._suivre(ident, "Courrier classé", etat=Etat.CLOS)

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
        jour = courrier.envoye_le or self._aujourd_hui()
        lu = courriers_contexte.contexte(connexion, courrier, jour)
        return courriers_contexte.composer(courrier, modele(courrier.modele), lu)

    def _suivre(self, ident: int, libelle: str, **champs: Any) -> tuple[Courrier, Changes]:  # noqa: ANN401
        with self._magasin.ecrire(libelle) as unite:
            courrier = self._exiger(unite.connexion, ident)
            if courrier.envoye_le is None:
                raise CourrierNonParti
            ecrit = self.fiche.ecrire(unite, self._verifie(replace(courrier, **champs)))
        return ecrit, unite.changes()

    def _ecrivable(self, connexion: Connection, ident: int) -> Courrier:
        courrier = self._exiger(connexion, ident)
        if courrier.parti:
            raise CourrierParti
        return courrier

    def _verifie(self, record: Courrier) -> Courrier:
        verifier(record, self._aujourd_hui())
        return record

    def _verifier(self, connexion: Connection, record: Courrier) -> None:
        if record.id:
            self._ecrivable(connexion, record.id)
        courriers_demarches.verifier(connexion, record)
        self._verifie(record)

    def _garder(self, unite: UnitOfWork, record: Courrier) -> Courrier:
        organisme = ORGANISMES.lire(unite.connexion, record.organisme_id) if record.organisme_id else None
        return self.fiche.ecrire(unite, replace(record, destinataire=organisme.nom) if organisme else record)

    def _effacer(self, unite: UnitOfWork, record: Courrier) -> None:
        courriers.retirer(unite, record)


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
