from sqlalchemy import select

from core.models.chores import CannedReply
from core.work import Work


def reply(work: Work, reply_id: int) -> CannedReply | None:
    return work.session.scalar(select(CannedReply).where(CannedReply.id == reply_id).with_for_update())
