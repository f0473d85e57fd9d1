"""The steps between the lock and the first screen: digest, key, mark, seals, upgrade, journal."""

from contextlib import ExitStack, closing

from app.coffre import entete
from app.coffre.constats import Constat
from app.coffre.echecs import Echecs
from app.coffre.entete import Jumeaux
from app.progress import Progress, silencieux
from app.services import controles, sauvegardes
from app.services.acces import Digest
from app.services.attente import Attente
from app.services.coffre_ouvert import CoffreOuvert
from app.services.horloge import Horloge
from app.store import copies, database, migrate
from app.store.errors import BaseEndommagee
from app.store.journal import Acte


def entrer(
    attente: Attente, horloge: Horloge, acte: str = "ouverture", progress: Progress = silencieux
) -> CoffreOuvert:
    """Wait for the key, check everything cheap, and return the open coffre, its twin header healed.

    Any refusal leaves the directory as it was, but for the lock, which `attendre` gives back.
    """
    with ExitStack() as pile:
        ouvert = CoffreOuvert(attente.dossier, *attente.cles(), attente.verrou, horloge)
        pile.callback(ouvert.abandonner)
        _controler(ouvert, attente.digest)
        _mettre_a_niveau(ouvert, progress)
        _consigner(ouvert, acte)
        pile.pop_all()
    ouvert.constats[:0] = _guerir(ouvert, attente.jumeaux)
    return ouvert


def _guerir(ouvert: CoffreOuvert, jumeaux: Jumeaux) -> list[Constat]:
    """Rewrite the twin header that is damaged, missing or late from the one that opened."""
    attendus = ouvert.entete.octets()
    lus = [lu.octets() for lu in jumeaux.entetes]
    if not jumeaux.abimes and all(lu == attendus for lu in lus):
        return []
    entete.ecrire(ouvert.dossier, ouvert.entete)
    return [Constat("entete_gueri", bon=False, details={"fichiers": ", ".join(jumeaux.abimes) or "cles"})]


def _controler(ouvert: CoffreOuvert, digest: Digest) -> None:
    """Compare with the mark before anything is written; a database that was replaced is checked whole."""
    releve = ouvert.marque.ouvrir()
    repos = controles.comparer_repos(releve, digest, ouvert.dossier)
    with closing(database.brute(ouvert.acces)) as connexion, database.erreurs_traduites():
        if repos:
            copies.exiger_saine(connexion)
        if not migrate.revision(connexion):
            raise BaseEndommagee
        ouvert.constats += repos + controles.comparer_marque(releve, ouvert.registre, connexion)
        ouvert.constats += controles.controler_queue(ouvert.registre, connexion)
        sequence = ouvert.registre.position(connexion).sequence
    if ouvert.marque.abimee and releve:
        ouvert.constats.append(Constat("marque_abimee", bon=False))
    _rendre_sel(ouvert)
    ouvert.marque.ouverte(sequence)


def _rendre_sel(ouvert: CoffreOuvert) -> None:
    """Put back the first 16 bytes, which no page seal covers, when they are not the salt of the header."""
    if database.debut(ouvert.acces.chemin) == ouvert.acces.sel:
        return
    with ouvert.acces.chemin.open("rb+") as fichier:
        fichier.write(ouvert.acces.sel)
    ouvert.constats.append(Constat("sel_repare", bon=False))


def _mettre_a_niveau(ouvert: CoffreOuvert, progress: Progress) -> None:
    if migrate.interrompue(ouvert.acces):
        migrate.nettoyer(ouvert.acces)
        ouvert.constats.append(Constat("mise_a_niveau_reprise", bon=True))
    if migrate.en_retard(ouvert.acces):
        migrate.mettre_a_niveau(ouvert.acces, lambda: sauvegardes.sauvegarder_a_cote(ouvert), progress=progress)
        ouvert.constats.append(Constat("mise_a_niveau", bon=True))


def _consigner(ouvert: CoffreOuvert, acte: str) -> None:
    """Journal the failures since the last unlock, what was found, and this unlock, in one transaction."""
    echecs = Echecs(ouvert.dossier)
    refus = [Acte("ouverture_refusee", faits={"instant": instant.isoformat()}) for instant in echecs.lire()]
    constats = [Acte("constat", faits={"code": constat.code, **constat.details}) for constat in ouvert.constats]
    ouvert.temoin.consigner(*refus, *constats, Acte(acte))
    echecs.effacer()
