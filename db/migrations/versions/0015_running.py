"""What is true of a case, whatever step it was entered in."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, Instant, Key

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('case_facts',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('name', Key(), nullable=False),
    sa.Column('value', CleanJson(), nullable=False),
    sa.Column('seq', Whole, nullable=False),
    sa.Column('by', Whole, nullable=True),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['people.id'], name=op.f('fk_case_facts_by')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_case_facts_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_facts')),
    sa.UniqueConstraint('ticket_id', 'name', name=op.f('uq_case_facts_ticket_id_name')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('case_facts')
