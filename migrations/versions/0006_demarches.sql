ALTER TABLE organismes ADD COLUMN service TEXT DEFAULT '' NOT NULL;

ALTER TABLE organismes ADD COLUMN contact TEXT DEFAULT '' NOT NULL;

ALTER TABLE organismes ADD COLUMN civilite TEXT DEFAULT '' NOT NULL;

ALTER TABLE organismes ADD COLUMN canal TEXT DEFAULT 'NR' NOT NULL;

ALTER TABLE organismes ADD COLUMN portail TEXT DEFAULT '' NOT NULL;

CREATE TABLE demarches (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    accompagnement_id INTEGER,
    organisme_id INTEGER,
    type TEXT NOT NULL CONSTRAINT type_renseigne CHECK (type <> ''),
    objet TEXT NOT NULL,
    reference TEXT NOT NULL,
    ouverte_le TEXT NOT NULL,
    pour_le TEXT,
    envoyee_le TEXT,
    canal TEXT NOT NULL CONSTRAINT canal_renseigne CHECK (canal <> ''),
    recue_le TEXT,
    attendue_le TEXT,
    relancee_le TEXT,
    decidee_le TEXT,
    notifiee_le TEXT,
    etat TEXT NOT NULL CONSTRAINT etat_renseigne CHECK (etat <> ''),
    motif_refus TEXT NOT NULL,
    recours_avant TEXT,
    recours_le TEXT,
    papiers TEXT NOT NULL,
    note TEXT NOT NULL,
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(accompagnement_id) REFERENCES accompagnements (id) ON DELETE RESTRICT,
    FOREIGN KEY(organisme_id) REFERENCES organismes (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX demarches_accompagnement ON demarches (accompagnement_id) WHERE accompagnement_id IS NOT NULL;

CREATE INDEX demarches_etat ON demarches (etat);

CREATE INDEX demarches_organisme ON demarches (organisme_id) WHERE organisme_id IS NOT NULL;

CREATE INDEX demarches_personne ON demarches (personne_id, ouverte_le);

CREATE TABLE demarches_montants (
    demarche_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    source TEXT NOT NULL CONSTRAINT source_renseigne CHECK (source <> ''),
    libelle TEXT NOT NULL,
    nature TEXT NOT NULL,
    demande INTEGER CONSTRAINT demande_bornes CHECK (demande >= 0),
    accorde INTEGER CONSTRAINT accorde_bornes CHECK (accorde >= 0),
    PRIMARY KEY (demarche_id, rang),
    FOREIGN KEY(demarche_id) REFERENCES demarches (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE TABLE demarches_documents (
    demarche_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    document_id INTEGER NOT NULL,
    PRIMARY KEY (demarche_id, document_id),
    FOREIGN KEY(demarche_id) REFERENCES demarches (id) ON DELETE RESTRICT,
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX demarches_documents_document ON demarches_documents (document_id);

CREATE TABLE accords (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    categorie TEXT NOT NULL CONSTRAINT categorie_renseigne CHECK (categorie <> ''),
    organisme_id INTEGER,
    donne_le TEXT NOT NULL,
    forme TEXT NOT NULL,
    portee TEXT NOT NULL,
    comment TEXT NOT NULL,
    retire_le TEXT,
    document_id INTEGER,
    CONSTRAINT retire_apres_donne CHECK (retire_le IS NULL OR retire_le >= donne_le),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(organisme_id) REFERENCES organismes (id) ON DELETE RESTRICT,
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX accords_document ON accords (document_id) WHERE document_id IS NOT NULL;

CREATE INDEX accords_organisme ON accords (organisme_id) WHERE organisme_id IS NOT NULL;

CREATE INDEX accords_personne ON accords (personne_id, categorie);

CREATE TABLE budgets (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    au TEXT NOT NULL,
    personnes INTEGER NOT NULL CONSTRAINT personnes_bornes CHECK (personnes >= 1),
    parts INTEGER NOT NULL CONSTRAINT parts_bornes CHECK (parts >= 50),
    regle TEXT NOT NULL CONSTRAINT regle_renseigne CHECK (regle <> ''),
    note TEXT NOT NULL,
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX budgets_personne ON budgets (personne_id, au);

CREATE TABLE budgets_lignes (
    budget_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    bloc TEXT NOT NULL,
    poste TEXT NOT NULL CONSTRAINT poste_renseigne CHECK (poste <> ''),
    libelle TEXT NOT NULL,
    montant INTEGER NOT NULL CONSTRAINT montant_bornes CHECK (montant >= 0),
    periode TEXT NOT NULL,
    solde INTEGER CONSTRAINT solde_bornes CHECK (solde >= 0),
    arrieres INTEGER CONSTRAINT arrieres_bornes CHECK (arrieres >= 0),
    statut TEXT NOT NULL,
    PRIMARY KEY (budget_id, rang),
    FOREIGN KEY(budget_id) REFERENCES budgets (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;
