"""Where a deadline stands, and how it explains itself: by the history of a case alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from core.deadlines import rules
from core.deadlines.clock import only
from core.deadlines.courses import History, Stay
from core.deadlines.explaining import Course, explain
from core.deadlines.rules import Target
from core.deadlines.words import DeadlineKind, PartKind, Why
from core.hours.calendar import Calendar, OwnDay, day_and_night
from core.process.words import Stage

LUNCH = ((540, 720), (780, 1080))
OWN = {date(2026, 1, 7): OwnDay("Holiday", ()), date(2026, 1, 8): OwnDay("Stock-taking", ((540, 600),))}
DESK = Calendar(ZoneInfo("UTC"), dict.fromkeys(range(5), LUNCH) | {5: (), 6: ()}, OWN)
EIGHT = Target(8 * 60, DESK)
RESPONSE, RESOLUTION = DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION
WORKING, ASKED, DONE, CLOSED = Stage.WORKING, Stage.WAITING_CUSTOMER, Stage.RESOLVED, Stage.CLOSED


def at(text: str) -> datetime:
    """A day of January 2026 and a time: ``5 09:00`` is a Monday."""
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"2026-01-{int(day):02} {clock}").replace(tzinfo=UTC)


def past(*stays: tuple[Stage, str], answered: str = "", merged: bool = False) -> History:
    told = [Stay(stage, at(entered)) for stage, entered in stays]
    if merged:
        told[-1] = Stay(told[-1].stage, told[-1].entered, merged=True)
    return History(told[0].entered, at(answered) if answered else None, told)


def test_the_solution_pauses_while_the_customer_is_asked_and_the_first_response_does_not():
    history = past((WORKING, "5 09:00"), (ASKED, "5 10:00"))
    solution = rules.standing(RESOLUTION, history, EIGHT)
    assert (solution.due_at, solution.paused_at, solution.used) == (None, at("5 10:00"), 3600)
    assert rules.standing(RESPONSE, history, EIGHT).due_at == at("5 18:00")


def test_a_wait_for_a_partner_counts():
    history = past((WORKING, "5 09:00"), (Stage.WAITING_PARTNER, "5 10:00"))
    assert rules.standing(RESOLUTION, history, EIGHT).due_at == at("5 18:00")


def test_used_time_survives_a_pause():
    history = past((WORKING, "5 09:00"), (ASKED, "5 10:00"), (WORKING, "6 10:00"))
    assert rules.standing(RESOLUTION, history, EIGHT).due_at == at("6 18:00")


def test_what_is_late_already_stays_late_while_the_customer_is_asked():
    history = past((WORKING, "5 09:00"), (ASKED, "6 10:00"))
    solution = rules.standing(RESOLUTION, history, EIGHT)
    assert (solution.due_at, solution.paused_at) == (at("5 18:00"), None)


def test_the_first_end_counts_and_closing_changes_nothing():
    history = past((WORKING, "5 09:00"), (DONE, "5 11:00"), (CLOSED, "9 11:00"), answered="5 09:30")
    solution = rules.standing(RESOLUTION, history, EIGHT)
    assert (solution.met_at, solution.used, solution.due_at) == (at("5 11:00"), 7200, at("5 18:00"))
    assert rules.standing(RESPONSE, history, EIGHT).used == 1800


def test_a_reopened_case_goes_on_from_the_time_it_had_used():
    history = past((WORKING, "5 09:00"), (DONE, "5 11:00"), (CLOSED, "5 12:00"), (WORKING, "6 09:00"))
    solution = rules.standing(RESOLUTION, history, EIGHT)
    assert (solution.cycle, solution.met_at, solution.due_at) == (2, None, at("6 16:00"))


def test_nobody_waits_for_a_case_that_went_on_in_another_one_until_that_is_undone():
    history = past((WORKING, "5 09:00"), (CLOSED, "5 10:00"), merged=True)
    for kind in (RESPONSE, RESOLUTION):
        assert (rules.standing(kind, history, EIGHT).met_at, rules.standing(kind, history, EIGHT).dropped_at) == (
            None,
            at("5 10:00"),
        )
    back = History(history.opened, None, [*history.stays, Stay(WORKING, at("5 11:00"))])
    solution = rules.standing(RESOLUTION, back, EIGHT)
    assert (solution.cycle, solution.dropped_at, solution.due_at) == (1, None, at("6 10:00"))


def told(start: str, due: str | None, until: str, *, ended: bool = False, pauses=(), calendar=DESK):
    course = Course(at(start), at(due) if due else None, at(until), ended, pauses)
    parts = explain(only(calendar), course)
    assert all(before.end == after.begin for before, after in pairwise(parts))
    return [
        (f"{part.begin:%-d %H:%M}-{part.end:%-d %H:%M}", str(part.kind), [*part.why, *part.labels], part.counted)
        for part in parts
    ]


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_a_day_is_told_with_its_break_its_pause_and_what_is_still_to_come():
    asked = [((at("5 10:00"), at("5 11:00")), Why.CUSTOMER)]
    assert told("5 09:00", "6 10:00", "5 14:00", pauses=asked) == [
        ("5 09:00-5 10:00", "counted", [], hours(1)),
        ("5 10:00-5 11:00", "paused", ["customer"], hours(0)),
        ("5 11:00-5 12:00", "counted", [], hours(1)),
        ("5 12:00-5 13:00", "closed", ["break"], hours(0)),
        ("5 13:00-5 14:00", "counted", [], hours(1)),
        ("5 14:00-5 18:00", "ahead", [], hours(4)),
        ("5 18:00-6 09:00", "closed", ["off_hours"], hours(0)),
        ("6 09:00-6 10:00", "ahead", [], hours(1)),
    ]


def test_closed_days_are_told_by_their_names():
    assert told("6 17:00", "12 10:00", "12 10:00")[1:] == [
        ("6 18:00-8 09:00", "closed", ["Holiday"], hours(0)),
        ("8 09:00-8 10:00", "counted", ["Stock-taking"], hours(1)),
        ("8 10:00-9 09:00", "closed", ["off_hours"], hours(0)),
        ("9 09:00-9 12:00", "counted", [], hours(3)),
        ("9 12:00-9 13:00", "closed", ["break"], hours(0)),
        ("9 13:00-9 18:00", "counted", [], hours(5)),
        ("9 18:00-12 09:00", "closed", ["weekend"], hours(0)),
        ("12 09:00-12 10:00", "counted", [], hours(1)),
    ]


def test_what_is_late_is_one_part_with_the_working_time_in_it():
    assert told("5 17:00", "5 18:00", "6 09:30") == [
        ("5 17:00-5 18:00", "counted", [], hours(1)),
        ("5 18:00-6 09:30", "late", [], hours(0.5)),
    ]
    assert told("5 17:00", "5 18:00", "5 17:30", ended=True) == [("5 17:00-5 17:30", "counted", [], hours(0.5))]


def test_a_clock_that_stands_still_is_told_up_to_now():
    asked = [((at("5 17:30"), None), Why.CUSTOMER)]
    assert told("5 17:00", None, "6 12:00", pauses=asked)[-1] == (
        "5 17:30-6 12:00", "paused", ["customer"], hours(0),
    )  # fmt: skip


def test_round_the_clock_is_one_stretch():
    assert told("5 09:00", "9 09:00", "9 09:00", calendar=day_and_night()) == [
        ("5 09:00-9 09:00", "counted", [], hours(96))
    ]


@pytest.mark.parametrize(("due", "kind"), [("5 09:00", PartKind.LATE), ("6 09:00", PartKind.AHEAD)])
def test_before_the_hours_nothing_counts(due, kind):
    parts = told("5 07:00", due, "5 08:00" if kind is PartKind.AHEAD else "5 10:00")
    assert parts[0] == ("5 07:00-5 09:00", "closed", ["off_hours"], hours(0))
    assert parts[1][1] == str(kind)
