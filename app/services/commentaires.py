"""Commentaires: her own words in a bilan, kept per entreprise and year, read again before they are printed."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from app.bilan.relecture import Relecteur, Remarque
from app.domain.changes import Changes
from app.domain.commentaires import Commentaire, Section
from app.domain.praticiennes import Praticienne
from app.store import reglages, remises, tables
from app.store.entreprises import ENTREPRISES, SITES
from app.store.unit_of_work import Magasin


class Commentaires:
    """Texts of the sections that she writes."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def de(self, entreprise_id: int, annee: int) -> dict[Section, Commentaire]:
        """Return the texts of one entreprise and one civil year, empty ones included."""
        with self._magasin.lire() as connexion:
            return remises.commentaires(connexion, entreprise_id, annee)

    def save(self, entreprise_id: int, annee: int, section: Section, texte: str) -> tuple[Commentaire, Changes]:
        """Keep one text; a changed text is to be read again."""
        return self._garder(entreprise_id, annee, section, lambda ancien: ancien.ecrire(texte))

    def confirmer(
        self, entreprise_id: int, annee: int, section: Section, *, relu: bool
    ) -> tuple[Commentaire, Changes]:
        """Say that a text is printed in spite of its remarks, or no longer."""
        return self._garder(entreprise_id, annee, section, lambda ancien: replace(ancien, relu=relu))

    def relecteur(self, entreprise_id: int, k: int) -> Relecteur:
        """Return who reads again for one entreprise and one threshold, with every name of the coffre."""
        with self._magasin.lire() as connexion:
            return relecteur(connexion, entreprise_id, k)

    def _garder(
        self, entreprise_id: int, annee: int, section: Section, changer: Callable[[Commentaire], Commentaire]
    ) -> tuple[Commentaire, Changes]:
        with self._magasin.ecrire("Commentaire du bilan") as unite:
            textes = remises.commentaires(unite.connexion, entreprise_id, annee)
            textes[section] = changer(textes[section])
            remises.commenter(unite, entreprise_id, annee, textes)
        return textes[section], unite.changes()


def relecteur(connexion: Connection, entreprise_id: int, k: int) -> Relecteur:
    """Return who reads again; the entreprise, its sites and who signs may be named."""
    entreprise = ENTREPRISES.lire(connexion, entreprise_id)
    sites = SITES.tous(connexion, tables.sites.c.entreprise_id == entreprise_id)
    elle = Praticienne(**(reglages.lire(connexion, "praticienne") or {}))
    lieux = [mot for s in sites for mot in (s.nom, s.ville)]
    exempts = (entreprise.nom, entreprise.ville, *lieux, elle.nom) if entreprise else ()
    return Relecteur(remises.noms(connexion), k, exempts)


def a_relire(
    connexion: Connection, entreprise_id: int, annee: int, k: int
) -> tuple[dict[str, str], dict[Section, tuple[Remarque, ...]]]:
    """Return the texts that may be printed, by section, and the remarks on those that may not yet."""
    ecrits = {s: t for s, t in remises.commentaires(connexion, entreprise_id, annee).items() if t.texte}
    if not ecrits:
        return {}, {}
    elle = relecteur(connexion, entreprise_id, k)
    retenus = {s: r for s, t in ecrits.items() if not t.relu and (r := elle.relire(t.texte))}
    return {s.value: t.texte for s, t in ecrits.items() if s not in retenus}, retenus
