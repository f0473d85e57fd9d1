CREATE TABLE courriers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER,
    organisme_id INTEGER,
    demarche_id INTEGER,
    modele TEXT NOT NULL CONSTRAINT modele_renseigne CHECK (modele <> ''),
    titre TEXT NOT NULL CONSTRAINT titre_renseigne CHECK (titre <> ''),
    objet TEXT NOT NULL,
    destinataire TEXT NOT NULL,
    sexe TEXT NOT NULL CONSTRAINT sexe_renseigne CHECK (sexe <> ''),
    corps TEXT NOT NULL,
    options TEXT NOT NULL,
    saisies TEXT NOT NULL,
    etat TEXT NOT NULL,
    cree_le TEXT NOT NULL,
    envoi TEXT,
    numero TEXT NOT NULL,
    envoye_le TEXT,
    reponse_avant TEXT,
    repondu_le TEXT,
    reponse TEXT NOT NULL,
    relance_de INTEGER,
    piece_id INTEGER,
    CONSTRAINT repondu_apres_envoye CHECK (repondu_le IS NULL OR envoye_le IS NULL OR repondu_le >= envoye_le),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(organisme_id) REFERENCES organismes (id) ON DELETE RESTRICT,
    FOREIGN KEY(demarche_id) REFERENCES demarches (id) ON DELETE RESTRICT,
    FOREIGN KEY(relance_de) REFERENCES courriers (id) ON DELETE RESTRICT,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX courriers_demarche ON courriers (demarche_id) WHERE demarche_id IS NOT NULL;

CREATE INDEX courriers_etat ON courriers (etat, reponse_avant);

CREATE INDEX courriers_organisme ON courriers (organisme_id) WHERE organisme_id IS NOT NULL;

CREATE INDEX courriers_personne ON courriers (personne_id) WHERE personne_id IS NOT NULL;

CREATE INDEX courriers_piece ON courriers (piece_id) WHERE piece_id IS NOT NULL;

CREATE INDEX courriers_relance ON courriers (relance_de) WHERE relance_de IS NOT NULL;
