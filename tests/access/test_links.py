"""Links that open once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.access import door, links, rules
from core.access.errors import LinkRefused
from core.access.words import LinkPurpose
from core.actors import SYSTEM
from core.models import OneTimeLink, Person
from core.work import begin, look
from db.session import reading, transaction
from tests.conftest import MORNING

DAY = timedelta(days=1)
INVITED = LinkPurpose.INVITATION


def issue(person, purpose=INVITED, now=MORNING):
    with begin(SYSTEM, lambda: now) as work:
        return links.issue(work, purpose, person and person.id, DAY)


def owner(token, now=MORNING):
    with look(SYSTEM, lambda: now) as desk:
        return links.owner_of(desk, token).id


def redeem(token, now=MORNING):
    with begin(SYSTEM, lambda: now) as work:
        return links.redeem(work, token)


def test_a_link_names_its_owner_until_it_is_used(lin):
    token = issue(lin)
    assert owner(token) == owner(token) == lin.id
    assert redeem(token) is INVITED
    for use in (owner, redeem):
        with pytest.raises(LinkRefused):
            use(token)


def test_only_the_hash_is_kept(lin):
    token = issue(lin)
    with reading() as session:
        assert token not in session.scalars(select(OneTimeLink.token_hash)).all()


@pytest.mark.parametrize("token", ["", "guessed", "\ud800", "x" * 10_000])
def test_a_guessed_link_opens_nothing(lin, token):
    issue(lin)
    for use in (owner, redeem):
        with pytest.raises(LinkRefused):
            use(token)


def test_a_link_is_refused_from_the_moment_it_expires(lin):
    token = issue(lin)
    assert owner(token, MORNING + DAY - timedelta(seconds=1))
    with pytest.raises(LinkRefused):
        redeem(token, MORNING + DAY)


def test_a_newer_link_ends_the_earlier_ones_of_the_same_person_only(lin, zhou):
    first, other = issue(lin), issue(zhou)
    second = issue(lin, LinkPurpose.RESET)
    with pytest.raises(LinkRefused):
        owner(first)
    assert (owner(second), owner(other)) == (lin.id, zhou.id)


def test_several_servers_may_each_print_a_code_for_the_first_run(database):
    codes = [issue(None, LinkPurpose.FIRST_RUN) for _ in range(2)]
    for code in codes:
        with begin(SYSTEM, lambda: MORNING) as work:
            assert links.redeem(work, code, [LinkPurpose.FIRST_RUN]) is LinkPurpose.FIRST_RUN


def test_a_code_of_the_first_run_is_nobodys_link(database):
    with pytest.raises(LinkRefused):
        owner(issue(None, LinkPurpose.FIRST_RUN))


def test_the_link_of_a_disabled_person_opens_nothing(lin):
    token = issue(lin)
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = MORNING
    with pytest.raises(LinkRefused):
        owner(token)


def test_of_two_clicks_at_once_one_counts(lin):
    token = issue(lin)

    def use(_):
        try:
            return redeem(token)
        except LinkRefused:
            return None

    with ThreadPoolExecutor(8) as crowd:
        assert sum(each is not None for each in crowd.map(use, range(8))) == 1


def test_old_links_are_forgotten(lin):
    issue(lin)
    door.purge(lambda: MORNING + DAY + rules.KEPT_FOR)
    with reading() as session:
        assert session.scalar(select(func.count(OneTimeLink.id))) == 0
