"""The days of the demo desk: when customers come, and when somebody is there. Pure values."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

WEEK = (1.3, 1.05, 1.0, 1.0, 1.1, 0.5, 0.4)  # customers by weekday, from Monday
DAY = (1, 0, 0, 0, 0, 0, 1, 2, 5, 9, 12, 11, 7, 8, 9, 9, 8, 6, 4, 4, 5, 4, 3, 2)  # customers by hour
SATURDAY = 5
OPEN, SHUT = 9, 18
GROWTH = 0.35  # how much more customers come at the end than at the beginning


@dataclass(frozen=True, slots=True)
class Days:
    """``now``: the moment of loading; ``many``: how far the history reaches back."""

    now: datetime
    zone: ZoneInfo
    many: int

    def ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)

    def age(self, at: datetime) -> float:
        """In days, counted back from the moment of loading."""
        return (self.now - at) / timedelta(days=1)

    def arrival(self, rng: Random, since: float, until: float) -> datetime:
        """A moment at which a customer comes, between so many days ago."""
        days = [self.ago(since - each) for each in range(max(1, round(since - until)))]
        weights = [WEEK[day.astimezone(self.zone).weekday()] * (1 + GROWTH * self._late(day)) for day in days]
        day = rng.choices(days, weights)[0].astimezone(self.zone)
        hour = rng.choices(range(24), DAY)[0]
        at = day.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60), microsecond=0)
        return min(max(at, self.ago(since)), self.ago(until))

    def attended(self, rng: Random, at: datetime) -> datetime:
        """The same moment while somebody is there, else soon after the next opening."""
        here = at.astimezone(self.zone)
        opens = here.replace(hour=OPEN + (here.weekday() >= SATURDAY), minute=0, second=0)
        shuts = here.replace(hour=SHUT - 2 * (here.weekday() >= SATURDAY), minute=30)
        if opens <= here <= shuts:
            return at
        if here > shuts:
            opens += timedelta(days=1)
        return opens + timedelta(minutes=rng.uniform(3, 55))

    def _late(self, day: datetime) -> float:
        """0 at the beginning of the history, 1 now."""
        return max(0.0, 1 - self.age(day) / self.many)
