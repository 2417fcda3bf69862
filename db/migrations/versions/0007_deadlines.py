"""Deadlines: one row for each promise of a case; response limits become promises."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, Instant, Key

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SETTINGS = sa.table("settings", sa.column("id", Whole), sa.column("key", Key()), sa.column("value", CleanJson()))
JOBS = sa.table(
    "jobs", sa.column("kind", Key()), sa.column("input", CleanJson()), sa.column("state", sa.String()),
    sa.column("made_at", Instant()), sa.column("not_before", Instant()), sa.column("attempts", Whole),
    sa.column("done", Whole),
)
SHIPPED = {"P1": 480, "P2": 1440, "P3": 2400, "P4": 4800}  # minutes until the solution
COLUMNS = "ticket_id, kind, cycle, minutes, day_and_night, rule_version, calendar_version, due_at, met_at, dropped_at"
OPEN = "stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"


def upgrade() -> None:
    op.create_table('deadlines',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('cycle', Whole, nullable=False),
    sa.Column('minutes', Whole, nullable=False),
    sa.Column('day_and_night', sa.Boolean(), nullable=False),
    sa.Column('rule_version', Whole, nullable=False),
    sa.Column('calendar_version', Whole, nullable=False),
    sa.Column('used', Whole, nullable=True),
    sa.Column('due_at', Instant(), nullable=True),
    sa.Column('paused_at', Instant(), nullable=True),
    sa.Column('met_at', Instant(), nullable=True),
    sa.Column('dropped_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_deadlines_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deadlines')),
    sa.UniqueConstraint('ticket_id', 'kind', 'cycle', name=op.f('uq_deadlines_ticket_id_kind_cycle')),
    sqlite_autoincrement=True
    )
    _keep_what_was_promised()
    _keep_the_limits()


def downgrade() -> None:
    op.drop_table('deadlines')
    settings = op.get_bind()
    for row in settings.execute(sa.select(SETTINGS).where(SETTINGS.c.key == "promises")).all():
        value = {"minutes": row.value.get("response", {})}
        settings.execute(sa.update(SETTINGS).where(SETTINGS.c.id == row.id).values(key="response_limits", value=value))
    settings.execute(sa.delete(JOBS).where(JOBS.c.kind == "deadlines"))


def _keep_what_was_promised() -> None:
    """First responses as they were promised; solutions were not, and a job works out those of open cases."""
    op.execute(f"""
        INSERT INTO deadlines ({COLUMNS})
        SELECT id, 'response', 1, (response_due - opened_at) / 60000000, true, -1, -1, response_due, first_response_at,
               CASE WHEN first_response_at IS NULL AND merged_into IS NOT NULL THEN closed_at END
        FROM tickets WHERE response_due IS NOT NULL
    """)
    op.execute(f"""
        INSERT INTO deadlines ({COLUMNS})
        SELECT id, 'resolution', 1, 0, false, -1, -1, NULL, NULL, NULL
        FROM tickets WHERE response_due IS NOT NULL AND {OPEN}
    """)
    desk, now = op.get_bind(), datetime.now(UTC)
    if desk.execute(sa.text("SELECT 1 FROM deadlines WHERE kind = 'resolution' LIMIT 1")).first():
        job = {"kind": "deadlines", "input": {}, "state": "queued", "attempts": 0, "done": 0}
        desk.execute(sa.insert(JOBS).values(made_at=now, not_before=now, **job))


def _keep_the_limits() -> None:
    """They were counted by the clock, and go on so."""
    desk = op.get_bind()
    for row in desk.execute(sa.select(SETTINGS).where(SETTINGS.c.key == "response_limits")).all():
        response = {**{"P1": 60, "P2": 240, "P3": 480, "P4": 1440}, **row.value.get("minutes", {})}
        resolution = {each: max(least, response[each]) for each, least in SHIPPED.items()}
        value = {"response": response, "resolution": resolution, "day_and_night": list(SHIPPED)}
        desk.execute(sa.update(SETTINGS).where(SETTINGS.c.id == row.id).values(key="promises", value=value))
