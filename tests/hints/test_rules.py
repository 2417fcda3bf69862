"""Words before anything is learned, signs that somebody is upset, and what never leaves the house."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.hints.asking import understood
from core.hints.features import grams
from core.hints.lessons.rules import trial
from core.hints.masking import masked
from core.hints.rules import by_keywords, held_out
from core.hints.upset import Lexicon, mood
from core.hints.words import Sign
from core.settings.hints import HintPolicy

POLICY = HintPolicy()
LEXICON = Lexicon(POLICY.threats, POLICY.repeats, POLICY.strong)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The jug is broken and does not work", "quality"),
        ("杯子坏了，开不了机", "quality"),
        ("尺码偏小，想換貨", "return"),
        ("Where is my parcel? The courier never came, tracking says delivered", "delivery"),
        ("快递一直没收到", "delivery"),
        ("请问怎么设置？说明书上没有", "guidance"),
        ("I want my money back and an invoice", "refund"),
        ("你们客服态度太差，没人接电话", "service"),
        ("我要投诉到消协", "complaint"),
        ("建议增加夜间模式，希望能改进", "suggestion"),
        ("孩子误吞了零件，去了医院", "safety"),
    ],
)
def test_words_speak_for_their_category(text: str, code: str) -> None:
    told = by_keywords(text, POLICY.keywords)
    assert told is not None
    assert told[0] == code
    assert all(word in text.casefold() for word in told[1])


@pytest.mark.parametrize("text", ["", "hello", "broken parcel", "😀"])
def test_where_words_are_silent_or_alike_there_is_no_hint(text: str) -> None:
    assert by_keywords(text, POLICY.keywords) is None
    assert by_keywords(text, {}) is None


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("I will see my lawyer", {Sign.THREAT}),
        ("再不处理我就打12315投诉", {Sign.THREAT}),
        ("This is the third time I write!!!", {Sign.REPEATED, Sign.MARKS}),
        ("你们是骗子，太过分", {Sign.STRONG}),
        ("GIVE BACK WHAT BELONGS HERE NOW!!!", {Sign.CAPITALS, Sign.MARKS}),
        ("Answer me please. Answer me please. Answer me please. 还是没有回复", {Sign.AGAIN, Sign.REPEATED}),
    ],
)
def test_who_is_upset_is_seen_and_by_what(text: str, signs: set[Sign]) -> None:
    told = mood(text, LEXICON)
    assert ({sign for sign, _word in told.signs}, told.upset) == (signs, True)


@pytest.mark.parametrize(
    "text",
    ["", "Thank you!", "It leaks. Can you help?", "请问怎么退货？", "Model ABCD EFGH IJKL broke on my desk at home"],
)
def test_who_is_calm_is_left_alone(text: str) -> None:
    assert not mood(text, LEXICON).upset


@given(st.text(max_size=200))
def test_any_text_has_a_mood(text: str) -> None:
    assert mood(text * 50, LEXICON).upset in {True, False}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chen Jing, 138 0013 8000, chen@example.com: it leaks", "[…], […], […]: it leaks"),
        ("身份证110101199003071234，订单 A-1", "身份证[…]，订单 A-1"),
        ("see https://shop.example.com/me?id=1 and WWW.example.org", "see […] and […]"),
        ("chen jing wohnt Ringstr. 5", "[…] wohnt […]"),
        ("", ""),
    ],
)
def test_what_tells_of_a_person_is_hidden_before_it_leaves(text: str, left: str) -> None:
    assert masked(text, ["Chen Jing", "Ringstr. 5", "", "x"]) == left


def said(content: object) -> str:
    return json.dumps({"choices": [{"message": {"content": content}}]})


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "{",
        "[]",
        "null",
        said(None),
        said("return"),
        said('{"category": "magic"}'),
        said('{"category": ["return"]}'),
    ],
)
def test_an_answer_that_is_none_of_the_categories_is_no_answer(answer: str) -> None:
    assert understood(answer, {"return"}) == ""
    assert understood(said('Sure: {"category": "return"} .'), {"return"}) == "return"


def test_traditional_and_simplified_signs_teach_the_same() -> None:
    traditional, simplified = grams("電池發燙，想換貨"), grams("电池发烫，想换货")
    assert traditional.buckets.tolist() == simplified.buckets.tolist()
    assert "電池發燙" in traditional.text
    assert by_keywords("電池發燙", {"safety": ("发烫",)}) == ("safety", ("发烫",))
    assert mood("我要投訴到消費者協會！", Lexicon(("消费者协会",), (), ())).upset


def test_five_folds_hold_out_each_case_once() -> None:
    given_ = ["a"] * 13 + ["b"] * 5 + ["c"]
    assert (sum(held_out(given_, fold).astype(int) for fold in range(5)) == 1).all()


def test_a_trial_in_figures() -> None:
    report = {"confusion": [["a", "a", 3], ["a", "b", 1], ["b", "b", 6]], "sureness": [[0.9, True], [0.3, False]]}
    told = trial(report, 60)
    assert (told.right.n, told.right.value, told.by_answer["a"].value) == (10, 0.9, 0.75)
    assert told.right.low == pytest.approx(0.596, abs=1e-3)  # Wilson's score interval of 9 in 10
    assert (told.told.value, told.right_where_told.value) == (0.5, 1.0)
    assert trial({}, 60).right.value is None
