"""Cases that belong together, and what does not."""

import pytest

from core.bundling import actions
from core.bundling.errors import AlreadyMerged, Itself, NoSuchMessage, NotMerged, OtherCustomer
from core.bundling.views import bundle
from core.customers.forms import NewCustomer
from core.files.forms import Upload
from core.process.words import Stage
from core.resolution import actions as resolution
from core.resolution import views
from core.resolution.errors import NoSuchTicket
from core.work import begin, look
from tests import cases


def together(actor, clock, number):
    with look(actor, clock) as desk:
        return bundle(desk, number - 1000)


@pytest.fixture
def two(lin, clock):
    return cases.opened(lin, clock, customer=cases.CHEN), cases.opened(lin, clock, customer=cases.CHEN)


def test_a_link_is_seen_from_both_sides_and_taken_away(lin, clock, two):
    one, other = two
    with begin(lin, clock) as work:
        actions.link(work, one, other)
        actions.link(work, other, one)
    assert [each.number for each in together(lin, clock, other).linked] == [one]
    assert len(cases.events(kind="ticket.linked")) == 2
    with begin(lin, clock) as work:
        actions.unlink(work, other, one)
    assert together(lin, clock, one).linked == ()
    with begin(lin, clock) as work:
        actions.link(work, one, other)
    assert len(together(lin, clock, one).linked) == 1


def test_merged_cases_are_read_as_one(lin, clock, two):
    one, other = two
    with begin(lin, clock) as work:
        resolution.note(work, one, "said in the first", [Upload("pin.txt", b"pin")])
        actions.merge(work, one, other)
        resolution.customer_said(work, one, "an answer to the old number")
    with look(lin, clock) as desk:
        case = views.case(desk, other)
        assert [each.text for each in case.entries if each.text] == ["said in the first", "an answer to the old number"]
        assert [each.name for each in case.files] == ["pin.txt"]
        assert [each.number for each in case.bundle.merged] == [one]
        assert views.case(desk, one).bundle.into.number == other
    assert cases.ticket(one).stage is Stage.CLOSED
    assert cases.events(kind="ticket.moved")[-1].detail["move_kind"] == "merge"


def test_merging_is_undone(lin, clock, two):
    one, other = two
    before = cases.ticket(one).step
    with begin(lin, clock) as work:
        actions.merge(work, one, other)
    with pytest.raises(AlreadyMerged), begin(lin, clock) as work:
        resolution.reopen(work, one, cases.ticket(one).moves, "again")
    with begin(lin, clock) as work:
        actions.unmerge(work, one)
    assert (cases.ticket(one).step, cases.ticket(one).merged_into) == (before, None)
    assert together(lin, clock, other).merged == ()
    with pytest.raises(NotMerged), begin(lin, clock) as work:
        actions.unmerge(work, one)


def test_what_was_merged_before_goes_along(lin, clock, two):
    one, other = two
    third = cases.opened(lin, clock, customer=cases.CHEN)
    with begin(lin, clock) as work:
        actions.merge(work, one, other)
        actions.merge(work, other, third)
    assert [each.number for each in together(lin, clock, third).merged] == [one, other]
    with begin(lin, clock) as work:
        resolution.customer_said(work, one, "still the oldest number")
    with look(lin, clock) as desk:
        assert desk.session.query(views.Message).one().ticket_id == third - 1000


def test_what_cannot_be_one(lin, clock, two):
    one, other = two
    stranger = cases.opened(lin, clock, customer=NewCustomer("Bo", ("bo@example.com",)))
    for wrong, refusal in ((one, Itself), (stranger, OtherCustomer), (9999, NoSuchTicket)):
        with pytest.raises(refusal), begin(lin, clock) as work:
            actions.merge(work, one, wrong)
    with begin(lin, clock) as work:
        actions.merge(work, one, other)
    with pytest.raises(AlreadyMerged), begin(lin, clock) as work:
        actions.merge(work, other, one)


def test_a_message_becomes_a_case_of_its_own(lin, clock, two):
    one, other = two
    with begin(lin, clock) as work:
        message = resolution.customer_said(work, one, "And the invoice is wrong.", [Upload("bill.txt", b"bill")])
    with begin(lin, clock) as work:
        new = actions.split(work, one, message.id, "Wrong invoice")
    with begin(lin, clock) as work:
        assert actions.split(work, one, message.id, "Wrong invoice").id == new.id
    with look(lin, clock) as desk:
        case = views.case(desk, new.number)
        assert (case.ticket.description, case.customer.name) == ("And the invoice is wrong.", "Chen Jing")
        assert [each.name for each in case.files] == ["bill.txt"]
        assert [each.number for each in case.bundle.linked] == [one]
    with pytest.raises(NoSuchMessage), begin(lin, clock) as work:
        actions.split(work, other, message.id, "x")


def test_a_linked_case_that_is_closed_to_the_reader_is_not_named(lin, zhou, wang, clock, two):
    one, other = two
    with begin(wang, clock) as work:
        actions.link(work, one, other)
        ticket = views.ticket(work, other)
        ticket.sensitive, ticket.owner_id = True, wang.id
        work.session.flush()
    assert together(zhou, clock, one).linked == ()


def test_two_people_merge_both_ways_at_once(lin, clock, two):
    def merge(turn):
        try:
            with begin(lin, clock) as work:
                actions.merge(work, *(two if turn % 2 else two[::-1]))
        except AlreadyMerged:
            return 0
        return 1

    assert sum(cases.at_once(6, merge)) == 1
