"""Where the acts take place: who is who on this desk, and which case has which number."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from core.actors import SYSTEM, Actor
from core.demo.acts import Act, Guest, Opening
from core.progress import actions as progress
from core.progress import doors
from core.work import Work, begin


@dataclass(slots=True)
class Scene:
    """``cast`` by user name, ``teams`` and ``products`` by the keys of the script; cases by the keys of the acts.

    ``left``: the cases that went another way than told, which are left as they are; ``last``: who acted last in each.
    """

    cast: Mapping[str, Actor]
    teams: Mapping[str, int]
    products: Mapping[str, int]
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    openings: dict[str, Opening] = field(default_factory=dict[str, Opening])
    tokens: dict[str, str] = field(default_factory=dict[str, str])
    left: set[str] = field(default_factory=set[str])
    last: dict[str, str] = field(default_factory=dict[str, str])

    def stands(self, act: Act, step: str) -> bool:
        """Whether a case is where the script left it; people may already work at this desk."""
        if act.step and act.step != step:
            self.left.add(act.case)
        return act.case not in self.left

    def number(self, act: Act) -> int:
        return self.numbers[act.case]

    def guest(self, act: Act) -> Guest:
        return self.openings[act.case].guest

    def on_behalf(self, work: Work, act: Act) -> Work:
        """The same transaction, in the hands of whoever acts, at the time of the act."""
        return replace(work, reader=self.cast[act.by] if act.by else SYSTEM, now=act.at)

    @contextmanager
    def customer(self, act: Act) -> Generator[Work]:
        """A piece of work of the customer, who comes by the link to their case."""
        if act.case not in self.tokens:
            with begin(SYSTEM, lambda: act.at) as work:
                self.tokens[act.case] = progress.link(work, self.number(act))
        comer = doors.enter(self.tokens[act.case], self.guest(act).address, lambda: act.at)
        with begin(comer, lambda: act.at) as work:
            yield work
