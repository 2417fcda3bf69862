"""Purchases tell the shop that they were made in."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanText

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('purchases', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shop', CleanText(), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('purchases', schema=None) as batch_op:
        batch_op.drop_column('shop')
