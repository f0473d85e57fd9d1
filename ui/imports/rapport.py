"""Step 4: what the import would do, counted, and every line that deserves a look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from app.domain.imports import Constat, LigneRapport, Rapport
from app.domain.texte import fold
from app.messages.nombres import milliers
from ui.imports.etape import Etape
from ui.mots_imports import CONSTATS, nom, resume
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import cadre, courte, etiquette
from ui.widgets.flux import Flux
from ui.widgets.tableau import Tableau

_TITRES = ("Constat", "Feuille", "Ligne", "Colonne", "Valeur", "Raison")
_COMPTES = ("Nouveaux", "Reconnus", "Modifiés", "À décider", "Refusés")


class RapportEssai(Etape):
    """Counts by kind, then the remarks, by verdict and by words."""

    suivant = "&Importer"

    def __init__(self, apparence: Apparence) -> None:
        super().__init__("Ce que l’import va faire", "")
        self._lignes: tuple[LigneRapport, ...] = ()
        self.carte = cadre("carte")
        self._grille = QGridLayout(self.carte)
        self._grille.setContentsMargins(16, 12, 16, 12)
        self._grille.setHorizontalSpacing(16)
        self._grille.setVerticalSpacing(4)
        self.constat = Champ("Montrer les re&marques", Choix({"": "Toutes"}))
        self.filtre = Champ("&Filtrer (feuille, colonne, raison)", QLineEdit())
        self._aucune = etiquette("Aucune remarque\u00a0: tout a été compris.", "second")
        self.tableau = Tableau("Remarques de l’essai", _TITRES)
        self._ranger(apparence)

    def montrer(self, rapport: Rapport) -> None:
        """Show the account of a rehearsal."""
        self._lignes = rapport.lignes
        self._compter(rapport)
        nombres = {c.value: rapport.compte(c) for c in Constat if rapport.compte(c)}
        choix = {"": f"Toutes ({milliers(len(rapport.lignes))})"} | {
            code: f"{CONSTATS[Constat(code)]} ({milliers(nombre)})" for code, nombre in nombres.items()
        }
        editeur = self.constat.editeur
        if isinstance(editeur, Choix):
            editeur.remplir(choix)
        self.expliquer(_annonce(rapport))
        self._filtrer()

    def commencer(self) -> None:
        self.constat.editeur.setFocus()

    def _ranger(self, apparence: Apparence) -> None:
        filtres = Flux(espace=16, colonne=apparence.px(240))
        for champ in (self.constat, self.filtre):
            filtres.addWidget(champ)
        gauche = QHBoxLayout()
        gauche.addWidget(self.carte)
        gauche.addStretch()
        self.colonne.addLayout(gauche)
        self.colonne.addLayout(filtres)
        self.colonne.addWidget(self._aucune)
        self.colonne.addWidget(self.tableau, 1)
        self.tableau.setMinimumHeight(apparence.px(180))
        editeur = self.constat.editeur
        if isinstance(editeur, Choix):
            editeur.activated.connect(lambda _: self._filtrer())
        if isinstance(self.filtre.editeur, QLineEdit):
            self.filtre.editeur.textChanged.connect(lambda _: self._filtrer())

    def _compter(self, rapport: Rapport) -> None:
        while (item := self._grille.takeAt(0)) is not None:
            ancien = item.widget()
            if ancien is not None:
                ancien.hide()
                ancien.deleteLater()
        for colonne, titre in enumerate(_COMPTES, 1):
            self._grille.addWidget(courte(titre, "second"), 0, colonne, Qt.AlignmentFlag.AlignRight)
        for rang, (sorte, c) in enumerate(rapport.comptes.items(), 1):
            self._grille.addWidget(courte(nom(sorte)), rang, 0)
            nombres = (c.nouveaux, c.reconnus, c.modifies, c.a_decider, c.refuses)
            for colonne, nombre in enumerate(nombres, 1):
                etat = ("", "", "", "attention", "erreur")[colonne - 1] if nombre else ""
                label = courte(milliers(nombre) if nombre else "–", "" if nombre else "second", etat)
                label.setAccessibleName(f"{nom(sorte)}, {_COMPTES[colonne - 1].lower()}\u00a0: {nombre}")
                self._grille.addWidget(label, rang, colonne, Qt.AlignmentFlag.AlignRight)

    def _filtrer(self) -> None:
        voulu, mots = self.constat.valeur, fold(self.filtre.valeur).split()
        retenues = [ligne for ligne in self._lignes if voulu in ("", ligne.constat.value) and _dit(ligne, mots)]
        self.tableau.montrer([_cellules(ligne) for ligne in retenues])
        self._aucune.setText(
            "Aucune remarque\u00a0: tout a été compris." if not self._lignes else "Aucune remarque ne correspond."
        )
        self._aucune.setVisible(not retenues)
        self.tableau.setVisible(bool(retenues))


def _annonce(rapport: Rapport) -> str:
    neuf = resume(rapport.comptes)
    if neuf:
        return f"Rien n’est encore écrit. Seront ajoutés\u00a0: {neuf}."
    if any(compte.modifies for compte in rapport.comptes.values()):
        return "Rien n’est encore écrit. Aucune ligne nouvelle\u202f; des fiches connues seront complétées."
    reste = sum(compte.a_decider + compte.refuses for compte in rapport.comptes.values())
    if not any(compte.reconnus for compte in rapport.comptes.values()):
        return "Rien ne peut être ajouté tant que les lignes ci-dessous ne sont pas décidées ou corrigées."
    dit = "Rien de nouveau dans ce classeur\u00a0: ce qui est compris est déjà dans le coffre."
    return f"{dit} Restent {milliers(reste)}\u00a0lignes à décider ou à corriger." if reste else dit


def _cellules(ligne: LigneRapport) -> tuple[str, ...]:
    constat = ligne.constat.value
    numero = str(ligne.ligne) if ligne.ligne else ""
    return (constat[0].upper() + constat[1:], ligne.feuille, numero, ligne.colonne, ligne.valeur, ligne.raison)


def _dit(ligne: LigneRapport, mots: list[str]) -> bool:
    texte = fold(f"{ligne.feuille} {ligne.colonne} {ligne.valeur} {ligne.raison}")
    return all(mot in texte for mot in mots)
