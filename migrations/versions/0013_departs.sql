ALTER TABLE courriers ADD COLUMN danger TEXT DEFAULT '' NOT NULL;

ALTER TABLE courriers ADD COLUMN refus INTEGER DEFAULT 0 NOT NULL CONSTRAINT refus_booleen CHECK (refus IN (0, 1));

CREATE TABLE courriers_copies (
    courrier_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    organisme_id INTEGER NOT NULL,
    PRIMARY KEY (courrier_id, rang),
    FOREIGN KEY(courrier_id) REFERENCES courriers (id) ON DELETE RESTRICT,
    FOREIGN KEY(organisme_id) REFERENCES organismes (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX courriers_copies_organisme ON courriers_copies (organisme_id);

DROP INDEX courriers_etat;

CREATE INDEX courriers_registre ON courriers (etat, reponse_avant, envoye_le, cree_le, personne_id, envoi, titre, destinataire);
