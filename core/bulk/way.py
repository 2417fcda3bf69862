"""What every way of changing many cases has in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.bulk.forms import Change
from core.bulk.words import Obstacle
from core.fields.forms import Labels
from core.models.tickets import Ticket
from core.work import Reading, Work


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What stands in the way of one case, if anything.

    ``about``: what is missing, or who works its step; where nothing stands in the way, where it goes instead.
    """

    obstacle: Obstacle | None = None
    about: tuple[Labels, ...] = ()


class Way:
    """``final``: it is not given back.

    ``blind``: there is no value to compare; what ``do`` remembers is what ``back`` takes away.
    """

    final = False
    blind = False

    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        """The value as it is; undone is what still is as the bulk change left it."""
        raise NotImplementedError

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        """The cases that are so already."""
        return {each.id for each in tickets if self.now(desk, each, change) == change.value}

    def obstacle(self, desk: Reading, ticket: Ticket, change: Change) -> Obstacle | None:
        """What is known beforehand to stand in the way."""
        return None

    def foresee(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> Mapping[int, Foreseen]:
        """The same of many cases, with all that is known of it."""
        return {each.id: Foreseen(self.obstacle(desk, each, change)) for each in tickets}

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        """Change it; what to remember is the new value, unless the way knows better."""
        raise NotImplementedError

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        raise NotImplementedError
