"""Numbers as they are read: a real minus, the interval beside the value, a dash for what is not known."""

from collections.abc import Callable

from core.survey.rules import Estimate

NARROW = "\u202f"


def percent(value: float) -> str:
    return f"{100 * value:.0f}{NARROW}%"


def points(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")


def score(value: float) -> str:
    return f"{value:.2f}"


def value(estimate: Estimate, said: Callable[[float], str]) -> str:
    return "–" if estimate.value is None else said(estimate.value)


def interval(estimate: Estimate, said: Callable[[float], str]) -> str:
    """From one end to the other; nothing where the sample cannot tell."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f"{said(estimate.low)}{' … ' if said is points else '–'}{said(estimate.high)}"
