"""The conditions of a contrat as one reads them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.bilan.formats import accorder, enumerer, jour
from app.domain.calendrier import MOIS, duree
from app.domain.contrats import (
    Assiette,
    Conditions,
    Contrat,
    Decompte,
    Depassement,
    Exercice,
    Mode,
    Report,
    Unite,
)
from app.domain.contrats.echeances import dire_sans_compte
from app.domain.montants import dire_montant
from app.services.comptes import Suivi

MODES: Final = {
    Mode.FORFAIT: "Au forfait",
    Mode.PERMANENCE: "Par permanences",
    Mode.HEURE: "À l’heure",
    Mode.PAR_SALARIE: "Par salarié",
}
UNITES: Final = {
    Unite.HEURES: "heures",
    Unite.DEMI_JOURNEES: "demi-journées",
    Unite.JOURS: "jours",
    Unite.FORFAIT: "forfaits",
    Unite.SALARIES: "salariés",
}
REPORTS: Final = {
    Report.PERDU: "perdu en fin d’année",
    Report.POURCENT: "reporté, en partie (%)",
    Report.MOIS: "reporté quelques mois",
}
DEPASSEMENTS: Final = {
    Depassement.A_APPROUVER: "à approuver avant",
    Depassement.FACTURE: "facturé",
    Depassement.INCLUS: "compris dans le prix",
}
ASSIETTES: Final = {
    Assiette.ACTES: "les actes",
    Assiette.PERMANENCES: "les permanences tenues",
    Assiette.LES_DEUX: "les permanences et les autres actes",
}
DECOMPTES: Final = {
    Decompte.ENTIERE: "une demi-journée entière",
    Decompte.ENTAMEE: "chaque demi-journée entamée",
    Decompte.PRORATA: "sa durée exacte",
}
EXERCICES: Final = {
    Exercice.ANNIVERSAIRE: "d’anniversaire en anniversaire",
    Exercice.CIVIL: "du 1er janvier au 31 décembre",
}
_AN: Final = 12
RYTHMES: Final = {12: "annuel", 6: "semestriel", 3: "trimestriel"}
_L_UNITE: Final = {
    Unite.HEURES: "l’heure",
    Unite.DEMI_JOURNEES: "la demi-journée",
    Unite.JOURS: "la journée",
    Unite.FORFAIT: "l’année",
    Unite.SALARIES: "par salarié",
}


def dire_contrat(contrat: Contrat) -> str:
    """Return « Du 1er octobre 2023 au 31 décembre 2026, tacite reconduction »."""
    dates = f"Du {jour(contrat.debut)} au {jour(contrat.fin)}" if contrat.fin else f"Depuis le {jour(contrat.debut)}"
    suite = "tacite reconduction" if contrat.tacite_reconduction else "sans tacite reconduction"
    if contrat.fin and contrat.tacite_reconduction and contrat.reconduction != _AN:
        suite = f"reconduit par {contrat.reconduction}\u00a0mois"
    annees = "années civiles" if contrat.exercice is Exercice.CIVIL else ""
    return ", ".join(dit for dit in (dates, suite, annees, contrat.libelle) if dit)


@dataclass(frozen=True, slots=True)
class Reperes:
    """Names of what conditions point at: the sites by id, the natures by code, those of them still `offertes`."""

    sites: Mapping[int, str] = field(default_factory=dict)
    natures: Mapping[str, str] = field(default_factory=dict)
    offertes: frozenset[str] = frozenset()

    def a_cocher(self, deja: Collection[str]) -> dict[str, str]:
        """Return the natures to choose from: those still offered, and those chosen already."""
        connues = {code: nom for code, nom in self.natures.items() if code in self.offertes or code in deja}
        return connues | {code: code for code in deja if code not in connues}


def dire_conditions(conditions: Conditions, reperes: Reperes) -> list[str]:
    """Return the terms, a sentence each, the most looked for first."""
    c = conditions
    dites = (
        dire_volume(c, reperes),
        " ".join(filter(None, (dire_compte(c, reperes), _annulations(c)))),
        " ".join(filter(None, (dire_report(c, reperes), dire_depassement(c, reperes), _preavis(c)))),
        " ".join(filter(None, (_revision(c), _trajets(c)))),
        " ".join(filter(None, (dire_bilan(c, reperes), _sites(c, reperes)))),
    )
    return [phrase for phrase in dites if phrase]


def dire_volume(c: Conditions, _reperes: Reperes) -> str:
    """Return « À l’heure : 220 heures par an, 80,00 € l’heure. »."""
    volume = f"\u00a0: {dire_montant(c.volume)} {UNITES[c.unite]} par an" if c.volume else ""
    prix = f", {dire_montant(c.prix)}\u00a0€ {_L_UNITE[c.unite]}" if c.prix is not None else ""
    return f"{MODES[c.mode]}{volume}{prix}."


def dire_compte(c: Conditions, reperes: Reperes) -> str:
    """Return what consumes the volume; "" when nothing counts time."""
    if c.unite not in (Unite.HEURES, Unite.DEMI_JOURNEES, Unite.JOURS):
        return ""
    noms = [reperes.natures.get(code, code) for code in c.natures_incluses]
    natures = f", natures\u00a0: {enumerer(noms)}" if noms else ""
    dits = [f"Volume consommé par {ASSIETTES[c.consomme_par]}{natures}."]
    if c.unite is not Unite.HEURES:
        compte = DECOMPTES[c.decompte]
        dits.append(f"Une demi-journée\u00a0: {duree(c.demi_journee)}\u202f; une permanence compte {compte}.")
    return " ".join(dits)


def dire_depassement(c: Conditions, _reperes: Reperes) -> str:
    """Return what becomes of what is beyond the volume."""
    au_dela = ""
    if c.prix_depassement is not None:
        au_dela = f", {dire_montant(c.prix_depassement)}\u00a0€ {_L_UNITE[c.unite]}"
    return f"Dépassement {DEPASSEMENTS[c.depassement]}{au_dela}."


def dire_report(c: Conditions, _reperes: Reperes) -> str:
    """Return what becomes of the volume not consumed."""
    vie = f" pendant {c.report_duree}\u00a0mois" if c.report_duree else ""
    reporte = {
        Report.PERDU: "perdu en fin d’année",
        Report.POURCENT: f"reporté à {c.report_valeur}\u202f%{vie}",
        Report.MOIS: f"reporté pendant {c.report_valeur}\u00a0mois",
    }[c.report]
    if c.report is not Report.PERDU and c.report_plafond is not None:
        reporte += f", {dire_montant(c.report_plafond)} {UNITES[c.unite]} au plus"
    return f"Volume non consommé {reporte}."


def dire_trajets(c: Conditions, _reperes: Reperes) -> str:
    """Return what journeys cost and count."""
    return _trajets(c) or "Rien n’est convenu pour les trajets."


def dire_annulations(c: Conditions, _reperes: Reperes) -> str:
    """Return what a permanence called off too late is worth."""
    return _annulations(c) or "Une permanence annulée n’est pas due."


def dire_preavis(c: Conditions, _reperes: Reperes) -> str:
    """Return how long before the term one gives notice."""
    return _preavis(c) or "Aucun préavis convenu."


def dire_revision(c: Conditions, _reperes: Reperes) -> str:
    """Return how the price moves."""
    return _revision(c) or "Le prix ne change pas de lui-même."


def dire_bilan(c: Conditions, _reperes: Reperes) -> str:
    """Return how often a bilan is due, to whom."""
    rythme = RYTHMES.get(c.bilan_rythme, f"tous les {c.bilan_rythme}\u00a0mois")
    seuil = f", seuil de {accorder(c.seuil, 'personne')}" if c.seuil else ""
    remis = f", remis à {c.destinataires}" if c.destinataires else ""
    return f"Bilan {rythme}{seuil}{remis}."


def dire_sites(c: Conditions, reperes: Reperes) -> str:
    """Return where the terms apply."""
    return _sites(c, reperes) or "Toute l’entreprise."


def _annulations(c: Conditions) -> str:
    if c.annulation_delai is None:
        return ""
    delai = accorder(c.annulation_delai, "jour")
    return f"Annulée par l’entreprise à moins de {delai}\u00a0: due à {c.annulation_part}\u202f%."


def _preavis(c: Conditions) -> str:
    fin = " à la fin d’un mois" if c.preavis_fin_de_mois else ""
    return f"Préavis de {c.preavis}\u00a0mois{fin}." if c.preavis else ""


def _revision(c: Conditions) -> str:
    dits = []
    if c.revision_effectif is not None:
        dits.append(f"Effectif relu chaque 1er {MOIS[c.revision_effectif - 1]}.")
    if c.indexation:
        dits.append(f"Prix relevé de {dire_montant(c.indexation)}\u202f% chaque année.")
    if c.indice:
        base = f", {dire_montant(c.indice_base)} au départ" if c.indice_base else ""
        dits.append(f"Prix suivant l’indice {c.indice}{base}.")
    return " ".join(dits)


def _trajets(c: Conditions) -> str:
    dits = [f"Trajet\u00a0: {c.trajet}."] if c.trajet else []
    if c.prix_km is not None:
        dits.append(f"Trajets à {c.prix_km // 1000},{c.prix_km % 1000:03}\u00a0€ le km.")
    if c.trajet_compte:
        dits.append("Temps de trajet compté dans le volume.")
    return " ".join(dits)


def _sites(c: Conditions, reperes: Reperes) -> str:
    lieux = [reperes.sites[s] for s in c.sites if s in reperes.sites]
    return f"Sites\u00a0: {enumerer(lieux)}." if lieux else ""


def dire_valeur(suivi: Suivi) -> str:
    """Return what the contract year is worth so far, "" when no price is agreed, or nothing is counted nor due."""
    valeur = suivi.position.valeur
    if valeur is None or (dire_sans_compte(suivi.position, suivi.actes_sans_permanence) and not valeur.acquis):
        return ""
    euros = "\u00a0€"
    dits = [f"Acquis\u00a0: {dire_montant(valeur.acquis)}{euros}"]
    if valeur.engage is not None:
        dits[0] += f" sur {dire_montant(valeur.engage)}{euros}"
    for nom, cents in (
        ("à facturer en plus", valeur.facture),
        ("à faire approuver", valeur.a_approuver),
        ("refusé", valeur.refuse),
        ("trajets", suivi.frais),
    ):
        if cents:
            dits.append(f"{nom}\u00a0: {dire_montant(cents)}{euros}")
    separes = "\u202f; ".join(dits)
    return f"{separes}."
