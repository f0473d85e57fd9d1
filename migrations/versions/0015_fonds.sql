CREATE TABLE fonds (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    dit TEXT NOT NULL,
    version INTEGER NOT NULL CONSTRAINT version_bornes CHECK (version >= 1),
    depuis TEXT NOT NULL,
    remplace INTEGER,
    actif INTEGER NOT NULL CONSTRAINT actif_booleen CHECK (actif IN (0, 1)),
    FOREIGN KEY(remplace) REFERENCES fonds (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX fonds_nom ON fonds (nom);

CREATE INDEX fonds_remplace ON fonds (remplace) WHERE remplace IS NOT NULL;

CREATE TABLE fonds_lignes (
    fonds_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    libelle TEXT NOT NULL CONSTRAINT libelle_renseigne CHECK (libelle <> ''),
    formule TEXT NOT NULL CONSTRAINT formule_renseigne CHECK (formule <> ''),
    unite TEXT NOT NULL,
    PRIMARY KEY (fonds_id, rang),
    FOREIGN KEY(fonds_id) REFERENCES fonds (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;
