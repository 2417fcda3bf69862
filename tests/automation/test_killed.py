"""Two workers, killed without warning again and again: each step is done once for each deadline, and whole."""

import multiprocessing
import time
from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select

from core.actors import SYSTEM, ActorKind
from core.automation import actions
from core.automation.words import Section
from core.clock import utc_now
from core.deadlines.words import DeadlineKind
from core.models import Deadline, EventRow, Message, Notice, RuleRun
from core.queue import actions as queue
from core.settings import terms
from core.settings.words import Vocabulary
from core.work import begin
from db import session
from tests import cases
from tests.automation import ticking
from tests.automation.conftest import body, do
from tests.elsewhere import PATIENCE

CASES, KILLED, RULES = 8, 2, 3


def count(model, *which):
    with session.reading() as reading:
        return reading.scalar(select(func.count()).select_from(model).where(*which)) or 0


def test_each_step_is_done_once_with_two_workers_and_after_kill_9(database, lin, wang):
    with begin(wang) as work:
        for minutes, doing in ((-60, do("note", text="Soon.")), (0, do("tag", "late"))):
            made = actions.add(work, Section.ESCALATION, body("deadline", doing, do("notify", "owner"), of="resolution",
                                                              minutes=minutes))  # fmt: skip
            actions.switch(work, made.id, on=True)
        made = actions.add(work, Section.RULE, body("tagged", do("note", text="Late."), of="late"))
        actions.switch(work, made.id, on=True)
    with begin(SYSTEM) as work:
        terms.add(work, Vocabulary.TAG, {"en": "late"}, "late")
    for _ in range(CASES):
        number = cases.opened(lin, utc_now)
        with begin(lin) as work:
            queue.take(work, number)
    ticking.tick(database, timedelta(0))
    session.close()
    _two_workers(database)
    assert count(RuleRun) == RULES * CASES
    assert count(EventRow, EventRow.kind == "ticket.rule_ran", EventRow.actor_kind == ActorKind.SYSTEM) == RULES * CASES
    with session.reading() as reading:
        said = Counter(map(tuple, reading.execute(select(Message.ticket_id, Message.text))))
        told = Counter(map(tuple, reading.execute(select(Notice.ticket_id, Notice.kind))))
    assert set(said.values()) == set(told.values()) == {1}
    assert (len(said), len(told)) == (2 * CASES, 2 * CASES)


def _two_workers(url):
    """First before the due time, then after it; each time some are killed in the middle, and the last ones end."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([ticking.__name__])
    with session.reading() as reading:
        last = reading.scalar(select(func.max(Deadline.due_at)).where(Deadline.kind == DeadlineKind.RESOLUTION))
    due = last - utc_now()
    session.close()
    for ahead in (due - timedelta(minutes=30), due + timedelta(minutes=5)):
        for round_ in range(KILLED + 1):
            before = count(RuleRun)
            workers = [context.Process(target=ticking.tick, args=(url, ahead)) for _ in range(2)]
            for each in workers:
                each.start()
            if round_ < KILLED:
                while count(RuleRun) < before + 3 and any(each.is_alive() for each in workers):
                    time.sleep(0.005)
                for each in workers:
                    each.kill()
            for each in workers:
                each.join(PATIENCE)
