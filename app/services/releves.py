"""The relevés d'activité: what a contrat consumed over whole months, broken down only when nothing follows from it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from functools import partial

from sqlalchemy import Connection

from app.bilan import releves_blocs
from app.bilan.errors import AuditRefuse
from app.bilan.parametres import K_DEFAUT, Parametres
from app.bilan.releves import AnneePortee, Axe, Bloc, Ligne, Motif, Presence, Releve, Repartition, Volume
from app.bilan.releves_audit import ReleveAudite, auditer
from app.bilan.releves_explications import Explication as Explication
from app.bilan.releves_explications import avertir, expliquer
from app.bilan.releves_repartition import repartir
from app.documents import releve_json
from app.domain.changes import Changes
from app.domain.contrats.consommation import Consommation, consommer
from app.domain.contrats.echeances import dire_sans_compte
from app.domain.contrats.mois import coupe_un_mois
from app.domain.contrats.phrases import quantite
from app.domain.contrats.volumes import en_force
from app.domain.entreprises import Site
from app.domain.permanences import EtatPermanence, Permanence
from app.services import facturation
from app.services.comptes import Suivi
from app.services.errors import Introuvable, PeriodeDeReleve
from app.services.horloge import Horloge
from app.services.instantanes import seuil_convenu
from app.services.pieces import Pieces
from app.services.positions import Positions
from app.services.releves_actes import porter
from app.store import positions, releves, tables
from app.store.entreprises import SITES
from app.store.releves import ReleveRemis as ReleveRemis
from app.store.unit_of_work import Magasin, UnitOfWork

PDF = "pdf"
_TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UN_JOUR = timedelta(days=1)
_PARTS = {
    "actes": "Actes",
    "permanences": "Permanences tenues",
    "annulations": "Permanences annulées trop tard",
    "trajets": "Trajets",
}
_MONTREES = {EtatPermanence.TENUE: "tenue", EtatPermanence.ANNULEE: "annulée"}


@dataclass(frozen=True, slots=True)
class Apercu:
    """A relevé as it would be handed out, its PDF, and for her alone what was folded or left out, what to beware of."""

    releve: Releve
    pdf: bytes
    explications: tuple[Explication, ...]
    avertissements: tuple[str, ...] = ()


class Releves:
    """Makes the relevés; `consigner` journals each one that leaves the vault."""

    def __init__(
        self,
        magasin: Magasin,
        pieces: Pieces,
        horloge: Horloge,
        positions_: Positions,
        consigner: Callable[[int], None],
    ) -> None:
        self._magasin = magasin
        self._pieces = pieces
        self._horloge = horloge
        self._positions = positions_
        self._consigner = consigner

    def etablir(self, contrat_id: int, du: date, au: date) -> ReleveAudite:
        """Return the audited relevé of a contrat over whole months that are over; nothing is kept.

        Days and weeks are refused (`PeriodeDeReleve`): the difference of two periods would tell of one day. Raises
        `Introuvable`.
        """
        self._exiger_mois_entiers(du, au)
        suivi = self._positions.de(contrat_id, au)
        with self._magasin.lire() as connexion:
            return self._etablir(connexion, suivi, du)[0]

    def apercu(self, contrat_id: int, du: date, au: date) -> Apercu:
        """Return the relevé and its page, to be looked at; raises as `etablir`."""
        from app.documents import releve_pdf

        self._exiger_mois_entiers(du, au)
        suivi = self._positions.de(contrat_id, au)
        with self._magasin.lire() as connexion:
            annee = _annee(connexion, suivi, du)
            audite, _ = _repartir(self._totaux(connexion, suivi, du), contrat_id, annee)
        explications = expliquer(audite.contenu, contrat_id, annee)
        return Apercu(audite.contenu, releve_pdf.rendre(audite), explications, _avertir(audite.contenu, suivi, annee))

    def avertissements(self, contrat_id: int, du: date, au: date) -> tuple[str, ...]:
        """Return what she should know before she hands out a relevé, never printed; raises as `etablir`."""
        self._exiger_mois_entiers(du, au)
        suivi = self._positions.de(contrat_id, au)
        with self._magasin.lire() as connexion:
            return _avertir(self._totaux(connexion, suivi, du), suivi, _annee(connexion, suivi, du))

    def remettre(
        self, contrat_id: int, du: date, au: date, formats: Sequence[str]
    ) -> tuple[dict[str, bytes], Changes]:
        """Return the files of a relevé by format (pdf, json, xlsx), to be handed out; raises as `etablir`.

        What it breaks down is kept: no later relevé will cut it otherwise, and the bilan of the year will not give
        away what it folded. Its files are kept as they are. The journal says that it left.
        """
        self._exiger_mois_entiers(du, au)
        suivi = self._positions.de(contrat_id, au)
        entreprise_id = suivi.contrat.entreprise_id
        with self._magasin.ecrire("Relevé d’activité remis", "publier") as unite:
            audite, neufs = self._etablir(unite.connexion, suivi, du)
            produits = {f: ecrire(audite) for f, ecrire in _ecrivains({*formats, PDF}).items()}
            contenu = releve_json.ecrire(audite).decode()
            instant = self._horloge().astimezone(UTC).isoformat(timespec="microseconds")
            blocs = releves_blocs.ecrire(neufs)
            remis = ReleveRemis(contrat_id=contrat_id, du=du, au=au, instant=instant, contenu=contenu, blocs=blocs)
            deja = (lu.id for lu in releves.remis(unite.connexion, entreprise_id, du, au) if _meme(remis, lu))
            self._garder(unite, next(deja, 0) or releves.inscrire(unite, remis), produits)
        self._consigner(contrat_id)
        return {f: produits[f] for f in formats}, unite.changes()

    def relire(self, releve_id: int) -> bytes:
        """Return the PDF of a relevé as it was handed out; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            piece = releves.fichiers(connexion, releve_id).get(PDF)
            if piece is None:
                raise Introuvable(sorte="relevé", id=releve_id)
            return self._pieces.lire(connexion, piece)

    def remis(self, entreprise_id: int, du: date, au: date) -> list[ReleveRemis]:
        """Return the relevés already handed out that bear on a period, the last first."""
        with self._magasin.lire() as connexion:
            return releves.remis(connexion, entreprise_id, du, au)[::-1]

    def _garder(self, unite: UnitOfWork, releve_id: int, produits: Mapping[str, bytes]) -> None:
        """Keep the files that the relevé does not have yet: the same relevé gives the same bytes."""
        connus = releves.fichiers(unite.connexion, releve_id)
        for format_ in sorted(produits.keys() - connus.keys()):
            octets = produits[format_]
            piece = self._pieces.ajouter(unite, octets, _TYPES[format_])
            releves.joindre(unite, releve_id, format_, piece, hashlib.sha256(octets).digest())

    def _exiger_mois_entiers(self, du: date, au: date) -> None:
        entiers = du.day == 1 and (au + _UN_JOUR).day == 1
        if not entiers or au < du or au >= self._horloge().date():
            raise PeriodeDeReleve(du=du, au=au)

    def _etablir(self, connexion: Connection, suivi: Suivi, du: date) -> tuple[ReleveAudite, tuple[Bloc, ...]]:
        base = self._totaux(connexion, suivi, du)
        return _repartir(base, suivi.contrat.id, _annee(connexion, suivi, du))

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


