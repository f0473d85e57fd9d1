CREATE TABLE compteurs (
    nom TEXT NOT NULL,
    valeur INTEGER NOT NULL CONSTRAINT valeur_bornes CHECK (valeur >= 0),
    PRIMARY KEY (nom)
) WITHOUT ROWID, STRICT;

CREATE TABLE entrees (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    liste TEXT NOT NULL,
    code TEXT NOT NULL CONSTRAINT code_renseigne CHECK (code <> ''),
    libelle TEXT NOT NULL CONSTRAINT libelle_renseigne CHECK (libelle <> ''),
    ordre INTEGER NOT NULL,
    attributs TEXT NOT NULL,
    active INTEGER NOT NULL CONSTRAINT active_booleen CHECK (active IN (0, 1)),
    fusionnee_dans TEXT,
    version INTEGER NOT NULL CONSTRAINT version_bornes CHECK (version >= 1),
    CONSTRAINT fusion_ailleurs CHECK (fusionnee_dans <> code),
    CONSTRAINT entrees_code UNIQUE (liste, code)
) STRICT;

CREATE TABLE entreprises (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    siret TEXT NOT NULL,
    adresse TEXT NOT NULL,
    code_postal TEXT NOT NULL,
    ville TEXT NOT NULL,
    note TEXT NOT NULL,
    active INTEGER NOT NULL CONSTRAINT active_booleen CHECK (active IN (0, 1)),
    CONSTRAINT siret_14 CHECK (siret = '' OR length(siret) = 14)
) STRICT;

CREATE UNIQUE INDEX entreprises_siret ON entreprises (siret) WHERE siret <> '';

CREATE TABLE imports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    instant TEXT NOT NULL,
    fichier_empreinte TEXT NOT NULL CONSTRAINT fichier_empreinte_renseigne CHECK (fichier_empreinte <> ''),
    libelle TEXT NOT NULL,
    correspondance TEXT NOT NULL,
    annule_le TEXT
) STRICT;

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    instant TEXT NOT NULL,
    decalage INTEGER NOT NULL,
    acte TEXT NOT NULL CONSTRAINT acte_renseigne CHECK (acte <> ''),
    sorte TEXT,
    objet_id INTEGER,
    details TEXT NOT NULL,
    precedent BLOB NOT NULL,
    empreinte BLOB NOT NULL
) STRICT;

CREATE TABLE organismes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    categorie TEXT NOT NULL CONSTRAINT categorie_renseigne CHECK (categorie <> ''),
    adresse TEXT NOT NULL,
    code_postal TEXT NOT NULL,
    ville TEXT NOT NULL,
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    horaires TEXT NOT NULL,
    note TEXT NOT NULL,
    actif INTEGER NOT NULL CONSTRAINT actif_booleen CHECK (actif IN (0, 1))
) STRICT;

CREATE TABLE personnes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL,
    prenom TEXT NOT NULL,
    code TEXT NOT NULL,
    sexe TEXT NOT NULL CONSTRAINT sexe_renseigne CHECK (sexe <> ''),
    naissance TEXT,
    naissance_annee INTEGER CONSTRAINT annee_bornes CHECK (naissance_annee BETWEEN 1850 AND 2200),
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    adresse TEXT NOT NULL,
    code_postal TEXT NOT NULL,
    ville TEXT NOT NULL,
    situation_familiale TEXT NOT NULL CONSTRAINT situation_familiale_renseigne CHECK (situation_familiale <> ''),
    enfants TEXT NOT NULL CONSTRAINT enfants_renseigne CHECK (enfants <> ''),
    logement TEXT NOT NULL CONSTRAINT logement_renseigne CHECK (logement <> ''),
    discretion TEXT NOT NULL,
    note TEXT NOT NULL,
    tri TEXT NOT NULL
) STRICT;

CREATE INDEX personnes_tri ON personnes (tri);

