"""Saved views of the queue, and changes of many cases at once."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('bulk_changes',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('what', sa.String(32), nullable=False),
    sa.Column('value', CleanJson(), nullable=True),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('undone_at', Instant(), nullable=True),
    sa.Column('undone_by', Whole, nullable=True),
    sa.Column('job_id', Whole, nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_bulk_changes_person_id')),
    sa.ForeignKeyConstraint(['undone_by'], ['people.id'], name=op.f('fk_bulk_changes_undone_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bulk_changes')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('bulk_changes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bulk_changes_person_id_id'), ['person_id', 'id'], unique=False)

    op.create_table('saved_views',
    sa.Column('id', Whole, nullable=False),
    sa.Column('code', Key(), nullable=False),
    sa.Column('name', CleanText(), nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('sharing', sa.String(32), nullable=False),
    sa.Column('team_id', Whole, nullable=True),
    sa.Column('criteria', CleanJson(), nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_saved_views_person_id')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_saved_views_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views')),
    sa.UniqueConstraint('code', name=op.f('uq_saved_views_code')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_saved_views_person_id_id'), ['person_id', 'id'], unique=False)

    op.create_table('view_pins',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('view_id', Whole, nullable=False),
    sa.Column('place', Whole, nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_view_pins_person_id')),
    sa.ForeignKeyConstraint(['view_id'], ['saved_views.id'], name=op.f('fk_view_pins_view_id')),
    sa.PrimaryKeyConstraint('person_id', 'view_id', name=op.f('pk_view_pins')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('view_pins', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_view_pins_view_id'), ['view_id'], unique=False)

    op.create_table('bulk_items',
    sa.Column('bulk_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('outcome', sa.String(32), nullable=False),
    sa.Column('obstacle', sa.String(32), nullable=True),
    sa.Column('before', CleanJson(), nullable=True),
    sa.Column('after', CleanJson(), nullable=True),
    sa.Column('mails', CleanJson(), nullable=False),
    sa.ForeignKeyConstraint(['bulk_id'], ['bulk_changes.id'], name=op.f('fk_bulk_items_bulk_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_bulk_items_ticket_id')),
    sa.PrimaryKeyConstraint('bulk_id', 'ticket_id', name=op.f('pk_bulk_items')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('bulk_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bulk_items_bulk_id_outcome_ticket_id'), ['bulk_id', 'outcome', 'ticket_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_bulk_items_ticket_id'), ['ticket_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('bulk_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bulk_items_ticket_id'))
        batch_op.drop_index(batch_op.f('ix_bulk_items_bulk_id_outcome_ticket_id'))

    op.drop_table('bulk_items')
    with op.batch_alter_table('view_pins', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_view_pins_view_id'))

    op.drop_table('view_pins')
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_saved_views_person_id_id'))

    op.drop_table('saved_views')
    with op.batch_alter_table('bulk_changes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bulk_changes_person_id_id'))

    op.drop_table('bulk_changes')
    op.execute("DELETE FROM jobs WHERE kind = 'bulk'")
