"""Each kind of mistake, planted at a random step of a random sound document, is found at that step."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from core.actors import Role
from core.language import Word
from core.process import checker
from core.process.checker import Problem
from core.process.document import Document
from core.process.remarks import Remark, remarks
from core.process.staff import Staff

Body = dict[str, Any]
Plant = Callable[[Body, Random], str]  # the step at which it has to be found

SEEDS = range(6)
EVERYBODY = Staff(dict.fromkeys(Role, (1, 2)))


def sound(chance: Random) -> Body:
    """A way of up to eight steps with decisions, waits, rework and visit limits, which holds."""
    names = [f"s{number}" for number in range(chance.randint(4, 8))]
    steps: Body = {}
    for place, name in enumerate(names):
        onward, before = [*names, "done"][place + 1], names[max(0, place - 1)]
        steps[name] = {"labels": {}, "stage": "working", "role": "desk", "due": "1h", "do": {"en": "Do it."}}
        match chance.choice(["plain", "decision", "wait"]) if place else "plain":
            case "decision":
                ways = [{"to": onward, "when": "good"}, {"to": before, "when": "not good", "back": True}]
                steps[name] |= {"require": ["good"], "next": ways}
            case "wait":
                ways = [{"to": onward, "event": "customer_replied"}, {"to": before, "after": "2d"}]
                steps[name] |= {"stage": "waiting_customer", "next": ways}
            case _:
                steps[name] |= {"next": [{"to": onward}]}
    steps["done"] = {"labels": {}, "stage": "closed", "role": "desk", "end": "done"}
    fields = {"good": {"type": "bool", "labels": {}}, "words": {"type": "text", "labels": {}}}
    bound = {"truth": {"type": "bool", "bind": "complaint.truth", "labels": {}}}
    roles = {"desk": {"labels": {}}, "clerks": {"labels": {}, "held_by": ["trainer"]}}
    head = {"process": "x", "labels": {}, "applies_when": "category == 'x'", "deadline": "9d", "roles": roles}
    return head | {"fields": fields | bound, "steps": steps, "exam": {"items": []}}


def some(body: Body, chance: Random) -> str:
    """Any step but the first and the last."""
    return chance.choice(list(body["steps"])[1:-1])


def changed(**change: Any) -> Plant:
    def plant(body: Body, chance: Random) -> str:
        name = some(body, chance)
        body["steps"][name] |= change
        return name

    return plant


def decided(*whens: str, require: tuple[str, ...] = ()) -> Plant:
    """The way onward by these conditions; the last one leads back."""

    def plant(body: Body, chance: Random) -> str:
        name = some(body, chance)
        onward = list(body["steps"])[list(body["steps"]).index(name) + 1]
        ways: list[Body] = [{"to": onward, "when": when} for when in whens]
        back = {"to": name, "when": whens[-1], "back": True}
        body["steps"][name] |= {"stage": "working", "require": list(require), "next": [*ways[:-1], back][: len(ways)]}
        return name

    return plant


def forked(*ways: Body) -> Plant:
    """The way onward beside another one that ends here."""

    def plant(body: Body, chance: Random) -> str:
        steps = list(body["steps"])
        name = chance.choice(steps[1:-2])
        onward = steps[steps.index(name) + 1]
        moves = [{"to": to} | way for to, way in zip((onward, "done"), ways, strict=True)]
        body["steps"][name] |= {"stage": "working", "require": ["good"], "next": moves}
        return name

    return plant


def island(body: Body, _: Random) -> str:
    body["steps"] = {**body["steps"], "island": body["steps"]["done"]}
    return "island"


def trap(body: Body, chance: Random) -> str:
    name = some(body, chance)
    body["steps"][name] |= {"stage": "working", "due": "1h", "require": [], "next": [{"to": "trap"}]}
    body["steps"]["trap"] = body["steps"][name] | {"next": [{"to": "trap"}]}
    return "trap"


def asked(**question: Any) -> Plant:
    def plant(body: Body, chance: Random) -> str:
        choices = {"a": {}, "b": {}}
        name = some(body, chance)
        body["exam"]["items"] = [{"step": name, "q": {}, "options": choices, "answer": "a"} | question]
        return "" if "step" in question else name

    return plant


def no_end(body: Body, _: Random) -> str:
    body["steps"]["done"]["end"] = None
    return ""


def handed_to_itself(body: Body, _: Random) -> str:
    body["steps"]["s0"] |= {"next": [], "hand_over": "x"}
    return "s0"


def handed_over_at_once(body: Body, _: Random) -> str:
    body["steps"]["s0"] |= {"next": [], "hand_over": "other"}
    return "s0"


def eyes_on_the_next(body: Body, _: Random) -> str:
    body["steps"]["s0"]["not_by"] = ["done"]
    return "s0"


def of_whole(**change: Any) -> Plant:
    def plant(body: Body, _: Random) -> str:
        body.update(change)
        return ""

    return plant


def once_only(body: Body, _: Random) -> str:
    body["steps"]["done"]["max_visits"] = {"times": 1, "then": "s0"}
    return "done"


def unmarked(body: Body, chance: Random) -> str:
    name = some(body, chance)
    onward = list(body["steps"])[list(body["steps"]).index(name) + 1]
    body["steps"][name] |= {"stage": "working", "require": ["good"]}
    body["steps"][name]["next"] = [{"to": onward, "when": "good"}, {"to": name, "when": "not good"}]
    return name


PLANTS: dict[Word, Plant] = {
    Problem.UNKNOWN_TARGET: changed(stage="working", next=[{"to": "nowhere"}]),
    Problem.UNKNOWN_ROLE: changed(role="king"),
    Problem.ROLE_WITHOUT_RIGHT: changed(role="clerks"),
    Problem.UNKNOWN_FIELD: changed(optional=["colour"]),
    Problem.TWICE: changed(optional=["words", "words"]),
    Problem.BAD_GUARD: decided("open('x')", "good"),
    Problem.NOT_ASKED: decided("words == 'x'", "words != 'x'"),
    Problem.MAYBE_EMPTY: decided("truth", "not truth"),
    Problem.BLOCKED: decided("good", "good", require=("good",)),
    Problem.OPEN_VALUES: decided("words == 'x'", "words == 'y'", require=("words",)),
    Problem.NEVER: decided("good", "not good", "good and not good", require=("good",)),
    Problem.AFTER_END: changed(hand_over="other"),
    Problem.CAP_CIRCLE: unmarked,  # and a limit, below
    Problem.DEAD_END: changed(next=[]),
    Problem.UNREACHABLE: island,
    Problem.NO_WAY_TO_END: trap,
    Problem.STUCK_WAITING: changed(stage="waiting_partner", next=[{"to": "done"}]),
    Problem.NO_LIMIT: changed(stage="working", due=None),
    Problem.NO_END: no_end,
    Problem.EYES_ON_NOTHING: changed(not_by=["nowhere"]),
    Problem.EYES_TOO_EARLY: eyes_on_the_next,
    Problem.UNKNOWN_PROCESS: changed(next=[], hand_over="rituals"),
    Problem.NO_WORK: handed_over_at_once,
    Problem.HANDED_ROUND: handed_to_itself,
    Problem.EXAM_STEP: asked(step="nowhere"),
    Problem.EXAM_ANSWER: asked(answer="c"),
    Remark.NO_WORDS: changed(do={}),
    Remark.NO_CASES: of_whole(applies_when=None),
    Remark.LATE: of_whole(deadline="30m"),
    Remark.REWORK: unmarked,
    Remark.SAME_ROLE: changed(not_by=["s0"]),
    Remark.FREE_CHOICE: forked({}, {}),
    Remark.TWO_MOVES: forked({"when": "good or not good"}, {"when": "good"}),
    Remark.IDLE_CAP: once_only,
}


def found(body: Body) -> set[tuple[Word, str]]:
    document = Document.model_validate(body)
    problems = checker.check(document, known={"other"})
    return {(each.problem, each.step) for each in problems or remarks(document, EVERYBODY)}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_found_at_its_step(kind: Word) -> None:
    for seed in SEEDS:
        chance = Random(f"{kind} {seed}")
        body = sound(chance)
        assert found(body) == set(), seed
        broken = copy.deepcopy(body)
        step = PLANTS[kind](broken, chance)
        if kind is Problem.CAP_CIRCLE:
            broken["steps"][step]["max_visits"] = {"times": 1, "then": step}
        assert (kind, step) in found(broken), seed


def test_there_is_a_mistake_of_every_kind() -> None:
    by_people = {Remark.NOBODY, Remark.NOBODY_WITH, Remark.TOO_FEW}
    assert PLANTS.keys() | by_people == {*Problem, *Remark}
