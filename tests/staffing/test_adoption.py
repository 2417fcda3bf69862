"""A proposed week becomes shifts, once and whole, or is refused; and it leaves as a table or a calendar."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy import select

from core.actors import Actor
from core.errors import ChangedBySomebody, DomainError, NotAllowed
from core.exports import doors
from core.exports.words import Format
from core.models import Export, Person, Shift
from core.rota import absences
from core.rota import actions as rota
from core.rota.forms import NewAbsence, WeekLine
from core.rota.words import ROTA, AbsenceReason
from core.settings import views as settings
from core.staffing.tours import errors, views
from core.staffing.tours.actions import adopt
from core.staffing.tours.forms import Asked, Named, Need, Proposal, Rules, Tour
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking

FIRST = date(2026, 1, 12)
RULES = Rules(earliest=480, latest=32 * 60)
FREE = ("",) * 7
DAY, NIGHT = Tour((0, 1, 2), 540, 510), Tour((4, 6), 1320, 510)


def proposal(wang: Actor, clock: Ticking, *people: Actor) -> Proposal:
    """The first works by day, the others by night; lunch four hours after they begin."""
    with look(wang, clock) as desk:
        known = views.people(desk, [each.id or 0 for each in people], FIRST, RULES)
    tours = (DAY, NIGHT)[: len(known)]
    pairs = zip(known, tours, strict=True)
    names = tuple(Named(each.id, tour, (tour.start + 240,) * len(tour.days)) for each, tour in pairs)
    return Proposal(Asked((Need((1.0,) * 336),), RULES, known), names=names)


def adopted(wang: Actor, clock: Ticking, made: Proposal, **more: bool) -> int:
    with begin(wang, clock) as work:
        return adopt(work, made, FIRST, RULES, **more)


def shifts(actor: Actor) -> list[tuple[datetime, datetime, str]]:
    query = select(Shift).where(Shift.person_id == actor.id).order_by(Shift.begins_at)
    with reading() as session:
        return [(each.begins_at, each.ends_at, each.source) for each in session.scalars(query)]


def zone(wang: Actor, clock: Ticking) -> ZoneInfo:
    with look(wang, clock) as desk:
        return settings.zone(desk)


def by_hand(wang: Actor, clock: Ticking, actor: Actor, typed: tuple[str, ...], first: date = FIRST) -> None:
    with begin(wang, clock) as work:
        rota.save_week(work, first, [WeekLine(actor.id or 0, typed, FREE)])


def test_an_adopted_week_is_the_shifts_with_lunch_cut_out_and_one_event(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    made = proposal(wang, clock, lin, zhou)
    before = len(cases.events("desk", "desk.shifts_changed"))
    assert adopted(wang, clock, made) == 2 * (len(DAY.days) + len(NIGHT.days)) - 1  # Sunday's night is one piece
    here = zone(wang, clock)
    monday = datetime(2026, 1, 12, 9, tzinfo=here)
    told = [(begin.astimezone(here), end.astimezone(here), source) for begin, end, source in shifts(lin)]
    assert told[:2] == [
        (monday, monday + timedelta(hours=4), ROTA),
        (monday + timedelta(hours=4.5), monday + timedelta(hours=8.5), ROTA),
    ]
    assert shifts(zhou)[-1][1].astimezone(here).isoformat()[:16] == "2026-01-19T06:30"
    (event,) = cases.events("desk", "desk.shifts_changed")[before:]
    assert (event.detail["written_by"], event.detail["people"], event.detail["since"]) == (ROTA, 2, str(FIRST))
    adopted(wang, clock, made)  # again is the same: nobody wrote by hand
    assert len(shifts(lin)) == 2 * len(DAY.days)


def test_who_may_not_assign_adopts_nothing(lin: Actor, wang: Actor, clock: Ticking) -> None:
    made = proposal(wang, clock, lin)
    with pytest.raises(NotAllowed):
        adopted(lin, clock, made)
    assert shifts(lin) == []


def test_shifts_written_by_hand_are_replaced_only_where_that_was_chosen(
    lin: Actor, wang: Actor, clock: Ticking
) -> None:
    made = proposal(wang, clock, lin)
    by_hand(wang, clock, lin, ("09:00–18:00", *FREE[1:]))
    kept = shifts(lin)
    with pytest.raises(errors.WrittenByHand) as refusal:
        adopted(wang, clock, made)
    assert refusal.value.facts == {"who": "Lin"}
    assert shifts(lin) == kept
    adopted(wang, clock, made, replace=True)
    assert {source for *_, source in shifts(lin)} == {ROTA}


def absent(lin: Actor, wang: Actor, clock: Ticking) -> None:
    with begin(wang, clock) as work:
        absences.enter(work, NewAbsence(lin.id or 0, FIRST, FIRST, AbsenceReason.LEAVE))


def gone(lin: Actor, wang: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = clock.now


def tired(lin: Actor, wang: Actor, clock: Ticking) -> None:
    by_hand(wang, clock, lin, (*FREE[:6], "22:00-06:00"), FIRST - timedelta(weeks=1))


@pytest.mark.parametrize("change", [absent, gone, tired])
def test_people_who_changed_since_are_looked_at_again(
    lin: Actor, wang: Actor, clock: Ticking, change: Callable[[Actor, Actor, Ticking], None]
) -> None:
    made = proposal(wang, clock, lin)
    change(lin, wang, clock)
    with pytest.raises(ChangedBySomebody):
        adopted(wang, clock, made)
    assert ROTA not in {source for *_, source in shifts(lin)}


def test_rules_that_changed_since_are_looked_at_again(lin: Actor, wang: Actor, clock: Ticking) -> None:
    made = proposal(wang, clock, lin)
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        adopt(work, made, FIRST, replace(RULES, rest=720))
    assert shifts(lin) == []


@pytest.mark.parametrize(
    ("first", "refusal"),
    [
        (FIRST + timedelta(days=1), errors.NotAMonday),
        (date(2025, 12, 29), errors.WeekHasBegun),
        (date(2055, 1, 4), errors.WeekTooFar),
    ],
)
def test_a_week_that_cannot_be_planned_is_refused(
    lin: Actor, wang: Actor, clock: Ticking, first: date, refusal: type[DomainError]
) -> None:
    made = proposal(wang, clock, lin)
    with pytest.raises(refusal), begin(wang, clock) as work:
        adopt(work, made, first, RULES)
    assert shifts(lin) == []


def test_what_proposes_nothing_or_breaks_its_rules_is_refused(lin: Actor, wang: Actor, clock: Ticking) -> None:
    made = proposal(wang, clock, lin)
    with pytest.raises(errors.NothingToAdopt):
        adopted(wang, clock, replace(made, names=()))
    with pytest.raises(errors.RulesNotKept):
        adopted(wang, clock, replace(made, names=(replace(made.names[0], lunches=()),)))
    assert shifts(lin) == []


def test_the_desk_knows_who_is_tired_away_and_able(lin: Actor, wang: Actor, clock: Ticking) -> None:
    by_hand(wang, clock, lin, (*FREE[:4], *("09:00-17:00",) * 2, "22:00-06:00"), FIRST - timedelta(weeks=1))
    with begin(wang, clock) as work:
        days = (FIRST + timedelta(days=each) for each in (6, 9))
        absences.enter(work, NewAbsence(lin.id or 0, *days, AbsenceReason.SICK))
    with look(wang, clock) as desk:
        (known,) = views.people(desk, [lin.id or 0], FIRST, RULES)
    assert (known.in_a_row, known.worked_weekend, known.absent) == (3, True, (6, 7))
    assert known.free_from == 6 * 60 + RULES.rest  # the night ends at six on Monday


def test_a_week_leaves_as_a_table_whose_cells_are_harmless(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    with transaction() as session:
        session.get_one(Person, lin.id).name = "=Lin()"
    made = proposal(wang, clock, lin, zhou)
    lines = partial(views.proposed, proposal=made, first=FIRST)
    content = doors.of_rota(wang, lines, Format.CSV, "en", clock)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["Person"] for row in rows} == {"'=Lin()", "Zhou"}
    assert list(rows[0].values()) == ["'=Lin()", "2026-01-12 09:00:00", "2026-01-12 13:00:00", "4.0"]
    assert cases.count_of(Export) == len(cases.events("export")) == 1
    with pytest.raises(NotAllowed):
        doors.of_rota(lin, lines, Format.CSV, "en", clock)


def test_a_week_leaves_as_a_calendar_with_its_zone_for_all_or_for_one(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    made = proposal(wang, clock, lin, zhou)
    adopted(wang, clock, made)
    ids = [lin.id or 0, zhou.id or 0]
    proposed = doors.of_rota(wang, partial(views.proposed, proposal=made, first=FIRST), Format.ICS, "en", clock)
    kept = doors.of_rota(wang, partial(views.adopted, ids=ids, first=FIRST), Format.ICS, "en", clock)
    assert entries(proposed) == entries(kept)
    here = zone(wang, clock)
    assert len(Calendar.from_ical(kept).walk("VTIMEZONE")) == 1
    assert b"DTSTART;TZID=" + here.key.encode() in kept
    own = doors.of_rota(wang, partial(views.adopted, ids=ids[1:], first=FIRST), Format.ICS, "zh_CN", clock)
    assert entries(own) == [("Zhou", begin, end) for begin, end, _ in shifts(zhou)]


def entries(content: bytes) -> list[tuple[str, datetime, datetime]]:
    found = Calendar.from_ical(content).walk("VEVENT")
    assert len({str(each["uid"]) for each in found}) == len(found)
    return [(str(each["summary"]), each.start, each.end) for each in found]
