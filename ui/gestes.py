"""What each command of the table does on the desk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.domain.interventions import Intervention
from app.domain.saisie import redire
from ui.aide import Aide
from ui.avis import annoncer
from ui.pages import ENTREES
from ui.palette import PaletteCommandes
from ui.personnes.nouvelle import NouvellePersonne
from ui.saisie import DialogueSaisie, LigneSaisie

if TYPE_CHECKING:
    from ui.bureau import Bureau


def gestes(bureau: "Bureau") -> dict[str, Callable[[], object]]:
    """Return what to do, by the name of the command; the pages are made afterwards, and found when asked."""
    return {
        "saisir": partial(saisir, bureau),
        "repeter": partial(repeter, bureau),
        "grille_soir": partial(_dans_l_agenda, bureau, "saisir_le_soir"),
        "nouvelle_personne": lambda: NouvellePersonne(bureau, bureau.poste, bureau.ouvrir_personne).open(),
        "nouveau_courrier": partial(ecrire, bureau),
        "relancer": partial(relancer, bureau),
        "nouveau_rendezvous": partial(_dans_l_agenda, bureau, "prendre_rendezvous"),
        "planifier": partial(_dans_l_agenda, bureau, "planifier_permanence"),
        "nouvelle_facture": partial(facturer, bureau),
        "importer": partial(_revenir, bureau, "importer"),
        "sauvegarder": bureau.sauvegarder,
        "pause": lambda: bureau.demander_pause(demandee=True),
        "verrouiller": bureau.verrou_voulu.emit,
        "annuler": partial(_revenir, bureau, "annuler"),
        "retablir": partial(_revenir, bureau, "retablir"),
        "filtrer": partial(filtrer, bureau),
        "chercher": partial(chercher, bureau),
        **{f"aller_{ident}": partial(bureau.aller, ident) for ident in (entree.ident for entree in ENTREES)},
        **{ident: partial(bureau.ouvrir_reglage, ident) for ident in ("lettres_types", "modeles_word")},
        "discret": lambda: bureau.poste.discretion.activer(oui=bureau.actions_["discret"].isChecked()),
        "actualiser": bureau.actualiser,
        "dire_etat": lambda: annoncer(bureau.etat, bureau.etat.phrase),
    }


def saisir(bureau: "Bureau") -> None:
    """Go to the line of saisie, with the person on screen meant when there is one."""
    _ligne(bureau)


def ecrire(bureau: "Bureau", demarche_id: int | None = None) -> None:
    """Begin a letter, for the person on screen when there is one, for one of her démarches when told."""
    fiche = bureau.personnes.fiche
    concernee = fiche.ident if _au_dossier(bureau) else None
    nom = fiche.nom.text() if concernee is not None else ""
    bureau.aller("courriers")
    bureau.courriers.creer(concernee, nom, demarche_id)


def relancer(bureau: "Bureau") -> None:
    """Chase the letter on screen when it went, else show those that are late."""
    if bureau.page is bureau.courriers and bureau.courriers.fiche.relancer.isVisible():
        bureau.courriers.fiche.relancer.click()
    else:
        bureau.aller("courriers")
        bureau.courriers.liste.voir("en_retard")


def repeter(bureau: "Bureau") -> None:
    """Say the last act again on the line of saisie, for the person on screen or for the same one."""
    poste = bureau.poste

    def montrer(acte: Intervention | None) -> None:
        if acte is None:
            bureau.avis.dire("Aucun acte à répéter\u00a0: saisissez le premier.")
            return
        nommer = not _au_dossier(bureau) and not poste.discretion.masque(acte.personnes[0])
        _ligne(bureau).champ.setText(redire(acte, poste.lexique.vocabulaire, nommer=nommer))

    poste.taches.query(poste.session.interventions.derniere, montrer, pour=bureau, cle="derniere")


def _ligne(bureau: "Bureau") -> LigneSaisie:
    """Return the line of saisie, on screen: that of the file open, else one of its own."""
    if _au_dossier(bureau):
        bureau.personnes.saisir()
        return bureau.saisie
    dialogue = DialogueSaisie(bureau, bureau.poste)
    dialogue.open()
    return dialogue.ligne


def _au_dossier(bureau: "Bureau") -> bool:
    return bureau.ident == "personnes" and bureau.personnes.fiche.ident is not None


def chercher(bureau: "Bureau") -> None:
    """Look for a person, a command or a page of help."""

    def aider(ident: str) -> None:
        Aide(bureau, bureau.poste.apparence, ident).open()

    def joindre(ident: int) -> None:
        bureau.aller("reglages")
        bureau.reglages.choisir("organismes")
        bureau.reglages.organismes.choisir(ident)

    PaletteCommandes(bureau, bureau.poste, bureau.actions_, bureau.ouvrir_personne, aider, joindre).open()


def filtrer(bureau: "Bureau") -> None:
    """Go to the filter of the list on screen, that of persons when there is none."""
    if bureau.ident in ("entreprises", "factures"):
        getattr(bureau, bureau.ident).filtrer()
        return
    if bureau.page is bureau.courriers:
        bureau.courriers.filtrer()
        return
    bureau.aller("personnes")
    bureau.personnes.filtrer()


def facturer(bureau: "Bureau") -> None:
    """Prepare an invoice."""
    bureau.aller("factures")
    bureau.factures.creer()


def _dans_l_agenda(bureau: "Bureau", methode: str) -> None:
    bureau.aller("agenda")
    getattr(bureau.agenda, methode)()


def _revenir(bureau: "Bureau", methode: str) -> None:
    getattr(bureau.retours, methode)()
