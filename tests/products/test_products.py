"""Products, batches and purchases, and what a case says about them."""

from datetime import date, timedelta

import pytest

from core.customers import actions as customers
from core.customers.forms import NewCustomer
from core.errors import Missing, NotAllowed, TooLong
from core.intake import about
from core.intake import views as intake
from core.intake.forms import Goods
from core.intake.views import About, Likely
from core.models import Batch
from core.products import actions, views
from core.products.errors import BadPrice, NoSuchProduct, NoSuchPurchase, NotADate, NumberTaken
from core.products.forms import NewProduct, NewPurchase
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.conftest import MORNING

TODAY = MORNING.date()


@pytest.fixture
def train(wang):
    with begin(wang) as work:
        return actions.add(work, NewProduct("Toy train", "TT-100")).id


@pytest.fixture
def chen(lin):
    with begin(lin) as work:
        return customers.add(work, NewCustomer("Chen Jing", ("13800138000",))).id


@pytest.mark.parametrize("text", ["toy", "TOY TR", "tt-100", "ＴＴ-1", "tt"])
def test_a_product_is_found_by_name_or_number(lin, train, text):
    with look(lin) as desk:
        assert [each.id for each in views.find(desk, text)] == [train]


def test_a_number_names_one_product(wang, train):
    with begin(wang) as work, pytest.raises(NumberTaken):
        actions.add(work, NewProduct("Another", "tt-100"))
    with begin(wang) as work:
        other = actions.add(work, NewProduct("Another", "TT-200")).id
    with begin(wang) as work, pytest.raises(NumberTaken):
        actions.change(work, other, NewProduct("Another", "TT-100"))


@pytest.mark.parametrize(
    ("form", "refusal"),
    [(NewProduct(" "), Missing), (NewProduct("x" * 121), TooLong), (NewProduct("x", "9" * 61), TooLong)],
)
def test_a_product_needs_a_name(wang, form, refusal):
    with begin(wang) as work, pytest.raises(refusal):
        actions.add(work, form)


def test_agents_name_batches_but_make_no_products(lin, train):
    with begin(lin) as work, pytest.raises(NotAllowed):
        actions.add(work, NewProduct("Mine"))
    with begin(lin) as work:
        assert actions.batch(work, train, "b 7").id == actions.batch(work, train, " B  7").id
    assert cases.count_of(Batch) == 1


def test_a_retired_product_is_offered_no_more(lin, wang, train, chen):
    with begin(wang) as work:
        actions.retire(work, train)
    with look(lin) as desk:
        assert views.find(desk, "toy") == ()
        assert not views.detail(desk, train).active
    with begin(lin) as work, pytest.raises(NoSuchProduct):
        actions.buy(work, NewPurchase(chen, train))


def test_a_purchase_tells_product_and_batch(lin, clock, train, chen):
    with begin(lin, clock) as work:
        form = NewPurchase(chen, train, TODAY, "A-77", "B7", 129.9, "cny")
        number = actions.buy(work, form).id
    opened = cases.ticket(cases.opened(lin, clock, customer_id=chen, goods=Goods(purchase_id=number)))
    assert (opened.product_id, opened.purchase_id) == (train, number)
    assert opened.batch_id is not None
    with look(lin) as desk:
        (line,) = views.bought(desk, chen)
        assert (line.price, line.currency, line.batch, line.order_number) == (12990, "CNY", "B7", "A-77")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"bought_on": TODAY + timedelta(days=2)}, NotADate),
        ({"price": -1.0, "currency": "CNY"}, BadPrice),
        ({"price": 1.0, "currency": ""}, BadPrice),
        ({"order_number": "9" * 61}, TooLong),
    ],
)
def test_an_impossible_purchase_is_refused(lin, clock, train, chen, more, refusal):
    with begin(lin, clock) as work, pytest.raises(refusal):
        actions.buy(work, NewPurchase(chen, train, **more))


