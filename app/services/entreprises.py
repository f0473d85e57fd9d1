"""Entreprises, with their sites, dated effectifs and contacts."""

from datetime import date

from sqlalchemy import Connection, select

from app.domain import regles
from app.domain.entreprises import AXE_TOTAL, Contact, Effectif, Entreprise, Site, verifier, verifier_effectif
from app.domain.texte import fold
from app.services.errors import DejaPris, SiteAilleurs
from app.services.sortes import Horloge, Sorte
from app.store import entreprises, tables
from app.store.unit_of_work import Magasin


class Sites(Sorte[Site]):
    """Establishments of an entreprise."""

    fiche = entreprises.SITES
    nom = "site"

    def de(self, entreprise_id: int) -> list[Site]:
        """Return the sites of an entreprise."""
        with self._magasin.lire() as connexion:
            return self.fiche.tous(connexion, tables.sites.c.entreprise_id == entreprise_id)

    def _verifier(self, connexion: Connection, record: Site) -> None:
        regles.renseigne("nom", record.nom.strip())
        regles.entre("trajet_minutes", record.trajet_minutes, 0, 1440)
        regles.entre("trajet_km", record.trajet_km, 0, 10_000)
        ancien = self.fiche.lire(connexion, record.id) if record.id else None
        if ancien and ancien.entreprise_id != record.entreprise_id:
            raise SiteAilleurs(champ="entreprise_id")


class Effectifs(Sorte[Effectif]):
    """Dated headcounts."""

    fiche = entreprises.EFFECTIFS
    nom = "effectif"

    def de(self, entreprise_id: int) -> list[Effectif]:
        """Return every headcount of an entreprise, by date then axis."""
        table = tables.effectifs
        with self._magasin.lire() as connexion:
            ordre = (table.c.au, table.c.axe, table.c.id)
            return self.fiche.tous(connexion, table.c.entreprise_id == entreprise_id, ordre=ordre)

    def total_au(self, entreprise_id: int, jour: date) -> Effectif | None:
        """Return the last headcount of the whole known on that day."""
        connus = [e for e in self.de(entreprise_id) if e.axe == AXE_TOTAL and e.au <= jour]
        return connus[-1] if connus else None

    def _verifier(self, connexion: Connection, record: Effectif) -> None:
        verifier_effectif(record)
        regles.jour_plausible("au", record.au, self._aujourd_hui())
        if record.axe == "site":
            site_de(connexion, int(record.modalite) if record.modalite.isdigit() else 0, record.entreprise_id)


class Contacts(Sorte[Contact]):
    """Correspondents inside an entreprise."""

    fiche = entreprises.CONTACTS
    nom = "contact"

    def de(self, entreprise_id: int) -> list[Contact]:
        """Return the contacts of an entreprise."""
        with self._magasin.lire() as connexion:
            return self.fiche.tous(connexion, tables.contacts.c.entreprise_id == entreprise_id)

    def _verifier(self, _connexion: Connection, record: Contact) -> None:
        regles.renseigne("nom", record.nom.strip(), record.fonction.strip())


class Entreprises(Sorte[Entreprise]):
    """The companies under contract; `sites`, `effectifs` and `contacts` hang on them."""

    fiche = entreprises.ENTREPRISES
    nom = "entreprise"

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        super().__init__(magasin, horloge)
        self.sites = Sites(magasin, horloge)
        self.effectifs = Effectifs(magasin, horloge)
        self.contacts = Contacts(magasin, horloge)

    def toutes(self) -> list[Entreprise]:
        """Return every entreprise, by folded name."""
        return sorted(super().toutes(), key=lambda entreprise: (fold(entreprise.nom), entreprise.id))

    def nommees(self, cherche: str) -> list[Entreprise]:
        """Return the entreprises of that SIRET or that exact name, folded."""
        plie, chiffres = fold(cherche), "".join(cherche.split())
        return [e for e in self.toutes() if fold(e.nom) == plie or (e.siret and e.siret == chiffres)]

    def groupes_des_emplois(self, entreprise_id: int) -> set[tuple[str, str]]:
        """Return the (axis, code) that the emplois of an entreprise name, for its CSP and contracts of work."""
        table = tables.emplois
        requete = select(table.c.csp, table.c.statut_emploi).where(table.c.entreprise_id == entreprise_id).distinct()
        with self._magasin.lire() as connexion:
            lus = connexion.execute(requete).all()
        return {(axe, code) for csp, statut in lus for axe, code in (("csp", csp), ("statut_emploi", statut))}

    def _verifier(self, connexion: Connection, record: Entreprise) -> None:
        verifier(record)
        meme = entreprises.par_siret(connexion, record.siret) if record.siret else None
        if meme and meme.id != record.id:
            raise DejaPris(champ="siret")


def site_de(connexion: Connection, site_id: int | None, entreprise_id: int) -> None:
    """Raise `SiteAilleurs` when the site is not one of the entreprise (None passes)."""
    if site_id is None:
        return
    site = entreprises.SITES.lire(connexion, site_id)
    if site is None or site.entreprise_id != entreprise_id:
        raise SiteAilleurs(champ="site_id")
