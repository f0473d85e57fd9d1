"""The command facture: how she bills, drafts, numbers, avoirs, payments, and files for her platform."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import ClassVar

from app.cli import phrases, valeurs
from app.cli.contrats import contrat_de
from app.cli.francais import Analyseur, Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import avertir, dire
from app.context import AppScope, Session
from app.domain.chevauchements import dire_chevauchement
from app.domain.contrats.echeances import dire_sans_compte
from app.domain.contrats.phrases import en_heures
from app.domain.facturation import Regime
from app.domain.factures import EtatFacture, Facture, Paiement, totaux
from app.domain.montants import MontantRefuse, dire_montant, lire_montant
from app.errors import Refus
from app.services.errors import FactureIncomplete
from app.services.factures import Inscription

_ETATS = {
    EtatFacture.BROUILLON: "brouillon",
    EtatFacture.EMISE: "émise",
    EtatFacture.EN_RETARD: "en retard",
    EtatFacture.SOLDEE: "soldée",
}
_REGLAGES = {
    "regime": "franchise (art. 293 B du CGI) ou normal (20 %)",
    "numero_tva": "numéro de TVA, au régime normal",
    "iban": "compte où être payée",
    "bic": "code de la banque",
    "forme": "mention qui suit votre nom (Entrepreneur individuel)",
    "delai": "jours pour payer (60 au plus)",
}


_OU = {
    "votre nom": ("votre", "--nom …"),
    "votre adresse": ("votre", "--adresse … --code-postal … --ville …"),
    "votre SIRET": ("votre", "--siret …"),
    "votre régime de TVA": ("reglages", "--regime franchise ou normal"),
    "votre numéro de TVA": ("reglages", "--numero-tva …"),
    "l’adresse de l’entreprise": ("entreprise", "--adresse … --code-postal … --ville …"),
    "le SIREN de l’entreprise": ("entreprise", "--siret …"),
}
"""Which command, with which options, tells what an invoice misses."""


class RegimeInconnu(Refus):
    """Neither franchise nor normal."""

    code: ClassVar[str] = "regime_inconnu"


class BrouillonInconnu(Refus):
    """No draft nor invoice has this number; `choix` are the drafts."""

    code: ClassVar[str] = "brouillon_inconnu"


def brancher(branches: Branches) -> None:
    """Add the command and what it does."""
    facture = commande(branches, "facture", "prépare, émet, solde et exporte les factures", _liste)
    facture.set_defaults(commande=lambda *_: facture.print_help())
    actions = facture.add_subparsers(title="Actions", metavar="ACTION", parser_class=Analyseur)
    _liste_et_reglages(actions)
    preparer = _action(actions, "preparer", "prépare un brouillon d’après les conditions du contrat", _preparer)
    preparer.add_argument("--contrat", metavar="C", required=True, help="référence, numéro ou nom de l’entreprise")
    for option, aide in (("--du", "premier jour facturé"), ("--au", "dernier jour facturé")):
        preparer.add_argument(option, type=valeurs.jour, metavar="D", required=True, help=aide)
    au_dela = _action(actions, "au-dela", "ajoute au brouillon les heures au-delà du volume qu’il propose", _au_dela)
    emettre = _action(actions, "emettre", "donne son numéro à un brouillon : il ne change plus", _emettre)
    for action in (au_dela, emettre):
        action.add_argument("--brouillon", type=int, metavar="N", required=True, help="numéro d’ordre du brouillon")
    emettre.add_argument("--le", type=valeurs.jour, metavar="D", help="jour de la facture (aujourd’hui)")
    _sur_une_facture(actions)


def _liste_et_reglages(actions: Branches) -> None:
    _action(actions, "liste", "montre le registre des factures", _liste)
    reglages = _action(actions, "reglages", "montre ou change ce que les factures impriment", _reglages)
    for champ, aide in _REGLAGES.items():
        # argparse reads « % » as the start of a format.
        sur = aide.replace("%", "%%")
        reglages.add_argument(f"--{champ.replace('_', '-')}", metavar="TEXTE", help=sur)


def _sur_une_facture(actions: Branches) -> None:
    avoir = _action(actions, "avoir", "prépare l’avoir d’une facture émise", _avoir)
    payer = _action(actions, "payer", "enregistre un paiement reçu", _payer)
    payer.add_argument("--montant", type=_montant, metavar="EUROS", required=True, help="somme reçue")
    payer.add_argument("--le", type=valeurs.jour, metavar="D", required=True, help="jour du paiement")
    payer.add_argument("--moyen", metavar="TEXTE", default="", help="virement, chèque…")
    exporter = _action(actions, "exporter", "écrit la facture pour votre plateforme agréée", _exporter)
    exporter.add_argument("--sortie", type=Path, metavar="FICHIER", required=True, help=".pdf (Factur-X) ou .xml")
    exporter.add_argument("--remplacer", action="store_true", help="remplace le fichier s’il existe")
    for action in (avoir, payer, exporter):
        action.add_argument("--numero", metavar="N", required=True, help="numéro de la facture, F-2026-0001")


def _action(actions: Branches, nom: str, aide: str, fonction: Callable[[Namespace, AppScope], None]) -> Analyseur:
    analyseur = commande(actions, nom, aide, fonction)
    analyseur.add_argument("coffre", type=Path, metavar="COFFRE")
    phrases.ajouter(analyseur)
    return analyseur


def _liste(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        inscriptions = session.factures.registre()
    dire(*([_ligne(i) for i in inscriptions] or ["Aucune facture."]))


def _reglages(options: Namespace, scope: AppScope) -> None:
    dits = {champ: lu for champ in _REGLAGES if (lu := getattr(options, champ)) is not None}
    if "regime" in dits:
        dits["regime"] = _regime(dits["regime"])
    if "delai" in dits:
        dits["delai"] = _jours(dits["delai"])
    with ouvrir(options, scope) as session:
        reglages = session.factures.reglages.modifier(**dits)[0] if dits else session.factures.reglages.get()
    montres = asdict(reglages)
    dire(*(f"{champ.replace('_', ' ')} : {montres[champ] or 'non renseigné'}" for champ in _REGLAGES))


def _preparer(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        facture, _ = session.factures.preparer(contrat_de(session, options.contrat).id, options.du, options.au)
        _dire_deja(session, facture)
        _dire_sans_compte(session, facture)
        manques = _completer(session, options.coffre, facture.id)
        au_dela = _dire_au_dela(session, facture.id)
    dire(f"Brouillon n° {facture.id} : {_euros(facture)}", *(f"  il manque : {manque}" for manque in manques), *au_dela)


def _au_dela(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        _exiger_brouillon(session.factures.registre(), options.brouillon)
        facture, _ = session.depassements.accepter(options.brouillon)
        dits = _dire_au_dela(session, facture.id)
    dire(f"Brouillon n° {facture.id} : {_euros(facture)}", *dits)


def _dire_au_dela(session: Session, facture_id: int) -> list[str]:
    """Return what was done beyond the volume and may be billed, then what waits for the answer of the entreprise."""
    proposes = session.depassements.proposer(facture_id)
    dits = [f"  à facturer aussi : {p.ligne.libelle}, {dire_montant(p.ligne.montant)} € hors taxes" for p in proposes]
    if proposes:
        dits.append(f"  pour les ajouter : visavis facture au-dela COFFRE --brouillon {facture_id}")
    attend = session.depassements.en_attente(facture_id)
    return [*dits, *([f"  à faire approuver, non proposé : {en_heures(attend)} au-delà du volume"] if attend else [])]


def _emettre(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        _exiger_brouillon(session.factures.registre(), options.brouillon)
        if manques := _completer(session, options.coffre, options.brouillon):
            raise FactureIncomplete(manques=" ; ".join(manques))
        _dire_deja(session, session.factures.get(options.brouillon))
        facture, _ = session.factures.emettre(options.brouillon, options.le)
    dire(f"Facture émise : {facture.numero}, {_euros(facture)}, {_echeance(facture.echeance)}")


def _dire_deja(session: Session, facture: Facture) -> None:
    """Warn of the days that are billed already."""
    avertir(*(dire_chevauchement(facture, autre) for autre in session.factures.chevauchantes(facture.id)))


def _dire_sans_compte(session: Session, facture: Facture) -> None:
    """Warn that a draft asks for nothing because nothing of its contrat can be counted."""
    if facture.contrat_id is None or totaux(facture.lignes).ttc:
        return
    suivi = session.positions.de(facture.contrat_id, facture.au)
    if suivi.actes_sans_permanence and (dit := dire_sans_compte(suivi.position, suivi.actes_sans_permanence)):
        avertir(f"Attention : {dit}.")


def _completer(session: Session, coffre: Path, facture_id: int) -> list[str]:
    """Return what a draft misses, each with the command that tells it; nothing for what is issued."""
    facture = session.factures.get(facture_id)
    if facture.emise:
        return []
    nom = session.entreprises.get(facture.entreprise_id).nom
    commandes = {
        "votre": f"visavis identite {coffre}",
        "entreprise": f'visavis entreprise {coffre} "{nom}"',
        "reglages": f"visavis facture reglages {coffre}",
    }
    dits = []
    for manque in session.factures.manques(facture_id):
        ou, options = _OU.get(manque, ("", ""))
        dits.append(f"{manque} ({commandes[ou]} {options})" if ou else manque)
    return dits


def _exiger_brouillon(registre: list[Inscription], ident: int) -> None:
    """Raise `BrouillonInconnu`; one that is issued already is refused by the service."""
    if ident not in {i.facture.id for i in registre}:
        brouillons = [f"n° {i.facture.id}" for i in registre if not i.facture.numero]
        raise BrouillonInconnu(id=ident, choix=", ".join(brouillons) or "aucun")


def _avoir(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        facture, _ = session.factures.avoir(session.factures.par_numero(options.numero).id)
    dire(f"Brouillon d’avoir n° {facture.id} : {_euros(facture)}")


def _payer(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        facture = session.factures.par_numero(options.numero)
        paiement = Paiement(facture_id=facture.id, jour=options.le, montant=options.montant, moyen=options.moyen)
        session.factures.paiements.save(paiement)
        if facture.jour and options.le < facture.jour:
            avertir(f"Attention : ce paiement est daté d’avant la facture (émise le {facture.jour:%d/%m/%Y}).")
        inscription = next(i for i in session.factures.registre() if i.facture.id == facture.id)
    dire(_ligne(inscription))


def _exporter(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        facture = session.factures.par_numero(options.numero)
        session.factures.exporter(facture.id, options.sortie, remplacer=options.remplacer)
    dire(f"Facture écrite : {options.sortie}. Rien n’a été transmis : déposez-la sur votre plateforme agréée.")


def _ligne(inscription: Inscription) -> str:
    facture = inscription.facture
    nom = facture.numero or f"brouillon n° {facture.id}"
    reste = _reste(inscription.reste)
    quand = f"{facture.jour:%d/%m/%Y}, {_echeance(facture.echeance)}" if facture.jour else "sans date"
    return f"{nom} · {inscription.entreprise} · {_euros(facture)} · {quand} · {_ETATS[inscription.etat]}{reste}"


def _reste(cents: int) -> str:
    if cents < 0:
        return f", {dire_montant(-cents)} € à rembourser"
    return f", reste {dire_montant(cents)} €" if cents else ""


def _euros(facture: Facture) -> str:
    return f"{dire_montant(totaux(facture.lignes).ttc)} €"


def _echeance(jour: date | None) -> str:
    return f"échéance {jour:%d/%m/%Y}" if jour else "sans échéance"


def _montant(texte: str) -> int:
    """Return cents."""
    try:
        return lire_montant(texte)
    except MontantRefuse:
        raise ArgumentTypeError(f"« {texte} » n’est pas une somme (780 ou 780,50)") from None


def _regime(texte: str) -> Regime:
    try:
        return Regime(texte)
    except ValueError:
        raise RegimeInconnu(regime=texte) from None


def _jours(texte: str) -> int:
    return int(texte) if texte.isascii() and texte.isdigit() else -1
