"""A finished case, whose customer can be asked."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.actors import SYSTEM, Actor
from core.models import SurveyInvitation
from core.survey import invitations
from core.work import begin
from db.session import reading
from tests import cases
from tests.conftest import Ticking

HOME = "10.0.0.7"

Finished = Callable[..., int]


@pytest.fixture
def finished(lin: Actor, wang: Actor, clock: Ticking) -> Finished:
    """``finished(category="refund")``: the number of a case that was closed a moment ago."""

    def close(**more: object) -> int:
        number = cases.opened(lin, clock, **{"customer": cases.CHEN} | more)
        clock.tick(minutes=1)
        cases.moved(wang, clock, number, "closed", reason="Answered by phone.")
        return number

    return close


def invitation(number: int) -> SurveyInvitation:
    with reading() as session:
        query = select(SurveyInvitation).where(SurveyInvitation.ticket_id == cases.ticket(number).id)
        return session.scalars(query.order_by(SurveyInvitation.id.desc())).first()


def token(number: int) -> str:
    """Of the link to its newest invitation."""
    with begin(SYSTEM) as work:
        return invitations.token(work, invitation(number))


__all__ = ["HOME", "Finished", "begin", "invitation", "token"]
