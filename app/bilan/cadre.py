"""Fixed texts: who, under which secret, how things were counted, which thresholds, what the control does not do."""

from datetime import date
from typing import Protocol

from app.bilan.document import Bilan, Statut
from app.bilan.formats import AU_PLUS, jour, periode, pour_cent, quand, societe
from app.bilan.legendes import legende
from app.bilan.parametres import Niveau
from app.domain.entreprises import SOURCE_CLASSEUR, SOURCE_SANS_DATE, Effectif

LIMITE = (
    "Le contrôle empêche de déduire par calcul ; il ne protège pas de ce que les personnes racontent "
    "ni de ce que l’entreprise sait déjà."
)

_NIVEAUX = {
    Niveau.ACTIVITE: "l’activité du service seulement",
    Niveau.TOTAUX: "les totaux seulement",
    Niveau.BLOCS: "les totaux et des listes à deux groupes de problématiques",
    Niveau.FAMILLES: "les totaux et des listes par famille de problématiques",
    Niveau.THEMES: "les totaux, des listes par problématique et un croisement avec le sexe quand il est possible",
}


class _Contexte(Protocol):
    @property
    def signature(self) -> str: ...
    @property
    def gele_le(self) -> date: ...
    @property
    def contrats(self) -> tuple[str, ...]: ...
    @property
    def effectif(self) -> Effectif | None: ...


def couverture(bilan: Bilan, contexte: _Contexte) -> list[str]:
    """Return the lines of the cover."""
    avertissement = {
        Statut.A_BLANC: "Bilan à blanc, ne pas remettre.",
        Statut.ARRETE: dire_version(bilan.version),
    }[bilan.statut]
    exemple = "EXEMPLE : données entièrement fictives." if bilan.exemple else ""
    return [f"Bilan d’activité {periode(bilan.du, bilan.au)}", contexte.signature, avertissement, exemple]


def dire_version(version: int) -> str:
    """Return what the cover says of a version, and of the one it replaces."""
    remplacee = f", qui remplace la version {version - 1}" if version > 1 else ""
    return f"Version {version}{remplacee}."


def cadre(bilan: Bilan, contexte: _Contexte) -> list[str]:
    """Return the frame of the prestation."""
    references = ", ".join(contexte.contrats)
    convention = f" (convention {references})" if references else ""
    return [
        (
            "Ce bilan rend compte de l’intervention du service social auprès de "
            f"l’{societe(bilan.entreprise)}{convention}, "
            f"période {periode(bilan.du, bilan.au)}. Un seul document est remis à l’employeur et au CSE."
        ),
        (
            "Le service social est tenu au secret professionnel (article L. 411-3 du code de l’action sociale et des "
            "familles, article 226-13 du code pénal). Le fait même qu’une personne l’ait consulté est secret : le "
            "bilan ne comporte que des statistiques anonymes, sans nom, ni date individuelle, ni récit."
        ),
    ]


def methode(bilan: Bilan, contexte: _Contexte) -> list[str]:
    """Return how things were counted and which thresholds apply."""
    p = bilan.parametres
    return [
        (
            "Personne reçue : au moins un entretien sur la période. Personne accompagnée : au moins un acte "
            "individuel. Personne nouvelle : aucun contact dans les 24 mois précédents. Chaque personne a une "
            "problématique principale, celle de l’accompagnement actif le premier sur la période. L’âge est la "
            "différence des années ; la catégorie, le site et l’emploi sont ceux du dernier acte de la période."
        ),
        (
            "Les réponses manquantes sont présentées ou regroupées, jamais écartées. Les pourcentages sont arrondis à "
            f"l’unité la plus proche et ne sont donnés qu’à partir d’une base de {p['base_pourcent']}."
        ),
        (
            f"Seuils : aucun chiffre sur les personnes à moins de {p['k']} personnes reçues ; les totaux seuls à moins "
            f"de {p['t_liste']} ; deux groupes à moins de {p['t_familles']} ; les familles de problématiques à moins "
            f"de {p['t_croise']} ; les problématiques au-delà. "
            f"Niveau de ce bilan : {_NIVEAUX[Niveau(str(p['niveau']))]}."
        ),
        *_demarches(bilan),
        legende(int(p["k"]), int(p["k_sensible"])),
        f"Données arrêtées au {jour(contexte.gele_le)}.",
    ]