CREATE TABLE pieces (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    cle BLOB NOT NULL,
    taille INTEGER NOT NULL CONSTRAINT taille_bornes CHECK (taille >= 0),
    sha256 BLOB NOT NULL CONSTRAINT sha256_32 CHECK (length(sha256) = 32),
    type TEXT NOT NULL,
    cree_le TEXT NOT NULL,
    CONSTRAINT pieces_nom UNIQUE (nom)
) STRICT;

CREATE TABLE recherche_entreprises (
    docid INTEGER NOT NULL,
    objet_id INTEGER NOT NULL,
    texte TEXT NOT NULL,
    PRIMARY KEY (docid)
) STRICT;

CREATE TABLE recherche_interventions (
    docid INTEGER NOT NULL,
    objet_id INTEGER NOT NULL,
    texte TEXT NOT NULL,
    PRIMARY KEY (docid)
) STRICT;

CREATE TABLE recherche_organismes (
    docid INTEGER NOT NULL,
    objet_id INTEGER NOT NULL,
    texte TEXT NOT NULL,
    PRIMARY KEY (docid)
) STRICT;

CREATE TABLE recherche_personnes (
    docid INTEGER NOT NULL,
    objet_id INTEGER NOT NULL,
    texte TEXT NOT NULL,
    PRIMARY KEY (docid)
) STRICT;

CREATE TABLE reglages (
    cle TEXT NOT NULL CONSTRAINT cle_renseignee CHECK (cle <> ''),
    valeur TEXT NOT NULL,
    PRIMARY KEY (cle)
) WITHOUT ROWID, STRICT;

CREATE TABLE contacts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    nom TEXT NOT NULL,
    fonction TEXT NOT NULL,
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    note TEXT NOT NULL,
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX contacts_entreprise ON contacts (entreprise_id);

