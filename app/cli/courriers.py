"""The command courrier: a letter from a model, in the register and in files."""

from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import ClassVar

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope, Session
from app.domain.courriers.champs import CATALOGUE
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.texte import fold
from app.errors import Refus
from app.files import ecrire, exiger_libres
from app.services.courriers_modeles import modeles

FORMATS = ("pdf", "docx", "odt")


class PersonneIntrouvable(Refus):
    """No person has this name, code or number, or several have it; `nombre` is how many."""

    code: ClassVar[str] = "personne_introuvable"


class OrganismeIntrouvable(Refus):
    """No organisme has this name, or several have it."""

    code: ClassVar[str] = "organisme_introuvable"


def brancher(branches: Branches) -> None:
    """Add the command."""
    courrier = commande(branches, "courrier", "écrit une lettre à partir d’un modèle et l’inscrit au registre", _ecrire)
    courrier.add_argument("coffre", type=Path, metavar="COFFRE")
    courrier.add_argument("--modele", type=_modele, metavar="M", required=True, help=f"un de : {', '.join(modeles())}")
    courrier.add_argument("--personne", metavar="P", required=True, help="nom et prénom, code, ou numéro")
    courrier.add_argument("--organisme", metavar="O", help="nom du destinataire dans le carnet d’adresses")
    courrier.add_argument(
        "--champ", type=_champ, metavar="CODE=VALEUR", action="append", default=[], help="un renseignement à écrire"
    )
    courrier.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    courrier.add_argument(
        "--format", type=_formats, default=["pdf"], metavar="pdf,docx,odt", help="pdf si rien n’est dit"
    )
    courrier.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(courrier)


def _ecrire(options: Namespace, scope: AppScope) -> None:
    options.sortie.mkdir(parents=True, exist_ok=True)
    with ouvrir(options, scope) as session:
        personne = _personne(session, options.personne)
        organisme = _organisme(session, options.organisme) if options.organisme else None
        cibles = {f: options.sortie / f"{options.modele}_{personne.id}.{f}" for f in options.format}
        exiger_libres(cibles.values(), remplacer=options.remplacer)
        courrier, _ = session.courriers.preparer(
            options.modele, personne.id, organisme.id if organisme else None, saisies=dict(options.champ)
        )
        manquants = session.courriers.composer(courrier).manquants
        fichiers = {cible: session.courriers.rendre(courrier, f) for f, cible in cibles.items()}
        points = session.courriers.points(courrier)
    ecrire(fichiers, remplacer=options.remplacer)
    dire(*map(str, fichiers))
    dire(*(f"à compléter : {CATALOGUE[code].libelle} ({code})" for code in manquants if code in CATALOGUE))
    dire(*(f"à regarder : {point.mot}. {point.pourquoi}" for point in points if point.faire))


def _personne(session: Session, cherche: str) -> Personne:
    plie = fold(cherche)
    trouvees = [p for p in session.personnes.toutes() if plie in _noms(p)]
    if len(trouvees) != 1:
        raise PersonneIntrouvable(nombre=len(trouvees))
    return trouvees[0]


def _noms(personne: Personne) -> set[str]:
    ordres = (f"{personne.prenom} {personne.nom}", f"{personne.nom} {personne.prenom}", personne.code)
    return {str(personne.id), *(fold(nom) for nom in ordres if nom.strip())}


def _organisme(session: Session, cherche: str) -> Organisme:
    trouves = [o for o in session.organismes.toutes() if fold(o.nom) == fold(cherche)]
    if len(trouves) != 1:
        raise OrganismeIntrouvable(nombre=len(trouves))
    return trouves[0]


def _modele(texte: str) -> str:
    if texte not in modeles():
        raise ArgumentTypeError(f"modèle inconnu : {texte} ; au choix : {', '.join(modeles())}")
    return texte


def _champ(texte: str) -> tuple[str, str]:
    code, egal, valeur = texte.partition("=")
    if not egal or code.strip() not in CATALOGUE:
        raise ArgumentTypeError(f"« {texte} » ne s’écrit pas CODE=VALEUR avec un code connu (dette.montant=812 €)")
    return code.strip(), valeur.strip()


def _formats(texte: str) -> list[str]:
    voulus = list(dict.fromkeys(mot.strip().lower() for mot in texte.split(",")))
    inconnus = [mot for mot in voulus if mot not in FORMATS]
    if inconnus:
        raise ArgumentTypeError(f"format inconnu : {', '.join(inconnus)} ; au choix : {', '.join(FORMATS)}")
    return voulus
