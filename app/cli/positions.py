"""The command contrats: where each contrat stands on a day, what it is worth, where it goes."""

import json
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from app.cli import phrases, valeurs
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope
from app.domain.contrats.approbations import Reponse, minutes_de
from app.domain.contrats.dires_approbations import dire_attente, dire_reponse
from app.domain.contrats.echeances import dire_echeance, dire_sans_compte
from app.domain.contrats.phrases import dire_alerte, dire_prevision, quantite
from app.domain.contrats.position import Position
from app.domain.contrats.prevision import Prevision
from app.domain.contrats.volumes import minutes_de_l_unite
from app.domain.montants import dire_montant
from app.domain.typographie import jour
from app.services.comptes import Suivi

FORMAT = "visavis-contrats/1"
_FORMATS = ("texte", "json")
_OU_REPONDRE = "La réponse se note dans la fenêtre, page du contrat : « Noter une réponse sur le dépassement… »."


def brancher(branches: Branches) -> None:
    """Add the command."""
    contrats = commande(branches, "contrats", "dit où en est chaque contrat, et où il va", _contrats)
    contrats.add_argument("coffre", type=Path, metavar="COFFRE")
    contrats.add_argument(
        "--au", type=valeurs.jour, metavar="D", help="au soir de ce jour (aujourd’hui si rien n’est dit)"
    )
    contrats.add_argument(
        "--format", type=_format, default="texte", metavar="F", help="texte (ce que vous lisez) ou json"
    )
    phrases.ajouter(contrats)


def _format(texte: str) -> str:
    if texte not in _FORMATS:
        raise ArgumentTypeError(f"format inconnu : {texte} ; au choix : {', '.join(_FORMATS)}")
    return texte


def _contrats(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        suivis = [session.positions.de(s.contrat.id, options.au) for s in session.positions.tableau(options.au)]
    if options.format == "json":
        au = suivis[0].position.au.isoformat() if suivis else None
        contenu = {"format": FORMAT, "au": au, "contrats": [_objet(suivi) for suivi in suivis]}
        dire(json.dumps(contenu, ensure_ascii=False, indent=1))
    elif not suivis:
        dire("Aucun contrat en cours ce jour-là.")
    else:
        for suivi in suivis:
            dire(*_lignes(suivi), "")


def _lignes(suivi: Suivi) -> list[str]:
    p, s = suivi.position, suivi.position.situation
    lignes = [f"{suivi.entreprise.nom}, contrat {_nommer(suivi)}"]
    if s is None or p.conditions is None:
        return [*lignes, "  Aucune condition n’est écrite : le volume n’est pas connu."]
    lignes.append(f"  Année du {jour(s.annee.debut)} au {jour(s.annee.fin)}")
    lignes.append(f"  {_volume(p)}")
    vide = dire_sans_compte(p, suivi.actes_sans_permanence)
    if suivi.prevision is not None:
        lignes.append(f"  {dire_prevision(suivi.prevision, p.conditions, p.au)}")
    elif vide:
        lignes.append(f"  {vide}.")
    dates = dire_echeance(p)
    lignes.append(f"  {dates[:1].upper()}{dates[1:]}.")
    if dite := _valeur(suivi, rien=bool(vide)):
        lignes.append(f"  {dite}")
    if attente := dire_attente(p):
        lignes.append(f"  {attente}. {_OU_REPONDRE}")
    lignes += [f"  {dire_reponse(a, p)}" for a in suivi.approbations if a.decide_le <= p.au]
    return lignes + [f"  ! {dire_alerte(alerte, p, suivi.prevision)}" for alerte in suivi.alertes]


def _nommer(suivi: Suivi) -> str:
    """Return the reference, else the number that other commands accept."""
    return suivi.contrat.reference or f"n° {suivi.contrat.id}, sans référence"


def _volume(position: Position) -> str:
    situation, regle = position.situation, position.conditions
    if situation is None or situation.prevu is None or situation.reste is None:
        return f"Consommé {quantite(situation.consomme if situation else 0, regle)}, sans plafond"
    reporte = f" dont {quantite(situation.reporte, regle)} reportés" if situation.reporte else ""
    prevu = f"Prévu {quantite(situation.prevu, regle)}{reporte}"
    au_dela = f", au-delà {quantite(situation.depassement, regle)}" if situation.depassement else ""
    consomme, reste = quantite(situation.consomme, regle), quantite(situation.reste, regle)
    return f"{prevu} ; consommé {consomme} ; reste {reste}{au_dela}"


def _valeur(suivi: Suivi, *, rien: bool) -> str:
    """Return what the year is worth; "" when no price is agreed, or when nothing can be counted nor is due."""
    valeur = suivi.position.valeur
    if valeur is None or (rien and not valeur.acquis):
        return ""
    dits = [f"acquis {dire_montant(valeur.acquis)} €"]
    if valeur.engage is not None:
        dits.append(f"convenu pour l’année {dire_montant(valeur.engage)} €")
    sommes = {"à facturer en plus": valeur.facture, "à faire approuver": valeur.a_approuver, "refusé": valeur.refuse}
    for nom, cents in sommes.items():
        if cents:
            dits.append(f"{nom} {dire_montant(cents)} €")
    if suivi.frais:
        dits.append(f"trajets {dire_montant(suivi.frais)} €")
    return f"Valeur : {' ; '.join(dits)}"


def _objet(suivi: Suivi) -> dict[str, Any]:
    """Return one contrat for a program: minutes, cents, ISO dates; null where nothing is agreed."""
    p, s, v = suivi.position, suivi.position.situation, suivi.position.valeur
    return {
        "entreprise": suivi.entreprise.nom,
        "contrat": suivi.contrat.id,
        "reference": suivi.contrat.reference,
        "du": s.annee.debut.isoformat() if s else None,
        "au": s.annee.fin.isoformat() if s else None,
        "terme": p.terme.isoformat(),
        "preavis": p.preavis[0].isoformat() if p.preavis else None,
        "preavis_du_terme": p.preavis_du_terme.isoformat() if p.preavis_du_terme else None,
        "unite": p.conditions.unite.value if p.conditions else None,
        "minutes_par_unite": minutes_de_l_unite(p.conditions) if p.conditions else None,
        "minutes": {nom: getattr(s, nom) for nom in _MINUTES} if s else None,
        "depassement_a_approuver": {nom: minutes_de(p.tranches, reponse=reponse) for nom, reponse in _REPONSES.items()},
        "centimes": {nom: getattr(v, nom) for nom in _CENTIMES} | {"trajets": suivi.frais} if v else None,
        "prevision": _prevision(suivi.prevision) if suivi.prevision else None,
        "actes_sans_permanence": suivi.actes_sans_permanence,
        "alertes": [
            {"signal": a.signal.value, "le": a.le.isoformat() if a.le else None, "lue": a not in suivi.a_dire}
            for a in suivi.alertes
        ],
    }


_MINUTES = ("accorde", "reporte", "perdu", "prevu", "consomme", "depassement", "reste")
_CENTIMES = ("engage", "acquis", "facture", "a_approuver", "refuse")
_REPONSES = {"approuve": Reponse.APPROUVE, "refuse": Reponse.REFUSE, "en_attente": None}


def _prevision(prevision: Prevision) -> dict[str, Any]:
    terme = prevision.terme
    return {
        "central": terme.central,
        "bas": terme.bas,
        "haut": terme.haut,
        "epuise_le": prevision.epuise_le.isoformat() if prevision.epuise_le else None,
    }
