CREATE TABLE releves (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contrat_id INTEGER NOT NULL,
    du TEXT NOT NULL,
    au TEXT NOT NULL,
    instant TEXT NOT NULL,
    contenu TEXT NOT NULL,
    blocs TEXT NOT NULL,
    CONSTRAINT au_apres_du CHECK (au >= du),
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX releves_contrat ON releves (contrat_id);
