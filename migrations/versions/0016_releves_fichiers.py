"""Keep the files of the relevés handed out, as they were.

The statements stand in 0016_releves_fichiers.sql, one per blank-line block, frozen: they never follow the model.
"""

from pathlib import Path

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES_TOUCHEES: frozenset[str] = frozenset()
LIGNES_CHANGEES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Create the table of the files of the relevés."""
    for ordre in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(ordre)


def downgrade() -> None:
    """Refuse: a vault is never taken back to an older schema."""
    raise RuntimeError
