"""Numbers as they are read: a real minus, the interval beside the value, a dash for what is not known."""

from collections.abc import Callable

from core.survey.rules import Estimate
from pages.parts import due

NARROW = "\u202f"


def percent(value: float) -> str:
    return f"{100 * value:.0f}{NARROW}%"


def points(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")


def score(value: float) -> str:
    return f"{value:.2f}"


def count(value: float) -> str:
    return f"{round(value):,}"


def signed_count(value: float) -> str:
    return f"{round(value):+,}".replace("-", "−")


def tenths(value: float) -> str:
    return f"{value:,.1f}"


def duration(minutes: float) -> str:
    return due.span(round(minutes))


def signed_duration(minutes: float) -> str:
    return f"{'−' if round(minutes) < 0 else '+'}{due.span(abs(round(minutes)))}"


def signed_points(value: float) -> str:
    """The difference of two shares, in percentage points."""
    return points(100 * value)


def tenth_points(value: float) -> str:
    """The same to a tenth, where runs are paired and so a tenth can be told."""
    return f"{round(100 * value, 1) + 0.0:+.1f}".replace("-", "−")


def value(estimate: Estimate, said: Callable[[float], str]) -> str:
    return "–" if estimate.value is None else said(estimate.value)


def interval(estimate: Estimate, said: Callable[[float], str]) -> str:
    """From one end to the other; nothing where the sample cannot tell."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f"{said(estimate.low)}{' … ' if said in (points, duration) else '–'}{said(estimate.high)}"


def whole(estimate: Estimate, said: Callable[[float], str]) -> str:
    """Value and interval in one cell."""
    ends = interval(estimate, said)
    return f"{value(estimate, said)} ({ends})" if ends else value(estimate, said)
