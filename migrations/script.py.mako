"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

# Tables whose rows this revision rewrites: their count is still compared, their content is not.
TABLES_TOUCHEES: frozenset[str] = frozenset()
# Tables whose number of rows this revision changes on purpose.
LIGNES_CHANGEES: frozenset[str] = frozenset()


def upgrade() -> None:
    ${upgrades if upgrades else "op.execute('SELECT 1')"}
