"""The pictures of these screens, with fictional data."""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.context import Session
from app.demo import modele_word
from app.domain.courriers import Envoi
from app.domain.organismes import Organisme
from ui.courriers import gestes, word
from ui.courriers.fiche import RENSEIGNER, TEXTE, VERIFIER
from ui.courriers.liasse import Liasse
from ui.courriers.page import PageCourriers
from ui.lecture.adresses import DialogueAdresses
from ui.poste import Poste
from ui.temps import aujourd_hui


class _Bureau(Protocol):
    @property
    def courriers(self) -> PageCourriers: ...

    @property
    def poste(self) -> Poste: ...

    def aller(self, ident: str) -> None: ...


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring each screen in turn; a dialog when there is one, else the window."""
    page = bureau.courriers
    bureau.aller("courriers")
    page.liste.voir("clos")
    yield "courriers-vide", None
    page.liste.voir("a_envoyer")
    if not session.courriers.nombres()["en_retard"]:
        garnir(session)
    page.ouvrir()
    brouillon = session.courriers.registre("a_envoyer")[-1].id
    page.montrer(brouillon)
    for rang, nom in ((RENSEIGNER, "renseigner"), (TEXTE, "texte"), (VERIFIER, "verifier")):
        page.fiche.onglets.setCurrentIndex(rang)
        QApplication.processEvents()
        yield f"courrier-{nom}", None
    page.fiche.onglets.setCurrentIndex(RENSEIGNER)
    page.fiche.renseignements.ensureWidgetVisible(page.fiche.renseignements.depart.refus)
    yield "courrier-depart", None
    page.liste.voir("en_retard")
    page.montrer(session.courriers.registre("en_retard")[0].id)
    yield "courriers-en-retard", None
    with tempfile.TemporaryDirectory() as ailleurs:
        yield from _word(bureau, session, Path(ailleurs))
    yield from _dialogues(bureau, session, brouillon)


def _word(bureau: _Bureau, session: Session, ailleurs: Path) -> Iterator[tuple[str, QWidget | None]]:
    """Show a letter made from one of her Word models, then while Word has it."""
    page = bureau.courriers
    if not session.modeles_word.toutes():
        session.modeles_word.ajouter(modele_word.ecrire(ailleurs))
    garde = session.modeles_word.toutes()[0]
    personne = session.repertoire.lignes([4])[0].id
    lettre, _ = session.modeles_word.preparer(garde.id, personne)
    page.fiche.onglets.setCurrentIndex(RENSEIGNER)
    page.montrer(lettre.id)
    yield "courrier-word", None
    avertir = word.modifier(page, bureau.poste, lettre.id)
    yield "dialogue-modifier-dans-word", avertir
    avertir.reject()
    chemin, _ = session.lettres_word.sortir(lettre.id, ailleurs / "courrier.docx")
    chemin.write_bytes(chemin.read_bytes() + b" ")
    page.montrer(lettre.id)
    yield "courrier-dans-word", None
    session.lettres_word.renoncer(lettre.id)
    page.montrer(lettre.id)


def _dialogues(bureau: _Bureau, session: Session, brouillon: int) -> Iterator[tuple[str, QWidget | None]]:
    page = bureau.courriers
    nouveau: QDialog = page.creer()
    yield "dialogue-nouveau-courrier", nouveau
    nouveau.reject()
    envoi = gestes.envoyer(page, bureau.poste, session.courriers.ouvrir(brouillon))
    yield "dialogue-envoyer", envoi
    envoi.reject()
    reponse = gestes.repondre(
        page, bureau.poste, session.courriers.ouvrir(session.courriers.registre("en_retard")[0].id)
    )
    yield "dialogue-reponse-recue", reponse
    reponse.reject()
    liasse = Liasse(page, bureau.poste, session.courriers.rendre(session.courriers.get(brouillon)), [brouillon])
    liasse.open()
    yield "dialogue-relances", liasse
    liasse.reject()
    page.liste.voir("tous")
    page.liste.vue.selectAll()
    page.liste.adresses.click()
    yield from _adresses(page)
    page.window().activateWindow()


def _adresses(page: PageCourriers) -> Iterator[tuple[str, QWidget | None]]:
    """Bring a sheet of labels begun at its third place, then an envelope."""
    dialogue = next(d for d in page.findChildren(DialogueAdresses) if d.isVisible())
    dialogue.depart.montrer("2")
    dialogue.uniques.montrer("1")
    dialogue.support.quitte.emit()
    yield "dialogue-etiquettes", dialogue
    dialogue.support.montrer("enveloppe-c5")
    dialogue.support.quitte.emit()
    yield "dialogue-enveloppes", dialogue
    dialogue.reject()


def garnir(session: Session) -> None:
    """Write some letters: a draft, one awaited, two late."""
    personnes = [session.personnes.get(ligne.id) for ligne in session.repertoire.lignes([1, 2, 3, 4])]
    caf, _ = session.organismes.save(
        Organisme(
            nom="CAF du Calvados", categorie="CAF", adresse="8 avenue du 6-Juin", code_postal="14024", ville="Caen"
        )
    )
    jour = aujourd_hui()
    for rang, (code, age) in enumerate((("indu", 75), ("recours_cra", 70), ("pension_alimentaire", 5))):
        lettre, _ = session.courriers.preparer(code, personnes[rang].id, caf.id)
        session.courriers.envoyer(lettre.id, Envoi.RECOMMANDE, le=jour - timedelta(days=age), confirme=True)
    session.courriers.preparer("echeancier", personnes[3].id, saisies={"dette.montant": "1 240,00 €"})
