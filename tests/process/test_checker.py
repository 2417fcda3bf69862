"""Every kind of mistake is found and named; the shipped documents have none."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from core.actors import SYSTEM
from core.process import actions, checker
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.errors import NotSound
from core.process.outcomes import outcomes
from core.work import begin

Body = dict[str, Any]
Defect = Callable[[Body], None]


def step(stage: str, *moves: Any, **more: Any) -> Body:
    due = {"due": "8h"} if stage in {"new", "working"} else {}
    return {"labels": {"en": stage}, "stage": stage, "role": "desk", "next": list(moves), **due, **more}


SOUND: Body = {
    "process": "sound",
    "labels": {"en": "Sound"},
    "applies_when": "category == 'other' and priority != 'P1'",
    "roles": {"desk": {"labels": {"en": "Desk"}}},
    "fields": {
        "verdict": {"type": "enum", "values": ["good", "bad"], "labels": {"en": "Verdict"}},
        "sure": {"type": "bool", "labels": {"en": "Sure"}},
        "words": {"type": "text", "labels": {"en": "Words"}},
        "truth": {"type": "bool", "bind": "complaint.truth", "labels": {"en": "Truth"}},
    },
    "exam": {},
    "steps": {
        "look": step("new", "work", {"to": "wait"}),
        "wait": step(
            "waiting_customer", {"to": "look", "event": "customer_replied"}, max_visits={"times": 2, "then": "work"}
        ),
        "work": step(
            "working",
            {"to": "done", "when": "verdict == 'good' and sure"},
            {"to": "look", "when": "verdict == 'bad' or not sure", "back": True},
            require=["verdict", "sure"],
        ),
        "done": step("closed", end="answered", reopen={"to": "work", "within": "30d"}),
    },
}


def seeded(*path: str, value: Any) -> Defect:
    def plant(body: Body) -> None:
        place: Any = body
        for each in path[:-1]:
            place = place[each]
        place[path[-1]] = value

    return plant


def question(**more: Any) -> Body:
    choices = {"yes": {"en": "Yes"}, "no": {"en": "No"}}
    return {"step": "look", "q": {"en": "Is it?"}, "options": choices, "answer": "yes"} | more


def move(to: str = "done", **more: Any) -> Body:
    return {"to": to, **more}


def eyes_on_what_comes_later(body: Body) -> None:
    body["steps"]["done"].pop("reopen")
    body["steps"]["look"]["not_by"] = ["done"]


DEFECTS: list[tuple[Defect, Finding]] = [
    (seeded("steps", "look", "next", value=["nowhere"]), Finding(Problem.UNKNOWN_TARGET, "look")),
    (
        seeded("steps", "wait", "max_visits", value={"times": 1, "then": "nowhere"}),
        Finding(Problem.UNKNOWN_TARGET, "wait"),
    ),
    (
        seeded("steps", "done", "reopen", value={"to": "nowhere", "within": "1d"}),
        Finding(Problem.UNKNOWN_TARGET, "done"),
    ),
    (seeded("steps", "work", "not_by", value=["nowhere"]), Finding(Problem.EYES_ON_NOTHING, "work")),
    (eyes_on_what_comes_later, Finding(Problem.EYES_TOO_EARLY, "look")),
    (seeded("steps", "wait", "hand_over", value="rituals"), Finding(Problem.UNKNOWN_PROCESS, "wait")),
    (seeded("steps", "wait", "hand_over", value="other"), Finding(Problem.AFTER_END, "wait")),
    (seeded("steps", "done", "next", value=["look"]), Finding(Problem.AFTER_END, "done")),
    (seeded("steps", "done", "hand_over", value="other"), Finding(Problem.AFTER_END, "done")),
    (seeded("steps", "look", "hand_over", value="other"), Finding(Problem.NO_WORK, "look")),
    (seeded("steps", "look", "hand_over", value="sound"), Finding(Problem.HANDED_ROUND, "look")),
    (seeded("exam", "items", value=[question(step="gone")]), Finding(Problem.EXAM_STEP)),
    (seeded("exam", "items", value=[question(answer="maybe")]), Finding(Problem.EXAM_ANSWER, "look")),
    (
        seeded("steps", "work", "next", value=[move(when="words == 'x'"), move("look", when="words == 'y'")]),
        Finding(Problem.NOT_ASKED, "work"),
    ),
    (
        seeded("steps", "work", value=step("working", move(when="words == 'x'"), require=["words"])),
        Finding(Problem.OPEN_VALUES, "work"),
    ),
    (
        seeded("steps", "work", value=step("working", move(when="truth"), move("look", when="not truth", back=True))),
        Finding(Problem.MAYBE_EMPTY, "work"),
    ),
    (seeded("steps", "work", "next", value=["done", move(when="moon")]), Finding(Problem.UNKNOWN_FIELD, "work")),
    (seeded("steps", "work", "role", value="king"), Finding(Problem.UNKNOWN_ROLE, "work")),
    (seeded("steps", "look", "require", value=["colour"]), Finding(Problem.UNKNOWN_FIELD, "look")),
    (seeded("steps", "look", "optional", value=["colour"]), Finding(Problem.UNKNOWN_FIELD, "look")),
    (seeded("steps", "look", "next", value=["wait", move("work", when="len(x)")]), Finding(Problem.BAD_GUARD, "look")),
    (seeded("steps", "look", "next", value=["wait", move("work", when="sure")]), Finding(Problem.NOT_ASKED, "look")),
    (seeded("steps", "work", "require", value=["verdict"]), Finding(Problem.NOT_ASKED, "work")),
    (seeded("roles", "desk", "held_by", value=["trainer"]), Finding(Problem.ROLE_WITHOUT_RIGHT, "look")),
    (seeded("steps", "look", "optional", value=["words", "words"]), Finding(Problem.TWICE, "look")),
    (seeded("steps", "work", "optional", value=["sure"]), Finding(Problem.TWICE, "work")),
    (seeded("steps", "look", "check", value=[{"id": "a", "labels": {}}] * 2), Finding(Problem.TWICE, "look")),
    (
        seeded("steps", "work", "next", value=["done", move("look", when="sure and not sure")]),
        Finding(Problem.NEVER, "work"),
    ),
    (
        seeded("steps", "wait", "next", value=[move("look", after="1d"), move("work", after="2d")]),
        Finding(Problem.NEVER, "wait"),
    ),
    (
        seeded("steps", "wait", "next", value=[move("look", event="customer_replied")] * 2),
        Finding(Problem.NEVER, "wait"),
    ),
    (
        seeded("steps", "wait", "max_visits", value={"times": 1, "then": "wait"}),
        Finding(Problem.CAP_CIRCLE, "wait"),
    ),
    (seeded("applies_when", value="category =="), Finding(Problem.BAD_GUARD)),
    (seeded("applies_when", value="moon == 'full'"), Finding(Problem.BAD_GUARD)),
    (seeded("steps", "work", "next", value=[move(when="verdict == 'good'")]), Finding(Problem.BLOCKED, "work")),
    (seeded("steps", "work", "next", value=[move(when="sure and not sure")]), Finding(Problem.BLOCKED, "work")),
    (
        seeded("steps", "work", "next", value=[move(when="sure"), move("look", when="verdict == 'bad'")]),
        Finding(Problem.BLOCKED, "work"),
    ),
    (seeded("steps", "done", "end", value=None), Finding(Problem.DEAD_END, "done")),
    (seeded("steps", "done", "stage", value="resolved"), Finding(Problem.DEAD_END, "done")),
    (seeded("steps", "work", "next", value=[]), Finding(Problem.DEAD_END, "work")),
    (seeded("steps", "look", "next", value=["work"]), Finding(Problem.UNREACHABLE, "wait")),
    (seeded("steps", "work", "next", value=["look"]), Finding(Problem.NO_WAY_TO_END, "work")),
    (
        seeded("steps", "work", "max_visits", value={"times": 1, "then": "look"}),
        Finding(Problem.NO_WAY_TO_END, "look"),
    ),
    (seeded("steps", "wait", "next", value=["look"]), Finding(Problem.STUCK_WAITING, "wait")),
    (seeded("steps", "work", "due", value=None), Finding(Problem.NO_LIMIT, "work")),
    (seeded("steps", "done", "end", value=None), Finding(Problem.NO_END)),
]


@pytest.fixture
def body() -> Body:
    return copy.deepcopy(SOUND)


def findings(body: Body) -> tuple[Finding, ...]:
    return checker.check(Document.model_validate(body), known={"other"})


def test_a_sound_document_has_no_findings(body: Body) -> None:
    assert findings(body) == ()


@pytest.mark.parametrize("document", list(actions.shipped()), ids=lambda each: each.process)
def test_the_shipped_documents_are_sound(document: Document) -> None:
    assert checker.check(document, {each.process for each in actions.shipped()}) == ()


@pytest.mark.parametrize("document", list(actions.shipped()), ids=lambda each: each.process)
def test_no_way_back_of_what_we_ship_asks_for_what_does_not_decide_it(document: Document) -> None:
    back = [move.when for own in document.steps.values() for move in own.next if move.back and move.when]
    whatever = [when for when in back if all(all(each.holds) for each in outcomes(document, [when]) or ())]
    assert whatever == []


@pytest.mark.parametrize(
    ("plant", "expected"), DEFECTS, ids=lambda each: f"{each.problem} {each.step}" if isinstance(each, Finding) else ""
)
def test_a_seeded_defect_is_found_at_its_step(body: Body, plant: Defect, expected: Finding) -> None:
    plant(body)
    assert expected in findings(body)


def test_every_kind_of_problem_has_a_seeded_defect() -> None:
    assert {finding.problem for _, finding in DEFECTS} == set(Problem)


def test_two_defects_are_both_found(body: Body) -> None:
    plant_role, plant_limit = seeded("steps", "look", "role", value="king"), seeded("steps", "work", "due", value=None)
    plant_role(body)
    plant_limit(body)
    assert {Finding(Problem.UNKNOWN_ROLE, "look"), Finding(Problem.NO_LIMIT, "work")} <= set(findings(body))


def test_guards_over_open_values_need_a_way_for_all_others(body: Body) -> None:
    body["fields"]["amount"] = {"type": "money", "labels": {"en": "Amount"}}
    body["steps"]["work"] |= {
        "require": ["amount"],
        "next": [move(when="amount == 0"), move("look", when="amount == 1")],
    }
    assert findings(body) == (Finding(Problem.OPEN_VALUES, "work"),)
    body["steps"]["work"]["next"].append(move("look", when="amount != 1 and amount != 0"))
    assert findings(body) == ()


def test_more_combinations_than_anybody_can_oversee_count_as_blocked(body: Body) -> None:
    names = [f"f{number}" for number in range(8)]
    for name in names:
        body["fields"][name] = {"type": "enum", "values": [*"abcde"], "labels": {}}
    every = " or ".join(f"{name} == 'a'" for name in names)
    body["steps"]["work"] |= {"require": names, "next": [move(when=every), move("look", when=f"not ({every})")]}
    assert findings(body) == (Finding(Problem.BLOCKED, "work"),)


def test_every_pair_of_defects_is_survived(body: Body) -> None:
    """The checker names mistakes; it never fails on them, however they meet."""
    chance = Random(20_260)
    for (one, _), (other, _) in (chance.sample(DEFECTS, 2) for _ in range(250)):
        broken = copy.deepcopy(body)
        one(broken)
        try:
            other(broken)
        except (TypeError, KeyError):  # the first defect has taken away the place of the second
            continue
        assert findings(broken) != ()


def test_a_document_with_a_problem_cannot_be_published(desk: str, body: Body) -> None:
    seeded("steps", "work", "role", value="king")(body)
    with begin(SYSTEM) as work, pytest.raises(NotSound) as refusal:
        actions.publish(work, Document.model_validate(body))
    assert refusal.value.said_in("en") == (
        "This process document cannot be published yet: the step “work” names a role that does not exist."
    )


# Handing over


def test_handing_over_ends_a_document_and_needs_neither_moves_nor_a_limit(body: Body) -> None:
    body["steps"]["done"] = {"labels": {}, "stage": "working", "role": "desk", "hand_over": "other"}
    assert findings(body) == ()
    assert Finding(Problem.UNKNOWN_PROCESS, "done") in checker.check(Document.model_validate(body), known=())
    assert checker.check(Document.model_validate(body)) == ()  # not asked


# Fields that live with the case


def read_later(body: Body, **changes: Any) -> tuple[Finding, ...]:
    """``look`` asks for the truth, ``wait`` may come between, ``work`` reads it."""
    body["steps"]["look"] |= {"require": ["truth"], "next": ["work", move("wait")]}
    body["steps"]["wait"] |= {"next": [move("work", event="customer_replied")]}
    body["steps"]["work"] |= {"require": [], "next": [move(when="truth"), move("look", when="not truth", back=True)]}
    for name, change in changes.items():
        body["steps"][name] |= change
    return findings(body)


def test_a_condition_may_read_what_every_way_has_filled_in(body: Body) -> None:
    assert read_later(body) == ()


@pytest.mark.parametrize(
    ("step", "change"),
    [
        ("look", {"next": ["work", move("wait", back=True)]}),  # going back asks for nothing
        ("look", {"next": [move("work", event="customer_replied"), "wait"]}),  # neither do events
        ("look", {"require": [], "optional": ["truth"]}),
    ],
)
def test_any_way_that_leaves_it_empty_is_found(body: Body, step: str, change: Body) -> None:
    assert read_later(body, **{step: change}) == (Finding(Problem.MAYBE_EMPTY, "work"),)


@pytest.mark.parametrize("asked", [True, False])
def test_who_is_turned_away_from_a_step_has_been_there_before(body: Body, asked: bool) -> None:
    ask = step("working", "work", require=["truth"] if asked else [], max_visits={"times": 1, "then": "work"})
    ways = {"next": [move(when="truth"), move("ask", when="not truth", back=True)]}
    body["steps"] = {"ask": ask, "work": step("working") | ways, "done": step("closed", end="answered")}
    found = {each.problem for each in findings(body)}
    assert (Problem.MAYBE_EMPTY in found) is not asked
    assert Problem.NO_WAY_TO_END in found  # the second time nobody asks, and the first answer decides for ever


def test_a_value_that_nobody_asks_for_again_can_hold_a_case_for_ever(body: Body) -> None:
    assert read_later(body, work={"next": [move(when="truth"), move("wait", when="not truth")]}) == (
        Finding(Problem.NO_WAY_TO_END, "wait"),
        Finding(Problem.NO_WAY_TO_END, "work"),
    )
