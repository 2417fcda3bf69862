"""Which article answers what somebody is typing, in three languages."""

import pytest

from core.knowledge import actions, rules

SHIPPED = list(actions.shipped())
TEXTS = [rules.text_of(place, told["title"], told["body"]) for place, told in enumerate(actions.shipped().values())]


def found(typed):
    return [SHIPPED[each] for each in rules.best(typed, TEXTS, 3)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("where is my parcel", "delivery_where"),
        ("where is my parc", "delivery_where"),
        ("when will I be refunded?", "refund_when"),
        ("refu", "refund_when"),
        ("wrong size", "return_wrong_size"),
        ("I lost the manual", "guidance_manual"),
        ("it smells and gets hot", "safety_hot_smell"),
        ("need an invoice", "refund_invoice"),
        ("wheel part is loose", "quality_parts"),
        ("快递到哪里了", "delivery_where"),
        ("退款", "refund_when"),
        ("尺码不对想换", "return_wrong_size"),
        ("發票抬頭", "refund_invoice"),
        ("ＰＡＲＣＥＬ　damaged", "delivery_damaged"),
    ],
)
def test_the_right_article_comes_first(typed, first):
    assert found(typed)[0] == first


POOR = ["", "  ", "a", "where is my", "when will", "?!", "xyzzy plugh", "退", "\x00", "﷽" * 400]


@pytest.mark.parametrize("typed", POOR)
def test_nothing_rather_than_something_poor(typed):
    assert found(typed) == []


def test_at_most_three_are_shown():
    assert len(found("return refund parcel part")) <= 3


def test_a_long_text_costs_no_more_than_its_beginning():
    assert rules.pieces("refund " * 100_000, rules.TYPED) == {"refund"}


def test_every_article_is_written_in_three_languages():
    for told in actions.shipped().values():
        assert set(told["title"]) == set(told["body"]) == {"en", "zh_CN", "zh_TW"}
    assert len(SHIPPED) == 12
