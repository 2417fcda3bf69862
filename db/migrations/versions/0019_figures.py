"""What happens at each step, counted by day; and who had a case when it left a step."""

import sqlalchemy as sa
from alembic import op

from db.base import Instant, Key

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LEFT = sa.text("left_at IS NOT NULL")
TIMED = sa.text("left_at IS NOT NULL AND due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table('figure_cursor',
    sa.Column('id', Whole, nullable=False),
    sa.Column('upto', Whole, nullable=False),
    sa.Column('heard', Whole, nullable=False),
    sa.Column('round', Whole, nullable=False),
    sa.Column('zone', Key(), nullable=False),
    sa.Column('whole_at', Instant(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_cursor')),
    sqlite_autoincrement=True
    )
    op.create_table('figure_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('stale', Whole, nullable=False),
    sa.Column('counted', Whole, nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_figure_days')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('figure_days', schema=None) as batch_op:
        batch_op.create_index('ix_figure_days_stale', ['day'], unique=False, sqlite_where=sa.text('stale > counted'), postgresql_where=sa.text('stale > counted'))

    op.create_table('step_figures',
    sa.Column('process_version_id', Whole, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('step', Key(), nullable=False),
    sa.Column('left_to', Key(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('channel', Key(), nullable=False),
    sa.Column('team_id', Whole, nullable=False),
    sa.Column('sensitive', sa.Boolean(), nullable=False),
    sa.Column('stays', Whole, nullable=False),
    sa.Column('limited', Whole, nullable=False),
    sa.Column('late', Whole, nullable=False),
    sa.Column('lasted', sa.LargeBinary(), nullable=False),
    sa.Column('worked', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['process_version_id'], ['process_versions.id'], name=op.f('fk_step_figures_process_version_id')),
    sa.PrimaryKeyConstraint('process_version_id', 'day', 'step', 'left_to', 'kind', 'channel', 'team_id', 'sensitive', name=op.f('pk_step_figures')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('step_figures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_step_figures_day'), ['day'], unique=False)

    op.create_table('step_readings',
    sa.Column('process_version_id', Whole, nullable=False),
    sa.Column('step', Key(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('times', Whole, nullable=False),
    sa.ForeignKeyConstraint(['process_version_id'], ['process_versions.id'], name=op.f('fk_step_readings_process_version_id')),
    sa.PrimaryKeyConstraint('process_version_id', 'step', 'day', name=op.f('pk_step_readings')),
    sqlite_autoincrement=False
    )
    op.add_column('visits', sa.Column('team_id', Whole, nullable=True))
    op.drop_index('ix_visits_timed', 'visits', sqlite_where=TIMED, postgresql_where=TIMED)
    op.create_index('ix_visits_left', 'visits', ['left_at', 'ticket_id', 'late', 'due_at'], unique=False, sqlite_where=LEFT, postgresql_where=LEFT)


def downgrade() -> None:
    op.drop_index('ix_visits_left', 'visits', sqlite_where=LEFT, postgresql_where=LEFT)
    op.create_index('ix_visits_timed', 'visits', ['left_at', 'ticket_id', 'late'], unique=False, sqlite_where=TIMED, postgresql_where=TIMED)
    op.drop_column('visits', 'team_id')
    op.drop_table('step_readings')
    with op.batch_alter_table('step_figures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_step_figures_day'))

    op.drop_table('step_figures')
    with op.batch_alter_table('figure_days', schema=None) as batch_op:
        batch_op.drop_index('ix_figure_days_stale', sqlite_where=sa.text('stale > counted'), postgresql_where=sa.text('stale > counted'))

    op.drop_table('figure_days')
    op.drop_table('figure_cursor')
