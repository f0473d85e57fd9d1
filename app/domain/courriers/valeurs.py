"""What the coffre knows for the merge fields of one letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.courriers.politesse import civilite
from app.domain.foyers import Foyer, Membre
from app.domain.montants import dire_montant
from app.domain.organismes import Organisme
from app.domain.personnes import Emploi, Personne
from app.domain.praticiennes import Praticienne
from app.domain.typographie import INSECABLE, jour

_INCONNU = "NR"
_CIVILITES = {"F": "Madame", "H": "Monsieur"}
_SEXES = {"F": "femme", "H": "homme"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """The records around one letter; `libelles` gives the label of each code used (« situation_familiale », code).

    `autres` are values already in words (budget, démarche, accord), by code of field.
    """

    praticienne: Praticienne
    jour: date
    personne: Personne | None = None
    organisme: Organisme | None = None
    copies: tuple[str, ...] = ()
    emploi: Emploi | None = None
    entreprise: str = ""
    foyer: Foyer | None = None
    libelles: Mapping[tuple[str, str], str] = field(default_factory=dict)
    autres: Mapping[str, str] = field(default_factory=dict)


def valeurs(contexte: Contexte) -> dict[str, str]:
    """Return the words of every field the coffre knows; a field without a value is absent."""
    lues = {
        "date.jour": jour(contexte.jour),
        **_praticienne(contexte.praticienne),
        **(_personne(contexte.personne, contexte.libelles) if contexte.personne else {}),
        **(_organisme(contexte.organisme) if contexte.organisme else {}),
        **_emploi(contexte.emploi, contexte.entreprise),
        **(_foyer(contexte.foyer) if contexte.foyer else {}),
        **contexte.autres,
    }
    return {code: valeur for code, valeur in lues.items() if valeur.strip()}


def designation(personne: Personne) -> str:
    """Return « Mme Élodie Durand », without a title when the sex is not known, « » when nothing names the person."""
    nom = f"{personne.prenom} {personne.nom}".strip()
    titre = civilite(personne.sexe)
    return f"{titre}{INSECABLE}{nom}" if titre and nom else nom


def en_ligne(adresse: str, code_postal: str, ville: str) -> str:
    """Return an address on one line."""
    return ", ".join(filter(None, (*map(str.strip, adresse.splitlines()), f"{code_postal} {ville}".strip())))


def _praticienne(elle: Praticienne) -> dict[str, str]:
    return {
        "praticienne.nom": elle.nom,
        "praticienne.titre": elle.titre,
        "praticienne.adresse": en_ligne(elle.adresse, elle.code_postal, elle.ville),
        "praticienne.telephone": elle.telephone,
        "praticienne.courriel": elle.courriel,
    }


def _personne(personne: Personne, libelles: Mapping[tuple[str, str], str]) -> dict[str, str]:
    return {
        "personne.designation": designation(personne),
        "personne.civilite": _CIVILITES.get(personne.sexe, ""),
        "personne.sexe": _SEXES.get(personne.sexe, ""),
        "personne.nom": personne.nom,
        "personne.prenom": personne.prenom,
        "personne.naissance": jour(personne.naissance) if personne.naissance else "",
        "personne.adresse": en_ligne(personne.adresse, personne.code_postal, personne.ville),
        "personne.telephone": personne.telephone,
        "personne.courriel": personne.courriel,
        "personne.situation": _libelle(libelles, "situation_familiale", personne.situation_familiale),
        "personne.logement": _libelle(libelles, "logement", personne.logement),
    }


def _organisme(organisme: Organisme) -> dict[str, str]:
    return {"destinataire.nom": organisme.nom, "organisme.nom": organisme.nom}


def _libelle(libelles: Mapping[tuple[str, str], str], liste: str, code: str) -> str:
    lu = libelles.get((liste, code), "") if code != _INCONNU else ""
    return lu[:1].lower() + lu[1:]


def _emploi(emploi: Emploi | None, entreprise: str) -> dict[str, str]:
    lues = {"entreprise.nom": entreprise}
    if emploi:
        lues["entreprise.poste"] = emploi.poste
        lues["entreprise.entree"] = jour(emploi.entree) if emploi.entree else ""
    return lues


def _foyer(foyer: Foyer) -> dict[str, str]:
    nombre = len(foyer.membres) + 1
    loyer = f"{dire_montant(foyer.loyer)}{INSECABLE}€" if foyer.loyer is not None else ""
    membres = ", ".join(filter(None, map(_membre, foyer.membres)))
    return {"foyer.nombre": str(nombre), "foyer.loyer": loyer, "foyer.composition": membres}


def _membre(membre: Membre) -> str:
    return " ".join(filter(None, (membre.prenom, f"({membre.lien})" if membre.lien else "")))
