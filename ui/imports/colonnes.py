"""Step 2: what each sheet lists, which column holds what, shown on the first rows."""

from dataclasses import replace

from PySide6.QtCore import Signal

from app.classeurs.correspondance import Colonne, Correspondance, FeuilleLue, Sorte, lettres
from app.services.imports_apercu import Apercu, ApercuFeuille, champs
from ui.imports.etape import Etape
from ui.mots_imports import SORTES
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux
from ui.widgets.tableau import Tableau

_NON_REPRISE = "Ne pas reprendre"
_TITRE_MAX = 32


class Colonnes(Etape):
    """`relue` asks how a sheet reads as another kind (name, kind) or with its titles elsewhere (row, 0: any)."""

    suivant = "&Essayer"
    relue = Signal(str, object, int)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(
            "Ce que contient chaque feuille",
            "Vérifiez ce qui a été reconnu\u202f; corrigez ce qui ne l’est pas.",
        )
        self._apparence = apparence
        self._feuilles: dict[str, ApercuFeuille] = {}
        self._lues: dict[str, FeuilleLue] = {}
        self._correspondance = Correspondance()
        self.feuille = Champ("&Feuille", Choix())
        self.sorte = Champ("C&ontient", Choix({sorte.value: dit for sorte, dit in SORTES.items()}))
        self.entete = Champ("&Ligne des titres", Choix())
        self.tableau = Tableau("Premières lignes de la feuille")
        self._haut = Flux(espace=16, colonne=apparence.px(220))
        self._titre = etiquette("Colonnes de la feuille", "titre_carte")
        self._colonnes = Flux(espace=12, colonne=apparence.px(220))
        self.champs: list[Champ] = []
        self._ranger()
        self._brancher()

    @property
    def correspondance(self) -> Correspondance:
        """The mapping as it stands."""
        return replace(self._correspondance, feuilles=tuple(self._lues.values()))

    @property
    def courante(self) -> FeuilleLue:
        """The sheet shown."""
        return self._lues[_choix(self.feuille).code]

    def montrer(self, apercu: Apercu) -> None:
        """Show a workbook, at its first sheet that is read."""
        self._correspondance = apercu.correspondance
        self._feuilles = {feuille.nom: feuille for feuille in apercu.feuilles}
        self._lues = {lue.nom: lue for lue in apercu.correspondance.feuilles}
        premiere = next((n for n, lue in self._lues.items() if lue.sorte is not Sorte.IGNOREE), next(iter(self._lues)))
        self._nommer_feuilles(premiere)
        self._redire()

    def recevoir(self, lue: FeuilleLue) -> None:
        """Show how a sheet reads now."""
        self._lues[lue.nom] = lue
        self._nommer_feuilles(lue.nom)
        self._redire()

    def commencer(self) -> None:
        self.feuille.editeur.setFocus()

    def _ranger(self) -> None:
        for champ in (self.feuille, self.sorte, self.entete):
            self._haut.addWidget(champ)
        self.colonne.addLayout(self._haut)
        self.colonne.addWidget(self.tableau)
        self.colonne.addWidget(self._titre)
        self.colonne.addLayout(self._colonnes)
        self.colonne.addStretch()
        self.tableau.setMinimumHeight(self._apparence.px(200))

    def _brancher(self) -> None:
        _choix(self.feuille).activated.connect(lambda _: self._redire())
        _choix(self.sorte).activated.connect(
            lambda _: self.relue.emit(self.courante.nom, Sorte(_choix(self.sorte).code), 0)
        )
        _choix(self.entete).activated.connect(
            lambda _: self.relue.emit(self.courante.nom, self.courante.sorte, int(_choix(self.entete).code))
        )

    def _nommer_feuilles(self, courante: str) -> None:
        noms = {nom: f"{nom}\u00a0: {SORTES[lue.sorte].lower()}" for nom, lue in self._lues.items()}
        _choix(self.feuille).remplir(noms, courante)
        lues = sum(lue.sorte is not Sorte.IGNOREE for lue in self._lues.values())
        self.expliquer(
            f"{lues} feuille{'s' if lues > 1 else ''} sur {len(self._lues)} à reprendre. Vérifiez ce qui a été "
            "reconnu\u202f; corrigez ce qui ne l’est pas."
        )

    def _redire(self) -> None:
        lue, feuille = self.courante, self._feuilles[self.courante.nom]
        _choix(self.sorte).setCurrentIndex(_choix(self.sorte).findData(lue.sorte.value))
        rangs = range(1, max(lue.entete, len(feuille.lignes)) + 1)
        _choix(self.entete).remplir({str(rang): f"Ligne {rang}" for rang in rangs}, str(lue.entete))
        self.entete.setVisible(lue.sorte is not Sorte.IGNOREE)
        self._refaire_colonnes(lue)
        self._montrer_lignes(lue, feuille)

    def _refaire_colonnes(self, lue: FeuilleLue) -> None:
        while (item := self._colonnes.takeAt(0)) is not None:
            ancien = item.widget()
            if ancien is not None:
                ancien.hide()
                ancien.deleteLater()
        self.champs = [self._champ(lue, colonne) for colonne in lue.colonnes if lue.sorte is not Sorte.IGNOREE]
        for champ in self.champs:
            self._colonnes.addWidget(champ)
        self._titre.setVisible(bool(self.champs))

    def _champ(self, lue: FeuilleLue, colonne: Colonne) -> Champ:
        choix = {"": _NON_REPRISE} | champs(lue.sorte)
        if colonne.champ not in choix:
            choix[colonne.champ] = f"Effectif\u00a0: {colonne.titre}"
        titre = f"{lettres(colonne.rang)}\u00a0: {_court(colonne.titre)}".replace("&", "&&")
        champ = Champ(titre, Choix(choix, colonne.champ))
        _choix(champ).activated.connect(lambda _: self._attribuer(colonne.rang, _choix(champ).code))
        return champ

    def _attribuer(self, rang: int, voulu: str) -> None:
        """Give a field to a column, and take it from the one that had it."""
        lue = self.courante
        colonnes = tuple(
            replace(c, champ=voulu if c.rang == rang else "" if voulu and c.champ == voulu else c.champ)
            for c in lue.colonnes
        )
        self._lues[lue.nom] = nouvelle = replace(lue, colonnes=colonnes)
        for champ, colonne in zip(self.champs, colonnes, strict=True):
            champ.montrer(colonne.champ)
        self._montrer_lignes(nouvelle, self._feuilles[lue.nom])

    def _montrer_lignes(self, lue: FeuilleLue, feuille: ApercuFeuille) -> None:
        largeur = max((len(ligne) for ligne in feuille.lignes), default=0)
        par_rang = {c.rang: champs(lue.sorte).get(c.champ, c.titre) for c in lue.colonnes if c.champ}
        titres = ["Ligne"] + [
            f"{lettres(rang)}\u00a0→ {par_rang[rang]}" if rang in par_rang else lettres(rang) for rang in range(largeur)
        ]
        lignes = [(str(numero), *ligne) for numero, ligne in enumerate(feuille.lignes, 1)]
        self.tableau.montrer(lignes, titres)
        self.tableau.setAccessibleDescription(f"{len(lignes)} lignes montrées sur {feuille.nombre}")


def _choix(champ: Champ) -> Choix:
    editeur = champ.editeur
    if not isinstance(editeur, Choix):
        raise TypeError
    return editeur


def _court(titre: str) -> str:
    return titre if len(titre) <= _TITRE_MAX else f"{titre[: _TITRE_MAX - 1]}…"
