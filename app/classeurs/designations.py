"""Whom the acts name: each way of naming someone is resolved once, the most frequent first."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from app.classeurs.annuaire import Annuaire, Fiche, Reponse
from app.classeurs.candidats import Candidats
from app.classeurs.cellule import Cellule
from app.classeurs.entreprises import Entreprises
from app.classeurs.lues import RIEN
from app.classeurs.noms import Nom, cles, separer, une_faute
from app.classeurs.personnes import Personnes, nom_de, numero_de
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import Valeurs
from app.domain.dates import DateRefusee, lire_naissance
from app.domain.imports import Doute

_PLUSIEURS = re.compile(r"\s+(?:et|&|\+)\s+|\s*[&+/]\s*", re.IGNORECASE)
_PERSONNES = "personnes"
NOUVELLE = "nouvelle"
ECARTER = "écarter"

Cle = tuple[Cellule, ...]


@dataclass(frozen=True, slots=True)
class Designe:
    """The persons meant (indexes of the reading), how they were recognised, or why nobody can say."""

    personnes: tuple[int, ...] = ()
    par: str = ""
    doute: str = ""
    creee: bool = False
    homonyme: bool = False
    ecartee: bool = False


class Designations:
    """Resolves the persons named by the rows of acts."""

    def __init__(
        self, annuaire: Annuaire, personnes: Personnes, entreprises: Entreprises, valeurs: Valeurs, annee: int
    ) -> None:
        self._annuaire = annuaire
        self._personnes = personnes
        self._entreprises = entreprises
        self._valeurs = valeurs
        self._annee = annee
        self._candidats = Candidats(annuaire, entreprises)
        self._trouvees: dict[Cle, Designe] = {}
        self._doutes: dict[str, Doute] = {}

    @property
    def doutes(self) -> tuple[Doute, ...]:
        """The names left to decide, those that hold most rows first."""
        return tuple(sorted(self._doutes.values(), key=lambda doute: -doute.lignes))

    def resoudre(self, rangees: list[Rangee]) -> None:
        """Resolve every way of naming met in `rangees`: the very names, then the most frequent, the decided last."""
        comptes: Counter[Cle] = Counter()
        exemples: dict[Cle, Rangee] = {}
        for rangee in rangees:
            cle = rangee.designation
            comptes[cle] += 1
            exemples.setdefault(cle, rangee)
        ordre = sorted(
            comptes, key=lambda c: (bool(self._dite(exemples[c])), not self._connu(exemples[c]), -comptes[c])
        )
        for cle in ordre:
            self._trouvees[cle] = self._designer(exemples[cle])
            if doute := self._doutes.get(_mot(nom_de(exemples[cle]))):
                self._doutes[doute.mot] = replace(doute, lignes=doute.lignes + comptes[cle])

    def de(self, rangee: Rangee) -> Designe:
        """Return whom a row names."""
        return self._trouvees[rangee.designation]

    def _connu(self, rangee: Rangee) -> bool:
        nom = nom_de(rangee)
        return bool(self._annuaire.homonymes(nom)) if nom.nom or nom.prenom else True

    def _designer(self, rangee: Rangee) -> Designe:
        if self._dite(rangee) == ECARTER:
            return Designe(ecartee=True)
        numero, nom = numero_de(rangee), self._nom(rangee)
        if numero and numero in self._personnes.par_numero:
            return self._par_numero(numero, nom)
        if not nom.nom and not nom.prenom:
            return Designe(doute=f"aucune personne ne porte le numéro {numero}") if numero else Designe()
        entreprise, doute = self._entreprise(rangee)
        if doute:
            return Designe(doute=doute)
        return self._par_nom(nom, entreprise, self._naissance(rangee), rangee)

    def _par_numero(self, numero: str, nom: Nom) -> Designe:
        rang = self._personnes.par_numero[numero]
        if rang == RIEN:
            return Designe(doute="plusieurs personnes portent ce numéro")
        fiche = self._personnes.fiches[rang] if nom.nom else None
        if fiche and nom.prenom and not (_memes(nom, fiche.nom) or une_faute(nom, fiche.nom)):
            return Designe(doute="le numéro et le nom ne désignent pas la même personne")
        return Designe((rang,))

    def _par_nom(self, nom: Nom, entreprise: int | None, annee: int | None, rangee: Rangee) -> Designe:
        reponse = self._reponse(nom, entreprise, annee, rangee)
        if reponse.fiche is not None:
            return Designe((self._personnes.inscrire(reponse.fiche),), par=reponse.par)
        plusieurs = self._ensemble(rangee, entreprise)
        if plusieurs:
            return plusieurs
        if reponse.doute:
            self._valeurs.retenir(_PERSONNES, _mot(nom), "")
            self._doutes.setdefault(
                _mot(nom), Doute(mot=_mot(nom), raison=reponse.doute, candidats=self._candidats.dire(reponse.candidats))
            )
            return Designe(doute=reponse.doute)
        homonyme = self._dite(rangee) != NOUVELLE and self._annuaire.porte(nom, annee)
        fiche = self._annuaire.ajouter(Fiche(nom=nom, annee=annee))
        if entreprise is not None:
            fiche.entreprises.add(entreprise)
        return Designe((self._personnes.inscrire(fiche),), creee=True, homonyme=homonyme)

    def _reponse(self, nom: Nom, entreprise: int | None, annee: int | None, rangee: Rangee) -> Reponse:
        dite = self._dite(rangee)
        if dite and (voulue := self._candidats.trouver(dite)):
            return Reponse(voulue, par="sur votre décision")
        if dite == NOUVELLE:
            memes = [f for f in self._annuaire.homonymes(nom) if not f.listee and f.connue_id is None]
            return Reponse(memes[0]) if memes else Reponse()
        return self._annuaire.chercher(nom, entreprise, annee)

    def _ensemble(self, rangee: Rangee, entreprise: int | None) -> Designe | None:
        """Recognise a household named in one cell (« MARTIN Paul et Julie »), each member being known."""
        entier = rangee.texte("nom_prenom") or f"{rangee.texte('nom')} {rangee.texte('prenom')}"
        parties = [p for p in _PLUSIEURS.split(entier) if p.strip()]
        if len(parties) < 2:
            return None
        premier = separer(parties[0], nom_d_abord=rangee.feuille.nom_d_abord)
        noms = [premier] + [self._membre(p, premier, rangee) for p in parties[1:]]
        fiches = [self._annuaire.chercher(n, entreprise).fiche for n in noms]
        trouvees = [f for f in fiches if f is not None]
        if len(trouvees) < len(noms):
            return Designe(doute="plusieurs personnes dans une cellule, toutes ne sont pas reconnues")
        return Designe(tuple(dict.fromkeys(self._personnes.inscrire(f) for f in trouvees)), par="en ménage")

    def _membre(self, partie: str, premier: Nom, rangee: Rangee) -> Nom:
        return (
            Nom(premier.nom, partie) if " " not in partie else separer(partie, nom_d_abord=rangee.feuille.nom_d_abord)
        )

    def _nom(self, rangee: Rangee) -> Nom:
        nom = nom_de(rangee)
        dite = self._dite(rangee)
        return separer(dite) if dite and dite != NOUVELLE else nom

    def _dite(self, rangee: Rangee) -> str | None:
        """Return what the mapping decides of the person a row names."""
        mot = _mot(nom_de(rangee))
        return self._valeurs.dite(_PERSONNES, mot) if mot else None

    def _entreprise(self, rangee: Rangee) -> tuple[int | None, str]:
        typee = rangee.texte("entreprise") or rangee.feuille.entreprise
        if not typee:
            return None, ""
        rang, doute = self._entreprises.chercher(typee)
        return (None, doute) if rang == RIEN else (rang, "")

    def _naissance(self, rangee: Rangee) -> int | None:
        try:
            cellule = rangee.cellule("naissance")
            return lire_naissance(cellule, annee_max=self._annee)[1] if cellule != "" else None
        except DateRefusee:
            return None


def _mot(nom: Nom) -> str:
    return f"{nom.nom} {nom.prenom}".strip()


def _memes(a: Nom, b: Nom) -> bool:
    return bool(set(cles(a.nom, a.prenom)) & set(cles(b.nom, b.prenom)))
