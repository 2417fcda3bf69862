"""What a rule may say, and which rules would never come to an end."""

import pytest

from core.automation import errors, rules
from core.automation.forms import Action, Body, Condition, When
from core.automation.supply import shipped
from core.automation.words import Trigger


def body(trigger="opened", *actions, **more):
    when = When(trigger=trigger, of=more.pop("of", ""), minutes=more.pop("minutes", 0))
    return Body(labels={"en": "A rule"}, when=when, actions=actions or (NOTE,), **more)


def act(name, to="", text=""):
    return Action(act=name, to=to, text=text)


def if_(fact, *values, **more):
    return Condition(fact=fact, values=values, **more)


NOTE = act("note", text="x")
UP, TAG = act("raise", "up"), act("tag", "vip")


def test_what_is_shipped_makes_sense_and_ends():
    bodies = dict(enumerate(each.body for each in shipped().values()))
    for number, each in bodies.items():
        rules.check(each)
        assert not rules.ring(bodies, number)
        assert set(each.labels) == {"en", "zh_CN", "zh_TW"}


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (Body(when=When(trigger="opened"), actions=(NOTE,)), errors.NoName),
        (Body(labels={"en": "x"}, when=When(trigger="opened")), errors.NothingToDo),
        (body("opened", *[NOTE] * 7), errors.TooManyParts),
        (body("deadline", minutes=-60), errors.Unfinished),
        (body("tagged"), errors.Unfinished),
        (body("silent"), errors.OutOfRange),
        (body("deadline", of="any", minutes=-600_000), errors.OutOfRange),
        (body("opened", act("assign")), errors.Unfinished),
        (body("opened", act("remind", "soon", "x")), errors.Unfinished),
        (body(conditions=(if_("channel"),)), errors.Unfinished),
        (body(conditions=(if_("field", "yes"),)), errors.Unfinished),
        (body(conditions=(if_("words", "(a+)+$"),)), errors.NoExpressions),
        (body(conditions=(if_("words", r"\d{5}"),)), errors.NoExpressions),
        (body(conditions=(if_("words", "x" * 61),)), errors.TooManyWords),
        (body(conditions=(if_("words", *map(str, range(21))),)), errors.TooManyWords),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(wrong, refusal):
    with pytest.raises(refusal):
        rules.check(wrong)


def test_plain_words_with_signs_are_plain_words():
    rules.check(body(conditions=(if_("words", "C++", "(urgent)", "50 %", "为什么?", "[sic]"),)))


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        (body("regraded", UP), None, False),
        (body("regraded", UP, conditions=(if_("priority", "P4"),)), None, True),
        (body("regraded", act("raise", "P2"), conditions=(if_("priority", "P2", negated=True),)), None, True),
        (body("regraded", act("raise", "P2"), conditions=(if_("priority", "P2"), if_("channel", "mail"))), None, False),
        (body("tagged", TAG, of="vip"), None, False),
        (body("tagged", TAG, of="other"), None, True),
        (body("tagged", UP, of="vip"), body("regraded", TAG), False),
        (body("tagged", UP, of="vip"), body("regraded", TAG, conditions=(if_("tag", "vip", negated=True),)), False),
        (body("tagged", UP, of="vip"), body("regraded", act("untag", "vip")), True),
        (body("assigned", act("release")), body("released", act("assign", "1")), False),
        (body("assigned", act("release"), conditions=(if_("owner", "no"),)), body("released", act("assign", "1")),
         True),
        (body("transferred", act("transfer", "3"), conditions=(if_("team", "2"),)), None, True),
        (body("replied", act("reply", "1")), None, False),
        (body("silent", act("reply", "1"), minutes=5), None, True),
    ],
)  # fmt: skip
def test_rules_that_would_never_end_are_found(first, second, ends):
    both = {1: first} | ({2: second} if second else {})
    assert bool(rules.ring(both, 1)) is not ends


def test_a_ring_of_three_is_told_in_its_order():
    three = {
        1: body("tagged", UP, of="vip"), 2: body("regraded", act("transfer", "4")), 3: body("transferred", TAG),
        4: body("opened", UP),
    }  # fmt: skip
    assert rules.ring(three, 1) == (1, 2, 3)
    assert rules.ring(three, 4) == ()


def test_every_trigger_is_of_time_or_is_heard():
    assert {each for each in Trigger if not each.timed} == set(rules.HEARD)
    assert rules.heard(When(trigger="wrote"), "ticket.message_added", {"direction": "in"})
    assert not rules.heard(When(trigger="wrote"), "ticket.message_added", {"direction": "note"})
    assert not rules.heard(When(trigger="moved", of="closed"), "ticket.moved", {"stage": "new"})