def test_the_purchase_of_somebody_else_is_refused(lin, clock, train, chen):
    with begin(lin) as work:
        number = actions.buy(work, NewPurchase(chen, train)).id
    with pytest.raises(NoSuchPurchase):
        cases.opened(lin, clock, customer=NewCustomer("Zhao Min"), goods=Goods(purchase_id=number))


def test_a_case_keeps_what_the_customer_said(lin, clock, train):
    goods = Goods(product_said="the red train", happened_on=TODAY, happened_where="kitchen")
    number = cases.opened(lin, clock, goods=goods)
    ticket = cases.ticket(number)
    assert (ticket.product_said, ticket.happened_on, ticket.happened_where) == ("the red train", TODAY, "kitchen")
    with begin(lin, clock) as work:
        about.change(work, number, Goods(product_id=train, batch="B7", product_said="the red train"))
    assert cases.events("ticket", "ticket.goods_changed")[-1].detail == {
        "fields": ["product_id", "batch_id", "happened_on", "happened_where"]
    }


@pytest.mark.parametrize(
    ("goods", "refusal"),
    [
        (Goods(product_id=999), NoSuchProduct),
        (Goods(purchase_id=999), NoSuchPurchase),
        (Goods(happened_on=date(2030, 1, 1)), NotADate),
        (Goods(happened_where="x" * 201), TooLong),
    ],
)
def test_an_impossible_story_is_refused(lin, clock, goods, refusal):
    with pytest.raises(refusal):
        cases.opened(lin, clock, goods=goods)


def test_a_bad_batch_shows_at_the_top(lin, clock, train):
    for batch in ("B1", "B7", "B7"):
        cases.opened(lin, clock, goods=Goods(product_id=train, batch=batch))
    with look(lin) as desk:
        assert [(each.code, each.cases, each.live) for each in views.detail(desk, train).batches] == [
            ("B7", 2, 2), ("B1", 1, 1),
        ]  # fmt: skip
        bad = views.detail(desk, train).batches[0].id
        assert len(intake.cases_of(desk, About.BATCH, bad)) == 2
        assert views.listing(desk)[0].cases == 3


def similar(actor, *likely, **more):
    with look(actor) as desk:
        return [each.subject for each in intake.similar(desk, Likely(*likely, **more))]


def test_open_cases_alike_are_shown_most_alike_first(lin, clock, train):
    cases.opened(lin, clock, subject="Wheel comes off the train")
    cases.opened(lin, clock, subject="The lid does not close")
    cases.opened(lin, clock, subject="A wheel is loose")
    assert similar(lin, "wheel came off", "quality") == ["Wheel comes off the train", "A wheel is loose"]
    assert similar(lin, "", "quality") == []
    assert similar(lin, "wheel came off", "service") == []


def test_chinese_is_compared_by_pairs(lin, clock):
    cases.opened(lin, clock, subject="玩具火车轮子脱落")
    cases.opened(lin, clock, subject="退款还没到账")
    assert similar(lin, "轮子脱落了", "quality") == ["玩具火车轮子脱落"]


def test_the_same_batch_counts_more_than_words(lin, clock, train):
    cases.opened(lin, clock, subject="Something else", goods=Goods(product_id=train, batch="B7"))
    cases.opened(lin, clock, subject="Loose wheel", goods=Goods(product_id=train))
    found = similar(lin, "Squeaks", "service", product_id=train, batch="b7")
    assert found == ["Something else", "Loose wheel"]


def test_sensitive_cases_of_others_are_no_hint(lin, zhou, clock, train):
    number = cases.opened(lin, clock, subject="Loose wheel", sensitive=True)
    with transaction() as session:
        session.merge(cases.ticket(number)).owner_id = lin.id
    assert similar(zhou, "loose wheel", "quality") == []
    assert similar(lin, "loose wheel", "quality") == ["Loose wheel"]
