"""Recognising sheets: the row of titles, what each column holds, and what the sheet lists."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache

from app.classeurs import cellules
from app.classeurs.cellule import Cellule, Ligne
from app.classeurs.correspondance import Colonne, Correspondance, FeuilleLue, Sorte, lettres
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.lecture import Classeur, Feuille
from app.classeurs.permis import AXES, enumerer
from app.classeurs.referentiel import Referentiel
from app.classeurs.synonymes import Lexique, cle, entetes
from app.domain.durees import UniteDuree, deviner_unite
from app.domain.texte import fold, mots

_PROFONDEUR = 40
_SORTES = (Sorte.INTERVENTIONS, Sorte.PERSONNES, Sorte.EFFECTIFS, Sorte.ENTREPRISES)
_PARENTHESE = re.compile(r"\([^)]*\)")
_AN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_EXACT, _PROCHE = 6, 4


@dataclass(frozen=True, slots=True)
class _Essai:
    """One reading of one row as titles."""

    sorte: Sorte
    ligne: int
    colonnes: tuple[Colonne, ...]
    score: int


def reconnaitre(classeur: Classeur, referentiel: Referentiel) -> Correspondance:
    """Return the mapping proposed for a workbook; a sheet not understood has the kind "ignorer"."""
    return Correspondance(feuilles=tuple(_feuille(f, classeur.nom, referentiel) for f in classeur.feuilles))


def proposer(
    feuille: Feuille, classeur: str, sorte: Sorte, referentiel: Referentiel, entete: int | None = None
) -> FeuilleLue:
    """Return how a sheet would be read as `sorte`, its titles at row `entete` when said."""
    if sorte is Sorte.IGNOREE:
        return FeuilleLue(nom=feuille.nom, sorte=sorte)
    rangs = range(min(len(feuille.lignes), _PROFONDEUR)) if entete is None else [entete - 1]
    essais = [_Essai(sorte, rang, *_colonnes(_ligne(feuille, rang), sorte, referentiel)) for rang in rangs]
    meilleur = max(essais, key=lambda e: (e.score, -e.ligne), default=_Essai(sorte, 0, (), 0))
    return _retenue(feuille, classeur, meilleur)


def _ligne(feuille: Feuille, rang: int) -> Ligne:
    return feuille.lignes[rang] if rang < len(feuille.lignes) else []


def completer(voulue: Correspondance, proposee: Correspondance, classeur: Classeur) -> Correspondance:
    """Return the mapping a person edited, its columns found again by their titles, and what is proposed elsewhere.

    Raises `CorrespondanceRefusee` when a sheet it names, or a title it needs at the row it says, is not there.
    """
    presentes = {f.nom: f for f in classeur.feuilles}
    if list(presentes) == [classeur.nom] and len(voulue.feuilles) == 1:
        # The only sheet of a text file has the name of the file: a new file is still the sheet of the mapping.
        voulue = replace(voulue, feuilles=(replace(voulue.feuilles[0], nom=classeur.feuilles[0].nom),))
    noms = [f.nom for f in voulue.feuilles]
    for nom in noms:
        if nom not in presentes:
            raison = f"le classeur n’a pas de feuille « {nom} » ; ses feuilles : {enumerer(presentes)}"
            raise CorrespondanceRefusee(raison=raison)
        if noms.count(nom) > 1:
            raise CorrespondanceRefusee(raison=f"la feuille « {nom} » y est décrite deux fois")
    reprises = tuple(_situer(f, presentes[f.nom]) for f in voulue.feuilles)
    return replace(voulue, feuilles=reprises + tuple(f for f in proposee.feuilles if f.nom not in noms))


def _situer(lue: FeuilleLue, feuille: Feuille) -> FeuilleLue:
    """Give each wanted title its column at the row said, which must have them all; at the best row when none is."""
    if lue.sorte is Sorte.IGNOREE:
        return lue
    voulus = {fold(c.titre): c.titre for c in lue.colonnes if c.champ}
    meilleure = _ligne_des_titres(feuille, voulus.keys())
    entete = lue.entete or meilleure
    if entete > len(feuille.lignes):
        fin = f"la feuille « {feuille.nom} » s’arrête à la ligne {len(feuille.lignes)}"
        raise CorrespondanceRefusee(raison=f"entete = {entete}, mais {fin}")
    rangs = _rangs(feuille, entete)
    if absents := [titre for pli, titre in voulus.items() if pli not in rangs]:
        raise CorrespondanceRefusee(raison=_sans_titres(feuille, entete, absents, meilleure))
    colonnes = tuple(replace(c, rang=rangs[fold(c.titre)]) for c in lue.colonnes if fold(c.titre) in rangs)
    return replace(lue, entete=entete, colonnes=colonnes)


def _ligne_des_titres(feuille: Feuille, voulus: Collection[str]) -> int:
    """Return the row, as the spreadsheet numbers it, that has the most of the wanted titles."""
    lignes = range(1, len(feuille.lignes[:_PROFONDEUR]) + 1)
    return max(lignes, key=lambda ligne: len(_rangs(feuille, ligne).keys() & set(voulus)), default=1)


def _rangs(feuille: Feuille, ligne: int) -> dict[str, int]:
    """Return the column of each folded title of a row."""
    titres = _titres(feuille.lignes[ligne - 1])
    return {fold(titre): rang for rang, titre in reversed(list(enumerate(titres))) if titre}


def _sans_titres(feuille: Feuille, entete: int, absents: list[str], meilleure: int) -> str:
    """Say which titles the row lacks, and where they are or what it has instead."""
    raison = f"feuille « {feuille.nom} » : la ligne {entete} n’a pas de colonne {enumerer(absents[:3])}"
    if {fold(titre) for titre in absents} <= _rangs(feuille, meilleure).keys():
        return f"{raison} ; ce titre est à la ligne {meilleure} : écrivez entete = {meilleure}"
    titres = [titre for titre in _titres(feuille.lignes[entete - 1]) if titre]
    return f"{raison} ; titres de cette ligne : {enumerer(titres[:30]) or 'aucun'}"


def _titres(ligne: Ligne) -> list[str]:
    """Return the titles of a row, the column letter added to one met twice."""
    vus: set[str] = set()
    titres = []
    for rang, cellule in enumerate(ligne):
        titre = cellules.texte(cellule)
        titres.append(f"{titre} [{lettres(rang)}]" if titre in vus else titre)
        vus.add(titre)
    return titres


def _feuille(feuille: Feuille, classeur: str, referentiel: Referentiel) -> FeuilleLue:
    essais = [
        essai
        for rang, ligne in enumerate(feuille.lignes[:_PROFONDEUR])
        if sum(isinstance(c, str) and bool(c.strip()) for c in ligne) >= 2
        for essai in _essais(rang, ligne, feuille.nom, referentiel)
    ]
    if not essais:
        return FeuilleLue(nom=feuille.nom, sorte=Sorte.IGNOREE)
    return _retenue(feuille, classeur, max(essais, key=lambda e: (e.score, -e.ligne)))


def _retenue(feuille: Feuille, classeur: str, meilleur: _Essai) -> FeuilleLue:
    return FeuilleLue(
        nom=feuille.nom,
        sorte=meilleur.sorte,
        entete=meilleur.ligne + 1,
        colonnes=meilleur.colonnes,
        annee=_annee(feuille, meilleur, classeur),
        unite_duree=_unite(feuille, meilleur),
        nom_d_abord=_nom_d_abord(meilleur.colonnes),
    )


def _essais(rang: int, ligne: Ligne, nom_feuille: str, referentiel: Referentiel) -> list[_Essai]:
    essais = []
    for sorte in _SORTES:
        colonnes, score = _colonnes(ligne, sorte, referentiel)
        champs = {c.champ for c in colonnes if c.champ}
        if _suffit(sorte, champs):
            essais.append(_Essai(sorte, rang, colonnes, score + _penchant(nom_feuille, sorte)))
    return essais


def _suffit(sorte: Sorte, champs: set[str]) -> bool:
    groupes = sum(c.startswith("effectif:") for c in champs)
    if sorte is Sorte.INTERVENTIONS:
        return "date" in champs and bool(champs & {"type", "theme", "minutes"})
    if sorte is Sorte.PERSONNES:
        autres = {"prenom", "naissance", "sexe", "csp", "numero", "entreprise"}
        return bool(champs & {"nom", "nom_prenom"}) and bool(champs & autres) and len(champs) >= 2
    if sorte is Sorte.EFFECTIFS:
        return {"modalite", "nombre"} <= champs or (groupes >= 2 and bool(champs & {"entreprise", "nombre", "au"}))
    return "nom" in champs and len(champs) >= 2


def _penchant(nom_feuille: str, sorte: Sorte) -> int:
    lus = {m.rstrip("s") for m in mots(nom_feuille)}
    noms = {Sorte.ENTREPRISES: ("entreprises", "contrats")}.get(sorte, (sorte.value,))
    return 5 if any(m.startswith(racine) for n in noms for racine in entetes()["feuilles"][n] for m in lus) else 0


def _colonnes(ligne: Ligne, sorte: Sorte, referentiel: Referentiel) -> tuple[tuple[Colonne, ...], int]:
    """Give each title its best field; a field already taken by a better or earlier title is not given twice."""
    candidats = []
    for rang, cellule in enumerate(ligne):
        titre = cellules.texte(cellule)
        if not titre or isinstance(cellule, (date, time)):
            continue
        champ, score = _champ(titre, sorte, referentiel)
        candidats.append((rang, titre, champ, score))
    pris: dict[str, int] = {}
    for rang, _, champ, _ in sorted(candidats, key=lambda c: -c[3]):
        pris.setdefault(champ, rang)
    colonnes = tuple(
        Colonne(rang=rang, titre=titre, champ=champ if pris[champ] == rang else "")
        for rang, titre, champ, _ in candidats
    )
    return colonnes, sum(score for rang, _, champ, score in candidats if champ and pris[champ] == rang)


@cache
def _lexique(sorte: Sorte) -> Lexique:
    return Lexique((champ, s) for champ, synonymes in entetes()[sorte.value].items() for s in (champ, *synonymes))


def _champ(titre: str, sorte: Sorte, referentiel: Referentiel) -> tuple[str, int]:
    lexique = _lexique(sorte)
    court = _PARENTHESE.sub(" ", titre).strip()
    for forme in (titre, court):
        if forme and (code := lexique.exact(forme)) is not None:
            return code, _EXACT
    if sorte in (Sorte.EFFECTIFS, Sorte.ENTREPRISES) and (groupe := groupe_de(titre, referentiel)):
        return groupe, _EXACT
    trouve = lexique.chercher(court) if len(cle(court)) > 3 else None
    return (trouve.code, _PROCHE) if trouve else ("", 0)


def groupe_de(titre: str, referentiel: Referentiel) -> str:
    """Return "effectif:<axe>:<code>" for the title of a headcount column, "" when it is none or several."""
    nu = re.sub(r"^(?:effectifs?|nombre de|nb(?: de)?|dont)\s+", "", titre.strip(), flags=re.IGNORECASE)
    trouves = [(axe, referentiel.lexique(axe).exact(nu)) for axe in AXES]
    surs = [f"effectif:{axe}:{code}" for axe, code in trouves if code not in (None, "NR")]
    return surs[0] if len(surs) == 1 else ""


def _annee(feuille: Feuille, essai: _Essai, classeur: str) -> int | None:
    """Return the year that the name of the sheet, its titles, the file or all of its full dates give."""
    titres = [cellules.texte(c) for ligne in feuille.lignes[: essai.ligne + 1] for c in ligne if isinstance(c, str)]
    for texte in (feuille.nom, *titres, classeur):
        ans = set(_AN.findall(texte))
        if len(ans) == 1:
            return int(ans.pop())
    colonne = next((c.rang for c in essai.colonnes if c.champ == "date"), None)
    if colonne is None:
        return None
    ans_lus = {an for ligne in feuille.lignes[essai.ligne + 1 :] if (an := _an_de(ligne[colonne])) is not None}
    return ans_lus.pop() if len(ans_lus) == 1 else None


def _an_de(cellule: Cellule) -> int | None:
    if isinstance(cellule, date):
        return cellule.year
    trouve = _AN.search(cellule) if isinstance(cellule, str) else None
    return int(trouve[1]) if trouve else None


def _unite(feuille: Feuille, essai: _Essai) -> UniteDuree:
    colonne = next((c for c in essai.colonnes if c.champ == "minutes"), None)
    if colonne is None:
        return UniteDuree.MINUTES
    dits = set(mots(colonne.titre))
    if dits & {"min", "mn", "minute", "minutes"}:
        return UniteDuree.MINUTES
    if dits & {"h", "heure", "heures", "hrs"}:
        return UniteDuree.HEURES
    return deviner_unite(
        [n for ligne in feuille.lignes[essai.ligne + 1 :] if (n := _nu(ligne, colonne.rang)) is not None]
    )


def _nu(ligne: Ligne, rang: int) -> float | None:
    cellule = ligne[rang] if rang < len(ligne) else ""
    if isinstance(cellule, float):
        return cellule
    if isinstance(cellule, str) and re.fullmatch(r"\s*\d+(?:[.,]\d+)?\s*", cellule):
        return float(cellule.strip().replace(",", "."))
    return None


def _nom_d_abord(colonnes: tuple[Colonne, ...]) -> bool:
    titre = next((mots(c.titre) for c in colonnes if c.champ == "nom_prenom"), [])
    return not ("prenom" in titre and "nom" in titre and titre.index("prenom") < titre.index("nom"))
