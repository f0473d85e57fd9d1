CREATE TABLE lettres_word (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    courrier_id INTEGER NOT NULL,
    piece_id INTEGER NOT NULL,
    correspondance TEXT NOT NULL,
    FOREIGN KEY(courrier_id) REFERENCES courriers (id) ON DELETE RESTRICT,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX lettres_word_courrier ON lettres_word (courrier_id);

CREATE INDEX lettres_word_piece ON lettres_word (piece_id);
