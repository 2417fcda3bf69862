"""Comments of a review, days on which versions come into force, sign-offs, and what is retired or read again."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

KINDS = "'approval', 'comment', 'decided', 'in_force', 'unfit', 'review_due'"
Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('process_upkeep',
    sa.Column('process', Key(), nullable=False),
    sa.Column('confirmed_at', Instant(), nullable=True),
    sa.Column('confirmed_by', Whole, nullable=True),
    sa.Column('told_due', Instant(), nullable=True),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.Column('retired_by', Whole, nullable=True),
    sa.Column('retired_why', CleanText(), nullable=True),
    sa.ForeignKeyConstraint(['confirmed_by'], ['people.id'], name=op.f('fk_process_upkeep_confirmed_by')),
    sa.ForeignKeyConstraint(['retired_by'], ['people.id'], name=op.f('fk_process_upkeep_retired_by')),
    sa.PrimaryKeyConstraint('process', name=op.f('pk_process_upkeep')),
    sqlite_autoincrement=False
    )
    op.create_table('process_schedules',
    sa.Column('draft_id', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('approver_id', Whole, nullable=True),
    sa.Column('former', Whole, nullable=True),
    sa.Column('unheld', CleanJson(), nullable=False),
    sa.Column('unfit', sa.String(32), nullable=True),
    sa.ForeignKeyConstraint(['approver_id'], ['people.id'], name=op.f('fk_process_schedules_approver_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['process_drafts.id'], name=op.f('fk_process_schedules_draft_id')),
    sa.PrimaryKeyConstraint('draft_id', name=op.f('pk_process_schedules')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('process_schedules', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_process_schedules_at'), ['at'], unique=False)

    op.create_table('review_comments',
    sa.Column('id', Whole, nullable=False),
    sa.Column('draft_id', Whole, nullable=True),
    sa.Column('version_id', Whole, nullable=True),
    sa.Column('answers', Whole, nullable=True),
    sa.Column('step', Key(), nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('by', Whole, nullable=True),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('done_at', Instant(), nullable=True),
    sa.Column('done_by', Whole, nullable=True),
    sa.ForeignKeyConstraint(['answers'], ['review_comments.id'], name=op.f('fk_review_comments_answers')),
    sa.ForeignKeyConstraint(['by'], ['people.id'], name=op.f('fk_review_comments_by')),
    sa.ForeignKeyConstraint(['done_by'], ['people.id'], name=op.f('fk_review_comments_done_by')),
    sa.ForeignKeyConstraint(['version_id'], ['process_versions.id'], name=op.f('fk_review_comments_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_comments')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('review_comments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_comments_draft_id_id'), ['draft_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_review_comments_version_id_id'), ['version_id', 'id'], unique=False)

    op.create_table('sign_offs',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('version_id', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sign_offs_person_id')),
    sa.ForeignKeyConstraint(['version_id'], ['process_versions.id'], name=op.f('fk_sign_offs_version_id')),
    sa.PrimaryKeyConstraint('person_id', 'version_id', name=op.f('pk_sign_offs')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('sign_offs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_offs_version_id'), ['version_id'], unique=False)

    op.add_column('notices', sa.Column('process', Key(), nullable=True))
    with op.batch_alter_table('notices', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('ticket_id', existing_type=Whole, nullable=True)

    op.add_column('process_versions', sa.Column('unheld', CleanJson(), nullable=True))



def downgrade() -> None:
    op.drop_column('process_versions', 'unheld')
    op.execute(f"DELETE FROM notice_choices WHERE kind IN ({KINDS})")
    op.execute("DELETE FROM notices WHERE ticket_id IS NULL")
    op.execute("UPDATE process_drafts SET state = 'in_review' WHERE state = 'scheduled'")
    with op.batch_alter_table('notices', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('ticket_id', existing_type=Whole, nullable=False)
    op.drop_column('notices', 'process')

    with op.batch_alter_table('sign_offs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_offs_version_id'))

    op.drop_table('sign_offs')
    with op.batch_alter_table('review_comments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_comments_version_id_id'))
        batch_op.drop_index(batch_op.f('ix_review_comments_draft_id_id'))

    op.drop_table('review_comments')
    with op.batch_alter_table('process_schedules', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_process_schedules_at'))

    op.drop_table('process_schedules')
    op.drop_table('process_upkeep')
