"""Every value and every fact a clause may use, from the records of the contrat; a value not known stays empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.calendrier import duree
from app.domain.contrats import Conditions, Contrat, Mode, Report, Unite
from app.domain.conventions.calendrier import dire_calendrier
from app.domain.effectifs import dire_effectif
from app.domain.entreprises import Effectif, Site
from app.domain.facturation import FRANCHISE, Acheteur, Facturation, Regime, penalites
from app.domain.factures import LigneFacture, UniteFacture, totaux
from app.domain.montants import dire_montant
from app.domain.permanences import Permanence
from app.domain.praticiennes import Praticienne
from app.domain.typographie import FINE, INSECABLE, jour

CHAMPS: Final = {
    "praticienne": "votre nom",
    "titre": "votre titre",
    "forme": "votre forme juridique",
    "adresse_praticienne": "votre adresse",
    "siret_praticienne": "votre SIRET",
    "assureur": "nom de l’assureur et numéro de police",
    "remplacant": "nom du remplaçant pressenti",
    "entreprise": "le nom de l’entreprise",
    "adresse_entreprise": "l’adresse de l’entreprise",
    "siren_entreprise": "le SIREN de l’entreprise",
    "representant": "nom et qualité du signataire",
    "secteur": "le secteur d’activité",
    "conventions_collectives": "la convention collective",
    "contexte": "ce qui motive la demande",
    "horaires": "les horaires de travail (équipes, nuit, itinérance)",
    "interlocuteur": "la fonction de l’interlocuteur",
    "local": "l’adresse du local et son accès",
    "date_limite": "la date limite de réponse",
    "reference": "la référence du contrat",
    "objet": "l’objet du contrat",
    "debut": "la date de début",
    "fin": "la date de fin",
    "a_partir_du": "la date d’effet",
    "sites": "les sites couverts",
    "calendrier": "les jours et les heures des permanences",
    "effectif": "l’effectif et sa date",
    "volume": "le volume par an",
    "demi_journee": "la durée d’une demi-journée",
    "prix": "le prix",
    "unite": "l’unité du prix",
    "total_annuel": "le montant annuel hors taxes",
    "total_ttc": "le montant annuel toutes taxes comprises",
    "report_valeur": "le report convenu",
    "report_plafond": "le plafond du report",
    "prix_depassement": "le prix au-delà du volume",
    "annulation_delai": "le délai d’annulation",
    "annulation_part": "la part due en cas d’annulation tardive",
    "trajet": "la règle des trajets",
    "prix_km": "le prix du kilomètre",
    "indexation": "la révision annuelle du prix",
    "preavis": "le préavis",
    "reconduction": "la durée de la reconduction",
    "rythme": "le rythme du bilan",
    "seuil": "le seuil d’anonymat",
    "seuil_sensible": "le seuil des rubriques sensibles",
    "destinataires": "qui reçoit le bilan",
    "delai_paiement": "le délai de paiement",
    "penalites": "les pénalités de retard",
    "tva": "votre régime de TVA",
    "aujourd_hui": "la date",
}
"""What each value is, in the words of « [à compléter : …] »."""

UNITES: Final = {
    Unite.HEURES: ("heure", "heures"),
    Unite.DEMI_JOURNEES: ("demi-journée", "demi-journées"),
    Unite.JOURS: ("journée", "journées"),
    Unite.FORFAIT: ("forfait annuel", "forfaits annuels"),
    Unite.SALARIES: ("salarié", "salariés"),
}
_RYTHMES: Final = {12: "une fois par an", 6: "deux fois par an", 3: "quatre fois par an"}
_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The records a document is written from; `seuils` is k and that of the sensitive themes.

    `permanences` are those of the season: the calendar is read from the slots that come back.
    """

    praticienne: Praticienne
    facturation: Facturation
    acheteur: Acheteur
    contrat: Contrat
    conditions: Conditions
    sites: Sequence[Site]
    effectif: Effectif | None
    seuils: tuple[int, int]
    aujourd_hui: date
    permanences: Sequence[Permanence] = ()


