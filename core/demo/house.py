"""What goes on at the demo desk besides its cases: clocks tick, notices are read, articles are written and found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from core.access import rates
from core.actors import Actor, ActorKind
from core.automation import ticks as automation
from core.demo import views
from core.demo.acts import Act
from core.demo.scene import Scene
from core.demo.script import Script
from core.knowledge import actions as knowledge
from core.knowledge.forms import Draft
from core.notices import actions as notices
from core.process.document import span
from core.queue import reminders
from core.resolution import actions as resolution
from core.work import Work

TICKING = 4 * 24  # hours for which the desk's own clocks have ticked before now
READ_UNTIL = timedelta(hours=20)
VISITORS = 46  # who found their answer by themselves
SEED = 7


def acts(script: Script, now: datetime, days: int) -> Iterator[Act]:
    for hour in range(TICKING, 0, -1):
        yield Act(now - timedelta(hours=hour), "", "", "tick")
    for place, name in enumerate(script.people):
        yield Act(now - READ_UNTIL + timedelta(seconds=place), "", name, "read_all")
    for article in script.articles:
        yield Act(now - span(article["ago"]), "", "shen", "article", article)
    rng = Random(SEED)
    for each in range(VISITORS):
        at = now - timedelta(days=rng.uniform(0.2, days))
        yield Act(at, "", "", "helped", {"place": rng.randrange(40), "address": f"192.0.2.{each}"})


def tick(_: Scene, work: Work, __: Act) -> None:
    """What the clocks of the worker do."""
    resolution.pass_time(work)
    reminders.wake(work)
    automation.pass_time_at_once(work)


def passes(_: Scene, work: Work, __: Act) -> None:
    """A step's own time is over; long ago nothing but that is worth telling."""
    resolution.pass_time(work)


def read_all(_: Scene, work: Work, __: Act) -> None:
    notices.read_all(work)


def article(_: Scene, work: Work, act: Act) -> None:
    given = act.given
    if not views.titles(work) & set(given["titles"].values()):
        row = knowledge.add(work, Draft(given["titles"], given["bodies"], given["category"]))
        if given["public"]:
            knowledge.publish(work, row.id)


def helped(_: Scene, work: Work, act: Act) -> None:
    """A visitor finds an answer by themselves, the first articles more often than the last."""
    known = views.public_articles(work)
    place: int = min(act.given["place"] ** 2 // 100, len(known) - 1)
    visitor = replace(work, reader=Actor(ActorKind.CUSTOMER))
    knowledge.helped(visitor, known[place], act.given["address"])


def tidy(now: datetime) -> None:
    """What strangers did is counted for a day only."""
    rates.purge(lambda: now)
