ALTER TABLE contrats ADD COLUMN exercice TEXT DEFAULT 'anniversaire' NOT NULL;

ALTER TABLE contrats ADD COLUMN reconduction INTEGER DEFAULT 12 NOT NULL CONSTRAINT reconduction_bornes CHECK (reconduction >= 0);

ALTER TABLE conditions ADD COLUMN demi_journee INTEGER DEFAULT 210 NOT NULL CONSTRAINT demi_journee_bornes CHECK (demi_journee >= 0);

ALTER TABLE conditions ADD COLUMN decompte TEXT DEFAULT 'entiere' NOT NULL;

ALTER TABLE conditions ADD COLUMN assiette TEXT;

ALTER TABLE conditions ADD COLUMN report_plafond INTEGER CONSTRAINT report_plafond_bornes CHECK (report_plafond >= 0);

ALTER TABLE conditions ADD COLUMN report_duree INTEGER CONSTRAINT report_duree_bornes CHECK (report_duree >= 0);

ALTER TABLE conditions ADD COLUMN prix_depassement INTEGER CONSTRAINT prix_depassement_bornes CHECK (prix_depassement >= 0);

ALTER TABLE conditions ADD COLUMN trajet_compte INTEGER DEFAULT 0 NOT NULL CONSTRAINT trajet_compte_booleen CHECK (trajet_compte IN (0, 1));

ALTER TABLE conditions ADD COLUMN prix_km INTEGER CONSTRAINT prix_km_bornes CHECK (prix_km >= 0);

ALTER TABLE conditions ADD COLUMN annulation_delai INTEGER CONSTRAINT annulation_delai_bornes CHECK (annulation_delai >= 0);

ALTER TABLE conditions ADD COLUMN annulation_part INTEGER DEFAULT 100 NOT NULL CONSTRAINT annulation_part_bornes CHECK (annulation_part BETWEEN 0 AND 100);

ALTER TABLE conditions ADD COLUMN preavis_fin_de_mois INTEGER DEFAULT 0 NOT NULL CONSTRAINT preavis_fin_de_mois_booleen CHECK (preavis_fin_de_mois IN (0, 1));

ALTER TABLE conditions ADD COLUMN revision_effectif INTEGER CONSTRAINT revision_effectif_bornes CHECK (revision_effectif BETWEEN 0 AND 12);

ALTER TABLE conditions ADD COLUMN indexation INTEGER DEFAULT 0 NOT NULL CONSTRAINT indexation_bornes CHECK (indexation >= 0);

ALTER TABLE conditions ADD COLUMN indice TEXT DEFAULT '' NOT NULL;

ALTER TABLE conditions ADD COLUMN indice_base INTEGER CONSTRAINT indice_base_bornes CHECK (indice_base >= 0);

ALTER TABLE sites ADD COLUMN trajet_minutes INTEGER CONSTRAINT trajet_minutes_bornes CHECK (trajet_minutes BETWEEN 0 AND 1440);

ALTER TABLE sites ADD COLUMN trajet_km INTEGER CONSTRAINT trajet_km_bornes CHECK (trajet_km >= 0);

ALTER TABLE permanences ADD COLUMN initiative TEXT;

ALTER TABLE permanences ADD COLUMN decidee_le TEXT;

CREATE TABLE contrats_sourdines (
    contrat_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    signal TEXT NOT NULL,
    repere TEXT NOT NULL,
    jusqu_au TEXT,
    PRIMARY KEY (contrat_id, rang),
    CONSTRAINT sourdines_une_fois UNIQUE (contrat_id, signal, repere),
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
