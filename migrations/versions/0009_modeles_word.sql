CREATE TABLE modeles_word (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    correspondance TEXT NOT NULL,
    ajoute_le TEXT NOT NULL,
    piece_id INTEGER NOT NULL,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX modeles_word_nom ON modeles_word (nom);

CREATE INDEX modeles_word_piece ON modeles_word (piece_id);
