"""The conditions of a contrat as one reads them."""

from collections.abc import Mapping
from typing import Final

from app.bilan.formats import accorder, enumerer, jour
from app.domain.contrats import Conditions, Contrat, Depassement, Mode, Report, Unite
from app.domain.montants import dire_montant

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
    return ", ".join(dit for dit in (dates, suite, contrat.libelle) if dit)


def dire_conditions(conditions: Conditions, sites: Mapping[int, str]) -> list[str]:
    """Return the terms, a sentence each, the most looked for first."""
    return [phrase for phrase in (_volume(conditions), _restes(conditions), _autour(conditions, sites)) if phrase]


def _volume(c: Conditions) -> str:
    volume = f"\u00a0: {dire_montant(c.volume)} {UNITES[c.unite]} par an" if c.volume else ""
    prix = f", {dire_montant(c.prix)}\u00a0€ {_L_UNITE[c.unite]}" if c.prix is not None else ""
    return f"{MODES[c.mode]}{volume}{prix}."


def _restes(c: Conditions) -> str:
    reporte = {
        Report.PERDU: "perdu en fin d’année",
        Report.POURCENT: f"reporté à {c.report_valeur}\u202f%",
        Report.MOIS: f"reporté pendant {c.report_valeur}\u00a0mois",
    }[c.report]
    preavis = f" Préavis de {c.preavis}\u00a0mois." if c.preavis is not None else ""
    return f"Volume non consommé {reporte}\u00a0; dépassement {DEPASSEMENTS[c.depassement]}.{preavis}"


def _autour(c: Conditions, sites: Mapping[int, str]) -> str:
    lieux = [sites[s] for s in c.sites if s in sites]
    rythme = RYTHMES.get(c.bilan_rythme, f"tous les {c.bilan_rythme}\u00a0mois")
    seuil = f", seuil de {accorder(c.seuil, 'personne')}" if c.seuil else ""
    remis = f", remis à {c.destinataires}" if c.destinataires else ""
    phrases = (
        f"Bilan {rythme}{seuil}{remis}.",
        f"Sites\u00a0: {enumerer(lieux)}." if lieux else "",
        f"Trajet\u00a0: {c.trajet}." if c.trajet else "",
    )
    return " ".join(phrase for phrase in phrases if phrase)
