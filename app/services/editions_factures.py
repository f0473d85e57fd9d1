"""What one invoice is made of: its lines drawn from the contrat, its words read again, its bytes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.bilan.relecture import Regle, Relecteur, Remarque
from app.domain.contrats import Contrat
from app.domain.contrats.prix import effectif_compte, revision
from app.domain.entreprises import AXE_TOTAL
from app.domain.facturation import Edition, acheteur_de, manques
from app.domain.factures import Facture, LigneFacture
from app.domain.tarifs import Faits, Troncon, minutes_faites, proposer
from app.services import facturation
from app.services.commentaires import relecteur
from app.services.comptes import Lecture
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
        return tuple(proposer(contrat, conditions, (du, au), _compteur(connexion, contrat, au), tva))

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


def _compteur(connexion: Connection, contrat: Contrat, jusqu_au: date) -> Callable[[Troncon], Faits]:
    """Return who counts what was done under a contrat in a part of the period: the account of the contrat."""
    table = tables.effectifs
    siens = table.c.entreprise_id == contrat.entreprise_id, table.c.axe == AXE_TOTAL
    effectifs = {e.au: e for e in EFFECTIFS.tous(connexion, *siens, ordre=(table.c.au,))}
    comptes = [(e.au, e.nombre) for e in effectifs.values()]
    sites = SITES.tous(connexion, tables.sites.c.entreprise_id == contrat.entreprise_id)
    jours = Lecture(connexion, jusqu_au).compte(contrat).jours

    def compter(troncon: Troncon) -> Faits:
        jour = revision(troncon.conditions, troncon.annee, troncon.du)
        compte = effectif_compte(comptes, troncon.conditions, jour)
        return Faits(
            minutes=minutes_faites(troncon, jours),
            permanences=permanences.entre(connexion, troncon.du, troncon.au, contrat.id),
            sites={site.id: site for site in sites},
            effectif=effectifs[compte[0]] if compte else None,
        )

    return compter
