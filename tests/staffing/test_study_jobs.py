"""A what-if is a job: read, worked out by a process of its own, kept once; whatever happens to it on the way."""

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from channels import aside, staffing
from channels.jobs import Runner
from core.actors import Actor, Role
from core.jobs import actions as jobs
from core.jobs.run import Cancelled, Run
from core.jobs.words import JobKind, JobState
from core.language import LANGUAGES
from core.models import Job, Person, StaffingStudy
from core.settings.staffing import Staffing
from core.staffing import actions, views
from core.staffing.engine.run import PYTHON
from core.staffing.forms import Keeping, Levers, Wanted, Worker
from core.staffing.study.answers import Answer, RotaAnswer
from core.staffing.study.questions import Asked, RotaAsked
from core.staffing.study.results import Study
from core.staffing.study.rostering import answer
from core.staffing.study.studying import study
from core.staffing.words import StudyKind
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking
from tests.staffing.history import asked_twice, at

PID = "import os, sys, time; sys.stdout.write(f'{os.getpid()} 100000000\\n'); sys.stdout.flush(); time.sleep(60)"
ROTA = Wanted.model_validate(
    {"first": "2026-01-19", "days": [0, 1, 2, 3, 4], "opens": 540, "closes": 1080, "lengths": [480]}
)


def computed(module: str, given: bytes, heard: aside.Look) -> bytes:
    """In this process, by the engine that needs no compiler, a few times only."""
    heard("1 3")
    if module == staffing.ROSTERING:
        asked = TypeAdapter(RotaAsked).validate_json(given)
        return b"2 3\n" + TypeAdapter(RotaAnswer).dump_json(answer(_fewer(asked), PYTHON))
    found = study(_fewer(TypeAdapter(Asked).validate_json(given)), PYTHON)
    return b"2 3\n" + TypeAdapter(Answer).dump_json(Answer("python", found)) + b"\n"


def _fewer(asked: Any) -> Any:
    return type(asked)(**{name: getattr(asked, name) for name in asked.__slots__} | {"replications": 3})


class Dying(Runner):
    """Is gone before it can say how its job ended."""

    def _conclude(self, run: Run, outcome: object) -> None:
        pass


@pytest.fixture
def worker(clock: Ticking) -> Callable[..., Runner]:
    """One whose studies are computed by this."""

    def hire(compute: staffing.Compute = computed) -> Runner:
        handlers = {
            JobKind.STAFFING: lambda run: staffing.work_out(run, compute),
            JobKind.ROTA: lambda run: staffing.propose(run, compute),
        }
        return Runner(threading.Event(), clock, handlers, ticks=())

    return hire


@pytest.fixture
def desk_with_a_past(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _ in range(3):
        asked_twice(lin, wang, clock)
    at(clock, days=8)


def ask(who: Actor, clock: Ticking, trial: Levers | None = None) -> int:
    with begin(who, clock) as work:
        return actions.work_out(work, trial).id


def job(number: int) -> Job:
    with reading() as session:
        return session.get_one(Job, number)


def said(who: Actor, clock: Ticking, kind: StudyKind = StudyKind.WHAT_IF) -> views.Said | None:
    with look(who, clock) as desk:
        return views.study(desk, kind)


@pytest.mark.usefixtures("desk_with_a_past")
def test_a_what_if_is_worked_out_and_kept_with_all_it_takes_to_repeat_it(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner]
) -> None:
    with begin(wang, clock) as work:
        actions.save(work, Keeping("Twice", Levers(arrivals=2), shared=True))
    number = ask(wang, clock)
    assert worker().work_one()
    ended, found = job(number), said(wang, clock)
    assert ended.state is JobState.DONE
    assert found is not None
    assert (ended.result, ended.done, ended.total) == ({"study": found.id}, 1, 1)
    assert (found.engine, found.seed, len(found.code_version)) == ("python", ended.seed, 12)
    told = TypeAdapter(Study).validate_python(found.result)
    assert [each.name for each in told.lines] == ["", "Twice"]
    with reading() as session:
        row = session.get_one(StaffingStudy, found.id)
        assert (row.private, row.person_id) == (False, wang.id)
        again = computed(staffing.STUDYING, staffing.zlib.decompress(row.asked), lambda _: None).splitlines()[-1]
    assert json.loads(again)["study"] == found.result


