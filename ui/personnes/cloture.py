"""How a follow-up ends: a suite and a day, said explicitly; and the way back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.accompagnements import EN_COURS, Accompagnement
from app.domain.errors import ChampManquant
from app.domain.nomenclatures import Entree
from app.errors import Refus
from app.messages import phrase_de
from ui.personnes.listes import choix, libelle
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.saisies import CODE, JOUR_EXIGE, dire_jour
from ui.widgets.volet import carte


class Cloture(QWidget):
    """Asks for the suite before closing; nothing here is kept by itself."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._ident = 0
        self.suite = Champ("&Suite", CODE.editeur())
        self.jour = Champ("Clos le", JOUR_EXIGE.editeur())
        self.clore = bouton("C&lore l’accompagnement")
        self.rouvrir = bouton("&Rouvrir l’accompagnement")
        self._dit = etiquette()
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        boite, colonne = carte("Clôture")
        colonne.addWidget(self._dit)
        bas = Flux(espace=12, en_bas=True)
        self.suite.setMinimumWidth(poste.apparence.px(260))
        for partie in (self.suite, self.jour, self.clore, self.rouvrir):
            bas.addWidget(partie)
        colonne.addLayout(bas)
        dehors.addWidget(boite)
        self.clore.clicked.connect(self._clore)
        self.rouvrir.clicked.connect(self._rouvrir)

    def montrer(self, suivi: Accompagnement, suites: list[Entree]) -> None:
        """Show where a follow-up stands."""
        if suivi.id != self._ident:
            self.jour.montrer(dire_jour(aujourd_hui()))
            self.suite.dire("")
        self._ident = suivi.id
        clos = suivi.clos_le is not None
        for partie in (self.suite, self.jour, self.clore):
            partie.setVisible(not clos)
        self.rouvrir.setVisible(clos)
        fins = {code: dit for code, dit in choix(suites).items() if code not in (EN_COURS, "NR")}
        self.suite.proposer({"": "Choisissez la suite…", **fins})
        dit = f"Clos le {dire_jour(suivi.clos_le)}\u00a0: {libelle(suites, suivi.suite)}." if clos else ""
        self._dit.setText(dit)
        self._dit.setVisible(clos)

    def _clore(self) -> None:
        champ = self.suite
        try:
            if not self.suite.valeur:
                raise ChampManquant(champ="Suite")
            champ = self.jour
            jour = JOUR_EXIGE.lire(self.jour.valeur)
        except Refus as refus:
            champ.dire(phrase_de(refus.code, refus.details))
            return
        self.suite.dire("")
        self.jour.dire("")
        suivis, ident, suite = self._poste.session.accompagnements, self._ident, self.suite.valeur
        self._poste.taches.command(lambda: suivis.clore(ident, suite, jour), sinon=self._refuser)

    def _rouvrir(self) -> None:
        suivis, ident = self._poste.session.accompagnements, self._ident
        self._poste.taches.command(lambda: suivis.rouvrir(ident))

    def _refuser(self, erreur: Exception) -> None:
        if isinstance(erreur, Refus):
            self.jour.dire(phrase_de(erreur.code, {**erreur.details, "champ": "Clos le"}))
        else:
            self._poste.taches.echouee.emit(erreur)
