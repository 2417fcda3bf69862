"""What was taken back can be made again; what is typed and not saved; who writes at a draft."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('process_typed',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('process', Key(), nullable=False),
    sa.Column('place', Key(), nullable=False),
    sa.Column('seen', CleanText(), nullable=False),
    sa.Column('inputs', CleanJson(), nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_process_typed_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'process', 'place', name=op.f('pk_process_typed')),
    sqlite_autoincrement=False
    )
    op.create_table('process_writers',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('draft_id', Whole, nullable=False),
    sa.Column('step', Key(), nullable=False),
    sa.Column('seen_at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['process_drafts.id'], name=op.f('fk_process_writers_draft_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_process_writers_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'draft_id', name=op.f('pk_process_writers')),
    sqlite_autoincrement=False
    )
    op.create_index(op.f('ix_process_writers_draft_id'), 'process_writers', ['draft_id'])
    op.add_column('process_draft_revisions', sa.Column('undone', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.execute("DELETE FROM process_draft_revisions WHERE undone")
    op.drop_column('process_draft_revisions', 'undone')
    op.drop_index(op.f('ix_process_writers_draft_id'), 'process_writers')
    op.drop_table('process_writers')
    op.drop_table('process_typed')
