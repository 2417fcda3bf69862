"""Who works by a document signs it; a minor version keeps the signatures, a major one asks again."""

from dataclasses import replace

import pytest

from core.actors import SYSTEM, Actor, ActorKind, Role
from core.models import SignOff
from core.process import issuing
from core.process import views as process
from core.process.errors import NoSuchProcess
from core.process.issuing import Said
from core.signing import actions, views
from core.signing.errors import NotAsked
from core.upkeep.errors import NotInForce
from core.work import begin, look
from tests import cases


def issued(words: str, major: bool) -> None:
    with begin(SYSTEM) as work:
        document = process.named(work, "basic").document.model_copy(update={"labels": {"en": words}})
        issuing.issue(work, document, Said(None, None, major))


def signed(actor: Actor, version: int) -> None:
    with begin(actor) as work:
        actions.sign(work, "basic", version)


def counts(actor: Actor) -> tuple[int, int, bool]:
    with look(actor) as desk:
        now = views.signed(desk, "basic")
    return now.signed, now.asked, now.asks_me


def test_signatures_hold_through_minor_versions_and_not_through_major_ones(lin, zhou, he):
    assert counts(lin) == (0, 2, True)
    signed(lin, 1)
    signed(lin, 1)
    assert (counts(lin), cases.count_of(SignOff)) == ((1, 2, False), 1)
    issued("Basics", major=False)
    assert counts(lin) == (1, 2, False)
    with look(lin) as desk:
        assert ("basic" in views.mine(desk), "complaint" in views.mine(desk)) == (False, True)
    issued("Basics anew", major=True)
    assert counts(lin) == (0, 2, True)
    signed(lin, 3)
    issued("Basics, better", major=False)
    signed(zhou, 4)
    with look(he) as desk:
        people = views.signed(desk, "basic").people
        assert [(each.name, each.version) for each in people] == [("Lin", 3), ("Zhou", 4)]
        assert [each.signed for each in views.all_signed(desk) if each.process == "basic"] == [2]
    with look(lin) as desk:
        assert views.signed(desk, "basic").people == ()  # who has not is for those who write
    assert [each.kind for each in cases.events("process", "process.signed")] == ["process.signed"] * 3


def test_who_is_asked_to_sign_is_told_by_what_they_are_now_and_nobody_else_is(lin):
    def asked(actor):
        with look(actor) as desk:
            return set(views.mine(desk))

    assert "basic" in asked(lin)
    assert asked(replace(lin, roles=frozenset({Role.TRAINER}))) == set()
    assert asked(SYSTEM) == asked(Actor(ActorKind.CUSTOMER, lin.id, case=1)) == set()


def test_only_what_is_in_force_is_signed_and_only_by_those_who_work_by_it(lin, he):
    with pytest.raises(NotAsked):
        signed(he, 1)
    issued("Basics", major=True)
    with pytest.raises(NotInForce):
        signed(lin, 1)
    with pytest.raises(NoSuchProcess), begin(lin) as work:
        actions.sign(work, "nowhere", 1)


def test_two_tabs_sign_once(lin):
    cases.at_once(2, lambda _: signed(lin, 1))
    assert (cases.count_of(SignOff), counts(lin)) == (1, (1, 1, False))
