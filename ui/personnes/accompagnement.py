"""Accompagnement: what is asked, how she understands it, what is planned, how it ends."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context import Session
from app.domain.accompagnements import EN_COURS, Accompagnement, Objectif
from app.domain.nomenclatures import Entree, Liste
from ui.personnes.cloture import Cloture
from ui.personnes.listes import Listes, choix, libelle, lire_listes, offrir
from ui.personnes.payeurs import Payeur, lire_payeurs
from ui.personnes.themes import Themes
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import CODE, JOUR, JOUR_EXIGE, LONG, TEXTE, dire_jour
from ui.widgets.selecteur import Selecteur
from ui.widgets.volet import CoteACote, Volet, carte

_CHAMPS = {
    "theme": ("T&hème principal", CODE),
    "origine": ("&Orientée par", CODE),
    "demande_le": ("Demande reçue le", JOUR),
    "ouvert_le": ("Ouvert le", JOUR_EXIGE),
    "demande": ("&Demande, avec les mots de la personne", LONG),
    "diagnostic": ("Dia&gnostic social", LONG),
}
_OBJECTIFS = {
    "texte": ("Objectif", TEXTE),
    "qui": ("Qui agit", TEXTE),
    "pour_le": ("Pour le", JOUR),
    "resultat": ("Résultat", TEXTE),
}
_LISTES = {"theme": Liste.THEMES, "origine": Liste.ORIGINES}


@dataclass(frozen=True, slots=True)
class SuivisLus:
    """What the tab shows, read at once."""

    suivis: list[Accompagnement]
    listes: Listes
    suites: list[Entree]
    payeurs: list[Payeur]


class Accompagnements(Volet):
    """One follow-up at a time; chips choose among several."""

    sortes: ClassVar[tuple[str, ...]] = ("accompagnements", "contrats", "emplois", "nomenclatures")

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._lu: SuivisLus | None = None
        self._suivi: Accompagnement | None = None
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.plan = Rangees(_OBJECTIFS, "objectif", lambda: Objectif(texte=""), poste.apparence)
        self.themes = Themes(poste.apparence)
        self.cloture = Cloture(poste)
        self.contrat = Champ("Contrat", Choix())
        self.ouvrir = bouton("Ouvrir un accompagnement")
        self._selecteur = Selecteur("Accompagnement")
        self._porteur = etiquette(genre="second")
        self._retirer = bouton("Retirer cet accompagnement", "lien")
        self._vide = etiquette("Aucun accompagnement. Le premier acte saisi en ouvre un, ou ouvrez-le ici.", "second")
        self._corps = QWidget()
        self._ranger()
        self._brancher()

    def lire(self, session: Session, personne_id: int) -> SuivisLus:
        """Read the follow-ups, the lists, and the contrats that may pay for one."""
        return SuivisLus(
            session.accompagnements.de_personne(personne_id),
            lire_listes(session, _LISTES),
            session.nomenclatures.de(Liste.SUITES_ACCOMPAGNEMENT),
            lire_payeurs(session, personne_id, aujourd_hui()),
        )

    def montrer(self, lu: SuivisLus) -> None:
        """Show the follow-up that was shown, else the last one still open, else the last one."""
        self._lu = lu
        en_force = {str(payeur.contrat): payeur.nom for payeur in lu.payeurs if payeur.en_force}
        self.contrat.proposer(en_force)
        voulu = self._suivi.id if self._suivi else None
        ouverts = (suivi for suivi in lu.suivis if suivi.clos_le is None)
        premier = next(ouverts, next(iter(lu.suivis), None))
        self._suivi = next((suivi for suivi in lu.suivis if suivi.id == voulu), premier)
        self._montrer_suivi()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()
        self.plan.achever()

    def oublier(self) -> None:
        """Forget every word shown."""
        self._lu = self._suivi = None
        self.formulaire.vider()
        self.plan.vider()
        self.themes.vider()
        self._porteur.clear()
        self._selecteur.montrer({}, None)

    def _ranger(self) -> None:
        apparence, champs = self.poste.apparence, self.formulaire.champs
        haut = QVBoxLayout()
        haut.setSpacing(8)
        haut.addWidget(self._vide)
        haut.addWidget(self._selecteur)
        haut.addWidget(self._porteur)
        self.colonne.addLayout(haut)
        corps = QVBoxLayout(self._corps)
        corps.setContentsMargins(0, 0, 0, 0)
        corps.setSpacing(12)
        boite, colonne = carte("Demande")
        courts = [champs[nom] for nom in ("theme", "origine", "demande_le", "ouvert_le")]
        colonne.addWidget(CoteACote(courts, apparence, 180))
        colonne.addWidget(self.themes)
        colonne.addWidget(champs["demande"])
        colonne.addWidget(champs["diagnostic"])
        corps.addWidget(boite)
        boite, colonne = carte("Plan d’action")
        colonne.addWidget(self.plan)
        corps.addWidget(boite)
        corps.addWidget(self.cloture)
        self.colonne.addWidget(self._corps)
        boite, colonne = carte("Autre accompagnement")
        bas = Flux(espace=12, en_bas=True)
        self.contrat.setMinimumWidth(apparence.px(260))
        for partie in (self.contrat, self.ouvrir, self._retirer):
            bas.addWidget(partie)
        colonne.addLayout(bas)
        self.colonne.addWidget(boite)
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self._selecteur.choisi.connect(self._choisir)
        self.ouvrir.clicked.connect(self._ouvrir)
        self._retirer.clicked.connect(self._supprimer)
        self.plan.changee.connect(self._garder_plan)
        self.themes.change.connect(lambda themes: self._modifier("", themes=themes))
        self.formulaire.enregistre.connect(self._recevoir)

    def _montrer_suivi(self) -> None:
        lu, suivi = self._lu, self._suivi
        self._corps.setVisible(suivi is not None)
        self._vide.setVisible(suivi is None)
        self._retirer.setVisible(suivi is not None)
        if lu is None or suivi is None:
            self._selecteur.hide()
            self._porteur.hide()
            return
        self._nommer()
        offrir(self.formulaire.champs, lu.listes, suivi)
        ident, suivis = suivi.id, self.poste.session.accompagnements
        self.formulaire.presenter(suivi, lambda champs, visite: suivis.modifier(ident, visite, **champs))
        self.plan.montrer(suivi.plan)
        self.themes.montrer(suivi.themes, choix(lu.listes["theme"], suivi.themes), suivi.theme)
        self.cloture.montrer(suivi, lu.suites)

    def _nommer(self) -> None:
        """Show each follow-up by its theme and its opening, and who pays for this one."""
        lu, suivi = self._lu, self._suivi
        if lu is None or suivi is None:
            return
        suivis = [suivi if autre.id == suivi.id else autre for autre in lu.suivis]
        self._selecteur.montrer({s.id: self._nom(s, lu.listes["theme"]) for s in suivis}, suivi.id)
        self._selecteur.setVisible(len(suivis) > 1)
        porteur = next((payeur.nom for payeur in lu.payeurs if payeur.contrat == suivi.contrat_id), "")
        etat = f"clos le {dire_jour(suivi.clos_le)}" if suivi.clos_le else "en cours"
        self._porteur.setText(f"Ouvert le {dire_jour(suivi.ouvert_le)} · {etat} · contrat {porteur}")
        self._porteur.show()

    @staticmethod
    def _nom(suivi: Accompagnement, themes: list[Entree]) -> str:
        clos = ", clos" if suivi.suite != EN_COURS else ""
        return f"{libelle(themes, suivi.theme)} · {dire_jour(suivi.ouvert_le)}{clos}"

    def _choisir(self, ident: Hashable) -> None:
        if self._lu:
            self.achever()
            self._suivi = next(suivi for suivi in self._lu.suivis if suivi.id == ident)
            self.plan.vider()
            self._montrer_suivi()
            self.relire()

    def _recevoir(self, suivi: Accompagnement) -> None:
        if self._suivi and self._suivi.id == suivi.id:
            self._suivi = suivi
            self._nommer()

    def _modifier(self, visite: str, **champs: Any) -> None:  # noqa: ANN401
        if self._suivi is None:
            return
        ident, suivis = self._suivi.id, self.poste.session.accompagnements
        self.poste.taches.command(
            lambda: suivis.modifier(ident, visite, **champs), self._recevoir, initiateur=self
        )

    def _garder_plan(self, visite: str) -> None:
        self._modifier(visite, plan=self.plan.lignes)

    def _ouvrir(self) -> None:
        """Open another follow-up under the contrat chosen."""
        if not self.contrat.valeur:
            self.contrat.dire("Aucun contrat en cours. Ajoutez d’abord le contrat de l’entreprise.")
            return
        self.contrat.dire("")
        neuf = Accompagnement(
            personne_id=self.ident or 0, contrat_id=int(self.contrat.valeur), ouvert_le=aujourd_hui()
        )
        suivis = self.poste.session.accompagnements
        self.poste.taches.command(lambda: suivis.save(neuf), self._aller)

    def _aller(self, suivi: Accompagnement) -> None:
        self._suivi = suivi
        self.relire()
        self.formulaire.champs["theme"].editeur.setFocus()

    def _supprimer(self) -> None:
        suivis, ident = self.poste.session.accompagnements, self._suivi.id if self._suivi else 0

        def travail() -> tuple[None, Any]:
            return None, suivis.delete(ident)

        self.ouvrir.setFocus()
        self.poste.taches.command(travail)
