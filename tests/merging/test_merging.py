"""Two become one, and two again, exactly as they were."""

import pytest

from core.customers import actions as customers
from core.customers import views
from core.customers.forms import NewCustomer, Profiled
from core.errors import NotAllowed
from core.merging import actions
from core.merging.errors import LaterFirst, NoSuchMerge, NotTwo
from core.merging.views import standing
from core.merging.words import Merged
from core.models import ContactPoint, Customer, Organisation, Purchase, Ticket
from core.organisations import actions as organisations
from core.organisations import views as known
from core.products import actions as products
from core.products.forms import NewProduct, NewPurchase
from core.work import begin, look
from db.session import reading
from tests import cases


def customer(lin, name, *contacts, note="", organisation=""):
    with begin(lin) as work:
        row = customers.add(work, NewCustomer(name, contacts))
        if note or organisation:
            customers.change(work, row.id, Profiled(name, note, None, organisation))
    return row.id


def whole():
    """Whose everything is, and what they are like."""
    with reading() as session:
        return (
            sorted((row.id, row.customer_id, row.organisation_id) for row in session.query(Ticket)),
            sorted((row.id, row.customer_id, row.retired_at) for row in session.query(ContactPoint)),
            sorted((row.id, row.customer_id) for row in session.query(Purchase)),
            sorted(
                (row.id, row.note, row.organisation_id, row.merged_into) for row in session.query(Customer)
            ),
            sorted((row.id, row.name, row.note, row.merged_into) for row in session.query(Organisation)),
        )  # fmt: skip


@pytest.fixture
def two(lin, wang, clock):
    """Chen Jing twice, each with a case; the second with a purchase, a note and an organisation."""
    one = customer(lin, "Chen Jing", "138 0013 8000", note="calls in the morning")
    other = customer(lin, "Jing Chen", "chen@example.com", "13800138000", note="left-handed", organisation="Sunrise")
    cases.opened(lin, clock, customer_id=one)
    cases.opened(lin, clock, customer_id=other)
    with begin(wang) as work:
        train = products.add(work, NewProduct("Toy train")).id
        products.buy(work, NewPurchase(other, train))
    return one, other


def test_everything_goes_over(lin, two):
    one, other = two
    with begin(lin) as work:
        actions.customers(work, other, one)
    with reading() as session:
        assert {row.customer_id for row in session.query(Ticket)} == {one}
        assert {row.customer_id for row in session.query(Purchase)} == {one}
        assert session.get_one(Customer, one).note == "calls in the morning\nleft-handed"
    with look(lin) as desk:
        assert views.detail(desk, one).profile.organisation == "Sunrise"


def test_lookup_follows_a_merge(lin, two, clock):
    one, other = two
    with begin(lin) as work:
        actions.customers(work, other, one)
    with look(lin) as desk:
        assert [each.id for each in views.find(desk, "jing chen")] == [one]
        assert [each.id for each in views.find(desk, "chen@example.com")] == [one]
        assert views.detail(desk, other).profile.id == one
        assert views.found(desk) == 1
    number = cases.opened(lin, clock, customer_id=other)
    assert cases.ticket(number).customer_id == one


def test_undoing_restores_exactly(lin, two):
    before = whole()
    with begin(lin) as work:
        merge = actions.customers(work, two[1], two[0])
    assert whole() != before
    with begin(lin) as work:
        actions.undo(work, merge.id)
    assert whole() == before
    event = cases.events("customer", "customer.merge_undone")[-1]
    assert (event.subject_id, event.detail["other"]) == two


def test_what_came_after_the_merge_stays(lin, two, clock):
    with begin(lin) as work:
        merge = actions.customers(work, two[1], two[0])
    number = cases.opened(lin, clock, customer_id=two[0])
    with begin(lin) as work:
        actions.undo(work, merge.id)
    assert cases.ticket(number).customer_id == two[0]


def test_merges_are_undone_in_their_order(lin, two):
    third = customer(lin, "C. Jing", "13800138000")
    with begin(lin) as work:
        first = actions.customers(work, two[1], two[0])
        second = actions.customers(work, third, two[0])
    with begin(lin) as work, pytest.raises(LaterFirst):
        actions.undo(work, first.id)
    with begin(lin) as work:
        actions.undo(work, second.id)
        actions.undo(work, first.id)
    with begin(lin) as work, pytest.raises(NoSuchMerge):
        actions.undo(work, first.id)


def test_a_chain_is_parted_from_its_end(lin, two):
    third = customer(lin, "C. Jing", "13900139000")
    with begin(lin) as work:
        first = actions.customers(work, two[0], two[1])
        actions.customers(work, two[1], third)
    with begin(lin) as work, pytest.raises(LaterFirst):
        actions.undo(work, first.id)
    with look(lin) as desk:
        assert views.current(desk, two[0]).id == third


def test_one_cannot_be_merged_with_itself_or_with_who_is_gone(lin, two):
    one, other = two
    for pair in ((one, one), (one, 999), (999, one)):
        with begin(lin) as work, pytest.raises(NotTwo):
            actions.customers(work, *pair)
    with begin(lin) as work:
        actions.customers(work, other, one)
    with begin(lin) as work, pytest.raises(NotTwo):
        actions.customers(work, other, one)


def test_a_trainer_merges_nobody(he, two):
    with begin(he) as work, pytest.raises(NotAllowed):
        actions.customers(work, *two)


def test_organisations_are_merged_and_parted(lin, two):
    with begin(lin) as work:
        stays, gone = organisations.add(work, "Sunrise Toys").id, known.named(work, "sunrise").id
    before = whole()
    with begin(lin) as work:
        merge = actions.organisations(work, gone, stays)
    with look(lin) as desk:
        assert [name for _, name in known.detail(desk, gone).customers] == ["Jing Chen"]
        assert [each.other for each in standing(desk, Merged.ORGANISATION, stays)] == [gone]
    with begin(lin) as work:
        actions.undo(work, merge.id)
    assert whole() == before


def test_two_people_merging_at_once_merge_once(lin, two):
    def merge(turn):
        try:
            with begin(lin) as work:
                actions.customers(work, *(two if turn % 2 else two[::-1]))
        except NotTwo:
            return 0
        return 1

    assert sum(cases.at_once(6, merge)) == 1