def _demarches(bilan: Bilan) -> list[str]:
    """Return how démarches and aids were counted, when some are told."""
    phrases = []
    if any(t.id == "demarches_resultat" for t in bilan.tableaux):
        phrases.append(
            "Démarche : demande adressée à un organisme pour une personne, comptée l’année de la réponse, ou en "
            "attente à la fin de la période."
        )
    if any(i.id == "aides_obtenues" for i in bilan.indicateurs):
        phrases.append(
            "Aides et remises obtenues : sommes accordées et remises de dettes, hors prêts et hors aides versées par "
            "l’entreprise et le CSE ; total arrondi à 100 €."
        )
    return [" ".join(phrases)] if phrases else []


def recours(bilan: Bilan, contexte: _Contexte) -> list[str]:
    """Return the definition of the taux de recours, with the date and source of its denominator."""
    if contexte.effectif is None:
        return ["Effectif non communiqué : le taux de recours n’est pas calculé."]
    phrases = [_effectif(bilan, contexte.effectif)]
    if any(i.id == "taux_recours" for i in bilan.indicateurs):
        phrases.append(
            "Taux de recours : salariés comptés dans l’effectif et reçus, rapportés à l’effectif. Les conjoints, "
            "retraités et prestataires reçus sont comptés à part."
        )
    if any(i.id == "taux_recours" and i.affiche.startswith(AU_PLUS) for i in bilan.indicateurs):
        phrases.append(
            "« Au plus » : toutes les personnes reçues, hors effectif comprises, rapportées à l’effectif ; "
            "le taux exact laisserait déduire un petit nombre de personnes."
        )
    return phrases


def _effectif(bilan: Bilan, effectif: Effectif) -> str:
    """Tell the headcount with its own day, which may be far from the period, and where it comes from."""
    imprime = next((f" : {i.affiche}" for i in bilan.indicateurs if i.id == "effectif"), "")
    if effectif.source in (SOURCE_CLASSEUR, SOURCE_SANS_DATE):
        source = ", d’après le classeur de suivi"
    else:
        source = f", source : {effectif.source}" if effectif.source else ""
    return f"Effectif {quand(effectif)}{imprime}{source}."


def note_dpo(bilan: Bilan) -> list[str]:
    """Return the annex for the data protection officer: unit, thresholds, controls, residual risk."""
    p = bilan.parametres
    return [
        (
            "Unité : la personne. Chaque chiffre repose sur le nombre de personnes distinctes qui le composent, quel "
            f"que soit ce qu’il affiche. Seuil général : {p['k']} ; rubriques sensibles : {p['k_sensible']}."
        ),
        (
            "Contrôles : regroupement d’abord, masquage ensuite, ni bruit ni arrondi. Les groupes identifiants ne sont "
            f"présentés que si leur effectif est connu, d’au moins {p['h_min']}, et si au moins {p['k']} de leurs "
            f"membres n’ont pas été reçus. Un volume d’actes n’est présenté que si personne n’en représente plus de "
            f"{pour_cent(int(p['part_max']))}. Un croisement qui masquerait trop de cases est retiré."
        ),
        (
            "Vérification : avant toute impression, un calcul exact cherche ce qu’un lecteur pourrait déduire de "
            "l’ensemble du document, y compris s’il connaît la règle. Le document n’existe que si toute valeur "
            f"déductible est nulle ou d’au moins {p['k']}."
        ),
        f"Risque résiduel. {LIMITE}",
    ]
