from threading import Barrier, Thread

import pytest

from core.actors import Role
from core.models import Person
from core.people import actions, errors
from core.work import begin, look


@pytest.fixture
def two(admin, person, settled):
    """Both are administrators, and nobody else is."""
    return settled(admin), settled(person("ning", Role.ADMIN))


def in_power(actor):
    with look(actor) as desk:
        return [each.name for each in desk.session.query(Person) if each.active and Role.ADMIN in each.roles]


def test_the_last_administrator_keeps_the_role(admin, clock, settled):
    settled(admin)
    with pytest.raises(errors.LastAdministrator) as refusal, begin(admin, clock) as work:
        actions.set_roles(work, admin.id, {Role.AGENT})
    assert refusal.value.said_in("en").startswith("Admin is the last active administrator.")


def test_who_was_only_invited_or_is_disabled_does_not_count(admin, person, clock, settled):
    settled(admin)
    person("invited", Role.ADMIN)
    left = settled(person("left", Role.ADMIN))
    with begin(admin, clock) as work:
        actions.disable(work, left.id)
    with pytest.raises(errors.LastAdministrator), begin(admin, clock) as work:
        actions.set_roles(work, admin.id, {Role.SUPERVISOR})


def test_one_of_two_may_go(two, clock):
    one, other = two
    with begin(one, clock) as work:
        actions.disable(work, other.id)
    assert in_power(one) == ["Admin"]


@pytest.mark.parametrize("verb", [actions.disable, lambda work, who: actions.set_roles(work, who, {Role.AGENT})])
def test_two_who_remove_each_other_at_once_leave_one(two, clock, verb):
    barrier, refusals = Barrier(2), []

    def remove(actor, other):
        barrier.wait()
        try:
            with begin(actor, clock) as work:
                verb(work, other.id)
        except errors.LastAdministrator as refusal:
            refusals.append(refusal)

    one, other = two
    hands = [Thread(target=remove, args=pair) for pair in ((one, other), (other, one))]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert (len(in_power(one)), len(refusals)) == (1, 1)
