"""A customer's own page: several contacts and addresses, what is known of them, and who may be the same."""

import json

import pytest
from sqlalchemy import select

from core.customers import actions, views
from core.customers.errors import AlreadyThere, NoSuchContact, NoSuchCustomer, ReasonNeeded
from core.customers.forms import NewCustomer, Profiled
from core.errors import Missing, NotAllowed, TooLong
from core.models import EventRow
from core.queue import actions as queue
from core.work import begin, look
from db.session import reading
from tests import cases

CHEN = NewCustomer("Chen Jing", ("13800138000", "chen@example.com"), None, ("12 Garden Road, Suzhou",), "Sunrise")


@pytest.fixture
def chen(lin):
    with begin(lin) as work:
        return actions.add(work, CHEN).id


def shown(actor, number):
    with look(actor) as desk:
        return {str(each.kind): each.shown for each in views.detail(desk, number).profile.contacts}


def test_addresses_are_contacts_and_masked_as_they_are(lin, chen):
    assert shown(lin, chen)["address"] == "1•••"
    with begin(lin) as work:
        assert actions.add(work, CHEN).id == chen
    assert len(shown(lin, chen)) == 3


def test_a_contact_is_added_once_and_retired(lin, chen):
    with begin(lin) as work:
        point = actions.reach(work, chen, " 139 0013 9000 ")
    with begin(lin) as work, pytest.raises(AlreadyThere):
        actions.reach(work, chen, "13900139000")
    with begin(lin) as work, pytest.raises(Missing):
        actions.reach(work, chen, "  ")
    with begin(lin) as work:
        actions.retire_contact(work, chen, point.id)
    with begin(lin) as work, pytest.raises(NoSuchContact):
        actions.retire_contact(work, chen, point.id)


def test_the_contact_of_somebody_else_is_not_retired(lin, chen):
    with begin(lin) as work:
        other = actions.add(work, NewCustomer("Zhao Min"))
        point = actions.add_contact(work, other, "13700137000")
    with begin(lin) as work, pytest.raises(NoSuchContact):
        actions.retire_contact(work, chen, point.id)


def test_a_profile_is_changed_and_the_event_names_fields_only(lin, chen):
    with begin(lin) as work:
        actions.change(work, chen, Profiled("Chen Jing", "prefers mail", "zh_CN", ""))
    assert cases.events("customer", "customer.changed")[-1].detail == {
        "fields": ["note", "language", "organisation_id"]
    }
    with look(lin) as desk:
        about = views.detail(desk, chen)
    assert (about.note, about.language, about.organisation_id) == ("prefers mail", "zh_CN", None)


@pytest.mark.parametrize(("form", "refusal"), [(Profiled(" "), Missing), (Profiled("x", "n" * 2001), TooLong)])
def test_a_profile_without_sense_is_refused(lin, chen, form, refusal):
    with begin(lin) as work, pytest.raises(refusal):
        actions.change(work, chen, form)


def test_contacts_are_revealed_on_the_page_with_a_right_and_a_reason(lin, wang, zhou, chen):
    with begin(zhou) as work, pytest.raises(NotAllowed):
        actions.reveal_all(work, chen, "curious")
    with begin(wang) as work, pytest.raises(ReasonNeeded):
        actions.reveal_all(work, chen)
    with begin(wang) as work:
        assert "chen@example.com" in actions.reveal_all(work, chen, "recall").values()
    assert cases.events("customer", "customer.contacts_revealed")[-1].detail == {"ticket": None, "reason": "recall"}


def test_an_open_case_of_ones_own_is_reason_enough(lin, chen, clock):
    number = cases.opened(lin, clock, customer_id=chen)
    with begin(lin) as work, pytest.raises(NotAllowed):
        actions.reveal_all(work, chen)
    with begin(lin, clock) as work:
        queue.take(work, number)
    with begin(lin) as work:
        assert len(actions.reveal_all(work, chen)) == 3
    assert cases.events("customer", "customer.contacts_revealed")[-1].detail == {"ticket": number, "reason": ""}


def test_who_may_be_the_same_is_suggested(lin, chen):
    with begin(lin) as work:
        same_number = actions.add(work, NewCustomer("J. Chen", ("+86 138 0013 8000",))).id
        same_name = actions.add(work, NewCustomer("CHEN  jing", ("13700137000",))).id
        actions.add(work, NewCustomer("Zhao Min", ("13600136000",), addresses=CHEN.addresses))  # of the same house
    with look(lin) as desk:
        assert [each.id for each in views.twins(desk, chen)] == [same_number, same_name]


def test_the_list_shows_contacts_in_part_and_counts_open_cases(lin, chen, clock):
    cases.opened(lin, clock, customer_id=chen)
    with look(lin) as desk:
        (line,) = views.listing(desk)
        assert (line.cases, line.organisation) == (1, "Sunrise")
        assert "138 •••• ••00" in [each.shown for each in line.contacts]
        assert [each.id for each in views.listing(desk, "8000")] == [chen]
        assert views.found(desk, "nobody") == 0


def test_counting_ends_where_nobody_turns_any_more(lin, chen, monkeypatch):
    with begin(lin) as work:
        for name in ("Zhao Min", "Sun Li"):
            actions.add(work, NewCustomer(name, ()))
    monkeypatch.setattr(views, "MOST_FOUND", 2)
    monkeypatch.setattr(views, "PAGE", 1)
    with look(lin) as desk:
        assert views.found(desk) == 2
        assert views.listing(desk, page=10**9) == views.listing(desk, page=2) != views.listing(desk)


def test_who_is_not_there_is_a_sentence(lin):
    with look(lin) as desk, pytest.raises(NoSuchCustomer):
        views.detail(desk, 12)


def test_no_event_holds_what_was_typed(lin, chen):
    with begin(lin) as work:
        actions.change(work, chen, Profiled("Chen Jing", "prefers mail", None, "Sunrise Toys"))
    with reading() as session:
        written = json.dumps([row.detail for row in session.scalars(select(EventRow))], ensure_ascii=False).casefold()
    assert not any(piece in written for piece in ("chen", "8000", "garden", "prefers", "sunrise"))
