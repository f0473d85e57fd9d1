"""The pictures of these screens, with fictional data."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from app.context import Session
from app.domain.contrats.dires_approbations import a_demander
from app.domain.contrats.position import situer
from app.services.comptes import Suivi
from ui.entreprises.avancement import Avancement
from ui.entreprises.conditions import DialogueConditions
from ui.entreprises.contrats import Histoire
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
    histoires, reperes = fiche.contrats.lire(session, entreprise.id)
    depasse = depasser(histoires[0])
    fiche.contrats.montrer(([replace(histoires[0], suivi=depasse)], reperes))
    yield "entreprise-contrats-depassement", None
    fiche.contrats.relire()
    contact = session.entreprises.contacts.de(entreprise.id)[0]
    ouvertures: dict[str, Callable[[], QDialog]] = {
        "nouvelle-entreprise": page.creer,
        "contact": lambda: fiche.identite.modifier_contact(contact),
        "date-effectifs": fiche.effectifs.dater,
        "demande-effectifs": fiche.effectifs.demander,
        "contrat": lambda: fiche.contrats.modifier(histoires[0].contrat),
        "reponse": lambda: fiche.contrats.repondre(depasse),
        "avenant": lambda: fiche.contrats.ajouter_avenant(histoires[0]),
        "avenant-deplie": lambda: deplier(fiche.contrats.ajouter_avenant(histoires[0])),
    }
    for nom, ouvrir in ouvertures.items():
        dialogue = ouvrir()
        yield f"dialogue-{nom}", dialogue
        dialogue.reject()
        page.window().activateWindow()


def depasser(histoire: Histoire) -> Suivi:
    """Return a contrat as if its volume were cut down this year: a part approved, a part waiting."""
    suivi = histoire.suivi
    assert suivi is not None  # noqa: S101 - the fiction has one
    avant, au = suivi.position, suivi.position.au
    assert avant.situation is not None  # noqa: S101 - it runs
    reduites = replace(suivi.conditions[-1], a_partir_du=avant.situation.annee.debut, volume=1600)
    regles = [*suivi.conditions, reduites]
    brut = situer(avant.contrat, regles, suivi.consommation.par_jour, au)
    reponse = replace(a_demander(brut), id=1, minutes=840, decide_le=au, par="la direction des ressources humaines")
    situee = situer(avant.contrat, regles, suivi.consommation.par_jour, au, (), [reponse])
    return replace(suivi, position=situee, prevision=None, approbations=[reponse])


def deplier(dialogue: DialogueConditions) -> DialogueConditions:
    """Bring every part of the conditions in sight but the first ones, which hide the others."""
    for section in dialogue.sections.values():
        section.entete.setChecked(not section.ouverte)
    return dialogue
