"""One version of a process is in force; older tickets keep theirs."""

import json

import pytest
from sqlalchemy import select

from core.actors import SYSTEM, Actor
from core.errors import NotAllowed
from core.models import EventRow, ProcessVersion
from core.process import actions, views
from core.process.document import Document
from core.process.errors import NoSuchProcess
from core.process.words import VersionState
from core.work import begin, look


def shipped(process: str) -> Document:
    return next(each for each in actions.shipped() if each.process == process)


def test_a_founded_desk_has_the_shipped_documents_in_force(desk: str, lin: Actor) -> None:
    with look(lin) as reading:
        running = views.published(reading)
    assert {each.document.process: each.version for each in running} == dict.fromkeys(
        ("after_sales", "basic", "complaint", "first_contact", "health_discomfort"), 1
    )


def test_steps_come_back_in_the_order_in_which_they_were_written(desk: str, lin: Actor) -> None:
    with look(lin) as reading:
        kept = views.named(reading, "complaint").document
    assert list(kept.steps) == list(shipped("complaint").steps)
    assert kept == shipped("complaint")


def test_shipping_twice_changes_nothing(desk: str) -> None:
    with begin(SYSTEM) as work:
        actions.ship(work)
        assert len(work.session.scalars(select(ProcessVersion)).all()) == 5


def test_a_new_version_retires_the_former_one(desk: str, he: Actor) -> None:
    with begin(he) as work:
        actions.publish(work, shipped("basic"))
    with look(he) as reading:
        rows = views.rows_of(reading, "basic")
        assert [(row.version, row.state) for row in rows] == [(1, VersionState.RETIRED), (2, VersionState.PUBLISHED)]
        assert views.named(reading, "basic").version == 2


def test_publishing_is_an_event_with_codes_only(desk: str, he: Actor) -> None:
    with begin(he) as work:
        row = actions.publish(work, shipped("basic"))
    with look(he) as reading:
        event = reading.session.scalars(select(EventRow).order_by(EventRow.id.desc()).limit(1)).one()
    assert (event.kind, event.subject_id, event.actor_id) == ("process.published", row.id, he.id)
    assert event.detail == {"process": "basic", "version": 2}


def test_only_those_with_the_right_publish(desk: str, lin: Actor) -> None:
    with pytest.raises(NotAllowed), begin(lin) as work:
        actions.publish(work, shipped("basic"))


def test_a_process_that_nobody_published_is_refused_by_name(desk: str, lin: Actor) -> None:
    with look(lin) as reading, pytest.raises(NoSuchProcess, match="rituals"):
        views.named(reading, "rituals")


@pytest.mark.parametrize(
    ("category", "process"),
    [
        ("complaint", "complaint"),
        ("suggestion", "complaint"),
        ("quality", "after_sales"),
        ("safety", "health_discomfort"),
        ("dispute", "first_contact"),
        ("no_such", "basic"),
    ],
)
def test_the_document_of_highest_precedence_claims_a_ticket(desk: str, lin: Actor, category: str, process: str) -> None:
    with look(lin) as reading:
        chosen = views.claiming(reading, {"category": category, "channel": "mail", "priority": "P3"})
    assert chosen.document.process == process


def test_precedence_decides_between_two_that_claim_a_ticket(desk: str, he: Actor, lin: Actor) -> None:
    first = shipped("basic").model_copy(
        update={"process": "urgent", "applies_when": "priority == 'P1'", "precedence": 50}
    )
    with begin(he) as work:
        actions.publish(work, first)
    with look(lin) as reading:
        facts = {"category": "complaint", "channel": "mail", "priority": "P1"}
        assert views.claiming(reading, facts).document.process == "urgent"
        assert views.claiming(reading, facts | {"priority": "P2"}).document.process == "complaint"


def test_a_body_is_kept_as_json_that_others_can_read(desk: str, he: Actor) -> None:
    with look(he) as reading:
        row = views.rows_of(reading, "complaint")[0]
        assert json.loads(row.body)["process"] == "complaint"