@pytest.mark.usefixtures("desk_with_a_past")
def test_what_holds_something_private_is_for_nobody_else(
    wang: Actor, person: Callable[..., Actor], clock: Ticking, worker: Callable[..., Runner]
) -> None:
    mei = person("mei", Role.SUPERVISOR)
    ask(wang, clock, Levers(arrivals=2))
    worker().work_one()
    kept = said(wang, clock)
    assert kept is not None
    assert kept.result["trial"]["arrivals"] == 2
    assert said(mei, clock) is None
    with begin(wang, clock) as work:
        number = actions.save(work, Keeping("Without Lin", Levers(arrivals=0.5))).id
    ask(wang, clock)
    worker().work_one()
    assert said(mei, clock) is None
    with begin(wang, clock) as work:
        actions.change(work, number, 1, Keeping("Half", Levers(arrivals=0.5), shared=True))
    ask(wang, clock)
    worker().work_one()
    found = said(mei, clock)
    assert found is not None
    assert "Half" in json.dumps(found.result)


@pytest.mark.usefixtures("desk_with_a_past")
def test_a_rota_is_proposed_and_tried(wang: Actor, lin: Actor, clock: Ticking, worker: Callable[..., Runner]) -> None:
    with begin(wang, clock) as work:
        number = actions.propose(work, ROTA).id
    worker().work_one()
    found = said(wang, clock, StudyKind.ROTA)
    assert job(number).state is JobState.DONE
    assert found is not None
    told = TypeAdapter(RotaAnswer).validate_python(found.result)
    assert told.first == "2026-01-19"
    assert told.proposal.contradictions == ()
    assert told.proposed is not None
    assert told.proposed.answer_moved is not None


@pytest.mark.usefixtures("desk_with_a_past")
def test_a_process_of_its_own_says_the_same_for_real(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner]
) -> None:
    number, heard = ask(wang, clock), list[str]()

    def real(module: str, given: bytes, look_: aside.Look) -> bytes:
        def told(line: str) -> None:
            heard.append(line)
            look_(line)

        return aside.answered(module, given, told, 0.05)

    worker(real).work_one()
    assert job(number).state is JobState.DONE
    assert any(staffing.PROGRESS.fullmatch(each) for each in heard)
    found = said(wang, clock)
    assert found is not None
    assert TypeAdapter(Study).validate_python(found.result).replications == 30


