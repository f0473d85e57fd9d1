"""Lay the tables of the first vault.

The statements stand in 0001_socle.sql, one per blank-line block, frozen: they never follow the model.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, index, search table and trigger."""
    for ordre in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(ordre)


def downgrade() -> None:
    """Refuse: a vault is never taken back to before its first schema."""
    raise RuntimeError
