"""The tables of a relevé, as its page and its workbook show them alike, and the sentences of what is not shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.bilan import formats
from app.bilan.formats import INSECABLE, typographier
from app.bilan.releves import Axe, Presence, Releve
from app.bilan.releves import Ligne as LigneDeReleve
from app.bilan.releves_explications import PAR
from app.bilan.releves_presence import TENUE, Cumul, jour_par_jour, par_mois, par_site
from app.documents.tables import Grille, Ligne

LEGENDE = (
    "Ce relevé ne porte aucun nom et ne dit rien d’une personne. Le total est exact. Les permanences ne concernent "
    "personne en particulier. Les actes ne sont répartis par nature, par site ou par jour que si chaque ligne, même "
    "rapprochée des autres relevés et du bilan de l’année, concerne au moins {k} personnes dont aucune ne compte pour "
    "plus de la moitié."
)
_TETES: Final[Mapping[Axe, str]] = {Axe.NATURES: "Nature", Axe.SITES: "Site", Axe.JOURS: "Jour"}


def dire_periode(du: date, au: date) -> str:
    """Return « de mars 2024 », « 2024 », or the days."""
    if (du.year, du.month) == (au.year, au.month):
        mois = formats.MOIS[du.month - 1]
        de = "d’" if mois[0] in "ao" else "de "
        return f"{de}{mois} {du.year}"
    return formats.periode(du, au)


def temps(r: Releve) -> Grille:
    """Return what the period consumed, where it comes from, and what is left of the volume."""
    lignes = [Ligne(libelle=p.libelle, valeurs=(r.dire(p.minutes),)) for p in r.parts]
    lignes.append(Ligne(libelle="Total de la période", valeurs=(r.dire(r.total),), total=True))
    if r.volume:
        v, fin = r.volume, formats.jour(r.au)
        an = f"année du {formats.jour(v.du)} au {formats.jour(v.au)}"
        dits = (
            (f"Prévu, {an}", v.prevu),
            (f"Consommé au {fin}", v.consomme),
            (f"Reste au {fin}", v.reste),
            ("Au-delà du volume", v.depassement or None),
        )
        lignes += [Ligne(libelle=nom, valeurs=(r.dire(m),)) for nom, m in dits if m is not None]
    return Grille(tetes=("Temps de la prestation", "Volume"), lignes=tuple(lignes))


def presences(r: Releve) -> list[Grille]:
    """Return the permanences day by day for a month, else by month, and by site when there are several."""
    if not r.presence:
        return []
    if jour_par_jour(r):
        return [_journees(r.presence)]
    sites = par_site(r.presence)
    grilles = [_cumuls("Permanences par mois", par_mois(r.presence), total=True)]
    return grilles + ([_cumuls("Permanences par site", sites, total=False)] if len(sites) > 1 else [])


def _journees(presence: Iterable[Presence]) -> Grille:
    lignes = [_journee(p) for p in presence]
    somme = formats.duree(sum(p.fin - p.debut for p in presence if p.etat == TENUE))
    lignes.append(Ligne(libelle="Heures de présence", valeurs=("", "", somme), total=True))
    return Grille(tetes=("Permanences", "Site", "Horaires", "Durée"), lignes=tuple(lignes))


def _journee(p: Presence) -> Ligne:
    horaires = f"{_heure(p.debut)} à {_heure(p.fin)}"
    duree = formats.duree(p.fin - p.debut) if p.etat == TENUE else p.etat
    return Ligne(libelle=formats.jour(p.jour), valeurs=(_site(p.site), horaires, duree))


def _site(nom: str) -> str:
    return typographier(nom) if nom else "sans site"


def _heure(minutes: int) -> str:
    return f"{minutes // 60}{INSECABLE}h{INSECABLE}{minutes % 60:02}"


def _cumuls(tete: str, cumuls: list[Cumul], *, total: bool) -> Grille:
    lignes = [Ligne(libelle=_de(c), valeurs=_valeurs(c)) for c in cumuls]
    if total:
        somme = Cumul(None, "", *(sum(getattr(c, n) for c in cumuls) for n in ("tenues", "annulees", "minutes")))
        lignes.append(Ligne(libelle="Heures de présence", valeurs=_valeurs(somme), total=True))
    return Grille(tetes=(tete, "Tenues", "Annulées", "Durée"), lignes=tuple(lignes))


def _de(c: Cumul) -> str:
    return f"{formats.majuscule(formats.MOIS[c.mois.month - 1])} {c.mois.year}" if c.mois else _site(c.site)


def _valeurs(c: Cumul) -> tuple[str, str, str]:
    return formats.entier(c.tenues), formats.entier(c.annulees), formats.duree(c.minutes)


def repartitions(r: Releve) -> list[tuple[str, Grille]]:
    """Return the breakdowns that are given, each with its title."""
    donnees = [(axe, r.axes[axe].lignes) for axe in Axe if axe in r.axes and r.axes[axe].lignes]
    return [(f"Actes {PAR[axe]}", _repartition(_TETES[axe], lignes)) for axe, lignes in donnees]


def _repartition(tete: str, lues: Iterable[LigneDeReleve]) -> Grille:
    lignes = [Ligne(libelle=typographier(li.libelle), valeurs=(formats.duree(li.minutes),)) for li in lues]
    somme = formats.duree(sum(li.minutes for li in lues))
    lignes.append(Ligne(libelle="Actes de la période", valeurs=(somme,), total=True))
    return Grille(tetes=(tete, "Durée"), lignes=tuple(lignes))


def refus(r: Releve) -> list[str]:
    """Return one sentence for each reason why breakdowns are not given."""
    par_motif: dict[str, list[str]] = {}
    for axe in Axe:
        if axe in r.axes and not r.axes[axe].lignes:
            par_motif.setdefault(r.axes[axe].motif or "", []).append(PAR[axe])
    return [
        typographier(f"Répartition {formats.enumerer(axes)} non présentée : {motif}")
        for motif, axes in par_motif.items()
    ]


def legende(r: Releve) -> str:
    """Return what the document says of itself."""
    return typographier(LEGENDE.format(k=r.k))


def qui(r: Releve) -> str:
    """Return the sentence of the entreprise, the contrat and the days."""
    contrat = f"contrat {r.contrat}" if r.contrat else "contrat sans référence"
    return typographier(
        f"{r.entreprise}, {contrat}. Du {formats.jour(r.du)} au {formats.jour(r.au)}. "
        f"Établi le {formats.jour(r.etabli_le)}."
    )
