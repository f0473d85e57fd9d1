"""Rows of lists of entreprises, contracts and headcounts."""

import re
from datetime import date

from app.classeurs import cellules, clauses, tarifs
from app.classeurs.dires import Dires
from app.classeurs.entreprises import Entreprises, siret
from app.classeurs.lues import RIEN, ContratLu, EffectifLu, Lecture
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import Valeurs
from app.domain.contrats import Mode, Unite
from app.domain.dates import DateRefusee, lire_date
from app.domain.entreprises import AXE_TOTAL
from app.domain.texte import fold

_DESACCORD = "tarif en désaccord avec les autres colonnes, rien n’en est repris"
_CHAMPS_FICHE = {"siret", "adresse", "code_postal", "ville", "sites", "effectif"}
_CHAMPS_CONTRAT = ("contrat", "reference", "debut", "mode", "volume", "prix", "preavis")
_PLANCHER = re.compile(r"(?:au moins|>=|≥|plus de|min\.?|minimum)\s*(\d+)|(\d+)\s*(?:\+|et plus|au moins)")
_MODES_PAR_UNITE = {
    Unite.HEURES: Mode.HEURE,
    Unite.DEMI_JOURNEES: Mode.PERMANENCE,
    Unite.JOURS: Mode.PERMANENCE,
    Unite.FORFAIT: Mode.FORFAIT,
    Unite.SALARIES: Mode.PAR_SALARIE,
}


