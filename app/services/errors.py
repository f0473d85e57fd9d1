"""Refusals of the services: what one record cannot tell by itself."""

from app.errors import Refus


class Introuvable(Refus):
    code = "introuvable"


class EncoreUtilise(Refus):
    code = "encore_utilise"


class DejaPris(Refus):
    code = "deja_pris"


class CodeInconnu(Refus):
    code = "code_inconnu"


class SiteAilleurs(Refus):
    code = "site_ailleurs"


class FoyerDifferent(Refus):
    code = "foyer_different"


class AccompagnementAutre(Refus):
    code = "accompagnement_autre"


class DemarcheAutre(Refus):
    code = "demarche_autre"


class ApprobationFacturee(Refus):
    code = "approbation_facturee"


class ConditionsFigees(Refus):
    code = "conditions_figees"


class ContratIndecis(Refus):
    code = "contrat_indecis"


class FusionImpossible(Refus):
    code = "fusion_impossible"


class LigneNecessaire(Refus):
    code = "ligne_necessaire"


class RienAAnnuler(Refus):
    code = "rien_a_annuler"


class RienARetablir(Refus):
    code = "rien_a_retablir"


class FichierIllisible(Refus):
    code = "fichier_illisible"


class FusionMemePersonne(Refus):
    code = "fusion_meme_personne"


class FactureEmise(Refus):
    code = "facture_emise"


class FactureNonEmise(Refus):
    code = "facture_non_emise"


class FactureIncomplete(Refus):
    code = "facture_incomplete"


class FactureARelire(Refus):
    code = "facture_a_relire"


class FactureAnterieure(Refus):
    code = "facture_anterieure"


class FactureAvantPeriode(Refus):
    code = "facture_avant_periode"


class AvoirExcessif(Refus):
    code = "avoir_excessif"


class PaiementExcessif(Refus):
    code = "paiement_excessif"


class FusionMemeOrganisme(Refus):
    code = "fusion_meme_organisme"


class ColonneNom(Refus):
    code = "colonne_nom"


class ConditionsAbsentes(Refus):
    code = "conditions_absentes"


class AccordCite(Refus):
    code = "accord_cite"


class CourrierIncomplet(Refus):
    code = "courrier_incomplet"


class CourrierParti(Refus):
    code = "courrier_parti"


class CourrierDehors(Refus):
    code = "courrier_dehors"


class CopieOuverte(Refus):
    code = "copie_ouverte"


class CopieAbsente(Refus):
    code = "copie_absente"


class CourrierNonParti(Refus):
    code = "courrier_non_parti"


class PeriodeDeReleve(Refus):
    code = "periode_de_releve"
