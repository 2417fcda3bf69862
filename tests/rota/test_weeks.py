"""Weeks that are written, repeat, and have exceptions; days on which somebody is away."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from core.actors import SYSTEM, Actor
from core.errors import ChangedBySomebody, DomainError, NotAllowed
from core.models import Absence, Shift
from core.rota import absences, actions, errors, views
from core.rota.forms import NewAbsence, NewShift, WeekLine
from core.rota.words import AbsenceReason
from core.work import begin, look
from db.session import reading
from tests import cases
from tests.conftest import MORNING, Ticking

MONDAY = date(2026, 1, 5)
FREE = ("",) * 7
OFFICE = ("09:00–18:00",) * 5 + ("",) * 2
NIGHT = ("22:00–06:00", *FREE[1:])


def line(actor: Actor, typed: tuple[str, ...], seen: tuple[str, ...] = FREE) -> WeekLine:
    return WeekLine(actor.id or 0, typed, seen)


def week_of(actor: Actor, clock: Ticking, first: date) -> list[str]:
    with look(actor, clock) as desk:
        return list(views.week(desk, [actor.id or 0], first)[actor.id or 0])


def test_a_week_is_written_repeats_and_keeps_its_exceptions(lin: Actor, wang: Actor, clock: Ticking) -> None:
    people = [lin.id or 0]
    with pytest.raises(errors.EmptyWeek), begin(wang, clock) as work:
        actions.repeat(work, MONDAY, people)
    with begin(wang, clock) as work:
        assert actions.save_week(work, MONDAY, [line(lin, OFFICE), line(wang, FREE)]) == 1
    with begin(wang, clock) as work:
        actions.save_week(work, MONDAY + timedelta(weeks=2), [line(lin, NIGHT)])
    with begin(wang, clock) as work:
        assert actions.repeat(work, MONDAY, people) == 1
    weeks = [week_of(lin, clock, MONDAY + timedelta(weeks=each)) for each in range(10)]
    assert [weeks[each] for each in (0, 1, 8)] == [list(OFFICE)] * 3
    assert (weeks[2], weeks[9]) == (list(NIGHT), list(FREE))
    clock.tick(days=8)
    with begin(SYSTEM, clock) as work:
        assert (actions.write_ahead(work), actions.write_ahead(work)) == (1, 0)
    assert week_of(lin, clock, MONDAY + timedelta(weeks=9)) == list(OFFICE)
    with begin(wang, clock) as work:
        actions.stop_repeating(work, MONDAY + timedelta(weeks=1), people)
    assert week_of(lin, clock, MONDAY + timedelta(weeks=1)) == list(FREE)
    assert week_of(lin, clock, MONDAY + timedelta(weeks=2)) == list(NIGHT)
    with reading() as session:
        assert {each.source for each in session.scalars(select(Shift))} == {"hand"}


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (("at noon", *FREE[1:]), errors.HoursUnread),
        (("09:00-12:00, 11:00-14:00", *FREE[1:]), errors.ShiftsOverlap),
        (("22:00-06:00", "05:00-09:00", *FREE[2:]), errors.ShiftsOverlap),
    ],
)
def test_a_week_without_sense_is_refused_whole(
    lin: Actor, wang: Actor, clock: Ticking, typed: tuple[str, ...], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal, match="Lin"), begin(wang, clock) as work:
        actions.save_week(work, MONDAY, [line(wang, OFFICE), line(lin, typed)])
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.save_week(work, MONDAY, [line(lin, OFFICE)])
    assert cases.count_of(Shift) == 0


def test_shifts_from_elsewhere_make_sense_too(lin: Actor, wang: Actor, clock: Ticking) -> None:
    days = (MONDAY, MONDAY + timedelta(weeks=1))
    endless = NewShift(lin.id or 0, MORNING, MORNING + timedelta(hours=400))
    with pytest.raises(errors.ShiftTooLong, match="24"), begin(wang, clock) as work:
        actions.write(work, [endless], [lin.id or 0], days, "rota")
    with pytest.raises(errors.NobodyToPlan), begin(wang, clock) as work:
        actions.write(work, [NewShift(999, MORNING, MORNING)], [999], days, "rota")
    with begin(wang, clock) as work:
        actions.save_week(work, MONDAY, [line(lin, OFFICE)])
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        actions.save_week(work, MONDAY, [line(lin, NIGHT)])


def at(actor: Actor, when: datetime, *people: Actor) -> dict[int, views.Present]:
    with look(actor, lambda: when) as desk:
        return views.present(desk, None, [each.id or 0 for each in people])


def test_who_is_here_by_office_hours_by_shifts_and_by_absence(lin: Actor, wang: Actor, clock: Ticking) -> None:
    noon, night = MORNING - timedelta(hours=7), MORNING + timedelta(hours=8)  # 10:00 and 01:00 in Shanghai
    assert at(wang, noon, lin)[lin.id or 0].here
    assert not at(wang, night, lin)[lin.id or 0].here
    with begin(wang, clock) as work:
        actions.save_week(work, MONDAY, [line(lin, NIGHT)])
    by_shift = at(wang, night, lin, wang)
    assert (by_shift[lin.id or 0].here, by_shift[lin.id or 0].minutes) == (True, 480)
    assert (by_shift[wang.id or 0].here, by_shift[wang.id or 0].back) == (False, None)
    assert not at(wang, noon, lin)[lin.id or 0].here
    with begin(lin, clock) as work:
        absences.enter(work, NewAbsence(lin.id or 0, MONDAY, MONDAY + timedelta(days=1), AbsenceReason.SICK))
    away = at(wang, night, lin)[lin.id or 0]
    assert (away.here, away.absent) == (False, AbsenceReason.SICK)
    with look(wang, clock) as desk:
        (told,) = views.absences(desk, [lin.id or 0])
    with begin(wang, clock) as work:
        absences.take_back(work, told.id)
    assert at(wang, night, lin)[lin.id or 0].here
    assert [each.detail for each in cases.events("person", "person.absence")] == [
        {"since": "2026-01-05", "until": "2026-01-06"}
    ] * 2


@pytest.mark.parametrize(
    ("first", "days", "refusal"),
    [
        (MONDAY, -1, errors.WrongOrder),
        (date(2025, 12, 1), 3, errors.AbsenceOver),
        (MONDAY, 500, errors.AbsenceTooLong),
        (date.max, 0, errors.AbsenceTooFar),
        (MONDAY, 0, errors.AlreadyAbsent),
    ],
)
def test_an_absence_without_sense_is_refused(
    lin: Actor, zhou: Actor, clock: Ticking, first: date, days: int, refusal: Callable[..., DomainError]
) -> None:
    with begin(lin, clock) as work:
        absences.enter(work, NewAbsence(lin.id or 0, MONDAY, MONDAY, AbsenceReason.LEAVE))
    form = NewAbsence(lin.id or 0, first, first + timedelta(days=days), AbsenceReason.LEAVE)
    with pytest.raises(refusal), begin(lin, clock) as work:
        absences.enter(work, form)
    with pytest.raises(NotAllowed), begin(zhou, clock) as work:
        absences.enter(work, form)
    assert cases.count_of(Absence) == 1
