"""Who is who: persons of the lists and of the vault, found again under another spelling, never confused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.classeurs.noms import Nom, cles, une_faute
from app.classeurs.synonymes import prenoms
from app.domain.texte import mots

_LETTRES_MIN = 6


@dataclass(slots=True)
class Fiche:
    """One person known by name; `entreprises` are indexes of the reading, `rang` the one of the person in it."""

    nom: Nom
    naissance: date | None = None
    annee: int | None = None
    telephone: str = ""
    entreprises: set[int] = field(default_factory=set)
    connue_id: int | None = None
    rang: int | None = None
    listee: bool = False


@dataclass(frozen=True, slots=True)
class Reponse:
    """The person meant, or why nobody can say and who it may be; `par` tells how when it was not the very name."""

    fiche: Fiche | None = None
    par: str = ""
    doute: str = ""
    candidats: tuple[Fiche, ...] = ()


class Annuaire:
    """Persons filed under every form of their name."""

    def __init__(self, fiches: Iterable[Fiche] = ()) -> None:
        self.fiches: list[Fiche] = []
        self._par_cle: dict[str, list[int]] = defaultdict(list)
        self._par_mot: dict[str, list[int]] = defaultdict(list)
        self._voisins: dict[str, list[int]] | None = None
        self._prenoms: set[str] | None = None
        for fiche in fiches:
            self.ajouter(fiche)

    def ajouter(self, fiche: Fiche) -> Fiche:
        """File one person more."""
        self.fiches.append(fiche)
        rang = len(self.fiches) - 1
        for cle in cles(fiche.nom.nom, fiche.nom.prenom):
            self._par_cle[cle].append(rang)
        for mot in set(mots(fiche.nom.nom)):
            self._par_mot[mot].append(rang)
        if self._voisins is not None:
            self._ranger_voisins(rang)
        return fiche

    def homonymes(self, nom: Nom) -> list[Fiche]:
        """Return the persons of that very name, whatever the order, accents, case or hyphens."""
        rangs = dict.fromkeys(r for cle in cles(nom.nom, nom.prenom) for r in self._par_cle.get(cle, ()))
        return [self.fiches[r] for r in rangs]

    def porte(self, nom: Nom, annee: int | None) -> bool:
        """Tell whether someone has that very name, and may be born in `annee`."""
        return any(_annees_compatibles(fiche, annee) for fiche in self.homonymes(nom))

    def chercher(self, nom: Nom, entreprise: int | None, annee: int | None = None) -> Reponse:
        """Return the person an act names, in an entreprise (None: not said), born in `annee` when said."""
        memes = [f for f in self.homonymes(nom) if _annees_compatibles(f, annee)]
        if memes:
            return _choisir(memes, entreprise)
        return self._approcher(nom, entreprise, annee) or Reponse()

    def _approcher(self, nom: Nom, entreprise: int | None, annee: int | None) -> Reponse | None:
        proches = [f for f in self._a_une_faute(nom) if _annees_compatibles(f, annee)]
        ici = [f for f in proches if entreprise is None or entreprise in f.entreprises]
        if len(ici) == 1 and len(proches) == 1 and not self._autre(nom, ici[0].nom):
            if ici[0].listee or ici[0].connue_id is not None:
                return Reponse(ici[0], par="à une lettre près")
            doute = "à une lettre près d’une autre personne, qu’aucune liste ne confirme"
            return Reponse(doute=doute, candidats=tuple(ici))
        if proches:
            doute = "nom à une lettre près de quelqu’un d’autre ou de plusieurs personnes"
            return Reponse(doute=doute, candidats=tuple(proches))
        return self._partiel(nom, entreprise)

    def _autre(self, nom: Nom, proche: Nom) -> bool:
        """Tell whether the word that differs is a name people bear (Annie for Anne, Dupond for Dupont)."""
        ecarts = set(mots(nom.prenom) + mots(nom.nom)) - set(mots(proche.nom) + mots(proche.prenom))
        portes = {mot for f in self.fiches for mot in mots(f.nom.prenom)} if self._prenoms is None else self._prenoms
        self._prenoms = portes
        return any(mot in prenoms() or mot in portes or mot in self._par_mot for mot in ecarts)

    def _partiel(self, nom: Nom, entreprise: int | None) -> Reponse | None:
        """Recognise a surname alone, or followed by an initial, when one listed person only can be meant."""
        initiale = "".join(mots(nom.prenom))
        voulus = set(mots(nom.nom))
        if len(initiale) > 1 or not voulus:
            return self._genre(nom, entreprise)
        rangs = set.intersection(*(set(self._par_mot.get(m, ())) for m in voulus))
        memes = [f for r in rangs if set(mots((f := self.fiches[r]).nom.nom)) == voulus]
        ici = [
            f
            for f in memes
            if (entreprise is None or entreprise in f.entreprises) and "".join(mots(f.nom.prenom)).startswith(initiale)
        ]
        if len(ici) == 1 and ici[0].nom.prenom:
            return Reponse(ici[0], par="par le nom seul" if not initiale else "par le nom et l’initiale")
        if len(ici) > 1:
            return Reponse(doute="prénom absent, plusieurs personnes possibles", candidats=tuple(ici))
        return None

    def _genre(self, nom: Nom, entreprise: int | None) -> Reponse | None:
        """Doubt when only the ending of the first name differs (Pascal, Pascale) from someone of the same place."""
        voisins = [
            f
            for f in self._voisines(nom)
            if (entreprise is None or entreprise in f.entreprises) and (f.listee or f.connue_id is not None)
        ]
        if voisins:
            return Reponse(doute="prénom à une lettre près d’une autre personne", candidats=tuple(voisins))
        return None

    def _a_une_faute(self, nom: Nom) -> list[Fiche]:
        return [f for f in self._voisines(nom) if une_faute(nom, f.nom)]

    def _voisines(self, nom: Nom) -> list[Fiche]:
        """Return those whose letters may differ from `nom` by one: they share a form with one letter removed."""
        if self._voisins is None:
            self._voisins = defaultdict(list)
            for rang in range(len(self.fiches)):
                self._ranger_voisins(rang)
        formes = {forme for cle in cles(nom.nom, nom.prenom)[1:] for forme in _amputees(cle)}
        rangs = dict.fromkeys(r for forme in sorted(formes) for r in self._voisins.get(forme, ()))
        return [self.fiches[r] for r in rangs]

    def _ranger_voisins(self, rang: int) -> None:
        nom = self.fiches[rang].nom
        colle = "".join(mots(nom.nom) + mots(nom.prenom))
        voisins = self._voisins
        if voisins is not None and len(colle) >= _LETTRES_MIN:
            for forme in _amputees(colle):
                voisins[forme].append(rang)


def memes_naissances(fiche: Fiche, naissance: date | None, annee: int | None) -> bool | None:
    """Tell whether two births are the same, differ, or (None) cannot be compared in full."""
    if fiche.naissance and naissance:
        return fiche.naissance == naissance
    if fiche.annee and annee and fiche.annee != annee:
        return False
    return None


def _annees_compatibles(fiche: Fiche, annee: int | None) -> bool:
    return annee is None or fiche.annee is None or fiche.annee == annee


def _choisir(memes: list[Fiche], entreprise: int | None) -> Reponse:
    ici = [f for f in memes if entreprise is not None and entreprise in f.entreprises]
    if len(ici) == 1:
        return Reponse(ici[0])
    if len(ici) > 1 or len(memes) > 1:
        return Reponse(doute="plusieurs personnes portent ce nom", candidats=tuple(ici or memes))
    seule = memes[0]
    if entreprise is None or not seule.entreprises:
        return Reponse(seule)
    if seule.listee or seule.connue_id is not None:
        doute = "une personne de ce nom est connue, mais dans une autre entreprise"
        return Reponse(doute=doute, candidats=(seule,))
    return Reponse()


def _amputees(forme: str) -> set[str]:
    return {forme} | {forme[:i] + forme[i + 1 :] for i in range(len(forme))}
