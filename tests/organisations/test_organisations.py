"""Organisations: one name is one organisation; what belongs to them keeps them."""

import pytest

from core.customers import actions as customers
from core.customers import views as people
from core.customers.forms import NewCustomer
from core.errors import Missing, NotAllowed, TooLong
from core.intake import views as intake
from core.intake.views import About
from core.models import Organisation
from core.organisations import actions, views
from core.organisations.errors import NoSuchOrganisation
from core.work import begin, look
from tests import cases


def test_a_name_is_one_organisation_however_it_is_spelled(lin):
    with begin(lin) as work:
        assert actions.add(work, "Sunrise Toys").id == actions.add(work, " SUNRISE  toys").id
    assert cases.count_of(Organisation) == 1


def test_a_customer_brings_theirs_and_cases_point_to_it(lin, clock):
    who = NewCustomer("Chen Jing", ("13800138000",), organisation="Sunrise")
    number = cases.opened(lin, clock, customer=who)
    with look(lin) as desk:
        (line,) = views.listing(desk, "sun")
        assert line.customers == 1
        assert [each.number for each in intake.cases_of(desk, About.ORGANISATION, line.id)] == [number]
        assert people.listing(desk)[0].organisation == "Sunrise"


@pytest.mark.parametrize(("name", "refusal"), [(" ", Missing), ("x" * 121, TooLong)])
def test_a_name_is_asked_for(lin, name, refusal):
    with begin(lin) as work, pytest.raises(refusal):
        actions.add(work, name)


def test_changes_name_fields_only(lin):
    with begin(lin) as work:
        number = actions.add(work, "Sunrise").id
        actions.change(work, number, "Sunrise Toys", "pays late")
    event = cases.events("organisation", "organisation.changed")[-1]
    assert event.detail == {"fields": ["name", "note"]}


def test_a_retired_one_is_offered_no_more_and_stays_where_it_is(lin):
    with begin(lin) as work:
        customer = customers.add(work, NewCustomer("Chen Jing", organisation="Sunrise"))
        actions.retire(work, customer.organisation_id)
    with look(lin) as desk:
        assert views.find(desk, "sun") == []
        assert people.detail(desk, customer.id).profile.organisation == "Sunrise"
    with begin(lin) as work:
        actions.restore(work, customer.organisation_id)
    with look(lin) as desk:
        assert [name for _, name in views.find(desk, "sun")] == ["Sunrise"]


def test_what_is_not_there_is_a_sentence(lin):
    with look(lin) as desk, pytest.raises(NoSuchOrganisation):
        views.detail(desk, 9)


def test_a_trainer_reads_no_lists_of_customers(he):
    with look(he) as desk:
        for view in (views.listing, people.listing):
            with pytest.raises(NotAllowed):
                view(desk)
