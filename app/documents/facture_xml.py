"""An invoice as CII XML (UN/CEFACT D22B), profile EN 16931 of Factur-X 1.0: element order is that of the schema."""

import re
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from app.domain.facturation import AVOIR_A_DEDUIRE, EXONERATION, FRANCHISE, Edition, mentions
from app.domain.factures import LigneFacture, NatureFacture, Totaux, Tva, UniteFacture, Ventilation, totaux

PROFIL: Final = "urn:cen.eu:en16931:2017"
_RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
_RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
_UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
_QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
_ESPACES = {"rsm": _RSM, "ram": _RAM, "udt": _UDT, "qdt": _QDT}
_TYPES: Final = {NatureFacture.FACTURE: "380", NatureFacture.AVOIR: "381"}
_UNITES: Final = {
    UniteFacture.FORFAIT: "LS",
    UniteFacture.MINUTES: "MIN",
    UniteFacture.DEMI_JOURNEES: "C62",
    UniteFacture.JOURS: "DAY",
    UniteFacture.SALARIES: "IE",
}
_CATEGORIES: Final = {Tva.FRANCHISE: "E", Tva.NORMALE: "S", Tva.EXONEREE: "E"}
_MOTIFS: Final = {
    Tva.FRANCHISE: (FRANCHISE, "VATEX-FR-FRANCHISE"),
    Tva.EXONEREE: (EXONERATION, "VATEX-FR-CGI261-4"),
}
_SERVICES, _VIREMENT, _EUROS, _FRANCE = "S1", "30", "EUR", "FR"
_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold (XML 1.0, §2.2)."""
_SIRET, _SIREN, _ANNUAIRE, _FISCAL, _TVA = "0009", "0002", "0225", "FC", "VA"


def ecrire(edition: Edition) -> bytes:
    """Return the XML of an invoice, UTF-8; the same edition gives the same bytes."""
    racine = ET.Element(f"{{{_RSM}}}CrossIndustryInvoice")
    contexte = _sous(racine, "rsm:ExchangedDocumentContext")
    _sous(_sous(contexte, "ram:BusinessProcessSpecifiedDocumentContextParameter"), "ram:ID", _SERVICES)
    _sous(_sous(contexte, "ram:GuidelineSpecifiedDocumentContextParameter"), "ram:ID", PROFIL)
    _document(racine, edition)
    transaction = _sous(racine, "rsm:SupplyChainTradeTransaction")
    for rang, ligne in enumerate(edition.facture.lignes, 1):
        _ligne(transaction, rang, ligne)
    _parties(transaction, edition)
    livraison = _sous(transaction, "ram:ApplicableHeaderTradeDelivery")
    evenement = _sous(livraison, "ram:ActualDeliverySupplyChainEvent")
    _jour(evenement, "ram:OccurrenceDateTime", edition.facture.au)
    _reglement(transaction, edition, totaux(edition.facture.lignes))
    for prefixe, uri in _ESPACES.items():
        ET.register_namespace(prefixe, uri)
    octets: bytes = ET.tostring(racine, encoding="UTF-8", xml_declaration=True)
    return octets


def _document(racine: ET.Element, edition: Edition) -> None:
    facture = edition.facture
    document = _sous(racine, "rsm:ExchangedDocument")
    _sous(document, "ram:ID", facture.numero)
    _sous(document, "ram:TypeCode", _TYPES[facture.nature])
    _jour(document, "ram:IssueDateTime", facture.jour or facture.au)
    notes = [(facture.note, ""), *((texte, code) for code, texte in mentions(edition.facturation).items())]
    for texte, code in notes:
        if texte:
            note = _sous(document, "ram:IncludedNote")
            _sous(note, "ram:Content", texte)
            _si(note, "ram:SubjectCode", code)


def _ligne(transaction: ET.Element, rang: int, ligne: LigneFacture) -> None:
    article = _sous(transaction, "ram:IncludedSupplyChainTradeLineItem")
    _sous(_sous(article, "ram:AssociatedDocumentLineDocument"), "ram:LineID", str(rang))
    produit = _sous(article, "ram:SpecifiedTradeProduct")
    _sous(produit, "ram:Name", ligne.libelle)
    _si(produit, "ram:Description", ligne.detail)
    unite = _UNITES[ligne.unite]
    prix = _sous(_sous(article, "ram:SpecifiedLineTradeAgreement"), "ram:NetPriceProductTradePrice")
    _sous(prix, "ram:ChargeAmount", _montant(ligne.prix))
    base = ligne.base if ligne.unite is UniteFacture.MINUTES else 1
    _sous(prix, "ram:BasisQuantity", str(base), unitCode=unite)
    quantite = str(ligne.quantite) if ligne.unite is UniteFacture.MINUTES else _montant(ligne.quantite)
    livraison = _sous(article, "ram:SpecifiedLineTradeDelivery")
    _sous(livraison, "ram:BilledQuantity", quantite, unitCode=unite)
    reglement = _sous(article, "ram:SpecifiedLineTradeSettlement")
    taxe = _sous(reglement, "ram:ApplicableTradeTax")
    _sous(taxe, "ram:TypeCode", "VAT")
    _sous(taxe, "ram:CategoryCode", _CATEGORIES[ligne.tva])
    _sous(taxe, "ram:RateApplicablePercent", _montant(ligne.tva.taux))
    somme = _sous(reglement, "ram:SpecifiedTradeSettlementLineMonetarySummation")
    _sous(somme, "ram:LineTotalAmount", _montant(ligne.montant))


def _parties(transaction: ET.Element, edition: Edition) -> None:
    accord = _sous(transaction, "ram:ApplicableHeaderTradeAgreement")
    _si(accord, "ram:BuyerReference", edition.facture.reference)
    _vendeur(_sous(accord, "ram:SellerTradeParty"), edition)
    _acheteur(_sous(accord, "ram:BuyerTradeParty"), edition)
    if edition.facture.engagement:
        commande = _sous(accord, "ram:BuyerOrderReferencedDocument")
        _sous(commande, "ram:IssuerAssignedID", edition.facture.engagement)
    if edition.contrat:
        _sous(_sous(accord, "ram:ContractReferencedDocument"), "ram:IssuerAssignedID", edition.contrat)


def _vendeur(partie: ET.Element, edition: Edition) -> None:
    elle, reglages = edition.vendeur, edition.facturation
    _sous(partie, "ram:GlobalID", elle.siret, schemeID=_SIRET)
    _sous(partie, "ram:Name", elle.nom)
    _si(partie, "ram:Description", reglages.forme)
    _sous(_sous(partie, "ram:SpecifiedLegalOrganization"), "ram:ID", edition.siren, schemeID=_SIREN)
    contact = _sous(partie, "ram:DefinedTradeContact") if elle.telephone or elle.courriel else None
    if contact is not None:
        _sous(contact, "ram:PersonName", elle.nom)
        if elle.telephone:
            _sous(_sous(contact, "ram:TelephoneUniversalCommunication"), "ram:CompleteNumber", elle.telephone)
        if elle.courriel:
            _sous(_sous(contact, "ram:EmailURIUniversalCommunication"), "ram:URIID", elle.courriel)
    _adresse(partie, elle.adresse, elle.code_postal, elle.ville)
    _annuaire(partie, edition.siren)
    if reglages.numero_tva:
        _sous(_sous(partie, "ram:SpecifiedTaxRegistration"), "ram:ID", reglages.numero_tva, schemeID=_TVA)
    else:
        _sous(_sous(partie, "ram:SpecifiedTaxRegistration"), "ram:ID", edition.siren, schemeID=_FISCAL)


def _acheteur(partie: ET.Element, edition: Edition) -> None:
    acheteur = edition.acheteur
    if edition.siret_acheteur:
        _sous(partie, "ram:GlobalID", edition.siret_acheteur, schemeID=_SIRET)
    _sous(partie, "ram:Name", acheteur.raison_sociale)
    _sous(_sous(partie, "ram:SpecifiedLegalOrganization"), "ram:ID", acheteur.siren, schemeID=_SIREN)
    if edition.facture.service:
        _sous(_sous(partie, "ram:DefinedTradeContact"), "ram:DepartmentName", edition.facture.service)
    _adresse(partie, acheteur.adresse, acheteur.code_postal, acheteur.ville)
    _annuaire(partie, acheteur.siren)
    if acheteur.numero_tva:
        _sous(_sous(partie, "ram:SpecifiedTaxRegistration"), "ram:ID", acheteur.numero_tva, schemeID=_TVA)


def _reglement(transaction: ET.Element, edition: Edition, sommes: Totaux) -> None:
    facture, reglages = edition.facture, edition.facturation
    reglement = _sous(transaction, "ram:ApplicableHeaderTradeSettlement")
    _sous(reglement, "ram:PaymentReference", facture.numero)
    _sous(reglement, "ram:InvoiceCurrencyCode", _EUROS)
    if reglages.iban and facture.nature is NatureFacture.FACTURE:
        moyen = _sous(reglement, "ram:SpecifiedTradeSettlementPaymentMeans")
        _sous(moyen, "ram:TypeCode", _VIREMENT)
        _sous(_sous(moyen, "ram:PayeePartyCreditorFinancialAccount"), "ram:IBANID", reglages.iban)
        if reglages.bic:
            _sous(_sous(moyen, "ram:PayeeSpecifiedCreditorFinancialInstitution"), "ram:BICID", reglages.bic)
    for part in sommes.ventilation:
        _taxe(reglement, part)
    periode = _sous(reglement, "ram:BillingSpecifiedPeriod")
    _jour(periode, "ram:StartDateTime", facture.du)
    _jour(periode, "ram:EndDateTime", facture.au)
    terme = _sous(reglement, "ram:SpecifiedTradePaymentTerms")
    if facture.echeance:
        _jour(terme, "ram:DueDateDateTime", facture.echeance)
    else:
        _sous(terme, "ram:Description", AVOIR_A_DEDUIRE)
    _sommes(reglement, sommes)
    if edition.origine:
        avant = _sous(reglement, "ram:InvoiceReferencedDocument")
        _sous(avant, "ram:IssuerAssignedID", edition.origine.numero)
        emise = _sous(avant, "ram:FormattedIssueDateTime")
        _sous(emise, "qdt:DateTimeString", f"{edition.origine.jour:%Y%m%d}", format="102")


def _taxe(reglement: ET.Element, part: Ventilation) -> None:
    motif, code = _MOTIFS.get(part.tva, ("", ""))
    taxe = _sous(reglement, "ram:ApplicableTradeTax")
    _sous(taxe, "ram:CalculatedAmount", _montant(part.montant))
    _sous(taxe, "ram:TypeCode", "VAT")
    _si(taxe, "ram:ExemptionReason", motif)
    _sous(taxe, "ram:BasisAmount", _montant(part.base))
    _sous(taxe, "ram:CategoryCode", _CATEGORIES[part.tva])
    _si(taxe, "ram:ExemptionReasonCode", code)
    _sous(taxe, "ram:RateApplicablePercent", _montant(part.tva.taux))


def _sommes(reglement: ET.Element, sommes: Totaux) -> None:
    somme = _sous(reglement, "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    _sous(somme, "ram:LineTotalAmount", _montant(sommes.ht))
    _sous(somme, "ram:TaxBasisTotalAmount", _montant(sommes.ht))
    _sous(somme, "ram:TaxTotalAmount", _montant(sommes.tva), currencyID=_EUROS)
    _sous(somme, "ram:GrandTotalAmount", _montant(sommes.ttc))
    _sous(somme, "ram:DuePayableAmount", _montant(sommes.ttc))


def _adresse(partie: ET.Element, rue: str, code_postal: str, ville: str) -> None:
    adresse = _sous(partie, "ram:PostalTradeAddress")
    _si(adresse, "ram:PostcodeCode", code_postal)
    _si(adresse, "ram:LineOne", rue)
    _si(adresse, "ram:CityName", ville)
    _sous(adresse, "ram:CountryID", _FRANCE)


def _annuaire(partie: ET.Element, siren: str) -> None:
    """Give the address in the French directory: the SIREN, unless the platform is told of another one."""
    _sous(_sous(partie, "ram:URIUniversalCommunication"), "ram:URIID", siren, schemeID=_ANNUAIRE)


def _jour(parent: ET.Element, nom: str, jour: date) -> None:
    _sous(_sous(parent, nom), "udt:DateTimeString", f"{jour:%Y%m%d}", format="102")


def _montant(cents: int) -> str:
    """Return hundredths as « 1234.50 »."""
    signe, valeur = ("-" if cents < 0 else ""), abs(cents)
    return f"{signe}{valeur // 100}.{valeur % 100:02}"


def _si(parent: ET.Element, nom: str, texte: str) -> None:
    if texte:
        _sous(parent, nom, texte)


def _sous(parent: ET.Element, nom: str, texte: str = "", **attributs: str) -> ET.Element:
    prefixe, local = nom.split(":")
    enfant = ET.SubElement(parent, f"{{{_ESPACES[prefixe]}}}{local}", attributs)
    if propre := _INTERDITS.sub(" ", texte):
        enfant.text = propre
    return enfant
