from dataclasses import dataclass
from typing import Any

from core.bulk.words import What
from core.queue.forms import Criteria


@dataclass(frozen=True, slots=True)
class Change:
    """``value``: a code, a row's id or none; of a reminder its moment in ISO form. ``text``: what is said with it."""

    what: What
    value: Any = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The cases with these numbers, or all that ``criteria`` find."""

    numbers: tuple[int, ...] = ()
    criteria: Criteria | None = None
