"""Where one contrat stands: gauge, sentence, curve, what happens if, what to look at."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendrier import mois_apres
from app.domain.contrats import Conditions
from app.domain.contrats.alertes import Alerte
from app.domain.contrats.echeances import dire_sans_compte
from app.domain.contrats.phrases import dire_alerte, dire_prevision, quantite
from app.domain.contrats.prevision import Prevision
from app.domain.contrats.volumes import minutes_de_l_unite
from app.domain.typographie import jour
from app.services.comptes import Suivi
from app.services.positions import Hypothese, supposer
from ui.entreprises.recit import dire_valeur
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.courbe import Courbe, Trace
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.jauge import Jauge, Mesure
from ui.widgets.tableau import Tableau

_HYPOTHESES = (-2, -1, 1, 2, 4)
_HEURE = 60
_LIGNES = 230


class Avancement(QWidget):
    """One contrat; `lue` tells that an alert was read, and whether it is to come back."""

    lue = Signal(object, bool)

    def __init__(self, poste: Poste, suivi: Suivi) -> None:
        super().__init__()
        self._poste = poste
        self._suivi = suivi
        self.jauge = Jauge(poste.apparence)
        self.courbe = Courbe(poste.apparence)
        self.tableau = Tableau("Consommation et prévision, mois par mois", ("Mois", "Consommé", "Prévu", "Entre", "et"))
        self.hypothese = Champ("Que se passe-t-il si…", Choix())
        self.reponse = etiquette()
        self._voir = bouton("Voir en tableau", "lien", f"Voir en tableau le contrat {suivi.contrat.reference}")
        self._ranger()
        self._dessiner(suivi.prevision)
        self._proposer()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for alerte in self._suivi.a_dire:
            colonne.addWidget(self._rangee(alerte))
        colonne.addWidget(self.jauge)
        for phrase in self._phrases():
            colonne.addWidget(etiquette(phrase))
        valeur = dire_valeur(self._suivi)
        if valeur:
            colonne.addWidget(etiquette(valeur, "second"))
        colonne.addWidget(self.courbe)
        bas = QHBoxLayout()
        bas.addWidget(self._voir)
        bas.addStretch()
        colonne.addLayout(bas)
        colonne.addWidget(self.tableau)
        colonne.addWidget(self.hypothese)
        colonne.addWidget(self.reponse)
        self.tableau.hide()
        self.tableau.setMinimumHeight(self._poste.apparence.px(_LIGNES))
        self.hypothese.setMaximumWidth(self._poste.apparence.px(420))
        self._voir.clicked.connect(self.basculer)
        self.hypothese.editeur.currentIndexChanged.connect(lambda _: self._repondre())  # type: ignore[union-attr]

    def basculer(self) -> None:
        """Show the table, or the curve alone."""
        cache = self.tableau.isHidden()
        self.tableau.setVisible(cache)
        self._voir.setText("Cacher le tableau" if cache else "Voir en tableau")

    def _phrases(self) -> list[str]:
        situation, regle, au = self._suivi.position.situation, self._suivi.position.conditions, self._suivi.position.au
        if situation is None:
            return ["Aucune année en cours ce jour-là."]
        annee = f"Année du {jour(situation.annee.debut)} au {jour(situation.annee.fin)}"
        if situation.prevu is None or situation.reste is None:
            dits = [f"{annee}\u00a0: {quantite(situation.consomme, regle)} consommées, sans plafond."]
        else:
            dits = [f"{annee}\u00a0: {_volume(self._suivi)}."]
        prevision = self._suivi.prevision
        vide = dire_sans_compte(self._suivi.position, self._suivi.actes_sans_permanence)
        suite = dire_prevision(prevision, regle, au) if prevision else vide and f"{vide}."
        return [*dits, suite] if suite else dits

    def _rangee(self, alerte: Alerte) -> QWidget:
        rangee = QWidget()
        ligne = QHBoxLayout(rangee)
        ligne.setContentsMargins(0, 0, 0, 0)
        dit = dire_alerte(alerte, self._suivi.position, self._suivi.prevision)
        ligne.addWidget(etiquette(f"{dit}.", "fort", "attention"), 1)
        for texte, nom, revenir in (("C’est vu", "C’est vu", False), ("Dans 7 jours", "Rappeler dans 7 jours", True)):
            geste = bouton(texte, "lien", f"{nom}\u00a0: {dit}")
            geste.clicked.connect(partial(self._lire, alerte, revenir))
            ligne.addWidget(geste)
        return rangee

    def _lire(self, alerte: Alerte, revenir: bool, *_: object) -> None:  # noqa: FBT001 - a partial of a signal
        self.lue.emit(alerte, revenir)

    def _dessiner(self, prevision: Prevision | None) -> None:
        situation, regle = self._suivi.position.situation, self._suivi.position.conditions
        if situation is None:
            for partie in (self.jauge, self.courbe, self._voir):
                partie.hide()
            return
        terme = prevision.terme if prevision else None
        plafond = prevision.prevu if prevision else situation.prevu
        mesure = Mesure(plafond, situation.consomme)
        if terme:
            mesure = Mesure(plafond, situation.consomme, terme.central, terme.bas, terme.haut)
        dit = " ".join(self._phrases())
        self.jauge.montrer(mesure, f"Jauge\u00a0: {dit}")
        self.courbe.montrer(self._trace(prevision, plafond), f"Courbe\u00a0: {dit} Le tableau dit chaque mois.")
        self.tableau.montrer(list(_lignes(self._suivi, prevision, regle)))

    def _trace(self, prevision: Prevision | None, plafond: int | None) -> Trace:
        suivi = self._suivi
        situation, regle = suivi.position.situation, suivi.position.conditions
        assert situation is not None  # noqa: S101 - drawn only in a contract year
        vus, somme = [], 0
        for un in suivi.position.compte.jours:
            if situation.annee.contient(un.jour):
                somme += un.dans_le_volume + un.depassement
                vus.append((un.jour, somme))
        vus.append((min(suivi.position.au, situation.annee.fin), somme))
        points = [(p.jour, p.central, p.bas, p.haut) for p in prevision.points] if prevision else []
        unite = (minutes_de_l_unite(regle) if regle else None) or _HEURE
        dire = partial(_quantite, regle)
        return Trace(situation.annee.debut, situation.annee.fin, vus, points, plafond, unite, dire)

    def _proposer(self) -> None:
        regle, prevision = self._suivi.position.conditions, self._suivi.prevision
        if regle is None or prevision is None:
            self.hypothese.hide()
            return
        choix = {"": "rien ne change"} | {str(n): _dire_hypothese(n, regle) for n in _HYPOTHESES}
        self.hypothese.proposer(choix)
        self.reponse.hide()

    def _repondre(self) -> None:
        regle, au = self._suivi.position.conditions, self._suivi.position.au
        if regle is None:
            return
        pas = int(self.hypothese.valeur or 0) * _pas(regle)
        autre = supposer(self._suivi, Hypothese(par_mois=pas))
        self._dessiner(autre)
        self.reponse.setText(f"Alors\u00a0: {dire_prevision(autre, regle, au)}" if autre and pas else "")
        self.reponse.setVisible(bool(pas))


def _quantite(regle: Conditions | None, minutes: int) -> str:
    return quantite(minutes, regle)


def _volume(suivi: Suivi) -> str:
    situation, regle = suivi.position.situation, suivi.position.conditions
    if situation is None or situation.prevu is None or situation.reste is None:
        return ""
    reporte = f" (dont {quantite(situation.reporte, regle)} de report)" if situation.reporte else ""
    au_dela = f", au-delà {quantite(situation.depassement, regle)}" if situation.depassement else ""
    dits = (
        f"prévu {quantite(situation.prevu, regle)}{reporte}",
        f"consommé {quantite(situation.consomme, regle)}",
        f"reste {quantite(situation.reste, regle)}{au_dela}",
    )
    return "\u202f; ".join(dits)


def _pas(regle: Conditions) -> int:
    """Return the minutes of one step: a half-day, or four hours."""
    unite = minutes_de_l_unite(regle)
    return regle.demi_journee if unite not in (None, _HEURE) else 4 * _HEURE


def _dire_hypothese(nombre: int, regle: Conditions) -> str:
    sens = "de plus" if nombre > 0 else "de moins"
    return f"{quantite(abs(nombre) * _pas(regle), regle)} {sens} par mois"


def _lignes(suivi: Suivi, prevision: Prevision | None, regle: Conditions | None) -> list[tuple[str, ...]]:
    """Return a row per month: what was, then what is foretold since the year began."""
    situation = suivi.position.situation
    if situation is None:
        return []
    lignes: list[tuple[str, ...]] = []
    mois, au = situation.annee.debut, min(suivi.position.au, situation.annee.fin)
    siens = [un for un in suivi.position.compte.jours if situation.annee.contient(un.jour)]
    while mois <= au:
        dernier = min(mois_apres(mois.replace(day=1), 1) - timedelta(days=1), au)
        somme = sum(un.dans_le_volume + un.depassement for un in siens if un.jour <= dernier)
        lignes.append((f"au {jour(dernier)}", quantite(somme, regle)))
        mois = dernier + timedelta(days=1)
    for point in prevision.points[1:] if prevision else ():
        dits = (quantite(minutes, regle) for minutes in (point.central, point.bas, point.haut))
        lignes.append((f"au {jour(point.jour)}", "", *dits))
    return lignes
