CREATE TABLE releves_fichiers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    releve_id INTEGER NOT NULL,
    format TEXT NOT NULL CONSTRAINT format_renseigne CHECK (format <> ''),
    piece_id INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    CONSTRAINT releves_fichiers_format UNIQUE (releve_id, format),
    FOREIGN KEY(releve_id) REFERENCES releves (id) ON DELETE RESTRICT,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX releves_fichiers_piece ON releves_fichiers (piece_id);
