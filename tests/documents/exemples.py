"""Fictional bilans, written by hand: what the writers are shown while the engine is not asked."""

from datetime import date

from app.bilan.document import (
    Bilan,
    Statut,
    Texte,
    Unite,
)
from tests.documents.fabrique import croise, indicateur, liste

MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


INDICATEURS = (
    indicateur("personnes_recues", "personnes reçues", Unite.PERSONNES, 67, "67", 60),
    indicateur("personnes_accompagnees", "personnes accompagnées", Unite.PERSONNES, 79, "79", 71),
    indicateur("personnes_nouvelles", "personnes nouvelles", Unite.PERSONNES, 38, "38"),
    indicateur("effectif", "effectif au 1er janvier 2025", Unite.PERSONNES, 412, "412"),
    indicateur("taux_recours", "de l’effectif (412 au 1er janvier)", Unite.POURCENT, 16, "16\u00a0%", 15),
    indicateur("interventions", "interventions", Unite.ACTES, 1318, "1\u202f318", 1204),
    indicateur("entretiens", "entretiens", Unite.ACTES, 171, "171", 160),
    indicateur("demarches", "démarches", Unite.ACTES, 64, "64"),
    indicateur("heures_presence", "heures de présence réalisées", Unite.MINUTES, 12180, "203\u00a0h", 11700),
    indicateur("permanences_prevues", "permanences prévues", Unite.PERMANENCES, 44, "44", 44),
    indicateur("permanences_tenues", "permanences tenues", Unite.PERMANENCES, 42, "42", 40),
    indicateur(
        "aides_obtenues", "d’aides obtenues, hors entreprise et CSE", Unite.CENTIMES, 1420000, "14\u202f200\u00a0€"
    ),
)

THEMES = (
    ("Budget et endettement", 19, 15, None),
    ("Logement", 15, 16, None),
    ("Travail et vie professionnelle", 9, 6, None),
    ("Santé", 8, 9, None),
    ("Famille et parentalité", 7, 6, None),
    ("Autres (regroupés)", 9, 8, None),
)

TABLEAUX = (
    liste("sexe", "Sexe", [("Femmes", 31, 28, 36), ("Hommes", 36, 32, 64)]),
    liste(
        "age",
        "Âge",
        [
            ("Moins de 35 ans", 17, None, 23),
            ("35 à 44 ans", 20, 18, 25),
            ("45 à 54 ans", 18, 17, 30),
            ("55 ans et plus", 12, 12, 22),
        ],
    ),
    liste(
        "csp",
        "Catégorie socioprofessionnelle",
        [("Ouvriers", 34, 30, 52), ("Employés", 21, 19, 27), ("Techniciens, agents de maîtrise et cadres", 12, 11, 21)],
    ),
    liste("site", "Site", [("Argentan", 41, 38, 60), ("Flers", 26, 22, 40)]),
    liste("theme_principal", "Problématiques principales", THEMES, code="theme"),
    liste(
        "origine",
        "Origine des demandes",
        [("La personne ou son entourage", 39, None), ("Conseillée par un tiers", 28, None)],
    ),
    liste(
        "canal",
        "Entretiens selon le canal",
        [("Sur site", 102, 96), ("Téléphone", 51, 50), ("Visioconférence", 12, 10), ("Domicile", 6, 4)],
        unite=Unite.ACTES,
        population="",
    ),
    liste(
        "nature",
        "Interventions selon la nature",
        [
            ("Entretien", 171, 160),
            ("Liaison avec un organisme", 64, None),
            ("Écrit, dossier", 48, 40),
            ("Information", 35, 33),
        ],
        unite=Unite.ACTES,
        population="",
    ),
    liste(
        "heures_presence_mois",
        "Heures de présence par mois",
        [(m, v * 60, None) for m, v in zip(MOIS, (19, 17, 20, 18, 15, 21, 12, 6, 20, 21, 18, 16), strict=True)],
        unite=Unite.MINUTES,
        population="",
        code="mois",
    ),
    liste(
        "suites",
        "Accompagnements clos selon la suite",
        [("Objectif atteint", 24, 20), ("Orientation vers un partenaire", 11, 9), ("Autres (regroupés)", 8, None)],
        population="accompagnees",
    ),
    liste(
        "demarches_resultat",
        "Démarches selon le résultat",
        [("Accord", 31, None), ("Accord partiel", 9, None), ("Refus", 8, None), ("En attente", 16, None)],
        unite=Unite.ACTES,
        population="",
    ),
    croise(
        "theme_x_sexe",
        "Problématiques selon le sexe",
        [
            "Budget et endettement",
            "Logement",
            "Travail et vie professionnelle",
            "Santé",
            "Famille et parentalité",
            "Aidants et dépendance",
            "Autres (regroupés)",
        ],
        ["Femmes", "Hommes"],
        [
            [19, 22, 41],
            [18, 15, 33],
            [9, 8, 17],
            [None, None, 15],
            [8, 6, 14],
            [None, None, 9],
            [7, 6, 13],
            [78, 64, 142],
        ],
        [36, 35, 12, 16, 13, 7, 12, 131],
    ),
)

