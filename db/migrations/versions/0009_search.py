"""Search: pieces of what was said, and their index; a job fills it for the cases that are there."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

JOBS = sa.table(
    "jobs", sa.column("kind", Key()), sa.column("input", CleanJson()), sa.column("state", sa.String()),
    sa.column("made_at", Instant()), sa.column("not_before", Instant()), sa.column("attempts", Whole),
    sa.column("done", Whole),
)
INDEX = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_index USING "
        "fts5(tokens, content='', detail='none', columnsize=0, tokenize='ascii')",
    ],
    "postgresql": [
        "CREATE TABLE search_index (id BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate=off)",
    ],
}


def upgrade() -> None:
    op.create_table('search_pieces',
    sa.Column('ticket_id', Whole, autoincrement=False, nullable=False),
    sa.Column('seq', Whole, autoincrement=False, nullable=False),
    sa.Column('kind', Key(), nullable=False),
    sa.Column('source_id', Whole, nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.PrimaryKeyConstraint('ticket_id', 'seq', name=op.f('pk_search_pieces')),
    sqlite_autoincrement=False
    )
    for statement in INDEX[op.get_bind().dialect.name]:
        op.execute(statement)
    _fill_it_by_and_by()


def downgrade() -> None:
    op.execute("DROP TABLE search_index")
    op.drop_table('search_pieces')
    op.get_bind().execute(sa.delete(JOBS).where(JOBS.c.kind == "search"))


def _fill_it_by_and_by() -> None:
    """A new desk has nothing to fill; an old one is searched as far as the job has come."""
    desk, now = op.get_bind(), datetime.now(UTC)
    if desk.execute(sa.text("SELECT 1 FROM tickets LIMIT 1")).first():
        job = {"kind": "search", "input": {}, "state": "queued", "attempts": 0, "done": 0}
        desk.execute(sa.insert(JOBS).values(made_at=now, not_before=now, **job))
