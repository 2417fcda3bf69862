"""Shifts, weeks that repeat and absences; limits, turns, and cases for which nobody was found. New tables only."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('absences',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('begins_at', Instant(), nullable=False),
    sa.Column('ends_at', Instant(), nullable=False),
    sa.Column('reason', sa.String(32), nullable=False),
    sa.Column('made_by', Whole, nullable=True),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_absences_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.create_index('ix_absences_person_id', ['person_id', 'ends_at'], unique=False, sqlite_where=sa.text('retired_at IS NULL'), postgresql_where=sa.text('retired_at IS NULL'))

    op.create_table('person_limits',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('hours', Whole, nullable=True),
    sa.Column('cases', Whole, nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_person_limits_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_person_limits')),
    sqlite_autoincrement=False
    )
    op.create_table('shifts',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('begins_at', Instant(), nullable=False),
    sa.Column('ends_at', Instant(), nullable=False),
    sa.Column('source', Key(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_shifts_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shifts')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('shifts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shifts_person_id_begins_at'), ['person_id', 'begins_at'], unique=False)

    op.create_table('turns',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_turns_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_turns')),
    sqlite_autoincrement=False
    )
    op.create_table('usual_weeks',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('hours', CleanJson(), nullable=False),
    sa.Column('written_until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_usual_weeks_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_usual_weeks')),
    sqlite_autoincrement=False
    )
    op.create_table('unplaced',
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('passed', CleanJson(), nullable=False),
    sa.Column('told', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_unplaced_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_unplaced')),
    sqlite_autoincrement=False
    )


def downgrade() -> None:
    for table in ("notices", "notice_choices"):
        op.execute(f"DELETE FROM {table} WHERE kind IN ('returned', 'nobody')")
    op.drop_table('unplaced')
    op.drop_table('usual_weeks')
    op.drop_table('turns')
    with op.batch_alter_table('shifts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_shifts_person_id_begins_at'))

    op.drop_table('shifts')
    op.drop_table('person_limits')
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.drop_index('ix_absences_person_id', sqlite_where=sa.text('retired_at IS NULL'), postgresql_where=sa.text('retired_at IS NULL'))

    op.drop_table('absences')
