"""The relevés d'activité: what a contrat consumed over whole months, broken down only when nothing follows from it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection

from app.bilan.errors import AuditRefuse
from app.bilan.parametres import K_DEFAUT, Parametres
from app.bilan.releves import AnneePortee, Ligne, Motif, Presence, Releve, Volume, quadriller, ventiler
from app.bilan.releves_audit import ReleveAudite, auditer
from app.domain.contrats import Contrat
from app.domain.contrats.consommation import Consommation, consommer
from app.domain.contrats.phrases import quantite
from app.domain.contrats.volumes import en_force
from app.domain.entreprises import Site
from app.domain.permanences import EtatPermanence, Permanence
from app.services import facturation
from app.services.comptes import Suivi
from app.services.errors import PeriodeDeReleve
from app.services.horloge import Horloge
from app.services.instantanes import seuil_convenu
from app.services.positions import Positions
from app.services.releves_actes import porter
from app.store import positions, reglages, tables
from app.store.entreprises import SITES
from app.store.unit_of_work import Magasin

_UN_JOUR = timedelta(days=1)
_PARTS = {
    "actes": "Actes",
    "permanences": "Permanences tenues",
    "annulations": "Permanences annulées trop tard",
    "trajets": "Trajets",
}
_MONTREES = {EtatPermanence.TENUE: "tenue", EtatPermanence.ANNULEE: "annulée"}


class Releves:
    """Makes the relevés; `consigner` journals each one that leaves the vault."""

    def __init__(
        self, magasin: Magasin, horloge: Horloge, positions_: Positions, consigner: Callable[[int], None]
    ) -> None:
        self._magasin = magasin
        self._horloge = horloge
        self._positions = positions_
        self._consigner = consigner

    def etablir(self, contrat_id: int, du: date, au: date) -> ReleveAudite:
        """Return the audited relevé of a contrat over whole months that are over.

        Days and weeks are refused (`PeriodeDeReleve`): the difference of two periods would tell of one day. Raises
        `Introuvable`. A breakdown is sealed: once given, it is no longer given if the acts of the year changed.
        """
        self._exiger_mois_entiers(du, au)
        suivi = self._positions.de(contrat_id, au)
        with self._magasin.lire() as connexion:
            base = self._totaux(connexion, suivi, du)
            annee = porter(connexion, suivi.contrat.entreprise_id, du.year) if du.year == au.year else None
            connue = reglages.lire(connexion, _cle(suivi.contrat, du.year))
        releve, sceau = _repartir(base, suivi.contrat, annee, connue)
        if releve.lignes and connue is None:
            self._sceller(suivi.contrat, du.year, sceau)
        return auditer(releve, contrat_id, annee)

    def fichiers(self, contrat_id: int, du: date, au: date, formats: Sequence[str]) -> dict[str, bytes]:
        """Return the files of a relevé by format (pdf, json), and journal that it was handed out."""
        from app.documents import releve_json, releve_pdf

        audite = self.etablir(contrat_id, du, au)
        ecrivains = {"pdf": releve_pdf.rendre, "json": releve_json.ecrire}
        produits = {f: ecrivains[f](audite) for f in formats}
        self._consigner(contrat_id)
        return produits

    def _exiger_mois_entiers(self, du: date, au: date) -> None:
        entiers = du.day == 1 and (au + _UN_JOUR).day == 1
        if not entiers or au < du or au >= self._horloge().date():
            raise PeriodeDeReleve(du=du, au=au)

    def _totaux(self, connexion: Connection, suivi: Suivi, du: date) -> Releve:
        contrat, au = suivi.contrat, suivi.position.au
        sites = {s.id: s for s in SITES.tous(connexion, tables.sites.c.entreprise_id == contrat.entreprise_id)}
        permanences = [p for p in _permanences(connexion, contrat.id) if du <= p.jour <= au]
        actes = [a for a in positions.par_jour(connexion, contrat.id, au) if a.jour >= du]
        consommation = consommer(partial(en_force, suivi.conditions), actes, permanences, sites)
        elle = facturation.vendeur(connexion)
        k = seuil_convenu(connexion, contrat.entreprise_id, date(au.year, 1, 1), date(au.year, 12, 31)) or K_DEFAUT
        return Releve(
            entreprise=suivi.entreprise.nom,
            contrat=contrat.reference,
            praticienne=elle.nom,
            exemple=elle.exemple,
            du=du,
            au=au,
            etabli_le=self._horloge().date(),
            k=k,
            total=sum(consommation.par_jour.values()),
            parts=_parts(consommation),
            volume=_volume(suivi),
            presence=tuple(_presence(permanences, sites)),
            dire=lambda minutes: quantite(minutes, suivi.position.conditions),
        )

    def _sceller(self, contrat: Contrat, annee: int, sceau: str) -> None:
        with self._magasin.ecrire("Relevé établi", "publier") as unite:
            reglages.ecrire(unite, _cle(contrat, annee), sceau)
            unite.reversible = False


def _cle(contrat: Contrat, annee: int) -> str:
    return f"releves-{contrat.entreprise_id}-{annee}"


def _repartir(base: Releve, contrat: Contrat, annee: AnneePortee | None, connue: str | None) -> tuple[Releve, str]:
    """Return the relevé with its lines by nature, or the reason there are none, and the seal of the year."""
    if annee is None:
        return replace(base, motif=Motif.PLUSIEURS_ANNEES), ""
    sceau = _sceau(annee)
    if annee.publies:
        base = replace(base, k=int(annee.publies[-1].parametres["k"]))
    if connue not in (None, sceau):
        return replace(base, motif=Motif.MODIFIEE), sceau
    parametres = Parametres(base.k)
    lignes = ventiler(annee, contrat.id, range(base.du.month, base.au.month + 1), parametres)
    grille = quadriller(annee, parametres)
    if isinstance(lignes, Motif) or isinstance(grille, Motif):
        return replace(base, motif=lignes if isinstance(lignes, Motif) else Motif.EFFECTIFS), sceau
    complet = replace(base, lignes=lignes, pas=grille.pas)
    try:
        auditer(complet, contrat.id, annee)
    except AuditRefuse:
        return replace(base, motif=Motif.EFFECTIFS), sceau
    return complet, sceau


def _sceau(annee: AnneePortee) -> str:
    """Return what tells that the acts of a year changed, without telling what they are."""
    return hashlib.sha256(json.dumps([[*a] for a in annee.actes]).encode()).hexdigest()


def _permanences(connexion: Connection, contrat_id: int) -> Sequence[Permanence]:
    return positions.permanences(connexion, [contrat_id]).get(contrat_id, ())


def _parts(consommation: Consommation) -> tuple[Ligne, ...]:
    sommes = [Ligne(code, nom, (), getattr(consommation, code)) for code, nom in _PARTS.items()]
    return tuple(ligne for ligne in sommes if ligne.minutes)


def _volume(suivi: Suivi) -> Volume | None:
    s = suivi.position.situation
    return None if s is None else Volume(s.annee.debut, s.annee.fin, s.prevu, s.consomme, s.reste)


def _presence(permanences: Iterable[Permanence], sites: dict[int, Site]) -> Iterable[Presence]:
    for p in permanences:
        if p.etat in _MONTREES:
            site = sites[p.site_id].nom if p.site_id in sites else ""
            yield Presence(p.jour, site, p.debut, p.fin, _MONTREES[p.etat])