@pytest.fixture
def endless(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module whose process says its id as progress and then stays."""
    (tmp_path / "endless.py").write_text(PID)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "endless"


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.usefixtures("desk_with_a_past")
def test_a_cancelled_one_ends_its_process_and_keeps_nothing(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner], endless: str
) -> None:
    number, processes = ask(wang, clock), list[int]()

    def cancelled(module: str, given: bytes, look_: aside.Look) -> bytes:
        def told(line: str) -> None:
            if line:
                processes.append(int(line.split()[0]))
                with begin(wang, clock) as work:
                    jobs.cancel(work, number)
            look_(line)

        return aside.answered(endless, given, told, 0.05)

    worker(cancelled).work_one()
    assert job(number).state is JobState.CANCELLED
    assert len(processes) == 1
    assert gone(processes[0])
    assert cases.count_of(StaffingStudy) == 0
    assert ask(wang, clock) > number  # and another one may be asked for


@pytest.mark.usefixtures("desk_with_a_past")
def test_the_end_of_the_worker_hands_it_to_the_next_one(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner], endless: str
) -> None:
    number, ending = ask(wang, clock), worker()

    def told_to_end(module: str, given: bytes, look_: aside.Look) -> bytes:
        ending.ending.set()
        return aside.answered(endless, given, look_, 0.05)

    ending.handlers = {JobKind.STAFFING: lambda run: staffing.work_out(run, told_to_end)}
    ending.work_one()
    assert (job(number).state, cases.count_of(StaffingStudy)) == (JobState.QUEUED, 0)
    worker().work_one()
    assert (job(number).state, cases.count_of(StaffingStudy)) == (JobState.DONE, 1)


@pytest.mark.usefixtures("desk_with_a_past")
@pytest.mark.parametrize("words", ["import sys; sys.exit(3)", "import os; os.abort()", "print('1 2')", ""])
def test_a_process_that_breaks_is_a_failed_job(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner], tmp_path: Any, monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:  # fmt: skip
    (tmp_path / "broken.py").write_text(words)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    number = ask(wang, clock)
    worker(lambda _, given, look_: aside.answered("broken", given, look_, 0.05)).work_one()
    failed = job(number)
    assert failed.state is JobState.FAILED
    assert failed.error
    assert len(failed.error["failure"]) == 8  # what the page tells to give to an administrator
    assert cases.count_of(StaffingStudy) == 0
    with begin(wang, clock) as work:
        jobs.retry(work, number)
    worker().work_one()
    assert (job(number).state, cases.count_of(StaffingStudy)) == (JobState.DONE, 1)


@pytest.mark.usefixtures("desk_with_a_past")
def test_what_was_kept_before_its_worker_died_is_not_kept_twice(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner]
) -> None:
    number = ask(wang, clock)
    Dying(threading.Event(), clock, worker().handlers, ticks=()).work_one()
    assert (job(number).state, cases.count_of(StaffingStudy)) == (JobState.RUNNING, 1)
    clock.tick(seconds=31)
    worker().work_one()
    assert (job(number).state, job(number).attempts, cases.count_of(StaffingStudy)) == (JobState.DONE, 2, 1)


@pytest.mark.usefixtures("desk_with_a_past")
@pytest.mark.parametrize("loss", ["gone", "no planner"])
def test_who_may_not_plan_any_more_gets_no_answer(
    wang: Actor, clock: Ticking, worker: Callable[..., Runner], loss: str
) -> None:
    number = ask(wang, clock)
    with transaction() as session:
        me = session.get_one(Person, wang.id)
        if loss == "gone":
            me.disabled_at = clock.now
        else:
            me.role_rows = []
    worker().work_one()
    failed = job(number)
    assert (failed.state, failed.error and failed.error["class"]) == (JobState.FAILED, "NotAllowed")
    assert cases.count_of(StaffingStudy) == 0


@pytest.mark.usefixtures("desk_with_a_past")
def test_an_answer_that_is_heard_as_progress_is_none(wang: Actor, clock: Ticking) -> None:
    """Between its last word and its end the process is looked at too, and its last line is the answer."""
    number = ask(wang, clock)
    run = Run(number, {}, "somebody", clock)
    with transaction() as session:
        held = session.get_one(Job, number)
        held.state, held.held_by = JobState.RUNNING, "somebody"
    for line in ('{"unfit":["One more agent"]}', "", "3", "a b", "-1 5", "1 2 3", "١ ٢", "9" * 30 + " 1"):
        staffing._heard(run, line)
    assert job(number).total is None
    staffing._heard(run, "3 60")
    assert (job(number).done, job(number).total) == (3, 60)
    with begin(wang, clock) as work:
        jobs.cancel(work, number)
    with pytest.raises(Cancelled):
        staffing._heard(run, "")


@pytest.mark.parametrize(
    ("written", "line"),
    [("1 60\\n2 60\\n3 6", "2 60"), ("", ""), ("1 60", ""), ("1 60\\n", "1 60"), ("x" * 500 + " y\\n", ""),
     ("x" * 500 + "\\n1 2\\n", "1 2"), ("1 60\\n" + "x" * 500, "")],
)  # fmt: skip
def test_only_whole_lines_are_heard(written: str, line: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "speaking.py").write_text(
        f"import sys, time\nsys.stdout.write('{written}')\nsys.stdout.flush()\ntime.sleep(60)"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    heard: list[str] = []

    def enough(told: str) -> None:
        heard.append(told)
        if told == line and len(heard) > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        aside.answered("speaking", b"", enough, 0.02)
    assert set(heard) <= {"", line}


def test_the_worker_and_the_server_load_neither_compiler_nor_solver() -> None:
    told = "import sys, channels.jobs; print([m for m in ('numba', 'scipy') if m in sys.modules])"
    assert aside.subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.usefixtures("desk_with_a_past")
def test_what_cannot_be_worked_out_is_a_sentence_and_no_fault(
    wang: Actor, lin: Actor, clock: Ticking, worker: Callable[..., Runner]
) -> None:
    crowd = Levers(new=tuple(Worker(code=f"person:{lin.id}", count=50) for _ in range(50)))
    number = ask(wang, clock, crowd)
    worker().work_one()
    ended = job(number)
    assert (ended.state, said(wang, clock)) == (JobState.DONE, None)
    assert ended.result
    assert ended.result["refused"]["en"] == "More than 500 people cannot be looked at. Add fewer."
    assert set(ended.result["refused"]) == set(LANGUAGES)


@pytest.mark.usefixtures("desk_with_a_past")
def test_a_rota_that_cannot_be_tried_is_a_sentence_and_no_fault(
    wang: Actor, lin: Actor, clock: Ticking, worker: Callable[..., Runner]
) -> None:
    with begin(wang, clock) as work:
        actions.type_in(work, Staffing(arrivals=900_000), None)
        number = actions.propose(work, ROTA).id
    worker().work_one()
    ended = job(number)
    assert (ended.state, said(wang, clock, StudyKind.ROTA)) == (JobState.DONE, None)
    assert ended.result
    assert "and no more than 1,000,000 can be worked out" in ended.result["refused"]["en"]
    assert set(ended.result["refused"]) == set(LANGUAGES)
