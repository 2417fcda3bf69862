"""Staffing scenarios, and what was worked out of them."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('staffing_studies',
    sa.Column('id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('person_id', Whole, nullable=True),
    sa.Column('private', sa.Boolean(), nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('seed', Whole, nullable=False),
    sa.Column('code_version', Key(), nullable=False),
    sa.Column('engine', Key(), nullable=False),
    sa.Column('asked', sa.LargeBinary(), nullable=False),
    sa.Column('result', CleanJson(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staffing_studies')),
    sqlite_autoincrement=True
    )
    op.create_table('staffing_scenarios',
    sa.Column('id', Whole, nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('name', CleanText(), nullable=False),
    sa.Column('levers', CleanJson(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('made_by', Whole, nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['made_by'], ['people.id'], name=op.f('fk_staffing_scenarios_made_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staffing_scenarios')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('staffing_scenarios')
    op.drop_table('staffing_studies')
