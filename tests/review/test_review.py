"""A draft is talked about, approved by one of two, and comes into force at once or on its day."""

from datetime import timedelta

import pytest

from channels import clocks
from core.actors import SYSTEM, Actor, Role
from core.drafting import actions, edits, review, views
from core.drafting.errors import NeedsAnother, NoSuchDraft, NotReady, UnderReview
from core.drafting.forms import Release
from core.errors import ChangedBySomebody, DomainError, NotAllowed, TooLong
from core.models import ProcessDraft, ProcessVersion, ReviewComment
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.people import actions as people
from core.process import actions as publishing
from core.process import views as process
from core.process.document import Document, Move
from core.process.words import DraftState
from core.review import actions as talk
from core.review import rules, scheduling
from core.review import views as said
from core.review.errors import NoSuchComment, NotAhead, NothingSaid, NotScheduled, RolesUnheld, TooFarAhead
from core.review.forms import Remark, Terms
from core.review.words import Unfit
from core.upkeep import actions as upkeep
from core.work import begin, look
from tests import cases

DO = {"en": "Read it twice."}


@pytest.fixture
def number(he: Actor, lin: Actor, clock) -> int:
    """A draft of the basic document that differs in its words; Lin holds its roles."""
    with begin(he, clock) as work:
        number = actions.start(work, "basic")
        seen = views.draft(work, number).document
        actions.change(work, number, edits.step("new", seen.steps["new"], do=DO), "new")
    return number


def draft(actor: Actor, number: int) -> views.Draft:
    with look(actor) as desk:
        return views.draft(desk, number)


def asked(actor: Actor, clock, number: int, major: bool = False) -> views.Draft:
    with begin(actor, clock) as work:
        review.ask(work, number, draft(actor, number).version, Release(major, "why"))
    return draft(actor, number)


def approved(actor: Actor, clock, number: int, former: int | None = 1, **terms) -> ProcessVersion | None:
    with begin(actor, clock) as work:
        return review.approve(work, number, draft(actor, number).version, former, Terms(**terms))


def in_force(actor: Actor, code: str = "basic") -> int:
    with look(actor) as desk:
        return process.named(desk, code).version


def taken_by(actor: Actor) -> int:
    """The version that a new case takes which no document claims."""
    with look(actor) as desk:
        return process.claiming(desk, {"category": "no_such", "channel": "mail", "priority": "P3"}).id


def told(actor: Actor, clock) -> list[NoticeKind]:
    with look(actor, clock) as desk:
        return [each.kind for each in notices.newest(desk) if each.new]


def tick(clock) -> None:
    clocks._put_in_force(clock)


# Comments


def test_author_and_approver_talk_and_it_stays_with_the_version(he, wang, number, clock):
    now = asked(he, clock, number)
    assert told(wang, clock) == [NoticeKind.APPROVAL]
    with begin(wang, clock) as work:
        first = talk.say(work, number, Remark(" Why twice? ", "new"))
        whole = talk.say(work, number, Remark("Fine."))
    assert told(he, clock) == [NoticeKind.COMMENT, NoticeKind.COMMENT]
    with begin(he, clock) as work:
        answer = talk.say(work, number, Remark("To be sure.", answers=first))
    with pytest.raises(NoSuchComment), begin(wang, clock) as work:
        talk.say(work, number, Remark("And so on.", answers=answer))
    with begin(wang, clock) as work:
        talk.settle(work, whole)
        talk.settle(work, whole)
        talk.settle(work, first)
        talk.settle(work, first, done=False)
    with look(he) as desk:
        one, two = said.comments(desk, number)
    assert (one.step, one.text, one.by, one.done_by, [each.text for each in one.answers]) == (
        "new", "Why twice?", "Wang", "", ["To be sure."],
    )  # fmt: skip
    assert two.done_by == "Wang"
    assert draft(he, number).version == now.version  # talking does not change what is approved
    row = approved(wang, clock, number)
    with look(he) as desk:
        assert [each.text for each in said.comments_of(desk, row.id)] == ["Why twice?", "Fine."]
    assert told(he, clock)[0] == NoticeKind.IN_FORCE
    assert told(wang, clock).count(NoticeKind.APPROVAL) == 0  # over, though never read
    with pytest.raises(NoSuchComment), begin(wang, clock) as work:
        talk.settle(work, first)
    kinds = [each.kind for each in cases.events("draft")]
    assert (kinds.count("draft.comment_settled"), kinds.count("draft.comment_reopened")) == (2, 1)


