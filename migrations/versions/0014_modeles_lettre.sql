CREATE TABLE modeles_lettre (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    base TEXT NOT NULL CONSTRAINT base_renseigne CHECK (base <> ''),
    titre TEXT NOT NULL CONSTRAINT titre_renseigne CHECK (titre <> ''),
    objet TEXT NOT NULL,
    corps TEXT NOT NULL,
    version INTEGER NOT NULL CONSTRAINT version_bornes CHECK (version >= 0),
    ecrit_le TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX modeles_lettre_titre ON modeles_lettre (titre);
