"""Keep the relevés handed out, so that a later one never gives away what an earlier one folded.

The statements stand in 0012_releves.sql, one per blank-line block, frozen: they never follow the model.
"""

from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES_TOUCHEES: frozenset[str] = frozenset()
LIGNES_CHANGEES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Create the table of the relevés."""
    for ordre in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(ordre)


def downgrade() -> None:
    """Refuse: a vault is never taken back to an older schema."""
    raise RuntimeError
