"""Step 3: persons nobody can tell, words not understood; what was understood by nearness can be corrected."""

from collections.abc import Mapping

from app.classeurs.correspondance import Correspondance, Valeur
from app.classeurs.designations import ECARTER, NOUVELLE
from app.domain.imports import Doute
from app.services.imports_apercu import Essai
from ui.imports.etape import Etape, vider
from ui.mots_imports import LISTES
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux

_A_DECIDER = "À décider plus tard"
_PERSONNES = "personnes"


class Decisions(Etape):
    """Fields by (list, word); a decision stands until another replaces it."""

    suivant = "&Voir le rapport"

    def __init__(self, apparence: Apparence) -> None:
        super().__init__("Ce qui reste à décider", "")
        self._apparence = apparence
        self._correspondance = Correspondance()
        self.champs: dict[tuple[str, str], Champ] = {}
        self._prises: dict[tuple[str, str], str] = {}

    @property
    def correspondance(self) -> Correspondance:
        """The mapping with the decisions in it."""
        valeurs = {liste: {v.mot: v for v in vues} for liste, vues in self._correspondance.valeurs.items()}
        for (liste, mot), code in self._prises.items():
            valeurs.setdefault(liste, {})[mot] = Valeur(mot=mot, code=code)
        return self._correspondance.avec({liste: tuple(vues.values()) for liste, vues in valeurs.items()})

    @property
    def changees(self) -> bool:
        """Whether a decision differs from what was rehearsed."""
        return self.correspondance.valeurs != self._correspondance.valeurs

    def montrer(self, essai: Essai) -> bool:
        """Show what a rehearsal left to decide; tell whether there is anything here."""
        self._correspondance = essai.correspondance
        self._prises = {}
        self.champs = {}
        vider(self.colonne)
        inconnus, proches = _mots(essai.correspondance, essai.choix)
        self._personnes(essai.rapport.doutes)
        self._groupe("Mots non compris", inconnus, essai.choix)
        self._groupe("Mots rapprochés, à corriger s’il le faut", proches, essai.choix)
        self.colonne.addStretch()
        attend = len(essai.rapport.doutes) + sum(len(vues) for vues in inconnus.values())
        dit = f"{attend} point{'s' if attend > 1 else ''} à décider." if attend else "Tout a été compris."
        self.expliquer(f"{dit} Ce qui reste sans décision n’est pas perdu\u00a0: le rapport en garde la ligne.")
        return bool(self.champs)

    def commencer(self) -> None:
        if self.champs:
            next(iter(self.champs.values())).editeur.setFocus()

    def _personnes(self, doutes: tuple[Doute, ...]) -> None:
        if not doutes:
            return
        self.colonne.addWidget(etiquette("Personnes", "titre_carte"))
        flux = Flux(espace=16, colonne=self._apparence.px(280))
        for doute in doutes:
            memes = {candidat: f"C’est {candidat}" for candidat in doute.candidats}
            choix = {"": _A_DECIDER} | memes | {NOUVELLE: "Une nouvelle personne", ECARTER: "Laisser de côté"}
            lignes = f"{doute.lignes}\u00a0ligne{'s' if doute.lignes > 1 else ''}"
            champ = self._champ(_PERSONNES, doute.mot, f"{doute.mot}, {lignes}", choix, "")
            champ.dire(f"{doute.raison[0].upper()}{doute.raison[1:]}.", "attention")
            flux.addWidget(champ)
        self.colonne.addLayout(flux)

    def _groupe(self, titre: str, listes: dict[str, list[Valeur]], choix: Mapping[str, Mapping[str, str]]) -> None:
        if not listes:
            return
        self.colonne.addWidget(etiquette(titre, "titre_carte"))
        flux = Flux(espace=16, colonne=self._apparence.px(280))
        for liste, vues in listes.items():
            for valeur in vues:
                permis = {"": _A_DECIDER} | dict(choix[liste])
                permis.setdefault(valeur.code, _dire(valeur.code, permis))
                nom = f"«\u00a0{valeur.mot}\u00a0» ({LISTES.get(liste, liste).lower()})"
                flux.addWidget(self._champ(liste, valeur.mot, nom, permis, valeur.code))
        self.colonne.addLayout(flux)

    def _champ(self, liste: str, mot: str, nom: str, choix: Mapping[str, str], code: str) -> Champ:
        editeur = Choix(choix, code)
        champ = Champ(nom.replace("&", "&&"), editeur)
        editeur.activated.connect(lambda _: self._prises.__setitem__((liste, mot), editeur.code))
        self.champs[liste, mot] = champ
        return champ


def _mots(
    correspondance: Correspondance, choix: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, list[Valeur]], dict[str, list[Valeur]]]:
    """Return the words not understood, and those understood by nearness, by list."""
    inconnus: dict[str, list[Valeur]] = {}
    proches: dict[str, list[Valeur]] = {}
    for liste, vues in correspondance.valeurs.items():
        for valeur in vues if choix.get(liste) else ():
            if not valeur.code or valeur.par:
                (proches if valeur.code else inconnus).setdefault(liste, []).append(valeur)
    return inconnus, proches


def _dire(code: str, permis: Mapping[str, str]) -> str:
    """Return the words of a « nature/canal/organisme », the nature being among those one may choose."""
    nature, *precisions = code.split("/")
    dites = [permis.get(f"{nature}/NR", nature), *(precision for precision in precisions if precision != "NR")]
    return ", ".join(dites)
