"""Texts become pieces and tokens, queries become what is sought; no database."""

from datetime import date
from itertools import pairwise

import pytest

from core.errors import DomainError
from core.process.words import Stage
from core.search import rules
from core.search.asking import trouble, understood
from core.search.errors import NotADay, NotAStage, NotAThing, NothingAfter, NothingSought
from core.search.folding import spelled
from core.search.snippets import marked
from core.search.words import Thing


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("The Lid: 蓋子壞了！100%", " the lid 盖子坏了 100 "),
        ("ＡＢＣ ｶﾞｽ Straße ﬁne", " abc ガス strasse fine "),
        ("soft\u00adware zero\u200bwidth a\u0301", " software zerowidth á "),
        ("call 138 0013 8000 or +49 (0)30 1234567, lin.chen+a@mail.example.cn", " call or "),
        ("座机 021-12345678，订单 SF13800138000 号 20260131001", " 座机 订单 sf13800138000 号 20260131001 "),
        ("❤️👍🏽好", " ❤👍🏽好 "),
        ("!?… \ud83d \x00", ""),
    ],
)
def test_a_text_has_one_spelling_without_contact_data(text: str, piece: str) -> None:
    assert "".join(rules.pieces(text)) == piece


def test_a_long_text_becomes_pieces_that_lose_nothing_at_their_borders() -> None:
    words = [f"w{number}" for number in range(6_000)]
    parts = list(rules.pieces(" ".join(words)))
    assert len(parts) > 3
    assert all(any(f" {one} {two} " in part for part in parts) for one, two in pairwise(words))
    run = spelled("".join(chr(0x4E00 + number) for number in range(20_000)))
    parts = list(rules.pieces(run))
    assert all(any(run[start : start + 5] in part for part in parts) for start in range(0, 19_996, 7))
    assert all(len(part) <= rules.LONGEST_PIECE + 2 for part in parts)
    assert sum(len(part) for part in rules.pieces("x" * 200_000, "@" * 200_000)) < 220_000


def test_words_say_what_the_index_and_the_text_must_hold() -> None:
    said = {
        typed: (found.shape, [(each.text, each.begins) for each in found.tokens], found.certain)
        for typed in ("漏液", "漏", "电池漏液", "Gask", "tv", "it's on", "A型号")
        if (found := rules.words(typed))
    }
    assert said == {
        "漏液": ("漏液", [("漏液", False)], True),
        "漏": ("漏", [("漏", True)], True),
        "电池漏液": ("电池漏液", [("电池", False), ("池漏", False), ("漏液", False)], False),
        "Gask": (" gask", [("gask", True)], True),
        "tv": (" tv ", [("tv", False)], True),
        "it's on": (" it s on ", [("it", False), ("s", False), ("on", False)], False),
        "A型号": (" a 型号", [("a", False), ("型号", False)], False),
    }


def test_a_query_is_read_word_by_word() -> None:
    operators = 'from:陈静 stage：closed HAS:attachment after:2026-1-5 before:2026-02-01 team:"Care 1"'
    sought = understood(f"盖子 “does not” {operators}")
    assert [(each.typed, each.whole, each.of_name) for each in sought.words] == [
        ("盖子", False, False), ("does not", True, False), ("陈静", False, True),
    ]  # fmt: skip
    assert (sought.stages, sought.things, sought.teams) == ([Stage.CLOSED], [Thing.ATTACHMENT], ["Care 1"])
    assert (sought.since, sought.before) == (date(2026, 1, 5), date(2026, 2, 1))
    assert [each.shape for each in understood("http://a.b note: 12:30 x:y").words] == [
        " http a b ", " note", " 12 30 ", " x y ",
    ]  # fmt: skip
    assert (understood("#1047").number, understood("1047").lone_number, understood("1047 lid").lone_number) == (
        1047, 1047, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("before:soon", NotADay), ("after:2026-02-30", NotADay), ("stage:gone", NotAStage), ("has:wings", NotAThing),
        ("from: lin", NothingAfter), ('from:""', NothingAfter), ("from:13800138000", NothingAfter),
        ("?!", NothingSought), ("138 0013 8000", NothingSought), ('lin@example.com', NothingSought),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(typed: str, refusal: type[DomainError]) -> None:
    found = trouble(typed)
    assert type(found) is refusal
    assert found.said_in("en")


def test_a_snippet_marks_what_was_sought_and_shows_no_phone() -> None:
    words = understood("蓋子 cl").words
    text = "早上好。\n" * 30 + "The 盖子 doesn't clöse; ring 13800138000, it CL!" + " end" * 60
    parts = marked(text, words)
    assert [part for part, sought in parts if sought] == ["盖子", "CL"]
    assert parts[0] == ("…", False)
    assert parts[-1] == ("…", False)
    assert "138" not in "".join(part for part, _ in parts)
    assert marked("ﷺ ﷺ 盖子", words)[-1] == ("盖子", True)
    assert marked("nothing", words) == ()
