"""The public page posted ten thousand times by fifty clients: counted exactly, refused with a time, soon over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.access import rates
from core.access.errors import TooOften
from core.errors import DomainError
from core.intake import asking
from core.models import Customer, RateCount, Ticket
from core.work import look
from tests.cases import at_once, count_of, events
from tests.intake.test_asking import FORM

CLIENTS, EACH = 50, 200
FORM = replace(FORM, files=())


def posted(clock, client, address, times=EACH):
    """How many of one client's posts became cases; every other one was told how long to wait."""
    return sum(one(clock, f"{client}.{n}", address) for n in range(times))


def one(clock, key, address):
    try:
        asking.ask(replace(FORM, key=key, address=address), clock)
    except TooOften as refused:
        return 0 if 1 <= refused.facts["minutes"] <= 60 else 1_000_000
    return 1


def test_fifty_clients_behind_one_address(desk, clock):
    kept = sum(at_once(CLIENTS, lambda client: posted(clock, client, "10.0.0.1")))
    assert kept == count_of(Ticket) == asking.LIMIT.most
    assert len(events(kind="ticket.consent_given")) == asking.LIMIT.most
    assert count_of(RateCount) == 1
    clock.tick(hours=1)
    asking.ask(replace(FORM, key="later", address="10.0.0.1"), clock)


def test_fifty_clients_at_fifty_addresses(desk, clock, monkeypatch):
    monkeypatch.setattr(asking, "LIMIT", rates.Limit("ask", 4, timedelta(hours=1)))
    kept = at_once(CLIENTS, lambda client: posted(clock, client, f"10.0.0.{client}", times=20))
    assert kept == [4] * CLIENTS
    assert count_of(Ticket) == 4 * CLIENTS


def test_the_same_form_posted_by_all_at_once_is_one_case(desk, clock):
    numbers = at_once(CLIENTS, lambda _: asking.ask(replace(FORM, key="one", address="10.0.0.1"), clock).number)
    assert len(set(numbers)) == 1
    assert (count_of(Ticket), len(events(kind="ticket.consent_given"))) == (1, 1)


def test_what_is_refused_does_not_count(desk, clock):
    for n in range(2 * asking.LIMIT.most):
        with pytest.raises(DomainError):
            asking.ask(replace(FORM, key=f"{n}", name="", address="10.0.0.1"), clock)
    asking.ask(replace(FORM, address="10.0.0.1"), clock)


def test_a_flood_leaves_the_other_addresses_alone_and_writes_nothing(desk, clock):
    posted(clock, 1, "10.0.0.1")
    with pytest.raises(TooOften), look(asking.CUSTOMER, clock) as full:
        rates.demand(full, asking.LIMIT, "10.0.0.1")
    asking.ask(replace(FORM, key="other", address="10.0.0.2"), clock)
    assert count_of(Customer) == 1
