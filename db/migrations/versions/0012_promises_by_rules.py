"""Promises by rules: tiers of customers, what chose a deadline, and what a case was until when."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, Instant, Key

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

JOBS = sa.table(
    "jobs", sa.column("kind", Key()), sa.column("input", CleanJson()), sa.column("state", sa.String()),
    sa.column("made_at", Instant()), sa.column("not_before", Instant()), sa.column("attempts", Whole),
    sa.column("done", Whole),
)


def upgrade() -> None:
    op.add_column('customers', sa.Column('tier', Key(), nullable=True))
    op.add_column('organisations', sa.Column('tier', Key(), nullable=True))
    op.add_column('deadlines', sa.Column('rule', Key(), nullable=True))
    op.add_column('deadlines', sa.Column('partner_pauses', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('deadlines', sa.Column('started_at', Instant(), nullable=True))
    op.add_column('tickets', sa.Column('contacted_at', Instant(), nullable=True))
    op.add_column('tickets', sa.Column('stood', CleanJson(), nullable=True))
    _follow_what_is_shipped()


def downgrade() -> None:
    op.execute("UPDATE exports SET kind = 'figures' WHERE kind = 'deadlines'")
    op.execute("DELETE FROM deadlines WHERE kind IN ('reply', 'contact', 'complaint')")
    op.drop_column('tickets', 'stood')
    op.drop_column('tickets', 'contacted_at')
    op.drop_column('deadlines', 'started_at')
    op.drop_column('deadlines', 'partner_pauses')
    op.drop_column('deadlines', 'rule')
    op.drop_column('organisations', 'tier')
    op.drop_column('customers', 'tier')


def _follow_what_is_shipped() -> None:
    """Where nobody has changed the promises, open cases get those that we ship now, by the job."""
    desk, now = op.get_bind(), datetime.now(UTC)
    if desk.execute(sa.text("SELECT 1 FROM settings WHERE key = 'promises' LIMIT 1")).first():
        return
    marked = sa.text(
        "UPDATE deadlines SET rule_version = -1 WHERE rule_version = 0 AND met_at IS NULL AND dropped_at IS NULL"
    )
    if desk.execute(marked).rowcount:
        job = {"kind": "deadlines", "input": {}, "state": "queued", "attempts": 0, "done": 0}
        desk.execute(sa.insert(JOBS).values(made_at=now, not_before=now, **job))
