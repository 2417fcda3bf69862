"""Who may approve a draft: somebody with the right to publish who has not written in it."""

import pytest

from core.actors import Actor, Role
from core.drafting import actions, review, rules
from core.drafting.approving import views as approving
from core.drafting.approving.views import Approval
from core.drafting.errors import NeedsAnother, NoSuchDraft
from core.errors import NotAllowed
from core.models import ProcessVersion
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.process import views as process
from core.work import begin, look
from tests.drafting.test_drafting import KNOWING, asked, changed, draft, reworded, started


@pytest.fixture
def su(person) -> Actor:
    return person("su", Role.TRAINER)


def approved(actor: Actor, number: int, former: int | None = 1) -> ProcessVersion | None:
    with begin(actor) as work:
        return review.approve(work, number, draft(actor, number).version, former, KNOWING)


def approval(actor: Actor, number: int) -> Approval:
    with look(actor) as desk:
        return approving.approval(desk, number)


@pytest.mark.parametrize(
    ("holders", "wrote", "asked_by", "may"),
    [
        ({1, 2, 3}, {1}, 1, {2, 3}),
        ({1, 2, 3}, {1, 2}, 1, {3}),
        ({1, 2, 3}, {1, 2}, 3, {1, 2}),  # nobody is left who neither wrote nor asks
        ({1, 2}, {1, 2}, 1, {2}),
        ({1}, {1}, 1, {1}),
        ({1}, {1, 2}, 2, {1}),  # who asks may not publish at all
    ],
)
def test_who_wrote_or_asks_approves_only_where_nobody_else_can(holders, wrote, asked_by, may):
    assert rules.approving(holders, wrote, asked_by) == may


def test_who_wrote_may_not_approve_though_a_colleague_asked_for_it(he, su, wang):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    asked(su, number)
    assert approval(he, number) == Approval(mine=False, names=("Wang",), wrote=True, all_wrote=False)
    assert (approval(su, number).mine, approval(wang, number).mine) == (False, True)
    for actor in (he, su):
        with pytest.raises(NeedsAnother) as refusal:
            approved(actor, number)
        assert refusal.value.said_in("en").endswith("These people may: Wang.")
    assert approved(wang, number).version == 2


def test_those_who_may_approve_are_told_and_nobody_else(he, su, wang):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    changed(su, number, reworded(draft(su, number).document, words="Read it three times."))
    asked(he, number)
    told = {}
    for actor in (he, su, wang):
        with look(actor) as desk:
            told[actor.id] = [each.kind for each in notices.newest(desk)]
    assert told == {he.id: [], su.id: [], wang.id: [NoticeKind.APPROVAL]}


def test_where_all_have_written_any_but_who_asks_approves(he, su):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    changed(su, number, reworded(draft(su, number).document, words="Read it three times."))
    asked(su, number)
    assert approval(he, number) == Approval(mine=True, names=("He",), wrote=True, all_wrote=True)
    with pytest.raises(NeedsAnother):
        approved(su, number)
    assert approved(he, number).version == 2


def test_what_was_taken_back_is_written_by_nobody_until_it_is_made_again(he, su, wang):
    number = started(he)
    changed(he, number, reworded(draft(he, number).document))
    changed(su, number, reworded(draft(su, number).document, words="Read it three times."))
    with begin(he) as work:
        actions.undo(work, number, draft(he, number).version)
    assert approval(su, number).wrote is False
    with begin(he) as work:
        actions.redo(work, number, draft(he, number).version)
    assert approval(su, number).wrote is True


def test_who_wrote_long_ago_is_not_forgotten_with_the_change(he, su, wang, monkeypatch):
    monkeypatch.setattr(rules, "MOST_REVISIONS", 2)
    number = started(he)
    changed(he, number, reworded(draft(he, number).document, step="working"), "working")
    for words in "abcd":
        changed(su, number, reworded(draft(su, number).document, words=words))
    asked(su, number)
    assert approval(he, number).wrote is True
    with pytest.raises(NeedsAnother):
        approved(he, number)


def test_who_brings_a_new_document_along_has_written_it_and_who_copies_what_is_in_force_has_not(he, wang):
    with look(he) as desk:
        basic = process.named(desk, "basic").document
    with begin(he) as work:
        brought = actions.bring(work, basic, as_new=True)
        made = actions.start_new(work, {"en": "From scratch"})
    for number, wrote in ((brought, True), (made, True), (started(he), False)):
        assert approval(he, number).wrote is wrote


def test_only_who_may_publish_hears_who_may_approve(he, lin, wang):
    number = started(he)
    with look(lin) as desk, pytest.raises(NotAllowed):
        approving.approval(desk, number)
    with look(wang) as desk, pytest.raises(NoSuchDraft):
        approving.approval(desk, number + 1)
