CREATE TABLE documents (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    jour TEXT NOT NULL,
    note TEXT NOT NULL,
    piece_id INTEGER NOT NULL,
    CONSTRAINT documents_piece UNIQUE (piece_id),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX documents_personne ON documents (personne_id, jour);
