"""The command modele-word: her own Word models kept in the vault, and what their fields mean."""

from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, Namespace
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope, Session
from app.domain.courriers.champs import CATALOGUE
from app.domain.modeles_word import ModeleWord
from app.domain.texte import fold
from app.errors import Refus

_PROCHES = 3


class ModeleWordInconnu(Refus):
    """No model that is kept has this name."""

    code: ClassVar[str] = "modele_word_inconnu"


class ChampWordInconnu(Refus):
    """No model that is meant has this field; `choix` are those they have."""

    code: ClassVar[str] = "champ_word_inconnu"


def brancher(branches: Branches) -> None:
    """Add the command."""
    modele = commande(branches, "modele-word", "garde vos modèles Word, et ce que leurs champs veulent dire", _garder)
    modele.add_argument("coffre", type=Path, metavar="COFFRE")
    modele.add_argument("--ajouter", type=Path, metavar="FICHIER", help="un fichier .docx à garder dans le coffre")
    modele.add_argument("--nom", metavar="N", help="le modèle gardé dont il s’agit (tous si rien n’est dit)")
    modele.add_argument(
        "--associer",
        type=_association,
        metavar="CHAMP=CODE",
        action="append",
        default=[],
        help="ce que veut dire un champ du modèle, par exemple « Nom usager=personne.nom »",
    )
    modele.add_argument(
        "--codes", action=_Codes, nargs=0, dest=SUPPRESS, default=SUPPRESS, help="montre les codes qu’on peut associer"
    )
    modele.add_argument("--retirer", metavar="N", help="retire du coffre ce modèle")
    phrases.ajouter(modele)


class _Codes(Action):
    """Show every code with its words, and end."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        dire(*(f"{code} : {definition.libelle}" for code, definition in CATALOGUE.items()))
        parser.exit()


def trouver(session: Session, nom: str) -> ModeleWord | None:
    """Return the kept model of this name, case and accents apart."""
    return next((garde for garde in session.modeles_word.toutes() if fold(garde.nom) == fold(nom)), None)


def _garder(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        _exiger_champs(session, options)
        if options.retirer:
            session.modeles_word.delete(_exiger(session, options.retirer).id)
        for garde in _vises(session, options):
            associe = _associer(session, garde, dict(options.associer))
            dire(associe.nom, *_lignes(session, associe))


def _exiger_champs(session: Session, options: Namespace) -> None:
    """Refuse a field that none of the models has, before anything is kept; raises `ChampWordInconnu`."""
    for voulu, _code in options.associer:
        noms = _noms_des_champs(session, options)
        if voulu not in noms:
            raise ChampWordInconnu(champ=voulu, choix=", ".join(noms) or "aucun")


def _noms_des_champs(session: Session, options: Namespace) -> list[str]:
    if options.ajouter:
        champs = list(session.modeles_word.champs_de(options.ajouter))
    else:
        champs = [champ for garde in _vises(session, options) for champ in session.modeles_word.champs(garde.id)]
    return list(dict.fromkeys(champ.nom for champ in champs))


def _vises(session: Session, options: Namespace) -> list[ModeleWord]:
    if options.ajouter:
        return [session.modeles_word.ajouter(options.ajouter)[0]]
    if not options.nom:
        return session.modeles_word.toutes()
    return [_exiger(session, options.nom)]


def _exiger(session: Session, nom: str) -> ModeleWord:
    trouve = trouver(session, nom)
    if trouve is None:
        raise ModeleWordInconnu(nom=nom)
    return trouve


def _associer(session: Session, garde: ModeleWord, associes: dict[str, str]) -> ModeleWord:
    """Keep what is said of the fields that the model holds."""
    tenus = {champ.nom for champ in session.modeles_word.champs(garde.id)} & associes.keys()
    if not tenus:
        return garde
    return session.modeles_word.associer(garde.id, {**garde.correspondance, **{n: associes[n] for n in tenus}})[0]


def _lignes(session: Session, garde: ModeleWord) -> list[str]:
    noms = dict.fromkeys(champ.nom for champ in session.modeles_word.champs(garde.id))
    return [f"  {nom} : {_sens(garde.correspondance.get(nom, ''))}" for nom in noms]


def _sens(code: str) -> str:
    return f"{CATALOGUE[code].libelle} ({code})" if code in CATALOGUE else "à associer"


def _association(texte: str) -> tuple[str, str]:
    nom, egal, code = texte.rpartition("=")
    if not egal:
        raise ArgumentTypeError(f"« {texte} » ne s’écrit pas CHAMP=CODE (Nom usager=personne.nom)")
    code = code.strip()
    if code not in CATALOGUE:
        proches = " ou ".join(_proches(code))
        raise ArgumentTypeError(f"« {code} » n’est pas un code ; par exemple {proches} ; tous : modele-word --codes")
    return " ".join(nom.split()), code


def _proches(code: str) -> list[str]:
    """Return a few codes that were likely meant: one letter astray, else the same thing of another, else nearly so."""
    fin = f".{code.rpartition('.')[2]}"
    memes = [connu for connu in CATALOGUE if connu.endswith(fin)][:_PROCHES]
    egares = get_close_matches(code, CATALOGUE, _PROCHES, 0.85)
    return egares or memes or get_close_matches(code, CATALOGUE, _PROCHES, 0.5) or ["personne.nom"]
