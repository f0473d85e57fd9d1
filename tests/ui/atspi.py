"""What a screen reader is given: the accessible tree of a window, read on the accessibility bus (AF_UNIX)."""

from collections.abc import Iterator
from dataclasses import dataclass

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_RACINE = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ETATS = {"checked": 4, "focusable": 11, "showing": 25}
_NOM = "Vis-à-vis"
_LIGNES = 60
"""Children read of one object: a list of a thousand rows has them all made alike."""


@dataclass(frozen=True, slots=True)
class Objet:
    """One accessible object: where it is, how deep, what it says it is."""

    bus: str
    chemin: str
    niveau: int
    role: str
    nom: str
    description: str
    texte: str
    etats: frozenset[str]

    def __str__(self) -> str:
        dit = f"{'  ' * self.niveau}{self.role} « {self.nom} »"
        return f"{dit} {self.texte!r}" if self.texte else dit


class Lecteur:
    """Reads one session's accessibility bus."""

    def __init__(self, adresse_session: str) -> None:
        with open_dbus_connection(adresse_session) as session:
            acces = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            adresse = session.send_and_get_reply(new_method_call(acces, "GetAddress"), timeout=20).body[0]
        self._bus: DBusConnection = open_dbus_connection(adresse)

    def fermer(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def arbre(self, *, cache: bool = False) -> list[Objet]:
        """Return the objects of the application that show, parents first; with `cache`, the others too."""
        racines = [enfant for enfant in self._enfants(*_RACINE) if self._propriete(*enfant, "Name") == _NOM]
        return [objet for racine in racines for objet in self._parcourir(*racine, 0, cache=cache)]

    def agir(self, objet: Objet) -> None:
        """Press it, as a screen reader does."""
        self._appeler(objet.bus, objet.chemin, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def _parcourir(self, bus: str, chemin: str, niveau: int, *, cache: bool) -> Iterator[Objet]:
        objet = self._lire(bus, chemin, niveau)
        if objet is None or not (cache or "showing" in objet.etats):
            return
        yield objet
        for enfant in self._enfants(bus, chemin)[:_LIGNES]:
            yield from self._parcourir(*enfant, niveau + 1, cache=cache)

    def _lire(self, bus: str, chemin: str, niveau: int) -> Objet | None:
        role = self._appeler(bus, chemin, _ACCESSIBLE, "GetRoleName")
        if role is None:
            return None
        bits = self._appeler(bus, chemin, _ACCESSIBLE, "GetState")[0]
        etats = frozenset(nom for nom, bit in _ETATS.items() if bits[bit // 32] >> bit % 32 & 1)
        nom, description = (self._propriete(bus, chemin, quoi) for quoi in ("Name", "Description"))
        ecrit = self._appeler(bus, chemin, "org.a11y.atspi.Text", "GetText", "ii", (0, -1)) or ("",)
        return Objet(bus, chemin, niveau, role[0], nom, description, str(ecrit[0]), etats)

    def _enfants(self, bus: str, chemin: str) -> list[tuple[str, str]]:
        rendus = self._appeler(bus, chemin, _ACCESSIBLE, "GetChildren")
        return [tuple(enfant) for enfant in rendus[0]] if rendus else []

    def _propriete(self, bus: str, chemin: str, nom: str) -> str:
        question = Properties(DBusAddress(chemin, bus, _ACCESSIBLE)).get(nom)
        rendu = self._bus.send_and_get_reply(question, timeout=20)
        return str(rendu.body[0][1]) if rendu.header.message_type.name == "method_return" else ""

    def _appeler(self, bus, chemin, interface, methode, signature="", corps=()):
        appel = new_method_call(DBusAddress(chemin, bus, interface), methode, signature, corps)
        rendu = self._bus.send_and_get_reply(appel, timeout=20)
        return rendu.body if rendu.header.message_type.name == "method_return" else None
