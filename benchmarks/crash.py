"""A writer is killed again and again, without warning; what it had acknowledged must be there, whole."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

from sqlalchemy import func, select

from benchmarks import places
from benchmarks.report import Row
from core.actors import Actor
from core.intake.actions import open_ticket
from core.models import EventRow, Ticket, Visit
from core.resolution.actions import advance
from core.resolution.forms import Advance
from core.work import begin
from db import session

TIMES = 100


def rows(times: int = TIMES) -> Iterator[Row]:
    for kind in places.KINDS:
        url = places.open_desk(kind, "crash")
        agent = places.found()[0]
        told = places.HOME / f"acknowledged-{kind}"
        told.write_text("")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        for _ in range(times):
            killed(context, url, agent, told)
        lost, half, kept = judged(told)
        yield Row(
            f"{times} x kill -9: acknowledged lost, half done", kind, f"{lost}, {half}", f"{kept:,} cases", "0, 0"
        )


def killed(context: ForkServerContext, url: str, agent: Actor, told: Path) -> None:
    """A writer lives until some moment after its first words."""
    before = told.stat().st_size
    writer = context.Process(target=write, args=(url, agent, str(told)))
    writer.start()
    while told.stat().st_size == before and writer.is_alive():
        time.sleep(0.002)
    time.sleep(random.random() * 0.1)
    os.kill(writer.pid or 0, signal.SIGKILL)
    writer.join()


def write(url: str, agent: Actor, told: str) -> None:
    """Create a case, move it, and say so once each is durable; for ever."""
    places.use(url)
    paper = os.open(told, os.O_WRONLY | os.O_APPEND)
    while True:
        with begin(agent) as work:
            number = open_ticket(work, places.form()).number or 0
        os.write(paper, b"%d 1\n" % number)
        with begin(agent) as work:
            advance(work, number, Advance("analyse", 1, {"facts": "The hinge is bent."}))
        os.write(paper, b"%d 2\n" % number)


def judged(told: Path) -> tuple[int, int, int]:
    """How many acknowledged moves are lost, how many cases are not whole, and how many there are."""
    session.close()
    with session.reading() as reading:
        cases = {
            number: (row, moves)
            for row, number, moves in reading.execute(select(Ticket.id, Ticket.number, Ticket.moves))
        }
        visits = dict(reading.execute(select(Visit.ticket_id, func.count()).group_by(Visit.ticket_id)).all())
        about = select(EventRow.subject_id, func.count()).where(EventRow.subject_kind == "ticket")
        events = dict(reading.execute(about.group_by(EventRow.subject_id)).all())
    said = [tuple(map(int, line.split())) for line in told.read_text().splitlines()]
    lost = sum(number not in cases or cases[number][1] < moves for number, moves in said)
    half = sum(not number or not visits.get(row) == events.get(row) == moves for number, (row, moves) in cases.items())
    return lost, half, len(cases)
