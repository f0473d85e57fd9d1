"""The whole reading of a workbook: entreprises first, then persons, then what was done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.classeurs import cellules
from app.classeurs.actes import Actes
from app.classeurs.annuaire import Annuaire, Fiche
from app.classeurs.correspondance import Correspondance, FeuilleLue, Sorte
from app.classeurs.designations import Designations
from app.classeurs.entreprises import Entreprises
from app.classeurs.errors import RienReconnu
from app.classeurs.lecture import Classeur, Feuille
from app.classeurs.lues import RIEN, EntrepriseConnue, Lecture, PersonneConnue
from app.classeurs.noms import Nom
from app.classeurs.permis import verifier
from app.classeurs.personnes import Personnes
from app.classeurs.prestations import Prestations
from app.classeurs.referentiel import Referentiel
from app.classeurs.releve import Rangee, rangees
from app.classeurs.valeurs import Valeurs
from app.domain.imports import Constat, LigneRapport
from app.domain.texte import fold
from app.progress import Progress, silencieux

_FICHE = {"siret", "ville", "adresse", "code_postal", "effectif", "sites"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Connu:
    """What the vault already holds, for the recognition of entreprises and persons."""

    entreprises: tuple[EntrepriseConnue, ...] = ()
    personnes: tuple[PersonneConnue, ...] = ()


def interpreter(
    classeur: Classeur,
    correspondance: Correspondance,
    referentiel: Referentiel,
    *,
    annee: int,
    connu: Connu | None = None,
    progres: Progress = silencieux,
) -> tuple[Lecture, Correspondance]:
    """Return what the workbook says, and the mapping completed with every word met.

    `annee` is the current year. Raises `RienReconnu` when no sheet is of a known kind, `CorrespondanceRefusee`
    at a code that no list has.
    """
    verifier(correspondance, referentiel)
    lecture = Lecture()
    feuilles = [(f, _lue(f, correspondance)) for f in classeur.feuilles]
    _signaler_ignorees(feuilles, lecture)
    valeurs = Valeurs(referentiel, correspondance.valeurs)
    _lire(feuilles, lecture, valeurs, annee, connu or Connu(), progres)
    return lecture, correspondance.avec(valeurs.vues())


def _lire(
    feuilles: list[tuple[Feuille, FeuilleLue]],
    lecture: Lecture,
    valeurs: Valeurs,
    annee: int,
    connu: Connu,
    progres: Progress,
) -> None:
    entreprises = Entreprises(lecture, connu.entreprises, valeurs)
    annuaire = Annuaire(_fiches(connu, lecture))
    prestations = Prestations(lecture, entreprises, valeurs, annee)
    personnes = Personnes(lecture, entreprises, annuaire, valeurs, annee)
    fiches = sorted(_de(feuilles, Sorte.ENTREPRISES), key=lambda f: not ({c.champ for c in f[1].colonnes} & _FICHE))
    _chaque(fiches, lecture, prestations.lire_entreprise)
    _nommer(feuilles, entreprises, lecture)
    gens = [r for f, lue in _de(feuilles, Sorte.PERSONNES) for r in rangees(f, lue, lecture)]
    faits = [r for f, lue in _de(feuilles, Sorte.INTERVENTIONS) for r in rangees(f, lue, lecture)]
    _creer_entreprises([*gens, *faits], entreprises, lecture)
    _chaque(_de(feuilles, Sorte.EFFECTIFS), lecture, prestations.lire_effectif)
    for rangee in gens:
        personnes.lire(rangee)
    personnes.rapprocher_corriges()
    designations = Designations(annuaire, personnes, entreprises, valeurs, annee)
    designations.resoudre(faits)
    actes = Actes(lecture, entreprises, designations, valeurs, annee)
    for rang, rangee in enumerate(faits):
        actes.lire(rangee)
        if rang % 5000 == 0:
            progres(rang, len(faits), "Lecture des interventions")
    actes.conclure()
    _elaguer(lecture)
    lecture.doutes.extend(designations.doutes)


def _lue(feuille: Feuille, correspondance: Correspondance) -> FeuilleLue:
    return next(
        (f for f in correspondance.feuilles if f.nom == feuille.nom), FeuilleLue(nom=feuille.nom, sorte=Sorte.IGNOREE)
    )


def _signaler_ignorees(feuilles: list[tuple[Feuille, FeuilleLue]], lecture: Lecture) -> None:
    if all(lue.sorte is Sorte.IGNOREE for _, lue in feuilles):
        raise RienReconnu(feuilles=", ".join(f.nom for f, _ in feuilles)[:200])
    for feuille, lue in feuilles:
        if lue.sorte is Sorte.IGNOREE and any(c != "" for ligne in feuille.lignes for c in ligne):
            raison = "feuille laissée de côté : titres non reconnus, ou sorte « ignorer » dans la correspondance"
            lecture.remarques.append(LigneRapport(constat=Constat.IGNORE, feuille=feuille.nom, raison=raison))
        for colonne in lue.colonnes:
            if not colonne.champ:
                pleines = _pleines(feuille, lue.entete, colonne.rang)
                combien = f"{pleines} cellule{'s' * (pleines > 1)} remplie{'s' * (pleines > 1)}"
                raison = f"colonne non reprise : {combien}" if pleines else "colonne non reprise, vide"
                lecture.remarques.append(
                    LigneRapport(
                        constat=Constat.IGNORE, feuille=feuille.nom, ligne=lue.entete, colonne=colonne.titre,
                        raison=raison, perdues=pleines,
                    )
                )  # fmt: skip


def _pleines(feuille: Feuille, entete: int, rang: int) -> int:
    """Count the cells of a column that say something."""
    return sum(rang < len(ligne) and ligne[rang] not in cellules.VIDES for ligne in feuille.lignes[entete:])


def _elaguer(lecture: Lecture) -> None:
    """Forget the persons that no list, vault or act kept has: their only rows were refused, or name nobody."""
    cites = {rang for acte in lecture.actes for rang in acte.personnes}
    gardes = [r for r, p in enumerate(lecture.personnes) if p.listee or p.connue_id is not None or r in cites]
    if len(gardes) == len(lecture.personnes):
        return
    nouveaux = {ancien: nouveau for nouveau, ancien in enumerate(gardes)}
    lecture.personnes[:] = [lecture.personnes[rang] for rang in gardes]
    lecture.actes[:] = [
        acte._replace(personnes=tuple(nouveaux[r] for r in acte.personnes)) if acte.personnes else acte
        for acte in lecture.actes
    ]


def _fiches(connu: Connu, lecture: Lecture) -> Iterable[Fiche]:
    rangs = {e.connue_id: rang for rang, e in enumerate(lecture.entreprises)}
    for p in connu.personnes:
        yield Fiche(
            nom=Nom(p.nom, p.prenom),
            naissance=p.naissance,
            annee=p.annee,
            telephone=p.telephone,
            entreprises={rangs[e] for e in p.entreprises if e in rangs},
            connue_id=p.id,
        )


def _de(feuilles: list[tuple[Feuille, FeuilleLue]], sorte: Sorte) -> list[tuple[Feuille, FeuilleLue]]:
    return [(f, lue) for f, lue in feuilles if lue.sorte is sorte]


def _chaque(feuilles: list[tuple[Feuille, FeuilleLue]], lecture: Lecture, lire: Callable[[Rangee], None]) -> None:
    for feuille, lue in feuilles:
        for rangee in rangees(feuille, lue, lecture):
            lire(rangee)


def _creer_entreprises(gens: list[Rangee], entreprises: Entreprises, lecture: Lecture) -> None:
    """Add the entreprises that no list declares, the longest names first so that short ones find them."""
    noms: dict[str, Rangee] = {}
    for rangee in gens:
        if nom := rangee.texte("entreprise") or rangee.feuille.entreprise:
            noms.setdefault(nom, rangee)
    declarees = any(e.feuille for e in lecture.entreprises)
    for nom in sorted(noms, key=lambda n: (-len(n.split()), -len(n), n)):
        rang, doute = entreprises.chercher(nom)
        inconnue = rang == RIEN and doute == "entreprise inconnue" and not entreprises.proche(nom)
        if inconnue or entreprises.decidee_nouvelle(nom):
            entreprises.creer(nom)
            if declarees:
                raison = "entreprise absente de la liste, créée"
                lecture.remarques.append(noms[nom].remarque(Constat.AVERTISSEMENT, "entreprise", raison, nom))


def _nommer(feuilles: list[tuple[Feuille, FeuilleLue]], entreprises: Entreprises, lecture: Lecture) -> None:
    """Give a sheet without a column « entreprise » the one its own name or title says."""
    for rang, (feuille, lue) in enumerate(feuilles):
        if (
            lue.sorte is Sorte.IGNOREE
            or lue.sorte is Sorte.ENTREPRISES
            or lue.entreprise
            or lue.rang("entreprise") is not None
        ):
            continue
        titres = [
            str(c) for ligne in feuille.lignes[: lue.entete - 1] for c in ligne if isinstance(c, str) and c.strip()
        ]
        for texte in (feuille.nom, *titres):
            trouvee = next((e.nom for e in lecture.entreprises if fold(e.nom) in fold(texte)), "")
            exact, _ = entreprises.chercher(texte)
            if trouvee or exact != RIEN:
                feuilles[rang] = (feuille, replace(lue, entreprise=trouvee or lecture.entreprises[exact].nom))
                break
