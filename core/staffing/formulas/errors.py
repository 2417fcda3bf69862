"""Refusals: figures with which no formula has an answer."""

from math import isfinite

from core.errors import DomainError
from core.language import N_, Phrase


class NotThatFigure(DomainError):
    """``what``: which figure, in words; ``low`` and ``high``: its bounds."""

    sentence = N_("“{what}” has to be a number from {low} to {high}, and is {value}. Please correct it.")


class NegativeFigure(DomainError):
    """``what``: which figure, in words."""

    sentence = N_("“{what}” has to be a number of at least 0, and is {value}. Please correct it.")


class Overload(DomainError):
    """``load``: people who would be busy all the time; ``agents``: those who are there."""

    sentence = N_(
        "{load} people would be busy all the time, and {agents} are there: ever more customers would wait. "
        "Add people, or say after how long customers give up."
    )


class TooMuchLoad(DomainError):
    """``load``: people who would be busy all the time; ``limit``: how many can be reckoned with."""

    sentence = N_(
        "{load} people would be busy all the time; more than {limit} cannot be reckoned with. "
        "Check arrivals and handling time."
    )


def not_negative(what: Phrase, value: float) -> float:
    """The figure itself; nothing that is not a number passes."""
    if not isfinite(value) or value < 0:
        raise NegativeFigure(what=what, value=value)
    return value


def between(what: Phrase, value: float, low: float, high: float) -> float:
    """The figure itself, both bounds included."""
    if not low <= value <= high:
        raise NotThatFigure(what=what, low=low, high=high, value=value)
    return value
