"""What an entreprise answers about the hours beyond its volume, on the card of its contrat and on the draft."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.contrats import Contrat, Depassement, Mode
from app.domain.contrats.approbations import Reponse
from app.domain.interventions import Intervention, Part, Portee
from ui.entreprises.approbations import Approbations
from ui.widgets.dialogue import Dialogue


@pytest.fixture
def contrat(session):
    """A new contrat of ten hours a year; 690 minutes done: 90 beyond, at 95,00 € an hour."""
    facturees = {facture.entreprise_id for facture in session.factures.toutes()}
    entreprise = next(e for e in session.entreprises.toutes() if e.id not in facturees)
    neuf = Contrat(entreprise_id=entreprise.id, reference="AP-1", debut=date(2026, 1, 1))
    neuf, _ = session.contrats.save(neuf)
    modele = session.contrats.avenant(session.contrats.conditions.toutes()[0], neuf.debut)
    session.contrats.conditions.save(
        replace(
            modele,
            contrat_id=neuf.id,
            mode=Mode.FORFAIT,
            unite="heures",
            volume=1_000,
            prix=8_500,
            prix_depassement=9_500,
            depassement=Depassement.A_APPROUVER,
            sites=(),
        )
    )
    acte = Intervention(
        jour=date(2026, 10, 8), minutes=690, nature="REU", portee=Portee.ENTREPRISE, parts=(Part(contrat_id=neuf.id),)
    )
    session.interventions.save(acte)
    return neuf


@pytest.fixture
def carte(bureau, contrat):
    def lire():
        bureau.aller("entreprises")
        bureau.entreprises.montrer(contrat.entreprise_id, "Contrats")
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        (siennes,) = [
            a for a in bureau.entreprises.fiche.contrats.findChildren(Approbations) if a._suivi.contrat.id == contrat.id
        ]
        return siennes

    return lire


def mots(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel)).replace("\u00a0", " ").replace("\u202f", " ")


def bouton(widget, debut):
    tous = widget.findChildren(QPushButton)
    return next(b for b in tous if b.accessibleName().startswith(debut) or b.text() == debut)


def dialogue_de(bureau, carte, debut):
    bouton(carte, debut).click()
    QApplication.processEvents()
    return next(d for d in bureau.entreprises.fiche.contrats.findChildren(Dialogue) if d.isVisible())


def remplir(dialogue, **champs):
    for nom, texte in champs.items():
        dialogue.formulaire.champs[nom].editeur.setText(texte)
    dialogue.valider()
    QApplication.processEvents()


def test_what_waits_is_said_with_its_price_and_the_dialog_opens_on_it(bureau, carte):
    siennes = carte()
    dit = "À faire approuver : 1 h 30 au-delà du volume, du 1er octobre 2026 au 31 octobre 2026 (142,50 €)."
    assert dit in mots(siennes)
    dialogue = dialogue_de(bureau, siennes, "Noter une réponse")
    lus = {nom: champ.valeur for nom, champ in dialogue.formulaire.champs.items()}
    assert (lus["reponse"], lus["du"], lus["au"], lus["decide_le"]) == (
        "approuve", "01/10/2026", "31/10/2026", "17/11/2026",
    )  # fmt: skip
    assert lus["minutes"].replace("\u00a0", " ") == "1 h 30"


def test_an_answer_is_recorded_read_back_changed_and_undone(bureau, session, contrat, carte):
    remplir(dialogue_de(bureau, carte(), "Noter une réponse"), minutes="1 h", par="La DRH")
    (garde,) = session.approbations.de(contrat.id)
    assert (garde.minutes, garde.par, garde.reponse) == (60, "La DRH", Reponse.APPROUVE)
    siennes = carte()
    assert "À faire approuver : 0 h 30" in mots(siennes)
    assert "Approuvé le 17 novembre 2026 par La DRH : 1 h du dépassement du 1er octobre 2026" in mots(siennes)
    dialogue = dialogue_de(bureau, siennes, "Modifier la réponse")
    dialogue.formulaire.champs["reponse"].editeur.setCurrentIndex(1)
    remplir(dialogue, minutes="")
    assert session.approbations.get(garde.id).reponse is Reponse.REFUSE
    assert "Refusé le 17 novembre 2026" in mots(carte())
    assert "À faire approuver" not in mots(carte())
    bureau.actions_["annuler"].trigger()
    assert "À faire approuver : 0 h 30" in mots(carte())


def test_who_answered_must_be_said_and_an_answer_is_taken_away(bureau, session, contrat, carte):
    dialogue = dialogue_de(bureau, carte(), "Noter une réponse")
    remplir(dialogue, par="")
    assert dialogue.isVisible()
    assert dialogue.formulaire.champs["par"].editeur.accessibleDescription()
    remplir(dialogue, par="La direction")
    bouton(dialogue_de(bureau, carte(), "Modifier la réponse"), "Ret&irer cette réponse").click()
    QApplication.processEvents()
    assert session.approbations.de(contrat.id) == []


def test_the_draft_says_what_waits_and_takes_what_was_approved(bureau, session, contrat, carte):
    remplir(dialogue_de(bureau, carte(), "Noter une réponse"), minutes="1 h", par="La DRH")
    facture, _ = session.factures.preparer(contrat.id, date(2026, 10, 1), date(2026, 10, 31))
    bureau.aller("factures")
    bureau.factures.montrer(facture.id)
    QApplication.processEvents()
    brouillon = bureau.factures.fiche.brouillon
    assert "1 h au-delà du volume, approuvées le 17/11/2026" in mots(brouillon)
    assert "30 min au-delà du volume à faire approuver, non proposées." in mots(brouillon)
    brouillon.facturer.click()
    QApplication.processEvents()
    ligne = session.factures.get(facture.id).lignes[-1]
    assert (ligne.montant, ligne.approuvees) == (9_500, 60)
    brouillon.lignes.changee.emit("essai")
    assert session.factures.get(facture.id).lignes[-1] == ligne
