"""People, promises and calendars become a world in minutes; what happened can be played again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from core.actors import Actor
from core.deadlines.words import DeadlineKind
from core.models import Absence, Person, PersonSkill
from core.resolution import actions as resolution
from core.rota.words import AbsenceReason
from core.settings.assignment import Skills
from core.settings.calendars import Calendars, OwnCalendar, always
from core.settings.errors import NotValid
from core.settings.forms import filled
from core.settings.promises import Promise, Promises, Rule
from core.settings.staffing import Staffing
from core.settings.words import Desk
from core.staffing.inputs import rules
from core.staffing.inputs.figures import Ahead, Trait
from core.staffing.inputs.kinds import MOST_KINDS
from core.staffing.inputs.past import views as past
from core.staffing.inputs.words import Missing
from core.staffing.world import DAY, HOUR, Limit, Open
from core.survey.rules import share
from core.triage.words import Priority
from core.work import look
from db.session import transaction
from tests import cases
from tests.conftest import Ticking
from tests.staffing.history import MONDAY, TEN, act, asked_twice, at, measured, put, said, shift, team_of, world

WEEK = Ahead(MONDAY, 7, 0)
NINE = TEN - timedelta(hours=1)
OFFICE = [(9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR)]


def hands(reader: Actor, clock: Ticking, coming: Ahead = WEEK) -> dict[str, list[tuple[float, float]]]:
    return {each.name: list(each.shifts) for each in world(measured(reader, clock, coming)).hands}


def test_without_any_shifts_the_calendar_stands_in_and_says_so(wang: Actor, lin: Actor, clock: Ticking) -> None:
    joined(lin, wang)
    office = [(day * DAY + begin, day * DAY + end) for day in range(5) for begin, end in OFFICE]
    assert hands(wang, at(clock)) == {"Lin": office, "Wang": office}
    assert said(measured(wang, clock, WEEK))[Missing.BY_CALENDAR].n == 2


def test_shifts_count_without_the_absences(wang: Actor, lin: Actor, zhou: Actor, clock: Ticking) -> None:
    team = team_of("care", lin, wang)
    team_of("workshop", zhou, wang)
    joined(lin, wang, zhou)
    for day in range(2):
        shift(lin, NINE + timedelta(days=day), 8)
    shift(wang, NINE, 8)
    with transaction() as session:
        noon = NINE + timedelta(hours=3)
        session.add(Absence(person_id=lin.id, begins_at=noon, ends_at=noon + timedelta(hours=1), made_at=TEN,
                            reason=AbsenceReason.LEAVE))  # fmt: skip
    found = hands(wang, at(clock))
    assert found["Lin"] == [(540, 720), (780, 1020), (DAY + 540, DAY + 1020)]
    assert found["Wang"] == [(540, 1020)]
    assert len(found["Zhou"]) == 10  # most of the workshop have no shifts: its calendar counts
    assert f"team:{team}" in world(measured(wang, clock, WEEK)).hands[0].has
    assert said(measured(wang, clock, WEEK)).keys() >= {Missing.BY_CALENDAR}


def test_before_the_first_rota_of_a_team_its_calendar_counted(wang: Actor, lin: Actor, clock: Ticking) -> None:
    joined(lin, wang)
    shift(lin, NINE + timedelta(days=8), 8)  # on the Tuesday of the second week
    shift(wang, NINE + timedelta(days=8), 8)
    found = hands(wang, at(clock), Ahead(MONDAY, 14, 0))["Lin"]
    assert found[-1] == (8 * DAY + 540, 8 * DAY + 1020)
    assert found[:-1] == [(day * DAY + begin, day * DAY + end) for day in range(5) for begin, end in OFFICE]


def test_who_has_no_shifts_among_those_who_have_is_named(
    wang: Actor, lin: Actor, zhou: Actor, clock: Ticking
) -> None:
    joined(lin, wang, zhou)
    shift(lin, NINE, 8)
    shift(wang, NINE, 8)
    remarks = said(measured(wang, at(clock), WEEK))
    assert remarks[Missing.NO_SHIFTS].what == "Zhou"
    assert remarks[Missing.ROTA_ENDS].what == "2026-01-05"


def test_nobody_rostered_is_said(wang: Actor, clock: Ticking) -> None:
    shift(wang, NINE - timedelta(days=3), 8)
    assert Missing.NOBODY_ROSTERED in said(measured(wang, at(clock), WEEK))


def test_a_desk_of_nobody_is_said(admin: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.execute(update(Person).values(disabled_at=TEN))
    found = measured(admin, at(clock), WEEK)
    assert Missing.NOBODY_WORKS in said(found)
    assert world(found).hands == ()


def test_a_skill_or_a_team_of_nobody_is_said(wang: Actor, lin: Actor, clock: Ticking) -> None:
    empty = team_of("museum")
    put(Skills(by_category={"quality": ("toys",), "refund": ("toys", "english")}))
    for category, team in (("quality", None), ("quality", None), ("refund", None), ("service", empty)):
        cases.opened(lin, at(clock), category=category, team_id=team)
    after = at(clock, days=8)
    remarks = said(measured(wang, after))
    assert (remarks[Missing.SKILL_NOBODY_HAS].what, remarks[Missing.TEAM_OF_NOBODY].what) == ("english", "museum")
    with transaction() as session:
        session.add_all([PersonSkill(person_id=lin.id, skill="toys"), PersonSkill(person_id=wang.id, skill="english")])
    remarks = said(measured(wang, after))
    assert (remarks[Missing.TOGETHER_NOBODY].what, remarks[Missing.TOGETHER_NOBODY].n) == ("english, toys", 25)
    assert Missing.SKILL_NOBODY_HAS not in remarks


def test_kinds_have_the_promises_of_the_desk(wang: Actor, lin: Actor, clock: Ticking) -> None:
    night = Rule(code="night", name="Night", categories=("refund",),
                 targets={DeadlineKind.RESPONSE: Promise(minutes=90, day_and_night=True),
                          DeadlineKind.RESOLUTION: Promise(minutes=None)})  # fmt: skip
    put(Promises(rules=(night,)))
    for more in ({}, {"category": "refund"}, {"channel": "phone"}, {"channel": "chat"}):
        cases.opened(lin, at(clock), **more)
    kinds = {each.code: each for each in world(measured(wang, at(clock, days=8))).kinds}
    assert {code: (each.answer, each.solve) for code, each in kinds.items()} == {
        "mail/P3": (Limit(480), Limit(2400)),
        "mail/P3#2": (Limit(90, day_and_night=True), None),
        "phone/P3": (None, Limit(2400)),
    }
    assert sum(each.share for each in kinds.values()) == pytest.approx(1)


def test_rare_kinds_count_as_the_most_alike(wang: Actor, clock: Ticking) -> None:
    found = measured(wang, clock, WEEK)
    many = {Trait(f"c{n}", Priority.P3, None, "other"): 2 for n in range(MOST_KINDS - 1)}
    seen = many | {Trait("mail", Priority.P1, 7, "other"): 3, Trait("web", Priority.P1, 7, "other"): 1}
    made = world(replace(found, seen=seen)).kinds
    assert len(made) == MOST_KINDS
    (urgent,) = (each for each in made if each.priority == Priority.P1)
    assert (urgent.channel, urgent.share) == ("mail", 4 / (2 * (MOST_KINDS - 1) + 4))


def test_noted_minutes_of_few_cases_move_their_kind_a_little(wang: Actor, lin: Actor, clock: Ticking) -> None:
    """As if ten cases more of the usual length had been seen."""
    assert rules.ratio((0, 0.0), 30) == 1
    assert rules.ratio((10, 600.0), 30) == 1.5  # ten of 60 and ten of 30
    asked_twice(lin, wang, clock)
    (kind,) = world(measured(wang, at(clock, days=8)), Staffing(handling=10, spread=0.5)).kinds
    assert (kind.work, kind.spread) == (10, 0.5)


def test_calls_chats_and_breaks_take_their_part(wang: Actor, lin: Actor, clock: Ticking) -> None:
    joined(lin, wang)
    shift(lin, NINE, 8)
    shift(wang, NINE, 4)
    typed = Staffing(shrinkage=20, call_minutes=6, chat_minutes=12, slots=2)
    hours = WEEK.days * 24
    made = world(measured(wang, at(clock), WEEK), typed, calls=(2.0,) * hours, chats=(4.0,) * hours)
    assert made.live == pytest.approx([2 * 0.1 + 4 * 0.2 / 2] * hours)
    assert made.pace[9] == pytest.approx(1 / (0.8 - 0.6 / 2))  # two people are there
    assert made.pace[13] == pytest.approx(1 / (0.8 - 0.6))  # and one
    assert made.pace[20] == pytest.approx(1 / 0.8)  # nobody: nothing is handled anyway
    busy = world(measured(wang, clock, WEEK), typed, calls=(20.0,) * hours)
    assert busy.pace[9] == 20


def test_a_calendar_reaches_back_and_beyond_every_promise(wang: Actor, lin: Actor, clock: Ticking) -> None:
    team = team_of("night", lin)
    own = OwnCalendar(code="always", name="Always", time_zone="Asia/Shanghai", week=always())
    put(Calendars(calendars=(own,), teams={team: "always"}))
    cases.opened(lin, at(clock), team_id=team)
    made = world(measured(wang, at(clock, days=8)))
    assert len(made.calendars) == 2
    assert made.kinds[0].calendar == 1
    assert made.calendars[1][0][0] == -60 * DAY
    assert made.calendars[1][-1][1] >= (made.days + made.tail + 60) * DAY
    monday = [span for span in made.calendars[0] if 0 <= span[0] < DAY]
    assert monday == OFFICE


def test_minutes_are_real_where_the_clocks_change(wang: Actor, clock: Ticking) -> None:
    put(Desk(time_zone="Europe/Berlin"))
    joined(wang)
    clock.now = datetime(2026, 3, 23, 9, tzinfo=UTC)
    found = hands(wang, clock, Ahead(date(2026, 3, 23), 14, 0))["Wang"]
    assert found[0] == (9 * HOUR, 12 * HOUR)
    assert found[10] == (7 * DAY + 8 * HOUR, 7 * DAY + 11 * HOUR)  # an hour of the Sunday is missing


def test_the_past_is_told_as_it_was(wang: Actor, lin: Actor, clock: Ticking) -> None:
    """Of three mails one was answered in half an hour, one a day late, and one came in before these days."""
    joined(lin, wang)
    old = cases.opened(lin, at(clock, days=-3))
    asked_twice(lin, wang, clock)
    late = cases.opened(lin, at(clock, minutes=30))
    act(lin, at(clock, days=2), resolution.reply, late, "Sorry.")
    cases.moved(wang, clock, old, "closed", reason="Done.")
    for channel in ("chat", "phone"):
        number = cases.opened(lin, at(clock, days=6), channel=channel)
        act(lin, clock, resolution.reply, number, "At once.")
    at(clock, days=8)
    with look(wang, clock) as desk:
        found = past.past(desk, MONDAY, 7, 0, 1)
    kept = {(each.kind, each.channel): each.share for each in found.kept}
    assert kept[DeadlineKind.RESPONSE, "mail"] == share(1, 2)
    assert kept[DeadlineKind.RESOLUTION, "mail"] == share(1, 2)  # 40 hours after Monday 10:30 are over on the next
    assert found.waits == {("mail", Priority.P3): (30, pytest.approx(90 + 300 + 480 + 60))}  # Monday 10:30 to Wednesday
    assert {(each.kind, each.channel) for each in found.kept if each.played} == {
        (DeadlineKind.RESPONSE, "mail"), (DeadlineKind.RESOLUTION, "mail"),
    }  # fmt: skip
    assert {each.channel for each in found.kept} == {"mail", "phone", "chat"}
    assert {hour: n for hour, n in enumerate(found.arrivals) if n} == {10: 2, 6 * 24 + 10: 1}
    made = world(found.measured)
    assert made.backlog == (Open(0, (found.since - cases.ticket(old).opened_at) / timedelta(minutes=1), False),)
    assert len(made.hands[0].shifts) == 10


def test_what_the_model_does_not_explain_never_falls() -> None:
    realised, simulated = [0.0, 10.0, 20.0, 30.0, 100.0], [0.0, 20.0, 20.0, 20.0, 20.0]
    found = rules.delays(realised, simulated)
    assert len(found) == rules.POINTS
    assert (found[0], found[-1]) == (0, 80)
    assert list(found) == sorted(found)
    assert rules.delays([], simulated) == rules.delays(realised, []) == ()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"shrinkage": 100}, "“Breaks, meetings and the like, in percent”: the most is 90. Please correct the number."),
        ({"handling": 0}, "“Minutes of the first touch of a case”: the least is 0.1. Please correct the number."),
        ({"cost": -1}, "“Cost of an hour of work”: the least is 0. Please correct the number."),
        ({"weeks_ahead": 27}, "“Weeks ahead”: the most is 26. Please correct the number."),
        (
            {"away": float("nan")},
            "“Minutes until the customer answers” is no number that can be counted with. Please correct it.",
        ),
        (
            {"wishes": {1: {"off": range(7)}}},
            "“Wishes for the rota”: a wish leaves no time to work. Leave a day and some hours free of wishes.",
        ),
    ],
)
def test_nonsense_is_refused_with_a_sentence(typed: dict[str, object], sentence: str) -> None:
    with pytest.raises(NotValid) as refused:
        filled(Staffing, **typed)
    assert refused.value.said_in("en") == sentence


def joined(*people: Actor) -> None:
    """They were members long before these weeks."""
    with transaction() as session:
        them = update(Person).where(Person.id.in_([each.id for each in people]))
        session.execute(them.values(created_at=TEN - timedelta(days=90)))
