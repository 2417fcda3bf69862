"""All running cases of a process are foreseen, moved to a new version and brought back, while somebody writes notes."""

import multiprocessing
import resource
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from sqlalchemy import func, select

from benchmarks import bulk, places, recompute
from benchmarks.report import Row, percentile
from core.actors import SYSTEM, Actor
from core.integrity.views import findings
from core.models import Person, SwitchedCase, Ticket
from core.process import actions as process
from core.process import views as processes
from core.process.document import Document
from core.process.views import STANDING
from core.resolution import talk
from core.switching import actions
from core.switching.forms import Plan
from core.switching.preview import foresee
from core.switching.words import Outcome
from core.work import begin, look
from db.session import reading

Standing = dict[int, tuple[Any, ...]]


def rows(size: int) -> Iterator[Row]:
    """``SIZE=10k``: 10,000 running cases; from 20k on 20,000 of them."""
    for kind in places.KINDS:
        url = bulk.open_desk(kind, size)
        places.use(url)
        with reading() as session:
            manager = session.scalars(select(Person).where(Person.username == "manager")).one().as_actor()
        yield from _measured(kind, url, manager)


def _measured(kind: str, url: str, manager: Actor) -> Iterator[Row]:
    before, plan = _standing(), _planned(manager)
    cpu, wall = _cpu(resource.RUSAGE_SELF), perf_counter()
    with look(manager) as desk:
        seen = foresee(desk, plan).cases
    spent, used = perf_counter() - wall, _cpu(resource.RUSAGE_SELF) - cpu
    yield Row(f"{seen:,} running cases foreseen", kind, f"{spent:.1f} s", f"{used:.1f} s of CPU", "< 30 s")
    with begin(manager) as work:
        switch = actions.begin(work, plan).id
    yield from _under_way(kind, url, f"{seen:,} running cases moved", [*before])
    moved = _how_many(switch, Outcome.MOVED)
    there = sum(each[0] == plan.target for each in _standing().values())
    with begin(manager) as work:
        actions.revert(work, switch)
    yield from _under_way(kind, url, f"{seen:,} running cases brought back", [*before])
    after, back = _standing(), _how_many(switch, Outcome.BACK)
    wrong = sum(after.get(each) != kept for each, kept in before.items()) + abs(len(after) - len(before))
    with look(SYSTEM) as desk:
        wrong += abs(seen - moved) + abs(seen - there) + abs(seen - back) + len(findings(desk))
    told = f"{len(before):,} before, {there:,} there, {back:,} back, {len(after):,} after"
    yield Row("running cases lost, doubled, or not as before", kind, str(wrong), told, "0")


def _planned(manager: Actor) -> Plan:
    """A step with another id, one with another limit, and one at which the clock stops from now on."""
    with look(manager) as desk:
        versions = select(Ticket.process_version_id).where(Ticket.stage.in_(STANDING))
        most = versions.group_by(Ticket.process_version_id).order_by(func.count().desc()).limit(1)
        old = processes.version(desk, desk.session.scalar(most) or 0)
    body = old.document.model_dump(exclude_defaults=True, mode="json")
    body["steps"]["analyse"]["due"] = "6h"
    body["steps"]["propose"] |= {
        "stage": "waiting_partner", "require": [],
        "next": [{"to": "carry_out", "event": "partner_answered"}, {"to": "consent"}, {"to": "analyse", "back": True}],
    }  # fmt: skip
    body["steps"] = {name.replace("partner", "inquire"): step for name, step in body["steps"].items()}
    for step in body["steps"].values():
        step["next"] = [each | {"to": each["to"].replace("partner", "inquire")} for each in step.get("next", [])]
    with begin(manager) as work:
        return Plan(process.publish(work, Document.model_validate(body)).id, (old.id,), {"partner": "inquire"})


def _under_way(kind: str, url: str, what: str, ids: list[int]) -> Iterator[Row]:
    """The job in a process of its own, as the desk has it; beside it somebody writes."""
    job = multiprocessing.get_context("spawn").Process(target=recompute.work, args=(url,))
    numbers, notes = [each + 1_000 for each in ids[:500]], list[float]()
    cpu, wall = _cpu(resource.RUSAGE_CHILDREN), perf_counter()
    job.start()
    while job.is_alive():
        notes.append(_note(numbers[len(notes) % len(numbers)]))
        job.join(0.05)
    spent, used = perf_counter() - wall, _cpu(resource.RUSAGE_CHILDREN) - cpu
    yield Row(what, kind, f"{spent:.1f} s", f"{used:.1f} s of CPU, its start included", "< 30 s")
    told = f"p95 {percentile(notes, 95) * 1000:.0f} ms, {len(notes)} notes"
    yield Row("a note written meanwhile, the longest", kind, f"{max(notes) * 1000:.0f} ms", told, "<= 300 ms")


def _note(number: int) -> float:
    begun = perf_counter()
    with begin(SYSTEM) as desk:
        talk.note(desk, number, "Measured.")
    return perf_counter() - begun


def _standing() -> Standing:
    columns = Ticket.id, Ticket.process_version_id, Ticket.step, Ticket.stage
    with reading() as session:
        query = select(*columns).where(Ticket.stage.in_(STANDING)).order_by(Ticket.id)
        return {row[0]: tuple(row[1:]) for row in session.execute(query)}


def _how_many(switch: int, outcome: Outcome) -> int:
    with reading() as session:
        query = select(func.count()).where(SwitchedCase.switch_id == switch, SwitchedCase.outcome == outcome)
        return session.scalar(query) or 0


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
