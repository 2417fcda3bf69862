"""A small desk with a past that can be counted by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import update

from core.actors import SYSTEM, Actor
from core.effort import actions as effort
from core.effort.words import Way
from core.models import Membership, Shift, Team, Ticket
from core.resolution import actions as resolution
from core.settings import actions as settings
from core.settings import views as kept
from core.settings.staffing import Staffing
from core.settings.words import Setting
from core.staffing.inputs import build, remarks, views
from core.staffing.inputs.build import Coming
from core.staffing.inputs.figures import Ahead, Remark
from core.staffing.inputs.measured import Measured
from core.staffing.inputs.words import Missing
from core.staffing.world import World
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.conftest import Ticking

MONDAY = date(2026, 1, 5)
TEN = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)  # ten o'clock in Shanghai
MINUTE = timedelta(minutes=1)


def put(setting: Setting) -> None:
    with begin(SYSTEM, lambda: TEN) as work:
        settings.change(work, setting, kept.in_force(work, type(setting))[1])


def at(clock: Ticking, **after: float) -> Ticking:
    """The clock, so long after ten o'clock of the first Monday."""
    clock.now = TEN + timedelta(**after)
    return clock


def act(who: Actor, clock: Ticking, verb: Callable[..., Any], *said: Any) -> Any:
    with begin(who, clock) as work:
        return verb(work, *said)


def asked_twice(lin: Actor, wang: Actor, clock: Ticking) -> int:
    """A mail at ten, answered at 10:30; the customer writes at 12:30, is answered at one, and all took 40 minutes."""
    number = cases.opened(lin, at(clock))
    act(lin, at(clock, minutes=30), resolution.reply, number, "Which lid?")
    act(lin, clock, effort.log, number, 30)
    act(lin, at(clock, minutes=150), resolution.customer_said, number, "The red one.")
    act(lin, at(clock, minutes=180), resolution.reply, number, "Here is a new one.")
    act(lin, clock, resolution.reply, number, "And a second one.")  # the customer had no word between: one touch
    act(lin, clock, effort.log, number, 10)
    cases.moved(wang, clock, number, "closed", reason="Done.")
    return number


def called_once(lin: Actor, wang: Actor, clock: Ticking) -> int:
    """A call of six minutes at eleven, with a refund after it, in 20 minutes."""
    number = cases.opened(lin, at(clock, hours=1), channel="phone", category="refund")
    call = act(lin, clock, effort.ring, number, Way.IN)
    act(lin, at(clock, minutes=66), effort.hang_up, call.id)
    act(lin, clock, resolution.reply, number, "It is on its way.")
    act(lin, clock, effort.log, number, 20)
    cases.moved(wang, clock, number, "closed", reason="Done.")
    return number


def changed(number: int, **values: object) -> None:
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == number).values(**values))


def shift(who: Actor, begins: datetime, hours: float) -> None:
    with transaction() as session:
        end = begins + timedelta(hours=hours)
        session.add(Shift(person_id=who.id, begins_at=begins, ends_at=end, source="hand"))


def team_of(name: str, *people: Actor) -> int:
    with transaction() as session:
        session.add(team := Team(name=name))
        session.flush()
        session.add_all(Membership(person_id=each.id, team_id=team.id) for each in people)
    return team.id


def measured(reader: Actor, clock: Ticking, coming: Ahead | None = None, weeks_back: int = 2) -> Measured:
    with look(reader, clock) as desk:
        return views.measured(desk, coming or views.ahead(desk, Staffing(weeks_ahead=1), tail=7), weeks_back)


def world(found: Measured, typed: Staffing | None = None, **coming: Any) -> World:
    hours = found.ahead.all * 24
    return build.world(found, typed or Staffing(), Coming(**{"cases": (1.0,) * hours} | coming))


def said(found: Measured, typed: Staffing | None = None) -> dict[Missing, Remark]:
    known = build.figures(found, typed or Staffing())
    return {each.code: each for each in remarks.remarks(found, known, world(found, typed))}
