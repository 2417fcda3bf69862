"""Purchases of a shop come in through the same importer: whose, what, when, for how much; nothing twice."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from core.customers import actions as customers
from core.customers.forms import NewCustomer
from core.imports import actions, proposal
from core.imports.errors import ColumnNeeded, OrderNeeded
from core.imports.forms import NewImport
from core.imports.purchases import priced
from core.imports.reading import read
from core.imports.words import DateOrder, Field, What
from core.models import Batch, Customer, EventRow, ExternalRef, Product, Purchase
from core.products import actions as products
from core.work import begin
from db.session import reading
from tests import cases
from tests.imports.conftest import kept

SOLD = """Order No.,Buyer,Phone,SKU,Product,Batch,Order Date,Amount,Shop
1001,Mei Chen,138 0013 8000,TT-100,Toy train,B7,2026-01-05,"¥1,299.00",Web shop
1001,Mei Chen,138 0013 8000,TT-200,Toy crane,,2026-01-05,89,Web shop
1002,Hua Li,hua@example.com,TT-100,Toy train,B7,2026-01-06,99.5,Corner shop
1002,Hua Li,hua@example.com,TT-100,Toy train,B7,2026-01-06,99.5,Corner shop
1003,,,TT-100,Toy train,,2026-01-06,99.5,
1004,Hua Li,hua@example.com,,,,2026-01-06,99.5,
1005,Hua Li,hua@example.com,TT-100,Toy train,,soon,99.5,
1006,Hua Li,hua@example.com,TT-100,Toy train,,2026-01-07,much,
1007,Hua Li,hua@example.com,TT-100,Toy train,,2039-01-07,5,
"""


def bought():
    with reading() as session:
        return session.scalars(select(Purchase).order_by(Purchase.id)).all()


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("¥1,299.00", "", (1299.0, "CNY")),
        ("1.299,50 EUR", "", (1299.5, "EUR")),
        ("89", "usd", (89.0, "USD")),
        ("1 299", "", (1299.0, "CNY")),
        ("99.5元", "", (99.5, "CNY")),
        ("NT$ 1,299", "", (1299.0, "TWD")),
        ("0", "", (0.0, "CNY")),
        ("-5", "", None),
        ("much", "", None),
        ("1.2.3", "", None),
        ("5", "lots", None),
        ("9" * 12, "", None),
    ],
)
def test_a_price_is_read_as_people_write_it(text, currency, amount):
    assert priced(text, currency) == amount


@pytest.mark.parametrize(
    "headings",
    ["Order No.,Buyer,Phone,SKU,Product,Lot No,Purchase date,Unit price,Currency,Store",
     "订单号,买家,手机,货号,商品名称,批次,下单时间,实付金额,币种,店铺",
     "訂單編號,買家,手機,貨號,商品名稱,批號,下單時間,實付金額,幣別,店鋪"],
)  # fmt: skip
def test_the_headings_of_shops_are_known(headings):
    guess = proposal.mapping(read(f"{headings}\n1,a,b,c,d,e,2026-01-05,7,CNY,h\n".encode()), "UTC", What.PURCHASES)
    assert set(guess.columns) == {
        Field.ORDER, Field.CUSTOMER, Field.CONTACT, Field.PRODUCT_ID, Field.PRODUCT, Field.BATCH, Field.BOUGHT_ON,
        Field.PRICE, Field.CURRENCY, Field.SHOP,
    }  # fmt: skip
    assert guess.order is DateOrder.YMD


def test_short_headings_of_cases_are_known_too():
    guess = proposal.mapping(read(b"No.,Subject,Prio,Created at\n1,a,2,2026-01-05\n"), "UTC")
    assert guess.columns[Field.ID] == ("No.",)
    assert guess.columns[Field.PRIORITY] == ("Prio",)


def test_purchases_come_with_whose_what_and_when(lists, wang):
    number, tally = lists(SOLD, What.PURCHASES)
    assert (tally.new, tally.kept_rows) == (3, 6)
    first, *others = bought()
    told = (first.order_number, first.bought_on, first.price, first.currency, first.shop)
    assert told == ("1001", date(2026, 1, 5), 129900, "CNY", "Web shop")
    assert [(each.customer_id, each.product_id, each.batch_id) for each in (first, *others)] == [
        (1, 1, 1), (1, 2, None), (2, 1, 1)
    ]  # fmt: skip
    assert [cases.count_of(each) for each in (Customer, Product, Batch)] == [2, 2, 1]
    assert kept(wang, number) == {
        5: ("same_purchase", ""), 6: ("no_customer", ""), 7: ("no_product", ""), 8: ("bad_date", "Order Date"),
        9: ("bad_price", "Amount"), 10: ("bought_later", "Order Date"),
    }  # fmt: skip


def test_the_same_again_changes_nothing_and_a_newer_list_what_is_different(lists):
    lists(SOLD, What.PURCHASES)
    _, tally = lists(SOLD, What.PURCHASES)
    assert (tally.new, tally.changed, tally.unchanged) == (0, 0, 3)
    _, tally = lists(SOLD.replace(",89,", ",79,"), What.PURCHASES)
    assert (tally.new, tally.changed, tally.unchanged) == (0, 1, 2)
    assert [each.price for each in bought()] == [129900, 7900, 9950]
    assert cases.events("customer", "customer.purchase_changed")[-1].detail == {"purchase": 2, "fields": ["price"]}


def test_a_trial_writes_nothing(lists):
    _, tally = lists(SOLD, What.PURCHASES, dry=True)
    assert tally.new == 3
    assert cases.count_of(Purchase) == cases.count_of(Customer) == cases.count_of(ExternalRef) == 0


def test_who_is_known_here_is_recognised_and_what_was_taken_out_stays_out(lists, lin):
    with begin(lin) as work:
        customers.add(work, NewCustomer("Mei Chen", ("13800138000",)))
    lists(SOLD, What.PURCHASES)
    assert [each.customer_id for each in bought()] == [1, 1, 2]
    with begin(lin) as work:
        products.unbuy(work, 2)
    lists(SOLD.replace(",89,", ",79,"), What.PURCHASES)
    assert [each.retired_at is not None for each in bought()] == [False, True, False]
    assert [each.price for each in bought()] == [129900, 8900, 9950]


def test_nothing_of_a_person_stands_in_events_or_names(lists):
    lists(SOLD.replace("1002,", ","), What.PURCHASES)
    with reading() as session:
        written = json.dumps([row.detail for row in session.scalars(select(EventRow))])
        written += json.dumps([row.external_id for row in session.scalars(select(ExternalRef))])
    assert not any(piece in written for piece in ("mei", "Mei", "8000", "hua", "1001"))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("Order No.,Product\n1,Ball\n", ColumnNeeded), ("Buyer,Amount\nMei,1\n", ColumnNeeded),
     ("Buyer,Product,Order Date\nMei,Ball,01/02/2026\n", OrderNeeded)],
)  # fmt: skip
def test_a_list_that_says_too_little_is_not_started(wang, clock, text, refusal):
    with begin(wang, clock) as work:
        number = actions.upload(work, NewImport("x", "x.csv", text.encode(), What.PURCHASES)).id
    with begin(wang, clock) as work, pytest.raises(refusal):
        actions.start(work, number)
