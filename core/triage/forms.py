from dataclasses import dataclass

from core.triage.words import Impact, Severity, Urgency


@dataclass(frozen=True, slots=True)
class Grading:
    """Category, weight and discretion of a case; ``seen``: the version that the person looked at."""

    seen: int
    category: str
    severity: Severity
    urgency: Urgency
    impact: Impact
    sensitive: bool
    danger: bool = False
