"""Whatever people paste is either kept or refused in a sentence, alike on both databases."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from core.actors import Role
from core.errors import DomainError
from core.models import Person
from core.people import account, actions, teams, views
from core.people.forms import Invitation
from core.settings import actions as settings
from core.settings import brands, terms
from core.settings import views as shown
from core.settings.forms import filled
from core.settings.words import Desk, PriorityMatrix, Vocabulary
from core.work import begin, look

NAUGHTY = Path("../shared/data/attack/blns.json")
ODD = ["\x00", "\ud800", "a\x00b", "x" * 10_000, "\u202egnp", "{0.__class__}", "{name}", "%s", "\ufeff", "\u200b"]


def odd_strings() -> list[str]:
    """Ours, and every eighth of the public list where it is at hand: enough of each of its chapters."""
    return ODD + (json.loads(NAUGHTY.read_text(encoding="utf-8"))[::8] if NAUGHTY.exists() else [])


def tried(actor, clock, verb, *args):
    """Whether it was kept; anything but a refusal is raised."""
    with suppress(DomainError), begin(actor, clock) as work:
        verb(work, *args)
        return True
    return False


def test_names_of_people_and_teams(admin, lin, clock):
    for odd in odd_strings():
        tried(admin, clock, actions.invite, Invitation(odd, odd, frozenset({Role.AGENT})))
        tried(admin, clock, actions.rename, lin.id, odd)
        tried(admin, clock, teams.create, odd)
        tried(admin, clock, actions.set_skills, lin.id, {odd})
        tried(lin, clock, account.choose_language, odd)
    with look(admin) as desk:
        assert all(name == name.strip() and name.isprintable() for name in views.members(desk)["name"])


def test_words_of_the_desk(admin, clock):
    for odd in odd_strings():
        tried(admin, clock, terms.add, Vocabulary.SKILL, {"en": odd}, odd)
        tried(admin, clock, terms.relabel, Vocabulary.SKILL, "toys", {"en": odd, "zh_CN": odd})
        tried(admin, clock, brands.rename, 1, odd)
    with look(admin) as desk:
        assert all(row.labels for row in shown.terms(desk, Vocabulary.SKILL))


@pytest.mark.parametrize(
    ("kind", "field"), [(Desk, "name"), (Desk, "time_zone"), (Desk, "hosts"), (PriorityMatrix, "health_words")]
)
def test_settings(admin, clock, kind, field):
    for odd in odd_strings():
        value = (odd,) if field in {"hosts", "health_words"} else odd
        with look(admin) as desk:
            _now, seen = shown.in_force(desk, kind)
        tried(
            admin,
            clock,
            lambda work, value=value, seen=seen: settings.change(work, filled(kind, **{field: value}), seen),
        )
    with look(admin) as desk:
        assert shown.read(desk, kind)


def test_passphrases_of_any_script(lin, clock):
    kept = "the first passphrase"
    with begin(lin, clock) as work:
        work.session.get_one(Person, lin.id).password_hash = account.hashed(kept)
        account.choose_language(work, "zh_CN")
    for odd in [each for each in odd_strings() if len(each) >= 8][:6]:
        if tried(lin, clock, account.change_passphrase, kept, odd):
            kept = odd
    assert tried(lin, clock, account.change_passphrase, kept, "the last passphrase")
