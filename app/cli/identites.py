"""The command identite: who signs the bilans and the letters."""

from argparse import Namespace
from dataclasses import fields, replace
from pathlib import Path

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope
from app.domain.praticiennes import Praticienne

_CHAMPS = {
    "nom": "prénom et nom, comme ils signent",
    "titre": "titre professionnel (« assistant de service social diplômé d’État »)",
    "adresse": "numéro et rue",
    "code_postal": "code postal",
    "ville": "ville",
    "telephone": "téléphone",
    "courriel": "adresse électronique",
    "siret": "SIRET",
}


def brancher(branches: Branches) -> None:
    """Add the command."""
    identite = commande(branches, "identite", "montre ou change qui signe les bilans et les lettres", _identite)
    identite.add_argument("coffre", type=Path, metavar="COFFRE")
    for champ, aide in _CHAMPS.items():
        identite.add_argument(f"--{champ.replace('_', '-')}", metavar="TEXTE", help=aide)
    phrases.ajouter(identite)


def _identite(options: Namespace, scope: AppScope) -> None:
    dits = {champ: valeur.strip() for champ in _CHAMPS if (valeur := getattr(options, champ)) is not None}
    with ouvrir(options, scope) as session:
        elle = session.praticiennes.get()
        if dits:
            elle, _ = session.praticiennes.save(replace(elle, **dits))
    dire(*_montrer(elle))


def _montrer(elle: Praticienne) -> list[str]:
    valeurs = {f.name: getattr(elle, f.name) for f in fields(elle)}
    return [f"{champ.replace('_', ' ')} : {valeurs[champ] or 'non renseigné'}" for champ in _CHAMPS]
