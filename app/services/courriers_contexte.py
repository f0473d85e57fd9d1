"""What the vault knows for one letter, and the letter that comes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.courriers import Courrier, adresses, balisage, politesse
from app.domain.courriers.composition import Lettre, Resolution
from app.domain.courriers.json import de_json
from app.domain.courriers.modeles import Forme, Modele
from app.domain.courriers.valeurs import Contexte, designation, en_ligne, valeurs
from app.domain.nomenclatures import Liste
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.domain.praticiennes import Praticienne
from app.domain.resultats_budget import UniteResultat, dire, resultats, termes
from app.domain.typographie import jour as dire_jour
from app.services import courriers_accord, regles_budget
from app.services.courriers_modeles import modele as modele_de
from app.store import budgets, foyers, nomenclatures, reglages
from app.store.demarches import DEMARCHES
from app.store.entreprises import ENTREPRISES
from app.store.organismes import ORGANISMES
from app.store.personnes import PERSONNES, emplois_de

PRATICIENNE = "praticienne"
_RESULTATS = {"reste_a_vivre": "budget.reste", "charges": "budget.charges", "par_personne_jour": "budget.reste_jour"}
_TERMES = {"ressources": "budget.ressources", "dettes": "budget.mensualites"}


def contexte(connexion: Connection, courrier: Courrier, jour: date) -> Contexte:
    """Return the records around a letter, as the vault knows them now."""
    personne = PERSONNES.lire(connexion, courrier.personne_id) if courrier.personne_id else None
    organisme = ORGANISMES.lire(connexion, courrier.organisme_id) if courrier.organisme_id else None
    lu = Contexte(
        praticienne=Praticienne(**(reglages.lire(connexion, PRATICIENNE) or {})),
        jour=jour,
        personne=personne,
        organisme=organisme,
        copies=_copies(connexion, courrier),
    )
    return _avec_personne(connexion, lu, personne, courrier) if personne else lu


def composer(courrier: Courrier, modele: Modele, lu: Contexte) -> Lettre:
    """Return the letter as it would be printed now: what she typed wins over what the vault knows."""
    connues = valeurs(lu) | {code: dit for code, dit in courrier.saisies.items() if dit.strip()}
    sexe = lu.personne.sexe if lu.personne else "NR"
    resolution = Resolution(connues, sexe, courriers_accord.tus(modele, lu.organisme, courrier.danger))
    objet = resolution.texte(balisage.lire_texte(courrier.objet))
    blocs = resolution.blocs(de_json(courrier.corps), courrier.options)
    pieces = tuple(resolution.texte(p.texte) for p in modele.pieces if p.option in courrier.options)
    personne = designation(lu.personne) if lu.personne else ""
    if modele.forme is Forme.WORD:
        return Lettre(
            titre=courrier.titre,
            objet=objet,
            blocs=blocs,
            forme=modele.forme,
            personne=personne,
            manquants=tuple(resolution.manquants),
            exemple=lu.praticienne.exemple,
        )
    elle = _nommee(lu.praticienne, resolution)
    bloc = _destinataire(courrier, modele, lu, resolution) if modele.forme is Forme.LETTRE else adresses.Bloc(())
    lettre = Lettre(
        titre=courrier.titre,
        objet=objet,
        blocs=blocs,
        forme=modele.forme,
        expediteur=expediteur(elle),
        destinataire=bloc,
        signataire=(elle.nom, elle.titre),
        personne=personne,
        pieces=pieces,
        copies=lu.copies,
        manquants=tuple(resolution.manquants),
        exemple=lu.praticienne.exemple,
    )
    return lettre if modele.forme is Forme.DOCUMENT else _adresser(lettre, courrier, modele, lu)


def expediteur(elle: Praticienne) -> tuple[str, ...]:
    """Return the lines of the sender: name, title, address, ways to be reached."""
    titre = elle.titre[:1].upper() + elle.titre[1:]
    joindre = " · ".join(filter(None, (elle.telephone, elle.courriel)))
    return tuple(filter(None, (elle.nom, titre, en_ligne(elle.adresse, elle.code_postal, elle.ville), joindre)))


def adresse(organisme: Organisme | None, personne: Personne | None, nom: str) -> adresses.Bloc:
    """Return the postal block: the organisme, else the person herself, else the name that was typed."""
    if organisme:
        contact = f"{organisme.civilite} {organisme.contact}".strip() if organisme.contact else ""
        noms = (organisme.nom, organisme.service, contact)
        return adresses.bloc(noms, organisme.adresse, organisme.code_postal, organisme.ville)
    if personne:
        return adresses.bloc((designation(personne),), personne.adresse, personne.code_postal, personne.ville)
    return adresses.bloc((nom,), "", "", "")


def _copies(connexion: Connection, courrier: Courrier) -> tuple[str, ...]:
    connus = ORGANISMES.par_ids(connexion, courrier.copies)
    return tuple(connus[ident].nom for ident in courrier.copies)


def _nommee(elle: Praticienne, resolution: Resolution) -> Praticienne:
    """Return who signs, what no letter goes without asked for when it is empty."""
    situee = en_ligne(elle.adresse, elle.code_postal, elle.ville)
    return replace(
        elle,
        nom=elle.nom.strip() or resolution.champ("praticienne.nom"),
        titre=elle.titre.strip() or resolution.champ("praticienne.titre"),
        adresse=elle.adresse if situee else resolution.champ("praticienne.adresse"),
    )


def _destinataire(courrier: Courrier, modele: Modele, lu: Contexte, resolution: Resolution) -> adresses.Bloc:
    """Return the postal block; without anybody to write to, the window itself asks for one."""
    vers_elle = lu.personne if courriers_accord.PERSONNE in modele.destinataires else None
    bloc = adresse(lu.organisme, vers_elle, courrier.destinataire)
    return bloc if bloc.lignes else adresses.Bloc((resolution.champ("destinataire.nom"),))


def _adresser(lettre: Lettre, courrier: Courrier, modele: Modele, lu: Contexte) -> Lettre:
    vers_elle = "PERSONNE" in modele.destinataires
    categorie = lu.organisme.categorie if lu.organisme else next(iter(modele.destinataires), "")
    sexe = lu.personne.sexe if vers_elle and lu.personne else courrier.sexe
    appel = politesse.appel(categorie, sexe)
    lieu = lu.praticienne.ville.strip()
    le = f"le {dire_jour(lu.jour)}"
    return replace(
        lettre,
        lieu_date=f"{lieu}, {le}" if lieu else le[:1].upper() + le[1:],
        appel=appel,
        formule=politesse.formule(modele.ton, appel),
    )


def _avec_personne(connexion: Connection, lu: Contexte, personne: Personne, courrier: Courrier) -> Contexte:
    emploi = next(iter(reversed(emplois_de(connexion, personne.id))), None)
    entreprise = ENTREPRISES.lire(connexion, emploi.entreprise_id) if emploi else None
    return replace(
        lu,
        emploi=emploi,
        entreprise=entreprise.nom if entreprise else "",
        foyer=next(iter(foyers.de_personne(connexion, personne.id)), None),
        libelles=_libelles(connexion, personne),
        autres={
            **_budget(connexion, personne.id),
            **_demarche(connexion, courrier.demarche_id),
            **_accord(connexion, personne, lu, courrier),
        },
    )


def _libelles(connexion: Connection, personne: Personne) -> dict[tuple[str, str], str]:
    codes = {Liste.SITUATION_FAMILIALE: personne.situation_familiale, Liste.LOGEMENT: personne.logement}
    lues = {(liste.value, code): nomenclatures.lire(connexion, liste, code) for liste, code in codes.items()}
    return {cle: entree.libelle for cle, entree in lues.items() if entree}


def _budget(connexion: Connection, personne_id: int) -> Mapping[str, str]:
    budget = next(iter(budgets.de_personne(connexion, personne_id)), None)
    if budget is None:
        return {}
    connus = termes(budget)
    dits = {_TERMES[nom]: dire(UniteResultat.EUROS, int(connus[nom])) for nom in _TERMES}
    dits["foyer.nombre"] = str(budget.personnes)
    # A fund of hers may not say what the letters ask for: the general usage does.
    voulues = (regles_budget.regles()[0], regles_budget.regle_de(connexion, budget.regle))
    trouves = [r for regle in voulues for r in resultats(budget, regle, regles_budget.termes())]
    return dits | {_RESULTATS[r.code]: dire(r.unite, r.valeur) for r in trouves if r.code in _RESULTATS}


def _demarche(connexion: Connection, demarche_id: int | None) -> Mapping[str, str]:
    demarche = DEMARCHES.lire(connexion, demarche_id) if demarche_id else None
    if demarche is None:
        return {}
    return {
        "demarche.objet": demarche.objet,
        "demarche.depot": dire_jour(demarche.envoyee_le) if demarche.envoyee_le else "",
        "demarche.decision": dire_jour(demarche.decidee_le) if demarche.decidee_le else "",
        "dossier.reference": demarche.reference,
    }


def _accord(connexion: Connection, personne: Personne, lu: Contexte, courrier: Courrier) -> Mapping[str, str]:
    if courrier.refus:  # an accord given for others of the kind says nothing of this letter
        return {}
    categorie = courriers_accord.categorie_visee(modele_de(courrier.modele), lu.organisme)
    organisme_id = lu.organisme.id if lu.organisme else None
    nom = courrier.saisies.get("personne.designation", "").strip() or designation(personne)
    return courriers_accord.valeurs(connexion, personne, categorie, organisme_id, lu.jour, nom)