CREATE TABLE contrats (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    reference TEXT NOT NULL,
    debut TEXT NOT NULL,
    fin TEXT,
    tacite_reconduction INTEGER NOT NULL CONSTRAINT tacite_reconduction_booleen CHECK (tacite_reconduction IN (0, 1)),
    libelle TEXT NOT NULL,
    CONSTRAINT fin_apres_debut CHECK (fin IS NULL OR fin >= debut),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX contrats_entreprise ON contrats (entreprise_id);

CREATE TABLE effectifs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    au TEXT NOT NULL,
    axe TEXT NOT NULL CONSTRAINT axe_renseigne CHECK (axe <> ''),
    modalite TEXT NOT NULL,
    nombre INTEGER NOT NULL CONSTRAINT nombre_bornes CHECK (nombre >= 0),
    plancher INTEGER NOT NULL CONSTRAINT plancher_booleen CHECK (plancher IN (0, 1)),
    source TEXT NOT NULL,
    CONSTRAINT effectifs_une_fois UNIQUE (entreprise_id, au, axe, modalite),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE entrees_versions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entree_id INTEGER NOT NULL,
    libelle TEXT NOT NULL CONSTRAINT libelle_renseigne CHECK (libelle <> ''),
    ordre INTEGER NOT NULL,
    attributs TEXT NOT NULL,
    active INTEGER NOT NULL CONSTRAINT active_booleen CHECK (active IN (0, 1)),
    fusionnee_dans TEXT,
    version INTEGER NOT NULL CONSTRAINT version_bornes CHECK (version >= 1),
    instant TEXT NOT NULL,
    decalage INTEGER NOT NULL,
    FOREIGN KEY(entree_id) REFERENCES entrees (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX entrees_versions_entree ON entrees_versions (entree_id, version);

CREATE TABLE foyers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    au TEXT NOT NULL,
    logement TEXT NOT NULL CONSTRAINT logement_renseigne CHECK (logement <> ''),
    loyer INTEGER CONSTRAINT loyer_bornes CHECK (loyer >= 0),
    note TEXT NOT NULL,
    CONSTRAINT foyers_un_par_jour UNIQUE (personne_id, au),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE imports_lignes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    sorte TEXT NOT NULL CONSTRAINT sorte_renseigne CHECK (sorte <> ''),
    objet_id INTEGER,
    empreinte TEXT NOT NULL CONSTRAINT empreinte_renseigne CHECK (empreinte <> ''),
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    avant TEXT,
    FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX imports_lignes_empreinte ON imports_lignes (empreinte, rang);

CREATE INDEX imports_lignes_import ON imports_lignes (import_id);

CREATE INDEX imports_lignes_objet ON imports_lignes (sorte, objet_id);

CREATE TABLE publications (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    du TEXT NOT NULL,
    au TEXT NOT NULL,
    version INTEGER NOT NULL CONSTRAINT version_bornes CHECK (version >= 1),
    instant TEXT NOT NULL,
    parametres TEXT NOT NULL,
    contenu TEXT NOT NULL,
    certificat TEXT NOT NULL,
    precedent BLOB NOT NULL,
    empreinte BLOB NOT NULL,
    CONSTRAINT au_apres_du CHECK (au >= du),
    CONSTRAINT publications_version UNIQUE (entreprise_id, du, au, version),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE sites (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entreprise_id INTEGER NOT NULL,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    code_postal TEXT NOT NULL,
    ville TEXT NOT NULL,
    actif INTEGER NOT NULL CONSTRAINT actif_booleen CHECK (actif IN (0, 1)),
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX sites_entreprise ON sites (entreprise_id);

CREATE TABLE accompagnements (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    contrat_id INTEGER NOT NULL,
    demande_le TEXT,
    ouvert_le TEXT NOT NULL,
    theme TEXT NOT NULL CONSTRAINT theme_renseigne CHECK (theme <> ''),
    origine TEXT NOT NULL CONSTRAINT origine_renseigne CHECK (origine <> ''),
    demande TEXT NOT NULL,
    diagnostic TEXT NOT NULL,
    clos_le TEXT,
    suite TEXT NOT NULL CONSTRAINT suite_renseigne CHECK (suite <> ''),
    CONSTRAINT clos_apres_ouvert CHECK (clos_le IS NULL OR clos_le >= ouvert_le),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX accompagnements_contrat ON accompagnements (contrat_id, ouvert_le);

CREATE INDEX accompagnements_personne ON accompagnements (personne_id, contrat_id, ouvert_le);

CREATE TABLE conditions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contrat_id INTEGER NOT NULL,
    a_partir_du TEXT NOT NULL,
    mode TEXT NOT NULL,
    volume INTEGER CONSTRAINT volume_bornes CHECK (volume >= 0),
    unite TEXT NOT NULL,
    prix INTEGER CONSTRAINT prix_bornes CHECK (prix >= 0),
    report TEXT NOT NULL,
    report_valeur INTEGER NOT NULL CONSTRAINT report_valeur_bornes CHECK (report_valeur >= 0),
    depassement TEXT NOT NULL,
    preavis INTEGER CONSTRAINT preavis_bornes CHECK (preavis >= 0),
    trajet TEXT NOT NULL,
    natures_incluses TEXT NOT NULL,
    bilan_rythme INTEGER NOT NULL CONSTRAINT bilan_rythme_bornes CHECK (bilan_rythme >= 0),
    seuil INTEGER CONSTRAINT seuil_bornes CHECK (seuil BETWEEN 3 AND 20),
    destinataires TEXT NOT NULL,
    CONSTRAINT conditions_une_par_jour UNIQUE (contrat_id, a_partir_du),
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE emplois (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    personne_id INTEGER NOT NULL,
    entreprise_id INTEGER NOT NULL,
    site_id INTEGER,
    du TEXT,
    au TEXT,
    csp TEXT NOT NULL CONSTRAINT csp_renseigne CHECK (csp <> ''),
    statut_emploi TEXT NOT NULL CONSTRAINT statut_emploi_renseigne CHECK (statut_emploi <> ''),
    entree TEXT,
    statut_beneficiaire TEXT NOT NULL CONSTRAINT statut_beneficiaire_renseigne CHECK (statut_beneficiaire <> ''),
    situation_travail TEXT NOT NULL CONSTRAINT situation_travail_renseigne CHECK (situation_travail <> ''),
    poste TEXT NOT NULL,
    CONSTRAINT au_apres_du CHECK (du IS NULL OR au IS NULL OR au >= du),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(entreprise_id) REFERENCES entreprises (id) ON DELETE RESTRICT,
    FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX emplois_entreprise ON emplois (entreprise_id);

CREATE INDEX emplois_personne ON emplois (personne_id, entreprise_id);

CREATE INDEX emplois_site ON emplois (site_id);

CREATE TABLE foyers_membres (
    foyer_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    prenom TEXT NOT NULL,
    lien TEXT NOT NULL,
    annee_naissance INTEGER CONSTRAINT annee_bornes CHECK (annee_naissance BETWEEN 1850 AND 2200),
    personne_id INTEGER,
    a_charge INTEGER NOT NULL CONSTRAINT a_charge_booleen CHECK (a_charge IN (0, 1)),
    revenus INTEGER CONSTRAINT revenus_bornes CHECK (revenus >= 0),
    PRIMARY KEY (foyer_id, rang),
    FOREIGN KEY(foyer_id) REFERENCES foyers (id) ON DELETE RESTRICT,
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX foyers_membres_personne ON foyers_membres (personne_id);

CREATE TABLE permanences (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contrat_id INTEGER NOT NULL,
    site_id INTEGER,
    jour TEXT NOT NULL,
    debut INTEGER NOT NULL CONSTRAINT debut_bornes CHECK (debut BETWEEN 0 AND 1440),
    fin INTEGER NOT NULL CONSTRAINT fin_bornes CHECK (fin BETWEEN 0 AND 1440),
    etat TEXT NOT NULL,
    annulee_par TEXT NOT NULL,
    deplacee_vers_id INTEGER,
    note TEXT NOT NULL,
    CONSTRAINT fin_apres_debut CHECK (fin > debut),
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT,
    FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT,
    FOREIGN KEY(deplacee_vers_id) REFERENCES permanences (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX permanences_contrat ON permanences (contrat_id, jour);

CREATE INDEX permanences_deplacee ON permanences (deplacee_vers_id) WHERE deplacee_vers_id IS NOT NULL;

CREATE INDEX permanences_jour ON permanences (jour);

CREATE INDEX permanences_site ON permanences (site_id) WHERE site_id IS NOT NULL;

CREATE TABLE publications_fichiers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    publication_id INTEGER NOT NULL,
    nom TEXT NOT NULL CONSTRAINT nom_renseigne CHECK (nom <> ''),
    format TEXT NOT NULL CONSTRAINT format_renseigne CHECK (format <> ''),
    piece_id INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    FOREIGN KEY(publication_id) REFERENCES publications (id) ON DELETE RESTRICT,
    FOREIGN KEY(piece_id) REFERENCES pieces (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX publications_fichiers_piece ON publications_fichiers (piece_id);

CREATE INDEX publications_fichiers_publication ON publications_fichiers (publication_id);

CREATE TABLE publications_scellees (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    publication_id INTEGER NOT NULL,
    donnees BLOB NOT NULL,
    FOREIGN KEY(publication_id) REFERENCES publications (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX publications_scellees_publication ON publications_scellees (publication_id);

CREATE TABLE accompagnements_objectifs (
    accompagnement_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    texte TEXT NOT NULL,
    qui TEXT NOT NULL,
    pour_le TEXT,
    resultat TEXT NOT NULL,
    PRIMARY KEY (accompagnement_id, rang),
    FOREIGN KEY(accompagnement_id) REFERENCES accompagnements (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE TABLE accompagnements_themes (
    accompagnement_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    theme TEXT NOT NULL CONSTRAINT theme_renseigne CHECK (theme <> ''),
    PRIMARY KEY (accompagnement_id, theme),
    FOREIGN KEY(accompagnement_id) REFERENCES accompagnements (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE TABLE conditions_sites (
    condition_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    site_id INTEGER NOT NULL,
    PRIMARY KEY (condition_id, site_id),
    FOREIGN KEY(condition_id) REFERENCES conditions (id) ON DELETE RESTRICT,
    FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX conditions_sites_site ON conditions_sites (site_id);

CREATE TABLE interventions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    seq INTEGER NOT NULL,
    jour TEXT NOT NULL,
    heure INTEGER CONSTRAINT heure_bornes CHECK (heure BETWEEN 0 AND 1439),
    minutes INTEGER NOT NULL CONSTRAINT minutes_bornes CHECK (minutes BETWEEN 0 AND 1440),
    nature TEXT NOT NULL CONSTRAINT nature_renseigne CHECK (nature <> ''),
    canal TEXT NOT NULL CONSTRAINT canal_renseigne CHECK (canal <> ''),
    portee TEXT NOT NULL,
    accompagnement_id INTEGER,
    permanence_id INTEGER,
    site_id INTEGER,
    organisme_id INTEGER,
    participants INTEGER CONSTRAINT participants_bornes CHECK (participants >= 0),
    theme TEXT NOT NULL CONSTRAINT theme_renseigne CHECK (theme <> ''),
    origine TEXT NOT NULL CONSTRAINT origine_renseigne CHECK (origine <> ''),
    a_completer INTEGER NOT NULL CONSTRAINT a_completer_booleen CHECK (a_completer IN (0, 1)),
    facturable INTEGER NOT NULL CONSTRAINT facturable_booleen CHECK (facturable IN (0, 1)),
    FOREIGN KEY(accompagnement_id) REFERENCES accompagnements (id) ON DELETE RESTRICT,
    FOREIGN KEY(permanence_id) REFERENCES permanences (id) ON DELETE RESTRICT,
    FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT,
    FOREIGN KEY(organisme_id) REFERENCES organismes (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX interventions_accompagnement ON interventions (accompagnement_id) WHERE accompagnement_id IS NOT NULL;

CREATE INDEX interventions_jour ON interventions (jour);

CREATE INDEX interventions_organisme ON interventions (organisme_id) WHERE organisme_id IS NOT NULL;

CREATE INDEX interventions_permanence ON interventions (permanence_id) WHERE permanence_id IS NOT NULL;

CREATE INDEX interventions_site ON interventions (site_id) WHERE site_id IS NOT NULL;

CREATE TABLE interventions_parts (
    intervention_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    contrat_id INTEGER NOT NULL,
    pour_dix_mille INTEGER NOT NULL CONSTRAINT part_bornes CHECK (pour_dix_mille BETWEEN 1 AND 10000),
    jour TEXT NOT NULL,
    PRIMARY KEY (intervention_id, contrat_id),
    FOREIGN KEY(intervention_id) REFERENCES interventions (id) ON DELETE RESTRICT,
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX interventions_parts_contrat ON interventions_parts (contrat_id, jour, pour_dix_mille);

CREATE TABLE interventions_personnes (
    intervention_id INTEGER NOT NULL,
    rang INTEGER NOT NULL CONSTRAINT rang_bornes CHECK (rang >= 0),
    personne_id INTEGER NOT NULL,
    jour TEXT NOT NULL,
    PRIMARY KEY (intervention_id, personne_id),
    FOREIGN KEY(intervention_id) REFERENCES interventions (id) ON DELETE RESTRICT,
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT
) WITHOUT ROWID, STRICT;

CREATE INDEX interventions_personnes_personne ON interventions_personnes (personne_id, jour);

CREATE TABLE interventions_textes (
    intervention_id INTEGER NOT NULL,
    note TEXT NOT NULL,
    note_travail TEXT NOT NULL,
    note_travail_le TEXT,
    PRIMARY KEY (intervention_id),
    CONSTRAINT note_travail_datee CHECK (note_travail = '' OR note_travail_le IS NOT NULL),
    FOREIGN KEY(intervention_id) REFERENCES interventions (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX interventions_note_travail ON interventions_textes (note_travail_le) WHERE note_travail_le IS NOT NULL;

CREATE VIRTUAL TABLE recherche_personnes_fts USING fts5(
    texte, content='recherche_personnes', content_rowid='docid', prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0", detail=none
);

INSERT INTO recherche_personnes_fts(recherche_personnes_fts, rank) VALUES ('secure-delete', 1), ('hashsize', 8388608);

CREATE TRIGGER recherche_personnes_ajout AFTER INSERT ON recherche_personnes BEGIN
    INSERT INTO recherche_personnes_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE TRIGGER recherche_personnes_retrait AFTER DELETE ON recherche_personnes BEGIN
    INSERT INTO recherche_personnes_fts(recherche_personnes_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
END;

CREATE TRIGGER recherche_personnes_reprise AFTER UPDATE ON recherche_personnes BEGIN
    INSERT INTO recherche_personnes_fts(recherche_personnes_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
    INSERT INTO recherche_personnes_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE VIRTUAL TABLE recherche_interventions_fts USING fts5(
    texte, content='recherche_interventions', content_rowid='docid', prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0", detail=none
);

INSERT INTO recherche_interventions_fts(recherche_interventions_fts, rank) VALUES ('secure-delete', 1), ('hashsize', 8388608);

CREATE TRIGGER recherche_interventions_ajout AFTER INSERT ON recherche_interventions BEGIN
    INSERT INTO recherche_interventions_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE TRIGGER recherche_interventions_retrait AFTER DELETE ON recherche_interventions BEGIN
    INSERT INTO recherche_interventions_fts(recherche_interventions_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
END;

CREATE TRIGGER recherche_interventions_reprise AFTER UPDATE ON recherche_interventions BEGIN
    INSERT INTO recherche_interventions_fts(recherche_interventions_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
    INSERT INTO recherche_interventions_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE VIRTUAL TABLE recherche_organismes_fts USING fts5(
    texte, content='recherche_organismes', content_rowid='docid', prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0", detail=none
);

INSERT INTO recherche_organismes_fts(recherche_organismes_fts, rank) VALUES ('secure-delete', 1), ('hashsize', 8388608);

CREATE TRIGGER recherche_organismes_ajout AFTER INSERT ON recherche_organismes BEGIN
    INSERT INTO recherche_organismes_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE TRIGGER recherche_organismes_retrait AFTER DELETE ON recherche_organismes BEGIN
    INSERT INTO recherche_organismes_fts(recherche_organismes_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
END;

CREATE TRIGGER recherche_organismes_reprise AFTER UPDATE ON recherche_organismes BEGIN
    INSERT INTO recherche_organismes_fts(recherche_organismes_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
    INSERT INTO recherche_organismes_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE VIRTUAL TABLE recherche_entreprises_fts USING fts5(
    texte, content='recherche_entreprises', content_rowid='docid', prefix='1 2 3 4 5 6',
    tokenize="unicode61 remove_diacritics 0", detail=none
);

INSERT INTO recherche_entreprises_fts(recherche_entreprises_fts, rank) VALUES ('secure-delete', 1), ('hashsize', 8388608);

CREATE TRIGGER recherche_entreprises_ajout AFTER INSERT ON recherche_entreprises BEGIN
    INSERT INTO recherche_entreprises_fts(rowid, texte) VALUES (new.docid, new.texte);
END;

CREATE TRIGGER recherche_entreprises_retrait AFTER DELETE ON recherche_entreprises BEGIN
    INSERT INTO recherche_entreprises_fts(recherche_entreprises_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
END;

CREATE TRIGGER recherche_entreprises_reprise AFTER UPDATE ON recherche_entreprises BEGIN
    INSERT INTO recherche_entreprises_fts(recherche_entreprises_fts, rowid, texte) VALUES ('delete', old.docid, old.texte);
    INSERT INTO recherche_entreprises_fts(rowid, texte) VALUES (new.docid, new.texte);
END;
