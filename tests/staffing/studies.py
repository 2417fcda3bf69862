"""A study as it might come back from the engines, written down by hand: with all that is hard to draw."""

from dataclasses import fields, replace
from math import exp
from typing import Any

from pydantic import TypeAdapter

from core.actors import Actor
from core.models.staffing import StaffingStudy
from core.reports.rules import Change
from core.reports.words import Verdict
from core.staffing.study.questions import TODAY, TRIAL, Hour
from core.staffing.study.results import Cell, Day, Foretold, Gone, Limits, Line, Look, Size, Study, Try, Turned, Waits
from core.staffing.unstaffed import Unstaffed
from core.staffing.words import Input, Limiting, Probe, StudyKind
from core.survey.rules import Estimate
from core.work import begin

RUNS = 30
PRICE = 155.0  # an hour
GERMAN = "Wochenendbereitschaftsdienstverstärkung mit Zusatzkräften"
HOSTILE = "*x*|y :red-badge[late] [a](b)"
CHANNELS = ("email", "web_form", "chat", "phone")
GRID = tuple(round(10 ** (step / 20), 2) for step in range(101))
LUNCH = Unstaffed((0, 1, 2), 720, 780, False, 780)
SUNDAY = Unstaffed((6,), 0, 1440, True, 540)
NOBODY = "team:999 skill:toys"


def near(value: float, half: float = 0.015) -> Estimate:
    return Estimate(RUNS, value, max(0.0, value - half), value + half)


def share(value: float, half: float = 0.015) -> Estimate:
    return Estimate(RUNS, value, max(0.0, value - half), min(1.0, value + half))


def moved(value: float, half: float = 0.02) -> Change:
    return Change(value, value - half, value + half)


def judged(change: Change) -> Verdict:
    if change.low <= 0 <= change.high:
        return Verdict.UNCLEAR
    return Verdict.BETTER if change.value > 0 else Verdict.WORSE


def cells(level: float) -> tuple[Cell, ...]:
    return tuple(
        Cell(channel, f"P{rank}", 220.0 / (place + 1) / rank, share(min(1.0, level + 0.04 * rank - 0.03 * place), 0.03),
             share(min(1.0, level + 0.02 * rank)) if channel != "phone" else Estimate(0))
        for place, channel in enumerate(CHANNELS)
        for rank in range(1, 5)
        if (channel, rank) != ("chat", 4)
    )  # fmt: skip


def line(code: str, name: str, by: float, hours: float, half: float = 0.02, **other: Any) -> Line:
    change = None if code == TODAY else moved(by, half)
    week = 480 + hours
    told = Line(
        code, name, 12, week, share(0.81 + by), share(0.88 + by / 2), change, change and moved(by / 2, half),
        change and judged(change), near(max(0.4, 4.1 - 20 * by), 0.3), None, share(0.83), week * PRICE,
        week * PRICE / 620, cells(0.78 + by), (), RUNS,
    )  # fmt: skip
    return replace(told, **other)


def lines() -> tuple[Line, ...]:
    return (
        line(TODAY, "", 0.0, 0, unstaffed=(LUNCH,)),
        line("1", "One more agent", 0.011, 40, people=13),
        line("2", GERMAN, 0.092, 15, 0.021),
        line("3", "林悦与何静改上周末班", 0.041, 7, 0.023, unstaffed=(LUNCH, SUNDAY)),
        line("4", HOSTILE, 0.032, 0, 0.036, nobody=(NOBODY,)),
        line("5", "One agent fewer", -0.108, -40, 0.031, people=11, growth=Estimate(RUNS, 4.2, 3.6, 4.8)),
        line(TRIAL, "", -0.3, -160, 0.04, people=8, growth=Estimate(RUNS, 21.4, 19.0, 23.8)),
    )


def tried(probe: Probe, name: str, by: float, hours: float = 0.0, half: float = 0.02) -> Try:
    change = moved(by, half)
    return Try(probe, name, share(0.81 + by), change, judged(change), hours, hours * PRICE, 0.81 + by - 0.015 >= 0.88)


def limits() -> Limits:
    reliefs = (
        tried(Probe.MORE_PEOPLE, "", 0.03, 240),
        tried(Probe.ALL_HOURS, "", 0.12),
        tried(Probe.ALL_SKILLS, "", 0.02, half=0.03),
        tried(Probe.BY_PRIORITY, "", -0.01, half=0.008),
    )
    fixes = (
        tried(Probe.WEEKEND, "林悦, 何静", 0.092, 0),
        tried(Probe.LATER, HOSTILE, 0.041),
        tried(Probe.TAUGHT, "Maximiliane von Hohenstein-Oberleitner", 0.032, half=0.036),
        tried(Probe.ONE_MORE, "林悦", 0.011, 40),
    )
    return Limits(Limiting.HOURS, reliefs, fixes)


def hour(number: int) -> Hour:
    day, clock = divmod(number, 24)
    busy = exp(-(((clock - 11) / 4) ** 2)) + 0.8 * exp(-(((clock - 20) / 2.5) ** 2))
    weekend = day >= 5
    calls, chats, cases = 9 * busy * (0.6 if weekend else 1), 6 * busy, 14 * busy * (0.5 if weekend else 1)
    needs = (round(calls / 4), round(chats / 5), cases * 12 / 60)
    there = (2.0 if weekend else 8.0) if 9 <= clock < 18 else 2.0 if clock == 8 or 18 <= clock < 21 else 0.0
    return Hour(number, calls, chats, cases, *needs, sum(needs) / 0.85, there)


