"""Taking an appointment, or changing it: whom, when, for how long; a new person is created with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.changes import Changes
from app.domain.nomenclatures import Liste
from app.domain.permanences import Permanence
from app.domain.personnes import Personne
from app.domain.rendezvous import RendezVous
from app.services.rendezvous import PlusieursPersonnes
from ui.agenda.lieux import Lieu
from ui.poste import Poste
from ui.widgets import completeur
from ui.widgets.dialogue import Dialogue
from ui.widgets.saisies import CODE, DUREE, HEURE, JOUR_EXIGE, TEXTE, Genre

_MINUTES = 30
_NEUF_HEURES = 9 * 60


@dataclass(frozen=True, slots=True)
class Depart:
    """What the dialog opens on: a day, a free slot of a permanence, or an appointment to change."""

    jour: date
    debut: int = _NEUF_HEURES
    minutes: int = _MINUTES
    permanence: Permanence | None = None
    spontane: bool = False
    connu: RendezVous | None = None
    nom: str = ""


class DialogueRendezVous(Dialogue):
    """A person by her name (new if nobody bears it), or a matter."""

    def __init__(
        self, parent: QWidget, poste: Poste, depart: Depart, lieux: list[Lieu], canaux: Mapping[str, str]
    ) -> None:
        self._depart = depart
        titre, verbe = _mots(depart)
        super().__init__(parent, poste, titre, verbe, _champs(depart))
        self._lieux = {lieu.cle: lieu for lieu in lieux}
        champs = self.formulaire.champs
        if "lieu" in champs:
            champs["lieu"].proposer({"": "Selon la personne"} | {lieu.cle: lieu.dit for lieu in lieux})
        champs["canal"].proposer(canaux)
        self._choisie = depart.connu.personne_id if depart.connu else None
        editeur = champs["qui"].editeur
        if isinstance(editeur, QLineEdit):
            completeur.aider(editeur, poste).choisie.connect(self._choisir)
            editeur.textChanged.connect(lambda _: self._reconnaitre())
            editeur.textEdited.connect(lambda _: self._oublier())
        if depart.permanence is not None:
            self.expliquer("Le contrat et le site sont ceux de la permanence.")

    def ouvrir(self, puis: Callable[[Any], None]) -> None:
        """Open."""
        depart, connu = self._depart, self._depart.connu
        valeurs = {
            "qui": depart.nom,
            "quoi": connu.titre if connu else "",
            "jour": depart.jour,
            "debut": depart.debut,
            "minutes": depart.minutes,
            "lieu": self._lieu(connu),
            "canal": connu.canal if connu else "NR",
            "note": connu.note if connu else "",
        }
        self.demander(valeurs, self._prendre, puis)
        self.formulaire.champs["qui"].editeur.setFocus()
        self._reconnaitre()

    def _prendre(self, lus: dict[str, Any]) -> tuple[Any, Changes]:
        carnet = self._poste.session.rendezvous
        rdv, personne = self._lire(lus)
        return carnet.accueillir(rdv, personne) if self._depart.spontane else carnet.prendre(rdv, personne)

    def _lire(self, lus: dict[str, Any]) -> tuple[RendezVous, Personne | None]:
        depart = self._depart
        base = depart.connu or RendezVous(jour=depart.jour, debut=0, minutes=1)
        personne_id, personne = self._personne(lus["qui"])
        lieu = self._lieux.get(lus.get("lieu", ""))
        rdv = replace(
            base,
            jour=lus.get("jour", depart.jour),
            debut=lus["debut"] or 0,
            minutes=lus["minutes"],
            personne_id=personne_id,
            titre=lus.get("quoi", ""),
            permanence_id=depart.permanence.id if depart.permanence else None,
            contrat_id=lieu.contrat_id if lieu else None,
            site_id=lieu.site_id if lieu else None,
            canal=lus["canal"],
            note=lus["note"],
        )
        return rdv, personne

    def _personne(self, texte: str) -> tuple[int | None, Personne | None]:
        if not texte:
            return None, None
        trouvees = (self._choisie,) if self._choisie is not None else self._nommees(texte)
        if len(trouvees) > 1:
            raise PlusieursPersonnes(champ="qui", nombre=len(trouvees))
        return (trouvees[0], None) if trouvees else (None, self._poste.session.soirees.nommer(texte))

    def _nommees(self, texte: str) -> tuple[int, ...]:
        return self._poste.lexique.vocabulaire.personnes.nommees(texte)

    def _choisir(self, personne_id: int) -> None:
        self._choisie = personne_id
        self._reconnaitre()

    def _oublier(self) -> None:
        self._choisie = None
        self._reconnaitre()

    def _reconnaitre(self) -> None:
        """Say who is understood before anything is kept."""
        champ = self.formulaire.champs["qui"]
        texte = champ.valeur.strip()
        trouvees = (self._choisie,) if self._choisie is not None else self._nommees(texte)
        if not texte or len(trouvees) == 1:
            champ.dire("")
        elif trouvees:
            champ.dire(f"{len(trouvees)} personnes portent ce nom. Choisissez dans la liste.", "attention")
        else:
            champ.dire(f"Nouvelle personne\u00a0: {dire_nouvelle(self._poste.session.soirees.nommer(texte))}.", "ok")

    @staticmethod
    def _lieu(connu: RendezVous | None) -> str:
        return f"{connu.contrat_id}/{connu.site_id or ''}" if connu and connu.contrat_id else ""


def dire_nouvelle(personne: Personne) -> str:
    """Return how a new person was understood: « prénom Zoé, nom Le Gall »."""
    parties = (("prénom", personne.prenom), ("nom", personne.nom), ("code", personne.code))
    return ", ".join(f"{quoi} {dit}" for quoi, dit in parties if dit)


def canaux(poste: Poste) -> dict[str, str]:
    """Return the ways to meet, what is not said first."""
    lus = {e.code: e.libelle for e in poste.session.nomenclatures.de(Liste.CANAUX)}
    return {"NR": lus.pop("NR", "Non renseigné")} | lus


def _mots(depart: Depart) -> tuple[str, str]:
    if depart.connu is not None:
        return "Modifier le rendez-vous", "&Enregistrer"
    return ("Passage sans rendez-vous", "&Enregistrer") if depart.spontane else ("Nouveau rendez-vous", "&Prendre")


def _champs(depart: Depart) -> dict[str, tuple[str, Genre]]:
    champs: dict[str, tuple[str, Genre]] = {"qui": ("&Qui (nom, prénom ou code)", TEXTE)}
    if depart.permanence is None:
        champs["quoi"] = ("&Objet, si ce n’est pas une personne", TEXTE)
        champs["jour"] = ("&Jour", JOUR_EXIGE)
    champs |= {"debut": ("&Heure (9 h, 9:30…)", HEURE), "minutes": ("&Durée (30, 1h15…)", DUREE)}
    if depart.permanence is None:
        champs["lieu"] = ("&Contrat et site", CODE)
    return champs | {"canal": ("Co&mment", CODE), "note": ("&Note pour vous", TEXTE)}
