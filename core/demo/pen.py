"""Writes down the acts of one case, each later than the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any

from core.demo.acts import Act, Opening
from core.demo.days import Days
from core.demo.script import Member, Product, Story, Talk

LIVE = frozenset({"phone", "chat", "walk_in"})
NIGHT = range(7)  # hours in which customers sleep
BACKLOG = (38, 30)  # days ago: the bad week of logistics
MOMENT = timedelta(seconds=1)
LONGEST = 3.0  # times the usual


@dataclass(slots=True)
class Lines:
    """Until when each of the cast is on the phone: one person has one call at a time."""

    busy: dict[str, datetime] = field(default_factory=dict[str, datetime])

    def free(self, who: str, at: datetime) -> bool:
        return self.busy.get(who, at) <= at


@dataclass(slots=True)
class Pen:
    """``who`` has the case now; ``waited`` and ``hands`` are what the customer will remember."""

    key: str
    at: datetime
    rng: Random
    days: Days
    lines: Lines
    people: dict[str, Member]
    story: Story
    talk: Talk
    product: Product
    opening: Opening
    who: str
    order: str
    acts: list[Act] = field(default_factory=list[Act])
    waited: float = 0.0
    hands: int = 0
    objected: bool = False

    @property
    def live(self) -> bool:
        return self.opening.channel in LIVE

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def about(self, middle: float) -> float:
        """A span around ``middle``: most are near it, some are far longer."""
        return middle * min(exp(self.rng.gauss(0, 0.55)), LONGEST)

    def say(self, line: str) -> str:
        guest, language = self.opening.guest, self.opening.guest.language
        return line.format(
            product=self.product.said(language),
            order=self.order,
            name=guest.first,
            place=self.opening.place,
        )

    def one_of(self, lines: Sequence[str]) -> str:
        return self.say(self.rng.choice(lines))

    def staff(self, do: str, after: float, step: str = "", by: str = "", **given: Any) -> None:
        """One of the cast acts, while somebody is there."""
        at = self.days.attended(self.rng, self.at + timedelta(minutes=self.about(after)))
        self._put(at, by or self.who, do, step, given)

    def acts_by(self, at: datetime, do: str, step: str, **given: Any) -> None:
        """The same at this very moment, which was asked for before."""
        self._put(at, self.who, do, step, given)

    def guest(self, do: str, hours: float, step: str = "", most: float = 60, **given: Any) -> None:
        """The customer acts, at any hour but those of sleep."""
        at = self.at + timedelta(hours=min(self.about(hours), most))
        if (hour := at.astimezone(self.days.zone).hour) in NIGHT:
            at += timedelta(hours=NIGHT.stop - hour)
        self._put(at, "", do, step, given)

    def passes(self, days: float) -> None:
        """Nobody acts until the time of the step is over, and the desk moves the case."""
        self._put(self.at + timedelta(days=days, minutes=1), "", "passes", "", {})

    def reply(self, line: str, minutes: float) -> None:
        if line:
            self.staff("reply", minutes, text=self.say(line))

    def move(self, step: str, to: str, minutes: float, by: str = "", **values: Any) -> None:
        self.staff("advance", minutes, step, by, to=to, values=values)

    def hand_over(self, team: str, minutes: float) -> None:
        """To another team's queue, with a word why; somebody there takes it."""
        taker = self.member_of(team)
        text = self.one_of(self.talk.handed[team]) if team in self.talk.handed else ""
        self.staff("transfer", 6, team=team, text=text)
        self.who = taker
        self.staff("take", minutes * self.strain(team))
        self.hands += 1

    def member_of(self, team: str) -> str:
        """Somebody of the team, first of all who speaks the customer's language."""
        there = [name for name, each in self.people.items() if each.teams[:1] == (team,) and each.speaks]
        speaks = [name for name in there if self.opening.guest.language in self.people[name].speaks]
        return self.rng.choice(speaks or there)

    def strain(self, team: str = "") -> float:
        """How much longer everything takes in the bad week of logistics."""
        since, until = BACKLOG
        return 6.0 if team in {"", "logistics"} and until <= self.days.age(self.at) <= since else 1.0

    def _put(self, at: datetime, by: str, do: str, step: str, given: dict[str, Any]) -> None:
        self.at = max(at, self.at + MOMENT)
        self.acts.append(Act(self.at, self.key, by, do, given, step))
