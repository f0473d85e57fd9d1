"""The invoices of one entreprise, and whom they are sent to."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.context import Session
from app.domain.changes import Changes
from app.domain.facturation import Acheteur
from app.domain.factures import EtatFacture
from app.services.factures import Inscription
from ui.factures.liste import SORTES
from ui.factures.mots import etat_de, euros, nom, suite
from ui.factures.nouvelle import NouvelleFacture, lire_contrats
from ui.poste import Poste
from ui.widgets.cartes import Carte, Rangee
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import TEXTE, dire_jour
from ui.widgets.volet import CoteACote, Volet, carte

_CHAMPS = {
    "raison_sociale": ("Raison sociale", TEXTE),
    "siren": ("SIREN", TEXTE),
    "adresse": ("Adresse de facturation", TEXTE),
    "code_postal": ("Code postal", TEXTE),
    "ville": ("Ville", TEXTE),
    "service": ("Service destinataire", TEXTE),
    "engagement": ("Numéro d’engagement", TEXTE),
    "reference": ("Référence de l’acheteur", TEXTE),
    "numero_tva": ("Numéro de TVA de l’entreprise", TEXTE),
}
_SERRES = frozenset({"siren", "numero_tva"})
_NOTICE = "Un champ vide reprend la fiche de l’entreprise. Un service, jamais un nom de personne."


@dataclass(frozen=True, slots=True)
class _Lu:
    inscriptions: list[Inscription]
    acheteur: Acheteur


class VoletFactures(Volet):
    """`facture_voulue` opens one on its page."""

    sortes: ClassVar[tuple[str, ...]] = (*SORTES, "acheteurs", "contrats")
    facture_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self.nouvelle = bouton("Nouvelle &facture…")
        self._factures = QVBoxLayout()
        self._ranger()
        self.nouvelle.clicked.connect(self.creer)

    def lire(self, session: Session, entreprise_id: int) -> _Lu:
        """Read the register of the entreprise, and what was said of its invoices."""
        entreprise = session.entreprises.get(entreprise_id)
        return _Lu(session.factures.registre(entreprise_id), session.factures.acheteurs.de(entreprise))

    def montrer(self, lu: _Lu) -> None:
        """Show them."""
        self._oter()
        du = sum(i.reste for i in lu.inscriptions)
        retards = sum(i.etat is EtatFacture.EN_RETARD for i in lu.inscriptions)
        precision = f"reste dû {euros(du)}" + (f", {retards} en retard" if retards else "")
        liste = Carte("Factures", precision if du else "")
        for inscription in lu.inscriptions:
            liste.ajouter(self._rangee(inscription))
        liste.vide("Aucune facture. Le brouillon se prépare d’après le contrat.")
        self._factures.addWidget(liste)
        self.formulaire.presenter(lu.acheteur, partial(self._garder, lu.acheteur))

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()

    def oublier(self) -> None:
        """Forget everything."""
        self._oter()
        self.formulaire.vider()

    def creer(self) -> NouvelleFacture:
        """Ask for a contrat of this entreprise and a period."""
        dialogue = NouvelleFacture(self, self.poste, lire_contrats(self.poste.session, self.ident))
        dialogue.ouvrir(lambda facture: self.facture_voulue.emit(facture.id))
        return dialogue

    def _garder(self, connu: Acheteur, champs: dict[str, Any], visite: str) -> tuple[Acheteur, Changes]:
        """Keep one field; the first one makes the record."""
        acheteurs = self.poste.session.factures.acheteurs
        serres: dict[str, Any] = dict(champs)
        for champ in champs.keys() & _SERRES:
            serres[champ] = "".join(champs[champ].split())
        entreprise = self.poste.session.entreprises.get(connu.entreprise_id)
        actuel = acheteurs.de(entreprise)
        if actuel.id:
            return acheteurs.modifier(actuel.id, visite, **serres)
        return acheteurs.save(replace(actuel, **serres))

    def _rangee(self, inscription: Inscription) -> Rangee:
        facture = inscription.facture
        detail = f"{etat_de(inscription)}, {suite(inscription)}"
        quand = dire_jour(facture.jour) or "brouillon"
        rangee = Rangee(quand, f"{nom(facture)}, {euros(inscription.ttc)}", detail)
        rangee.lien("Ouvrir", f"Ouvrir {nom(facture)}", lambda: self.facture_voulue.emit(facture.id))
        return rangee

    def _oter(self) -> None:
        while (item := self._factures.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def _ranger(self) -> None:
        haut = QHBoxLayout()
        haut.addWidget(self.nouvelle)
        haut.addStretch()
        self.poste.apparence.icones.poser(self.nouvelle, "plus")
        fond, dedans = carte("À qui les adresser")
        dedans.addWidget(etiquette(_NOTICE, "second"))
        dedans.addWidget(CoteACote(self.formulaire.champs.values(), self.poste.apparence))
        self.colonne.addLayout(haut)
        self.colonne.addLayout(self._factures)
        self.colonne.addWidget(fond)
        self.colonne.addStretch()
