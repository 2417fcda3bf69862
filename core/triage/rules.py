"""How soon a case matters, and why. Pure values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.errors import Missing, TooLong
from core.language import N_
from core.search.folding import plainly
from core.triage.words import Impact, Priority, Reason, Severity, Urgency

RAISED_BY = {Impact.ONE: 0, Impact.SEVERAL: 1, Impact.MANY: 2}
COMPLAINTS = frozenset({"complaint"})
LONGEST_REASON = 500  # characters
READ_AT_MOST = 20_000  # characters of a description that are searched for words of danger


@dataclass(frozen=True, slots=True)
class Verdict:
    """The priority, and the reasons that made it, strongest last; ``words``: of danger, by the reason they give."""

    priority: Priority
    reasons: tuple[Reason, ...]
    words: Mapping[Reason, str] = field(default_factory=dict[Reason, str])


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a case when its priority is decided.

    ``danger``: ticked by a person; ``read``: the kinds of danger that the text speaks of.
    """

    severity: Severity
    urgency: Urgency
    impact: Impact
    category: str
    danger: bool = False
    read: tuple[Reason, ...] = ()


def decide(signs: Signs, matrix: Mapping[Severity, Mapping[Urgency, Priority]]) -> Verdict:
    """Severity and urgency first, impact raises, a complaint is at least P2, danger is always P1."""
    levels = list(Priority)
    level, reasons = levels.index(matrix[signs.severity][signs.urgency]), [Reason.MATRIX]
    if raised := min(level, RAISED_BY[signs.impact]):
        level, reasons = level - raised, [*reasons, Reason.IMPACT]
    if signs.category in COMPLAINTS and level > levels.index(Priority.P2):
        level, reasons = levels.index(Priority.P2), [*reasons, Reason.COMPLAINT]
    if signs.danger or signs.read:
        level, reasons = 0, [*reasons, *([Reason.DANGER] if signs.danger else []), *signs.read]
    return Verdict(levels[level], tuple(reasons))


def dangers_in(text: str, words: Mapping[Reason, Sequence[str]]) -> dict[Reason, str]:
    """The first word of each kind of danger in ``text``, by the reason that it gives."""
    found = {reason: danger_in(text, each) for reason, each in words.items()}
    return {reason: word for reason, word in found.items() if word}


def danger_in(text: str, words: Sequence[str]) -> str | None:
    """The first word of danger in ``text``: Latin words as whole words, Chinese ones wherever they stand."""
    return next(iter(standing(words, text[:READ_AT_MOST])), None)


def standing(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Those that stand in ``text`` in whichever script; of two spellings of a word the one that is there."""
    sought, small = plainly(text), text.casefold()
    met = dict[str, str]()
    for word in words:
        plain = _spelled(word)
        if stands_in(plain, sought) and (plain not in met or word.casefold() in small):
            met[plain] = word
    return tuple(met.values())


_spelled = lru_cache(maxsize=1024)(plainly)  # of words of a setting, which are the same for every text


def stands_in(word: str, text: str) -> bool:
    """Both already in small letters and Simplified signs."""
    if word not in text or not word.isascii():
        return word in text
    return re.search(rf"\b{re.escape(word)}\b", text, re.ASCII) is not None  # Chinese may stand right beside it


def reasoned(reason: str) -> str:
    """Why a person decides otherwise than the rules, in words that others can read."""
    if not reason.strip():
        raise Missing(field=N_("reason"))
    if len(reason) > LONGEST_REASON:
        raise TooLong(field=N_("reason"), limit=LONGEST_REASON)
    return reason.strip()
