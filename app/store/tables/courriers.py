"""Table of letters: their words while they are written, their place in the register for ever."""

from sqlalchemy import CheckConstraint, Column, Index

from app.domain.courriers import Envoi, Etat
from app.domain.gardes import Danger
from app.store.tables.types import (
    Choix,
    Jour,
    Json,
    ajoutee,
    booleen,
    enfants,
    identifiant,
    lien,
    partiel,
    plein,
    table,
    texte,
)

courriers = table(
    "courriers",
    identifiant(),
    lien("personne_id", "personnes", vide=True),
    lien("organisme_id", "organismes", vide=True),
    lien("demarche_id", "demarches", vide=True),
    plein("modele"),
    plein("titre"),
    texte("objet"),
    texte("destinataire"),
    plein("sexe"),
    Column("corps", Json(), nullable=False),
    Column("options", Json(tuple), nullable=False),
    Column("saisies", Json(), nullable=False),
    Column("etat", Choix(Etat), nullable=False),
    Column("cree_le", Jour, nullable=False),
    Column("envoi", Choix(Envoi)),
    texte("numero"),
    Column("envoye_le", Jour),
    Column("reponse_avant", Jour),
    Column("repondu_le", Jour),
    texte("reponse"),
    lien("relance_de", "courriers", vide=True),
    lien("piece_id", "pieces", vide=True),
    ajoutee(Column("danger", Choix(Danger), nullable=False), "''"),
    ajoutee(booleen("refus"), "0"),
    CheckConstraint("repondu_le IS NULL OR envoye_le IS NULL OR repondu_le >= envoye_le", name="repondu_apres_envoye"),
    # Holds all that the register shows: a page of letters is not read for each of its lines.
    Index(
        "courriers_registre",
        *("etat", "reponse_avant", "envoye_le", "cree_le", "personne_id", "envoi", "titre", "destinataire"),
    ),
    partiel("courriers_personne", "personne_id"),
    partiel("courriers_organisme", "organisme_id"),
    partiel("courriers_demarche", "demarche_id"),
    partiel("courriers_relance", "relance_de"),
    partiel("courriers_piece", "piece_id"),
)

courriers_copies = enfants(
    "courriers_copies",
    "courrier_id",
    lien("organisme_id", "organismes"),
    Index("courriers_copies_organisme", "organisme_id"),
    sorte="courriers",
    cle_rang=True,
)
