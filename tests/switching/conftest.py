"""A procedure with an old and a new version, and cases on the old one."""

from collections.abc import Callable
from typing import Any

import pytest

from core.jobs import claims as jobs
from core.jobs.run import Run
from core.models import Switch
from core.process import actions as process
from core.process.document import Document
from core.switching import actions
from core.switching.forms import Plan
from core.switching.job import carry_on
from core.work import begin
from tests.process.test_publishing import shipped


def changed(document: Document, *, gone: tuple[str, ...] = (), renamed: dict[str, str] | None = None, **steps: Any):
    """Another version: steps taken out or with another id, and single steps with other parts."""
    body = document.model_dump(exclude_defaults=True, mode="json")
    names = renamed or {}
    for name, parts in steps.items():
        body["steps"][name] |= parts
    kept = {names.get(name, name): step for name, step in body["steps"].items() if name not in gone}
    for step in kept.values():
        moves = [move | {"to": names.get(move["to"], move["to"])} for move in step.get("next", [])]
        step["next"] = [move for move in moves if move["to"] in kept]
        if "not_by" in step:
            step["not_by"] = [names.get(each, each) for each in step["not_by"] if each not in gone]
        if "max_visits" in step and names.get(step["max_visits"]["then"], step["max_visits"]["then"]) not in kept:
            del step["max_visits"]
        elif "max_visits" in step:
            then = step["max_visits"]["then"]
            step["max_visits"] = step["max_visits"] | {"then": names.get(then, then)}
        if "reopen" in step:
            step["reopen"] = step["reopen"] | {"to": names.get(step["reopen"]["to"], step["reopen"]["to"])}
    return Document.model_validate(body | {"steps": kept})


@pytest.fixture
def issued(he, clock, monkeypatch):
    """``issued(document)``: in force now; what the checker would say of it is not what is looked at here."""
    monkeypatch.setattr("core.process.checker.check", lambda *_: ())

    def issue(document: Document) -> int:
        with begin(he, clock) as work:
            return process.publish(work, document).id

    return issue


@pytest.fixture
def standard() -> Document:
    return shipped("after_sales")


@pytest.fixture
def planned(wang, clock) -> Callable[..., Switch]:
    def plan(target: int, *sources: int, **steps: str | None) -> Switch:
        with begin(wang, clock) as work:
            return actions.begin(work, Plan(target, sources, steps))

    return plan


@pytest.fixture
def done(wang, clock):
    """Its job runs to the end."""

    def do(row: Switch, holder: str = "one") -> None:
        with begin(wang, clock) as work:
            job = jobs.claim(work, holder, row.job_id)
            assert job
        carry_on(Run(job.id, job.input, holder, clock))
        with begin(wang, clock) as work:
            jobs.end(work, job.id, holder, jobs.JobState.DONE)

    return do


@pytest.fixture
def reverted(wang, clock, done):
    def revert(row: Switch) -> None:
        with begin(wang, clock) as work:
            again = actions.revert(work, row.id)
        done(again)

    return revert
