"""All documents together: every case finds one, and none is handed round for ever."""

from itertools import product
from typing import Any

import pytest
import yaml

from core.process import actions, routing, rules
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.routing import Routing
from core.settings.terms import SHIPPED as TERMS
from core.triage.words import Priority

SHIPPED = {each.process: each for each in actions.shipped()}
WORDS = yaml.safe_load(TERMS.read_text(encoding="utf-8"))


def handing(process: str, to: str | None, end: bool = False, **head: Any) -> Document:
    """A first step that hands over, or one that leads to an end and hands over besides."""
    step = {"labels": {}, "stage": "working", "role": "desk", "due": "1h"}
    steps: dict[str, Any] = {"away": {**step, "hand_over": to}} if to else {}
    if end:
        ways = ["done", *steps]
        steps = {"first": {**step, "next": ways}, **steps, "done": {"labels": {}, "stage": "closed", "end": "x"}}
    return Document.model_validate(
        {"process": process, "labels": {}, "roles": {"desk": {"labels": {}}}, "steps": steps} | head
    )


def test_every_case_finds_exactly_one_document_and_every_shipped_category_one_of_its_own() -> None:
    documents = list(SHIPPED.values())
    for category, channel, priority in product(WORDS["category"], WORDS["channel"], Priority):
        facts = {"category": category, "channel": channel, "priority": priority}
        chosen = rules.route(documents, facts)
        claiming = [each for each in documents if rules.route([each], facts)]
        assert chosen is not None
        assert [each for each in claiming if each.precedence == chosen.precedence] == [chosen]
    unheard = {"category": "unheard of", "channel": "", "priority": "P3"}
    assert rules.route(documents, unheard) is None  # it takes the simple one


@pytest.mark.parametrize("process", SHIPPED)
def test_the_shipped_documents_stand_well_beside_each_other(process: str) -> None:
    assert routing.among(SHIPPED[process], list(SHIPPED.values())) == ()


def test_two_documents_that_claim_the_same_cases_are_told_apart_by_precedence_only() -> None:
    mine = SHIPPED["after_sales"].model_copy(update={"process": "mine", "applies_when": "category == 'return'"})
    (found,) = routing.among(mine, list(SHIPPED.values()))
    assert (found.problem, found.about) == (Routing.SAME_CASES, ("after_sales",))
    assert routing.among(mine.model_copy(update={"precedence": 2}), list(SHIPPED.values())) == ()
    below = mine.model_copy(update={"precedence": 0})
    assert routing.among(below, list(SHIPPED.values())) == (Finding(Routing.NEVER_TAKEN),)
    some = below.model_copy(update={"applies_when": "category in ('return', 'toys') and priority == 'P1'"})
    assert routing.among(some, list(SHIPPED.values())) == ()


def test_cases_are_not_handed_round() -> None:
    a, b = handing("a", "b"), handing("b", "a")
    assert routing.among(a, [b]) == (Finding(Problem.HANDED_ROUND, "away"),)
    assert routing.among(a, [handing("b", None, end=True)]) == ()
    assert routing.among(a, [handing("b", "a", end=True)]) == ()  # there somebody can close it
    assert routing.among(handing("c", "a"), [a, b]) == (Finding(Problem.HANDED_ROUND, "away"),)


def test_a_document_that_others_hand_over_to_is_known_by_them() -> None:
    documents = list(SHIPPED.values())
    handing_over = {each.process for each in routing.handing_to("complaint", documents)}
    assert handing_over == {"after_sales", "first_contact", "health_discomfort"}
    assert routing.handing_to("first_contact", documents) == []
