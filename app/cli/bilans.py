"""Commands on the bilans: bilan (à blanc, any day) and arreter (civil year, registered)."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.bilan.errors import AuditRefuse, RelectureNecessaire, RevisionRefusee
from app.cli import phrases, valeurs
from app.cli.entreprises import choisies
from app.cli.francais import Analyseur, Branches, commande
from app.cli.noms import nom, radicaux
from app.cli.ouverture import ouvrir
from app.cli.progres import barre
from app.cli.resumes import resumer, sous_contrat
from app.cli.sortie import avertir, dire
from app.context import AppScope
from app.domain.entreprises import AXE_TOTAL, Entreprise
from app.errors import Refus
from app.files import ecrire, exiger_libres, preparer_dossier
from app.messages import phrase

if TYPE_CHECKING:
    from app.bilan.audit import BilanAudite
    from app.context import Session


_SANS_NOM = (
    "Attention : aucun nom ne signe ces bilans. Dites qui vous êtes avec « visavis identite », puis arrêtez-les de"
    " nouveau : une version suivante portera votre nom."
)


_SANS_GROUPES = (
    "Attention : {nom} : l’effectif par groupe n’est pas connu, et un bilan arrêté ne change presque plus. Demandez-le"
    " d’abord avec « visavis demander-effectifs », importez la réponse ; « visavis bilan » montre tout à blanc."
)


class BilansNonArretes(Refus):
    """`nombre` bilans were refused, each told with its reason; `faits` were frozen."""

    code: ClassVar[str] = "bilans_non_arretes"


class PeriodeIncomplete(Refus):
    """`--du` and `--au` go together, in order."""

    code: ClassVar[str] = "periode_incomplete"


def brancher(branches: Branches) -> None:
    """Add the commands of this module."""
    bilan = commande(branches, "bilan", "établit les bilans à blanc, marqués « ne pas remettre »", _bilan)
    periode = bilan.add_mutually_exclusive_group(required=True)
    periode.add_argument("--annee", type=valeurs.annee, metavar="A", help="année civile")
    periode.add_argument("--du", type=valeurs.jour, metavar="D", help="premier jour (AAAA-MM-JJ), avec --au")
    bilan.add_argument("--au", type=valeurs.jour, metavar="D", help="dernier jour compris")
    bilan.add_argument("--seuil", type=valeurs.seuil, metavar="K", help="seuil k (3 à 20) au lieu de celui du contrat")
    arreter = commande(branches, "arreter", "arrête les bilans d’une année : ils sont inscrits au registre", _arreter)
    arreter.add_argument("--annee", type=valeurs.annee, metavar="A", required=True, help="année civile")
    for analyseur in (bilan, arreter):
        _options_communes(analyseur)


def _options_communes(analyseur: Analyseur) -> None:
    analyseur.add_argument("coffre", type=Path, metavar="COFFRE")
    analyseur.add_argument("--entreprise", metavar="NOM_OU_SIRET", help="une seule entreprise")
    analyseur.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    analyseur.add_argument(
        "--format", type=valeurs.formats, default=["pdf"], metavar="pdf,json,xlsx", help="pdf si rien n’est dit"
    )
    analyseur.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(analyseur)


def _preparer() -> None:
    """Load what makes and prints a bilan."""
    from app.documents import typography
    from app.services import bilans, entreprises  # noqa: F401

    typography.charger()


def _bilan(options: Namespace, scope: AppScope) -> None:
    du, au = _periode(options)
    with ouvrir(options, scope, _preparer) as session:
        entreprises = choisies(session, options.entreprise)
        audites = ecrire_a_blanc(session, sous_contrat(session, entreprises, (du, au)), (du, au), options)
    dire(*map(str, audites), *dict.fromkeys(ligne for audite in audites.values() for ligne in resumer(audite)))


def ecrire_a_blanc(
    session: "Session", entreprises: Sequence[Entreprise], periode: tuple[date, date], options: Namespace
) -> "dict[Path, BilanAudite]":
    """Write the bilans à blanc of a period; return the audited bilan of each file.

    `options` holds `sortie`, `format`, `remplacer` and `seuil`.
    """
    from app.services.bilans import ECRIVAINS

    debuts = radicaux(session.entreprises.toutes())
    cibles = {
        options.sortie / nom(debuts[e.id], *periode, "blanc", f): (e, f) for e in entreprises for f in options.format
    }
    preparer_dossier(options.sortie)
    exiger_libres(cibles, remplacer=options.remplacer)
    audites = _auditer(session, entreprises, periode, options.seuil)
    ecrire({cible: ECRIVAINS[f](audites[e.id]) for cible, (e, f) in cibles.items()}, remplacer=options.remplacer)
    return {cible: audites[e.id] for cible, (e, _f) in cibles.items()}


def _auditer(
    session: "Session", entreprises: Sequence[Entreprise], periode: tuple[date, date], seuil: int | None
) -> "dict[int, BilanAudite]":
    audites: dict[int, BilanAudite] = {}
    avance = barre()
    for rang, entreprise in enumerate(entreprises, start=1):
        audites[entreprise.id] = session.bilans.a_blanc(entreprise.id, *periode, seuil)
        avance(rang, len(entreprises), "Bilans")
    return audites


def _arreter(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope, _preparer) as session:
        annee = date(options.annee, 1, 1), date(options.annee, 12, 31)
        entreprises = sous_contrat(session, choisies(session, options.entreprise), annee)
        _prevenir(session, entreprises, annee)
        refuses = [e for e in entreprises if not _arrete(session, e, options, seule=len(entreprises) == 1)]
    if refuses:
        raise BilansNonArretes(nombre=len(refuses), faits=len(entreprises) - len(refuses))


def _prevenir(session: "Session", entreprises: Sequence[Entreprise], annee: tuple[date, date]) -> None:
    """Say what is missing while it can still be added: what is frozen hardly changes any more."""
    if not session.praticiennes.get().nom:
        avertir(_SANS_NOM)
    for entreprise in entreprises:
        neuf = all((p.du, p.au) != annee for p in session.bilans.registre(entreprise.id))
        if neuf and {e.axe for e in session.entreprises.effectifs.de(entreprise.id)} <= {AXE_TOTAL}:
            avertir(_SANS_GROUPES.format(nom=entreprise.nom))


def _arrete(session: "Session", entreprise: Entreprise, options: Namespace, *, seule: bool) -> bool:
    """Freeze one bilan; a refusal about it alone is told with its name, and the others go on."""
    try:
        chemins, arrete = _arreter_un(session, entreprise, options)
    except (AuditRefuse, RelectureNecessaire, RevisionRefusee) as refus:
        if seule:
            raise
        avertir(f"{entreprise.nom} : {phrase(refus)}")
        return False
    dire(*map(str, chemins), *resumer(arrete))
    return True


def _arreter_un(session: "Session", entreprise: Entreprise, options: Namespace) -> "tuple[list[Path], BilanAudite]":
    du, au = date(options.annee, 1, 1), date(options.annee, 12, 31)
    debut = radicaux(session.entreprises.toutes())[entreprise.id]
    preparer_dossier(options.sortie)
    version = session.bilans.prochaine_version(entreprise.id, options.annee)
    cibles = {f: options.sortie / nom(debut, du, au, f"v{version}", f) for f in options.format}
    inscrit = any((p.du, p.version) == (du, version) for p in session.bilans.registre(entreprise.id))
    if inscrit:
        dire(f"{entreprise.nom} : rien n’a changé depuis la version {version}, la voici telle qu’elle a été arrêtée.")
    else:
        exiger_libres(cibles.values(), remplacer=options.remplacer)
    arrete = session.bilans.arreter(entreprise.id, options.annee, options.format)
    contenus = {cibles[f]: arrete.fichiers[f] for f in options.format}
    ecrire({c: o for c, o in contenus.items() if not _deja(c, o)}, remplacer=options.remplacer)
    return list(cibles.values()), arrete.bilan


def _deja(cible: Path, octets: bytes) -> bool:
    """Tell whether the very same file is there already."""
    return cible.is_file() and cible.read_bytes() == octets


def _periode(options: Namespace) -> tuple[date, date]:
    if options.annee:
        if options.au:
            raise PeriodeIncomplete
        return date(options.annee, 1, 1), date(options.annee, 12, 31)
    if options.au is None or options.au < options.du:
        raise PeriodeIncomplete
    return options.du, options.au
