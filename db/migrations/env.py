"""How Alembic runs our migrations: on the connection, and in the transaction, that ``db.migrate`` hands in."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import BigInteger

from db.base import Base, CleanJson, CleanText, Code, Instant, Key


def rendered(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Our column types by their names; the words behind a code are none of a migration's business."""
    if kind != "type":
        return False
    if isinstance(item, Code):
        return "sa.String(32)"
    if isinstance(item, CleanText | CleanJson | Instant | Key):
        return f"{type(item).__name__}()"
    return "Whole" if isinstance(item, BigInteger) else False


def ours(name: str | None, kind: str, _: Any) -> bool:
    """The search index is made by its own statements (``db.search``), with tables of SQLite's own beside it."""
    return kind != "table" or not (name or "").startswith("search_index")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=rendered,
    include_name=ours,
)
with context.begin_transaction():
    context.run_migrations()
