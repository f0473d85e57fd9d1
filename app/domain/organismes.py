"""Address book of organismes."""

from dataclasses import dataclass, fields, replace

from app.domain import regles

_CUMULES = {"note": "\n", "horaires": "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisme:
    """A body she writes to or calls; `categorie` is a code of organismes.csv.

    `service` and `contact` (with its `civilite`: « Madame », « Docteur ») are the lines of an envelope under the name;
    `adresse` may hold several lines. `canal` is the way that answers, a code of canaux.csv; `portail` a web address.
    """

    id: int = 0
    nom: str
    categorie: str = "AUT"
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    telephone: str = ""
    courriel: str = ""
    horaires: str = ""
    note: str = ""
    actif: bool = True
    service: str = ""
    contact: str = ""
    civilite: str = ""
    canal: str = "NR"
    portail: str = ""

    @property
    def lignes_adresse(self) -> tuple[str, ...]:
        """Lines of an envelope, top to bottom, those that are known: name, service, contact, street, town."""
        ville = f"{self.code_postal} {self.ville}".strip()
        contact = f"{self.civilite} {self.contact}".strip() if self.contact else ""
        lignes = (self.nom, self.service, contact, *self.adresse.splitlines(), ville)
        return tuple(ligne.strip() for ligne in lignes if ligne.strip())


def verifier(organisme: Organisme) -> None:
    """Raise when the name is missing."""
    regles.renseigne("nom", organisme.nom.strip())


def reunir(garde: Organisme, doublon: Organisme) -> Organisme:
    """Return `garde`, its unknown fields taken from `doublon`; the notes and hours of both are kept."""
    voulus: dict[str, object] = {}
    for champ in fields(Organisme):
        la, autre = getattr(garde, champ.name), getattr(doublon, champ.name)
        if champ.name in _CUMULES and la and autre and autre not in la:
            voulus[champ.name] = f"{la}{_CUMULES[champ.name]}{autre}"
        elif la in ("", "NR", "AUT") and autre:
            voulus[champ.name] = autre
    return replace(garde, **voulus)  # type: ignore[arg-type]
