"""Whether the database can be reached, and is new enough for what is asked of it."""

import threading

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from db import migrate
from db.session import reading

OLDEST = {"sqlite": (3, 38), "postgresql": (14,)}


def is_reachable() -> bool:
    with reading() as session:
        return bool(session.scalar(text("SELECT 1")))


def is_out_of_reach(bug: Exception) -> bool:
    """What went wrong is the database's doing, not the program's."""
    return isinstance(bug, DBAPIError)


def is_new_enough() -> bool:
    with reading() as session:
        dialect = session.get_bind().dialect
        return (dialect.server_version_info or ()) >= OLDEST[dialect.name]


_doubtful = threading.Event()


def doubt() -> bool:
    """Asked once by the launcher: is the database behind the program? If so, it is asked again until it is not."""
    if not migrate.is_current():
        _doubtful.set()
    return is_behind()


def is_behind() -> bool:
    """Costs nothing once the database was found in the shape that the program expects."""
    if not _doubtful.is_set():
        return False
    try:
        current = migrate.is_current()
    except SQLAlchemyError:
        return False
    if current:
        _doubtful.clear()
    return not current
