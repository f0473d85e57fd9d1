"""Sentences on the figures of one bilan; each reads the printed content and nothing else."""

from app.bilan.disclosure.derives import evolution
from app.bilan.document import NON_COMMUNIQUE, Bilan, Cellule, Indicateur, Tableau
from app.bilan.formats import accorder, entier, enumerer, guillemets, minuscule, pour_cent
from app.bilan.listes import AUTRES
from app.bilan.parametres import Niveau

_THEMES = ("theme_principal", "famille_principale", "bloc_principal")
_TETE = 3

SANS_STATISTIQUE = (
    "Le nombre de personnes reçues ne permet pas de présenter de statistiques sans risque d’identification. "
    "Le bilan porte sur l’activité du service."
)
TOTAUX_SEULS = "Seuls les totaux sont présentés."
VIGNETTE = (
    "Exemple fictif, sans lien avec une personne reçue. Une salariée apprend que son loyer augmente. Avec le service "
    "social, elle vérifie ses droits, prépare un dossier d’aide au logement et un échéancier avec son bailleur. "
    "Trois mois plus tard, la dette est stabilisée."
)


def indicateur(bilan: Bilan, identifiant: str) -> Indicateur | None:
    """Return a printed figure, None when it is absent or n.c."""
    return next((i for i in bilan.indicateurs if i.id == identifiant and i.valeur is not None), None)


def tableau(bilan: Bilan, *identifiants: str) -> Tableau | None:
    """Return the first printed table among these ids."""
    return next((t for t in bilan.tableaux if t.id in identifiants), None)


def synthese(bilan: Bilan) -> list[str]:
    """Return the three sentences of the first page."""
    if bilan.parametres["niveau"] == Niveau.ACTIVITE:
        return [SANS_STATISTIQUE, *moyens(bilan)]
    phrases = [_recues(bilan), _themes(bilan), *moyens(bilan)]
    if bilan.parametres["niveau"] == Niveau.TOTAUX:
        phrases.insert(1, TOTAUX_SEULS)
    return [p for p in phrases if p][:_TETE]


def _recues(bilan: Bilan) -> str:
    recues = indicateur(bilan, "personnes_recues")
    if recues is None or recues.valeur is None:
        return ""
    taux = next((i for i in bilan.indicateurs if i.id == "taux_recours" and i.affiche != NON_COMMUNIQUE), None)
    effectif = indicateur(bilan, "effectif")
    part = f", soit {taux.affiche} de l’{effectif.libelle}" if taux and effectif else ""
    avant = f", contre {entier(recues.n_1)} sur la période précédente" if recues.n_1 is not None else ""
    return f"{accorder(recues.valeur, 'personne reçue', 'personnes reçues')} sur la période{part}{avant}."


def _themes(bilan: Bilan) -> str:
    """Return the first printed lines of the list of themes (R12), without any figure that is not in it."""
    liste = tableau(bilan, *_THEMES)
    if liste is None:
        return ""
    cellules = [c for c in liste.cellules if c.cle != (AUTRES,) and "NR" not in c.cle]
    tete = sorted(cellules, key=lambda c: -(c.valeur or 0))[: _TETE if len(cellules) > _TETE else 1]
    if not tete:
        return ""
    noms = [f"{guillemets(_nom(liste, c))} ({_chiffre(c)})" for c in tete]
    sujet = "La première problématique est" if len(noms) == 1 else "Les premières problématiques sont"
    return f"{sujet} {enumerer(noms)}."


def _nom(liste: Tableau, cellule: Cellule) -> str:
    return liste.dimensions[0].libelles[cellule.cle[0]]


def _chiffre(cellule: Cellule) -> str:
    part = cellule.mesures.part
    return pour_cent(part) if part is not None else accorder(cellule.valeur or 0, "personne")


def moyens(bilan: Bilan) -> list[str]:
    """Return a sentence on presence, when permanences are known."""
    tenues, heures = indicateur(bilan, "permanences_tenues"), indicateur(bilan, "heures_presence")
    prevues = indicateur(bilan, "heures_prevues")
    if tenues is None or heures is None or tenues.valeur is None:
        return []
    reserve = f" sur {prevues.affiche} prévues" if prevues else ""
    nombre = accorder(tenues.valeur, "permanence tenue", "permanences tenues")
    return [f"{nombre}, soit {heures.affiche} de présence{reserve}."]


def activite(bilan: Bilan, *, nouvelles_connues: bool) -> list[str]:
    """Return the sentences on the activity."""
    interventions, entretiens = indicateur(bilan, "interventions"), indicateur(bilan, "entretiens")
    phrases = []
    if interventions and interventions.valeur is not None:
        dont = ""
        if entretiens and entretiens.valeur is not None:
            dont = f", dont {accorder(entretiens.valeur, 'entretien')}"
        nombre = accorder(interventions.valeur, "intervention individuelle", "interventions individuelles")
        phrases.append(f"{nombre}{dont}.")
    if any(i.id == "personnes_nouvelles" for i in bilan.indicateurs) and not nouvelles_connues:
        phrases.append(
            "Le nombre de personnes nouvelles n’est pas communiqué : il suppose 24 mois de données avant la période."
        )
    return phrases


def evolutions(bilan: Bilan) -> list[str]:
    """Return one sentence per figure printed for both periods (R9)."""
    retenus = ("personnes_recues", "interventions", "entretiens", "permanences_tenues")
    phrases = (_evolution(i) for i in bilan.indicateurs if i.id in retenus)
    return [p for p in phrases if p]


def _evolution(ligne: Indicateur) -> str:
    ecart = evolution(ligne.valeur, ligne.n_1)
    if ecart is None or ligne.valeur is None or ligne.n_1 is None:
        return ""
    libelle = ligne.libelle[:1].upper() + ligne.libelle[1:]
    sens = "" if ecart.pct is None else f" ({ecart.pct:+d}\u202f%)".replace("-", "−")
    return f"{libelle} : {ligne.affiche}, contre {entier(ligne.n_1)} sur la période précédente{sens}."


def analyse(bilan: Bilan) -> list[str]:
    """Return the written part that the figures allow.

    The vignette is about nobody; it stands in examples only, where so many came that nobody looks for her.
    """
    liste = tableau(bilan, "theme_principal", "famille_principale")
    ecarts = _hausses(liste) if liste else []
    return [*ecarts, *([VIGNETTE] if bilan.exemple and bilan.parametres["niveau"] == Niveau.THEMES else [])]


def _hausses(liste: Tableau) -> list[str]:
    """Return the printed lines that grew most between two printed periods."""
    ecarts = [
        (c.valeur - c.mesures.n_1, _nom(liste, c), c)
        for c in liste.cellules
        if c.valeur is not None and c.mesures.n_1 is not None and c.cle != (AUTRES,)
    ]
    hausses = sorted((e for e in ecarts if e[0] > 0), key=lambda e: -e[0])[:1]
    return [
        f"La problématique {guillemets(minuscule(nom))} progresse : {c.affiche} personnes, "
        f"contre {entier(c.mesures.n_1 or 0)} sur la période précédente."
        for _, nom, c in hausses
    ]
