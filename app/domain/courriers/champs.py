"""The typed merge fields of letters, and what each may reveal."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TypeChamp(StrEnum):
    """How a field is typed in the side panel."""

    TEXTE = "texte"
    LONG = "long"
    DATE = "date"
    MONTANT = "montant"
    NOMBRE = "nombre"


class Portee(StrEnum):
    """What a field tells about the person, for the privacy guards."""

    NEUTRE = "neutre"
    IDENTITE = "identite"
    EMPLOYEUR = "employeur"
    CAUSE = "cause"
    BUDGET = "budget"
    FOYER = "foyer"
    SANTE = "sante"
    NUMERO = "numero"
    """A number of the organisme (fiscal, allocataire): not a NIR, whatever its length."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One field of the catalogue; `saisi` when nothing in the coffre knows it and she types it."""

    code: str
    libelle: str
    type: TypeChamp = TypeChamp.TEXTE
    portee: Portee = Portee.NEUTRE
    saisi: bool = True


_CONNUS: Final = """
personne.designation    | la personne                          | texte   | identite
personne.nom            | nom de la personne                   | texte   | identite
personne.prenom         | prénom de la personne                | texte   | identite
personne.civilite       | civilité de la personne              | texte   | identite
personne.sexe           | femme ou homme                       | texte   | identite
personne.naissance      | date de naissance                    | date    | identite
personne.adresse        | adresse de la personne               | texte   | identite
personne.telephone      | téléphone de la personne             | texte   | identite
personne.courriel       | adresse électronique de la personne  | texte   | identite
personne.situation      | situation familiale                  | texte   | foyer
personne.logement       | statut d’occupation du logement      | texte   | foyer
praticienne.nom         | votre nom                            | texte   | neutre
praticienne.titre       | votre titre                          | texte   | neutre
praticienne.adresse     | votre adresse                        | texte   | neutre
praticienne.telephone   | votre téléphone                      | texte   | neutre
praticienne.courriel    | votre adresse électronique           | texte   | neutre
destinataire.nom        | destinataire                         | texte   | neutre
organisme.nom           | nom de l’organisme                   | texte   | neutre
entreprise.nom          | nom de l’employeur                   | texte   | employeur
entreprise.poste        | poste occupé                         | texte   | employeur
entreprise.entree       | date d’entrée dans l’entreprise      | date    | employeur
contrat.reference       | référence de votre contrat           | texte   | employeur
foyer.composition       | composition du foyer                 | texte   | foyer
foyer.nombre            | nombre de personnes au foyer         | nombre  | foyer
foyer.loyer             | loyer                                | montant | foyer
budget.ressources       | ressources mensuelles du foyer       | montant | budget
budget.charges          | charges mensuelles du foyer          | montant | budget
budget.mensualites      | mensualités de crédits et de dettes  | montant | budget
budget.reste            | reste à vivre par mois               | montant | budget
budget.reste_jour       | reste à vivre par personne et par jour | montant | budget
demarche.objet          | démarche en cours                    | texte   | neutre
demarche.depot          | date de dépôt de la demande          | date    | neutre
demarche.decision       | date de la décision                  | date    | neutre
demarche.montant        | montant demandé                      | montant | budget
accord.personne         | accord de la personne                | texte   | neutre
accord.date             | date de l’accord de la personne      | date    | neutre
date.jour               | date du jour                         | date    | neutre
"""
_SAISIS: Final = """
dossier.reference       | référence du dossier                 | texte   | numero
dossier.allocataire     | numéro d’allocataire                 | texte   | numero
dossier.fiscal          | numéro fiscal                        | texte   | numero
dossier.anonyme         | numéro de dossier sans nom           | texte   | neutre
dossier.decision        | décision contestée                   | texte   | neutre
dossier.decision_date   | date de la décision                  | date    | neutre
dossier.pieces          | pièces jointes                       | texte   | neutre
dette.objet             | nature de la dette                   | texte   | budget
dette.montant           | montant de la dette                  | montant | budget
dette.mensualite        | mensualité proposée                  | montant | budget
dette.nombre            | nombre de mensualités                | nombre  | budget
dette.debut             | première échéance proposée           | date    | neutre
dette.periode           | période concernée                    | texte   | neutre
demande.objet           | objet de la demande                  | texte   | neutre
demande.montant         | montant demandé                      | montant | budget
demande.reponse         | réponse souhaitée avant le           | date    | neutre
demande.delai           | délai demandé                        | texte   | neutre
demande.amenagement     | aménagement demandé                  | texte   | neutre
demande.periode         | période demandée                     | texte   | neutre
situation.expose        | exposé de la situation               | long    | cause
situation.changement    | ce qui a changé                      | texte   | cause
situation.contexte      | contexte de la demande               | long    | cause
situation.parcours      | parcours                             | long    | cause
situation.logement      | logement                             | long    | foyer
situation.budget        | budget                               | long    | budget
situation.demarches     | démarches déjà faites                | long    | cause
situation.analyse       | analyse                              | long    | cause
situation.avis          | avis                                 | long    | cause
situation.urgence       | ce qui presse                        | texte   | cause
situation.retentissement | retentissement sur la vie quotidienne | long   | sante
logement.adresse        | adresse du logement                  | texte   | foyer
logement.bailleur       | nom du bailleur                      | texte   | foyer
logement.nur            | numéro unique régional               | texte   | numero
logement.besoin         | logement recherché                   | texte   | foyer
logement.procedure      | étape de la procédure                | texte   | foyer
logement.audience       | date de l’audience                   | date    | foyer
logement.dette          | dette de loyer                       | montant | budget
energie.fournisseur     | fournisseur d’énergie                | texte   | neutre
aide.organismes         | organismes déjà sollicités           | texte   | budget
aide.objet              | dépense à financer                   | texte   | cause
aide.cout               | coût total                           | montant | budget
aide.apport             | part que paie le foyer               | montant | budget
arret.debut             | début de l’arrêt de travail          | date    | sante
arret.versement         | dernier versement reçu               | texte   | sante
travail.reprise         | reprise envisagée                    | date    | neutre
visite.motif            | question posée au médecin du travail | texte   | sante
carriere.periodes       | périodes de carrière à vérifier      | texte   | neutre
retraite.depart         | départ envisagé                      | date    | neutre
enfant.identite         | nom, prénom et âge de l’enfant       | texte   | identite
enfant.adresse          | lieu où se trouve l’enfant           | texte   | identite
enfant.parents          | noms et adresses des parents         | texte   | identite
enfant.garde            | besoin de garde                      | texte   | foyer
majeur.identite         | nom, prénom et âge de la personne en danger | texte | identite
majeur.adresse          | lieu où se trouve la personne        | texte   | identite
majeur.vulnerabilite    | ce qui l’empêche de se protéger      | long    | sante
danger.faits            | faits observés, avec leur date       | long    | cause
danger.paroles          | paroles entendues, telles quelles    | long    | cause
danger.actions          | ce qui a déjà été fait               | long    | cause
danger.information      | information donnée aux intéressés    | texte   | neutre
pension.jugement        | décision qui fixe la pension         | texte   | foyer
pension.montant         | pension due chaque mois              | montant | budget
pension.impayes         | mois impayés                         | texte   | budget
defunt.nom              | nom de la personne décédée           | texte   | identite
defunt.date             | date du décès                        | date    | cause
defunt.lien             | lien avec la personne décédée        | texte   | foyer
defunt.frais            | frais d’obsèques                     | montant | budget
procedure.objet         | procédure envisagée                  | texte   | cause
rdv.date                | date du rendez-vous                  | date    | neutre
rdv.debut               | heure de début                       | texte   | neutre
rdv.fin                 | heure de fin                         | texte   | neutre
rdv.lieu                | lieu du rendez-vous                  | texte   | neutre
rdv.presents            | personnes présentes                  | texte   | identite
rdv.propos              | ce qui a été dit                     | long    | cause
rdv.decisions           | ce qui a été décidé                  | long    | cause
rdv.suite               | suite prévue                         | texte   | neutre
relance.date            | date de la première lettre           | date    | neutre
relance.objet           | objet de la première lettre          | texte   | neutre
mandat.demarches        | démarches confiées                   | long    | neutre
mandat.services         | services en ligne concernés          | texte   | neutre
mandat.fin              | fin du mandat                        | date    | neutre
notice.conservation     | durée de conservation                | texte   | neutre
"""


def _lire(source: str, *, saisi: bool) -> dict[str, Definition]:
    definitions = {}
    for ligne in source.strip().splitlines():
        code, libelle, sorte, portee = (partie.strip() for partie in ligne.split("|"))
        definitions[code] = Definition(code, libelle, TypeChamp(sorte), Portee(portee), saisi)
    return definitions


CATALOGUE: Final[dict[str, Definition]] = _lire(_CONNUS, saisi=False) | _lire(_SAISIS, saisi=True)
"""Every field, by code, in the order of the side panel."""


PROPRE: Final = "propre."
"""Head of the code of a field that only one of her own models has: what follows is the name she gave it."""


def definition(code: str) -> Definition:
    """Return the definition of a field; one that the catalogue lacks is asked for under its own name or code."""
    if code.startswith(PROPRE):
        return Definition(code, code.removeprefix(PROPRE).replace("_", " "))
    return CATALOGUE.get(code) or Definition(code, code.replace(".", " : ").replace("_", " "))
