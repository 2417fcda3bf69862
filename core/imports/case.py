"""What is understood of another desk's rows. Pure values."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from core.imports.reading import Row
from core.imports.words import Field, Reason
from core.process.words import Stage


@dataclass(frozen=True, slots=True)
class Kept:
    """A row put aside; ``column``: the heading of the cell that is to blame, where it is one."""

    row: Row
    reason: Reason
    external_id: str | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """``line``: the row that tells it; 0 for the opening of a logged case, which no row of its own tells."""

    at: datetime
    stage: Stage
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """One case as the other desk tells it. ``moments``: what is known of its way, in the order of time.

    ``opened_known``: a log opens with its first row; where one row tells the case and not its opening, nobody knows.
    """

    external_id: str
    texts: dict[Field, str]
    contacts: tuple[str, ...]
    stage: Stage
    opened: datetime
    opened_known: bool
    response: datetime | None
    resolved: datetime | None
    closed: datetime | None
    moments: tuple[Moment, ...]
    flaw: Reason | None
    row: Row = field(compare=False)

    def digest(self) -> str:
        """Equal as long as nothing that we take over has changed there, wherever its rows stand in the file."""
        times = (self.opened if self.opened_known else None, self.response, self.resolved, self.closed)
        moments = [(each.at, each.stage) for each in self.moments]
        told = [self.texts, self.contacts, self.stage, times, moments, self.flaw]
        return sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()

    def stays(self) -> list[tuple[datetime, Stage]]:
        """Entered when, and what: one stay for each run of moments in one stage; an impossible case has only its last.

        A stay without length is left out: it would say that the stage took no time, where nobody knows.
        """
        if self.flaw:
            return [(max(each.at for each in self.moments), self.stage)]
        found: list[tuple[datetime, Stage]] = []
        for each in self.moments:
            at = max(each.at, self.opened)
            if found and found[-1][0] == at:
                found.pop()
            if not found or found[-1][1] is not each.stage:
                found.append((at, each.stage))
        return found


class Unreadable(Exception):
    def __init__(self, reason: Reason, column: str = "") -> None:
        self.reason, self.column = reason, column
        super().__init__(reason)
