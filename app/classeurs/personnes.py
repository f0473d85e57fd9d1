"""Rows of a list of persons."""

from datetime import date

from app.classeurs import cellules
from app.classeurs.annuaire import Annuaire, Fiche, memes_naissances
from app.classeurs.dires import Dires
from app.classeurs.entreprises import Entreprises
from app.classeurs.lues import RIEN, EmploiLu, Lecture, PersonneLue
from app.classeurs.noms import Nom, ranger, separer
from app.classeurs.releve import Rangee
from app.classeurs.valeurs import Valeurs
from app.domain.dates import DateRefusee, lire_date, lire_naissance
from app.domain.texte import fold

_SORTE = "personnes"
_CODES = {"situation_familiale": "NR", "logement": "NR"}
_CODES_EMPLOI = {"csp": "NR", "statut_emploi": "NR", "situation_travail": "NR", "statut_beneficiaire": "SAL"}
_TEXTES = ("telephone", "courriel", "adresse", "code_postal", "ville", "note")


class Personnes:
    """Reads the lists of persons of a workbook, one row at a time."""

    def __init__(
        self, lecture: Lecture, entreprises: Entreprises, annuaire: Annuaire, valeurs: Valeurs, annee: int
    ) -> None:
        self._lecture = lecture
        self._entreprises = entreprises
        self._annuaire = annuaire
        self._valeurs = valeurs
        self._annee = annee
        self._dires = Dires(lecture)
        self.par_numero: dict[str, int] = {}
        self.fiches: list[Fiche] = []

    def lire(self, rangee: Rangee) -> None:
        """Add the person of one row, or the emploi of one already listed."""
        nom = nom_de(rangee)
        numero = numero_de(rangee)
        if not nom.nom and not nom.prenom and not numero:
            self._dires.refuser(rangee, "", "ni nom, ni prénom, ni numéro", _SORTE)
            return
        entreprise = self._entreprise(rangee)
        if entreprise is None:
            return
        lue = self._personne(rangee, nom, numero)
        fiche = self._identifier(rangee, nom, lue, entreprise)
        rang = self._inscrire(fiche, lue)
        if entreprise != RIEN:
            fiche.entreprises.add(entreprise)
            self._lecture.personnes[rang].emplois[entreprise] = self._emploi(rangee, entreprise)
        if numero:
            self._numeroter(rangee, numero, rang)

    def inscrire(self, fiche: Fiche) -> int:
        """Return the index of a person in the reading, entered at the first act that names them."""
        lue = PersonneLue(nom=fiche.nom.nom, prenom=fiche.nom.prenom, connue_id=fiche.connue_id)
        return self._inscrire(fiche, lue)

    def rapprocher_corriges(self) -> None:
        """Give back to persons of the vault no row has claimed the rows that correct their name.

        Same birth date, same entreprise, and a name at one slip or the same first name.
        """
        libres = [f for f in self._annuaire.fiches if f.connue_id is not None and f.rang is None and f.naissance]
        par_naissance: dict[date, list[Fiche]] = {}
        for libre in libres:
            if libre.naissance:
                par_naissance.setdefault(libre.naissance, []).append(libre)
        for rang, lue in enumerate(self._lecture.personnes):
            if lue.connue_id is None and lue.naissance in par_naissance:
                self._corriger(rang, lue, par_naissance[lue.naissance])

    def _corriger(self, rang: int, lue: PersonneLue, libres: list[Fiche]) -> None:
        memes = [
            f
            for f in libres
            if f.rang is None and f.entreprises & lue.emplois.keys() and fold(f.nom.prenom) == fold(lue.prenom)
        ]
        if len(memes) == 1:
            lue.connue_id = memes[0].connue_id
            memes[0].rang = rang

    def _inscrire(self, fiche: Fiche, lue: PersonneLue) -> int:
        if fiche.rang is None:
            lue.connue_id = fiche.connue_id
            self._lecture.personnes.append(lue)
            fiche.rang = len(self._lecture.personnes) - 1
            self.fiches.append(fiche)
        return fiche.rang

    def _identifier(self, rangee: Rangee, nom: Nom, lue: PersonneLue, entreprise: int) -> Fiche:
        homonymes = self._annuaire.homonymes(nom) if nom.nom or nom.prenom else []
        for fiche in homonymes:
            if self._meme(fiche, lue, entreprise):
                if fiche.listee and entreprise in fiche.entreprises:
                    self._dires.avertir(rangee, "", "personne déjà listée, réunie à sa première ligne")
                fiche.listee = True
                return fiche
        if homonymes:
            self._dires.avertir(rangee, "", "homonyme d’une autre personne, gardée à part")
        return self._annuaire.ajouter(
            Fiche(nom=nom, naissance=lue.naissance, annee=lue.annee, telephone=lue.telephone, listee=True)
        )

    def _meme(self, fiche: Fiche, lue: PersonneLue, entreprise: int) -> bool:
        verdict = memes_naissances(fiche, lue.naissance, lue.annee)
        if verdict is not None:
            return verdict
        if fiche.listee:
            return bool(lue.telephone) and lue.telephone == fiche.telephone
        return entreprise in fiche.entreprises or not fiche.entreprises

    def _numeroter(self, rangee: Rangee, numero: str, rang: int) -> None:
        if self.par_numero.setdefault(numero, rang) != rang:
            self._dires.avertir(rangee, "numero", "numéro déjà porté par une autre personne")
            self.par_numero[numero] = RIEN

    def _entreprise(self, rangee: Rangee) -> int | None:
        typee = rangee.texte("entreprise") or rangee.feuille.entreprise
        if not typee:
            return 0 if len(self._entreprises) == 1 else RIEN
        rang, doute = self._entreprises.chercher(typee)
        if rang == RIEN:
            self._dires.indecis(rangee, "entreprise", doute, _SORTE)
            return None
        return rang

    def _personne(self, rangee: Rangee, nom: Nom, numero: str) -> PersonneLue:
        lue = PersonneLue(nom=nom.nom, prenom=nom.prenom, feuille=rangee.feuille.nom, ligne=rangee.numero, listee=True)
        lue.code = "" if nom.nom or nom.prenom else numero
        lue.naissance, lue.annee = self._naissance(rangee)
        lue.sexe = self._code(rangee, "sexe", nom.sexe or "NR")
        lue.enfants = self._enfants(rangee)
        for champ, defaut in _CODES.items():
            setattr(lue, champ, self._code(rangee, champ, defaut))
        for champ in _TEXTES:
            setattr(lue, champ, rangee.texte(champ))
        return lue

    def _emploi(self, rangee: Rangee, entreprise: int) -> EmploiLu:
        emploi = EmploiLu(entreprise=entreprise, poste=rangee.texte("poste"))
        emploi.site = self._entreprises.site(entreprise, rangee.texte("site"))
        emploi.entree = self._date(rangee, "entree")
        for champ, defaut in _CODES_EMPLOI.items():
            setattr(emploi, champ, self._code(rangee, champ, defaut))
        return emploi

    def _code(self, rangee: Rangee, champ: str, defaut: str) -> str:
        mot = rangee.texte(champ)
        if not mot:
            return defaut
        valeur = self._valeurs.code(champ, mot)
        if not valeur.code:
            self._dires.avertir(rangee, champ, "non compris, « Non renseigné » retenu")
            return "NR"
        if valeur.par:
            self._dires.dire(rangee, champ, mot, f"compris comme {valeur.code}, par « {valeur.par} »")
        return valeur.code

    def _enfants(self, rangee: Rangee) -> str:
        code = cellules.enfants(rangee.cellule("enfants"))
        if code is None:
            self._dires.avertir(rangee, "enfants", "nombre d’enfants non compris, « Non renseigné » retenu")
        return code or "NR"

    def _naissance(self, rangee: Rangee) -> tuple[date | None, int | None]:
        cellule = rangee.cellule("naissance")
        if cellule == "" or cellules.texte(cellule) == "?":
            return None, None
        try:
            return lire_naissance(cellule, annee_max=self._annee)
        except DateRefusee as refus:
            self._dires.avertir(rangee, "naissance", f"{refus.details['raison']} ; naissance non reprise")
            return None, None

    def _date(self, rangee: Rangee, champ: str) -> date | None:
        cellule = rangee.cellule(champ)
        if cellule == "" or cellules.texte(cellule) == "?":
            return None
        try:
            return lire_date(cellule, annee_max=self._annee)
        except DateRefusee as refus:
            self._dires.avertir(rangee, champ, f"{refus.details['raison']} ; date non reprise")
            return None


def nom_de(rangee: Rangee) -> Nom:
    """Return the name of a row, from two columns or cut out of one."""
    nom, prenom = rangee.texte("nom"), rangee.texte("prenom")
    if nom and not prenom and "prenom" not in rangee.rangs:
        return separer(nom, nom_d_abord=rangee.feuille.nom_d_abord)
    if nom or prenom:
        return ranger(nom, prenom)
    return separer(rangee.texte("nom_prenom"), nom_d_abord=rangee.feuille.nom_d_abord)


def numero_de(rangee: Rangee) -> str:
    """Return the number of a person as a comparable key (« 012 », 12.0 and « n° 12 » are one)."""
    pli = fold(rangee.texte("numero")).removeprefix("n°").removeprefix("no").strip(" .°:#")
    return pli.lstrip("0") or pli
