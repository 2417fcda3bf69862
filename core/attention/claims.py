from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from core.models.attention import Presence
from core.work import Work
from db.base import Base


def put(work: Work, row: Base) -> None:
    """Keep a row; where another tab of the same person was quicker, its row will do."""
    try:
        with work.session.begin_nested():
            work.session.add(row)
            work.session.flush()
    except IntegrityError:
        return


def forget_presence(work: Work, before: datetime) -> None:
    work.session.execute(delete(Presence).where(Presence.seen_at < before))
