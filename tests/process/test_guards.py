"""Conditions are read, never run."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.process import guards
from core.process.guards import BadGuard, fields_of, holds

VALUES = {"policy": "eligible", "goodwill": False, "wanted": True, "empty": None}


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("policy == 'eligible'", True),
        ("policy != 'eligible'", False),
        ("policy in ('eligible', 'maybe')", True),
        ("policy not in ('eligible', 'maybe')", False),
        ("goodwill", False),
        ("not goodwill and wanted", True),
        ("goodwill or wanted", True),
        ("policy == 'eligible' and not (goodwill or not wanted)", True),
        ("empty == None", True),
        ("never_heard_of == None", True),
        ("never_heard_of", False),
        ("'eligible' in policy", False),  # only a list of values can hold one; a text is not searched
        ("policy in ('eligible',)", True),
        (None, True),
    ],
)
def test_comparisons_hold_or_do_not(guard: str | None, expected: bool) -> None:
    assert holds(guard, VALUES) is expected


@pytest.mark.parametrize(
    "guard",
    [
        "",
        "   ",
        "policy ==",
        "policy = 'x'",
        "a; b",
        "a\nb",
        "open('/etc/passwd')",
        "policy.upper()",
        "policy.__class__",
        "().__class__.__bases__[0].__subclasses__()",
        "__import__('os').system('true')",
        "policy[0]",
        "1 + 1",
        "-1",
        "2 ** 9999 == 1",
        "a < b",
        "1 < 2 < 3",
        "a == b == c",
        "a is None",
        "[a for a in b]",
        "(a for a in b)",
        "{a: 1}",
        "{a}",
        "[a, b]",
        "lambda: a",
        "a if b else c",
        "(a := 1)",
        "await a",
        "yield a",
        "f'{a}'",
        "b'bytes' == a",
        "1.5 == a",
        "1j == a",
        "...",
        "*a, b",
        "a @ b",
        "~a",
        "a\x00",
        "a == '\ud83d'",
    ],
)
def test_everything_else_is_refused(guard: str) -> None:
    with pytest.raises(BadGuard):
        holds(guard, VALUES)


@pytest.mark.parametrize(
    "guard",
    [
        "a == '" + "x" * guards.LONGEST + "'",
        "-" * 499 + "1",
        "not " * 124 + "a",
        "(" * 249 + "a" + ")" * 249,
        "(" * 240 + "a" + ",)" * 120,
        "a" + ".a" * 240,
        "[" * 240 + "]" * 240,
        "not (" * 21 + "a" + ")" * 21,
        "{" * 200 + "}" * 200,
    ],
    ids=lambda guard: guard[:12],
)
def test_what_is_huge_or_deep_is_refused_and_nothing_breaks(guard: str) -> None:
    with pytest.raises(BadGuard):
        holds(guard, VALUES)


def test_fields_of_a_guard_are_the_names_it_reads() -> None:
    assert fields_of("policy == 'eligible' and (goodwill or not wanted)") == {"policy", "goodwill", "wanted"}


def test_a_list_as_a_value_is_compared_and_not_searched() -> None:
    assert not holds("policy in ('a', 'b')", {"policy": ["a"]})
    assert holds("policy != 'a'", {"policy": {"a": 1}})


PIECES = st.sampled_from(
    [*"()[]{},.:=!<>+-*/%'\"\\ \n", "not ", " and ", " or ", " in ", " not in ", "==", "!=", "policy", "goodwill",
     "'eligible'", "True", "None", "1", "lambda ", "if ", "else ", "for ", "__class__", "eval(", "0x", "\x00", "中"]
)  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))


VALUE = st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.lists(st.text(), max_size=2))


@given(ANYTHING, st.dictionaries(st.sampled_from(["policy", "goodwill"]), VALUE))
def test_any_text_at_all_is_a_yes_a_no_or_a_bad_guard(guard: str, values: dict[str, Any]) -> None:
    try:
        answer = holds(guard, values)
    except BadGuard:
        return
    assert isinstance(answer, bool)
