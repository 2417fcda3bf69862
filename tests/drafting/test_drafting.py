"""Drafts are written together, checked, undone, approved by somebody else, and published."""

import pytest
from sqlalchemy import update

from core.actors import Actor, Role
from core.drafting import actions, edits, review, rules, views
from core.drafting.errors import (
    Elsewhere,
    KindMissing,
    MoreThanWords,
    NeedsAnother,
    NoName,
    NoSuchDraft,
    NothingChanged,
    NothingToUndo,
    NotReady,
    NotUnderReview,
    TooManySteps,
    UnderReview,
    WhyMissing,
)
from core.drafting.forms import FieldForm, NewStep, Release
from core.errors import ChangedBySomebody, NotAllowed, TooLong
from core.fields.words import FieldKind
from core.models import ProcessDraft, ProcessDraftRevision, ProcessVersion
from core.process import actions as process_actions
from core.process import views as process
from core.process.checker import check
from core.process.document import Document
from core.process.words import Stage
from core.review.forms import Terms
from core.work import begin, look
from tests import cases

EN = {"en": "Second look"}
KNOWING = Terms(knowing=True)


def started(actor: Actor, code: str = "basic") -> int:
    with begin(actor) as work:
        return actions.start(work, code)


def draft(actor: Actor, number: int) -> views.Draft:
    with look(actor) as desk:
        return views.draft(desk, number)


def changed(actor: Actor, number: int, edit: edits.Edit, step: str = "") -> Document:
    with begin(actor) as work:
        return actions.change(work, number, edit, step)


def reworded(document: Document, step: str = "new", words: str = "Read it twice.") -> edits.Edit:
    return edits.step(step, document.steps[step], do={"en": words})


def asked(actor: Actor, number: int, major: bool = True) -> views.Draft:
    with begin(actor) as work:
        review.ask(work, number, draft(actor, number).version, Release(major, "why"))
    return draft(actor, number)


@pytest.fixture
def su(person) -> Actor:
    return person("su", Role.TRAINER)


# Writing


def test_all_who_write_share_one_draft_of_a_process(he, su):
    number = started(he)
    assert started(su) == number
    now = draft(su, number)
    assert (now.document, now.former.version) == (now.former.document, 1)
    assert [each.kind for each in cases.events("draft")] == ["draft.started"]


def test_two_people_change_different_parts_and_both_stay(he, su):
    number = started(he)
    seen = draft(he, number).document
    changed(he, number, reworded(seen))
    changed(su, number, edits.step("new", seen.steps["new"], labels=EN), "new")
    changed(su, number, reworded(seen, "working"), "working")
    now = draft(he, number).document
    assert (now.steps["new"].do, now.steps["new"].labels) == ({"en": "Read it twice."}, EN)
    assert now.steps["working"].do == {"en": "Read it twice."}


def test_the_second_of_two_who_change_the_same_part_is_told(he, su):
    number = started(he)
    seen = draft(he, number).document
    changed(he, number, reworded(seen))
    with pytest.raises(Elsewhere):
        changed(su, number, reworded(seen, words="Read it slowly."))
    assert changed(su, number, reworded(seen)).steps["new"].do == {"en": "Read it twice."}  # the same is no quarrel


def test_changes_are_taken_back_one_after_the_other_and_only_once(he):
    number = started(he)
    first = draft(he, number)
    changed(he, number, reworded(first.document), "new")
    changed(he, number, edits.removed("working"), "working")
    now = draft(he, number)
    assert now.last.step == "working"
    with begin(he) as work:
        actions.undo(work, number, now.version)
    with pytest.raises(ChangedBySomebody), begin(he) as work:
        actions.undo(work, number, now.version)  # a double click
    with begin(he) as work:
        actions.undo(work, number, draft(he, number).version)
    assert draft(he, number).document == first.document
    with pytest.raises(NothingToUndo), begin(he) as work:
        actions.undo(work, number, draft(he, number).version)


def test_only_the_newest_changes_are_kept_for_undoing(he, monkeypatch):
    monkeypatch.setattr(rules, "MOST_REVISIONS", 3)
    number = started(he)
    for word in "abcde":
        changed(he, number, reworded(draft(he, number).document, words=word))
    changed(he, number, reworded(draft(he, number).document, words="e"))  # says the same: no change
    assert cases.count_of(ProcessDraftRevision) == 3


def test_a_discarded_draft_is_gone_and_said_so(he, su):
    number = started(he)
    changed(he, number, edits.removed("new"))
    with begin(su) as work:
        actions.discard(work, number, draft(su, number).version)
    assert (cases.count_of(ProcessDraft), cases.count_of(ProcessDraftRevision)) == (0, 0)
    assert cases.events("draft")[-1].kind == "draft.discarded"
    with pytest.raises(NoSuchDraft):
        changed(he, number, edits.removed("new"))


def test_only_those_with_the_right_write(lin, wang):
    for actor in (lin, wang):
        with pytest.raises(NotAllowed), begin(actor) as work:
            actions.start(work, "basic")


def test_new_processes_begin_blank_or_as_a_copy_and_claim_no_cases(he):
    with begin(he) as work:
        blank = actions.start_new(work, {"zh_CN": "赔付"})
        copy = actions.start_new(work, {"en": "Complaint 2"}, "complaint")
    one, two = draft(he, blank).document, draft(he, copy).document
    assert (one.process, check(one), two.process, two.applies_when) == ("process_1", (), "complaint_2", None)
    with pytest.raises(NoName), begin(he) as work:
        actions.start_new(work, {"en": " "})


