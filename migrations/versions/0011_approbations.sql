CREATE TABLE approbations (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contrat_id INTEGER NOT NULL,
    reponse TEXT NOT NULL,
    du TEXT NOT NULL,
    au TEXT NOT NULL,
    minutes INTEGER CONSTRAINT minutes_bornes CHECK (minutes >= 0),
    decide_le TEXT NOT NULL,
    par TEXT NOT NULL CONSTRAINT par_renseigne CHECK (par <> ''),
    note TEXT NOT NULL,
    CONSTRAINT au_apres_du CHECK (au >= du),
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX approbations_contrat ON approbations (contrat_id);

ALTER TABLE factures_lignes ADD COLUMN approbation_id INTEGER;

ALTER TABLE factures_lignes ADD COLUMN approuvees INTEGER DEFAULT 0 NOT NULL CONSTRAINT approuvees_bornes CHECK (approuvees >= 0);

CREATE INDEX factures_lignes_approbation ON factures_lignes (approbation_id) WHERE approbation_id IS NOT NULL;
