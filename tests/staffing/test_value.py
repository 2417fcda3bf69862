"""Which scenario gives most for its price."""

from dataclasses import replace

from core.staffing.study.questions import TODAY
from core.staffing.study.results import Line
from core.staffing.study.value import best_value, further
from core.survey.rules import Estimate
from tests.staffing.studies import line

NOW = line(TODAY, "", 0.0, 0)


def chosen(*lines: Line) -> str | None:
    best = best_value((NOW, *lines))
    return best and best.code


def test_the_least_price_for_a_point_wins() -> None:
    assert chosen(line("dear", "", 0.09, 40), line("cheap", "", 0.05, 10)) == "cheap"


def test_what_cannot_be_told_from_today_is_never_the_best() -> None:
    assert chosen(line("unclear", "", 0.01, 0), line("worse", "", -0.1, -40)) is None


def test_of_what_costs_nothing_more_the_one_that_brings_most_wins() -> None:
    assert chosen(line("less", "", 0.04, -20), line("free", "", 0.08, 0), line("paid", "", 0.2, 1)) == "free"


def test_a_growing_backlog_is_no_value() -> None:
    assert chosen(replace(line("grows", "", 0.05, 0), growth=Estimate(30, 2.0, 1.0, 3.0))) is None


def test_without_a_price_hours_are_compared() -> None:
    unpriced = [replace(each, cost=None) for each in (NOW, line("dear", "", 0.09, 40), line("cheap", "", 0.05, 10))]
    assert further(unpriced[1], unpriced[0]) == unpriced[1].hours - unpriced[0].hours
    assert (best := best_value(unpriced))
    assert best.code == "cheap"


def test_without_today_nothing_can_be_compared() -> None:
    assert best_value((line("1", "", 0.09, 40),)) is None
