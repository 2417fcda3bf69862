"""Running cases that were moved to another version of their procedure."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('switches',
    sa.Column('id', Whole, nullable=False),
    sa.Column('process', Key(), nullable=False),
    sa.Column('version_id', Whole, nullable=False),
    sa.Column('source', Key(), nullable=False),
    sa.Column('sources', CleanJson(), nullable=False),
    sa.Column('steps', CleanJson(), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('person_id', Whole, nullable=True),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('ended_at', Instant(), nullable=True),
    sa.Column('reverted_by', Whole, nullable=True),
    sa.Column('reverted_at', Instant(), nullable=True),
    sa.Column('job_id', Whole, nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_switches_person_id')),
    sa.ForeignKeyConstraint(['reverted_by'], ['people.id'], name=op.f('fk_switches_reverted_by')),
    sa.ForeignKeyConstraint(['version_id'], ['process_versions.id'], name=op.f('fk_switches_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_switches')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('switches', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_switches_process_id'), ['process', 'id'], unique=False)

    op.create_table('switched_cases',
    sa.Column('switch_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('outcome', sa.String(32), nullable=False),
    sa.Column('obstacle', sa.String(32), nullable=True),
    sa.Column('seq', Whole, nullable=True),
    sa.ForeignKeyConstraint(['switch_id'], ['switches.id'], name=op.f('fk_switched_cases_switch_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_switched_cases_ticket_id')),
    sa.PrimaryKeyConstraint('switch_id', 'ticket_id', name=op.f('pk_switched_cases')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('switched_cases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_switched_cases_switch_id_outcome_ticket_id'), ['switch_id', 'outcome', 'ticket_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_switched_cases_ticket_id'), ['ticket_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('switched_cases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_switched_cases_ticket_id'))
        batch_op.drop_index(batch_op.f('ix_switched_cases_switch_id_outcome_ticket_id'))

    op.drop_table('switched_cases')
    with op.batch_alter_table('switches', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_switches_process_id'))

    op.drop_table('switches')
    op.execute("DELETE FROM jobs WHERE kind = 'switch'")
