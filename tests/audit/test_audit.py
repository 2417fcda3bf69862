from datetime import date

import pytest

from core.actors import SYSTEM, Role
from core.audit.forms import Wanted
from core.audit.views import happenings
from core.errors import NotAllowed
from core.people import actions, teams
from core.work import begin, look

ANYTHING = Wanted()


@pytest.fixture
def busy_day(admin, lin, clock):
    """Three things on Monday evening, and one after midnight where the desk stands (Shanghai)."""
    clock.tick(hours=6, minutes=50)  # 23:50 in Shanghai
    with begin(admin, clock) as work:
        teams.create(work, "Care")
        actions.set_roles(work, lin.id, {Role.TRAINER})
    with begin(SYSTEM, clock) as work:
        actions.rename(work, lin.id, "Lin Yue")
    clock.tick(minutes=20)
    with begin(admin, clock) as work:
        teams.create(work, "Parcels")
    return lin


def kinds(actor, wanted=ANYTHING, **more):
    with look(actor) as desk:
        return [
            each.kind for each in happenings(desk, wanted, **more) if not each.kind.endswith(("shipped", "published"))
        ]


ALL = ["team.created", "person.renamed", "person.roles_changed", "team.created"]


def test_the_newest_comes_first(wang, busy_day):
    assert kinds(wang) == ALL


def test_each_tells_who_did_it(wang, admin, busy_day):
    with look(wang) as desk:
        newest, renamed, *_ = happenings(desk, Wanted())
    assert (newest.name, newest.actor_id) == ("Admin", admin.id)
    assert (renamed.name, renamed.actor_kind) == (None, "system")
    assert (newest.about, renamed.about) == ("Parcels", "Lin Yue")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(kinds=("team.created",)), ["team.created"] * 2),
        (Wanted(subject_kind="person"), ["person.renamed", "person.roles_changed"]),
        (Wanted(subject_kind="team", number=2), ["team.created"]),
        (Wanted(first=date(2026, 1, 6)), ["team.created"]),
        (Wanted(last=date(2026, 1, 5)), ALL[1:]),
        (Wanted(first=date(2026, 1, 5), last=date(2026, 1, 6)), ALL),
        (Wanted(first=date(2026, 1, 7)), []),
    ],
)
def test_what_is_wanted_is_found(wang, busy_day, wanted, found):
    assert kinds(wang, wanted) == found


def test_what_one_person_did(wang, admin, busy_day):
    assert kinds(wang, Wanted(person=admin.id)) == [ALL[0], *ALL[2:]]


def test_pages_follow_each_other_without_a_gap(wang, busy_day):
    with look(wang) as desk:
        first = happenings(desk, Wanted(), most=2)
        second = happenings(desk, Wanted(), before=first[-1].id, most=2)
    assert [each.kind for each in (*first, *second)] == ALL


@pytest.mark.parametrize("role", [Role.AGENT, Role.TECHNICIAN, Role.TRAINER])
def test_the_log_is_not_for_everybody(person, role):
    with pytest.raises(NotAllowed):
        kinds(person("somebody", role))
