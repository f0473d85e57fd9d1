"""The parts of a file and its dialogs, for the pictures: what they show is written first, once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QDialog

from app.context import Session
from app.domain.accompagnements import Objectif
from app.domain.accords import Accord
from app.domain.budgets import Bloc, Budget, Ligne, Periode, StatutDette
from app.domain.courriers import Envoi
from app.domain.demarches import Demarche, Montant, NatureMontant
from app.domain.foyers import Foyer, Membre
from app.domain.organismes import Organisme
from ui.personnes.fiche import ACCOMPAGNEMENT, BUDGET, COURRIERS, DEMARCHES, DOCUMENTS, FOYER, HISTORIQUE, IDENTITE
from ui.personnes.identite import ALERTES, SEPARATEUR
from ui.temps import aujourd_hui

if TYPE_CHECKING:
    from ui.bureau import Bureau

_ONGLETS = {
    "identite": IDENTITE,
    "foyer": FOYER,
    "accompagnement": ACCOMPAGNEMENT,
    "demarches": DEMARCHES,
    "budget": BUDGET,
    "courriers": COURRIERS,
    "documents": DOCUMENTS,
}
_PPP = 96
_PASSES = 5
"""Turns of the loop in which a height that follows a width settles."""
_AVIS = (
    "Avis d’échéance",
    "Document fictif, pour l’exemple",
    "",
    "Bailleur\u00a0: Vallon Habitat. Logement de trois pièces.",
    "Loyer de novembre 2026\u00a0: 645,00\u00a0€",
    "Provision pour charges\u00a0: 68,00\u00a0€",
    "Reste dû des mois précédents\u00a0: 640,00\u00a0€",
    "",
    "À régler avant le 5 décembre 2026\u00a0: 1\u202f353,00\u00a0€",
)
_PLAN = (
    Objectif(texte="Obtenir un plan d’apurement", qui="Nous deux", resultat="Accordé sur 18 mois"),
    Objectif(texte="Dossier FSL maintien", qui="La personne"),
)
_LIGNES = (
    Ligne(bloc=Bloc.RESSOURCES, poste="SALAIRE", montant=168_000),
    Ligne(bloc=Bloc.RESSOURCES, poste="AL", montant=21_000),
    Ligne(bloc=Bloc.LOGEMENT, poste="LOYER", montant=64_500),
    Ligne(bloc=Bloc.LOGEMENT, poste="EAU", montant=9_000, periode=Periode.TRIMESTRIEL),
    Ligne(bloc=Bloc.FIXES, poste="TRANSPORT", montant=14_000),
    Ligne(
        bloc=Bloc.DETTES,
        poste="RENOUV",
        libelle="Crédit Vallon",
        montant=18_500,
        solde=410_000,
        statut=StatutDette.RETARD,
        arrieres=37_000,
    ),
    Ligne(bloc=Bloc.COURANTE, poste="ALIM", montant=42_000),
)


def vues_dossier(bureau: "Bureau", session: Session, personne_id: int) -> Iterator[tuple[str, QDialog | None]]:
    """Bring each part of the file of a person, then its dialogs; None stands for the window itself."""
    garnir(session, personne_id)
    bureau.ouvrir_personne(personne_id)
    fiche = bureau.personnes.fiche
    for nom, rang in _ONGLETS.items():
        fiche.montrer_onglet(rang)
        yield f"personne-{nom}", None
        bas = fiche.volets[rang - 1].verticalScrollBar()
        if bas.maximum():
            bas.setValue(bas.maximum())
            yield f"personne-{nom}-suite", None
            bas.setValue(0)
    fiche.ouvrir_demarche(_avec_lettres(session, personne_id))
    for _ in range(_PASSES):
        QApplication.processEvents()
    fiche.demarches.ensureWidgetVisible(fiche.demarches.lettres.ecrire)
    yield "personne-demarche-lettres", None
    fiche.demarches.accords.noter.click()
    yield from _montrer(bureau, "accord")
    fiche.demarches.accords.modifier(session.accords.de_personne(personne_id)[0])
    yield from _montrer(bureau, "accord-modifie")
    fiche.demarches.feuille.click()
    yield from _montrer(bureau, "feuille-route")
    fiche.documents.ouvrir.click()
    yield from _montrer(bureau, "apercu")
    fiche.identite.fusion_voulue.emit()
    yield from _montrer(bureau, "fusion")
    fiche.montrer_onglet(HISTORIQUE)
    fiche.ouvrir_acte(session.interventions.de_personne(personne_id)[0].id)
    yield from _montrer(bureau, "acte")
    fiche.ouvrir_acte()
    yield from _montrer(bureau, "acte-nouveau")


def _avec_lettres(session: Session, personne_id: int) -> int:
    """Return the démarche for which a letter was written."""
    return next(c.demarche_id for c in session.courriers.de_personne(personne_id) if c.demarche_id)


def garnir(session: Session, personne_id: int) -> None:
    """Fill what the fiction leaves empty: household, plan, alerts, a document."""
    if session.documents.de_personne(personne_id):
        return
    jour = aujourd_hui()
    enfant = Membre(prenom="Nina", lien="Fille", annee_naissance=jour.year - 9, a_charge=True)
    conjoint = Membre(prenom="Driss", lien="Conjoint", revenus=152_000)
    avant = jour - timedelta(days=200)
    session.foyers.save(Foyer(personne_id=personne_id, au=avant, loyer=64_500, membres=(enfant,)))
    session.foyers.save(Foyer(personne_id=personne_id, au=jour, loyer=64_500, membres=(enfant, conjoint)))
    session.personnes.modifier(personne_id, discretion=SEPARATEUR.join(ALERTES[:2]))
    for suivi in session.accompagnements.de_personne(personne_id):
        demande = "« Je n’arrive plus à payer mon loyer depuis mon arrêt de travail. »"
        session.accompagnements.modifier(suivi.id, plan=_PLAN, themes=("FAM",), demande=demande)
    acte = session.interventions.de_personne(personne_id)[0]
    session.interventions.modifier(acte.id, note_travail="Vérifier le montant de la dette avant de rappeler.")
    with TemporaryDirectory() as dossier:
        fichier = Path(dossier) / "Avis d’échéance.pdf"
        fichier.write_bytes(_page())
        session.documents.deposer(personne_id, fichier)
    _demarches(session, personne_id)


def _demarches(session: Session, personne_id: int) -> None:
    """Keep an accord, a démarche refused that may be appealed, and one to send."""
    jour = aujourd_hui()
    caf, _ = session.organismes.save(Organisme(nom="CAF du Rhône", categorie="CAF", ville="Lyon", canal="POR"))
    session.accords.save(
        Accord(personne_id=personne_id, categorie="CAF", donne_le=jour - timedelta(days=40), portee="Budget, logement")
    )
    session.accords.save(
        Accord(personne_id=personne_id, categorie="EMPL", donne_le=jour - timedelta(days=90), retire_le=jour)
    )
    session.demarches.save(
        Demarche(
            personne_id=personne_id,
            organisme_id=caf.id,
            type="INDU",
            objet="Remise d’un indu de 640 €",
            ouverte_le=jour - timedelta(days=80),
            envoyee_le=jour - timedelta(days=78),
            decidee_le=jour - timedelta(days=20),
            etat="ACP",
            motif_refus="Remise limitée à la moitié",
            montants=(Montant(source="CAF", nature=NatureMontant.REMISE, demande=64_000, accorde=32_000),),
        )
    )
    indu = session.demarches.de_personne(personne_id)[0]
    lettre, _ = session.courriers.preparer("recours_cra", personne_id, demarche_id=indu.id)
    session.courriers.preparer("indu", personne_id, caf.id)
    session.courriers.envoyer(lettre.id, Envoi.RECOMMANDE, le=jour - timedelta(days=3), confirme=True)
    ancien, _ = session.budgets.save(Budget(personne_id=personne_id, au=jour - timedelta(days=200), lignes=_LIGNES[:4]))
    actuel, _ = session.budgets.recopier(ancien.id, jour)
    session.budgets.modifier(actuel.id, lignes=_LIGNES, personnes=3, parts=250)
    session.demarches.save(
        Demarche(
            personne_id=personne_id,
            type="FSL",
            objet="Maintien dans le logement",
            ouverte_le=jour,
            pour_le=jour + timedelta(days=5),
            papiers="Les trois derniers bulletins de salaire\nLa dernière quittance de loyer",
        )
    )


def _montrer(bureau: "Bureau", nom: str) -> Iterator[tuple[str, QDialog | None]]:
    dialogue = next(d for d in bureau.findChildren(QDialog) if d.isVisible())
    yield f"dialogue-{nom}", dialogue
    dialogue.close()
    bureau.window().activateWindow()


def _page() -> bytes:
    """Return a PDF of one page."""
    tampon = QBuffer()
    tampon.open(QBuffer.OpenModeFlag.WriteOnly)
    pdf = QPdfWriter(tampon)
    pdf.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    pdf.setResolution(_PPP)
    peintre = QPainter(pdf)
    for rang, ligne in enumerate(_AVIS):
        peintre.setFont(QFont("Source Sans 3", 20 if not rang else 11))
        peintre.drawText(_PPP // 2, _PPP + rang * _PPP // 3, ligne)
    peintre.end()
    tampon.close()
    return bytes(tampon.data().data())
