"""The command modele-word: her own Word models kept in the vault, and what their fields mean."""

from argparse import ArgumentTypeError, Namespace
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


class ModeleWordInconnu(Refus):
    """No model that is kept has this name."""

    code: ClassVar[str] = "modele_word_inconnu"


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
    modele.add_argument("--retirer", metavar="N", help="retire du coffre ce modèle")
    phrases.ajouter(modele)


def trouver(session: Session, nom: str) -> ModeleWord | None:
    """Return the kept model of this name, case and accents apart."""
    return next((garde for garde in session.modeles_word.toutes() if fold(garde.nom) == fold(nom)), None)


def _garder(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        if options.retirer:
            session.modeles_word.delete(_exiger(session, options.retirer).id)
        for garde in _vises(session, options):
            associe = _associer(session, garde, dict(options.associer))
            dire(associe.nom, *_lignes(session, associe))


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
    if not egal or code.strip() not in CATALOGUE:
        raise ArgumentTypeError(f"« {texte} » ne s’écrit pas CHAMP=CODE avec un code connu (Nom usager=personne.nom)")
    return " ".join(nom.split()), code.strip()