def test_what_cannot_be_said_is_refused(he, lin, wang, number):
    for text, refusal in ((" ", NothingSaid), ("x" * (rules.LONGEST + 1), TooLong)):
        with pytest.raises(refusal), begin(wang) as work:
            talk.say(work, number, Remark(text))
    with pytest.raises(NotAllowed), begin(lin) as work:
        talk.say(work, number, Remark("me too"))
    with pytest.raises(NoSuchDraft), begin(wang) as work:
        talk.say(work, number + 1, Remark("where?"))


def test_a_discarded_draft_takes_its_comments_along(he, wang, number):
    with begin(wang) as work:
        first = talk.say(work, number, Remark("Hm."))
        talk.say(work, number, Remark("Well.", answers=first))
    with begin(he) as work:
        actions.discard(work, number, draft(he, number).version)
    assert cases.count_of(ReviewComment) == 0


def test_who_sends_back_says_why_and_the_author_hears_of_it(he, wang, number, clock):
    for reason, kind in (("Say more.", NoticeKind.COMMENT), (" ", NoticeKind.DECIDED)):
        now = asked(he, clock, number)
        with begin(wang, clock) as work:
            review.send_back(work, number, now.version, reason)
        assert told(he, clock)[0] is kind
    with look(he) as desk:
        assert [each.text for each in said.comments(desk, number)] == ["Say more."]


# Two people


def test_of_two_approvers_at_once_one_publishes_and_the_other_is_told(he, wang, admin, number, clock):
    now = asked(he, clock, number)

    def approve(place: int) -> str:
        try:
            with begin((wang, admin)[place], clock) as work:
                review.approve(work, number, now.version, 1)
        except DomainError as refusal:
            return type(refusal).__name__
        return "published"

    found = cases.at_once(2, approve)
    assert sorted(found)[-1] == "published"
    assert set(found) <= {"published", "NoSuchDraft", "ChangedBySomebody"}
    with look(he) as desk:
        assert [each.version for each in process.history(desk, "basic")] == [2, 1]


def test_an_approval_by_the_author_or_of_what_has_changed_is_refused(he, wang, number, clock):
    now = asked(he, clock, number)
    with pytest.raises(NeedsAnother), begin(he, clock) as work:
        review.approve(work, number, now.version, 1)
    with begin(he, clock) as work:
        review.take_back(work, number, now.version)
        actions.change(work, number, edits.step("working", now.document.steps["working"], do=DO), "working")
    again = asked(he, clock, number)
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        review.approve(work, number, now.version, 1)
    with begin(wang, clock) as work:
        assert review.approve(work, number, again.version, 1).version == 2


# On a day


def test_a_version_waits_for_its_day_and_comes_into_force_once(he, wang, lin, number, clock):
    asked(he, clock, number)
    at = clock() + timedelta(days=1)
    assert approved(wang, clock, number, at=at) is None
    assert (draft(he, number).state, in_force(he), told(he, clock)) == (
        DraftState.SCHEDULED, 1, [NoticeKind.DECIDED],
    )  # fmt: skip
    with pytest.raises(UnderReview), begin(he, clock) as work:
        actions.change(work, number, edits.removed("new"))
    clock.tick(hours=23)
    tick(clock)
    assert in_force(he) == 1
    before = taken_by(lin)
    clock.tick(hours=1)
    cases.at_once(2, lambda _: tick(clock))  # two workers
    tick(clock)
    after = taken_by(lin)
    with look(he) as desk:
        issue = process.history(desk, "basic")[0]
    assert (issue.version, issue.author, issue.approver, after) == (2, "He", "Wang", issue.id)
    assert before != after
    assert cases.count_of(ProcessDraft) == 0
    assert told(wang, clock) == told(he, clock)[:1] == [NoticeKind.IN_FORCE]


def test_until_then_it_can_be_withdrawn_and_a_past_day_is_none(he, wang, number, clock):
    asked(he, clock, number)
    for days, refusal in ((0, NotAhead), (400, TooFarAhead)):
        with pytest.raises(refusal):
            approved(wang, clock, number, at=clock() + timedelta(days=days))
    approved(wang, clock, number, at=clock() + timedelta(days=1))
    seen = draft(wang, number).version
    with begin(wang, clock) as work:
        scheduling.withdraw(work, number, seen)
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        scheduling.withdraw(work, number, seen)
    with pytest.raises(NotScheduled), begin(wang, clock) as work:
        scheduling.withdraw(work, number, draft(wang, number).version)
    clock.tick(days=2)
    tick(clock)
    assert (in_force(he), draft(he, number).state) == (1, DraftState.IN_REVIEW)


