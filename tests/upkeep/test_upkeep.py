"""Documents are read again in time, retired with a reason, and brought back."""

from datetime import timedelta

import pytest

from core.actors import SYSTEM, Actor, Role
from core.errors import Missing, NotAllowed, TooLong
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.process import actions as publishing
from core.process import issuing
from core.process import views as process
from core.process.document import Document
from core.upkeep import actions, rules, views
from core.upkeep.errors import BasicStays, HandsToRetired, NotInForce, NotRetired
from core.work import begin, look
from tests import cases
from tests.conftest import MORNING


def due(actor: Actor, clock) -> dict[str, bool]:
    with look(actor, clock) as desk:
        return {each.process: each.overdue for each in views.due_for_review(desk)}


def reminded(clock) -> int:
    with begin(SYSTEM, clock) as work:
        return actions.remind(work)


def told(actor: Actor, clock) -> list[tuple[NoticeKind, str]]:
    with look(actor, clock) as desk:
        return [(each.kind, each.process) for each in notices.newest(desk)]


def test_a_document_is_due_after_its_interval_and_told_once_for_each_date(he, lin, clock):
    clock.now = MORNING + timedelta(days=160)
    assert due(he, clock) == {}
    clock.now = MORNING + timedelta(days=179)
    assert set(due(he, clock).values()) == {False}
    assert reminded(clock) == 0
    clock.now = MORNING + timedelta(days=180)
    count = len(due(he, clock))
    assert (reminded(clock), reminded(clock)) == (count, 0)
    assert told(lin, clock) == []
    assert (NoticeKind.REVIEW_DUE, "complaint") in told(he, clock)
    with begin(he, clock) as work:
        actions.confirm(work, "complaint", 1)
    assert "complaint" not in due(he, clock)
    clock.tick(days=180)
    assert (due(he, clock)["complaint"], reminded(clock)) == (True, 1)
    assert [each.kind for each in cases.events("process", "process.confirmed")] == ["process.confirmed"]


def test_only_those_who_write_confirm_and_only_what_they_have_read(he, wang, clock):
    with pytest.raises(NotAllowed), begin(wang, clock) as work:
        actions.confirm(work, "complaint", 1)
    with pytest.raises(NotInForce), begin(he, clock) as work:
        actions.confirm(work, "complaint", 2)


def test_a_retired_document_takes_no_new_cases_and_those_on_it_go_on(lin, wang, clock):
    before = cases.opened(lin, clock, category="complaint")
    with look(wang, clock) as desk:
        farewell = views.farewell(desk, "complaint")
    assert (farewell.running, "complaint" in farewell.deserted) == (1, True)
    assert "Standard after-sales" in [each["en"] for each in farewell.handed_by]
    with begin(wang, clock) as work:
        actions.retire(work, "complaint", 1, "We do it otherwise.")
    after = cases.opened(lin, clock, category="complaint")
    with look(wang, clock) as desk:
        of_case = [process.version(desk, cases.ticket(each).process_version_id).document for each in (before, after)]
        gone = views.retired(desk)
    assert [each.process for each in of_case] == ["complaint", "basic"]
    assert [(each.process, each.why, each.by, each.running) for each in gone] == [
        ("complaint", "We do it otherwise.", "Wang", 1)
    ]
    moved = cases.moved(lin, clock, before, "review", facts="The lid.", demand="refund", evidence=True)
    assert moved.step == "review"
    with begin(SYSTEM, clock) as work:
        publishing.ship(work)  # what we ship does not come back by itself
    with begin(wang, clock) as work:
        actions.bring_back(work, "complaint")
    with look(wang, clock) as desk:
        assert (process.named(desk, "complaint").version, views.retired(desk)) == (1, [])
    with pytest.raises(NotRetired), begin(wang, clock) as work:
        actions.bring_back(work, "complaint")


def hands_to(code: str, other: str) -> Document:
    """Closes cases by itself, or lets the other one go on."""
    step = {"labels": {"en": "Look"}, "stage": "new", "role": "desk", "due": "1h"}
    return Document.model_validate({
        "process": code, "labels": {"en": code.title()}, "roles": {"desk": {"en": "Desk"}},
        "steps": {
            "look": step | {"next": [{"to": to, "labels": {"en": to}} for to in ("over", "done")]},
            "over": {"labels": {"en": "Over"}, "stage": "working", "role": "desk", "due": "1h", "hand_over": other},
            "done": {"labels": {"en": "Done"}, "stage": "closed", "role": "desk", "end": "done"},
        },
    })  # fmt: skip


@pytest.fixture
def circle(wang, clock) -> None:
    """Left hands over to right, and right to left; both are retired."""
    with begin(wang, clock) as work:
        for code, other in (("left", "right"), ("right", "left")):
            said = issuing.Said(author=wang.id, approver=None)
            issuing.issue(work, hands_to(code, other), said, ["left", "right"])
    for code in ("left", "right"):
        with begin(wang, clock) as work:
            actions.retire(work, code, 1, "For now.")


def test_documents_that_hand_over_to_each_other_come_back_together(circle, wang, clock):
    with look(wang, clock) as desk:
        assert {each.process: each.company for each in views.retired(desk)} == {
            "left": ("right",), "right": ("left",),
        }  # fmt: skip
    for along in ((), ("left",)):
        with pytest.raises(HandsToRetired) as refusal, begin(wang, clock) as work:
            actions.bring_back(work, "left", along)
        assert "what is retired too: Right." in refusal.value.said_in("en")
    with begin(wang, clock) as work:
        actions.bring_back(work, "left", ("right",))
    with look(wang, clock) as desk:
        assert {each.document.process for each in process.published(desk)} >= {"left", "right"}
        assert views.retired(desk) == []
    assert [each.kind for each in cases.events("process")][-2:] == ["process.restored", "process.restored"]
    with begin(wang, clock) as work:
        actions.retire(work, "left", 1, "Again.")
    with begin(wang, clock) as work:  # the other one is in force: it comes back alone
        actions.bring_back(work, "left")
    with pytest.raises(NotRetired), begin(wang, clock) as work:
        actions.bring_back(work, "left", ("right",))


def test_who_comes_along_is_found_through_those_that_hand_on():
    chain = {"a": hands_to("a", "b"), "b": hands_to("b", "c"), "c": hands_to("c", "d")}
    assert rules.company("a", chain) == ("b", "c")  # d is in force, or never was
    assert rules.company("c", chain) == ()


def test_the_basic_document_stays_and_a_reason_is_needed(lin, wang, clock):
    for code, seen, reason, refusal in (
        ("basic", 1, "why not", BasicStays), ("complaint", 1, " ", Missing), ("complaint", 2, "old", NotInForce),
        ("complaint", 1, "x" * (rules.LONGEST + 1), TooLong), ("nowhere", 1, "gone", NotInForce),
    ):  # fmt: skip
        with pytest.raises(refusal), begin(wang, clock) as work:
            actions.retire(work, code, seen, reason)
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.retire(work, "complaint", 1, "no")
    with pytest.raises(NotInForce), begin(wang, clock) as work:
        actions.bring_back(work, "nowhere")


def test_owners_hear_first_and_all_who_write_where_there_is_none(person, clock):
    trainer, admin = person("t", Role.TRAINER), person("a", Role.ADMIN)
    with look(trainer, clock) as desk:
        assert views.keepers(desk, Role.TRAINER) == {trainer.id}
        assert views.keepers(desk, Role.FINANCE) == {trainer.id, admin.id}
