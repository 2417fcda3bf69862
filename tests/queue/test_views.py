"""The queue shows what one may see, most urgent first, and finds what one looks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.actors import Actor, Role
from core.customers.forms import NewCustomer
from core.models import Team, Ticket
from core.process.words import Happening
from core.queue import actions, views
from core.queue.forms import Criteria
from core.queue.words import View
from core.resolution import actions as resolution
from core.resolution.forms import Advance
from core.search.errors import NothingSought
from core.search.rules import LONGEST_PIECE
from core.triage.words import Impact, Priority, Severity, Urgency
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.conftest import MORNING, Ticking


def shown(actor: Actor, clock: Ticking, **criteria: object) -> list[int]:
    with look(actor, clock) as desk:
        asked = Criteria(**criteria)  # type: ignore[arg-type]
        page = views.page(desk, asked)
        assert list(page.columns) == list(views.COLUMNS)
        if asked.page == 1:
            assert views.found(desk, asked) == len(page)
        return [int(number) for number in page["number"]]


@pytest.fixture
def teams(desk: str) -> tuple[int, int]:
    with transaction() as session:
        care, repair = Team(name="care team"), Team(name="repair team")
        session.add_all([care, repair])
    return care.id, repair.id


def test_the_earliest_deadline_comes_first_and_the_waiting_come_last(lin: Actor, clock: Ticking) -> None:
    calm = cases.opened(lin, clock, channel="mail")
    phone = cases.opened(lin, clock, channel="phone")
    waits = cases.opened(lin, clock, channel="chat")
    with begin(lin, clock) as work:
        resolution.reply(work, waits, "Which one is it?")
        resolution.advance(work, waits, Advance("ask_customer", 1, {"facts": "unclear"}))
    clock.tick(minutes=1)
    chat = cases.opened(lin, clock, channel="chat")
    assert shown(lin, clock) == [chat, phone, calm, waits]


def test_a_grave_case_passes_a_calm_one_by_its_response_limit(lin: Actor, clock: Ticking) -> None:
    calm = cases.opened(lin, clock)
    grave = cases.opened(lin, clock, severity=Severity.SERIOUS, urgency=Urgency.URGENT)
    assert shown(lin, clock) == [grave, calm]


def test_cases_of_equal_urgency_keep_the_order_of_their_coming(lin: Actor, clock: Ticking) -> None:
    numbers = [cases.opened(lin, clock) for _ in range(5)]
    assert shown(lin, clock) == numbers


@pytest.fixture
def desk_of_seven(lin: Actor, zhou: Actor, clock: Ticking) -> dict[str, int]:
    """One case of every kind that views tell apart."""
    names = ("free", "mine", "his", "waiting", "resolved", "closed", "late")
    numbers = {name: cases.opened(lin, clock, channel="mail") for name in names}
    with begin(lin, clock) as work:
        actions.take(work, numbers["mine"])
        resolution.advance(work, numbers["waiting"], Advance("ask_customer", 1, {"facts": "x"}))
    with begin(zhou, clock) as work:
        actions.take(work, numbers["his"])
    for name in ("resolved", "closed"):
        cases.moved(lin, clock, numbers[name], "propose", facts="x")
        cases.moved(lin, clock, numbers[name], "carry_out", solution="repair", consent_needed=False)
        cases.moved(lin, clock, numbers[name], "confirm", done=True, answer="Repaired.", checked=["told"])
    with begin(lin, clock) as work:
        resolution.happened(work, numbers["closed"], Happening.CUSTOMER_CONFIRMED, 4)
    with transaction() as session:
        due = MORNING - timedelta(hours=1)
        session.execute(
            update(Ticket).where(Ticket.number == numbers["late"]).values(next_due=due, sort_due=due)
        )
    return numbers


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (View.OPEN, {"free", "mine", "his", "waiting", "late"}),
        (View.MINE, {"mine"}),
        (View.FREE, {"free", "waiting", "late"}),
        (View.RISK, {"late"}),
        (View.WAITING, {"waiting"}),
        (View.RESOLVED, {"resolved"}),
        (View.CLOSED, {"closed"}),
    ],
)
def test_a_view_shows_its_cases_and_counts_them(
    desk_of_seven: dict[str, int], lin: Actor, clock: Ticking, view: View, names: set[str]
) -> None:
    assert set(shown(lin, clock, view=view)) == {desk_of_seven[name] for name in names}
    with look(lin, clock) as desk:
        counts = views.counts(desk)
    if view not in {View.RESOLVED, View.CLOSED}:
        assert counts.views[view] == len(names)
    assert counts.late == 1


def test_a_case_is_at_risk_in_its_last_hour_and_late_after_it(lin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock, channel="mail")  # due in two hours of work, tomorrow at eleven
    assert shown(lin, clock, view=View.RISK) == []
    clock.tick(hours=17)
    assert shown(lin, clock, view=View.RISK) == [1001]
    with look(lin, clock) as desk:
        assert views.counts(desk).late == 0
    clock.tick(hours=1, seconds=1)
    with look(lin, clock) as desk:
        assert views.counts(desk).late == 1


def test_an_empty_desk_has_an_empty_page_and_zeros(lin: Actor, clock: Ticking) -> None:
    assert shown(lin, clock) == []
    with look(lin, clock) as desk:
        assert set(views.counts(desk).views.values()) == {0}


def test_filters_narrow_together(lin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock, category="return")
    wanted = cases.opened(lin, clock, category="return", impact=Impact.SEVERAL)
    cases.opened(lin, clock, category="refund", impact=Impact.SEVERAL)
    assert shown(lin, clock, priorities=(Priority.P2,), categories=("return", "question")) == [wanted]
    assert shown(lin, clock, categories=("no_such\x00",)) == []


def test_pages_hold_fifty_and_leave_none_out(lin: Actor, clock: Ticking) -> None:
    with begin(lin, clock) as work:
        numbers = [cases.open_ticket(work, cases.form()).number for _ in range(views.PAGE + 3)]
    with look(lin, clock) as desk:
        pages = [list(views.page(desk, Criteria(page=each))["number"]) for each in (1, 2, 3)]
        assert views.found(desk, Criteria()) == views.PAGE + 3
    assert pages == [numbers[: views.PAGE], numbers[views.PAGE :], []]


@pytest.mark.parametrize("page", [0, -1, -(2**70), 2**40, 2**70])
def test_a_page_from_a_mistyped_address_is_a_page(lin: Actor, clock: Ticking, page: int) -> None:
    number = cases.opened(lin, clock)
    with look(lin, clock) as desk:
        assert list(views.page(desk, Criteria(page=page))["number"]) == ([number] if page < 1 else [])


def test_one_sees_the_cases_of_ones_teams_and_of_no_team(lin: Actor, clock: Ticking, teams: tuple[int, int]) -> None:
    care, repair = teams
    nobodys, ours, theirs = (cases.opened(lin, clock, team_id=team) for team in (None, care, repair))
    assert shown(lin, clock) == [nobodys]
    assert shown(replace(lin, teams=frozenset({care})), clock) == [nobodys, ours]
    assert shown(replace(lin, teams=frozenset(teams)), clock) == [nobodys, ours, theirs]


def test_one_sees_ones_own_case_of_another_team(lin: Actor, clock: Ticking, teams: tuple[int, int]) -> None:
    number = cases.opened(lin, clock, team_id=teams[0])
    with transaction() as session:
        session.execute(update(Ticket).values(owner_id=lin.id))
    assert shown(lin, clock) == [number]


def test_a_supervisor_sees_all_and_a_trainer_sees_all_but_the_sensitive(
    wang: Actor, he: Actor, lin: Actor, clock: Ticking, teams: tuple[int, int]
) -> None:
    theirs, secret = cases.opened(lin, clock, team_id=teams[0]), cases.opened(lin, clock, sensitive=True)
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == secret).values(owner_id=wang.id))
    assert shown(wang, clock) == [theirs, secret]
    assert shown(he, clock) == [theirs]
    assert shown(lin, clock) == []


def test_counts_stay_within_reach_too(lin: Actor, clock: Ticking, teams: tuple[int, int]) -> None:
    cases.opened(lin, clock, team_id=teams[0])
    with look(lin, clock) as desk:
        assert views.counts(desk).views[View.OPEN] == 0
        assert views.found(desk, Criteria()) == 0


def test_trash_is_nowhere(lin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock)
    with transaction() as session:
        session.execute(update(Ticket).values(trashed_at=MORNING))
    assert shown(lin, clock) == []


LONG = "x" * (LONGEST_PIECE - 30) + " 边缘 " + "y" * 100 + " 深处 " + "z" * 20_000 + " 尽头"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lid", True), ("LID", True), ("盖子", True), ("蓋子", True), ("子坏", True), ("子", True), ("morning", True),
        ("morn", True), ('"morn"', False), ("orning", False), ("陈静", True), ("chen", True), ("Ｃhen", True),
        ("1001", True), ("#1001", True), (" 1001 ", True), ("100%", True), ("under_score", True), ("a/b", True),
        ("back\\slash", True), ("it's", True), ("边缘", True), ("深处", True), ("尽头", True), ("lid  ", True),
        ("lid 尽头 chen", True), ("lid 冰箱", False), ("盖坏", False), ("underXscore", False), ("2001", False),
        ("#1002", False), ("10019999999999999999999", False), ("٣", False), ("from:陈静 lid", True),
        ("from:lid", False),
    ],
)  # fmt: skip
def test_words_are_sought_in_the_whole_case(lin: Actor, clock: Ticking, text: str, found: bool) -> None:
    subject = "The Lid: 盖子坏了 100% it's under_score back\\slash a/b"
    description = "Since this morning. " + LONG
    number = cases.opened(lin, clock, subject=subject, description=description, customer=NewCustomer("Chen Jing 陈静"))
    assert (shown(lin, clock, text=text) == [number]) is found


@pytest.mark.parametrize("text", ["%", "_", "#", "\x00", "\ud83d", "'; --", "13800138000", "lin@example.com"])
def test_what_cannot_be_sought_is_said_and_not_passed_over(lin: Actor, clock: Ticking, text: str) -> None:
    cases.opened(lin, clock, description=f"It is {text} here")
    with pytest.raises(NothingSought):
        shown(lin, clock, text=text)


def test_a_search_is_narrowed_by_its_view(desk_of_seven: dict[str, int], lin: Actor, clock: Ticking) -> None:
    assert shown(lin, clock, text="lid", view=View.MINE) == [desk_of_seven["mine"]]
    assert shown(lin, clock, text="lid", view=View.CLOSED) == [desk_of_seven["closed"]]


def test_the_next_of_mine_is_the_most_urgent_other_one(lin: Actor, clock: Ticking) -> None:
    first, second = cases.opened(lin, clock, channel="phone"), cases.opened(lin, clock, channel="mail")
    with look(lin, clock) as desk:
        assert views.next_of(desk, first) is None
    with begin(lin, clock) as work:
        actions.take(work, first)
        actions.take(work, second)
    with look(lin, clock) as desk:
        assert (views.next_of(desk, second), views.next_of(desk, first)) == (first, second)


def test_colleagues_are_those_who_work_here_today(lin: Actor, zhou: Actor, person: Callable[..., Actor]) -> None:
    gone = person("gone", Role.AGENT)
    with transaction() as session:
        session.execute(update(views.Person).where(views.Person.id == gone.id).values(disabled_at=MORNING))
    with look(lin) as desk:
        assert list(views.colleagues(desk)) == [(lin.id, "Lin"), (zhou.id, "Zhou")]