def _annee(connexion: Connection, suivi: Suivi, du: date) -> AnneePortee | None:
    """Return the civil year of a relevé up to the end of the period of `suivi`, None when there are several."""
    au = suivi.position.au
    return porter(connexion, suivi.contrat.entreprise_id, (du, au)) if du.year == au.year else None


def _avertir(releve: Releve, suivi: Suivi, annee: AnneePortee | None) -> tuple[str, ...]:
    """Return that nothing can be counted, or that the total leans on too few persons."""
    sans = suivi.actes_sans_permanence
    vide = dire_sans_compte(suivi.position, sans) if sans else ""
    return tuple(filter(None, (vide and f"{vide}.", avertir(releve, suivi.contrat.id, annee))))


def _meme(un: ReleveRemis, autre: ReleveRemis) -> bool:
    return (un.contrat_id, un.du, un.au, un.contenu) == (autre.contrat_id, autre.du, autre.au, autre.contenu)


def _repartir(base: Releve, contrat: int, annee: AnneePortee | None) -> tuple[ReleveAudite, tuple[Bloc, ...]]:
    """Return the relevé with what may be broken down of it, and the blocs it is the first to tell."""
    if annee is None:
        axes = dict.fromkeys(Axe, Repartition(motif=Motif.PLUSIEURS_ANNEES))
        return auditer(replace(base, axes=axes), contrat, None), ()
    if annee.publies:
        base = replace(base, k=int(annee.publies[-1].parametres["k"]))
    reparti = repartir(annee, contrat, base.du, base.au, Parametres(base.k))
    try:
        return auditer(replace(base, axes=reparti.axes), contrat, annee, reparti.blocs), reparti.neufs
    except AuditRefuse:
        axes = dict.fromkeys(Axe, Repartition(motif=Motif.EFFECTIFS))
        return auditer(replace(base, axes=axes), contrat, annee), ()


def _ecrivains(formats: Iterable[str]) -> dict[str, Callable[[ReleveAudite], bytes]]:
    """Load the writers of these formats."""
    from app.documents import releve_pdf, releve_xlsx

    tous = {"pdf": releve_pdf.rendre, "json": releve_json.ecrire, "xlsx": releve_xlsx.rendre}
    return {f: tous[f] for f in formats}


def _permanences(connexion: Connection, contrat_id: int) -> Sequence[Permanence]:
    return positions.permanences(connexion, [contrat_id]).get(contrat_id, ())


def _parts(consommation: Consommation) -> tuple[Ligne, ...]:
    sommes = [Ligne(code, nom, (), getattr(consommation, code)) for code, nom in _PARTS.items()]
    return tuple(ligne for ligne in sommes if ligne.minutes)


def _volume(suivi: Suivi) -> Volume | None:
    """Return where the contract year stands, None when it cuts a month: with the totals it would tell of a few days."""
    s = suivi.position.situation
    if s is None or coupe_un_mois(suivi.contrat, suivi.conditions, s.annee):
        return None
    return Volume(s.annee.debut, s.annee.fin, s.prevu, s.consomme, s.reste)


def _presence(permanences: Iterable[Permanence], sites: dict[int, Site]) -> Iterable[Presence]:
    for p in permanences:
        if p.etat in _MONTREES:
            site = sites[p.site_id].nom if p.site_id in sites else ""
            yield Presence(p.jour, site, p.debut, p.fin, _MONTREES[p.etat])