NC = (
    "n.c. : non communiqué (secret professionnel et statistique). La valeur concerne moins de 5 "
    "personnes (10 pour certaines "
    "rubriques) ou permettrait d’en déduire une telle valeur. Les totaux sont exacts et comprennent "
    "les valeurs non communiquées."
)
TEXTES = (
    Texte(section="couverture", texte="Claire Exemple, assistante de service social diplômée d’État"),
    Texte(section="synthese", texte="Le budget et le logement motivent la moitié des demandes."),
    Texte(section="synthese", texte="67 personnes ont été reçues, contre 60 en 2024."),
    Texte(section="synthese", texte="Trois ajustements sont proposés pour 2026, en fin de document."),
    Texte(
        section="cadre",
        texte=(
            "Le service social du travail est assuré dans le cadre d’une convention de prestation. "
            "L’assistante de service "
            "social est soumise au secret professionnel (article L. 411-3 du Code de l’action sociale et des"
            " familles, articles "
            "226-13 et 226-14 du Code pénal) ; elle ne transmet à l’entreprise aucune donnée nominative."
        ),
    ),
    Texte(
        section="methode",
        texte=(
            "Une personne reçue a eu au moins un entretien pendant la période. Une personne accompagnée a "
            "fait l’objet d’au "
            "moins un acte individuel. Chaque personne compte pour une seule problématique principale, celle"
            " de l’accompagnement "
            "actif en premier. Les données sont arrêtées au 12 janvier 2026."
        ),
    ),
    Texte(
        section="methode",
        texte=(
            "Aucune valeur portant sur moins de 5 personnes n’est imprimée, ni aucune valeur qui permettrait"
            " d’en déduire une. "
            "Les lignes d’effectif faible sont regroupées avant d’être cachées ; les totaux restent exacts."
        ),
    ),
    Texte(section="methode", texte="La somme des pourcentages peut différer de 100 du fait des arrondis."),
    Texte(
        section="moyens",
        texte="Les permanences se sont tenues sur deux sites, une demi-journée par semaine en alternance.",
    ),
    Texte(
        section="recours",
        texte="Le taux de recours rapporte les salariés reçus à l’effectif daté, transmis par l’entreprise.",
    ),
    Texte(section="note:theme_x_sexe", texte=NC),
    Texte(
        section="note:theme_principal",
        texte=(
            "Nombre de personnes selon leur problématique principale, 67 personnes. « Autres (regroupés) » :"
            " rubriques dont "
            "l’effectif est faible ou nul."
        ),
    ),
    Texte(
        section="note:age",
        texte=(
            "La somme des pourcentages peut différer de 100 du fait des arrondis. Aucun écart notable avec l’effectif."
        ),
    ),
    Texte(
        section="analyse",
        texte=(
            "Les demandes de logement portent davantage sur l’accès que sur le maintien. Les délais de "
            "réponse des bailleurs "
            "s’allongent : sept semaines en moyenne contre cinq en 2024. L’information collective sur les "
            "aides d’Action Logement, "
            "en juin, a réuni vingt-six personnes."
        ),
    ),
    Texte(
        section="preconisations",
        texte="Information sur la prévoyance : proposée en 2024, réalisée en mars, à renouveler.",
    ),
    Texte(section="perspectives", texte="Une permanence supplémentaire par mois est proposée sur le site de Flers."),
    Texte(
        section="dpo",
        texte=(
            "Unité de compte : la personne. Seuil k = 5 ; 10 pour les rubriques sensibles. Le contrôle "
            "empêche de déduire par "
            "calcul ; il ne protège pas de ce que les personnes racontent ni de ce que l’entreprise sait déjà."
        ),
    ),
)


def fonderies(**autres):
    """A bilan of 67 persons, complete."""
    contenu = {
        "statut": Statut.ARRETE,
        "version": 1,
        "entreprise": "Fonderies du Val d’Orne",
        "exemple": False,
        "du": date(2025, 1, 1),
        "au": date(2025, 12, 31),
        "parametres": {
            "k": 5,
            "k_sensible": 10,
            "niveau": "themes",
            "praticienne": "Claire Exemple, assistante de service social diplômée d’État",
            "donnees_du": "12 janvier 2026",
        },
        "indicateurs": INDICATEURS,
        "tableaux": TABLEAUX,
        "textes": TEXTES,
    }
    return Bilan(**(contenu | autres))


def petit(**autres):
    """A bilan of fewer than five persons: the activity of the service only."""
    return fonderies(
        entreprise="Menuiserie Lebrun",
        indicateurs=tuple(
            i for i in INDICATEURS if i.id in {"heures_presence", "permanences_prevues", "permanences_tenues"}
        ),
        tableaux=tuple(t for t in TABLEAUX if t.id == "heures_presence_mois"),
        textes=(
            TEXTES[0],
            Texte(
                section="synthese",
                texte=(
                    "Le nombre de personnes reçues ne permet pas de présenter de statistiques sans risque "
                    "d’identification. "
                    "Le bilan porte sur l’activité du service."
                ),
            ),
            *(t for t in TEXTES if t.section in {"cadre", "methode", "moyens", "dpo"}),
        ),
        **autres,
    )
