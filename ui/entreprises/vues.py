"""The pictures of these screens, with fictional data."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from app.context import Session
from ui.entreprises.avancement import Avancement
from ui.entreprises.conditions import DialogueConditions
from ui.entreprises.page import PageEntreprises


class _Bureau(Protocol):
    @property
    def entreprises(self) -> PageEntreprises: ...

    def aller(self, ident: str) -> None: ...


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring each screen in turn; a dialog when there is one, else the window."""
    page, fiche = bureau.entreprises, bureau.entreprises.fiche
    bureau.aller("entreprises")
    yield "entreprises-liste", None
    entreprise = session.entreprises.toutes()[1]
    page.montrer(entreprise.id)
    yield "entreprise-fiche", None
    for titre, nom in (
        ("Effectifs", "entreprise-effectifs"),
        ("Contrats", "entreprise-contrats"),
        ("Permanences", "entreprise-permanences"),
        ("Bilans", "entreprise-bilans"),
    ):
        fiche.montrer_onglet(titre)
        yield nom, None
    fiche.montrer_onglet("Contrats")
    for avancement in fiche.contrats.findChildren(Avancement):
        avancement.basculer()
        avancement.hypothese.montrer("2")
    yield "entreprise-contrats-tableau", None
    histoires = fiche.contrats.lire(session, entreprise.id)[0]
    contact = session.entreprises.contacts.de(entreprise.id)[0]
    ouvertures: dict[str, Callable[[], QDialog]] = {
        "nouvelle-entreprise": page.creer,
        "contact": lambda: fiche.identite.modifier_contact(contact),
        "date-effectifs": fiche.effectifs.dater,
        "demande-effectifs": fiche.effectifs.demander,
        "contrat": lambda: fiche.contrats.modifier(histoires[0].contrat),
        "avenant": lambda: fiche.contrats.ajouter_avenant(histoires[0]),
        "avenant-deplie": lambda: deplier(fiche.contrats.ajouter_avenant(histoires[0])),
    }
    for nom, ouvrir in ouvertures.items():
        dialogue = ouvrir()
        yield f"dialogue-{nom}", dialogue
        dialogue.reject()
        page.window().activateWindow()


def deplier(dialogue: DialogueConditions) -> DialogueConditions:
    """Bring every part of the conditions in sight but the first ones, which hide the others."""
    for section in dialogue.sections.values():
        section.entete.setChecked(not section.ouverte)
    return dialogue
