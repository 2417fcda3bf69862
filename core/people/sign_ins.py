"""What a change of rights takes with it: the person's open sign-ins."""

from sqlalchemy import update

from core.models.access import SignIn
from core.work import Work


def end_all(work: Work, person_id: int, keep: int | None = None) -> int:
    """How many were ended; ``keep`` is the sign-in that goes on."""
    ending = (
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.id != (keep or 0))
        .values(ended_at=work.now)
        .returning(SignIn.id)
    )
    return len(work.session.scalars(ending).all())


def end_one(work: Work, person_id: int, sign_in: int) -> bool:
    """Whether it was open, and the person's own."""
    ending = (
        update(SignIn)
        .where(SignIn.id == sign_in, SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .values(ended_at=work.now)
        .returning(SignIn.id)
    )
    return work.session.scalar(ending) is not None
