"""A runner whose handlers are small functions."""

import threading
from collections.abc import Callable

import pytest

from channels.jobs import Runner
from core.jobs import actions
from core.jobs.run import Handler
from core.jobs.words import JobKind
from core.models import Job
from core.work import begin
from db.session import reading


@pytest.fixture
def asked(wang, clock) -> Callable[[], int]:
    """``asked()`` is the number of a new job that Wang asks for."""

    def ask() -> int:
        with begin(wang, clock) as work:
            return actions.enqueue(work, JobKind.IMPORT, {"steps": 4}).id

    return ask


@pytest.fixture
def worker(clock) -> Callable[[Handler], Runner]:
    def hire(handler: Handler) -> Runner:
        return Runner(threading.Event(), clock, {JobKind.IMPORT: handler}, ticks=())

    return hire


def job(number: int) -> Job:
    with reading() as session:
        return session.get_one(Job, number)
