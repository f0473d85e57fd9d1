"""What each command of the table does on the desk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.aide import Aide
from ui.avis import annoncer
from ui.pages import ENTREES
from ui.palette import PaletteCommandes
from ui.personnes.nouvelle import NouvellePersonne
from ui.saisie import DialogueSaisie

if TYPE_CHECKING:
    from ui.bureau import Bureau


def gestes(bureau: "Bureau") -> dict[str, Callable[[], object]]:
    """Return what to do, by the name of the command; the pages are made afterwards, and found when asked."""
    return {
        "saisir": partial(saisir, bureau),
        "grille_soir": partial(_dans_l_agenda, bureau, "saisir_le_soir"),
        "nouvelle_personne": lambda: NouvellePersonne(bureau, bureau.poste, bureau.ouvrir_personne).open(),
        "nouveau_rendezvous": partial(_dans_l_agenda, bureau, "prendre_rendezvous"),
        "planifier": partial(_dans_l_agenda, bureau, "planifier_permanence"),
        "importer": partial(_revenir, bureau, "importer"),
        "sauvegarder": bureau.sauvegarder,
        "pause": lambda: bureau.demander_pause(demandee=True),
        "verrouiller": bureau.verrou_voulu.emit,
        "annuler": partial(_revenir, bureau, "annuler"),
        "retablir": partial(_revenir, bureau, "retablir"),
        "filtrer": partial(filtrer, bureau),
        "chercher": partial(chercher, bureau),
        **{f"aller_{ident}": partial(bureau.aller, ident) for ident in (entree.ident for entree in ENTREES)},
        "discret": lambda: bureau.poste.discretion.activer(oui=bureau.actions_["discret"].isChecked()),
        "actualiser": bureau.actualiser,
        "dire_etat": lambda: annoncer(bureau.etat, bureau.etat.phrase),
    }


def saisir(bureau: "Bureau") -> None:
    """Go to the line of saisie, with the person on screen meant when there is one."""
    if bureau.page is bureau.personnes and bureau.personnes.fiche.ident is not None:
        bureau.personnes.saisir()
    else:
        DialogueSaisie(bureau, bureau.poste).open()


def chercher(bureau: "Bureau") -> None:
    """Look for a person, a command or a page of help."""

    def aider(ident: str) -> None:
        Aide(bureau, bureau.poste.apparence, ident).open()

    PaletteCommandes(bureau, bureau.poste, bureau.actions_, bureau.ouvrir_personne, aider).open()


def filtrer(bureau: "Bureau") -> None:
    """Go to the filter of the list on screen, that of persons when there is none."""
    if bureau.page is bureau.entreprises:
        bureau.entreprises.filtrer()
        return
    bureau.aller("personnes")
    bureau.personnes.filtrer()


def _dans_l_agenda(bureau: "Bureau", methode: str) -> None:
    bureau.aller("agenda")
    getattr(bureau.agenda, methode)()


def _revenir(bureau: "Bureau", methode: str) -> None:
    getattr(bureau.retours, methode)()
