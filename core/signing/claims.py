from sqlalchemy.exc import IntegrityError

from core.models.review import SignOff
from core.work import Work


def put(work: Work, row: SignOff) -> bool:
    """Whether it is new: a second click, or another tab, changes nothing."""
    try:
        with work.session.begin_nested():
            work.session.add(row)
            work.session.flush()
    except IntegrityError:
        return False
    return True
