from dataclasses import dataclass

from core.hints.forms import Hint
from core.triage.words import Impact, Priority, Severity, Urgency


@dataclass(frozen=True, slots=True)
class Grading:
    """Category, weight and discretion of a case; ``seen``: the version that the person looked at, with this hint."""

    seen: int
    category: str
    severity: Severity
    urgency: Urgency
    impact: Impact
    sensitive: bool
    danger: bool = False
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A priority that a person sets by hand; ``seen``: the version that they looked at, with this hint."""

    seen: int
    priority: Priority
    reason: str
    hint: Hint | None = None
