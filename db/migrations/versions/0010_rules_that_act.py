"""Rules that act by themselves: each with its versions, what it did once, and how far the events were heard."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, Instant, Key

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEW_KINDS = "kind IN ('late', 'escalated', 'rule', 'rule_trouble')"


def upgrade() -> None:
    op.create_table('rule_cursors',
    sa.Column('id', Whole, nullable=False),
    sa.Column('upto', Whole, nullable=False),
    sa.Column('holes', CleanJson(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_cursors')),
    sqlite_autoincrement=True
    )
    op.create_table('rules',
    sa.Column('id', Whole, nullable=False),
    sa.Column('section', sa.String(32), nullable=False),
    sa.Column('position', Whole, nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('body', CleanJson(), nullable=False),
    sa.Column('since', Instant(), nullable=False),
    sa.Column('shipped', Key(), nullable=True),
    sa.Column('person_id', Whole, nullable=True),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_rules_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rules')),
    sqlite_autoincrement=True
    )
    op.create_table('rule_versions',
    sa.Column('id', Whole, nullable=False),
    sa.Column('rule_id', Whole, nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('body', CleanJson(), nullable=False),
    sa.Column('since', Instant(), nullable=False),
    sa.Column('person_id', Whole, nullable=True),
    sa.ForeignKeyConstraint(['rule_id'], ['rules.id'], name=op.f('fk_rule_versions_rule_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_versions')),
    sa.UniqueConstraint('rule_id', 'version', name=op.f('uq_rule_versions_rule_id_version')),
    sqlite_autoincrement=True
    )
    op.create_table('rule_runs',
    sa.Column('id', Whole, nullable=False),
    sa.Column('rule_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('mark', Key(), nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('depth', Whole, nullable=False),
    sa.Column('outcome', sa.String(32), nullable=False),
    sa.Column('detail', CleanJson(), nullable=False),
    sa.Column('event_id', Whole, nullable=True),
    sa.ForeignKeyConstraint(['rule_id'], ['rules.id'], name=op.f('fk_rule_runs_rule_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_rule_runs_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_runs')),
    sa.UniqueConstraint('rule_id', 'ticket_id', 'mark', name=op.f('uq_rule_runs_rule_id_ticket_id_mark')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('rule_runs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rule_runs_rule_id_id'), ['rule_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_rule_runs_ticket_id_at'), ['ticket_id', 'at'], unique=False)


def downgrade() -> None:
    for table in ("notices", "notice_choices"):
        op.execute(f"DELETE FROM {table} WHERE {NEW_KINDS}")
    with op.batch_alter_table('rule_runs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rule_runs_ticket_id_at'))
        batch_op.drop_index(batch_op.f('ix_rule_runs_rule_id_id'))

    op.drop_table('rule_runs')
    op.drop_table('rule_versions')
    op.drop_table('rules')
    op.drop_table('rule_cursors')
