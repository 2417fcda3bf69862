"""Process drafts: documents that are being written, with what they were before each change."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanText, Instant, Key

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('process_drafts',
    sa.Column('id', Whole, nullable=False),
    sa.Column('process', Key(), nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('body', CleanText(), nullable=False),
    sa.Column('base', Whole, nullable=True),
    sa.Column('started_by', Whole, nullable=True),
    sa.Column('changed_by', Whole, nullable=True),
    sa.Column('changed_at', Instant(), nullable=False),
    sa.Column('asked_by', Whole, nullable=True),
    sa.Column('major', sa.Boolean(), nullable=False),
    sa.Column('note', CleanText(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by'], ['people.id'], name=op.f('fk_process_drafts_asked_by')),
    sa.ForeignKeyConstraint(['changed_by'], ['people.id'], name=op.f('fk_process_drafts_changed_by')),
    sa.ForeignKeyConstraint(['started_by'], ['people.id'], name=op.f('fk_process_drafts_started_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_process_drafts')),
    sa.UniqueConstraint('process', name=op.f('uq_process_drafts_process')),
    sqlite_autoincrement=True
    )
    op.create_table('process_draft_revisions',
    sa.Column('id', Whole, nullable=False),
    sa.Column('draft_id', Whole, nullable=False),
    sa.Column('body', CleanText(), nullable=False),
    sa.Column('step', Key(), nullable=False),
    sa.Column('by', Whole, nullable=True),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['people.id'], name=op.f('fk_process_draft_revisions_by')),
    sa.ForeignKeyConstraint(['draft_id'], ['process_drafts.id'], name=op.f('fk_process_draft_revisions_draft_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_process_draft_revisions')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('process_draft_revisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_process_draft_revisions_draft_id'), ['draft_id'], unique=False)

    with op.batch_alter_table('process_versions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('major', sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column('note', CleanText(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('process_versions', schema=None) as batch_op:
        batch_op.drop_column('note')
        batch_op.drop_column('major')

    with op.batch_alter_table('process_draft_revisions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_process_draft_revisions_draft_id'))

    op.drop_table('process_draft_revisions')
    op.drop_table('process_drafts')
