"""What-ifs and rotas as jobs: the worker reads what the desk knows, and keeps what a process of its own makes of it."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from channels import aside
from core.actors import SYSTEM, Actor
from core.errors import DomainError
from core.jobs.run import Run
from core.language import LANGUAGES
from core.people.acting import acting
from core.permissions import Permission, demand
from core.staffing import actions
from core.staffing.forms import Answered, Wanted
from core.staffing.study import asking, wanting
from core.staffing.study.answers import Answer, RotaAnswer
from core.staffing.study.questions import Asked, RotaAsked
from core.staffing.words import StudyKind
from core.work import look

STUDYING, ROSTERING = "core.staffing.study.compute", "core.staffing.study.rostering"
PROGRESS = re.compile("([0-9]{1,9}) ([0-9]{1,9})")
LOOKS = 0.3  # seconds: somebody waits for it at the screen

Compute = Callable[[str, bytes, aside.Look], bytes]


def work_out(run: Run, compute: Compute | None = None) -> None:
    """A run that was broken off begins anew, unless its answer is kept already."""
    if _is_kept(run):
        return
    me = _me(run)
    try:
        with look(me, run.clock) as desk:
            asked, private = asking.asked(desk, run.given["trial"], run.given["seed"])
    except DomainError as refusal:
        _refuse(run, refusal)
        return
    given = TypeAdapter(Asked).dump_json(asked)
    answer = TypeAdapter(Answer).validate_json(_said(run, STUDYING, given, compute))
    result = TypeAdapter(Answer).dump_python(answer, mode="json")["study"]
    _keep(run, me, given, kind=StudyKind.WHAT_IF, private=private, engine=answer.engine, result=result)


def propose(run: Run, compute: Compute | None = None) -> None:
    """In the same way; a proposal concerns those who plan, and is nobody's secret."""
    if _is_kept(run):
        return
    me = _me(run)
    try:
        with look(me, run.clock) as desk:
            wanted = Wanted.model_validate(run.given["wanted"])
            asked = wanting.asked(desk, wanted, asking.asking(desk), run.given["seed"])
    except DomainError as refusal:
        _refuse(run, refusal)
        return
    given = TypeAdapter(RotaAsked).dump_json(asked)
    answer = TypeAdapter(RotaAnswer).validate_json(_said(run, ROSTERING, given, compute))
    result = TypeAdapter(RotaAnswer).dump_python(answer, mode="json")
    _keep(run, me, given, kind=StudyKind.ROTA, private=False, engine=answer.engine, result=result)


def _is_kept(run: Run) -> bool:
    with run.batch() as batch:
        return bool(batch.job.result)


def _refuse(run: Run, refusal: DomainError) -> None:
    """What was asked cannot be worked out: no fault, but a sentence, in whatever language it will be read."""
    with run.batch() as batch:
        batch.progress(0, 0, {"refused": {language: refusal.said_in(language) for language in LANGUAGES}})


def _me(run: Run) -> Actor:
    with look(SYSTEM, run.clock) as desk:
        me = acting(desk, run.given["person"], Permission.PLAN_STAFF)
    demand(me, Permission.PLAN_STAFF)
    return me


def _said(run: Run, module: str, given: bytes, compute: Compute | None) -> bytes:
    return (compute or _computed)(module, given, lambda line: _heard(run, line)).splitlines()[-1]


def _computed(module: str, given: bytes, heard: aside.Look) -> bytes:
    return aside.answered(module, given, heard, LOOKS)


def _heard(run: Run, line: str) -> None:
    """Raises where nobody wants the answer any more: cancelled, the worker ends, or another one has the job."""
    told = PROGRESS.fullmatch(line)  # the answer is a line too
    with run.batch() as batch:
        if told:
            batch.progress(int(told[1]), int(told[2]))


def _keep(run: Run, me: Actor, given: bytes, **told: Any) -> None:
    with run.batch() as batch:
        kept = Answered(
            person_id=me.person_id, seed=run.given["seed"], code_version=asking.code_version(),
            asked=zlib.compress(given), **told,
        )  # fmt: skip
        row = actions.keep(replace(batch.work, reader=me), kept)
        batch.progress(1, 1, {"study": row.id})
