"""Invoices: drafted from the contrat, issued once and for all, credited, paid, exported where she says."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app import files
from app.domain.changes import Changes
from app.domain.chevauchements import chevauchantes
from app.domain.contrats.mois import exiger_mois_entiers
from app.domain.facturation import Facturation
from app.domain.factures import (
    EtatFacture,
    Facture,
    NatureFacture,
    Paiement,
    avoir_de,
    echeance,
    etat,
    totaux,
    verifier,
    verifier_emission,
    verifier_paiement,
)
from app.services import facturation
from app.services.editions_factures import Composeur
from app.services.errors import FactureEmise, FactureNonEmise, Introuvable, PaiementExcessif
from app.services.factures_regles import accorder, exiger_chronologie, exiger_credit, exiger_periode, numeroter
from app.services.pieces import Pieces
from app.services.sortes import Horloge, Sorte
from app.store import contrats, factures
from app.store.unit_of_work import Magasin, UnitOfWork

_PDF, _XML = "application/pdf", "application/xml"


@dataclass(frozen=True, slots=True)
class Inscription:
    """One line of the register: the invoice, who pays, its total and what is still due in cents, where it stands."""

    facture: Facture
    entreprise: str
    ttc: int
    reste: int
    etat: EtatFacture
    paiements: tuple[Paiement, ...]


class Paiements(Sorte[Paiement]):
    """Money received; unlike the invoice, it can be corrected."""

    fiche = factures.PAIEMENTS
    nom = "paiement"

    def _verifier(self, connexion: Connection, record: Paiement) -> None:
        verifier_paiement(record, self._aujourd_hui())
        facture = factures.FACTURES.lire(connexion, record.facture_id)
        if facture is None or not facture.emise or facture.nature is NatureFacture.AVOIR:
            raise FactureNonEmise
        ancien = self.fiche.lire(connexion, record.id) if record.id else None
        if record.montant > factures.reste(connexion, facture) + (ancien.montant if ancien else 0):
            raise PaiementExcessif


class Factures(Sorte[Facture]):
    """The invoices; `consigner` journals each file written outside."""

    fiche = factures.FACTURES
    nom = "facture"

    def __init__(self, magasin: Magasin, pieces: Pieces, horloge: Horloge, consigner: Callable[[int], None]) -> None:
        super().__init__(magasin, horloge)
        self._pieces = pieces
        self._consigner = consigner
        self._composeur = Composeur()
        self.paiements = Paiements(magasin, horloge)
        self.reglages = facturation.Reglages(magasin)
        self.acheteurs = facturation.Acheteurs(magasin, horloge)

    def preparer(self, contrat_id: int, du: date, au: date) -> tuple[Facture, Changes]:
        """Draft an invoice for a period of a contrat, its lines drawn from the conditions."""
        with self._magasin.ecrire("Brouillon de facture") as unite:
            contrat = contrats.CONTRATS.lire(unite.connexion, contrat_id)
            if contrat is None:
                raise Introuvable(sorte="contrat", id=contrat_id)
            dit = factures.acheteur_de(unite.connexion, contrat.entreprise_id)
            brouillon = Facture(
                entreprise_id=contrat.entreprise_id,
                contrat_id=contrat.id,
                du=du,
                au=au,
                engagement=dit.engagement if dit else "",
                reference=dit.reference if dit else "",
                service=dit.service if dit else "",
            )
            self._verifier(unite.connexion, brouillon)
            lignes = self._composeur.lignes(unite.connexion, contrat, du, au)
            ecrite = self.ecrire(unite, replace(brouillon, lignes=lignes))
        return ecrite, unite.changes()

    def avoir(self, ident: int) -> tuple[Facture, Changes]:
        """Draft the credit note of an issued invoice, whole; lines may be taken out before it is issued."""
        with self._magasin.ecrire("Brouillon d’avoir") as unite:
            facture = self._exiger(unite.connexion, ident)
            if not facture.emise or facture.nature is NatureFacture.AVOIR:
                raise FactureNonEmise
            ecrite = self.ecrire(unite, avoir_de(facture))
        return ecrite, unite.changes()

    def modifier(self, ident: int, visite: str = "", **champs: Any) -> tuple[Facture, Changes]:  # noqa: ANN401
        """Change some fields of a draft; words changed are to be read again."""
        if champs.keys() & {"lignes", "note"}:
            champs = {"relu": False} | champs
        return super().modifier(ident, visite, **champs)

    def apercu(self, ident: int) -> bytes:
        """Return the PDF: that of the draft as it stands, else the stored bytes."""
        with self._magasin.lire() as connexion:
            facture = self._exiger(connexion, ident)
            if facture.pdf_piece_id is not None:
                return self._pieces.lire(connexion, facture.pdf_piece_id)
            return self._composeur.brouillon(connexion, facture)

    def remarques(self, ident: int) -> dict[str, tuple[Any, ...]]:
        """Return what to read again in her own words, by the text it stands in."""
        with self._magasin.lire() as connexion:
            return self._composeur.remarques(connexion, self._exiger(connexion, ident))

    def manques(self, ident: int) -> tuple[str, ...]:
        """Return what the law asks for and is not known yet."""
        with self._magasin.lire() as connexion:
            return self._composeur.manques(connexion, self._exiger(connexion, ident))

    def chevauchantes(self, ident: int) -> list[Facture]:
        """Return what bills days of a draft too: invoices not credited whole, other drafts of its contrat."""
        with self._magasin.lire() as connexion:
            facture = self._exiger(connexion, ident)
            lues = factures.toutes(connexion, facture.entreprise_id)
        return chevauchantes(facture, lues, factures.credits_par_facture(lues))

    def emettre(self, ident: int, jour: date | None = None) -> tuple[Facture, Changes]:
        """Give an invoice its number and freeze it, PDF and XML; it can never be undone.

        Raises `FactureEmise`, `FactureVide`, `FactureIncomplete`, `FactureARelire`, `FactureAnterieure` for a day
        before the last of the series, `FactureAvantPeriode` before the days billed, `AvoirExcessif`.
        """
        with self._magasin.ecrire("Facture émise", "emettre") as unite:
            brouillon = self._exiger(unite.connexion, ident)
            reglages = facturation.lire(unite.connexion)
            facture = self._numeroter(unite.connexion, brouillon, jour or self._aujourd_hui(), reglages)
            # The lines first: once the row has its number, the database lets nothing of it change.
            self.fiche.ecrire(unite, replace(brouillon, lignes=facture.lignes))
            pdf, xml = self._composeur.emettre(unite.connexion, facture)
            figee = replace(
                facture,
                pdf_piece_id=self._pieces.ajouter(unite, pdf, _PDF),
                xml_piece_id=self._pieces.ajouter(unite, xml, _XML),
            )
            ecrite = self.fiche.ecrire(unite, figee)
            unite.reversible = False
        return ecrite, unite.changes()

    def registre(self, entreprise_id: int | None = None) -> list[Inscription]:
        """Return the invoices of one entreprise or of all, drafts first, then the last issued."""
        jour = self._aujourd_hui()
        with self._magasin.lire() as connexion:
            return self._inscriptions(connexion, factures.toutes(connexion, entreprise_id), jour)

    def inscription(self, ident: int) -> Inscription:
        """Return one line of the register; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            siennes = factures.toutes(connexion, self._exiger(connexion, ident).entreprise_id)
            inscriptions = self._inscriptions(connexion, siennes, self._aujourd_hui())
        return next(i for i in inscriptions if i.facture.id == ident)

    def retards(self) -> tuple[int, int]:
        """Return how many invoices are late, and the cents they owe."""
        dus = [i.reste for i in self.registre() if i.etat is EtatFacture.EN_RETARD]
        return len(dus), sum(dus)

    def par_numero(self, numero: str) -> Facture:
        """Return the issued invoice of that number; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            facture = factures.par_numero(connexion, numero)
        if facture is None:
            raise Introuvable(sorte=self.nom, id=numero)
        return facture

    def exporter(self, ident: int, cible: Path, *, remplacer: bool = False) -> Path:
        """Write the Factur-X file for her platform, or the XML alone when `cible` ends so; nothing is transmitted.

        Raises `FactureNonEmise`, `CibleExiste`, `DossierAbsent`, `OSError`.
        """
        with self._magasin.lire() as connexion:
            facture = self._exiger(connexion, ident)
            piece = facture.xml_piece_id if cible.suffix == ".xml" else facture.pdf_piece_id
            if piece is None:
                raise FactureNonEmise
            octets = self._pieces.lire(connexion, piece)
        files.ecrire({cible: octets}, remplacer=remplacer)
        self._consigner(ident)
        return cible

    def _numeroter(
        self, connexion: Connection, facture: Facture, jour: date, reglages: Facturation
    ) -> Facture:
        """Return the invoice with the next number of its series; the writing transaction is the only one open."""
        if facture.emise:
            raise FactureEmise
        serie = reglages.serie_de(facture.nature)
        exiger_chronologie(jour, self._aujourd_hui(), factures.dernier_jour(connexion, serie))
        exiger_periode(facture, jour, self._aujourd_hui())
        ailleurs = reglages.deja_emises if (serie, jour.year) == (reglages.serie, reglages.deja_annee) else 0
        rang = max(factures.dernier_rang(connexion, serie, jour.year), ailleurs) + 1
        du_jour = replace(facture, lignes=accorder(facture.lignes, reglages.regime))
        verifier_emission(du_jour)
        exiger_credit(connexion, du_jour)
        return numeroter(du_jour, serie, jour, rang, echeance(jour, reglages.delai))

    @staticmethod
    def _inscriptions(connexion: Connection, lues: list[Facture], jour: date) -> list[Inscription]:
        """Return the lines of the register for whole entreprises; a draft bears tax as the régime of the day has it."""
        noms, regime = factures.noms(connexion), facturation.lire(connexion).regime
        paiements, credits_ = factures.paiements_par_facture(connexion), factures.credits_par_facture(lues)
        inscriptions = []
        for lue in lues:
            facture = lue if lue.emise else replace(lue, lignes=accorder(lue.lignes, regime))
            ttc, recus = totaux(facture.lignes).ttc, tuple(paiements.get(facture.id, ()))
            simple = facture.emise and facture.nature is NatureFacture.FACTURE
            reste = ttc - sum(p.montant for p in recus) - credits_[facture.id] if simple else 0
            etat_ = etat(facture, reste, jour)
            inscriptions.append(Inscription(facture, noms[facture.entreprise_id], ttc, reste, etat_, recus))
        return inscriptions

    def _verifier(self, connexion: Connection, record: Facture) -> None:
        verifier(record)
        ancien = self.fiche.lire(connexion, record.id) if record.id else None
        if record.emise or (ancien and ancien.emise):
            raise FactureEmise
        if ancien is None or (ancien.du, ancien.au) != (record.du, record.au):
            self._exiger_mois_entiers(connexion, record)

    @staticmethod
    def _exiger_mois_entiers(connexion: Connection, record: Facture) -> None:
        if record.contrat_id is None or record.nature is NatureFacture.AVOIR:
            return
        contrat = contrats.CONTRATS.lire(connexion, record.contrat_id)
        if contrat is not None:
            exiger_mois_entiers(contrat, contrats.conditions_de(connexion, contrat.id), record.du, record.au)

    def _effacer(self, unite: UnitOfWork, record: Facture) -> None:
        if record.emise:
            raise FactureEmise
        super()._effacer(unite, record)
