"""A document that passes the checker never leaves a case without a way on, wherever chance leads it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.actors import SYSTEM, Actor
from core.fields.words import FieldKind
from core.intake.actions import open_ticket
from core.models import ProcessVersion, Visit
from core.process import actions, checker, handing, rules, views
from core.process.document import Document, Step
from core.process.known import views as known
from core.process.words import Happening, MoveKind, Stage
from core.resolution import actions as resolution
from core.resolution.forms import Advance
from core.work import begin, look
from tests import cases
from tests.conftest import Ticking
from tests.resolution.test_running import both, publish

__all__ = ["both", "publish"]

FIELDS: dict[str, Any] = {
    "verdict": {"type": "enum", "values": ["good", "bad", "unclear"], "labels": {}},
    "sure": {"type": "bool", "labels": {}},
    "words": {"type": "text", "labels": {}},
}
GUARDS = (
    "sure", "not sure", "verdict == 'good'", "verdict != 'good'", "verdict in ('bad', 'unclear')", "words == 'x'",
    "words != 'x'", "sure and verdict == 'good'", "not (sure and verdict == 'good')",
)  # fmt: skip
NAMES = ("a", "b", "c", "d", "e", "end")
SHIPPED = {each.process: each for each in actions.shipped()}


@st.composite
def steps(draw: st.DrawFn, onward: str) -> dict[str, Any]:
    """One step with a way to the next one and others that often, but not always, make sense."""
    stage = draw(st.sampled_from(["new", "working", "working", "waiting_customer", "waiting_partner", "resolved"]))
    to, guard = st.sampled_from(NAMES), st.sampled_from(GUARDS)
    kinds: list[st.SearchStrategy[dict[str, Any]]] = [
        st.builds(lambda event: {"event": event}, st.sampled_from([str(each) for each in Happening])),
        st.builds(lambda hours: {"after": f"{hours}h"}, st.integers(1, 90)),
    ]
    if not stage.startswith("waiting"):
        kinds += [st.just(dict[str, Any]()), st.builds(lambda when: {"when": when}, guard)]
    moves = [{"to": onward} | draw(st.one_of(kinds))]
    moves += [{"to": draw(to)} | more for more in draw(st.lists(st.one_of(kinds), max_size=2))]
    if not stage.startswith("waiting") and draw(st.booleans()):
        when = draw(guard)
        moves += [{"to": draw(to), "when": when}, {"to": draw(to), "when": f"not ({when})"}]
    step: dict[str, Any] = {"labels": {}, "stage": stage, "role": "desk", "require": [*FIELDS], "due": "8h"}
    step["next"] = draw(st.permutations(moves))
    if draw(st.booleans()):
        step["max_visits"] = {"times": draw(st.integers(1, 3)), "then": draw(to)}
    return step


@st.composite
def documents(draw: st.DrawFn) -> Document:
    body = {name: draw(steps(onward)) for name, onward in pairwise(NAMES)}
    body["end"] = {"labels": {}, "stage": "closed", "role": "desk", "end": "done", "next": []}
    head = {"process": "walk", "labels": {}, "applies_when": "category == 'other'", "precedence": 99}
    return Document.model_validate(head | {"roles": {"desk": {"labels": {}}}, "fields": FIELDS, "steps": body})


def entries(document: Document, step: Step) -> list[dict[str, Any]]:
    """Everything that can be entered at a step, with one word for all other words."""
    domains: dict[FieldKind, tuple[Any, ...]] = {FieldKind.BOOL: (True, False), FieldKind.TEXT: ("x", "something else")}
    fields = [document.fields[name] for name in step.fields]
    return [
        dict(zip(step.fields, each, strict=True)) for each in product(*(domains.get(f.type, f.values) for f in fields))
    ]


def ways(
    document: Document, step: Step, entry: dict[str, Any], told: Mapping[str, Any] = rules.NOTHING
) -> list[tuple[str, Any]]:
    """All that may happen next to a case whose step was filled in like this."""
    ticks = [item.id for item in step.check]
    by_hand = [("hand", offer.move.to) for offer in rules.offers(step, entry, ticks, told) if not offer.missing]
    by_event = [("event", move.event) for move in step.next if move.event]
    return [*by_hand, *by_event, *([("time", None)] if rules.move_in_time(step) else [])]


def published(document: Document) -> None:
    with begin(SYSTEM) as work:
        actions.publish(work, document)


def place(number: int, clock: Ticking) -> tuple[cases.Ticket, Document, Step, dict[str, Any]]:
    """The case, the document that it follows now, its step as it is worked there, and what is known of it."""
    case = cases.ticket(number)
    with look(SYSTEM, clock) as desk:
        document = views.version(desk, case.process_version_id).document
        return case, document, *known.step_here(desk, document, case)


def walked(admin: Actor, clock: Ticking, data: st.DataObject, category: str) -> None:
    """One case by the real verbs, as far as it goes, whichever processes go on with it."""
    with begin(admin, clock) as work:
        number = open_ticket(work, cases.form(category=category)).number or 0
    for _ in range(12):
        case, document, step, told = place(number, clock)
        assert case.stage is document.steps[case.step].stage
        if step.is_end or handing.times(cases.visits(number)) >= handing.MOST_HAND_OVERS:
            return
        entry = data.draw(st.sampled_from(entries(document, step)))
        how, what = data.draw(st.sampled_from(ways(document, step, entry, told)))
        clock.tick(days=99 if how == "time" else 0, hours=1)
        with begin(SYSTEM if how == "time" else admin, clock) as work:
            if how == "hand":
                ticks = tuple(item.id for item in step.check)
                resolution.advance(work, number, Advance(what, case.moves, entry, ticks))
            elif how == "event":
                resolution.happened(work, number, what, case.moves)
            else:
                assert resolution.pass_time(work) >= 1
        assert cases.ticket(number).moves > case.moves


def facts(case: cases.Ticket) -> dict[str, Any]:
    with look(SYSTEM) as desk:
        return known.facts(desk, case.id)


def bound(way: Sequence[Visit], clock: Ticking) -> dict[str, Any]:
    """The last value of each bound field, over all visits."""
    found: dict[str, Any] = {}
    with look(SYSTEM, clock) as desk:
        for visit in way:
            found |= rules.bound(views.version(desk, visit.process_version_id).document, visit.values)
    return found


def consistent(clock: Ticking) -> None:
    """What the columns of every ticket say is what its visits say."""
    for number in range(1001, 1001 + cases.count_of(cases.Ticket)):
        case, way = cases.ticket(number), cases.visits(number)
        assert case.moves == len(way)
        assert facts(case) == bound(way, clock)
        assert [visit.seq for visit in way] == list(range(1, case.moves + 1))
        assert [visit.step for visit in way[1:]] == [visit.left_to for visit in way[:-1]]
        assert [visit.left_at for visit in way[:-1]] == [visit.entered_at for visit in way[1:]]
        assert (case.step, case.entered_at, way[-1].left_at) == (way[-1].step, way[-1].entered_at, None)
        assert case.process_version_id == way[-1].process_version_id
        handed = [before.kind is MoveKind.HAND_OVER for before, after in pairwise(way)]
        assert handed == [before.process_version_id != after.process_version_id for before, after in pairwise(way)]
        assert (case.resolved_at is None) == case.stage.open
        assert (case.closed_at is None) == (case.stage is not Stage.CLOSED)


WALKS = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@WALKS
@given(data=st.data())
@pytest.mark.parametrize("category", ["quality", "complaint"])
def test_chance_walks_the_shipped_documents_by_the_real_verbs(
    desk: str, admin: Actor, clock: Ticking, category: str, data: st.DataObject
) -> None:
    if cases.count_of(ProcessVersion) == len(SHIPPED):
        for document in SHIPPED.values():
            steps = {name: step.model_copy(update={"not_by": ()}) for name, step in document.steps.items()}
            published(document.model_copy(update={"steps": steps}))  # one person walks here; four eyes have tests
    walked(admin, clock, data, category)
    consistent(clock)


@WALKS
@given(data=st.data())
def test_chance_walks_from_process_to_process(
    desk: str, admin: Actor, clock: Ticking, both: object, data: st.DataObject
) -> None:
    walked(admin, clock, data, "other")
    consistent(clock)


@WALKS
@given(documents(), st.data())
def test_chance_walks_random_documents_by_the_real_verbs(
    desk: str, admin: Actor, clock: Ticking, document: Document, data: st.DataObject
) -> None:
    assume(not checker.check(document))
    published(document)
    walked(admin, clock, data, "other")
    consistent(clock)