def _moved(he: Actor, lin: Actor, clock) -> None:
    with begin(SYSTEM, clock) as work:
        publishing.publish(work, process.named(work, "basic").document)


def _left(he: Actor, lin: Actor, clock) -> None:
    with begin(SYSTEM, clock) as work:
        people.disable(work, lin.id)


@pytest.mark.parametrize(("happening", "why"), [(_moved, Unfit.MOVED), (_left, Unfit.UNHELD)])
def test_what_no_longer_fits_is_not_published_but_told(he, person, lin, number, clock, happening, why):
    su = person("su", Role.TRAINER)
    asked(he, clock, number)
    approved(su, clock, number, at=clock() + timedelta(hours=1))
    happening(he, lin, clock)
    version = in_force(he)
    clock.tick(hours=2)
    tick(clock)
    tick(clock)
    with look(he) as desk:
        assert said.plan(desk, number).unfit is why
    assert (in_force(he), draft(he, number).state) == (version, DraftState.IN_REVIEW)
    assert told(he, clock)[0] is told(su, clock)[0] is NoticeKind.UNFIT
    assert [each.detail["unfit"] for each in cases.events("draft", "draft.unfit")] == [why]
    approved(su, clock, number, former=version, knowing=True)
    assert in_force(he) == version + 1


def test_a_hand_over_needs_a_process_in_force_at_the_approval_and_on_the_day(he, wang, number, clock):
    def handed(to: str) -> edits.Edit:
        def edit(document: Document) -> Document:
            first = document.steps["new"]
            steps = {**document.steps, "new": first.model_copy(update={"next": (*first.next, Move(to="over"))})}
            steps["over"] = document.steps["working"].model_copy(update={"next": (), "hand_over": to})
            return document.model_copy(update={"steps": steps})

        return edit

    with begin(he, clock) as work:
        actions.change(work, number, handed("nowhere"))
    with pytest.raises(NotReady):
        asked(he, clock, number, major=True)
    with begin(he, clock) as work:
        actions.undo(work, number, views.draft(work, number).version)
        actions.change(work, number, handed("complaint"))
    asked(he, clock, number, major=True)
    approved(wang, clock, number, at=clock() + timedelta(hours=1))
    with begin(wang, clock) as work:
        upkeep.retire(work, "complaint", 1, "too long")
    clock.tick(hours=2)
    tick(clock)
    with look(he) as desk:
        assert said.plan(desk, number).unfit is Unfit.TARGET
    with pytest.raises(NotReady):
        approved(wang, clock, number)


def test_a_way_without_an_end_on_its_day_is_told_and_not_tried_for_ever(he, wang, number, clock):
    step = {"labels": {}, "stage": "new", "role": "desk"}
    on = {"look": step | {"due": "1h", "next": ["over"]}, "over": step | {"hand_over": "first_contact"}}
    second = {"process": "second", "labels": {}, "roles": {"desk": {"labels": {}, "held_by": ["agent"]}}, "steps": on}

    def handed(document: Document) -> Document:
        first = document.steps["new"]
        steps = {**document.steps, "new": first.model_copy(update={"next": (*first.next, Move(to="over"))})}
        steps["over"] = document.steps["working"].model_copy(update={"next": (), "hand_over": "second"})
        return document.model_copy(update={"steps": steps})

    with begin(he, clock) as work:
        publishing.publish(work, Document.model_validate(second))
        actions.change(work, number, handed)
    asked(he, clock, number, major=True)
    approved(wang, clock, number, at=clock() + timedelta(hours=1))
    with begin(wang, clock) as work:
        upkeep.retire(work, "first_contact", 1, "too long")
    clock.tick(hours=2)
    tick(clock)
    with look(he) as desk:
        assert said.plan(desk, number).unfit is Unfit.UNSOUND
    assert (in_force(he), draft(he, number).state) == (1, DraftState.IN_REVIEW)


# Roles


def test_a_role_that_nobody_holds_is_published_knowingly_only(he, wang, number, clock):
    with begin(he, clock) as work:
        actions.change(work, number, _with_skill)
    asked(he, clock, number, major=True)
    with look(he) as desk:
        found = said.unheld(desk, draft(he, number).document)
    assert [(each.could, each.keepers) for each in found] == [(("Lin", "Wang"), ())]
    with pytest.raises(RolesUnheld):
        approved(wang, clock, number)
    row = approved(wang, clock, number, knowing=True)
    assert row.unheld == [found[0].role]


def _with_skill(document):
    roles = {name: role.model_copy(update={"skills": ("flying",)}) for name, role in document.roles.items()}
    return document.model_copy(update={"roles": roles})
