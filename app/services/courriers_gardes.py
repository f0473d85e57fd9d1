"""The checklist of a letter: what its model says, what its words show, handed to the guards."""

from dataclasses import replace
from typing import Final

from app.domain.courriers import Courrier
from app.domain.courriers.blocs import Texte, champs, en_clair, retenus, textes
from app.domain.courriers.champs import Portee, definition
from app.domain.courriers.composition import Lettre
from app.domain.courriers.modeles import Modele
from app.domain.gardes import Destinataire
from app.domain.organismes import Organisme
from app.services.courriers_accord import categorie_visee, danger
from app.services.gardes import Gardes, Point

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
_RECONNAISSENT: Final = frozenset({"remise", "reconnait"})
"""The optional clauses by which a debt is recognised."""


def points(
    gardes: Gardes, courrier: Courrier, lettre: Lettre, modele: Modele, organisme: Organisme | None
) -> tuple[Point, ...]:
    """Return the checklist, what stops first; nothing is said of a letter about nobody."""
    if courrier.personne_id is None:
        return ()
    categorie = categorie_visee(modele, organisme)
    depart = gardes.depart(courrier.personne_id, Destinataire(categorie, organisme.id if organisme else None))
    regles = modele.confidentialite
    vus = gardes.points(
        replace(
            depart,
            texte="\n".join((*lettre.destinataire.lignes, *lettre.mots())),
            champs=_poses(modele, courrier),
            reference=courrier.saisies.get("dossier.anonyme", ""),
            danger=danger(modele),
            propres=_propres(modele),
            employeur_utile=regles.employeur,
            remise=regles.reconnait_dette and bool(_RECONNAISSENT & {*courrier.options}),
            attestation=modele.code == _ATTESTATION,
            en_ligne=modele.code == _MANDAT,
            mandat=modele.code == _MANDAT,
        )
    )
    # The letter itself says which fields are missing, one by one.
    return tuple(point for point in vus if point.code != _A_COMPLETER)


def _propres(modele: Modele) -> frozenset[str]:
    """Return the lines of a model that hold no field: its own words, printed as they are."""
    return frozenset(en_clair(texte) for bloc in modele.blocs for texte in textes(bloc) if _fixe(texte))


def _fixe(texte: Texte) -> bool:
    return all(isinstance(morceau, str) for morceau in texte)


def _poses(modele: Modele, courrier: Courrier) -> dict[str, str]:
    """Return what fills the letter, under the names the guards know."""
    poses = {_BESOINS[code]: "x" for code in champs(retenus(modele.blocs, courrier.options)) if code in _BESOINS}
    for code, dit in courrier.saisies.items():
        if dit.strip():
            numero = definition(code).portee is Portee.NUMERO
            poses[_BESOINS.get(code) or ("numero_allocataire" if numero else code)] = dit
    return poses
