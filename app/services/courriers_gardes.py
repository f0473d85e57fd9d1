"""The checklist of a letter: what its model says, what its words show, handed to the guards."""

from dataclasses import replace
from typing import Final

from app.domain.courriers import Courrier
from app.domain.courriers.champs import Portee, definition
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Modele
from app.domain.gardes import Danger, Destinataire
from app.domain.organismes import Organisme
from app.services.gardes import Gardes, Point

_DANGERS: Final = {"mineur": Danger.MINEUR, "majeur": Danger.VULNERABLE, "victime": Danger.COUPLE}
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
    "dossier.fiscal": "numero_fiscal",
    "dossier.allocataire": "numero_allocataire",
}
"""The fields of letters that the guards know, and their name there."""
_ATTESTATION: Final = "attestation"
_A_COMPLETER: Final = "a_completer"
_MANDAT: Final = "mandat"


def points(
    gardes: Gardes, courrier: Courrier, lettre: Lettre, modele: Modele, organisme: Organisme | None
) -> tuple[Point, ...]:
    """Return the checklist, what stops first; nothing is said of a letter about nobody."""
    if courrier.personne_id is None:
        return ()
    categorie = organisme.categorie if organisme else _categorie(modele)
    depart = gardes.depart(courrier.personne_id, Destinataire(categorie, organisme.id if organisme else None))
    regles = modele.confidentialite
    vus = gardes.points(
        replace(
            depart,
            texte="\n".join((*lettre.destinataire.lignes, *lettre.mots())),
            champs=_poses(modele, courrier),
            reference=courrier.saisies.get("dossier.anonyme", ""),
            danger=_DANGERS.get(regles.protection, Danger.AUCUN),
            employeur_utile=regles.employeur,
            remise=regles.reconnait_dette and (not modele.options or "remise" in courrier.options),
            attestation=modele.code == _ATTESTATION,
            en_ligne=modele.code == _MANDAT,
            mandat=modele.code == _MANDAT,
        )
    )
    # The letter itself says which fields are missing, one by one.
    return tuple(point for point in vus if point.code != _A_COMPLETER)


def _categorie(modele: Modele) -> str:
    """Return whom a model is for when no organisme is chosen yet: "" for the person herself."""
    premiere = next(iter(modele.destinataires), "")
    return "" if premiere == "PERSONNE" else premiere


def _poses(modele: Modele, courrier: Courrier) -> dict[str, str]:
    """Return what fills the letter, under the names the guards know."""
    poses = {_BESOINS[code]: "x" for code in modele.champs if code in _BESOINS}
    for code, dit in courrier.saisies.items():
        if dit.strip():
            numero = definition(code).portee is Portee.NUMERO
            poses[_BESOINS.get(code) or ("numero_allocataire" if numero else code)] = dit
    return poses
