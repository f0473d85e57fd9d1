"""An erased person is in no row, no index, no free page of the decrypted database."""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import insert, text

from app.domain.accompagnements import Accompagnement, Objectif
from app.domain.accords import Accord
from app.domain.budgets import Bloc, Budget, Ligne
from app.domain.demarches import Demarche, Montant
from app.domain.foyers import Foyer, Membre
from app.domain.interventions import Brouillon
from app.domain.personnes import Emploi
from app.services.errors import Introuvable
from app.store.tables import imports, imports_lignes
from tests.services.trame import JOUR, Cabinet
from tests.store import socle

CANARIS = (
    "zyxquarel",
    "ombrelune",
    "vaticroche",
    "pilastrine",
    "brumavole",
    "cendrefil",
    "fusarpelle",
    "houspillon",
    "tramontir",
    "ecluseau",
    "brindorge",
)
PAGE, RESERVE = 4096, 80


def _en_clair(chemin):
    """Return every page of the file, decrypted, free ones included."""
    lu = chemin.read_bytes()
    pages = [lu[debut : debut + PAGE] for debut in range(0, len(lu), PAGE)]
    return b"".join(_page(page, 0 if rang else 16) for rang, page in enumerate(pages)).lower()


def _page(page, debut):
    corps, iv = page[debut : PAGE - RESERVE], page[PAGE - RESERVE : PAGE - RESERVE + 16]
    dechiffreur = Cipher(algorithms.AES(socle.SECRET), modes.CBC(iv)).decryptor()
    return dechiffreur.update(corps) + dechiffreur.finalize()


def _restes(chemin):
    """Return the words still there, whole or by their first or last six letters."""
    clair = _en_clair(chemin)
    return {mot for mot in CANARIS if any(bout.encode() in clair for bout in (mot, mot[:6], mot[-6:]))}


def _vivre(cabinet):
    """Write the life of one person everywhere it can be written, among others; return the person."""
    elle = cabinet.personne(CANARIS[0], CANARIS[1], note=CANARIS[2])
    cabinet.interventions.save(cabinet.acte(elle, note=f"Note {CANARIS[3]} longue", note_travail=CANARIS[4]))
    cabinet.accompagnements.save(
        Accompagnement(
            personne_id=elle.id, contrat_id=cabinet.contrat.id, ouvert_le=JOUR, plan=(Objectif(texte=CANARIS[5]),)
        )
    )
    cabinet.demarches.save(
        Demarche(personne_id=elle.id, ouverte_le=JOUR, note=CANARIS[8], montants=(Montant(libelle=CANARIS[9]),))
    )
    cabinet.accords.save(Accord(personne_id=elle.id, categorie="CAF", donne_le=JOUR, portee=CANARIS[8]))
    dette = Ligne(bloc=Bloc.DETTES, libelle=CANARIS[10], montant=1)
    cabinet.budgets.save(Budget(personne_id=elle.id, au=JOUR, lignes=(dette,)))
    cabinet.foyers.save(Foyer(personne_id=elle.id, au=JOUR, membres=(Membre(prenom=CANARIS[6]),)))
    cabinet.personnes.emplois.save(Emploi(personne_id=elle.id, entreprise_id=cabinet.entreprise.id))
    cabinet.interventions.saisir(Brouillon(jour=JOUR, minutes=3, nature="COU", personne=elle.id, note=CANARIS[3]))
    with cabinet.magasin.ecrire() as unite:
        numero = unite.insert(imports, {"instant": "", "fichier_empreinte": "f", "libelle": "", "correspondance": ""})
        ligne = {"import_id": numero, "sorte": "personnes", "objet_id": elle.id, "empreinte": "e", "rang": 0}
        unite.connexion.execute(insert(imports_lignes), ligne | {"avant": CANARIS[7]})
    for rang in range(30):
        autre = cabinet.personne(f"Voisin{rang}", "Paul")
        cabinet.interventions.save(cabinet.acte(autre, note=f"Entretien ordinaire numéro {rang}"))
    return elle


def _tasser(magasin):
    """Merge the index in one piece, as it becomes with time: a later removal no longer rewrites all of it."""
    with magasin.ecrire() as unite:
        for index in ("recherche_interventions_fts", "recherche_personnes_fts"):
            unite.connexion.execute(text(f"INSERT INTO {index}({index}) VALUES ('optimize')"))


def test_no_page_holds_a_word_of_an_erased_person(tmp_path):
    chemin = tmp_path / "essai.db"
    with socle.magasin(chemin) as magasin:
        cabinet = Cabinet(magasin)
        elle = _vivre(cabinet)
        _tasser(magasin)
        assert _restes(chemin) == set(CANARIS)
        cabinet.personnes.effacer(elle.id)
        assert not cabinet.recherche.personnes(CANARIS[0])
    assert _restes(chemin) == set()


def test_the_same_search_finds_her_when_the_index_keeps_deleted_words(tmp_path):
    chemin = tmp_path / "temoin.db"
    with socle.magasin(chemin) as magasin:
        cabinet = Cabinet(magasin)
        with magasin.ecrire() as unite:
            index = "recherche_interventions_fts"
            unite.connexion.execute(text(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 0)"))
        elle = _vivre(cabinet)
        _tasser(magasin)
        cabinet.personnes.effacer(elle.id)
    assert CANARIS[3] in _restes(chemin)


def test_the_same_search_finds_her_when_freed_pages_are_not_wiped(tmp_path):
    chemin = tmp_path / "temoin.db"
    with socle.magasin(chemin, effacement="OFF") as magasin:
        cabinet = Cabinet(magasin)
        cabinet.personnes.effacer(_vivre(cabinet).id)
    assert _restes(chemin)


def test_others_keep_what_they_shared_with_her(cabinet):
    elle, lui = cabinet.personne("Elle"), cabinet.personne("Lui")
    foyer, _ = cabinet.foyers.save(
        Foyer(personne_id=lui.id, au=JOUR, membres=(Membre(personne_id=elle.id), Membre(prenom="Ana")))
    )
    acte, _ = cabinet.interventions.save(cabinet.acte(elle, lui, note="à deux"))
    cabinet.interventions.save(cabinet.acte(elle))
    cabinet.personnes.effacer(elle.id)
    assert [(a.id, a.personnes) for a in cabinet.interventions.toutes()] == [(acte.id, (lui.id,))]
    assert cabinet.foyers.get(foyer.id).membres == (Membre(prenom="Ana"),)
    assert cabinet.personnes.toutes() == [lui]


def test_an_unknown_person_is_not_erased_in_silence(cabinet):
    with pytest.raises(Introuvable):
        cabinet.personnes.effacer(404)


def test_an_act_being_typed_goes_with_the_person(cabinet):
    personne = cabinet.personne()
    cabinet.interventions.garder_brouillon(personne.id, {"note": "Zibeline"})
    cabinet.personnes.effacer(personne.id)
    assert cabinet.interventions.brouillon(personne.id) == {}
