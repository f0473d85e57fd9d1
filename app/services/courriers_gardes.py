"""The checklist of a letter: what its model says, what its words show, handed to the guards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from app.domain.courriers import Courrier, Envoi
from app.domain.courriers.blocs import Texte, champs, en_clair, retenus, textes
from app.domain.courriers.champs import Portee, definition
from app.domain.courriers.composition import Lettre
from app.domain.courriers.json import de_json
from app.domain.courriers.modeles import Forme, Modele
from app.domain.gardes import Destinataire
from app.domain.organismes import Organisme
from app.services.courriers_accord import categorie_visee, danger
from app.services.courriers_modeles import modele as modele_de
from app.services.gardes import Gardes, Point
from app.store import courriers
from app.store.demarches import DEMARCHES
from app.store.organismes import ORGANISMES

_BESOINS: Final = {
    "personne.naissance": "naissance",
    "personne.adresse": "adresse",
    "personne.telephone": "telephone",
    "personne.situation": "situation_familiale",
    "personne.logement": "logement",
    "budget.ressources": "ressources",
    "budget.charges": "charges",
    "budget.mensualites": "dettes",
    "entreprise.nom": "employeur",
    "entreprise.poste": "emploi",
    "situation.retentissement": "sante",
    "dossier.fiscal": "numero_fiscal",
    "dossier.allocataire": "numero_allocataire",
}
"""The fields of letters that the guards know, and their name there."""
_ATTESTATION: Final = "attestation"
_A_COMPLETER: Final = "a_completer"
_MANDAT: Final = "mandat"
_PORTAIL: Final = "POR"
_RECONNAISSENT: Final = frozenset({"remise", "reconnait"})
"""The optional clauses by which a debt is recognised."""


@dataclass(frozen=True, slots=True)
class Autour:
    """What stands around a letter: who receives it and a copy of it, whether it is done online, by which right."""

    organisme: Organisme | None
    copies: tuple[Organisme, ...] = ()
    en_ligne: bool = False
    mandat: bool = False


def autour(connexion: Connection, courrier: Courrier) -> Autour:
    """Return what the vault knows around a letter."""
    idents = [ident for ident in (courrier.organisme_id, *courrier.copies) if ident]
    connus = ORGANISMES.par_ids(connexion, idents)
    demarche = DEMARCHES.lire(connexion, courrier.demarche_id) if courrier.demarche_id else None
    return Autour(
        connus.get(courrier.organisme_id or 0),
        tuple(connus[ident] for ident in courrier.copies),
        courrier.envoi is Envoi.PORTAIL or (demarche is not None and demarche.canal == _PORTAIL),
        courriers.remis(connexion, courrier.personne_id or 0, _MANDAT),
    )


def points(gardes: Gardes, courrier: Courrier, lettre: Lettre, modele: Modele, autour: Autour) -> tuple[Point, ...]:
    """Return the checklist, what stops first; nothing is said of a letter about nobody."""
    if courrier.personne_id is None:
        return ()
    organisme = autour.organisme
    categorie = categorie_visee(modele, organisme)
    depart = gardes.depart(courrier.personne_id, Destinataire(categorie, organisme.id if organisme else None))
    regles = modele.confidentialite
    vus = gardes.points(
        replace(
            depart,
            texte="\n".join((*lettre.destinataire.lignes, *lettre.mots())),
            champs=_poses(courrier, modele),
            reference=courrier.saisies.get("dossier.anonyme", ""),
            copies=tuple(Destinataire(copie.categorie, copie.id) for copie in autour.copies),
            danger=danger(modele, courrier.danger),
            refus=courrier.refus,
            propres=_propres(modele),
            admis=_noms(modele_de(modele.code).champs),
            exclus=_noms(regles.superflus),
            employeur_utile=regles.employeur,
            remise=regles.reconnait_dette and bool(_RECONNAISSENT & {*courrier.options}),
            attestation=modele.code == _ATTESTATION,
            en_ligne=autour.en_ligne,
            mandat=autour.mandat or modele.code == _MANDAT,
        )
    )
    # The letter itself says which fields are missing, one by one.
    return tuple(point for point in vus if point.code != _A_COMPLETER)


def _propres(modele: Modele) -> frozenset[str]:
    """Return the lines of a model that hold no field: its own words, printed as they are."""
    return frozenset(en_clair(texte) for bloc in modele.blocs for texte in textes(bloc) if _fixe(texte))


def _fixe(texte: Texte) -> bool:
    return all(isinstance(morceau, str) for morceau in texte)


def _noms(codes: Iterable[str]) -> frozenset[str]:
    """Return the names under which the guards know some fields."""
    return frozenset(_BESOINS.get(code, code) for code in codes)


def _poses(courrier: Courrier, modele: Modele) -> dict[str, str]:
    """Return what fills the letter, under the names the guards know; the words of Word no longer tell their fields."""
    blocs = (*de_json(courrier.corps), *(modele.blocs if modele.forme is Forme.WORD else ()))
    employes = champs(retenus(blocs, courrier.options))
    poses = {_BESOINS.get(code, code): "x" for code in employes}
    for code, dit in courrier.saisies.items():
        if dit.strip():
            numero = definition(code).portee is Portee.NUMERO
            poses[_BESOINS.get(code) or ("numero_allocataire" if numero else code)] = dit
    return poses
