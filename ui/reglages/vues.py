"""The sections of Réglages and their dialogs, one by one, for pictures and checks."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from app.context import Session
from app.demo import modele_word
from app.domain.fonds import LigneFonds
from app.domain.personnes import Personne
from app.domain.phrases_lettre import PhraseLettre
from app.domain.resultats_budget import UniteResultat
from ui.reglages.journal import LireJournal
from ui.reglages.page import PageReglages
from ui.reglages.restaurer import Restaurer
from ui.reglages.secrets import ChangerPhrase, DefinirPin, RemplacerSecours

_FONDS = (
    LigneFonds(libelle="Quotient du fonds", formule="(ressources - aides_logement) / parts"),
    LigneFonds(libelle="Reste après forfait", formule="ressources - logement - 200 × personnes"),
    LigneFonds(libelle="Part du loyer", formule="loyer ÷ ressources", unite=UniteResultat.POURCENT),
)
_PASSES = 5
"""Turns of the loop in which a height that follows a width settles."""
_MERCI = "Je vous remercie de l’attention portée à la situation de {la personne}."


class Porteur(Protocol):
    """What holds the page."""

    @property
    def reglages(self) -> PageReglages: ...

    def aller(self, ident: str) -> None: ...


def vues(bureau: Porteur, session: Session) -> Iterator[tuple[str, QDialog | None]]:
    """Bring each section (None: the page itself), then each dialog, closed after."""
    bureau.aller("reglages")
    with tempfile.TemporaryDirectory() as ailleurs:
        yield from _sections(bureau.reglages, session, Path(ailleurs))
        for nom, dialogue in _dialogues(bureau.reglages, session):
            dialogue.open()
            yield f"dialogue-{nom}", dialogue
            dialogue.reject()
    session.pauses.retirer()


def _sections(page: PageReglages, session: Session, ailleurs: Path) -> Iterator[tuple[str, None]]:
    for ident in page.sections:
        if ident == "sauvegardes":
            _preparer(session, ailleurs)
        if ident == "lettres_types" and not session.modeles_lettre.toutes():
            session.modeles_lettre.copier("echeancier")
            session.phrases_lettre.save((PhraseLettre(titre="Remercier", texte=_MERCI),))
        if ident == "fonds" and not session.fonds.toutes():
            session.fonds.save(replace(session.fonds.neuf(), nom="FSL du Calvados", lignes=_FONDS))
        if ident == "modeles_word" and not session.modeles_word.toutes():
            session.modeles_word.ajouter(modele_word.ecrire(ailleurs))
        page.choisir(ident)
        if ident == "securite":
            page.securite.verifier.click()
        yield f"reglages-{ident}", None
        if ident == "fonds":
            yield from _bas(page)


def _bas(page: PageReglages) -> Iterator[tuple[str, None]]:
    """Bring the bottom of the section of funds: what each formula gives."""
    for _ in range(_PASSES):
        QApplication.processEvents()
    for zone in page.findChildren(QScrollArea):
        if zone.isAncestorOf(page.section):
            zone.verticalScrollBar().setValue(zone.verticalScrollBar().maximum())
            yield "reglages-fonds-essai", None
            zone.verticalScrollBar().setValue(0)


def _preparer(session: Session, ailleurs: Path) -> None:
    session.sauvegardes.automatique()
    session.sauvegardes.ailleurs(ailleurs)
    session.praticiennes.regler("sauvegardes", {"seconde": str(ailleurs)})
    session.personnes.save(Personne(nom="Exemple"))
    session.pauses.definir("814259")


def _dialogues(page: PageReglages, session: Session) -> Iterator[tuple[str, QDialog]]:
    poste = page.securite.poste
    phrase = ChangerPhrase(page, poste)
    phrase.proposee.setText("radio otarie larve figue beignet zonage candide")
    phrase.nouvelle.champ.setText("radio otarie larve figue beignet zonage candide")
    yield "phrase", phrase
    secours = RemplacerSecours(page, poste)
    yield "secours", secours
    yield "pin", DefinirPin(page, poste)
    yield "journal", LireJournal(page, poste)
    yield "restaurer", Restaurer(page, poste, str(session.sauvegardes.dernieres()[0].chemin))
