"""The command courrier: a letter from a model, in the register and in files."""

from argparse import ArgumentTypeError, Namespace
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.modeles_word import trouver
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope, Session
from app.domain.courriers import Courrier
from app.domain.courriers.champs import CATALOGUE
from app.domain.modeles_word import ModeleWord
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.texte import fold
from app.errors import Refus
from app.files import ecrire, exiger_libres, preparer_dossier
from app.services.courriers_modeles import modeles

FORMATS = ("pdf", "docx", "odt")
WORD = ".docx"


class PersonneIntrouvable(Refus):
    """No person has this full name, code or number, nor alone this surname; `nombre` is how many have it."""

    code: ClassVar[str] = "personne_introuvable"


class OrganismeIntrouvable(Refus):
    """No organisme has this name, or several have it."""

    code: ClassVar[str] = "organisme_introuvable"


class ModeleInconnu(Refus):
    """No model of ours, none kept and no file has this name; `choix` are the nearest, else all."""

    code: ClassVar[str] = "modele_courrier_inconnu"


class FormatWord(Refus):
    """Her own Word model gives a Word letter, nothing else."""

    code: ClassVar[str] = "format_word"


def brancher(branches: Branches) -> None:
    """Add the command."""
    courrier = commande(branches, "courrier", "écrit une lettre à partir d’un modèle et l’inscrit au registre", _ecrire)
    courrier.add_argument("coffre", type=Path, metavar="COFFRE")
    courrier.add_argument("--modele", type=_modele, metavar="M", required=True, help=_aide())
    courrier.add_argument(
        "--personne", metavar="P", required=True, help="nom et prénom (le nom seul s’il est unique), code, ou numéro"
    )
    courrier.add_argument("--organisme", metavar="O", help="nom du destinataire dans le carnet d’adresses")
    courrier.add_argument(
        "--champ", type=_champ, metavar="CODE=VALEUR", action="append", default=[], help="un renseignement à écrire"
    )
    courrier.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    courrier.add_argument(
        "--format", type=_formats, metavar="pdf,docx,odt", help="pdf si rien n’est dit ; docx avec un modèle Word"
    )
    courrier.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(courrier)


def _aide() -> str:
    sien = "ou votre fichier .docx (champs de fusion, [crochets] ou {{ nom }}), qu’il soit là ou gardé dans le coffre"
    return f"un de : {', '.join(modeles())} ; {sien}"


def _ecrire(options: Namespace, scope: AppScope) -> None:
    if options.modele.endswith(WORD) and options.format not in (None, ["docx"]):
        raise FormatWord
    preparer_dossier(options.sortie)
    with ouvrir(options, scope) as session:
        personne = _personne(session, options.personne)
        organisme = _organisme(session, options.organisme) if options.organisme else None
        formats = ["docx"] if options.modele.endswith(WORD) else options.format or ["pdf"]
        cibles = {f: options.sortie / f"{Path(options.modele).stem}_{personne.id}.{f}" for f in formats}
        exiger_libres(cibles.values(), remplacer=options.remplacer)
        rediger = _de_word if options.modele.endswith(WORD) else _de_modele
        courrier, rendus, manquants = rediger(session, options, personne, organisme, formats)
        points = session.courriers.points(courrier)
    fichiers = {cible: rendus[f] for f, cible in cibles.items()}
    ecrire(fichiers, remplacer=options.remplacer)
    dire(*map(str, fichiers))
    dire(*(f"à compléter : {manquant}" for manquant in manquants))
    dire(*(f"à regarder : {point.mot}. {point.pourquoi}" for point in points if point.faire))


_Redige = tuple[Courrier, dict[str, bytes], list[str]]
"""A letter, its bytes by format, what it still lacks."""


def _de_modele(
    session: Session, options: Namespace, personne: Personne, organisme: Organisme | None, formats: list[str]
) -> _Redige:
    courrier, _ = session.courriers.preparer(
        options.modele, personne.id, organisme.id if organisme else None, saisies=dict(options.champ)
    )
    manquants = session.courriers.composer(courrier).manquants
    dits = [f"{CATALOGUE[code].libelle} ({code})" for code in manquants if code in CATALOGUE]
    return courrier, {f: session.courriers.rendre(courrier, f) for f in formats}, dits


def _de_word(
    session: Session, options: Namespace, personne: Personne, organisme: Organisme | None, formats: list[str]
) -> _Redige:
    chemin = Path(options.modele)
    garde = None if chemin.is_file() else _garde(session, chemin.stem)
    courrier, rempli = session.modeles_word.rediger(
        garde or chemin, personne.id, organisme.id if organisme else None, dict(options.champ)
    )
    return courrier, dict.fromkeys(formats, rempli.octets), list(rempli.libelles)


def _garde(session: Session, nom: str) -> ModeleWord:
    """Return the kept model of this name; raises `ModeleInconnu`."""
    trouve = trouver(session, nom)
    if trouve is None:
        connus = [*modeles(), *(garde.nom for garde in session.modeles_word.toutes())]
        raise ModeleInconnu(nom=nom, choix=", ".join(get_close_matches(nom, connus) or connus))
    return trouve


def _personne(session: Session, cherche: str) -> Personne:
    """Return the person of this full name, code or number, else the only one of this surname."""
    plie, toutes = fold(cherche), session.personnes.toutes()
    trouvees = [p for p in toutes if plie in _noms(p)] or [p for p in toutes if p.nom and fold(p.nom) == plie]
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
    """Return the code of a model of ours, else the name of a Word model with its extension."""
    if texte in modeles():
        return texte
    return f"{texte.removesuffix(texte[-len(WORD) :]) if texte.lower().endswith(WORD) else texte}{WORD}"


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
