"""The grid of the evening: several acts kept at once, one transaction, one step to undo."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from app.classeurs.noms import separer
from app.domain.changes import Changes
from app.domain.interventions import Brouillon, Intervention
from app.domain.permanences import EtatPermanence
from app.domain.personnes import Personne
from app.domain.rendezvous import EtatRendezVous
from app.domain.soiree import Ligne
from app.domain.texte import fold
from app.errors import Refus
from app.services.annulations import BROUILLON
from app.services.errors import Introuvable
from app.services.interventions import Interventions
from app.services.rendezvous import MANQUE, RendezVousDejaDit
from app.services.sortes import Horloge, avertissements
from app.store import reglages
from app.store.permanences import PERMANENCES
from app.store.personnes import PERSONNES
from app.store.rendezvous import RENDEZVOUS
from app.store.unit_of_work import Magasin, UnitOfWork

_GRILLE = "grille_soir"


@dataclass(frozen=True, slots=True)
class Retenue:
    """Rows typed and not kept as acts yet; `place` is what the grid calls the permanence or the contrat."""

    place: str
    jour: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True)
class ActeDuSoir:
    """One row to keep, with the slot it tells if it tells one."""

    brouillon: Brouillon
    rendezvous_id: int | None = None


class Soirees:
    """Keeps the rows of an evening."""

    def __init__(self, magasin: Magasin, horloge: Horloge, actes: Interventions) -> None:
        self._magasin = magasin
        self._horloge = horloge
        self._actes = actes

    def garder(
        self, lignes: Sequence[ActeDuSoir], permanence_id: int | None = None
    ) -> tuple[tuple[Intervention, ...], Changes]:
        """Keep every act or none; a person named twice and not known yet is created once.

        The permanence is then held. A refusal bears the rank of its row, from 0, as its detail `ligne`.
        """
        with self._magasin.ecrire(_libelle(len(lignes)), "saisir") as unite:
            ecrits = self._ecrire(unite, lignes)
            if permanence_id is not None:
                self._tenir(unite, permanence_id)
        return ecrits, unite.changes(tuple(a for acte in ecrits for a in avertissements(acte)))

    def retenir(self, retenue: Retenue | None) -> None:
        """Keep the words of a grid that is not finished (None: forget them); there is nothing to undo."""
        voulue = {} if retenue is None else asdict(retenue)
        with self._magasin.ecrire("Brouillon", BROUILLON) as unite:
            if (reglages.lire(unite.connexion, _GRILLE) or {}) != voulue:
                reglages.ecrire(unite, _GRILLE, voulue)

    def retenue(self) -> Retenue | None:
        """Return the grid that was not finished."""
        with self._magasin.lire() as connexion:
            lue = reglages.lire(connexion, _GRILLE)
        if not lue:
            return None
        return Retenue(lue["place"], lue["jour"], tuple(Ligne(**ligne) for ligne in lue["lignes"]))

    def nommer(self, texte: str) -> Personne:
        """Return the new person that a few words name: a code when they hold a figure."""
        if any(signe.isdigit() for signe in texte):
            return Personne(code=" ".join(texte.split()))
        nom = separer(texte, nom_d_abord=False)
        if not (nom.nom and nom.prenom):
            return Personne(nom=nom.nom or nom.prenom, sexe=nom.sexe or "NR")
        return Personne(nom=nom.nom, prenom=nom.prenom, sexe=nom.sexe or "NR")

    def _ecrire(self, unite: UnitOfWork, lignes: Sequence[ActeDuSoir]) -> tuple[Intervention, ...]:
        nouvelles: dict[str, int] = {}
        ecrits = []
        for rang, ligne in enumerate(lignes):
            try:
                ecrits.append(self._ecrire_une(unite, ligne, nouvelles))
            except Refus as refus:
                refus.details["ligne"] = rang
                raise
        return tuple(ecrits)

    def _ecrire_une(self, unite: UnitOfWork, ligne: ActeDuSoir, nouvelles: dict[str, int]) -> Intervention:
        brouillon = ligne.brouillon
        if isinstance(brouillon.personne, Personne):
            cle = fold(f"{brouillon.personne.nom}|{brouillon.personne.prenom}|{brouillon.personne.code}")
            brouillon = replace(brouillon, personne=nouvelles.get(cle, brouillon.personne))
            acte = self._actes.completer(unite, brouillon)
            nouvelles[cle] = acte.personnes[0]
        else:
            if PERSONNES.lire(unite.connexion, brouillon.personne) is None:
                raise Introuvable(sorte="personne", id=brouillon.personne)
            acte = self._actes.completer(unite, brouillon)
        if ligne.rendezvous_id is not None:
            _dire(unite, ligne.rendezvous_id, acte)
        return acte

    def _tenir(self, unite: UnitOfWork, permanence_id: int) -> None:
        permanence = PERMANENCES.lire(unite.connexion, permanence_id)
        passee = permanence is not None and permanence.jour <= self._horloge().date()
        if permanence is not None and passee and permanence.etat is EtatPermanence.PLANIFIEE:
            PERMANENCES.ecrire(unite, replace(permanence, etat=EtatPermanence.TENUE))


def _dire(unite: UnitOfWork, rendezvous_id: int, acte: Intervention) -> None:
    rdv = RENDEZVOUS.lire(unite.connexion, rendezvous_id)
    if rdv is None:
        raise Introuvable(sorte="rendez-vous", id=rendezvous_id)
    if rdv.intervention_id is not None:
        raise RendezVousDejaDit
    etat = EtatRendezVous.ABSENT if acte.nature == MANQUE else EtatRendezVous.VENU
    RENDEZVOUS.ecrire(unite, replace(rdv, etat=etat, intervention_id=acte.id))


def _libelle(nombre: int) -> str:
    return f"Grille du soir\u00a0: {nombre} acte{'s' if nombre > 1 else ''}"
