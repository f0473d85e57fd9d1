"""Devis, conventions, avenants and cahiers des charges, written from the contrat as it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from app.bilan.parametres import K_DEFAUT, Niveau, Parametres
from app.documents.clauses import modele
from app.domain.changes import Changes
from app.domain.contrats import Conditions, Contrat, Mode
from app.domain.conventions import CHAMPS, Clause, Dossier, Ecrit, Faits, Genre, Place, etablir, rediger
from app.domain.conventions.faits import UNITES, forfait_entier, ligne_annuelle
from app.domain.entreprises import AXE_TOTAL, Effectif
from app.domain.facturation import acheteur_de
from app.domain.factures import LigneFacture, totaux
from app.domain.montants import dire_montant
from app.domain.typographie import FINE, INSECABLE
from app.services import facturation
from app.services.errors import ConditionsAbsentes, Introuvable
from app.services.horloge import Horloge
from app.store import contrats, factures, permanences, reglages, tables
from app.store.entreprises import EFFECTIFS, ENTREPRISES, SITES
from app.store.unit_of_work import Magasin

_SAISON = timedelta(days=45)
"""Days before and after today in which the slots that come back are looked for."""
_NIVEAUX: Final = {
    Niveau.ACTIVITE: "L’activité du service seulement, aucun chiffre sur les personnes",
    Niveau.TOTAUX: "Les totaux seulement",
    Niveau.BLOCS: "Les totaux et des listes à deux groupes de problématiques",
    Niveau.FAMILLES: "Les totaux et des listes par famille de problématiques",
    Niveau.THEMES: "Les totaux, des listes par problématique, un croisement avec le sexe quand il est possible",
}
_COMPARES: Final = (
    "volume", "demi_journee", "prix", "unite", "total_annuel", "prix_depassement", "report_valeur", "report_plafond",
    "sites", "effectif", "trajet", "prix_km", "annulation_delai", "annulation_part", "indexation", "preavis",
    "rythme", "seuil", "destinataires",
)  # fmt: skip
Rangees = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Choix:
    """A clause that may be left out, and whether it is kept."""

    clause: Clause
    gardee: bool


class Conventions:
    """The documents signed with an entreprise."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def ecrire(self, contrat_id: int, genre: Genre, au: date | None = None) -> Ecrit:
        """Write a document from the conditions in force on `au` (today; for an avenant, the last ones agreed).

        Raises `Introuvable`, `ConditionsAbsentes` when the contrat has no conditions, or no avenant to write.
        """
        with self._magasin.lire() as connexion:
            contrat = _contrat(connexion, contrat_id)
            toutes = contrats.conditions_de(connexion, contrat_id)
            avant, voulues = _conditions(toutes, genre, au or self._aujourd_hui())
            dossier = self._dossier(connexion, contrat, voulues)
            ancien = self._dossier(connexion, contrat, avant) if avant else None
            retenues = reglages.lire(connexion, _cle(contrat_id, genre))
        faits = etablir(dossier)
        tableaux = {
            "echelle": echelle(Parametres(dossier.seuils[0])),
            "prix": _prix(dossier),
            "changements": _changements(etablir(ancien), faits) if ancien else (),
        }
        return rediger(modele(genre), faits, retenues, tableaux)

    def choix(self, contrat_id: int, genre: Genre) -> list[Choix]:
        """Return the clauses that may be left out of a document, in order."""
        with self._magasin.lire() as connexion:
            retenues = reglages.lire(connexion, _cle(contrat_id, genre))
        m = modele(genre)
        gardees = m.choisies(retenues)
        return [Choix(c, c.id in gardees) for c in m.clauses if c.place is not Place.TOUJOURS]

    def retenir(self, contrat_id: int, genre: Genre, clauses: frozenset[str]) -> tuple[frozenset[str], Changes]:
        """Keep which optional clauses she wants in a document of a contrat."""
        with self._magasin.ecrire("Clauses choisies") as unite:
            reglages.ecrire(unite, _cle(contrat_id, genre), sorted(clauses))
            unite.noter("conventions", [contrat_id])
        return clauses, unite.changes()

    def fichiers(self, contrat_id: int, genre: Genre, au: date | None = None) -> dict[str, bytes]:
        """Return the PDF and the DOCX of a document, by their extension."""
        from app.documents import convention_docx, convention_pdf

        ecrit = self.ecrire(contrat_id, genre, au)
        return {"pdf": convention_pdf.rendre(ecrit), "docx": convention_docx.rendre(ecrit)}

    def apercu(self, contrat_id: int, genre: Genre, au: date | None = None) -> tuple[Ecrit, bytes]:
        """Return a document and its PDF."""
        from app.documents import convention_pdf

        ecrit = self.ecrire(contrat_id, genre, au)
        return ecrit, convention_pdf.rendre(ecrit)

    def _dossier(self, connexion: Connection, contrat: Contrat, conditions: Conditions) -> Dossier:
        entreprise = ENTREPRISES.lire(connexion, contrat.entreprise_id)
        if entreprise is None:
            raise Introuvable(sorte="entreprise", id=contrat.entreprise_id)
        t = tables.effectifs
        connus = EFFECTIFS.tous(
            connexion, t.c.entreprise_id == entreprise.id, t.c.axe == AXE_TOTAL, ordre=(t.c.au,)
        )
        jour = self._aujourd_hui()
        parametres = Parametres(conditions.seuil or int(reglages.lire(connexion, "seuil") or K_DEFAUT))
        return Dossier(
            praticienne=facturation.vendeur(connexion),
            facturation=facturation.lire(connexion),
            acheteur=acheteur_de(entreprise, factures.acheteur_de(connexion, entreprise.id)),
            contrat=contrat,
            conditions=conditions,
            sites=SITES.tous(connexion, tables.sites.c.entreprise_id == entreprise.id),
            effectif=_effectif(connus, jour),
            seuils=(parametres.k, parametres.k_sensible),
            aujourd_hui=jour,
            permanences=permanences.entre(connexion, jour - _SAISON, jour + _SAISON, contrat.id),
        )

    def _aujourd_hui(self) -> date:
        return self._horloge().date()


