"""What a letter may say of the accord of the person: only one that is recorded, in force, for whom it goes to."""

from datetime import date
from typing import Final

from sqlalchemy import Connection

from app.domain.accords import en_vigueur
from app.domain.courriers import balisage
from app.domain.courriers.composition import Resolution
from app.domain.courriers.modeles import Modele
from app.domain.gardes import Danger
from app.domain.gardes.accord import dispense
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.typographie import jour as dire_jour
from app.services.courriers_modeles import accord_dit
from app.store import accords

CHAMP: Final = "accord.personne"
PERSONNE: Final = "PERSONNE"
_DANGERS: Final = {"mineur": Danger.MINEUR, "majeur": Danger.VULNERABLE, "victime": Danger.COUPLE}


def categorie_visee(modele: Modele, organisme: Organisme | None) -> str:
    """Return whom a letter goes to, the first the model is for when no organisme is chosen: "" for the person."""
    premiere = organisme.categorie if organisme else next(iter(modele.destinataires), "")
    return "" if premiere == PERSONNE else premiere


def danger(modele: Modele, dit: Danger = Danger.AUCUN) -> Danger:
    """Return what the letter is about when somebody is in danger: what she said of it, else what its model is for."""
    return dit or _DANGERS.get(modele.confidentialite.protection, Danger.AUCUN)


def tus(modele: Modele, organisme: Organisme | None, dit: Danger = Danger.AUCUN) -> frozenset[str]:
    """Return the field of the accord when none is needed: the law does without, or it goes to the person."""
    vers_elle = organisme is None and PERSONNE in modele.destinataires
    inutile = (
        vers_elle or modele.confidentialite.anonyme or dispense(danger(modele, dit), categorie_visee(modele, organisme))
    )
    return frozenset({CHAMP}) if inutile else frozenset()


def valeurs(
    connexion: Connection, personne: Personne, categorie: str, organisme_id: int | None, jour: date, nom: str
) -> dict[str, str]:
    """Return the day of the accord in force and the sentence that cites it; nothing without one.

    `nom` is how the letter names the person: a letter that names nobody cites no accord.
    """
    tenu = en_vigueur(accords.de_personne(connexion, personne.id), categorie, jour, organisme_id)
    if tenu is None:
        return {}
    dit = Resolution({"personne.designation": nom}, personne.sexe).texte(balisage.lire_texte(accord_dit()))
    return {"accord.date": dire_jour(tenu.donne_le), CHAMP: dit if nom.strip() else ""}
