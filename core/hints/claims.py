"""Versions of what was learned, held while another one is chosen."""

from sqlalchemy import select
from sqlalchemy.orm import undefer

from core.hints.lessons.views import WEIGHTS_KEPT
from core.models.hints import HintModel
from core.work import Work


def all_versions(work: Work) -> list[HintModel]:
    """The newest first; two people who choose at once see each other."""
    query = select(HintModel).order_by(HintModel.id.desc()).with_for_update()
    return list(work.session.scalars(query))


def forget_old(work: Work) -> None:
    """The weights of versions that nobody will go back to take no room; what they could do stays."""
    kept = select(HintModel.id).order_by(HintModel.id.desc()).limit(WEIGHTS_KEPT)
    old = select(HintModel).where(HintModel.id.not_in(kept), HintModel.chosen.is_(False), HintModel.size > 0)
    for row in work.session.scalars(old.options(undefer(HintModel.content))):
        row.content, row.size = None, 0