def fan(start: float, slope: float, width: float) -> tuple[Day, ...]:
    levels = [start + slope * day + (6 if day % 7 in {5, 6} else 0) * width / 10 for day in range(29)]
    halves = [width * (day / 28) ** 0.5 for day in range(29)]
    both = zip(levels, halves, strict=True)
    return tuple(Day(day, max(0.0, middle - half), middle, middle + half) for day, (middle, half) in enumerate(both))


def waits() -> tuple[Waits, ...]:
    means = {"P1": 90.0, "P2": 300.0, "P3": 900.0, "P4": 2100.0}
    return tuple(Waits(code, GRID, tuple(exp(-minute / mean) for minute in GRID)) for code, mean in means.items())


def foretold() -> tuple[Foretold, ...]:
    weeks = (("2025-12-01", 0.80), ("2025-12-08", 0.84), ("2025-12-15", 0.69), ("2025-12-22", 0.83))
    return tuple(Foretold(first, 0.75, 0.82, 0.88, share(value, 0.03)) for first, value in weeks)


def gone() -> tuple[Gone, ...]:
    people = (("林悦", -0.09), ("何静", -0.012), (HOSTILE, -0.031), ("Tom", 0.004), ("Zhou Min", -0.055),
              ("Maximiliane von Hohenstein-Oberleitner", -0.002))  # fmt: skip
    return tuple(Gone(f"p{n}", name, moved(by, 0.016), judged(moved(by, 0.016))) for n, (name, by) in enumerate(people))


def turned() -> tuple[Turned, ...]:
    sizes = (0.061, 0.048, 0.012, 0.004, 0.016, 0.033, 0.027)
    return tuple(
        Turned(each, moved(-by if each is Input.LIMIT else by, 0.008), moved(by if each is Input.LIMIT else -by, 0.008))
        for each, by in zip(Input, sizes, strict=True)
    )


def study() -> Study:
    sizes = tuple(Size(n, share(0.88 - 0.55 * exp(-(n - 7) / 2.4), 0.02), n * 40 * PRICE) for n in range(8, 17))
    return Study(
        first="2026-01-05", days=28, goal=0.86, replications=RUNS, lines=lines(), limits=limits(), sizes=sizes,
        smallest=15, room=None, gone=gone(), turned=turned(), backlog=fan(62, -0.4, 18), oldest=fan(4, 0.06, 2),
        waits=waits(), week=tuple(map(hour, range(168))), foretold=foretold(),
        delayed=tuple(float(9 * n) for n in range(11)),
    )  # fmt: skip


def several() -> Study:
    """Two scenarios can be seen closely: one thoroughly, and one that was played and no more."""
    found = study()
    names = [each.name for each in fields(Look) if each.name != "code"]
    look = Look("2", **{name: getattr(found, name) for name in names})
    people = replace(found.limits, limiting=Limiting.PEOPLE)
    plain = replace(
        look, code="5", thorough=False, limits=Limits(Limiting.UNCLEAR, (), ()), sizes=(), smallest=None, gone=(),
        turned=(),
    )  # fmt: skip
    return replace(found, looks=(replace(look, limits=people), plain))


def unpriced() -> Study:
    """Nobody has said what an hour costs."""
    found = study()
    limited = Limits(
        found.limits.limiting,
        tuple(replace(each, cost=None) for each in found.limits.reliefs),
        tuple(replace(each, cost=None) for each in found.limits.fixes),
    )
    lined = tuple(replace(each, cost=None, cost_case=None) for each in found.lines)
    sized = tuple(replace(each, cost=None) for each in found.sizes)
    return replace(found, lines=lined, limits=limited, sizes=sized)


def bare() -> Study:
    """Of a desk without promises, people and past: nothing but today."""
    found = study()
    nothing = Estimate(0)
    today = replace(
        found.lines[0], people=0, hours=0.0, answer=nothing, solve=nothing, oldest=Estimate(1, 0.0), busy=nothing,
        cost=None, cost_case=None, cells=(),
    )  # fmt: skip
    still = tuple(replace(each, calls=0.0, chats=0.0, cases=0.0, required=0.0, rostered=0.0) for each in found.week)
    return replace(
        found, lines=(today,), limits=Limits(Limiting.UNCLEAR, (), ()), sizes=(), smallest=None, gone=(), turned=(),
        backlog=(), oldest=(), waits=(), week=still, foretold=(), delayed=(),
    )  # fmt: skip


def kept(me: Actor, found: Study) -> int:
    """Stored as a job stores it; its number."""
    told = TypeAdapter(Study).dump_python(found, mode="json")
    with begin(me) as work:
        row = StaffingStudy(
            kind=StudyKind.WHAT_IF, person_id=me.id, private=False, made_at=work.now, seed=20260105,
            code_version="1.2.3", engine="numba", asked=b"", result=told,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        return row.id
