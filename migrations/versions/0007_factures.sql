CREATE TABLE acheteurs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    raison_sociale TEXT NOT NULL,
    siren TEXT NOT NULL,
    adresse TEXT NOT NULL,
    code_postal TEXT NOT NULL,
    ville TEXT NOT NULL,
    service TEXT NOT NULL,
    engagement TEXT NOT NULL,
    reference TEXT NOT NULL,
    numero_tva TEXT NOT NULL,
    CONSTRAINT siren_9 CHECK (siren = '' OR length(siren) = 9),
    CONSTRAINT acheteurs_entreprise UNIQUE (entreprise_id),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE factures (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nature TEXT NOT NULL,
    entreprise_id INTEGER NOT NULL,
    contrat_id INTEGER,
    origine_id INTEGER,
    serie TEXT NOT NULL,
    annee INTEGER,
    rang INTEGER CONSTRAINT rang_bornes CHECK (rang >= 1),
    numero TEXT NOT NULL,
    jour TEXT,
    echeance TEXT,
    du TEXT NOT NULL,
    au TEXT NOT NULL,
    engagement TEXT NOT NULL,
    reference TEXT NOT NULL,
    service TEXT NOT NULL,
    note TEXT NOT NULL,
    relu INTEGER NOT NULL CONSTRAINT relu_booleen CHECK (relu IN (0, 1)),
    pdf_piece_id INTEGER,
    xml_piece_id INTEGER,
    CONSTRAINT au_apres_du CHECK (au >= du),
    CONSTRAINT numero_entier CHECK (numero = '' OR (serie <> '' AND annee IS NOT NULL AND rang IS NOT NULL AND jour IS NOT NULL AND pdf_piece_id IS NOT NULL AND xml_piece_id IS NOT NULL)),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT,
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT,
    FOREIGN KEY(origine_id) REFERENCES factures (id) ON DELETE RESTRICT,
    FOREIGN KEY(pdf_piece_id) REFERENCES pieces (id) ON DELETE RESTRICT,
    FOREIGN KEY(xml_piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX factures_contrat ON factures (contrat_id) WHERE contrat_id IS NOT NULL;

CREATE INDEX factures_entreprise ON factures (entreprise_id);

CREATE UNIQUE INDEX factures_numero ON factures (serie, annee, rang) WHERE rang IS NOT NULL;

CREATE INDEX factures_origine ON factures (origine_id) WHERE origine_id IS NOT NULL;

CREATE INDEX factures_pdf ON factures (pdf_piece_id) WHERE pdf_piece_id IS NOT NULL;

CREATE INDEX factures_xml ON factures (xml_piece_id) WHERE xml_piece_id IS NOT NULL;

CREATE TABLE factures_lignes (
    facture_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    libelle TEXT NOT NULL,
    detail TEXT NOT NULL,
    quantite INTEGER NOT NULL,
    unite TEXT NOT NULL,
    prix INTEGER NOT NULL CONSTRAINT prix_bornes CHECK (prix >= 0),
    tva TEXT NOT NULL,
    genere INTEGER NOT NULL CONSTRAINT genere_booleen CHECK (genere IN (0, 1)),
    PRIMARY KEY (facture_id, rang),
    FOREIGN KEY(facture_id) REFERENCES factures (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE TABLE paiements (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    facture_id INTEGER NOT NULL,
    jour TEXT NOT NULL,
    montant INTEGER NOT NULL CONSTRAINT montant_bornes CHECK (montant >= 0),
    moyen TEXT NOT NULL,
    FOREIGN KEY(facture_id) REFERENCES factures (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX paiements_facture ON paiements (facture_id);

CREATE TRIGGER factures_figees BEFORE UPDATE ON factures WHEN OLD.numero <> '' BEGIN
    SELECT RAISE(ABORT, 'facture emise');
END;

CREATE TRIGGER factures_gardees BEFORE DELETE ON factures WHEN OLD.numero <> '' BEGIN
    SELECT RAISE(ABORT, 'facture emise');
END;

CREATE TRIGGER factures_lignes_ajout BEFORE INSERT ON factures_lignes
WHEN EXISTS (SELECT 1 FROM factures WHERE id = NEW.facture_id AND numero <> '') BEGIN
    SELECT RAISE(ABORT, 'facture emise');
END;

CREATE TRIGGER factures_lignes_reprise BEFORE UPDATE ON factures_lignes
WHEN EXISTS (SELECT 1 FROM factures WHERE id = OLD.facture_id AND numero <> '') BEGIN
    SELECT RAISE(ABORT, 'facture emise');
END;

CREATE TRIGGER factures_lignes_retrait BEFORE DELETE ON factures_lignes
WHEN EXISTS (SELECT 1 FROM factures WHERE id = OLD.facture_id AND numero <> '') BEGIN
    SELECT RAISE(ABORT, 'facture emise');
END;
