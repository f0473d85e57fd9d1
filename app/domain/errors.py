"""Refusals of the rules of the trade; `champ` is the field of the record that is at fault."""

from app.errors import Refus


class ChampManquant(Refus):
    code = "champ_manquant"


class DateIncoherente(Refus):
    code = "date_incoherente"


class DateHorsBornes(Refus):
    code = "date_hors_bornes"


class NombreHorsBornes(Refus):
    code = "nombre_hors_bornes"


class PartsInegales(Refus):
    code = "parts_inegales"


class PorteeIncoherente(Refus):
    code = "portee_incoherente"


class SiretInvalide(Refus):
    code = "siret_invalide"


class EmploisChevauchants(Refus):
    code = "emplois_chevauchants"


class SuiteIncoherente(Refus):
    code = "suite_incoherente"


class DocumentVide(Refus):
    code = "document_vide"


class DocumentTropLourd(Refus):
    code = "document_trop_lourd"


class MacroIllisible(Refus):
    code = "macro_illisible"


class MacroDouble(Refus):
    code = "macro_double"


class MoisEntame(Refus):
    code = "mois_entame"


class FactureVide(Refus):
    code = "facture_vide"


class NumeroInvalide(Refus):
    code = "numero_invalide"


class IbanInvalide(NumeroInvalide):
    code = "iban_invalide"


class TvaInvalide(NumeroInvalide):
    code = "tva_invalide"


class DemarcheIncoherente(Refus):
    code = "demarche_incoherente"


class CorrespondanceInconnue(Refus):
    code = "correspondance_inconnue"
