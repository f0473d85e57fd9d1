"""The yearly request for headcounts: what to ask each entreprise, in its own groups."""

from datetime import date
from typing import Final

from app.documents import demande_effectifs
from app.documents.demande_effectifs import Axe, Demande
from app.domain.entreprises import Entreprise
from app.domain.nomenclatures import AXES_EFFECTIF, FONCTION_PUBLIQUE, Entree
from app.services.entreprises import Entreprises
from app.services.horloge import Horloge
from app.services.nomenclatures import Nomenclatures
from app.services.praticiennes import Praticiennes

_INCONNU: Final = "NR"


class Demandes:
    """Prepares the request; without headcounts no breakdown of the public may be printed (R4)."""

    def __init__(
        self, entreprises: Entreprises, nomenclatures: Nomenclatures, praticiennes: Praticiennes, horloge: Horloge
    ) -> None:
        self._entreprises = entreprises
        self._nomenclatures = nomenclatures
        self._praticiennes = praticiennes
        self._horloge = horloge

    def preparer(self, entreprise_id: int, au: date, reponse_avant: date | None = None) -> Demande:
        """Return the request to one entreprise for its headcounts on the day `au`."""
        entreprise, elle = self._entreprises.get(entreprise_id), self._praticiennes.get()
        return Demande(
            entreprise=entreprise.nom,
            au=au,
            axes=(*self._axes(entreprise_id), *self._sites(entreprise)),
            praticienne=elle.nom,
            titre=elle.titre if elle.nom else "",
            faite_le=self._horloge().date(),
            reponse_avant=reponse_avant,
        )

    def fichiers(self, entreprise_id: int, au: date, reponse_avant: date | None = None) -> dict[str, bytes]:
        """Return the form and the letter, by their proposed names."""
        demande = self.preparer(entreprise_id, au, reponse_avant)
        return {
            f"demande-effectifs_{au}.xlsx": demande_effectifs.formulaire(demande),
            f"demande-effectifs_{au}.pdf": demande_effectifs.lettre(demande),
        }

    def _axes(self, entreprise_id: int) -> list[Axe]:
        modalites = {axe: self._nomenclatures.de(axe, actives=True) for axe in AXES_EFFECTIF}
        publique = self._fonction_publique(entreprise_id)
        return [
            Axe(libelle=nom, modalites=tuple(e.libelle for e in modalites[axe] if _demandee(e, publique=publique)))
            for axe, nom in AXES_EFFECTIF.items()
        ]

    def _fonction_publique(self, entreprise_id: int) -> bool:
        """Tell whether an emploi or a past headcount names a group of public agents."""
        publics = {(axe.value, code) for axe, codes in FONCTION_PUBLIQUE.items() for code in codes}
        connus = {(e.axe, e.modalite) for e in self._entreprises.effectifs.de(entreprise_id) if e.nombre}
        return bool(publics & (connus | self._entreprises.groupes_des_emplois(entreprise_id)))

    def _sites(self, entreprise: Entreprise) -> list[Axe]:
        """Return the sites as one more axis, when there are several to tell apart."""
        noms = tuple(s.nom for s in self._entreprises.sites.de(entreprise.id) if s.actif)
        return [Axe(libelle="Site", modalites=noms)] if len(noms) > 1 else []


def _demandee(entree: Entree, *, publique: bool) -> bool:
    return entree.code != _INCONNU and (publique or entree.code not in FONCTION_PUBLIQUE.get(entree.liste, ()))
