"""Due times with their explanation, as structure: for the promises that we ship, with and without a pause."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from benchmarks.report import Row
from core.deadlines.clock import only
from core.deadlines.explaining import Course, explain
from core.deadlines.words import Why
from core.hours.calendar import Calendar, OwnDay, Pause
from core.settings.promises import Promises
from core.settings.public import OfficeHours

CASES = 20_000
ROUNDS = 5
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
HOLIDAYS = {date(2026, 2, day): OwnDay("Spring Festival", ()) for day in range(16, 24)}


def rows() -> Iterator[Row]:
    shipped = Promises()
    every = [minutes for each in (shipped.response, shipped.resolution) for minutes in each.values()]
    kinds = {"all promises": every} | {f"{minutes // 60} h": [minutes] for minutes in sorted(set(every))}
    for name, budgets in kinds.items():
        plain, paused = (_rate(budgets, pause) for pause in (None, timedelta(hours=3)))
        wanted = ">= 20,000/s" if name == "all promises" else ""
        yield Row(f"due time explained, {name}", "one core", f"{plain:,.0f}/s", f"{paused:,.0f}/s with a pause", wanted)


def _rate(budgets: Sequence[int], pause: timedelta | None) -> float:
    """Of processor time, so that neighbours on the machine do not count; the best of some rounds."""
    calendar = Calendar(ZoneInfo("Asia/Shanghai"), OfficeHours().week, HOLIDAYS)
    return CASES / min(_round(calendar, budgets, pause) for _ in range(ROUNDS))


def _round(calendar: Calendar, budgets: Sequence[int], pause: timedelta | None) -> float:
    clock = only(calendar)
    began = process_time()
    for case in range(CASES):
        start = MONDAY + timedelta(minutes=case * 3)
        asked = start + timedelta(hours=2)
        pauses: list[tuple[Pause, Why]] = [((asked, asked + pause), Why.CUSTOMER)] if pause else []
        due = clock.due(start, timedelta(minutes=budgets[case % len(budgets)]), [each for each, _ in pauses])
        explain(clock, Course(start, due, start + timedelta(hours=3), False, pauses))
    return process_time() - began
