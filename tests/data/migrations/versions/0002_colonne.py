"""Rebuild the parents by a batch: the very step that loses the children when foreign keys are on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("parents", recreate="always") as lot:
        lot.add_column(sa.Column("ville", sa.Text(), nullable=False, server_default=""))
