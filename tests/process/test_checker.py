"""Every kind of mistake is found and named; the shipped documents have none."""

import copy
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from core.actors import SYSTEM
from core.process import actions, checker
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.errors import NotSound
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
    },
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


def move(to: str = "done", **more: Any) -> Body:
    return {"to": to, **more}


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
    (seeded("steps", "work", "not_by", value=["nowhere"]), Finding(Problem.UNKNOWN_TARGET, "work")),
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
    return checker.check(Document.model_validate(body))


def test_a_sound_document_has_no_findings(body: Body) -> None:
    assert findings(body) == ()


@pytest.mark.parametrize("document", list(actions.shipped()), ids=lambda each: each.process)
def test_the_shipped_documents_are_sound(document: Document) -> None:
    assert checker.check(document) == ()


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
    assert Finding(Problem.BLOCKED, "work") in findings(body)
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
    for (one, _), (other, _) in product(DEFECTS, DEFECTS):
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
