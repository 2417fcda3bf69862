"""An address of a draft that is no longer there tells what became of it."""

import pytest

from core.actors import Actor
from core.drafting import actions, review
from core.drafting.errors import NoSuchDraft
from core.drafting.fate import views as fates
from core.drafting.forms import Release
from core.errors import NotAllowed
from core.upkeep import actions as upkeep
from core.work import begin, look
from tests.drafting.test_drafting import KNOWING, changed, draft, reworded, started


def fate(actor: Actor, number: int) -> fates.Fate | None:
    with look(actor) as desk:
        return fates.fate(desk, number)


def published(actor: Actor, code: str, former: int, words: str) -> int:
    number = started(actor, code)
    document = draft(actor, number).document
    changed(actor, number, reworded(document, document.start, words))
    with begin(actor) as work:
        review.publish_alone(work, number, draft(actor, number).version, former, Release(True, "why"), KNOWING)
    return number


def test_a_draft_that_was_published_leads_to_its_version_whatever_comes_after(he):
    number = started(he, "complaint")
    assert fate(he, number) is None
    with begin(he) as work:
        actions.discard(work, number, draft(he, number).version)
    published(he, "basic", 1, "Something else.")
    first = published(he, "complaint", 1, "Once.")
    found = fate(he, first)
    assert (found.process, found.version, found.by, found.in_force) == ("complaint", 2, "He", 2)
    published(he, "complaint", 2, "Twice.")
    assert (fate(he, first).version, fate(he, first).in_force) == (2, 3)
    with begin(he) as work:
        upkeep.retire(work, "complaint", 3, "No longer.")
    assert (fate(he, first).version, fate(he, first).in_force) == (2, None)


def test_a_draft_that_was_discarded_says_by_whom(he, clock):
    with begin(he, clock) as work:
        number = actions.start(work, "basic")
    with begin(he, clock) as work:
        actions.discard(work, number, draft(he, number).version)
    found = fate(he, number)
    assert (found.version, found.by, found.at, found.in_force) == (None, "He", clock(), 1)


def test_what_never_was_and_who_may_not_know_is_refused(he, lin):
    with pytest.raises(NoSuchDraft):
        fate(he, 7)
    with pytest.raises(NotAllowed):
        fate(lin, 7)
