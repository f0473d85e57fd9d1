"""Who the entreprise is: its fields, its sites, whom to talk to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Session
from app.domain.changes import Changes
from app.domain.entreprises import Contact, Entreprise, Site
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, etiquette, filet
from ui.widgets.formulaire import Formulaire
from ui.widgets.genres import ENTIER, SIRET
from ui.widgets.saisies import CASE, LONG, TEXTE
from ui.widgets.volet import CoteACote, Volet, carte

_CHAMPS = {
    "nom": ("N&om", TEXTE),
    "siret": ("SIRET", SIRET),
    "adresse": ("Adresse", TEXTE),
    "code_postal": ("Code postal", TEXTE),
    "ville": ("Ville", TEXTE),
    "note": ("À savoir sur l’entreprise (jamais sur une personne)", LONG),
    "active": ("Travaille avec vous", CASE),
}
_SITE = {
    "nom": ("Nom du site", TEXTE),
    "code_postal": ("Code postal", TEXTE),
    "ville": ("Ville", TEXTE),
    "trajet_minutes": ("Trajet aller-retour, en minutes", ENTIER),
    "trajet_km": ("Trajet aller-retour, en km", ENTIER),
    "actif": ("Site ouvert", CASE),
}
_CONTACT = {
    "nom": ("Nom", TEXTE),
    "fonction": ("Fonction", TEXTE),
    "telephone": ("Téléphone", TEXTE),
    "courriel": ("Courriel", TEXTE),
    "note": ("À savoir", LONG),
}


@dataclass(frozen=True, slots=True)
class _Lu:
    entreprise: Entreprise
    sites: Sequence[Site]
    contacts: Sequence[Contact]


class Identite(Volet):
    """Each visit of a field is one save, one step to undo; lines open a dialog."""

    sortes: ClassVar[tuple[str, ...]] = ("entreprises", "sites", "contacts")

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.formulaire = Formulaire(poste.taches, _CHAMPS, self)
        self._sites = Lignes("Sites", "Ajouter un site…", lambda: self.modifier_site(None))
        self._contacts = Lignes("Contacts", "Ajouter un contact…", lambda: self.modifier_contact(None))
        self._ranger()

    def lire(self, session: Session, entreprise_id: int) -> _Lu:
        """Read the entreprise, its sites, its contacts."""
        entreprises = session.entreprises
        return _Lu(
            entreprises.get(entreprise_id), entreprises.sites.de(entreprise_id), entreprises.contacts.de(entreprise_id)
        )

    def montrer(self, lu: _Lu) -> None:
        """Show them."""
        self.formulaire.presenter(lu.entreprise, partial(self._garder, lu.entreprise.id))
        self._sites.vider("Aucun site. Un site permet de dire où l’on reçoit, et combien il compte de salariés.")
        for site in lu.sites:
            lieu = f"{site.code_postal} {site.ville}".strip()
            dit = " · ".join(d for d in (lieu, "" if site.actif else "fermé") if d)
            self._sites.ajouter(site.nom, dit, partial(self.modifier_site, site))
        self._contacts.vider("Aucun contact. Notez qui reçoit vos bilans et vos demandes d’effectifs.")
        for contact in lu.contacts:
            detail = (contact.fonction, contact.telephone, contact.courriel, contact.note)
            dit = " · ".join(d for d in detail if d)
            self._contacts.ajouter(contact.nom or contact.fonction, dit, partial(self.modifier_contact, contact))

    def achever(self) -> None:
        """Keep what is being typed."""
        self.formulaire.achever()

    def oublier(self) -> None:
        """Forget every word."""
        self.formulaire.vider()
        self._sites.vider("")
        self._contacts.vider("")

    def modifier_site(self, site: Site | None) -> Dialogue:
        """Add a site, or change one."""
        titre = "Modifier le site" if site else "Nouveau site"
        dialogue = Dialogue(self, self.poste, titre, "&Enregistrer", _SITE)
        sites, base = self.poste.session.entreprises.sites, site or Site(entreprise_id=self.ident or 0, nom="")
        dialogue.demander(_valeurs(base, _SITE), lambda lu: _ecrire(sites, base, lu))
        return dialogue

    def modifier_contact(self, contact: Contact | None) -> Dialogue:
        """Add a contact, change or remove one."""
        titre = "Modifier le contact" if contact else "Nouveau contact"
        dialogue = Dialogue(self, self.poste, titre, "&Enregistrer", _CONTACT)
        contacts, base = self.poste.session.entreprises.contacts, contact or Contact(
            entreprise_id=self.ident or 0, nom=""
        )
        if contact:
            dialogue.ajouter("&Retirer ce contact", lambda: self._retirer(contact.id))
        dialogue.demander(_valeurs(base, _CONTACT), lambda lu: _ecrire(contacts, base, lu))
        return dialogue

    def _retirer(self, contact_id: int) -> None:
        contacts = self.poste.session.entreprises.contacts
        self.poste.taches.command(lambda: (None, contacts.delete(contact_id)))

    def _garder(self, entreprise_id: int, champs: dict[str, Any], visite: str) -> tuple[Entreprise, Changes]:
        return self.poste.session.entreprises.modifier(entreprise_id, visite, **champs)

    def _ranger(self) -> None:
        fiche, colonne = carte("L’entreprise")
        champs = self.formulaire.champs
        colonne.addWidget(CoteACote([champs[n] for n in _CHAMPS if n not in ("note", "active")], self.poste.apparence))
        colonne.addWidget(champs["note"])
        colonne.addWidget(champs["active"])
        for partie in (fiche, self._sites, self._contacts):
            self.colonne.addWidget(partie)
        self.colonne.addStretch()


class Lignes(QWidget):
    """A card of lines that each open, and a button that adds one."""

    def __init__(self, titre: str, ajouter: str, neuve: Callable[[], object]) -> None:
        super().__init__()
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        fond, colonne = carte(titre)
        self._lignes = QVBoxLayout()
        self._lignes.setSpacing(4)
        self._vide = etiquette(genre="second")
        self._ajouter = bouton(ajouter)
        colonne.addWidget(self._vide)
        colonne.addLayout(self._lignes)
        bas = QHBoxLayout()
        bas.addWidget(self._ajouter)
        bas.addStretch()
        colonne.addLayout(bas)
        dehors.addWidget(fond)
        self._ajouter.clicked.connect(lambda _=False: neuve())

    def vider(self, phrase: str) -> None:
        """Take every line away; the phrase stands until one is added."""
        while (item := self._lignes.takeAt(0)) is not None:
            ancien = item.widget()
            if ancien is not None:
                ancien.hide()
                ancien.deleteLater()
        self._vide.setText(phrase)
        self._vide.setVisible(bool(phrase))

    def ajouter(self, fort: str, detail: str, ouvrir: Callable[[], object]) -> None:
        """Add a line."""
        self._vide.hide()
        ligne = QWidget()
        rangee = QHBoxLayout(ligne)
        rangee.setContentsMargins(0, 0, 0, 0)
        mots = QVBoxLayout()
        mots.setSpacing(0)
        mots.addWidget(etiquette(fort, "fort"))
        if detail:
            mots.addWidget(etiquette(detail, "second"))
        rangee.addLayout(mots, 1)
        lien = bouton("Modifier…", "lien", f"Modifier {fort}")
        lien.clicked.connect(lambda _=False: ouvrir())
        rangee.addWidget(lien)
        if self._lignes.count():
            self._lignes.addWidget(filet())
        self._lignes.addWidget(ligne)


def _valeurs(record: Any, champs: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    return {nom: getattr(record, nom) for nom in champs}


def _ecrire(service: Any, base: Any, lu: dict[str, Any]) -> tuple[Any, Changes]:  # noqa: ANN401
    """Keep a new record, or change the fields of a known one."""
    if base.id:
        return service.modifier(base.id, **lu)  # type: ignore[no-any-return]
    return service.save(type(base)(**{"entreprise_id": base.entreprise_id} | lu))  # type: ignore[no-any-return]