def echelle(p: Parametres) -> Rangees:
    """Return what a bilan says by the number of persons received, as the convention prints it (3-bilan, R3)."""
    bornes = ((0, p.k), (p.k, p.t_liste), (p.t_liste, p.t_familles), (p.t_familles, p.t_croise), (p.t_croise, None))
    rangees = [("Personnes reçues dans la période", "Ce que le bilan présente")]
    for debut, fin in bornes:
        if fin is None:
            dit = f"{debut} et plus"
        elif debut:
            dit = f"de {debut} à {fin - 1}"
        else:
            dit = f"moins de {fin}"
        rangees.append((dit, _NIVEAUX[p.niveau(debut)]))
    return tuple(rangees)


def _prix(dossier: Dossier) -> Rangees:
    """Return the price of a year, line by line; nothing when it is not agreed."""
    ligne = ligne_annuelle(dossier)
    if ligne is None:
        return ()
    sommes = totaux([ligne])
    rangees = [("Désignation", "Montant"), (_designer(dossier.conditions, ligne), _euros(sommes.ht))]
    if sommes.tva:
        rangees += [("Total hors taxes, par an", _euros(sommes.ht)), (f"TVA 20{FINE}%", _euros(sommes.tva))]
    return (*rangees, ("Total à payer, par an", _euros(sommes.ttc)))


def _designer(c: Conditions, ligne: LigneFacture) -> str:
    """Return « Forfait annuel : 240 heures × 78,00 € », « 214 salariés × 72,00 € », « Forfait annuel »."""
    un, plusieurs = UNITES[c.unite]
    quantite = f"{dire_montant(ligne.quantite)} {un if ligne.quantite < 200 else plusieurs}"  # noqa: PLR2004 - plural
    if c.mode is not Mode.FORFAIT:
        return f"{quantite} × {_euros(ligne.prix)}"
    detail = "" if forfait_entier(c) else f"{INSECABLE}: {quantite} × {_euros(ligne.prix)}"
    return f"Forfait annuel{detail}"


def _changements(avant: Faits, apres: Faits) -> Rangees:
    """Return what an avenant changes: the value before, the value after."""
    ecarts = [(c, avant.champs.get(c, ""), apres.champs.get(c, "")) for c in _COMPARES]
    lignes = [(_nom(c), vieux or "—", neuf or "—") for c, vieux, neuf in ecarts if vieux != neuf]
    return (("Ce qui change", "Avant", "Après"), *lignes) if lignes else ()


def _effectif(connus: list[Effectif], jour: date) -> Effectif | None:
    """Return the last headcount true on that day, else the first one known."""
    passes = [e for e in connus if e.au <= jour]
    return next(iter([*passes[-1:], *connus]), None)


def _nom(champ: str) -> str:
    nom = CHAMPS[champ].split(" ", 1)[-1] if CHAMPS[champ].startswith(("le ", "la ", "les ")) else CHAMPS[champ]
    return nom.removeprefix("l’")[:1].upper() + nom.removeprefix("l’")[1:]


def _conditions(
    toutes: list[Conditions], genre: Genre, au: date
) -> tuple[Conditions | None, Conditions]:
    """Return the conditions a document is written from, and for an avenant those that it changes."""
    if genre is Genre.AVENANT:
        if len(toutes) < 2:  # noqa: PLR2004 - a before and an after
            raise ConditionsAbsentes
        return toutes[-2], toutes[-1]
    en_force = [c for c in toutes if c.a_partir_du <= au] or toutes
    if not en_force:
        raise ConditionsAbsentes
    return None, en_force[-1]


def _contrat(connexion: Connection, ident: int) -> Contrat:
    contrat = contrats.CONTRATS.lire(connexion, ident)
    if contrat is None:
        raise Introuvable(sorte="contrat", id=ident)
    return contrat


def _cle(contrat_id: int, genre: Genre) -> str:
    return f"conventions.{contrat_id}.{genre}"


def _euros(cents: int) -> str:
    return f"{dire_montant(cents // 100 * 100)},{cents % 100:02}{INSECABLE}€"

