"""What one invoice is made of: its lines drawn from the contrat, its words read again, its bytes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from sqlalchemy import Connection

from app.bilan.relecture import Regle, Relecteur, Remarque
from app.domain.contrats import Contrat
from app.domain.contrats.prix import revision
from app.domain.entreprises import AXE_TOTAL
from app.domain.facturation import Edition, acheteur_de, manques
from app.domain.factures import Facture, LigneFacture, arrondi
from app.domain.tarifs import Faits, Troncon, proposer
from app.services import facturation
from app.services.commentaires import relecteur
from app.services.errors import FactureARelire, FactureIncomplete, Introuvable
from app.services.factures_regles import accorder
from app.store import contrats, factures, permanences, tables
from app.store.entreprises import EFFECTIFS, ENTREPRISES, SITES

_SANS_APPEL = frozenset({Regle.NOM, Regle.INITIALES})
"""A name is never printed on an invoice, whatever she confirms."""
_K = 5


class Composeur:
    """Reads what an invoice needs, and has it written."""

    def lignes(self, connexion: Connection, contrat: Contrat, du: date, au: date) -> tuple[LigneFacture, ...]:
        """Return the lines that the conditions of a contrat make of a period."""
        conditions = contrats.conditions_de(connexion, contrat.id)
        tva = facturation.lire(connexion).regime.tva
        return tuple(proposer(contrat, conditions, (du, au), _compteur(connexion, contrat), tva))

    def edition(self, connexion: Connection, facture: Facture) -> Edition:
        """Return everything the invoice prints today."""
        entreprise = ENTREPRISES.lire(connexion, facture.entreprise_id)
        if entreprise is None:
            raise Introuvable(sorte="entreprise", id=facture.entreprise_id)
        reglages = facturation.lire(connexion)
        acheteur = acheteur_de(entreprise, factures.acheteur_de(connexion, entreprise.id))
        contrat = contrats.CONTRATS.lire(connexion, facture.contrat_id) if facture.contrat_id else None
        origine = factures.FACTURES.lire(connexion, facture.origine_id) if facture.origine_id else None
        siret = entreprise.siret if entreprise.siret[:9] == acheteur.siren else ""
        return Edition(
            facture=replace(facture, lignes=accorder(facture.lignes, reglages.regime)),
            vendeur=facturation.vendeur(connexion),
            facturation=reglages,
            acheteur=acheteur,
            siret_acheteur=siret,
            contrat=contrat.reference if contrat else "",
            origine=origine,
        )

    def brouillon(self, connexion: Connection, facture: Facture) -> bytes:
        """Return the PDF of a draft."""
        from app.documents import facture_pdf

        return facture_pdf.rendre(self.edition(connexion, facture))

    def emettre(self, connexion: Connection, facture: Facture) -> tuple[bytes, bytes]:
        """Return the PDF and the XML of a numbered invoice; raises `FactureIncomplete`, `FactureARelire`."""
        from app.documents import facture_x

        edition = self.edition(connexion, facture)
        if absents := manques(edition):
            raise FactureIncomplete(manques=", ".join(absents))
        remarques = [r for lues in self.remarques(connexion, facture).values() for r in lues]
        if any(r.regle in _SANS_APPEL or not facture.relu for r in remarques):
            raise FactureARelire(nombre=len(remarques))
        return facture_x.rendre(edition)

    def manques(self, connexion: Connection, facture: Facture) -> tuple[str, ...]:
        """Return what the law asks for and is not known yet."""
        return manques(self.edition(connexion, facture))

    def remarques(self, connexion: Connection, facture: Facture) -> dict[str, tuple[Remarque, ...]]:
        """Return what to read again in the words that no rule wrote, by the text."""
        textes = [facture.note, facture.engagement, facture.reference, facture.service]
        textes += [ligne.detail for ligne in facture.lignes]
        textes += [ligne.libelle for ligne in facture.lignes if not ligne.genere]
        lecteur: Relecteur = relecteur(connexion, facture.entreprise_id, _K)
        return {texte: tuple(lues) for texte in textes if texte and (lues := lecteur.relire(texte))}


def _compteur(connexion: Connection, contrat: Contrat) -> Callable[[Troncon], Faits]:
    """Return who counts what was done under a contrat in a part of the period."""
    table = tables.effectifs
    siens = table.c.entreprise_id == contrat.entreprise_id, table.c.axe == AXE_TOTAL
    effectifs = EFFECTIFS.tous(connexion, *siens, ordre=(table.c.au,))
    sites = SITES.tous(connexion, tables.sites.c.entreprise_id == contrat.entreprise_id)

    def compter(troncon: Troncon) -> Faits:
        du, au, natures = troncon.du, troncon.au, troncon.conditions.natures_incluses
        minutes = factures.minutes_facturables(connexion, contrat.id, (du, au), natures)
        jour = revision(troncon.conditions, troncon.annee, du)
        connus = [effectif for effectif in effectifs if effectif.au <= jour]
        return Faits(
            minutes=arrondi(Fraction(minutes, 10_000)),
            permanences=permanences.entre(connexion, du, au, contrat.id),
            sites={site.id: site for site in sites},
            effectif=connus[-1] if connus else None,
        )

    return compter
