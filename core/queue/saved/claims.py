from sqlalchemy import delete

from core.models.views import ViewPin
from core.work import Work


def forget_pins(work: Work, view_id: int) -> None:
    """Nobody has this view before their eyes any more."""
    work.session.execute(delete(ViewPin).where(ViewPin.view_id == view_id))
