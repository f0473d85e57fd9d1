"""What the fields of her own models most likely mean among ours: proposed once, hers to correct."""

from collections.abc import Iterable
from typing import Final

from app.domain.courriers.champs import CATALOGUE
from app.domain.texte import fold

_SYNONYMES: Final = """
personne.designation  | personne, client, cliente, salarie, salariee, usager
personne.designation  | nom complet, nom prenom, nom et prenom, prenom nom, prenom et nom
personne.nom          | nom, nom du client, nom de la cliente, nom salarie, nom du salarie
personne.nom          | nom de la salariee, nom usager, nom de l usager
personne.prenom       | prenom, prenom du client, prenom du salarie, prenom usager, prenom de la salariee
personne.civilite     | civilite, titre, mme m, civ, politesse
personne.sexe         | sexe, genre
personne.naissance    | ne le, nee le, date naissance, naissance, ddn
personne.adresse      | adresse, adresse du client, adresse du salarie, domicile
personne.telephone    | telephone, tel, portable, mobile
personne.courriel     | courriel, mail, email, e mail, mel
personne.situation    | situation familiale, etat civil
praticienne.nom       | assistante sociale, as, signature, signataire, assistante, mon nom
praticienne.telephone | mon telephone, telephone as
praticienne.courriel  | mon mail, mail as
organisme.nom         | organisme, destinataire, caisse
entreprise.nom        | entreprise, employeur, societe, nom de l entreprise
entreprise.poste      | poste, emploi, fonction
entreprise.entree     | date entree, date d entree, anciennete depuis
foyer.composition     | composition familiale, foyer
foyer.loyer           | loyer, montant du loyer
budget.ressources     | ressources, revenus
budget.charges        | charges
dossier.reference     | reference, ref, references, numero de dossier, dossier
dossier.allocataire   | allocataire, n allocataire, numero allocataire, numero caf
dette.montant         | dette, montant de la dette
demande.objet         | objet, demande
situation.expose      | situation, expose, expose de la situation
date.jour             | date, aujourd hui, date courrier, date du courrier, le
"""


def proposer(noms: Iterable[str]) -> dict[str, str]:
    """Return the codes of our fields that her names most likely mean; what is not known is absent."""
    return {nom: _SENS[plie] for nom in noms if (plie := _plier(nom)) in _SENS}


def _plier(nom: str) -> str:
    mots = "".join(lettre if lettre.isalnum() else " " for lettre in fold(nom))
    return " ".join(mots.split())


def _sens() -> dict[str, str]:
    lus = {_plier(d.libelle): code for code, d in CATALOGUE.items()} | {_plier(code): code for code in CATALOGUE}
    for ligne in _SYNONYMES.strip().splitlines():
        code, noms = ligne.split("|")
        lus |= {_plier(nom): code.strip() for nom in noms.split(",")}
    return lus


_SENS: Final = _sens()
