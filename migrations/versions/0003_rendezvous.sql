CREATE TABLE rendezvous (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    jour TEXT NOT NULL,
    debut INTEGER NOT NULL CONSTRAINT debut_bornes CHECK (debut BETWEEN 0 AND 1439),
    minutes INTEGER NOT NULL CONSTRAINT minutes_bornes CHECK (minutes BETWEEN 0 AND 1440),
    personne_id INTEGER,
    titre TEXT NOT NULL,
    permanence_id INTEGER,
    contrat_id INTEGER,
    site_id INTEGER,
    etat TEXT NOT NULL,
    spontane INTEGER NOT NULL CONSTRAINT spontane_booleen CHECK (spontane IN (0, 1)),
    canal TEXT NOT NULL CONSTRAINT canal_renseigne CHECK (canal <> ''),
    intervention_id INTEGER,
    uid TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT qui_ou_quoi CHECK (personne_id IS NOT NULL OR titre <> ''),
    FOREIGN KEY(personne_id) REFERENCES personnes (id) ON DELETE RESTRICT,
    FOREIGN KEY(permanence_id) REFERENCES permanences (id) ON DELETE RESTRICT,
    FOREIGN KEY(contrat_id) REFERENCES contrats (id) ON DELETE RESTRICT,
    FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT,
    FOREIGN KEY(intervention_id) REFERENCES interventions (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX rendezvous_jour ON rendezvous (jour, debut);

CREATE UNIQUE INDEX rendezvous_uid ON rendezvous (uid) WHERE uid <> '';

CREATE INDEX rendezvous_personne ON rendezvous (personne_id) WHERE personne_id IS NOT NULL;

CREATE INDEX rendezvous_permanence ON rendezvous (permanence_id) WHERE permanence_id IS NOT NULL;

CREATE INDEX rendezvous_contrat ON rendezvous (contrat_id) WHERE contrat_id IS NOT NULL;

CREATE INDEX rendezvous_site ON rendezvous (site_id) WHERE site_id IS NOT NULL;

CREATE INDEX rendezvous_intervention ON rendezvous (intervention_id) WHERE intervention_id IS NOT NULL;
