"""What can happen on the demo desk, as values: who does what in which case, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.triage.words import Impact, Severity, Urgency

DESK, WEB, MAIL = "desk", "web", "mail"


@dataclass(frozen=True, slots=True)
class Guest:
    """A customer; ``address``: the one their browser writes from, ``home``: where they live."""

    name: str
    contact: str
    language: str
    address: str
    first: str = ""
    home: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a case comes in: at the desk, on the public page, or by mail; product and team by their keys."""

    guest: Guest
    channel: str
    category: str
    subject: str
    text: str
    severity: Severity = Severity.GENERAL
    urgency: Urgency = Urgency.NORMAL
    impact: Impact = Impact.ONE
    sensitive: bool = False
    product: str = ""
    batch: str = ""
    place: str = ""
    happened_on: date | None = None
    team: str = ""
    answers: Mapping[str, Any] | None = None

    @property
    def door(self) -> str:
        return self.channel if self.channel in {WEB, MAIL} else DESK


@dataclass(frozen=True, slots=True)
class Act:
    """``case``: the key of its case; ``by``: a user name, nobody where the customer or the desk itself acts.

    ``step``: where the case must stand for it; a case that has gone another way is left as it is.
    """

    at: datetime
    case: str
    by: str
    do: str
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    step: str = ""


def coming(at: datetime, case: str, by: str, opening: Opening) -> Act:
    """How a case begins; ``by``: who takes it in, where it does not come by itself."""
    do = "ask" if opening.door == WEB else "come"
    return Act(at, case, by if opening.door == DESK else "", do, {"opening": opening})
