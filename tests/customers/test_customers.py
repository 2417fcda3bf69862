"""Contact data is sealed, found by digest, shown in part, and opened with a record."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from core.actors import Actor, ActorKind, Role
from core.customers import actions, views
from core.customers.errors import ReasonNeeded
from core.customers.forms import NewCustomer
from core.customers.rules import folded
from core.customers.words import ContactKind
from core.errors import Missing, NotAllowed, TooLong
from core.models import ContactPoint, Customer, EventRow, Ticket
from core.process.words import Stage
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.cases import CHEN
from tests.conftest import MORNING, Ticking

VALUES = ("138 0013 8000", "chen@example.com")


def added(lin: Actor, name: str = "Chen Jing", *contacts: str) -> int:
    with begin(lin) as work:
        return actions.add(work, NewCustomer(name, contacts)).id


def found(lin: Actor, text: str) -> list[str]:
    with look(lin) as desk:
        return [profile.name for profile in views.find(desk, text)]


def owned(lin: Actor, clock: Ticking, owner: Actor) -> int:
    number = cases.opened(lin, clock, customer=CHEN)
    with transaction() as session:
        session.execute(update(Ticket).values(owner_id=owner.id))
    return number


def test_nothing_of_a_contact_can_be_read_in_the_database(lin: Actor) -> None:
    added(lin, "Chen Jing", *VALUES)
    with reading() as session:
        rows = session.execute(select(ContactPoint.__table__)).all()
    written = json.dumps([list(map(str, row)) for row in rows])
    assert not any(piece in written for piece in ("8000", "13800138000", "chen@example.com", "example"))


def test_the_same_contact_is_sealed_differently_and_digested_alike(lin: Actor) -> None:
    added(lin, "Chen Jing", "+86 138 0013 8000")
    added(lin, "Chen Yu", "13800138000")
    with reading() as session:
        one, other = session.scalars(select(ContactPoint)).all()
    assert one.sealed != other.sealed
    assert (one.digest, one.last_four) == (other.digest, other.last_four)


def test_a_profile_shows_contacts_in_part(lin: Actor) -> None:
    number = added(lin, "Chen Jing", *VALUES)
    with look(lin) as desk:
        assert [each.shown for each in views.profile(desk, number).contacts] == ["138 •••• ••00", "c•••@•••.com"]


@pytest.mark.parametrize(
    "text", ["chen", "CHEN J", "Ｃhen", "8000", "+86 138-0013-8000", "13800138000", "CHEN@example.com", " chen jing "]
)
def test_a_customer_is_found_by_name_contact_or_last_four(lin: Actor, text: str) -> None:
    added(lin, "Chen Jing", *VALUES)
    added(lin, "Zhao Min", "139 0000 1111")
    assert found(lin, text) == ["Chen Jing"]


@pytest.mark.parametrize(
    "text", ["", "  ", "jing", "%", "_", "8001", "138", "0013", "@", "chen@example", "\x00", "\ud83d", "'"]
)
def test_nothing_is_found_by_anything_else(lin: Actor, text: str) -> None:
    added(lin, "Chen Jing", *VALUES)
    assert found(lin, text) == []


def test_a_two_character_chinese_name_is_found_by_its_first(lin: Actor) -> None:
    added(lin, "陈静")
    assert found(lin, "陈") == found(lin, "陈静") == ["陈静"]


def test_no_more_than_a_handful_is_shown(lin: Actor) -> None:
    for each in range(12):
        added(lin, f"Chen {each:02}")
    assert found(lin, "chen") == [f"Chen {each:02}" for each in range(8)]


def test_erased_and_merged_customers_are_not_found(lin: Actor) -> None:
    first, second = added(lin, "Chen Jing", "13800138000"), added(lin, "Chen Jing 2", "13900139000")
    with transaction() as session:
        session.execute(update(Customer).where(Customer.id == first).values(erased_at=MORNING))
        session.execute(update(Customer).where(Customer.id == second).values(merged_into=first))
    assert found(lin, "chen") == found(lin, "13800138000") == []
    assert added(lin, "Chen Jing", "13800138000") not in {first, second}


def test_the_same_contact_typed_twice_is_kept_once(lin: Actor) -> None:
    number = added(lin, "Chen Jing", "13800138000", "+86 138 0013 8000", " ", "chen@example.com")
    assert added(lin, "chen  jing", "CHEN@example.com") == number
    assert cases.count_of(ContactPoint) == 2


def test_two_of_one_household_are_each_found_again(lin: Actor) -> None:
    jing, yu = added(lin, "Chen Jing", "13800138000"), added(lin, "Chen Yu", "13800138000")
    assert jing != yu
    assert added(lin, "Chen Yu", "13800138000") == yu


@pytest.mark.parametrize(("name", "refusal"), [("", Missing), (" \n ", Missing), ("x" * 121, TooLong)])
def test_a_name_is_asked_for_and_limited(lin: Actor, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        added(lin, name)


def test_an_endless_contact_is_refused_and_nothing_is_left(lin: Actor) -> None:
    with pytest.raises(TooLong):
        added(lin, "Chen Jing", "13800138000", "x" * 301)
    assert cases.count_of(Customer) == cases.count_of(ContactPoint) == 0


def test_a_name_that_grows_when_folded_is_kept(lin: Actor) -> None:
    added(lin, "ﷺ" * 120)
    assert found(lin, "ﷺ" * 120) == ["ﷺ" * 120]
    assert len(folded("ﷺ" * 120)) > 1000


def revealed(actor: Actor, clock: Ticking, number: int, reason: str = "") -> list[str]:
    with begin(actor, clock) as work:
        case = work.session.scalars(select(Ticket).where(Ticket.number == number)).one()
        return sorted(actions.reveal(work, case, reason).values())


def test_the_owner_of_an_open_case_sees_contacts_by_one_click(lin: Actor, clock: Ticking) -> None:
    number = owned(lin, clock, lin)
    assert revealed(lin, clock, number) == sorted(VALUES)
    event = cases.events("customer", "customer.contacts_revealed")[-1]
    assert (event.actor_id, event.detail) == (lin.id, {"ticket": number, "reason": ""})


def test_others_need_the_right_and_a_reason(lin: Actor, wang: Actor, zhou: Actor, clock: Ticking) -> None:
    number = owned(lin, clock, lin)
    with pytest.raises(NotAllowed):
        revealed(zhou, clock, number, "curious")
    with pytest.raises(ReasonNeeded):
        revealed(wang, clock, number, "  ")
    assert revealed(wang, clock, number, " the owner is ill ") == sorted(VALUES)
    events = cases.events("customer", "customer.contacts_revealed")
    assert [event.detail["reason"] for event in events] == ["the owner is ill"]


def test_a_finished_case_gives_its_owner_no_reason_any_more(lin: Actor, clock: Ticking) -> None:
    number = owned(lin, clock, lin)
    with transaction() as session:
        session.execute(update(Ticket).values(stage=Stage.CLOSED))
    with pytest.raises(NotAllowed):
        revealed(lin, clock, number)


def test_an_unowned_case_is_nobodys_reason(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, customer=CHEN)
    with pytest.raises(NotAllowed):
        revealed(lin, clock, number, "please")


def test_retired_contacts_are_neither_shown_nor_found_nor_revealed(lin: Actor, clock: Ticking) -> None:
    number = owned(lin, clock, lin)
    with transaction() as session:
        session.execute(update(ContactPoint).where(ContactPoint.kind == ContactKind.PHONE).values(retired_at=MORNING))
    assert revealed(lin, clock, number) == ["chen@example.com"]
    assert found(lin, "13800138000") == found(lin, "8000") == []


def test_no_event_holds_what_was_typed(lin: Actor, clock: Ticking) -> None:
    number = owned(lin, clock, lin)
    revealed(lin, clock, number)
    with reading() as session:
        written = json.dumps([[row.kind, row.detail] for row in session.scalars(select(EventRow))], ensure_ascii=False)
    assert not any(piece in written.casefold() for piece in ("chen", "jing", "8000", "138", "example", "lid"))


def test_without_any_role_nobody_adds_customers(lin: Actor) -> None:
    with pytest.raises(NotAllowed):
        added(replace(lin, roles=frozenset[Role]()))


def test_who_asks_in_public_changes_nobodys_record(lin: Actor) -> None:
    with begin(lin) as work:
        known = actions.add(work, NewCustomer("Chen Yu", ("13800138021",))).id
    with begin(Actor(ActorKind.CUSTOMER)) as work:
        asked = actions.add(work, NewCustomer("Chen Yu", ("13800138021", "thief@example.org"))).id
    with look(lin) as desk:
        assert (asked, len(views.profile(desk, known).contacts)) == (known, 1)
