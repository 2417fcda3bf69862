"""The demo desk: a cast acts ninety days through the real verbs, each act at its own time, in the order of time."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.demo import furnish, guests, house, told, views
from core.demo.acts import Act
from core.demo.days import Days
from core.demo.plan import Planner
from core.demo.scene import Scene
from core.demo.script import Script, script
from core.demo.verbs import act_out
from core.process.document import span
from core.resolution import views as cases
from core.settings import views as settings
from core.work import look

DAYS = 90

Tell = Callable[[int, int], None]
PERFORMED: dict[str, Callable[[Scene, Act], None]] = {
    "come": guests.come,
    "wrote": guests.wrote,
    "decided": guests.decided,
    "reopened": guests.reopened,
    "mailed": guests.mailed,
    "rate": guests.rated,
    "rated": guests.rated,
    "tick": house.tick,
    "read_all": house.read_all,
    "article": house.article,
    "helped": house.helped,
}


def load(passphrase: str, clock: Clock = utc_now, scale: float = 1.0, tell: Tell = lambda _, __: None) -> list[str]:
    """Bring the cast in and play; the user names that came in. ``scale``: how much of the made-up history.

    Playing twice adds nothing, and what was interrupted goes on where it stopped: acts are known by their times.
    ``tell`` hears how many acts of how many are done.
    """
    desk = script()
    now = _moment(desk, clock())
    new = furnish.bring_in(desk, passphrase, lambda: beginning(now))
    furnish.stock(desk, lambda: beginning(now))
    acts, scene = plan(desk, now, scale), _scene(desk, now)
    play(scene, acts, _known(scene, acts, now), tell)
    house.tidy(now)
    return new


def beginning(now: datetime) -> datetime:
    """When the desk was furnished, a day before its first customer."""
    return now - timedelta(days=DAYS + 1)


def plan(desk: Script, now: datetime, scale: float) -> list[Act]:
    """Everything that happens, in the order of time; but the classic cases come in first of all."""
    with look(SYSTEM) as reading:
        days = Days(now, settings.zone(reading), DAYS)
    planner = Planner(desk, days)
    acts = [act for case in _cases(planner, desk, now, scale) for act in case]
    first = set(told.first_keys(desk))
    return sorted(
        [*acts, *house.acts(desk, now, DAYS)], key=lambda act: (not (act.case in first and act.do == "come"), act.at)
    )


def _cases(planner: Planner, desk: Script, now: datetime, scale: float) -> Iterator[list[Act]]:
    yield from told.cases(desk, planner.crowds, now)
    yield from told.junk(desk, planner.crowds, now)
    yield from planner.cases(scale)


def play(scene: Scene, acts: list[Act], done: Mapping[str, datetime], tell: Tell) -> None:
    """``done``: until when each case was played before; under no key, until when everything else was."""
    for place, act in enumerate(acts):
        if act.case not in done or act.at > done[act.case]:
            _perform(scene, act)
        elif act.do == "come":
            scene.openings[act.case] = act.given["opening"]
        tell(place + 1, len(acts))


def _perform(scene: Scene, act: Act) -> None:
    if act.case in scene.left:
        return
    if act.step and not _stands_there(scene, act):
        scene.left.add(act.case)
        return
    PERFORMED.get(act.do, act_out)(scene, act)


def _stands_there(scene: Scene, act: Act) -> bool:
    """Somebody else may have moved it meanwhile: people already work at this desk."""
    with look(SYSTEM, lambda: act.at) as desk:
        return cases.ticket(desk, scene.number(act)).step == act.step


def _known(scene: Scene, acts: list[Act], now: datetime) -> dict[str, datetime]:
    """Until when each case was played before; its newest event says so."""
    keys = {guests.key_of(act.case, act.given["opening"], act.at): act.case for act in acts if act.do == "come"}
    found = {keys[key]: each for key, each in views.played(keys, now).items()}
    scene.numbers.update({case: each.number for case, each in found.items()})
    first = set(told.first_keys(script()))
    done = {case: each.until for case, each in found.items()}
    if others := [until for case, until in done.items() if case not in first]:
        done[""] = max(others)
    return done


def _moment(desk: Script, now: datetime) -> datetime:
    """The moment of loading; of a desk that was loaded before, that one."""
    first = views.opened_at(told.key_of(0))
    return first + span(desk.cases[0]["ago"]) if first else now


def _scene(desk: Script, now: datetime) -> Scene:
    known, ids = views.products(), furnish.team_ids(desk, lambda: now)
    goods = {key: known[each.code] for key, each in desk.goods.items()}
    return Scene(views.cast(desk.people), ids, goods)
