"""What a study is asked: the desk as it is, its scenarios, and weeks of the past that it has to foretell."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from core.deadlines.choosing import for_everybody
from core.deadlines.words import DeadlineKind
from core.errors import DomainError
from core.rota.rules import DAYS
from core.settings import views as settings
from core.settings.promises import Promises
from core.settings.public import ServicePromise
from core.settings.staffing import Staffing
from core.staffing import desks, views
from core.staffing.errors import TooManyCases
from core.staffing.forms import Levers
from core.staffing.inputs import build
from core.staffing.inputs import views as inputs
from core.staffing.inputs.measured import Past
from core.staffing.inputs.past import views as past
from core.staffing.study import ahead, weekly
from core.staffing.study.questions import TODAY, TRIAL, Asked, Costs, Entry, Hour, Period
from core.staffing.turning import Place, turned
from core.staffing.world import World
from core.survey.rules import Estimate, share
from core.work import Reading

FITTED, FORETOLD = 4, 4  # weeks
TAIL = 7  # days after a week of the past, in which its cases are still worked on
CHAT_MINUTES = 5.0
MOST, LEAST = 30, 5  # replications
PLAYED = 3_000_000  # cases of one desk in all replications, so that very large ones have an answer too
HOUSE = Path(__file__).parents[1]


@cache
def code_version() -> str:
    """A digest of all that a result follows from, so that an old one says by which code it was made."""
    digest = sha256()
    for source in sorted(HOUSE.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Asking:
    """Today, before any scenario: all that a study or a rota is asked beside. ``cases``: what comes in, by hour."""

    today: Entry
    costs: Costs
    goal: float
    cases: tuple[float, ...]
    week: tuple[Hour, ...]
    at: Place


def asking(desk: Reading) -> Asking:
    typed = settings.read(desk, Staffing)
    measured = inputs.now(desk, typed)
    coming = ahead.expected(desk, measured, typed).coming
    known, cases = build.figures(measured, typed), build.world(measured, typed, coming)
    world = weekly.with_live(cases, coming, known, settings.read(desk, ServicePromise).seconds, _chat_seconds(desk))
    week = weekly.week(world, coming.cases)
    return Asking(
        today=Entry(TODAY, "", world, week),
        costs=Costs(typed.cost, known["night"].value / 100, known["weekend"].value / 100),
        goal=known["goal_cases"].value / 100,
        cases=tuple(coming.cases),
        week=week,
        at=Place(measured.ahead.first, measured.terms.zone),
    )


def asked(desk: Reading, trial: dict[str, Any] | None, seed: int) -> tuple[Asked, bool]:
    """And whether something private is in it."""
    now = asking(desk)
    bearable(now.today.world)
    others, unfit, private = _scenarios(desk, now, trial)
    fit, *weeks = _past(desk)
    found = Asked(
        entries=(now.today, *others),
        costs=now.costs,
        goal=now.goal,
        seed=seed,
        first=str(now.at.first),
        replications=replications(max(desks.cases(each.world) for each in (now.today, *others))),
        fit=fit,
        past=tuple(weeks),
        unfit=unfit,
        trial=trial,
    )
    return found, private


def bearable(world: World) -> World:
    if (cases := desks.cases(world)) > desks.MOST_CASES:
        raise TooManyCases(cases=f"{cases:,.0f}", most=f"{desks.MOST_CASES:,}")
    return world


def replications(cases: float) -> int:
    """As many as tell enough; fewer of very large desks, whose shares vary little."""
    return max(LEAST, min(MOST, int(PLAYED / max(cases, 1.0))))


def _scenarios(
    desk: Reading, now: Asking, trial: dict[str, Any] | None
) -> tuple[list[Entry], tuple[str, ...], bool]:
    """Those that still make sense, the names of those that do not, and whether one of them is private."""
    kept = views.beside(desk)
    found, unfit = list[Entry](), list[str]()
    for each in kept:
        try:
            found.append(_entry(now, str(each.id), each.name, each.levers))
        except DomainError:
            unfit.append(each.name)
    if trial:
        found.append(_entry(now, TRIAL, "", Levers.model_validate(trial)))
    return found, tuple(unfit), bool(trial) or not all(each.shared for each in kept)


def _entry(now: Asking, code: str, name: str, levers: Levers) -> Entry:
    world = bearable(turned(now.today.world, levers, now.at))
    return Entry(code, name, world, weekly.week(world, now.cases))


def _chat_seconds(desk: Reading) -> float:
    promise = for_everybody(settings.read(desk, Promises), DeadlineKind.RESPONSE, "chat")
    return 60 * (promise.minutes if promise and promise.minutes else CHAT_MINUTES)


def _past(desk: Reading) -> list[Period]:
    """The weeks from which it is learned as one, and each of those that are to be foretold."""
    typed = settings.read(desk, Staffing)
    first = inputs.ahead(desk, typed).first - timedelta(weeks=FITTED + FORETOLD)
    weeks = [first + timedelta(weeks=FITTED + number) for number in range(FORETOLD)]
    back = inputs.weeks_back(typed)
    lengths = [(first, FITTED * DAYS), *((each, DAYS) for each in weeks)]
    return [_period(past.past(desk, begin, days, TAIL, back), typed, begin) for begin, days in lengths]


def _period(then: Past, typed: Staffing, first: date) -> Period:
    coming = build.Coming(then.arrivals)
    waits = sorted(minutes for each in then.waits.values() for minutes in each)
    return Period(str(first), build.world(then.measured, typed, coming), _kept(then), tuple(waits))


def _kept(then: Past) -> Estimate:
    """Of the first responses that customers waited for: not on the telephone, in a chat or at the counter."""
    found = [each.share for each in then.kept if each.kind is DeadlineKind.RESPONSE and each.played]
    return share(sum(round((each.value or 0) * each.n) for each in found), sum(each.n for each in found))
