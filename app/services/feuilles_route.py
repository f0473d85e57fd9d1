"""The feuille de route of a person, proposed from her plan, her démarches and her appointments; she edits it first."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.documents import feuille_route
from app.documents.feuille_route import Etape, FeuilleRoute
from app.domain.calendrier import heure, long
from app.domain.demarches import ACCORD, PARTIEL, Demarche
from app.domain.rendezvous import EtatRendezVous
from app.domain.resultats_budget import dire_cents
from app.services import types_demarches
from app.services.accompagnements import Accompagnements
from app.services.demarches import Demarches
from app.services.organismes import Organismes
from app.services.personnes import Personnes
from app.services.praticiennes import Praticiennes
from app.services.rendezvous import Carnet
from app.services.sortes import Horloge

_ELLE, _MOI = "Vous", "Le service social"
_AVANCE = 400


class FeuillesRoute:
    """Proposes the page, and writes it."""

    def __init__(
        self,
        horloge: Horloge,
        personnes: Personnes,
        accompagnements: Accompagnements,
        demarches: Demarches,
        organismes: Organismes,
        carnet: Carnet,
        praticiennes: Praticiennes,
    ) -> None:
        self._horloge = horloge
        self._personnes = personnes
        self._accompagnements = accompagnements
        self._demarches = demarches
        self._organismes = organismes
        self._carnet = carnet
        self._praticiennes = praticiennes

    def proposer(self, personne_id: int) -> FeuilleRoute:
        """Return the page as it may be said today; nothing is kept. Raises `Introuvable`."""
        jour = self._horloge().date()
        demarches = self._demarches.de_personne(personne_id)
        noms = {organisme.id: organisme.nom for organisme in self._organismes.toutes()}
        return FeuilleRoute(
            personne=self._personnes.get(personne_id).nom_affiche,
            faite_le=jour,
            decide=(*self._decide(personne_id), *_reponses(demarches, noms)),
            etapes=(*self._objectifs(personne_id), *_a_faire(demarches, noms)),
            papiers=tuple(dict.fromkeys(p.strip() for d in demarches for p in _papiers(d))),
            rendezvous=self._rendezvous(personne_id, jour),
            contact=self._contact(),
        )

    @staticmethod
    def ecrire(feuille: FeuilleRoute, *, grand: bool = False) -> bytes:
        """Return the PDF."""
        return feuille_route.rendre(feuille, grand=grand)

    def _decide(self, personne_id: int) -> list[str]:
        return [
            f"{objectif.texte} : {_minuscule(objectif.resultat)}"
            for suivi in self._accompagnements.de_personne(personne_id)
            if suivi.clos_le is None
            for objectif in suivi.plan
            if objectif.resultat.strip()
        ]

    def _objectifs(self, personne_id: int) -> list[Etape]:
        return [
            Etape(quoi=objectif.texte, qui=_qui(objectif.qui), quand=_avant(objectif.pour_le))
            for suivi in self._accompagnements.de_personne(personne_id)
            if suivi.clos_le is None
            for objectif in suivi.plan
            if not objectif.resultat.strip()
        ]

    def _rendezvous(self, personne_id: int, jour: date) -> str:
        fin = date.fromordinal(jour.toordinal() + _AVANCE)
        for rdv in self._carnet.entre(jour, fin):
            if rdv.personne_id == personne_id and rdv.etat is EtatRendezVous.PREVU:
                return f"{long(rdv.jour, avec_annee=True)} à {heure(rdv.debut)}".capitalize()
        return ""

    def _contact(self) -> str:
        elle = self._praticiennes.get()
        return ", ".join(dit for dit in (elle.nom, elle.titre, elle.telephone.replace(" ", "\u00a0")) if dit)


def _reponses(demarches: Sequence[Demarche], noms: dict[int, str]) -> Iterator[str]:
    """Yield what organismes granted, with the sums."""
    for demarche in demarches:
        if demarche.etat in (ACCORD, PARTIEL):
            somme = sum(montant.accorde or 0 for montant in demarche.montants)
            dit = "accord" if demarche.etat == ACCORD else "accord partiel"
            suite = f", {dire_cents(somme)}\u00a0€" if somme else ""
            yield f"{_nom(demarche, noms)} : {dit}{suite}."


def _a_faire(demarches: Sequence[Demarche], noms: dict[int, str]) -> Iterator[Etape]:
    for demarche in demarches:
        if demarche.close:
            continue
        if demarche.envoyee_le is None:
            quoi = f"Envoyer la demande : {_nom(demarche, noms)}"
            yield Etape(quoi=quoi, qui=_MOI, quand=_avant(demarche.pour_le))
        else:
            reponse = _avant(demarche.attendue_le).replace("Avant", "Réponse attendue vers")
            yield Etape(quoi=f"Attendre la réponse : {_nom(demarche, noms)}", qui=_MOI, quand=reponse)


def _papiers(demarche: Demarche) -> list[str]:
    return [] if demarche.close else [ligne for ligne in demarche.papiers.splitlines() if ligne.strip()]


def _nom(demarche: Demarche, noms: dict[int, str]) -> str:
    objet = demarche.objet or types_demarches.de_code(demarche.type).libelle
    organisme = noms.get(demarche.organisme_id or 0, "")
    return f"{organisme}, {_minuscule(objet)}" if organisme else objet


def _qui(dit: str) -> str:
    """Speak to the person: « La personne » becomes « Vous »."""
    return _ELLE if dit.strip().casefold() in ("la personne", "elle", "lui", "elle-même") else dit


def _avant(jour: date | None) -> str:
    return f"Avant le {long(jour, avec_annee=True)}" if jour else ""


def _minuscule(dit: str) -> str:
    return dit if dit[1:2].isupper() else dit[:1].lower() + dit[1:]

