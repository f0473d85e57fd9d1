"""Keep the funds whose formulas she writes.

The statements stand in 0015_fonds.sql, one per blank-line block, frozen: they never follow the model.
"""

from pathlib import Path

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLES_TOUCHEES: frozenset[str] = frozenset()
LIGNES_CHANGEES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Create the tables of funds and of their results."""
    for ordre in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(ordre)


def downgrade() -> None:
    """Refuse: a vault is never taken back to an older schema."""
    raise RuntimeError
