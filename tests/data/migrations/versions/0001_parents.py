"""Lay parents, children and a search index."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for ordre in (
        "CREATE TABLE parents (id INTEGER PRIMARY KEY, nom TEXT NOT NULL)",
        """CREATE TABLE enfants (id INTEGER PRIMARY KEY, nom TEXT NOT NULL,
        parent_id INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE)""",
        "CREATE VIRTUAL TABLE recherche USING fts5 (nom, content='parents', content_rowid='id')",
    ):
        op.execute(ordre)