def test_bounds_hold(he, monkeypatch):
    number = started(he)
    monkeypatch.setattr(rules, "MOST_STEPS", 6)
    with pytest.raises(TooManySteps):
        changed(he, number, edits.added(NewStep(EN, Stage.WORKING, "new")))
    now = draft(he, number).document
    for new in ({"labels": {"en": "x" * 61}}, {"do": {"en": "x" * 4001}}):
        with pytest.raises(TooLong):
            changed(he, number, edits.step("new", now.steps["new"], **new))


# Review


def test_a_colleague_approves_and_new_cases_take_the_new_version_at_once(he, su, lin, clock):
    before = cases.opened(lin, clock, category="complaint")
    number = started(he, "complaint")
    changed(he, number, edits.step("receive", draft(he, number).document.steps["receive"], labels=EN))
    now = asked(he, number)
    with pytest.raises(UnderReview):
        changed(su, number, edits.removed("review"))
    with pytest.raises(NeedsAnother), begin(he) as work:
        review.approve(work, number, now.version, 1)
    with pytest.raises(ChangedBySomebody), begin(su) as work:
        review.approve(work, number, now.version, None)  # compared with something else
    with begin(su) as work:
        row = review.approve(work, number, now.version, 1, KNOWING)
    with look(he) as desk:
        issue = process.history(desk, "complaint")[0]
        assert process.named(desk, "complaint").document.steps["receive"].labels == EN
    assert (row.version, issue.author, issue.approver, issue.alone, issue.note) == (2, "He", "Su", False, "why")
    after = cases.opened(lin, clock, category="complaint")
    assert cases.ticket(after).process_version_id == row.id != cases.ticket(before).process_version_id
    with look(lin) as desk:
        assert sorted(process.standing(desk, "complaint").values()) == [1, 1]
    assert cases.count_of(ProcessDraft) == 0


def test_who_alone_may_publish_publishes_alone_and_it_shows(he):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    with begin(he) as work:
        review.publish_alone(work, number, draft(he, number).version, 1, Release(False, "why"), KNOWING)
    with look(he) as desk:
        issue = process.history(desk, "basic")[0]
    assert (issue.version, issue.alone, issue.major) == (2, True, False)


def test_nobody_publishes_alone_beside_a_colleague(he, wang):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    with pytest.raises(NeedsAnother), begin(he) as work:
        review.publish_alone(work, number, draft(he, number).version, 1, Release(True, "why"))
    with pytest.raises(NotAllowed), begin(wang) as work:  # approves, and does not write
        review.publish_alone(work, number, draft(he, number).version, 1, Release(True, "why"))


def test_a_draft_with_problems_names_its_steps_and_cannot_be_asked_for(he, su):
    number = started(he)
    changed(he, number, edits.removed("working"))
    with pytest.raises(NotReady) as refusal:
        asked(he, number)
    assert refusal.value.said_in("en").startswith("This draft cannot be published yet. There are problems at: New")


def test_what_says_the_same_is_not_published_and_what_changes_the_way_is_no_minor_change(he, su):
    number = started(he)
    with pytest.raises(NothingChanged):
        asked(he, number)
    changed(he, number, edits.step("new", draft(he, number).document.steps["new"], optional=("x",)))
    changed(he, number, edits.field(None, None, FieldForm(FieldKind.TEXT, {"en": "X"}, {})))
    with pytest.raises(MoreThanWords):
        asked(he, number, major=False)


@pytest.mark.parametrize(
    ("release", "refusal"),
    [
        (Release(None, "why"), KindMissing),
        (Release(True, " \n"), WhyMissing),
        (Release(False), WhyMissing),
    ],
)
def test_nothing_is_published_whose_kind_nobody_chose_or_of_which_nobody_says_why(he, release, refusal):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    with pytest.raises(refusal), begin(he) as work:
        review.ask(work, number, draft(he, number).version, release)
    with pytest.raises(refusal), begin(he) as work:
        review.publish_alone(work, number, draft(he, number).version, 1, release, KNOWING)
    assert draft(he, number).state == "editing"


def test_a_draft_comes_back_from_the_review_with_the_reason(he, wang):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    with begin(wang) as work, pytest.raises(NotUnderReview):
        review.send_back(work, number, draft(wang, number).version, "")
    now = asked(he, number)
    with begin(wang) as work:
        review.send_back(work, number, now.version, "say more")
    back = draft(he, number)
    assert (back.state, back.note) == ("editing", "say more")
    now = asked(he, number)
    with begin(he) as work:
        review.take_back(work, number, now.version)
    assert [each.kind for each in cases.events("draft")][-1] == "draft.taken_back"


# What we ship


def test_what_was_never_in_force_here_begins_as_a_draft_and_what_is_drafted_stays(he):
    with begin(he) as work:
        assert views.missing(work) == []  # a new desk has it all
        mine = process.named(work, "complaint").document.model_copy(update={"precedence": 11})
        process_actions.publish(work, mine)
        assert views.missing(work) == []  # what the desk changed is its own
        work.session.execute(update(ProcessVersion).where(ProcessVersion.version == 1).values(digest="as it was"))
    drafted = started(he, "after_sales")
    for _ in range(2):
        with begin(he) as work:
            actions.add_shipped(work)
    with look(he) as desk:
        found = {each.process: each for each in views.drafts(desk)}
        assert set(found) == {"after_sales", "basic", "complaint", "first_contact", "health_discomfort"}
        assert found["after_sales"].id == drafted
        assert found["complaint"].document.precedence == 10
        assert process.named(desk, "complaint").document.precedence == 11
