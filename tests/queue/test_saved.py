"""Any filter stands in a link; a view that is kept shows each reader no more than they may see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actors import Role
from core.errors import Missing, NotAllowed, TooLong
from core.fields import trees
from core.fields.words import Tree
from core.models import TicketValue
from core.process.words import Stage
from core.queue import actions as queue
from core.queue import views as queues
from core.queue.forms import ME, NOBODY, Criteria
from core.queue.saved import actions, views
from core.queue.saved.errors import NoSuchView, NotYourTeam, NotYourView, TooManyPins
from core.queue.saved.forms import Keeping
from core.queue.saved.words import Sharing
from core.queue.words import USUAL, Column, Due, Order, View
from core.queue.written import filters, read, written
from core.settings import views as settings
from core.triage.words import Impact, Priority
from core.work import begin, look
from db.session import transaction
from tests import cases

ALL = Criteria(
    View.MINE, (Priority.P1, Priority.P2), ("quality",), ("axle",), "lid, or so", 1, ("phone",), (Stage.NEW,),
    ("open",), (NOBODY, 3), (ME, 5), (7,), (8,), (9,), True, Due.HOUR, date(2026, 1, 1), date(2026, 2, 28),
    (("size", "eu37"),), Order.NEWEST, (Column.NUMBER, Column.TAGS),
)  # fmt: skip


def test_criteria_come_back_from_their_address_as_they_were():
    assert read(written(ALL)) == ALL
    assert written(Criteria()) == {}
    assert len(filters(ALL)) == len(written(ALL)) - 3
    assert read({"p": "", "q": "wheel"}, over=ALL) == replace(ALL, priorities=(), text="wheel")


@pytest.mark.parametrize("text", ["", ",,,", "nonsense", "P9", "-", "9" * 40, "²", "-1-2-3", "2026-02-31", "0001-01-01",
                                  "9999-12-31", "a:b:c,:", "\x00", "x" * 10**5])  # fmt: skip
def test_an_address_may_say_anything(text):
    told = read(dict.fromkeys(written(ALL), text))
    assert told.view is View.OPEN
    assert told.columns == USUAL
    assert (told.opened_from, told.priorities, told.due) == (None, (), None)
    assert all(len(each) <= 200 for each in (told.text, *told.categories))


def found(actor, clock, **criteria):
    with look(actor, clock) as desk:
        asked = Criteria(**criteria)
        page = queues.page(desk, asked)
        assert list(page.columns)[:9] == list(queues.COLUMNS)
        assert queues.found(desk, asked) == len(page)
        return [int(number) for number in page["number"]]


def test_each_filter_finds_its_cases(lin, wang, person, clock):
    team = next(iter(person("xu", Role.AGENT, team="repair").teams))
    plain = cases.opened(wang, clock, channel="mail")
    clock.tick(days=1)
    other = cases.opened(wang, clock, channel="phone", category="return", customer=cases.CHEN, team_id=team,
                         impact=Impact.MANY, sensitive=True)  # fmt: skip
    with begin(wang, clock) as work:
        queue.take(work, other)
    row, today = cases.ticket(other), clock().date()
    for told in (
        {"channels": ("phone",)}, {"categories": ("return", "nothing")}, {"teams": (team,)}, {"owners": (ME,)},
        {"owners": (wang.id,)}, {"customers": (row.customer_id,)}, {"priorities": (row.priority,)},
        {"sensitive": True}, {"opened_from": today}, {"steps": (row.step,), "owners": (ME,)},
        {"stages": (Stage.NEW,), "teams": (team,)},
    ):  # fmt: skip
        assert found(wang, clock, **told) == [other], told
    for told in ({"owners": (NOBODY,)}, {"teams": (NOBODY,)}, {"opened_to": today - timedelta(days=1)}):
        assert found(wang, clock, **told) == [plain], told
    for told in ({"organisations": (5,)}, {"products": (5,)}, {"stages": (Stage.CLOSED,)}, {"answers": (("a", "b"),)}):
        assert found(wang, clock, **told) == [], told
    assert found(wang, clock, due=Due.LATE) == [plain]
    assert found(wang, clock, order=Order.NEWEST) == [other, plain]
    assert found(wang, clock, order=Order.OLDEST) == found(wang, clock, order=Order.STILL) == [plain, other]
    assert found(wang, clock, columns=tuple(Column)) == found(wang, clock)


def test_a_category_brings_those_below_it_and_answers_are_found(lin, admin, clock):
    with begin(admin, clock) as work:
        trees.load(work, Tree.TOYS)
        below = next(row for row in settings.terms(work, "category") if row.parent)
    number = cases.opened(lin, clock, category=below.code)
    assert found(lin, clock, categories=(below.parent,)) == [number]
    with transaction() as session:
        session.add_all(
            [TicketValue(ticket_id=cases.ticket(number).id, field=field, value=value)
             for field, value in (("stopped", True), ("toy_part", "wheel"))]
        )  # fmt: skip
    assert found(lin, clock, answers=(("toy_part", "wheel"),)) == [number]
    assert found(lin, clock, answers=(("toy_part", "wheel"), ("stopped", "true"))) == [number]
    assert found(lin, clock, answers=(("toy_part", "lid"),)) == []


def listed(actor, clock):
    with look(actor, clock) as desk:
        return [each.name for each in views.known(desk)]


def test_a_shared_view_shows_each_reader_their_own_scope(wang, lin, person, clock):
    xu = person("xu", Role.AGENT, team="repair")
    team = next(iter(xu.teams))
    numbers = [cases.opened(wang, clock), cases.opened(wang, clock, team_id=team)]
    with begin(wang, clock) as work:
        code = actions.save(work, Keeping("  All \n of it", Criteria(), Sharing.EVERYBODY)).code
        actions.save(work, Keeping("Repair", Criteria(), Sharing.TEAM, team))
        secret = actions.save(work, Keeping("Mine alone", Criteria())).code
    assert [listed(each, clock) for each in (wang, xu, lin)] == [
        ["All of it", "Repair", "Mine alone"], ["All of it", "Repair"], ["All of it"],
    ]  # fmt: skip
    for reader, count in ((wang, 2), (xu, 2), (lin, 1)):
        with look(reader, clock) as desk:
            assert views.counts(desk, [code, secret])[code] == count
            assert len(queues.page(desk, views.known(desk)[0].criteria)) == count
    with look(lin, clock) as desk:
        assert views.counts(desk, [secret]) == {}
    assert len(numbers) == 2
    for refusal, act in (
        (NotYourView, lambda work: actions.change(work, code, Keeping("Other", Criteria()))),
        (NotYourView, lambda work: actions.retire(work, code)),
        (NoSuchView, lambda work: actions.pin(work, secret)),
        (NotAllowed, lambda work: actions.save(work, Keeping("For all", Criteria(), Sharing.EVERYBODY))),
        (NotYourTeam, lambda work: actions.save(work, Keeping("Theirs", Criteria(), Sharing.TEAM, team))),
        (Missing, lambda work: actions.save(work, Keeping(" \u200b ", Criteria()))),
        (TooLong, lambda work: actions.save(work, Keeping("x" * 61, Criteria()))),
    ):
        with pytest.raises(refusal), begin(lin, clock) as work:
            act(work)


def test_a_view_is_changed_put_in_order_retired_and_brought_back(lin, clock):
    with begin(lin, clock) as work:
        codes = [actions.save(work, Keeping(name, Criteria())).code for name in "abcdefg"]
    assert listed(lin, clock) == list("abcdefg")
    with begin(lin, clock) as work:
        actions.shift(work, codes[0], 1)
        actions.shift(work, codes[0], -9)
        actions.unpin(work, codes[4])
        actions.pin(work, codes[6])
    assert listed(lin, clock) == list("bacdgef")
    with pytest.raises(TooManyPins), begin(lin, clock) as work:
        actions.pin(work, codes[5])
    with begin(lin, clock) as work:
        actions.change(work, codes[1], Keeping("Z", Criteria(View.FREE)))
        actions.change(work, codes[1], Keeping("Z", Criteria(View.FREE)))
        actions.retire(work, codes[0])
        actions.retire(work, codes[0])
    assert listed(lin, clock) == list("ZcdgefF")[:6]
    with look(lin, clock) as desk:
        assert [each.name for each in views.known(desk, codes[0]) if each.retired] == ["a"]
    with begin(lin, clock) as work:
        actions.restore(work, codes[0])
    assert listed(lin, clock) == ["Z", "c", "d", "g", "a", "e", "f"]
    kinds = [each.kind for each in cases.events("view")]
    assert kinds == ["view.saved"] * 7 + ["view.changed", "view.retired", "view.restored"]
