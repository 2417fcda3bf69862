"""What people read of a document: its conditions, what differs, and what makes one wonder."""

import copy
from typing import Any

import pytest

from core.actors import Role
from core.process import actions, conditions
from core.process.conditions import Is, Odd
from core.process.differences import Kind, Part, between, only_words
from core.process.document import Document
from core.process.letters import passages
from core.process.remarks import Remark, remarks
from core.process.staff import Staff
from tests.process.test_checker import SOUND, Body, move, question, seeded

SHIPPED = {each.process: each for each in actions.shipped()}
TWO = Staff(dict.fromkeys(Role, (1, 2)), {7: (1, 2)}, {"toys": (2,), "pets": ()})


def changed(*path: str, value: Any) -> Document:
    body = copy.deepcopy(SOUND | {"exam": {"items": [question()]}})
    seeded(*path, value=value)(body)
    return Document.model_validate(body)


OLD = Document.model_validate(SOUND | {"exam": {"items": [question()]}})


# Conditions


def test_conditions_are_read_as_trees_and_odd_ones_as_their_text() -> None:
    assert conditions.read("a not in ('b', 'c')") == Is("a", ("b", "c"), negated=True)
    assert conditions.read("'a' == a") == Odd("'a' == a")
    assert [conditions.one_of("a", values) for values in ((), ("b",), ("b", "c"))] == [
        None, "a == 'b'", "a in ('b', 'c')",
    ]  # fmt: skip


# Differences


def test_a_document_does_not_differ_from_itself() -> None:
    assert between(OLD, OLD) == ()


def test_steps_that_came_went_and_changed_are_told_apart() -> None:
    new = changed("steps", "late", value=SOUND["steps"]["work"])
    found = between(OLD, new.model_copy(update={"steps": {k: v for k, v in new.steps.items() if k != "wait"}}))
    assert [(each.step, each.kind) for each in found] == [("late", Kind.ADDED), ("wait", Kind.REMOVED)]


@pytest.mark.parametrize(
    ("path", "value", "part", "words"),
    [
        (("labels",), {"en": "Sounder"}, Part.LABELS, True),
        (("steps", "work", "labels"), {"en": "Working hard"}, Part.LABELS, True),
        (("steps", "work", "do"), {"zh_CN": "做"}, Part.DO, True),
        (("fields", "sure", "labels"), {"en": "Certain"}, Part.FIELDS, True),
        (("steps", "work", "check"), [{"id": "a", "labels": {"en": "A"}}], Part.CHECK, False),
        (("steps", "work", "due"), "4h", Part.DUE, False),
        (("steps", "work", "require"), ["verdict", "sure", "words"], Part.REQUIRE, False),
        (("roles", "desk", "held_by"), ["agent"], Part.ROLES, False),
        (("applies_when",), None, Part.APPLIES_WHEN, False),
        (("deadline",), "3d", Part.DEADLINE, False),
        (("owner",), "supervisor", Part.OWNER, False),
        (("review_every",), "90d", Part.REVIEW_EVERY, False),
        (("roles", "desk", "teams"), [7], Part.ROLES, False),
        (("roles", "desk", "skills"), ["toys"], Part.ROLES, False),
        (("fields", "sure", "bind"), "complaint.sure", Part.FIELDS, False),
        (("steps", "wait", "hand_over"), "complaint", Part.HAND_OVER, False),
        (("exam", "items"), [question(), question(answer="no")], Part.EXAM, False),
        (("exam", "items"), [question(q={"en": "Really?"})], Part.EXAM, True),
    ],
)
def test_wording_is_told_from_what_decides(path, value, part, words) -> None:
    found = between(OLD, changed(*path, value=value))
    assert [change.part for each in found for change in each.changes] == [part]
    assert only_words(found) is words