class Prestations:
    """Reads entreprises, contracts and headcounts of a workbook, one row at a time."""

    def __init__(self, lecture: Lecture, entreprises: Entreprises, valeurs: Valeurs, annee: int) -> None:
        self._lecture = lecture
        self._entreprises = entreprises
        self._valeurs = valeurs
        self._annee = annee
        self._dires = Dires(lecture)

    def lire_entreprise(self, rangee: Rangee) -> None:
        """Add the entreprise of one row, with the contract and the headcounts the row states."""
        nom = rangee.texte("nom") or rangee.feuille.entreprise
        if not nom:
            self._dires.refuser(rangee, "nom", "entreprise sans nom", "entreprises")
            return
        numero, doute = siret(cellules.texte(rangee.cellule("siret")))
        if doute:
            self._dires.avertir(rangee, "siret", doute)
        entreprise = self._declarer(rangee, nom, numero)
        for champ in ("adresse", "code_postal", "ville"):
            if rangee.texte(champ):
                setattr(self._lecture.entreprises[entreprise], champ, rangee.texte(champ))
        for site in re.split(r"\s*[,;/|\n]\s*|\s+et\s+", rangee.texte("sites")):
            self._entreprises.site(entreprise, site)
        if any(rangee.texte(champ) for champ in _CHAMPS_CONTRAT):
            self._contrat(rangee, entreprise)
        self._effectifs(rangee, entreprise, "effectif", "effectif_au")

    def lire_effectif(self, rangee: Rangee) -> None:
        """Add the headcounts of one row: one group (long form) or one per column (wide form)."""
        entreprise = self._entreprise(rangee)
        if entreprise is None:
            return
        if "modalite" in rangee.rangs:
            self._groupe(rangee, entreprise)
        else:
            self._effectifs(rangee, entreprise, "nombre", "au")

    def _declarer(self, rangee: Rangee, nom: str, numero: str) -> int:
        """Return the entreprise of the row; a short name is followed only towards what another list declares."""
        lues = self._lecture.entreprises
        exacte = self._entreprises.exacte(nom, numero)
        if exacte is None:
            proche, _ = self._entreprises.chercher(nom)
            if proche != RIEN and (not lues[proche].feuille or not (_CHAMPS_FICHE & rangee.rangs.keys())):
                exacte = proche
        entreprise = self._entreprises.creer(nom) if exacte is None else exacte
        lue = lues[entreprise]
        lue.feuille, lue.ligne = lue.feuille or rangee.feuille.nom, lue.ligne or rangee.numero
        if numero:
            self._entreprises.numeroter(entreprise, numero)
        return entreprise

    def _contrat(self, rangee: Rangee, entreprise: int) -> None:
        lu = ContratLu(entreprise=entreprise, feuille=rangee.feuille.nom, ligne=rangee.numero)
        if texte := rangee.texte("contrat"):
            self._clauses(rangee, lu, clauses.lire(texte))
        lu.reference = rangee.texte("reference")
        lu.debut, lu.fin = self._date(rangee, "debut"), self._date(rangee, "fin")
        if lu.debut and lu.fin and lu.fin < lu.debut:
            self._dires.avertir(rangee, "fin", "fin avant le début ; fin non reprise")
            lu.fin = None
        self._volume(rangee, lu)
        self._prix(rangee, lu)
        if (lisible := self._valeurs.referentiel.lexique("oui_non").exact(rangee.texte("tacite"))) is not None:
            lu.tacite = lisible == "oui"
        self._lecture.contrats.append(lu)

    def _clauses(self, rangee: Rangee, lu: ContratLu, lues: clauses.Clauses) -> None:
        lu.mode, lu.volume, lu.unite, lu.prix, lu.preavis = lues.mode, lues.volume, lues.unite, lues.prix, lues.preavis
        for doute in lues.doutes:
            self._dires.avertir(rangee, "contrat", doute)

    def _volume(self, rangee: Rangee, lu: ContratLu) -> None:
        if (cellule := rangee.cellule("volume")) != "":
            volume, unite = clauses.volume_annuel(cellule)
            lu.volume, lu.unite = volume, unite or lu.unite
            if volume is None:
                self._dires.avertir(rangee, "volume", "volume non compris")
        if texte := rangee.texte("unite"):
            lu.unite = clauses.lire_unite(texte) or lu.unite
            if clauses.lire_unite(texte) is None:
                self._dires.avertir(rangee, "unite", "unité non comprise")
        if texte := rangee.texte("mode"):
            lu.mode = clauses.lire_mode(texte) or lu.mode
            if clauses.lire_mode(texte) is None:
                self._dires.avertir(rangee, "mode", "mode non compris")
        if lu.mode is None and lu.unite is not None:
            lu.mode = _MODES_PAR_UNITE[lu.unite]

    def _prix(self, rangee: Rangee, lu: ContratLu) -> None:
        if (cellule := rangee.cellule("prix")) != "":
            self._tarif(rangee, lu, tarifs.lire(cellule))
        if (cellule := rangee.cellule("preavis")) != "":
            lu.preavis = clauses.mois(cellule)
            if lu.preavis is None:
                self._dires.avertir(rangee, "preavis", "préavis non compris")

    def _tarif(self, rangee: Rangee, lu: ContratLu, tarif: tarifs.Tarif) -> None:
        """Take the terms of a price column, unless they contradict the other columns: nothing is then chosen."""
        lues = tarif.clauses
        paires = ((lu.mode, lues.mode), (lu.volume, lues.volume), (lu.unite, lues.unite))
        if doute := tarif.doute or (_DESACCORD if any(None not in (a, b) and a != b for a, b in paires) else ""):
            lu.prix = None
            self._dires.avertir(rangee, "prix", doute)
            return
        lu.mode, lu.unite, lu.prix = lu.mode or lues.mode, lu.unite or lues.unite, lues.prix
        lu.volume = lues.volume if lu.volume is None else lu.volume
        lu.preavis = lues.preavis if lu.preavis is None else lu.preavis

    def _effectifs(self, rangee: Rangee, entreprise: int, champ_total: str, champ_date: str) -> None:
        au = self._date(rangee, champ_date)
        champs = [(champ_total, AXE_TOTAL, "")]
        champs += [(c, c.split(":")[1], c.split(":")[2]) for c in rangee.rangs if c.startswith("effectif:")]
        for champ, axe, code in champs:
            self._effectif(rangee, entreprise, champ, au, axe, code)

    def _groupe(self, rangee: Rangee, entreprise: int) -> None:
        """Read a row of the long form; an axis not named is found from the group when one only has it."""
        modalite, axe = rangee.texte("modalite"), rangee.texte("axe")
        valeur = self._valeurs.code("axes", axe).code if axe else self._axe_de(modalite)
        if valeur == "site":
            code = self._entreprises.site(entreprise, modalite)
        else:
            code = self._valeurs.code(valeur, modalite).code if valeur and valeur != AXE_TOTAL else ""
        if not valeur or (valeur != AXE_TOTAL and not code):
            self._dires.indecis(rangee, "modalite" if valeur else "axe", "groupe non compris", "effectifs")
            return
        self._effectif(rangee, entreprise, "nombre", self._date(rangee, "au"), valeur, code)

    def _axe_de(self, modalite: str) -> str:
        lexiques = {
            a: self._valeurs.referentiel.lexique(a)
            for a in ("axes", "sexe", "age", "csp", "statut_emploi", "anciennete")
        }
        if lexiques.pop("axes").exact(modalite) == AXE_TOTAL:
            return AXE_TOTAL
        possibles = [axe for axe, lexique in lexiques.items() if lexique.exact(modalite) not in (None, "NR")]
        return possibles[0] if len(possibles) == 1 else ""

    def _effectif(self, rangee: Rangee, entreprise: int, champ: str, au: date | None, axe: str, code: str) -> None:
        cellule = rangee.cellule(champ)
        if cellule == "":
            return
        nombre, plancher = cellules.entier(cellule), False
        if nombre is None and (trouve := _PLANCHER.search(fold(cellules.texte(cellule)))):
            nombre, plancher = int(trouve[1] or trouve[2]), True
        if nombre is None:
            self._dires.refuser(rangee, champ, "effectif qui n’est pas un nombre", "effectifs")
            return
        self._lecture.effectifs.append(
            EffectifLu(
                entreprise=entreprise, feuille=rangee.feuille.nom, ligne=rangee.numero, au=au, axe=axe,
                modalite=code, nombre=nombre, plancher=plancher,
            )
        )  # fmt: skip

    def _entreprise(self, rangee: Rangee) -> int | None:
        nom = rangee.texte("entreprise") or rangee.feuille.entreprise
        if not nom and len(self._entreprises) == 1:
            return 0
        rang, doute = self._entreprises.chercher(nom) if nom else (RIEN, "entreprise absente")
        if rang != RIEN:
            return rang
        self._dires.indecis(rangee, "entreprise", doute, "effectifs")
        return None

    def _date(self, rangee: Rangee, champ: str) -> date | None:
        cellule = rangee.cellule(champ)
        if cellule == "":
            return None
        try:
            return lire_date(cellule, annee=rangee.feuille.annee, annee_max=self._annee + 20)
        except DateRefusee as refus:
            self._dires.avertir(rangee, champ, f"{refus.details['raison']} ; date non reprise")
            return None
