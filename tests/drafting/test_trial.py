"""A pretended case walks by the rules of real ones; no database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.drafting import claiming, edits, picking, templates, trial
from core.hours.calendar import Calendar
from core.process import actions, flow
from core.process.checker import check
from core.process.document import Limit
from core.process.words import MoveKind, Stage

COMPLAINT = {each.process: each for each in actions.shipped()}["complaint"]
CALL = templates.shipped()["call_back"]
HOUR = timedelta(hours=1)


def walked(document, at, *targets):
    """By the first move that leads to each."""
    for to in targets:
        move = next(move for move in document.steps[at.here.step].next if move.to == to)
        at = trial.happened(document, at, move) if move.event else trial.made(document, at, move, {})
    return at


@pytest.mark.parametrize("code", templates.shipped())
def test_templates_hold_speak_every_language_and_take_no_cases(code):
    made = templates.made(code, "mine", {"en": "Mine"})
    assert (check(made), made.applies_when, made.process) == ((), None, "mine")
    texts = [each for step in made.steps.values() for each in (step.labels, step.do) if each]
    assert all(set(each) == {"en", "zh_CN", "zh_TW"} for each in texts)


def test_a_case_walks_is_late_and_ends():
    at = trial.begun(COMPLAINT, "phone")
    assert at.here.due == timedelta(minutes=5)
    at = trial.waited(COMPLAINT, at)
    assert (at.here.step, at.here.late(at.now), trial.waits_for(COMPLAINT, at)) == ("receive", True, None)
    assert trial.waited(COMPLAINT, at) == at
    at = walked(COMPLAINT, at, "review", "answer", "confirm")
    at = trial.waited(COMPLAINT, at)
    assert (at.here.step, at.now) == ("closed", timedelta(days=7, minutes=6))
    assert [stay.kind for stay in at.stays][-2:] == [MoveKind.TIME, None]
    back = trial.reopened(COMPLAINT, at, COMPLAINT.steps["closed"].reopen.to)
    assert back.stays[-2].kind is MoveKind.REOPEN


def test_time_that_passes_makes_the_moves_it_meets():
    at = walked(CALL, trial.begun(CALL, "phone"), "later")
    at = trial.passed(CALL, at, 9 * HOUR)
    assert (at.here.step, at.here.entered, at.now) == ("call", 4 * HOUR, 9 * HOUR)
    at = trial.passed(CALL, trial.begun(CALL, "phone"), 30 * HOUR)
    assert (at.here.step, at.here.late(at.now)) == ("call", True)


def test_a_document_that_counts_working_time_is_late_by_the_calendar_and_moves_by_the_clock():
    nine_to_five = Calendar(ZoneInfo("UTC"), dict.fromkeys(range(5), ((9 * 60, 17 * 60),)))
    friday = datetime(2026, 1, 9, 16, 0, tzinfo=UTC)  # an hour before the weekend
    start = CALL.steps[CALL.start].model_copy(update={"due": Limit(default=3 * HOUR)})
    document = CALL.model_copy(update={"steps": {**CALL.steps, CALL.start: start}})
    at = trial.begun(document, "phone", friday, nine_to_five)
    assert at.opened + at.here.due == datetime(2026, 1, 12, 11, 0, tzinfo=UTC)  # two hours are left for Monday
    assert (at.left, trial.begun(document, "phone").left) == (3 * HOUR, 3 * HOUR)
    at = trial.passed(document, at, 24 * HOUR)
    assert (at.left, at.here.late(at.now)) == (2 * HOUR, False)
    at = trial.passed(document, at, 44 * HOUR)  # Monday, noon
    assert (at.left, at.here.late(at.now)) == (-HOUR, True)
    later = walked(document, at, "later")
    assert trial.waits_for(document, later)[0] == later.now + 4 * HOUR
    never = trial.begun(document, "phone", friday, Calendar(ZoneInfo("UTC"), {}))
    assert (never.here.due, never.left) == (None, None)


def test_a_loop_limit_turns_the_case_aside():
    at = trial.begun(CALL, "phone")
    for _ in range(3):
        at = trial.waited(CALL, walked(CALL, at, "later"))
    assert (at.here.step, at.stays[-2].kind) == ("write", MoveKind.CAP)


def test_a_broken_draft_names_what_has_to_be_mended_first():
    assert trial.obstacles(COMPLAINT) == ()
    leading = {name for name, step in COMPLAINT.steps.items() if "answer" in flow.targets(step)} - {"answer"}
    assert set(trial.obstacles(edits.removed("answer")(COMPLAINT))) == leading
    seen = COMPLAINT.steps["receive"]
    for new in ({"require": ("nothing",)}, {"next": (seen.next[0].model_copy(update={"when": "f(x)"}),)}):
        assert trial.obstacles(edits.step("receive", seen, **new)(COMPLAINT)) == ("receive",)


def test_a_limit_from_the_start_of_the_case_counts_from_there():
    due = Limit(default=8 * HOUR, from_start=True)
    document = edits.step("review", COMPLAINT.steps["review"], due=due)(COMPLAINT)
    at = walked(document, trial.passed(document, trial.begun(document, "mail"), 9 * HOUR), "review")
    assert (at.here.due, at.here.late(at.now)) == (8 * HOUR, True)


@pytest.mark.parametrize(
    "choices",
    [{}, {"category": ("complaint",)}, {"category": ("a", "b"), "channel": ("chat",), "priority": ("P1", "P2")}],
)
def test_which_cases_is_chosen_and_read_back(choices):
    assert claiming.chosen(claiming.written(choices)) == choices


@pytest.mark.parametrize(
    "guard", ["category != 'a'", "category == 'a' or channel == 'b'", "sure", "category == 'a' and category == 'b'"]
)
def test_what_says_more_than_can_be_chosen_is_left_alone(guard):
    assert claiming.chosen(guard) is None


@pytest.mark.parametrize("guard", ["sure", "not sure", "a == \"it's\"", "a in ('b', 'c') and not sure", None])
def test_a_condition_is_picked_and_written_as_it_was(guard):
    assert picking.written(picking.picked(guard)) == guard


@pytest.mark.parametrize("guard", ["a != 'b'", "sure or not sure", "not (a and b)", "f(x)"])
def test_what_says_more_than_can_be_picked_is_left_alone(guard):
    assert picking.picked(guard) is None


def test_a_case_that_closes_is_not_counted_any_more():
    at = walked(COMPLAINT, trial.begun(COMPLAINT, "mail"), "review", "answer", "confirm")
    assert COMPLAINT.steps[at.here.step].stage is Stage.RESOLVED
    assert trial.passed(COMPLAINT, at, timedelta(days=30)).here.step == "closed"
