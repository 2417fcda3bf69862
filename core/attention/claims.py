from datetime import datetime

from sqlalchemy import delete

from core.models.attention import Presence
from core.work import Work


def forget_presence(work: Work, before: datetime) -> None:
    work.session.execute(delete(Presence).where(Presence.seen_at < before))
