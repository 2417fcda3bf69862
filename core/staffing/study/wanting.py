"""What a rota is asked for: the people, the rules, and how many it takes when, from what the desk knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.rota import rules as rota
from core.settings import views as settings
from core.settings.staffing import Staffing, Wish
from core.staffing import desks
from core.staffing.forms import Wanted
from core.staffing.study.asking import Asking, bearable
from core.staffing.study.questions import Hour, RotaAsked
from core.staffing.tours import views as tours
from core.staffing.tours.forms import Asked, Need, Person, Prices, Rules
from core.staffing.world import DAY, HOUR, WEEK, Kind, World
from core.work import Reading

SLOTS = WEEK // 30
SHORTAGE = 4.0  # times an hour's price: a customer who waits costs more than a person who is there
TEAM = "team:"


def asked(desk: Reading, wanted: Wanted, asking: Asking, seed: int) -> RotaAsked:
    """``asking``: today, as the what-if sees it."""
    world, typed = bearable(asking.today.world), settings.read(desk, Staffing)
    rules = _rules(wanted, typed)
    ids = [each.person_id for each in world.hands if each.person_id and _of_team(each.has, wanted.team)]
    people = tours.people(desk, ids, wanted.first, rules)
    usual = {each.person_id: desks.hours_a_week(each, world) for each in world.hands}
    planned = [_person(each, usual[each.id], wanted, typed.wishes.get(each.id, Wish())) for each in people]
    question = Asked(
        tuple(needs(world, asking.week, wanted)), rules, tuple(each for each in planned if each.hours > 0)
    )
    return RotaAsked(str(wanted.first), question, asking.today, asking.costs, seed)


def _of_team(tags: Sequence[str], team: int) -> bool:
    return not team or f"{TEAM}{team}" in tags


def _person(known: Person, usual: float, wanted: Wanted, wish: Wish) -> Person:
    hours = wanted.hours.get(known.id, usual)
    return replace(known, hours=hours, off=wish.off, earliest=wish.earliest, latest=wish.latest)


def _rules(wanted: Wanted, typed: Staffing) -> Rules:
    price = typed.cost or Prices().hour
    half = price / 2
    return Rules(
        lengths=wanted.lengths,
        earliest=wanted.opens,
        latest=wanted.closes,
        lunch=wanted.lunch,
        nights=wanted.nights,
        in_a_row=wanted.in_a_row,
        weekend_days=wanted.weekend_days,
        every_other_weekend=wanted.every_other_weekend,
        prices=Prices(price, float(typed.night or 0), float(typed.weekend or 0), SHORTAGE * half, half / 10),
    )


def needs(world: World, week: Sequence[Hour], wanted: Wanted) -> list[Need]:
    """By team: somebody as long as the desk is open, and as many as calls, chats and the work of its cases take.

    The work of cases can wait: what comes in on a day is spread over the open hours of that day, and what comes in
    while the desk is closed over those of the next. Calls and chats belong to the team with the most cases.
    """
    teams = _shares(world, wanted.team)
    first = max(teams, key=teams.__getitem__, default="")
    share = 1 - world.shrinkage
    spread = _spread(week, wanted)
    found = list[Need]()
    for tag, part in teams.items():
        people = list[float]()
        for slot in range(SLOTS):
            hour = week[slot // 2] if week else None
            live = hour.calls_need + hour.chats_need if hour and tag == first else 0
            least = float(bool(tag) or len(teams) == 1)
            people.append(max(least, (live + part * spread[slot]) / share) if _days(slot, wanted) else 0.0)
        found.append(Need(tuple(people), (tag,) if tag else ()))
    return found


def _shares(world: World, team: int) -> dict[str, float]:
    """Of all work, by the tag of the team that does it; empty: of no team."""
    found: dict[str, float] = {}
    total = sum(_work(kind) for kind in world.kinds) or 1.0
    for kind in world.kinds:
        tag = next((each for each in kind.needs if each.startswith(TEAM)), "")
        if not team or tag == f"{TEAM}{team}":
            found[tag] = found.get(tag, 0.0) + _work(kind) / total
    return found


def _work(kind: Kind) -> float:
    return kind.share * (kind.work + kind.work_again * kind.again / (1 - kind.again))


def _spread(week: Sequence[Hour], wanted: Wanted) -> list[float]:
    """People whom the work of all cases keeps busy, by half-hour of the open days."""
    waiting = dict.fromkeys(range(7), 0.0)
    for hour in week:
        day = hour.hour // 24
        ahead = next(each for each in range(8) if (day + each) % 7 in wanted.days)
        waiting[(day + ahead) % 7] += hour.cases_need
    open_hours = max((wanted.closes - wanted.opens) / HOUR, 0.5)
    return [sum(waiting[day] for day in _days(slot, wanted)) / open_hours for slot in range(SLOTS)]


def _days(slot: int, wanted: Wanted) -> list[int]:
    """The open days to whose hours it belongs: a night reaches into the next day."""
    day, minute = divmod(slot * 30, DAY)
    near = ((day, minute), ((day - 1) % 7, minute + DAY))
    return [each for each, since in near if each in wanted.days and wanted.opens <= since < wanted.closes]


def next_monday(desk: Reading) -> str:
    """The first week that has not begun yet."""
    today = desk.now.astimezone(settings.zone(desk)).date()
    return str(rota.monday(today) + timedelta(weeks=1))