def test_another_order_of_the_same_steps_is_a_difference() -> None:
    turned = OLD.model_copy(update={"steps": dict(reversed(OLD.steps.items()))})
    assert [change.part for each in between(OLD, turned) for change in each.changes] == [Part.ORDER]


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("先核对保修期。", "先核对保修期和批次号。", [""], ["和批次号"]),
        ("One. Two. Three.", "One. Three.", ["Two. "], [""]),
        ("", "new", [""], ["new"]),
        ("Call on day 3.", "Call on day 5.", ["3"], ["5"]),
    ],
)
def test_letters_that_differ_are_found_and_nothing_is_lost(before, after, gone, new) -> None:
    found = passages(before, after)
    assert ("".join(each.gone for each in found), "".join(each.new for each in found)) == (before, after)
    assert [each.gone for each in found if not each.same] == gone
    assert [each.new for each in found if not each.same] == new


def test_long_hostile_texts_are_compared_at_once() -> None:
    assert passages("." * 4000, ". " * 2000)
    assert passages("a" * 4000, "b" * 4000)[0].same is False


# Remarks


@pytest.mark.parametrize("process", SHIPPED)
def test_a_desk_with_people_in_every_role_has_nothing_to_wonder_about(process) -> None:
    assert remarks(SHIPPED[process], TWO) == ()


def wondered(body: Body, people: Any = TWO) -> set[tuple[Any, str]]:
    return {(each.problem, each.step) for each in remarks(Document.model_validate(body), people)}


def once_only(body: Body) -> None:
    body["steps"]["done"] |= {"reopen": None, "max_visits": {"times": 2, "then": "look"}}


def test_each_remark_is_made_where_it_belongs() -> None:
    body = copy.deepcopy(SOUND)
    body["steps"]["look"]["next"] = [move("work", labels={"en": "It is plain"}), move("wait")]
    for name in body["steps"]:
        body["steps"][name]["do"] = {"en": "Do it."}
    assert wondered(body) == set()
    assert (Remark.NOBODY, "look") in wondered(body, Staff({}))
    planted = {
        (Remark.NO_WORDS, "look"): seeded("steps", "look", "do", value={}),
        (Remark.NO_CASES, ""): seeded("applies_when", value=None),
        (Remark.LATE, ""): seeded("deadline", value="1h"),
        (Remark.REWORK, "work"): seeded("steps", "work", "next", value=["done", move("look", when="sure")]),
        (Remark.TWO_MOVES, "work"): seeded(
            "steps", "work", "next", value=[move(when="sure"), move("wait", when="sure"), move(when="not sure")]
        ),
        (Remark.FREE_CHOICE, "work"): seeded("steps", "work", "next", value=["done", "wait"]),
        (Remark.SAME_ROLE, "work"): seeded("steps", "work", "not_by", value=["look"]),
        (Remark.IDLE_CAP, "done"): once_only,
    }
    for expected, plant in planted.items():
        broken = copy.deepcopy(body)
        plant(broken)
        assert wondered(broken) == {expected}
    body["steps"]["work"] |= {"not_by": ["look"], "role": "other"}
    body["roles"]["other"] = {"labels": {}, "held_by": ["agent"]}
    assert wondered(body) == set()
    assert wondered(body, Staff({Role.AGENT: (1,)})) == {(Remark.TOO_FEW, "work")}
    body["roles"]["other"] |= {"teams": [7], "skills": ["toys"]}
    assert wondered(body) == {(Remark.TOO_FEW, "work")}  # both are in the team, one has the skill
    for nobody in ({"skills": ["pets"]}, {"skills": ["gone"]}, {"teams": [8]}):
        body["roles"]["other"] |= nobody
        assert wondered(body) == {(Remark.NOBODY_WITH, "work")}


def test_buttons_that_say_when_leave_a_choice_that_needs_no_condition() -> None:
    body = copy.deepcopy(SOUND)
    body["steps"]["look"]["next"] = [move("work", labels={"en": "It is plain"}), move("wait")]
    assert Remark.FREE_CHOICE not in {kind for kind, _ in wondered(body)}
