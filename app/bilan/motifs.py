"""Why a line was joined, a cell hidden, a table left out: the rules of the control, told on the true counts."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from app.bilan.actes import est_entretien
from app.bilan.document import Bilan, Tableau, Unite
from app.bilan.instantane import Instantane
from app.bilan.listes import INCONNU, Effectifs, effectif_total, fait_liste
from app.bilan.parametres import Niveau, Parametres
from app.bilan.public import TITRES as _TITRES_LISTES
from app.bilan.public import est_signale
from app.bilan.tabulation import AXES, Brut, Grandeur, tabuler
from app.bilan.ventilations import somme
from app.domain.nomenclatures import Entree, Liste


class Etat(StrEnum):
    """What became of a table."""

    IMPRIME = "imprimé"
    REGROUPE = "regroupé"
    MASQUE = "en partie masqué"
    ABSENT = "non imprimé"


CROISE = "theme_x_sexe"
LIBRE = "Ces chiffres ne portent pas sur des personnes\u00a0: ils s’impriment tels quels."
TITRES: Final[Mapping[str, str]] = {
    **_TITRES_LISTES,
    CROISE: "Problématiques principales selon le sexe",
    "nature": "Interventions par nature",
    "canal": "Entretiens par canal",
    "partenaires": "Organismes sollicités",
    "temps": "Temps consacré",
    "demarches_resultat": "Résultats des démarches",
}
IDENTIFIANTES: Final = ("sexe", "age", "csp", "statut_emploi", "anciennete", "site")
_ACTES: Final = ("nature", "canal", "partenaires", "temps", "demarches_resultat")
_PAR_NIVEAU: Final = {
    Niveau.BLOCS: "bloc_principal",
    Niveau.FAMILLES: "famille_principale",
    Niveau.THEMES: "theme_principal",
}
_GROUPES: Final = {"famille_principale": "famille", "bloc_principal": "bloc", "origine": "famille_bilan"}
_LISTES_ACTES: Final = {
    "nature": Liste.NATURES,
    "canal": Liste.CANAUX,
    "categorie": Liste.ORGANISMES,
    "resultat": Liste.SUITES_DEMARCHE,
}
_REGROUPE = "Les lignes trop petites sont réunies, et d’autres avec elles s’il le faut, pour qu’aucune ne se devine."
_BANDES = (
    "Une tranche trop petite, ou dont l’effectif est trop petit ou presque entièrement reçu, est réunie à sa voisine."
)
_MASQUE = "Les cases trop petites sont masquées, et d’autres avec elles pour qu’aucune soustraction ne les rende."
_GRANDEURS = "Une ligne ne s’imprime que si assez de personnes y ont part, et qu’aucune n’en fait plus de la moitié."
_VOISINE = "ligne ajoutée pour que les autres ne se devinent pas"


class Motifs:
    """Reads one snapshot beside the content printed from it."""

    def __init__(self, instantane: Instantane, contenu: Bilan, retires: frozenset[str]) -> None:
        self._instantane = instantane
        self._parametres = Parametres(int(contenu.parametres["k"]))
        self._retires = retires
        self._indicateurs = {i.id: i.valeur for i in contenu.indicateurs}
        self._imprimes = {t.id for t in contenu.tableaux}
        natures = instantane.nomenclatures[Liste.NATURES]
        self._entretiens = frozenset(e.code for e in natures if est_entretien(e))
        self.brut: Brut = tabuler(instantane, self._entretiens)
        self.niveau = self._parametres.niveau(self.brut.recues)

    def candidats(self) -> tuple[str, ...]:
        """Return the ids of the tables that a bilan of that entreprise could print."""
        listes = (*IDENTIFIANTES, _PAR_NIVEAU.get(self.niveau, "theme_principal"), "origine", "suites", CROISE)
        actes = _ACTES if self._instantane.demarches else _ACTES[:-1]
        return (*(i for i in listes if i != "site" or len(self._instantane.sites) > 1), *actes)

    def regle(self, identifiant: str, etat: Etat) -> str:
        """Return the rule that a printed table went through."""
        if etat is Etat.MASQUE:
            return _MASQUE
        if identifiant in _ACTES:
            return _GRANDEURS
        if etat is Etat.REGROUPE:
            return _BANDES if identifiant in ("age", "anciennete") else _REGROUPE
        return "Chaque ligne est assez grande pour être imprimée."

    def lignes(self, identifiant: str, axe: str, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the lines, as they stood before the fold, that hold these elementary codes."""
        noms, groupe = self._noms(axe), _GROUPES.get(identifiant, "")
        lignes: dict[str, tuple[str, ...]] = {}
        for code in codes:
            nom = noms.get(code, (INCONNU, "Non renseigné"))[1]
            entree = self._entrees(axe).get(code)
            nom = (entree.attributs.get(groupe) if entree and groupe else "") or nom
            lignes[nom] = (*lignes.get(nom, ()), code)
        return lignes

    def compter(self, tableau: Tableau, codes: tuple[str, ...]) -> tuple[int, str]:
        """Return what a line counted before the fold, and why it could not stand alone."""
        axe = tableau.dimensions[0].code
        if tableau.population != "recues":
            poids = somme(self._grandeurs(axe, tableau.unite), codes)
            return poids.total, self._cause_grandeur(poids)
        n = sum(self.brut.listes[axe].effectifs.get(c, 0) for c in codes)
        if axe in IDENTIFIANTES:
            return n, self._cause_identifiante(axe, codes, n)
        return n, self._cause(n, self._seuil(codes)) or _VOISINE

    def croiser(self, themes: tuple[str, ...], sexes: tuple[str, ...]) -> tuple[int, str]:
        """Return the true count of a hidden cell of the cross, and why it is hidden."""
        n = sum(self.brut.theme_par_sexe.get((t, s), 0) for t in themes for s in sexes)
        return n, self._cause(n, self._seuil(themes)) or "masquée pour qu’une soustraction ne rende pas les autres"

    def chiffres(self) -> dict[str, int | None]:
        """Return the true value of the figures that may be n.c."""
        brut = self.brut
        entretiens = somme(brut.natures, self._entretiens)
        effectif = effectif_total(self._instantane.effectifs)
        taux: dict[str, int | None] = {"taux_recours": None} if effectif else {}
        if self._instantane.demarches:
            taux["aides_obtenues"] = None
        return {
            "personnes_accompagnees": brut.accompagnees,
            "personnes_nouvelles": brut.nouvelles,
            "personnes_hors_effectif": brut.hors_effectif,
            "interventions": somme(brut.natures, brut.natures).total,
            "entretiens": entretiens.total,
        } | taux

    def pourquoi_nc(self, identifiant: str) -> str:
        """Return why a figure is n.c."""
        if identifiant == "personnes_nouvelles" and not self._instantane.nouvelles_connues:
            return "il faut 24\u00a0mois de saisies avant la période"
        if identifiant in ("interventions", "entretiens", "temps_individuel", "aides_obtenues"):
            return "une personne en fait plus de la moitié, trop peu y ont part, ou il dirait combien sont revenues"
        if identifiant == "taux_recours":
            return self._pourquoi_taux()
        return f"à côté des personnes reçues, il laisserait voir moins de {self._parametres.ecart_min}\u00a0personnes"

    def pourquoi_absent(self, identifiant: str) -> str:
        """Return why a table is not printed, the first reason that holds."""
        return (
            self._trop_peu(identifiant)
            or self._hors_de_l_entreprise(identifiant)
            or (self._sans_effectifs(identifiant) if identifiant in IDENTIFIANTES else "")
            or self._hors_du_croise(identifiant)
            or self._retire(identifiant)
            or self._indivisible(identifiant)
        )

    def _trop_peu(self, identifiant: str) -> str:
        p, recues = self._parametres, self.brut.recues
        if self.niveau is Niveau.ACTIVITE:
            return f"Moins de {p.k}\u00a0personnes reçues ({recues})\u00a0: aucun chiffre sur les personnes."
        if self.niveau is Niveau.TOTAUX and identifiant != "temps":
            return f"Moins de {p.t_liste}\u00a0personnes reçues ({recues})\u00a0: les totaux seulement."
        if identifiant == CROISE and self.niveau is not Niveau.THEMES:
            return f"Moins de {p.t_croise}\u00a0personnes reçues ({recues})\u00a0: aucun croisement."
        if identifiant == "partenaires" and self.niveau is Niveau.BLOCS:
            return f"Moins de {p.t_familles}\u00a0personnes reçues ({recues})\u00a0: pas de liste des organismes."
        return ""

    def _hors_de_l_entreprise(self, identifiant: str) -> str:
        if identifiant not in IDENTIFIANTES or identifiant in ("sexe", "age"):
            return ""
        total = effectif_total(self._instantane.effectifs)
        if total and total.nombre < self._parametres.h_petite_entreprise:
            return "Entreprise de moins de 50\u00a0salariés\u00a0: le sexe et deux tranches d’âge seulement."
        if self.niveau is Niveau.BLOCS:
            return f"Moins de {self._parametres.t_familles}\u00a0personnes reçues\u00a0: le sexe et l’âge seulement."
        sites = self.brut.listes["site"].effectifs.keys() - {INCONNU}
        if identifiant == "site" and not fait_liste(sites):
            return "Toutes les personnes reçues sont d’un même site."
        return ""

    def _sans_effectifs(self, axe: str) -> str:
        effectifs = Effectifs.de(self._instantane.effectifs, axe)
        if not effectifs.nombres:
            return "Effectif de ces groupes inconnu\u00a0: sans lui, un petit groupe se reconnaîtrait."
        noms = self._noms(axe)
        for code, n in self.brut.listes[axe].effectifs.items():
            if code in effectifs.nombres and n > effectifs.nombres[code]:
                nom = noms.get(code, (code, code))[1]
                return f"«\u00a0{nom}\u00a0»\u00a0: plus de reçus que de salariés déclarés, effectif à corriger."
        return ""

    def _hors_du_croise(self, identifiant: str) -> str:
        if identifiant == CROISE and not {"theme_principal", "sexe"} <= self._imprimes:
            return "Il faut que les deux listes, problématiques et sexe, soient imprimées."
        return ""

    def _retire(self, identifiant: str) -> str:
        if identifiant not in self._retires:
            return ""
        k = self._parametres.k
        return f"Retiré par le contrôle final\u00a0: avec le reste, il laissait déduire moins de {k}\u00a0personnes."

    def _indivisible(self, identifiant: str) -> str:
        if identifiant in _ACTES:
            return f"{_GRANDEURS} Ici, il ne resterait qu’une ligne."
        if identifiant == CROISE:
            return "Il faudrait masquer trop de cases, ou il dirait tout d’un groupe entier."
        if identifiant in IDENTIFIANTES:
            return "Même réunies, les lignes laisseraient reconnaître un petit groupe, ou un groupe presque tout reçu."
        return "Même réunies, les lignes laisseraient deviner un nombre trop petit."

    def _pourquoi_taux(self) -> str:
        total = effectif_total(self._instantane.effectifs)
        if total and total.plancher:
            return "l’effectif n’est connu que par un minimum"
        if self._indicateurs.get("personnes_hors_effectif") is None:
            return "exact, il laisserait déduire le petit nombre de personnes reçues hors effectif"
        return "effectif trop petit, ou presque entièrement reçu, ou base de moins de 20"

    def _cause_identifiante(self, axe: str, codes: tuple[str, ...], n: int) -> str:
        effectifs, p = Effectifs.de(self._instantane.effectifs, axe), self._parametres
        if INCONNU in codes:
            return self._cause(n, p.k) or _VOISINE
        if not all(c in effectifs.nombres for c in codes):
            return "effectif inconnu"
        connu = effectifs.plancher(codes)
        if connu < p.h_min:
            return f"effectif de {connu}, moins de {p.h_min}"
        if connu - n < p.k:
            return f"effectif de {connu}, presque tout reçu"
        return self._cause(n, p.k) or _VOISINE

    def _cause(self, n: int, seuil: int) -> str:
        if not n:
            return "aucune personne"
        sensible = " (rubrique sensible)" if seuil > self._parametres.k else ""
        return f"moins de {seuil}\u00a0personnes{sensible}" if n < seuil else ""

    def _cause_grandeur(self, poids: Grandeur) -> str:
        if poids.personnes < self._parametres.k:
            return f"moins de {self._parametres.k}\u00a0personnes"
        if 2 * max(poids.par_personne.values()) > poids.total:
            return "une personne en fait plus de la moitié"
        return _VOISINE

    def _seuil(self, codes: tuple[str, ...]) -> int:
        entrees = self._entrees("theme")
        sensible = self.niveau is not Niveau.BLOCS and any(c in entrees and est_signale(entrees[c]) for c in codes)
        return self._parametres.k_sensible if sensible else self._parametres.k

    def _grandeurs(self, axe: str, unite: Unite) -> Mapping[str, Grandeur]:
        mesures = {"canal": self.brut.canaux, "categorie": self.brut.partenaires, "resultat": self.brut.resultats}
        return mesures.get(axe, self.brut.minutes if unite is Unite.MINUTES else self.brut.natures)

    def _entrees(self, axe: str) -> Mapping[str, Entree]:
        liste = _LISTES_ACTES.get(axe) or AXES.get(axe)
        return {e.code: e for e in self._instantane.nomenclatures[liste]} if liste else {}

    def _noms(self, axe: str) -> dict[str, tuple[str, str]]:
        if axe == "site":
            return {code: (code, nom) for code, nom in self._instantane.sites.items()}
        return {code: (code, e.libelle) for code, e in self._entrees(axe).items()}