@dataclass(frozen=True, slots=True)
class Faits:
    """Values by name, and the names of what is true."""

    champs: Mapping[str, str]
    vrais: frozenset[str]


def etablir(dossier: Dossier) -> Faits:
    """Return the values and the facts of a contrat."""
    champs = {**_parties(dossier), **_duree(dossier), **_prestation(dossier), **_prix(dossier), **_bilan(dossier)}
    return Faits(champs, frozenset(_vrais(dossier)))


def forfait_entier(c: Conditions) -> bool:
    """Tell whether the price agreed is that of the whole year, as the engine and the invoices read it."""
    return c.unite is Unite.FORFAIT or (c.mode is Mode.FORFAIT and c.volume is None)


def ligne_annuelle(dossier: Dossier) -> LigneFacture | None:
    """Return the whole year as one line, None when volume or price is not agreed."""
    c, tva = dossier.conditions, dossier.facturation.regime.tva
    if c.prix is None:
        return None
    if c.mode is Mode.PAR_SALARIE:
        nombre = dossier.effectif.nombre * _CENT if dossier.effectif else c.volume
        unite = UniteFacture.SALARIES
    else:
        nombre, unite = (_CENT if forfait_entier(c) else c.volume), UniteFacture.FORFAIT
    if nombre is None:
        return None
    return LigneFacture(libelle="Prestation annuelle", quantite=nombre, prix=c.prix, tva=tva, unite=unite, genere=True)


def _parties(dossier: Dossier) -> dict[str, str]:
    elle, acheteur = dossier.praticienne, dossier.acheteur
    return {
        "praticienne": elle.nom,
        "titre": elle.titre,
        "forme": dossier.facturation.forme,
        "adresse_praticienne": _adresse(elle.adresse, elle.code_postal, elle.ville),
        "siret_praticienne": _groupes(elle.siret),
        "entreprise": acheteur.raison_sociale,
        "adresse_entreprise": _adresse(acheteur.adresse, acheteur.code_postal, acheteur.ville),
        "siren_entreprise": _groupes(acheteur.siren),
        "aujourd_hui": jour(dossier.aujourd_hui),
    }


def _duree(dossier: Dossier) -> dict[str, str]:
    contrat, c = dossier.contrat, dossier.conditions
    return {
        "reference": contrat.reference,
        "objet": contrat.libelle,
        "debut": jour(contrat.debut),
        "fin": jour(contrat.fin) if contrat.fin else "",
        "a_partir_du": jour(c.a_partir_du),
        "preavis": f"{c.preavis}{INSECABLE}mois" if c.preavis is not None else "",
        "reconduction": f"{contrat.reconduction}{INSECABLE}mois",
    }


def _prestation(dossier: Dossier) -> dict[str, str]:
    c = dossier.conditions
    noms = [site.nom for site in dossier.sites if site.id in c.sites] or [s.nom for s in dossier.sites if s.actif]
    return {
        "sites": ", ".join(noms),
        "calendrier": dire_calendrier(dossier.permanences, {site.id: site.nom for site in dossier.sites}),
        "effectif": _effectif(dossier.effectif),
        "volume": _quantite(c.volume, c.unite),
        "demi_journee": duree(c.demi_journee),
        "report_valeur": f"{c.report_valeur}{FINE}%" if c.report is Report.POURCENT else _mois(c.report_valeur),
        "report_plafond": _quantite(c.report_plafond, c.unite),
        "annulation_delai": _jours(c.annulation_delai),
        "annulation_part": f"{c.annulation_part}{FINE}%",
        "trajet": c.trajet[:1].lower() + c.trajet[1:],
        "prix_km": _milliemes(c.prix_km),
    }


