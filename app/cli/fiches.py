"""The command entreprise: what an invoice, a convention, a letter say of an entreprise."""

from argparse import Namespace
from pathlib import Path

from app.cli import phrases
from app.cli.entreprises import choisies
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope
from app.domain.entreprises import Entreprise
from app.domain.facturation import Acheteur

_CHAMPS = {
    "siret": "SIRET (14 chiffres)",
    "adresse": "numéro et rue",
    "code_postal": "code postal",
    "ville": "ville",
}
_FACTURATION = {
    "raison_sociale": "raison sociale, si l’entreprise a un autre nom sur ses factures",
    "service": "service destinataire des factures, jamais un nom de personne",
    "engagement": "numéro d’engagement ou de commande à rappeler",
    "reference": "référence de l’acheteur à rappeler",
}


def brancher(branches: Branches) -> None:
    """Add the command."""
    entreprise = commande(branches, "entreprise", "montre ou change l’adresse d’une entreprise", _entreprise)
    entreprise.add_argument("coffre", type=Path, metavar="COFFRE")
    entreprise.add_argument("nom", metavar="NOM", help="nom ou SIRET de l’entreprise")
    for champ, aide in (_CHAMPS | _FACTURATION).items():
        entreprise.add_argument(f"--{champ.replace('_', '-')}", metavar="TEXTE", help=aide)
    phrases.ajouter(entreprise)


def _entreprise(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        (entreprise,) = choisies(session, options.nom)
        if dits := _dits(options, _CHAMPS):
            dits |= {"siret": "".join(dits["siret"].split())} if "siret" in dits else {}
            entreprise, _ = session.entreprises.modifier(entreprise.id, **dits)
        acheteurs = session.factures.acheteurs
        acheteur = acheteurs.de(entreprise)
        if dits := _dits(options, _FACTURATION):
            acheteur = acheteur if acheteur.id else acheteurs.save(acheteur)[0]
            acheteur, _ = acheteurs.modifier(acheteur.id, **dits)
    dire(*_montrer(entreprise, acheteur))


def _dits(options: Namespace, champs: dict[str, str]) -> dict[str, str]:
    return {champ: valeur.strip() for champ in champs if (valeur := getattr(options, champ)) is not None}


def _montrer(entreprise: Entreprise, acheteur: Acheteur) -> list[str]:
    dits = {"nom": entreprise.nom} | {champ: getattr(entreprise, champ) for champ in _CHAMPS}
    dits |= {champ: lu for champ in _FACTURATION if (lu := getattr(acheteur, champ))}
    return [f"{champ.replace('_', ' ')} : {lu or 'non renseigné'}" for champ, lu in dits.items()]
