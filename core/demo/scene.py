"""Where the acts take place: who is who on this desk, and which case has which number."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.actors import SYSTEM, Actor
from core.demo.acts import Act, Guest, Opening
from core.progress import actions as progress
from core.progress import doors
from core.work import Work, begin


@dataclass(slots=True)
class Scene:
    """``cast`` by user name, ``teams`` and ``products`` by the keys of the script; cases by the keys of the acts.

    ``left``: the cases that went another way than told, which are left as they are.
    """

    cast: Mapping[str, Actor]
    teams: Mapping[str, int]
    products: Mapping[str, int]
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    openings: dict[str, Opening] = field(default_factory=dict[str, Opening])
    tokens: dict[str, str] = field(default_factory=dict[str, str])
    left: set[str] = field(default_factory=set[str])

    def number(self, act: Act) -> int:
        return self.numbers[act.case]

    def guest(self, act: Act) -> Guest:
        return self.openings[act.case].guest

    @contextmanager
    def staff(self, act: Act) -> Generator[Work]:
        """A piece of work of one of the cast, or of the desk itself."""
        with begin(self.cast[act.by] if act.by else SYSTEM, lambda: act.at) as work:
            yield work

    @contextmanager
    def customer(self, act: Act) -> Generator[Work]:
        """A piece of work of the customer, who comes by the link to their case."""
        if act.case not in self.tokens:
            with begin(SYSTEM, lambda: act.at) as work:
                self.tokens[act.case] = progress.link(work, self.number(act))
        comer = doors.enter(self.tokens[act.case], self.guest(act).address, lambda: act.at)
        with begin(comer, lambda: act.at) as work:
            yield work
