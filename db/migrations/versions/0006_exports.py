"""Exports: files that are kept for who asked, and the indexes from which the figures are counted."""

import sqlalchemy as sa
from alembic import op

from db.base import Instant

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('exports',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('format', sa.String(32), nullable=False),
    sa.Column('rows', Whole, nullable=False),
    sa.Column('size', Whole, nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('gone_at', Instant(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_exports_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exports')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('exports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exports_person_id'), ['person_id'], unique=False)

    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.create_index('ix_tickets_figures', ['opened_at', 'stage', 'team_id', 'owner_id', 'category', 'channel', 'priority', 'sensitive', 'spam', 'trashed_at', 'merged_into', 'opened_known', 'flaw', 'response_due', 'first_response_at', 'resolved_at', 'closed_at'], unique=False)
        batch_op.create_index('ix_tickets_open_figures', ['opened_at', 'stage', 'team_id', 'owner_id', 'category', 'channel', 'priority', 'sensitive', 'spam', 'trashed_at', 'merged_into', 'opened_known', 'flaw', 'first_response_at', 'resolved_at', 'closed_at'], unique=False, sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))

    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.create_index('ix_visits_timed', ['left_at', 'ticket_id', 'late'], unique=False, sqlite_where=sa.text('left_at IS NOT NULL AND due_at IS NOT NULL'), postgresql_where=sa.text('left_at IS NOT NULL AND due_at IS NOT NULL'))



def downgrade() -> None:
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.drop_index('ix_visits_timed', sqlite_where=sa.text('left_at IS NOT NULL AND due_at IS NOT NULL'), postgresql_where=sa.text('left_at IS NOT NULL AND due_at IS NOT NULL'))

    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index('ix_tickets_open_figures', sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))
        batch_op.drop_index('ix_tickets_figures')

    with op.batch_alter_table('exports', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exports_person_id'))

    op.drop_table('exports')
