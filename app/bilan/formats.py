"""French typography of the figures a bilan prints: narrow no-break spaces, hours, percentages, dates."""

from collections.abc import Sequence
from datetime import date

from app.bilan.document import NON_COMMUNIQUE, Unite
from app.domain.calendrier import MOIS as MOIS
from app.domain.entreprises import SOURCE_SANS_DATE, Effectif
from app.domain.typographie import FINE as FINE
from app.domain.typographie import INSECABLE as INSECABLE
from app.domain.typographie import jour as jour
from app.domain.typographie import typographier as typographier
from app.messages.nombres import accord

AU_PLUS = "au plus"
"""Before a figure that is only bounded."""


def entier(valeur: int) -> str:
    """Return « 14 200 », thousands set apart by a narrow no-break space."""
    return f"{valeur:,}".replace(",", FINE)


def duree(minutes: int) -> str:
    """Return « 203 h » or « 152 h 30 »."""
    heures, reste = divmod(minutes, 60)
    fin = f"{INSECABLE}{reste:02d}" if reste else ""
    return f"{entier(heures)}{INSECABLE}h{fin}"


def pour_cent(valeur: int) -> str:
    """Return « 16 % »."""
    return f"{valeur}{FINE}%"


def valeur(nombre: int | None, unite: Unite) -> str:
    """Return the printed form of a figure; None gives n.c."""
    if nombre is None:
        return NON_COMMUNIQUE
    if unite is Unite.MINUTES:
        return duree(nombre)
    if unite is Unite.POURCENT:
        return pour_cent(nombre)
    if unite is Unite.CENTIMES:
        return f"{entier(nombre // 100)}{INSECABLE}€"
    return entier(nombre)


def periode(du: date, au: date) -> str:
    """Return « 2025 » for a civil year, else « du … au … »."""
    if (du.month, du.day, au.month, au.day) == (1, 1, 12, 31) and du.year == au.year:
        return str(du.year)
    return f"du {jour(du)} au {jour(au)}"


def quand(effectif: Effectif) -> str:
    """Return the day of a headcount as it follows its name; a day that was only assumed is not told."""
    return "transmis sans date" if effectif.source == SOURCE_SANS_DATE else f"au {jour(effectif.au)}"


def societe(entreprise: str) -> str:
    """Return « entreprise Fonderies du Val d’Orne », to follow « l’ »: the article of a name is never known."""
    nom = typographier(entreprise)
    return nom if nom.casefold().startswith("entreprise ") else f"entreprise {nom}"


def accorder(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 personne », « 12 personnes »."""
    return f"{entier(nombre)}{INSECABLE}{accord(nombre, singulier, pluriel)}"


def enumerer(mots: Sequence[str]) -> str:
    """Return « a, b et c »."""
    return " et ".join(filter(None, (", ".join(mots[:-1]), *mots[-1:])))


def minuscule(libelle: str) -> str:
    """Return a label as it stands inside a sentence: acronyms keep their capitals."""
    return libelle if libelle[1:2].isupper() else libelle[:1].lower() + libelle[1:]


def majuscule(texte: str) -> str:
    """Return a text that begins a line or a sentence."""
    return texte[:1].upper() + texte[1:]


def guillemets(texte: str) -> str:
    """Return « texte » between French quotation marks."""
    return f"«{INSECABLE}{texte}{INSECABLE}»"
