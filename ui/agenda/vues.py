"""The pictures of these screens, with fictional data."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget

from app.context import Session
from app.domain.permanences import Permanence
from app.domain.rendezvous import RendezVous
from ui.agenda.page import PageAgenda
from ui.agenda.periodes import Vue
from ui.temps import aujourd_hui

_PRIS = ((0, "honore"), (30, "manque"), (60, "prevu"), (120, "prevu"))
_DEBUT, _FIN = 7 * 60 + 30, 10 * 60
_REUNIONS = ((date(2026, 11, 18), 840, 60, "Réunion CSE"), (date(2026, 11, 20), 570, 30, "Appel MDPH"))
_AUTRE_AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:exemple-1
DTSTART:20261119T093000
DTEND:20261119T103000
SUMMARY:Analyse de pratiques
END:VEVENT
BEGIN:VEVENT
UID:exemple-2
DTSTART:20261201T140000
DTEND:20261201T150000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Permanence téléphonique
END:VEVENT
BEGIN:VEVENT
UID:exemple-3
DTSTART;VALUE=DATE:20261224
SUMMARY:Congés
END:VEVENT
END:VCALENDAR
"""


class _Bureau(Protocol):
    @property
    def agenda(self) -> PageAgenda: ...

    def aller(self, ident: str) -> None: ...


def preparer(session: Session, jour: date) -> Permanence:
    """Take appointments on a permanence held on `jour`, and a few others; return that permanence."""
    lieu = next(p for p in session.permanences.entre(date(jour.year, 1, 1), jour) if p.site_id)
    permanence, _ = session.permanences.save(
        Permanence(contrat_id=lieu.contrat_id, site_id=lieu.site_id, jour=jour, debut=_DEBUT, fin=_FIN)
    )
    suivis = [s for s in session.accompagnements.toutes() if s.contrat_id == lieu.contrat_id and s.clos_le is None]
    personnes = list(dict.fromkeys(s.personne_id for s in suivis))
    for (decalage, suite), personne_id in zip(_PRIS, personnes, strict=False):
        rdv, _ = session.rendezvous.prendre(
            RendezVous(
                jour=jour, debut=_DEBUT + decalage, minutes=30, personne_id=personne_id, permanence_id=permanence.id
            )
        )
        if suite == "honore":
            session.rendezvous.honorer(rdv.id)
        elif suite == "manque":
            session.rendezvous.manquer(rdv.id)
    for autre, debut, minutes, titre in _REUNIONS:
        session.rendezvous.prendre(RendezVous(jour=autre, debut=debut, minutes=minutes, titre=titre))
    return permanence


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring each screen in turn; a dialog when there is one, else the window."""
    page, jour = bureau.agenda, aujourd_hui()
    bureau.aller("agenda")
    for vue in Vue:
        page.voir(jour, vue)
        yield f"agenda-{vue.value}", None
    permanence = session.permanences.entre(jour, jour)[0]
    page.voir(jour, Vue.SEMAINE)
    page.montrer_permanence(permanence.id, jour)
    yield "agenda-permanence", None
    page.saisir_le_soir(permanence.id)
    page.grille.table.placer(len(page.grille.modele.pleines), 0)
    page.grille.coller([["Aïcha Bouvier", "tel", "20", "logement", "Bail reçu."], ["", "", "abc", "", "À rappeler"]])
    yield "agenda-grille", None
    page.grille.abandonner()
    page.saisir_le_soir(permanence.id)
    page.grille.quittee.emit()
    page.volet.ferme.emit()
    yield from _dialogues(page, permanence, session)


def _dialogues(page: PageAgenda, permanence: Permanence, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    vue = session.agenda.tableau(permanence.id).vue
    ouvertures: dict[str, Callable[[], object]] = {
        "planifier": page.planifier_permanence,
        "rendezvous": page.prendre_rendezvous,
        "deplacer": lambda: page.volet.deplacement_voulu.emit(permanence),
        "annuler": lambda: page.volet.annulation_voulue.emit(vue),
        "exporter-agenda": page.tete.exporter.click,
        "importer-agenda": lambda: _importer(page),
    }
    for nom, ouvrir in ouvertures.items():
        ouvrir()
        dialogue = next(d for d in page.findChildren(QDialog) if d.isVisible())
        yield f"dialogue-{nom}", dialogue
        dialogue.reject()


def _importer(page: PageAgenda) -> None:
    dialogue = page.ouvrir_import()
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "agenda.ics"
        chemin.write_bytes(_AUTRE_AGENDA.replace("\n", "\r\n").encode())
        dialogue.choisir(chemin)
