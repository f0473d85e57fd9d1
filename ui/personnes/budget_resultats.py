"""What follows from a budget: each result with its working, beside another day, or « et si » an instalment changed."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.documents.budget_pdf import BLOCS
from app.domain.budgets import Bloc, Budget, avec_echeance, total
from app.domain.montants import MontantRefuse, lire_montant
from app.domain.resultats_budget import Comparaison, Regle, comparer, dire, dire_cents
from app.messages import phrase
from app.services import regles_budget
from ui.theme import Apparence
from ui.widgets import trait
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import courte, etiquette
from ui.widgets.saisies import dire_jour
from ui.widgets.volet import CoteACote, carte

_RANG = 30
_LIBELLE, _CHIFFRE = 190, 110


class Barres(QWidget):
    """One bar a block, on one scale, its sum at the end; said whole to a screen reader."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._sommes: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        apparence.changee.connect(self.updateGeometry)

    def montrer(self, budget: Budget) -> None:
        """Show the sums of a budget."""
        self._sommes = {nom: total(budget.lignes, bloc) for bloc, nom in BLOCS.items()}
        dits = (f"{nom} {dire_cents(cents)}\u00a0€" for nom, cents in self._sommes.items())
        self.setAccessibleName(f"Budget par mois\u00a0: {', '.join(dits)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._apparence.px(300), self._apparence.px(_RANG) * len(self._sommes))

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        police = self._apparence.police("second")
        gauche, droite = px(_LIBELLE), px(_CHIFFRE)
        place = max(1, self.width() - gauche - droite)
        maximum = max(self._sommes.values(), default=0) or 1
        peintre = QPainter(self)
        for rang, (nom, cents) in enumerate(self._sommes.items()):
            haut = rang * px(_RANG)
            ligne = QRectF(0, haut, gauche - px(8), px(_RANG)).toRect()
            trait.ecrire(peintre, ligne, nom, police, couleur("secondaire"))
            long = place * cents / maximum
            peintre.fillRect(QRectF(gauche, haut + px(9), long, px(12)), couleur("selection"))
            bout = QRectF(gauche + long + px(8), haut, droite, px(_RANG)).toRect()
            trait.ecrire(peintre, bout, f"{dire_cents(cents)}\u00a0€", police, couleur("texte"))
        peintre.end()


class CarteResultats(QWidget):
    """The results of the fund chosen; `compare` is the id of the budget put beside, None without one."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._budget: Budget | None = None
        self._autres: Sequence[Budget] = ()
        self._regle = regles_budget.regles()[0]
        self.barres = Barres(apparence)
        self.autre = Champ("Comparer avec le budget du", Choix())
        self.dette = Champ("Et si l’échéance de", Choix())
        self.echeance = Champ("passait à, en euros par mois", QLineEdit())
        self._explication = etiquette(genre="second")
        self._essai = CoteACote([self.autre, self.dette, self.echeance], apparence)
        self._grille = QGridLayout()
        self._ranger()
        for champ in (self.autre, self.dette, self.echeance):
            champ.quitte.connect(self._calculer)

    @property
    def compare(self) -> int | None:
        """The id of the budget put beside."""
        return int(self.autre.valeur) if self.autre.valeur else None

    def montrer(self, budget: Budget, autres: Sequence[Budget], regle: Regle) -> None:
        """Show the results of a budget by the formulas of a fund; `autres` may be put beside it."""
        self._budget, self._autres, self._regle = budget, autres, regle
        self.autre.proposer({"": "Aucun", **{str(autre.id): dire_jour(autre.au) for autre in autres}})
        self.autre.setVisible(bool(autres))
        dettes = {str(rang): _nom(budget, rang) for rang, li in enumerate(budget.lignes) if li.bloc is Bloc.DETTES}
        self.dette.proposer(dettes)
        for champ in (self.dette, self.echeance):
            champ.setVisible(bool(dettes))
        self._essai.setVisible(bool(autres or dettes))
        self.barres.montrer(budget)
        self._calculer()

    def vider(self) -> None:
        """Forget every figure."""
        self._budget, self._autres = None, ()
        self.echeance.vider()
        self._oter()

    def _ranger(self) -> None:
        boite, colonne = carte("Ce qui en résulte")
        self._grille.setColumnStretch(0, 1)
        self._grille.setHorizontalSpacing(24)
        self._grille.setVerticalSpacing(6)
        colonne.addWidget(self.barres)
        colonne.addLayout(self._grille)
        colonne.addWidget(self._essai)
        colonne.addWidget(self._explication)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.addWidget(boite)

    def _calculer(self) -> None:
        budget = self._budget
        if budget is None:
            return
        regle, termes = self._regle, regles_budget.termes()
        titre, autre = self._voisin(budget)
        self._oter()
        for rang, une in enumerate(comparer(budget, autre or budget, regle, termes)):
            self._ligne(2 * rang + 1, une, avec_autre=autre is not None)
        if autre is not None:
            for colonne, dit in ((1, dire_jour(budget.au)), (2, titre), (3, "Écart")):
                self._grille.addWidget(courte(dit, "second"), 0, colonne, Qt.AlignmentFlag.AlignRight)
        self._explication.setText(f"{regle.dit} Chaque fonds a ses calculs\u00a0: vérifiez-les avec lui.")

    def _voisin(self, budget: Budget) -> tuple[str, Budget | None]:
        """Return what is put beside: the budget « et si », else the one of another day."""
        self.echeance.dire("")
        if self.echeance.valeur.strip() and self.dette.valeur:
            try:
                montant = lire_montant(self.echeance.valeur)
            except MontantRefuse as refus:
                self.echeance.dire(phrase(refus))
            else:
                return "Et si", avec_echeance(budget, int(self.dette.valeur), montant)
        autre = next((autre for autre in self._autres if autre.id == self.compare), None)
        return (dire_jour(autre.au), autre) if autre else ("", None)

    def _ligne(self, rang: int, une: Comparaison, *, avec_autre: bool) -> None:
        resultat = une.avant
        droite = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        dits = QVBoxLayout()
        dits.setSpacing(0)
        dits.addWidget(etiquette(resultat.libelle, "fort"))
        calcul = etiquette(resultat.calcul.rpartition(" = ")[0], "second")
        calcul.setToolTip(resultat.formule)
        calcul.setAccessibleName(f"{resultat.libelle}\u00a0: {resultat.formule} = {resultat.calcul}")
        dits.addWidget(calcul)
        if self._regle.propre:
            dits.addWidget(etiquette(resultat.formule, "second"))
        self._grille.addLayout(dits, rang, 0)
        self._grille.addWidget(courte(dire(resultat.unite, resultat.valeur), "fort"), rang, 1, droite)
        if avec_autre:
            ecart = une.ecart
            signe = "+" if ecart and ecart > 0 else ""
            self._grille.addWidget(courte(dire(resultat.unite, une.apres.valeur), "fort"), rang, 2, droite)
            self._grille.addWidget(courte(f"{signe}{dire(resultat.unite, ecart)}", "second"), rang, 3, droite)

    def _oter(self) -> None:
        _vider(self._grille)


def _vider(disposition: QGridLayout | QVBoxLayout) -> None:
    while (item := disposition.takeAt(0)) is not None:
        dedans, widget = item.layout(), item.widget()
        if isinstance(dedans, QVBoxLayout):
            _vider(dedans)
        elif widget is not None:
            widget.hide()
            widget.deleteLater()


def _nom(budget: Budget, rang: int) -> str:
    ligne = budget.lignes[rang]
    return ligne.libelle or regles_budget.libelle(ligne.bloc, ligne.poste)
