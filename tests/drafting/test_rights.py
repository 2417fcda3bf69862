"""Drafts, what is said of them and what became of them: read by those who write and publish only."""

from collections.abc import Callable
from typing import Any

import pytest

from core.actors import Actor, Role
from core.drafting import actions, views
from core.drafting.approving import views as approving
from core.drafting.company import views as company
from core.drafting.company.views import Place
from core.drafting.past import views as past
from core.errors import NotAllowed
from core.permissions import GRANTS, Permission
from core.review import views as review
from core.work import Reading, begin, look

View = Callable[[Reading, int], Any]

OF_APPROVERS: dict[str, View] = {
    "drafts": lambda desk, number: views.drafts(desk),
    "draft": views.draft,
    "approval": approving.approval,
    "comments": review.comments,
    "plan": review.plan,
    "coming": lambda desk, number: review.coming(desk),
}
OF_WRITERS: dict[str, View] = {
    "history": past.history,
    "missing": lambda desk, number: views.missing(desk),
    "typed": lambda desk, number: company.typed(desk, Place("basic", "whole")),
    "unsaved": lambda desk, number: company.unsaved(desk, "basic"),
    "others": lambda desk, number: company.others(desk, number, "basic"),
}


@pytest.fixture
def number(he: Actor) -> int:
    with begin(he) as work:
        return actions.start(work, "basic")


@pytest.mark.parametrize("name", [*OF_APPROVERS, *OF_WRITERS])
def test_who_neither_writes_nor_publishes_reads_nothing_of_a_draft(lin, he, number, name):
    view = (OF_APPROVERS | OF_WRITERS)[name]
    with look(lin) as desk, pytest.raises(NotAllowed):
        view(desk, number)
    with look(he) as desk:
        view(desk, number)


@pytest.mark.parametrize("name", OF_WRITERS)
def test_who_publishes_and_does_not_write_has_no_business_in_the_workshop(wang, number, name):
    with look(wang) as desk, pytest.raises(NotAllowed):
        OF_WRITERS[name](desk, number)


def test_what_was_said_of_a_version_is_read_by_all_who_read_documents(lin, number):
    with look(lin) as desk:
        assert review.comments_of(desk, 1) == ()


def test_whoever_writes_may_also_approve_what_others_wrote():
    """Why one right opens a draft: a role that writes and may not publish could not open its own."""
    writing = {role for role in Role if Permission.WRITE_DOCUMENTS in GRANTS[role]}
    assert writing <= {role for role in Role if Permission.PUBLISH_DOCUMENTS in GRANTS[role]}
