"""A relevé d'activité on paper: what the period consumed, the presence, and the natures when they may be told."""

from collections.abc import Iterable

from reportlab.platypus import Flowable, NextPageTemplate

from app.bilan import formats
from app.bilan.formats import INSECABLE, typographier
from app.bilan.releves import Ligne as LigneDeReleve
from app.bilan.releves import Presence, Releve
from app.bilan.releves_audit import ReleveAudite
from app.documents.blocs import paragraphe, titre
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE, TITRE_1, TITRE_2

EXEMPLE = "EXEMPLE"
LEGENDE = (
    "Ce relevé ne porte aucun nom et ne dit rien d’une personne. Le total est exact. Les permanences ne concernent "
    "personne en particulier : elles sont données jour par jour. Une répartition par nature n’est donnée que si chaque "
    "ligne, même rapprochée des autres relevés et du bilan de l’année, concerne au moins {k} personnes dont aucune ne "
    "compte pour plus de la moitié."
)
_TITRE = TITRE_1.clone("titre-releve", spaceBefore=0)
_PARTIE = TITRE_2.clone("partie-releve", spaceBefore=10, spaceAfter=2)


def rendre(releve: ReleveAudite) -> bytes:
    """Return the PDF, one page for a month."""
    r, racine = releve.contenu, Element("Document")
    intitule = f"Relevé d’activité {_periode(r)}"
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        titre(intitule, "H1", racine, style=_TITRE),
        paragraphe(_qui(r), TEXTE, racine.ajouter("P")),
        TableauImprime(_total(r), racine),
        *_presence(r, racine),
        *_natures(r, racine),
        paragraphe(typographier(LEGENDE.format(k=r.k)), NOTE, racine.ajouter("P")),
    ]
    cadre = Cadre(
        titre=f"{intitule} · {r.entreprise}",
        entete=f"Relevé d’activité · {typographier(r.entreprise)}",
        pied_gauche=r.praticienne,
        tampon=EXEMPLE if r.exemple else "",
    )
    return composer(story, cadre, racine)


def _periode(r: Releve) -> str:
    if (r.du.year, r.du.month) == (r.au.year, r.au.month):
        mois = formats.MOIS[r.du.month - 1]
        de = "d’" if mois[0] in "ao" else "de "
        return f"{de}{mois} {r.du.year}"
    return formats.periode(r.du, r.au)


def _qui(r: Releve) -> str:
    contrat = f"contrat {r.contrat}" if r.contrat else "contrat sans référence"
    return typographier(
        f"{r.entreprise}, {contrat}. Du {formats.jour(r.du)} au {formats.jour(r.au)}. "
        f"Établi le {formats.jour(r.etabli_le)}."
    )


def _total(r: Releve) -> Grille:
    lignes = [Ligne(libelle=p.libelle, valeurs=(r.dire(p.minutes),)) for p in r.parts]
    lignes.append(Ligne(libelle="Total de la période", valeurs=(r.dire(r.total),), total=True))
    if r.volume:
        v, fin = r.volume, formats.jour(r.au)
        an = f"année du {formats.jour(v.du)} au {formats.jour(v.au)}"
        dits = ((f"Prévu, {an}", v.prevu), (f"Consommé au {fin}", v.consomme), (f"Reste au {fin}", v.reste))
        lignes += [Ligne(libelle=nom, valeurs=(r.dire(m),)) for nom, m in dits if m is not None]
    return Grille(tetes=("Temps de la prestation", "Volume"), lignes=tuple(lignes))


def _presence(r: Releve, racine: Element) -> list[Flowable]:
    if not r.presence:
        return []
    tenues = [p for p in r.presence if p.etat == "tenue"]
    lignes = [*map(_jour, r.presence)]
    somme = formats.duree(sum(p.fin - p.debut for p in tenues))
    lignes.append(Ligne(libelle="Heures de présence", valeurs=("", "", somme), total=True))
    grille = Grille(tetes=("Permanences", "Site", "Horaires", "Durée"), lignes=tuple(lignes))
    return [titre("Présence", "H2", racine, style=_PARTIE), TableauImprime(grille, racine)]


def _jour(p: Presence) -> Ligne:
    horaires = f"{_heure(p.debut)} à {_heure(p.fin)}"
    duree = formats.duree(p.fin - p.debut) if p.etat == "tenue" else p.etat
    return Ligne(libelle=formats.jour(p.jour), valeurs=(p.site or "sans site", horaires, duree))


def _heure(minutes: int) -> str:
    return f"{minutes // 60}{INSECABLE}h{INSECABLE}{minutes % 60:02}"


def _natures(r: Releve, racine: Element) -> Iterable[Flowable]:
    yield titre("Actes par nature", "H2", racine, style=_PARTIE)
    if not r.lignes:
        motif = r.motif or "aucun acte ne consomme le volume."
        yield paragraphe(typographier(f"Répartition non présentée : {motif}"), TEXTE, racine.ajouter("P"))
        return
    lignes = [*map(_nature, r.lignes)]
    somme = formats.duree(sum(ligne.minutes for ligne in r.lignes))
    lignes.append(Ligne(libelle="Actes de la période", valeurs=(somme,), total=True))
    yield TableauImprime(Grille(tetes=("Nature", "Durée"), lignes=tuple(lignes)), racine)


def _nature(ligne: LigneDeReleve) -> Ligne:
    return Ligne(libelle=typographier(ligne.libelle), valeurs=(formats.duree(ligne.minutes),))
