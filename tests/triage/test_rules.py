"""Priorities come out as people expect them, with the reason that made them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.settings.words import PriorityMatrix
from core.triage import rules
from core.triage.rules import READ_AT_MOST, Signs, Verdict, danger_in, dangers_in, decide
from core.triage.words import Impact, Priority, Reason, Severity, Urgency

P1, P2, P3, P4 = Priority
MATRIX = PriorityMatrix().matrix
DANGERS = PriorityMatrix().dangers
PLAIN = Signs(Severity.GENERAL, Urgency.NORMAL, Impact.ONE, "quality")

DEFAULT = {
    (Severity.SERIOUS, Urgency.URGENT): P1,
    (Severity.SERIOUS, Urgency.FAIRLY_URGENT): P1,
    (Severity.SERIOUS, Urgency.NORMAL): P2,
    (Severity.GENERAL, Urgency.URGENT): P2,
    (Severity.GENERAL, Urgency.FAIRLY_URGENT): P3,
    (Severity.GENERAL, Urgency.NORMAL): P3,
    (Severity.MINOR, Urgency.URGENT): P3,
    (Severity.MINOR, Urgency.FAIRLY_URGENT): P4,
    (Severity.MINOR, Urgency.NORMAL): P4,
}


def verdict(**more: object) -> Verdict:
    return decide(replace(PLAIN, **more), MATRIX)  # type: ignore[arg-type]


@pytest.mark.parametrize(("severity", "urgency"), DEFAULT)
def test_severity_and_urgency_decide(severity: Severity, urgency: Urgency) -> None:
    assert verdict(severity=severity, urgency=urgency) == Verdict(DEFAULT[severity, urgency], (Reason.MATRIX,))


@pytest.mark.parametrize(("impact", "steps"), [(Impact.ONE, 0), (Impact.SEVERAL, 1), (Impact.MANY, 2)])
@pytest.mark.parametrize(("severity", "urgency"), DEFAULT)
def test_several_raise_by_one_and_many_by_two(severity: Severity, urgency: Urgency, impact: Impact, steps: int) -> None:
    levels = [P1, P2, P3, P4]
    raised = levels[max(0, levels.index(DEFAULT[severity, urgency]) - steps)]
    assert verdict(severity=severity, urgency=urgency, impact=impact).priority is raised


def test_impact_is_a_reason_only_where_it_raised_something() -> None:
    assert verdict(impact=Impact.MANY).reasons == (Reason.MATRIX, Reason.IMPACT)
    assert verdict(severity=Severity.SERIOUS, urgency=Urgency.URGENT, impact=Impact.MANY).reasons == (Reason.MATRIX,)


def test_a_complaint_is_at_least_p2() -> None:
    assert verdict(category="complaint") == Verdict(P2, (Reason.MATRIX, Reason.COMPLAINT))
    assert verdict(category="complaint", severity=Severity.MINOR) == Verdict(P2, (Reason.MATRIX, Reason.COMPLAINT))


def test_a_complaint_that_weighs_more_keeps_its_weight() -> None:
    heavy = verdict(category="complaint", severity=Severity.SERIOUS, urgency=Urgency.URGENT)
    assert heavy == Verdict(P1, (Reason.MATRIX,))


@pytest.mark.parametrize(("severity", "urgency"), DEFAULT)
def test_danger_is_always_p1_and_says_so(severity: Severity, urgency: Urgency) -> None:
    found = verdict(severity=severity, urgency=urgency, danger=True)
    assert (found.priority, found.reasons[-1]) == (P1, Reason.DANGER)


@pytest.mark.parametrize(
    ("text", "signs", "expected"),
    [
        ("玩具车上有小零件松动, a loose part on the toy", PLAIN, P1),
        ("The jacket is too small, I would like to return it", replace(PLAIN, category="return"), P3),
        ("I waited twenty minutes on the phone", replace(PLAIN, category="service", severity=Severity.MINOR), P4),
    ],
    ids=["a loose part on a toy", "a return", "a grumble about waiting"],
)
def test_the_classic_cases_come_out_right(text: str, signs: Signs, expected: Priority) -> None:
    read = tuple(dangers_in(text, DANGERS))
    assert decide(replace(signs, read=read), MATRIX).priority is expected


def test_the_reason_names_the_kind_of_danger_and_its_word() -> None:
    text = "孩子误吞了小零件, he went to hospital"
    assert dangers_in(text, DANGERS) == {Reason.HEALTH: "hospital", Reason.CHILDREN: "误吞"}
    reasons = (Reason.MATRIX, Reason.DANGER, Reason.HEALTH, Reason.CHILDREN)
    assert verdict(danger=True, read=(Reason.HEALTH, Reason.CHILDREN)) == Verdict(P1, reasons)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There was a fire!", "fire"),
        ("FIRE", "fire"),
        ("fireplace and misfire", None),
        ("campfire", None),
        ("the electric  shock", None),
        ("an electric shock.", "electric shock"),
        ("电池fire了", "fire"),
        ("我家孩子误吞了零件", "误吞"),
        ("孩子誤吞了零件", "誤吞"),
        ("今天的客服态度不好", None),
        ("", None),
    ],
)
def test_english_danger_is_a_whole_word_and_chinese_stands_anywhere(text: str, word: str | None) -> None:
    assert danger_in(text, ("fire", "electric shock", "误吞", "誤吞")) == word


def test_a_word_of_danger_is_taken_as_it_is_written() -> None:
    assert danger_in("it costs 5 dollars", (".",)) is None
    assert danger_in("a+b", ("a.b",)) is None


def test_traditional_and_simplified_words_of_danger_are_the_same() -> None:
    assert danger_in("電池發燙，差點起火", ("发烫",)) == "发烫"
    assert danger_in("电池发烫", ("發燙",)) == "發燙"


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert danger_in("x " * (READ_AT_MOST // 2) + "fire", ("fire",)) is None
    assert danger_in("x " * (READ_AT_MOST // 2 - 4) + "fire", ("fire",)) == "fire"


SIGNS = st.builds(
    Signs,
    st.sampled_from(Severity),
    st.sampled_from(Urgency),
    st.sampled_from(Impact),
    st.sampled_from(["complaint", "quality"]),
    st.booleans(),
)


@given(SIGNS)
def test_a_heavier_sign_never_makes_a_case_less_urgent(signs: Signs) -> None:
    base = decide(signs, MATRIX).priority
    heavier = [replace(signs, danger=True), replace(signs, impact=Impact.MANY), replace(signs, category="complaint")]
    assert all(decide(each, MATRIX).priority <= base for each in heavier)


@given(SIGNS)
def test_every_verdict_has_its_first_reason_in_the_matrix(signs: Signs) -> None:
    assert decide(signs, MATRIX).reasons[0] is Reason.MATRIX


@given(st.text(), st.lists(st.text(min_size=1, max_size=10), max_size=5))
def test_reading_for_danger_survives_any_text(text: str, words: list[str]) -> None:
    assert danger_in(text, words) in {None, *words}
    assert rules.READ_AT_MOST == 20_000
