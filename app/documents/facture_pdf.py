"""An invoice on paper: who, to whom, the lines, the sums, what the law asks to print (8-look)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, NextPageTemplate, Spacer

from app.bilan import formats
from app.bilan.formats import FINE, INSECABLE, typographier
from app.documents.adresses import Adresse
from app.documents.blocs import paragraphe, titre
from app.documents.cote_a_cote import CoteACote
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.tables import Grille, Ligne, TableauImprime
from app.documents.tagging import Element
from app.documents.typography import NOTE, TEXTE, TITRE_1
from app.domain.calendrier import duree
from app.domain.facturation import AVOIR_A_DEDUIRE, EXONERATION, FRANCHISE, Edition, Regime, mentions
from app.domain.factures import LigneFacture, NatureFacture, Tva, UniteFacture, Ventilation, totaux

FILIGRANE = "brouillon, à ne pas envoyer"
EXEMPLE = "EXEMPLE"
INTITULES: Final = {NatureFacture.FACTURE: "Facture", NatureFacture.AVOIR: "Avoir"}
_UNITES: Final = {
    UniteFacture.FORFAIT: "forfait",
    UniteFacture.DEMI_JOURNEES: "demi-journée",
    UniteFacture.JOURS: "jour",
    UniteFacture.SALARIES: "salarié",
}
_TAUX: Final = {Tva.FRANCHISE: "0", Tva.NORMALE: "20", Tva.EXONEREE: "0"}
_MOTIFS: Final = {Tva.FRANCHISE: FRANCHISE, Tva.EXONEREE: EXONERATION}
_TITRE = TITRE_1.clone("titre-facture", spaceBefore=4, spaceAfter=4)
_MENTION = NOTE.clone("mention", spaceBefore=0, spaceAfter=2)


def rendre(edition: Edition) -> bytes:
    """Return the PDF of an invoice; a draft says that it is one, and what is missing."""
    facture, racine = edition.facture, Element("Document")
    nom = intitule(edition)
    story: list[Flowable] = [
        NextPageTemplate(COURANTE),
        CoteACote([_vendeur(edition, racine), _acheteur(edition, racine)]),
        Spacer(0, 24),
        titre(nom, "H1", racine, style=_TITRE),
        *(paragraphe(t, TEXTE, racine.ajouter("P")) for t in _reperes(edition)),
        TableauImprime(_lignes(edition), racine, libelle=_largeur(edition)),
        Spacer(0, 6),
        KeepTogether([TableauImprime(_sommes(edition), racine), *_reglement(edition, racine)]),
    ]
    cadre = Cadre(
        titre=f"{nom} · {edition.acheteur.raison_sociale}",
        entete=f"{nom} · {edition.acheteur.raison_sociale}",
        pied_gauche=_identite(edition),
        filigrane="" if facture.emise else FILIGRANE,
        tampon=EXEMPLE if edition.vendeur.exemple else "",
    )
    return composer(story, cadre, racine)


def intitule(edition: Edition) -> str:
    """Return « Facture F-2026-0007 »."""
    facture = edition.facture
    return f"{INTITULES[facture.nature]} {facture.numero or '(brouillon)'}"


def _vendeur(edition: Edition, racine: Element) -> list[Flowable]:
    elle, reglages = edition.vendeur, edition.facturation
    lignes = [
        elle.titre and formats.majuscule(elle.titre),
        reglages.forme,
        elle.adresse or manque("votre adresse"),
        f"{elle.code_postal} {elle.ville}".strip() or manque("votre ville"),
        f"SIRET{INSECABLE}{siret(elle.siret)}" if elle.siret else manque("votre SIRET"),
        reglages.numero_tva and f"TVA{INSECABLE}: {reglages.numero_tva}",
        " · ".join(t for t in (elle.telephone, elle.courriel) if t),
    ]
    return _bloc(elle.nom or manque("votre nom"), lignes, racine)


def _acheteur(edition: Edition, racine: Element) -> list[Flowable]:
    acheteur = edition.acheteur
    lignes = [
        edition.facture.service,
        acheteur.adresse or manque("l’adresse de l’entreprise"),
        f"{acheteur.code_postal} {acheteur.ville}".strip() or manque("la ville de l’entreprise"),
        f"SIREN{INSECABLE}{siret(acheteur.siren)}" if acheteur.siren else manque("le SIREN de l’entreprise"),
        acheteur.numero_tva and f"TVA{INSECABLE}: {acheteur.numero_tva}",
    ]
    return _bloc(acheteur.raison_sociale, lignes, racine)


def _bloc(nom: str, lignes: Iterable[str], racine: Element) -> list[Flowable]:
    return [Adresse(nom, [typographier(t) for t in lignes if t], racine)]


def _reperes(edition: Edition) -> list[str]:
    facture = edition.facture
    accord = "Émis" if facture.nature is NatureFacture.AVOIR else "Émise"
    emise = f"{accord} le {formats.jour(facture.jour)}. " if facture.jour else ""
    sur = f"Sur la facture {edition.origine.numero} du {_jour(edition.origine.jour)}. " if edition.origine else ""
    references = {
        "Contrat": edition.contrat,
        "Référence": facture.reference,
        "Engagement": facture.engagement,
    }
    dites = " · ".join(f"{nom}{INSECABLE}: {valeur}" for nom, valeur in references.items() if valeur)
    textes = [f"{emise}{sur}Prestation du {formats.jour(facture.du)} au {formats.jour(facture.au)}."]
    return [typographier(t) for t in (*textes, dites, facture.note) if t]


def _lignes(edition: Edition) -> Grille:
    avec_tva = _plusieurs_taux(edition)
    tetes = ("Désignation", "Quantité", "Prix unitaire HT", *(("TVA %",) if avec_tva else ()), "Montant HT")
    lignes = [
        Ligne(
            libelle=", ".join(t for t in (ligne.libelle, ligne.detail) if t) or manque("la désignation"),
            valeurs=(
                quantite(ligne),
                _prix(ligne),
                *((_TAUX[ligne.tva],) if avec_tva else ()),
                euros(ligne.montant),
            ),
        )
        for ligne in edition.facture.lignes
    ]
    return Grille(tetes=tetes, lignes=tuple(lignes))


def _largeur(edition: Edition) -> float:
    return 190 if _plusieurs_taux(edition) else 225


def _plusieurs_taux(edition: Edition) -> bool:
    return edition.facturation.regime is Regime.NORMAL


def _sommes(edition: Edition) -> Grille:
    sommes = totaux(edition.facture.lignes)
    lignes = [Ligne(libelle="Total hors taxes", valeurs=(euros(sommes.ht),))]
    lignes += [Ligne(libelle=_dire_tva(edition, v), valeurs=(euros(v.montant),)) for v in sommes.ventilation]
    lignes.append(Ligne(libelle=_net(edition), valeurs=(euros(sommes.ttc),), total=True))
    return Grille(tetes=("Sommes", "Euros"), lignes=tuple(lignes))


def _dire_tva(edition: Edition, part: Ventilation) -> str:
    if edition.facturation.regime is Regime.A_DIRE:
        return manque("votre régime de TVA")
    return _MOTIFS.get(part.tva) or f"TVA 20{FINE}% sur {euros(part.base)}"


def _net(edition: Edition) -> str:
    avoir = edition.facture.nature is NatureFacture.AVOIR
    taxes = " toutes taxes comprises" if edition.facturation.regime is Regime.NORMAL else ""
    return f"Net à déduire{taxes}" if avoir else f"Net à payer{taxes}"


def _reglement(edition: Edition, racine: Element) -> list[Flowable]:
    facture, reglages = edition.facture, edition.facturation
    textes = []
    if facture.nature is NatureFacture.FACTURE:
        delai = f"sous {reglages.delai}{INSECABLE}jours"
        echue = f"au plus tard le {formats.jour(facture.echeance)}" if facture.echeance else delai
        bic = f", BIC {reglages.bic}" if reglages.bic else ""
        compte = f" par virement, IBAN {iban(reglages.iban)}{bic}" if reglages.iban else ""
        textes.append(f"À régler {echue}{compte}.")
    else:
        textes.append(AVOIR_A_DEDUIRE)
    return [
        Spacer(0, 10),
        *(paragraphe(t, TEXTE, racine.ajouter("P")) for t in textes),
        *(paragraphe(typographier(t), _MENTION, racine.ajouter("P")) for t in mentions(reglages).values() if t),
    ]


def _identite(edition: Edition) -> str:
    elle = edition.vendeur
    numero = f"SIRET{INSECABLE}{siret(elle.siret)}" if elle.siret else ""
    return " · ".join(t for t in (elle.nom, edition.facturation.forme, numero) if t)


def quantite(ligne: LigneFacture) -> str:
    """Return « 1 h 20 », « 3 demi-journées », « 214 salariés »."""
    if ligne.unite is UniteFacture.MINUTES:
        return duree(ligne.quantite)
    entier, reste = divmod(ligne.quantite, 100)
    if ligne.unite is UniteFacture.FORFAIT and ligne.quantite == 100:  # noqa: PLR2004 - one
        return "1"
    dit = f"{formats.entier(entier)},{reste:02}".rstrip("0").rstrip(",") if reste else formats.entier(entier)
    pluriel = "s" if ligne.quantite >= 200 else ""  # noqa: PLR2004 - French counts from two
    return f"{dit}{INSECABLE}{_UNITES[ligne.unite]}{pluriel}"


def _prix(ligne: LigneFacture) -> str:
    return f"{euros(ligne.prix)}{INSECABLE}/{INSECABLE}h" if ligne.unite is UniteFacture.MINUTES else euros(ligne.prix)


def euros(cents: int) -> str:
    """Return « 1 234,50 € », cents always told."""
    signe, valeur = ("−" if cents < 0 else ""), abs(cents)
    return f"{signe}{formats.entier(valeur // 100)},{valeur % 100:02}{INSECABLE}€"


def siret(numero: str) -> str:
    """Return « 123 456 789 00012 »."""
    morceaux = (numero[:3], numero[3:6], numero[6:9], numero[9:])
    return INSECABLE.join(filter(None, morceaux))


def iban(numero: str) -> str:
    """Return an IBAN by groups of four."""
    return INSECABLE.join(numero[i : i + 4] for i in range(0, len(numero), 4))


def manque(quoi: str) -> str:
    """Return « [à compléter : votre SIRET] »."""
    return f"[à compléter{INSECABLE}: {quoi}]"


def _jour(quand: date | None) -> str:
    return formats.jour(quand) if quand else ""
