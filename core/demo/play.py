"""The demo desk: a cast acts ninety days through the real verbs, each act at its own time, in the order of time."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby, islice
from zoneinfo import ZoneInfo

from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.demo import furnish, guests, house, routine, told, views
from core.demo.acts import Act
from core.demo.days import Days
from core.demo.plan import Planner
from core.demo.scene import Scene
from core.demo.script import Script, script
from core.demo.verbs import act_out
from core.process.document import span
from core.settings import views as settings
from core.work import Work, begin, look

DAYS = 90
COMING = ("come", "ask")

BATCH = 25  # acts of the cast that are kept together

Tell = Callable[[int, int], None]
#: Doors with transactions of their own; everybody else acts within one that several acts share.
DOORS: dict[str, Callable[[Scene, Act], None]] = {
    "ask": guests.ask,
    "wrote": guests.wrote,
    "decided": guests.decided,
    "reopened": guests.reopened,
    "rated": guests.rated,
}
INSIDE: dict[str, Callable[[Scene, Work, Act], None]] = {
    "come": guests.come,
    "mailed": guests.mailed,
    "tick": house.tick,
    "passes": house.passes,
    "read_all": house.read_all,
    "article": house.article,
    "helped": house.helped,
    "rules": routine.switch_rules,
    "shifts": routine.plan_shifts,
    "routes": routine.route,
    "sign": routine.sign,
}


def load(passphrase: str, clock: Clock = utc_now, scale: float = 1.0, tell: Tell = lambda _, __: None) -> list[str]:
    """Bring the cast in and play; the user names that came in. ``scale``: how much of the made-up history.

    Playing twice adds nothing, and what was interrupted goes on where it stopped: acts are known by their times.
    ``tell`` hears how many acts of how many are done.
    """
    desk = script()
    now = _moment(desk, clock())
    new = furnish.bring_in(desk, passphrase, lambda: beginning(now))
    furnish.stock(desk, lambda: beginning(now), now)
    acts, scene = plan(desk, now, _zone(), scale), _scene(desk, now)
    done = _known(scene, acts, now)
    play(scene, [act for act in acts if _is_new(act, done)], tell)
    house.tidy(now)
    return new


def beginning(now: datetime) -> datetime:
    """When the desk was furnished, a day before its first customer."""
    return now - timedelta(days=DAYS + 1)


def plan(desk: Script, now: datetime, zone: ZoneInfo, scale: float) -> list[Act]:
    """Everything that happens, in the order of time; but the classic cases come in first of all."""
    planner = Planner(desk, Days(now, zone, DAYS))
    acts = [act for case in _cases(planner, desk, now, scale) for act in case]
    first = told.first_keys(desk)

    def place(act: Act) -> tuple[int, datetime]:
        return first.index(act.case) if act.case in first and act.do in COMING else len(first), act.at

    return sorted([*acts, *house.acts(desk, now, DAYS), *routine.acts(now)], key=place)


def _cases(planner: Planner, desk: Script, now: datetime, scale: float) -> Iterator[list[Act]]:
    yield from told.cases(desk, planner.crowds, now)
    yield from told.junk(desk, planner.crowds, now)
    yield from planner.cases(scale)


def play(scene: Scene, acts: list[Act], tell: Tell) -> None:
    """What happens inside the house is kept in batches; a customer's own act stands for itself."""
    done = 0
    for by_themselves, group in groupby(acts, key=lambda act: act.do in DOORS):
        while some := [*islice(group, BATCH)]:
            (_outside if by_themselves else _inside)(scene, some)
            done += len(some)
            tell(done, len(acts))


def _outside(scene: Scene, acts: list[Act]) -> None:
    for act in acts:
        if act.case not in scene.left:
            DOORS[act.do](scene, act)
            scene.last[act.case] = ""


def _inside(scene: Scene, acts: list[Act]) -> None:
    with begin(SYSTEM, lambda: acts[0].at) as work:
        for act in acts:
            if act.case not in scene.left:
                INSIDE.get(act.do, act_out)(scene, scene.on_behalf(work, act), act)
                scene.last[act.case] = act.by


def _is_new(act: Act, done: Mapping[str, datetime]) -> bool:
    return act.case not in done or act.at > done[act.case]


def _known(scene: Scene, acts: list[Act], now: datetime) -> dict[str, datetime]:
    """Until when each case was played before, its newest event says so; under no key: everything else."""
    came = [act for act in acts if act.do in COMING]
    scene.openings.update({act.case: act.given["opening"] for act in came})
    keys = {guests.key_of(act.case, act.given["opening"], act.at): act.case for act in came}
    found = {keys[key]: each for key, each in views.played(keys, now).items()}
    scene.numbers.update({case: each.number for case, each in found.items()})
    done = {case: each.until for case, each in found.items()}
    if others := [until for case, until in done.items() if case not in told.first_keys(script())]:
        done[""] = max(others)
    return done


def _moment(desk: Script, now: datetime) -> datetime:
    """The moment of loading; of a desk that was loaded before, that one."""
    first = views.opened_at(told.key_of(0))
    return first + span(desk.cases[0]["ago"]) if first else now


def _zone() -> ZoneInfo:
    with look(SYSTEM) as desk:
        return settings.zone(desk)


def _scene(desk: Script, now: datetime) -> Scene:
    known, ids = views.products(), furnish.team_ids(desk, lambda: now)
    goods = {key: known[each.code] for key, each in desk.goods.items()}
    return Scene(views.cast(desk.people), ids, goods)
