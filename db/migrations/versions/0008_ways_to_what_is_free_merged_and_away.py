"""Short ways to what is mine or free to take, merged into another, or put away."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tickets_open_owner'), sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))
        batch_op.create_index('ix_tickets_open_owner', ['owner_id', 'sort_due', 'id'], unique=False, sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NOT NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NOT NULL"))
        batch_op.create_index('ix_tickets_merged_into', ['merged_into', 'id'], unique=False, sqlite_where=sa.text('merged_into IS NOT NULL'), postgresql_where=sa.text('merged_into IS NOT NULL'))
        batch_op.create_index('ix_tickets_open_free', ['sort_due', 'id'], unique=False, sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NULL"))
        batch_op.create_index('ix_tickets_trashed_at', ['trashed_at', 'id'], unique=False, sqlite_where=sa.text('trashed_at IS NOT NULL'), postgresql_where=sa.text('trashed_at IS NOT NULL'))


def downgrade() -> None:
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index('ix_tickets_trashed_at', sqlite_where=sa.text('trashed_at IS NOT NULL'), postgresql_where=sa.text('trashed_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_open_free', sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NULL"))
        batch_op.drop_index('ix_tickets_merged_into', sqlite_where=sa.text('merged_into IS NOT NULL'), postgresql_where=sa.text('merged_into IS NOT NULL'))
        batch_op.drop_index('ix_tickets_open_owner', sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NOT NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NOT NULL"))
        batch_op.create_index(batch_op.f('ix_tickets_open_owner'), ['owner_id'], unique=False, sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))
