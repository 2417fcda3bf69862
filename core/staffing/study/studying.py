"""A whole study: what was asked, played by an engine, and told."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import numpy as np

from core.staffing import desks
from core.staffing.engine.chance import Array
from core.staffing.engine.run import Engine
from core.staffing.study import looking, turning
from core.staffing.study.limiting import Base, limits
from core.staffing.study.lining import line
from core.staffing.study.playing import Outcomes, Theatre
from core.staffing.study.questions import TRIAL, Asked, Entry
from core.staffing.study.results import Limits, Look, Study
from core.staffing.words import Limiting
from core.staffing.world import World

PROBES = 20  # about as many changes are tried to find what limits a desk
UNTOLD = Limits(Limiting.UNCLEAR, (), ())


def parts(asked: Asked) -> int:
    """How many replications it takes at most, nearly."""
    removed = min(len(asked.entries[0].world.hands), turning.MOST_GONE)
    turns = 2 * turning.AROUND + 2 * len(turning.TURNS) + turning.HALVINGS
    thorough = len(_thorough(asked.entries))
    worlds = len(asked.entries) + thorough * (PROBES + removed + turns) + len(asked.past)
    return asked.replications * worlds + looking.FITTED


def _thorough(entries: Sequence[Entry]) -> set[str]:
    """A trial alone, as somebody waits for it while turning; else today and all that is kept beside it."""
    codes = {each.code for each in entries}
    return {TRIAL} if TRIAL in codes else codes


def study(asked: Asked, engine: Engine, on: Callable[[int], None] = lambda _: None) -> Study:
    theatre = Theatre(engine, asked.seed, asked.replications, on)
    lying = looking.lying(asked.fit, theatre)
    entries = [replace(each, world=desks.looked_at(each.world, lying)) for each in asked.entries]
    played = _played(entries, theatre)
    base, first = played[0], entries[0].world
    looks = [_look(each, those, asked, theatre) for each, those in zip(entries, played, strict=True)]
    focus = looks[-1] if entries[-1].code == TRIAL else looks[0]
    drawn = {each.name: getattr(focus, each.name) for each in fields(Look) if each.name != "code"}
    return Study(
        first=asked.first,
        days=first.days,
        goal=asked.goal,
        replications=len(base),
        lines=tuple(
            line(each, those, None if those is base else base, asked.costs)
            for each, those in zip(entries, played, strict=True)
        ),
        foretold=tuple(looking.foretold(each, lying, theatre) for each in asked.past if each.kept.n),
        delayed=lying,
        unfit=asked.unfit,
        trial=asked.trial,
        focus=focus.code,
        looks=tuple(each for each in looks if each is not focus),
        **drawn,
    )


def _played(entries: Sequence[Entry], theatre: Theatre) -> list[Outcomes]:
    """Whole where all is drawn of it; else as long as it takes to know the difference to today."""
    today, *others = entries
    base = theatre.play(today.world)
    thorough = _thorough(entries)
    return [base, *(theatre.play(e.world) if e.code in thorough else theatre.beside(e.world, base) for e in others)]


def _look(entry: Entry, played: Outcomes, asked: Asked, theatre: Theatre) -> Look:
    world, thorough = entry.world, entry.code in _thorough(asked.entries)
    base = Base(world, played, _busy(world, played), asked.goal, asked.costs)
    missed = turning.gone(base, theatre) if thorough else ()
    sizes = turning.sizes(base, theatre, missed) if thorough else ()
    return Look(
        code=entry.code,
        thorough=thorough,
        limits=limits(base, theatre) if thorough else UNTOLD,
        sizes=sizes,
        smallest=turning.smallest(sizes, asked.goal),
        room=turning.room(base, theatre) if thorough else None,
        gone=missed,
        turned=turning.turned(base, theatre) if thorough else (),
        backlog=looking.backlog(played, world.days),
        oldest=looking.oldest(played, world.days),
        waits=looking.waits(world, played),
        week=entry.week,
    )


def _busy(world: World, played: Outcomes) -> list[float]:
    """By hand, the share of rostered time at work."""
    minutes: Array = np.sum([each.worked.sum(axis=1) for each in played], axis=0) / len(played)
    rostered = [desks.hours_a_week(hand, world) * world.days / 7 * 60 for hand in world.hands]
    return [one / there if there else 0.0 for one, there in zip(minutes.tolist(), rostered, strict=True)]