def _prix(dossier: Dossier) -> dict[str, str]:
    c, facturation = dossier.conditions, dossier.facturation
    ligne = ligne_annuelle(dossier)
    sommes = totaux([ligne]) if ligne else None
    tva = {
        Regime.A_DIRE: "",
        Regime.FRANCHISE: f"{FRANCHISE}. Les prix sont nets",
        Regime.NORMAL: f"La TVA s’ajoute au taux de 20{FINE}%",
    }
    depassement = c.prix if c.prix_depassement is None else c.prix_depassement
    return {
        "prix": _euros(c.prix),
        "unite": UNITES[c.unite][0],
        "total_annuel": _euros(sommes.ht) if sommes else "",
        "total_ttc": _euros(sommes.ttc) if sommes else "",
        "prix_depassement": _euros(depassement),
        "indexation": f"{dire_montant(c.indexation)}{FINE}%" if c.indexation else c.indice,
        "delai_paiement": _jours(facturation.delai),
        "penalites": penalites(facturation),
        "tva": tva[facturation.regime],
    }


def _bilan(dossier: Dossier) -> dict[str, str]:
    c, (seuil, sensible) = dossier.conditions, dossier.seuils
    return {
        "rythme": _RYTHMES.get(c.bilan_rythme, f"tous les {c.bilan_rythme}{INSECABLE}mois"),
        "seuil": str(seuil),
        "seuil_sensible": str(sensible),
        "destinataires": c.destinataires,
    }


def _vrais(dossier: Dossier) -> list[str]:
    c, contrat = dossier.conditions, dossier.contrat
    volume = c.volume is not None and c.unite not in (Unite.SALARIES, Unite.FORFAIT)
    vrais = {
        f"mode_{c.mode}": True,
        f"report_{c.report}": volume,
        f"depassement_{c.depassement}": volume,
        f"decompte_{c.decompte}": c.unite in (Unite.DEMI_JOURNEES, Unite.JOURS),
        f"regime_{dossier.facturation.regime or 'a_dire'}": True,
        "volume": volume,
        "forfait_entier": c.mode is Mode.FORFAIT and forfait_entier(c),
        "forfait_detaille": c.mode is Mode.FORFAIT and not forfait_entier(c),
        "a_venir": contrat.debut >= dossier.aujourd_hui,
        "total": ligne_annuelle(dossier) is not None,
        "en_demi_journees": c.unite in (Unite.DEMI_JOURNEES, Unite.JOURS),
        "tacite": contrat.tacite_reconduction,
        "terme": contrat.fin is not None,
        "fin_de_mois": c.preavis_fin_de_mois,
        "plafond": c.report_plafond is not None,
        "annulation": c.annulation_delai is not None,
        "trajet_compte": c.trajet_compte,
        "trajet": bool(c.trajet),
        "kilometres": c.prix_km is not None,
        "indexation": bool(c.indexation or c.indice),
        "exemple": dossier.praticienne.exemple,
    }
    return [nom for nom, vrai in vrais.items() if vrai]


def _effectif(effectif: Effectif | None) -> str:
    if effectif is None:
        return ""
    return f"{dire_effectif(effectif.nombre, plancher=effectif.plancher)}{INSECABLE}salariés au {jour(effectif.au)}"


def _groupes(numero: str) -> str:
    """Return « 123 456 789 00012 »."""
    return INSECABLE.join(filter(None, (numero[:3], numero[3:6], numero[6:9], numero[9:])))


def _adresse(rue: str, code_postal: str, ville: str) -> str:
    return ", ".join(dit for dit in (rue, f"{code_postal} {ville}".strip()) if dit) if ville else ""


def _quantite(centiemes: int | None, unite: Unite) -> str:
    if centiemes is None:
        return ""
    un, plusieurs = UNITES[unite]
    return f"{dire_montant(centiemes)}{INSECABLE}{plusieurs if centiemes >= 2 * _CENT else un}"


def _euros(cents: int | None) -> str:
    if cents is None:
        return ""
    entier, reste = divmod(cents, _CENT)
    return f"{dire_montant(entier * _CENT)},{reste:02}{INSECABLE}€"


def _milliemes(prix: int | None) -> str:
    """Return « 0,603 € » from thousandths of a euro."""
    return "" if prix is None else f"{prix // 1000},{prix % 1000:03}{INSECABLE}€"


def _mois(nombre: int) -> str:
    return f"{nombre}{INSECABLE}mois"


def _jours(nombre: int | None) -> str:
    return "" if nombre is None else f"{nombre}{INSECABLE}jours"
