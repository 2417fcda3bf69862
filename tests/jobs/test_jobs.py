from datetime import timedelta

import pytest

from channels import jobs as runner
from core.actors import SYSTEM
from core.errors import NotAllowed
from core.jobs import actions, claims, views
from core.jobs.errors import JobIsDone, JobIsNotOver, JobIsOver, NoSuchJob
from core.jobs.run import Run
from core.jobs.words import JobKind, JobState
from core.models import Beat, EventRow
from core.work import begin, look
from db.session import reading
from tests.elsewhere import until
from tests.jobs.conftest import job


def four_steps(run: Run) -> None:
    with run.batch() as batch:
        done = batch.job.done
    while done < run.given["steps"]:
        done += 1
        with run.batch() as batch:
            batch.progress(done, run.given["steps"], {"done": done})


def test_a_job_runs_once_and_keeps_its_result(asked, worker):
    number = asked()
    assert worker(four_steps).work_one()
    assert not worker(four_steps).work_one()
    ended = job(number)
    assert (ended.state, ended.done, ended.total, ended.result) == (JobState.DONE, 4, 4, {"done": 4})
    assert (ended.held_by, ended.held_until) == (None, None)


def test_the_oldest_job_comes_first(asked, worker):
    first, second = asked(), asked()
    worker(four_steps).work_one()
    assert (job(first).state, job(second).state) == (JobState.DONE, JobState.QUEUED)


def test_a_held_job_is_nobody_elses_until_the_lease_is_over(asked, clock):
    asked()
    with begin(SYSTEM, clock) as work:
        assert claims.claim(work, "one")
    with begin(SYSTEM, clock) as work:
        assert claims.claim(work, "two") is None
    clock.tick(seconds=31)
    with begin(SYSTEM, clock) as work:
        assert claims.claim(work, "two").attempts == 2


def test_a_sign_of_life_keeps_the_lease(asked, clock):
    number = asked()
    with begin(SYSTEM, clock) as work:
        claims.claim(work, "one")
    clock.tick(seconds=20)
    with begin(SYSTEM, clock) as work:
        assert claims.renew(work, number, "one")
        assert not claims.renew(work, number, "two")
    clock.tick(seconds=20)
    with begin(SYSTEM, clock) as work:
        assert claims.claim(work, "two") is None


def test_a_running_job_gives_signs_of_life_by_itself(asked, worker, clock, monkeypatch):
    number = asked()
    monkeypatch.setattr(runner, "RENEW", 0.01)

    def long(run: Run) -> None:
        now = clock.tick(seconds=29)
        assert until(lambda: job(number).held_until == now + claims.LEASE)

    worker(long).work_one()
    assert job(number).state is JobState.DONE


def test_who_lost_the_lease_changes_nothing_more(asked, worker, clock):
    number = asked()

    def slow(run: Run) -> None:
        with run.batch() as batch:
            batch.progress(1, 4)
        clock.tick(seconds=31)
        worker(four_steps).work_one()
        with run.batch() as batch:
            batch.progress(99, 4)

    worker(slow).work_one()
    assert (job(number).state, job(number).done) == (JobState.DONE, 4)


def test_a_waiting_job_is_cancelled_at_once(asked, worker, wang, clock):
    number = asked()
    with begin(wang, clock) as work:
        actions.cancel(work, number)
    assert not worker(four_steps).work_one()
    assert job(number).state is JobState.CANCELLED


def test_a_running_job_ends_between_two_batches(asked, worker, wang, clock):
    number = asked()

    def cancelled_on_the_way(run: Run) -> None:
        with run.batch() as batch:
            batch.progress(1, 4)
        with begin(wang, clock) as work:
            actions.cancel(work, number)
        four_steps(run)

    worker(cancelled_on_the_way).work_one()
    assert (job(number).state, job(number).done) == (JobState.CANCELLED, 1)


def test_a_cancelled_job_goes_on_where_it_stopped(asked, worker, wang, clock):
    test_a_running_job_ends_between_two_batches(asked, worker, wang, clock)
    with begin(wang, clock) as work:
        actions.retry(work, 1)
    seen = []

    def watched(run: Run) -> None:
        with run.batch() as batch:
            seen.append(batch.job.done)
        four_steps(run)

    worker(watched).work_one()
    assert (seen, job(1).state) == ([1], JobState.DONE)


def test_an_error_leaves_a_class_and_a_number_and_no_words(asked, worker, caplog):
    number = asked()

    def broken(run: Run) -> None:
        with run.batch() as batch:
            batch.progress(1, 4)
            raise RuntimeError("phone 13800138000")

    worker(broken).work_one()
    ended = job(number)
    assert (ended.state, ended.done) == (JobState.FAILED, 0)
    assert ended.error.keys() == {"class", "failure"}
    assert ended.error["class"] == "RuntimeError"
    assert ended.error["failure"] in caplog.text


def test_a_worker_that_ends_hands_its_job_back_at_once(asked, worker):
    number = asked()

    def told_to_end(run: Run) -> None:
        with run.batch() as batch:
            batch.progress(1, 4)
        run.ending.set()
        four_steps(run)

    worker(told_to_end).work_one()
    assert (job(number).state, job(number).done, job(number).attempts) == (JobState.QUEUED, 1, 0)
    assert worker(four_steps).work_one()
    assert job(number).state is JobState.DONE


def test_a_job_that_takes_every_worker_down_is_given_up(asked, worker, clock):
    number = asked()
    for _ in range(claims.MOST_ATTEMPTS):
        with begin(SYSTEM, clock) as work:
            claims.claim(work, "crashes")
        clock.tick(seconds=31)
    worker(four_steps).work_one()
    assert (job(number).state, job(number).error["class"]) == (JobState.FAILED, "TooManyAttempts")


def test_only_who_may_asks_and_cancels(lin, he, asked, clock):
    number = asked()
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.enqueue(work, JobKind.IMPORT, {})
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        actions.cancel(work, number)
    with look(lin, clock) as desk:
        assert views.newest(desk) == []
        assert views.one(desk, number) is None


def test_what_is_over_is_not_cancelled_and_what_is_done_not_repeated(asked, worker, wang, clock):
    number = asked()
    with pytest.raises(JobIsNotOver), begin(wang, clock) as work:
        actions.retry(work, number)
    worker(four_steps).work_one()
    with pytest.raises(JobIsOver), begin(wang, clock) as work:
        actions.cancel(work, number)
    with pytest.raises(JobIsDone), begin(wang, clock) as work:
        actions.retry(work, number)
    with pytest.raises(NoSuchJob), begin(wang, clock) as work:
        actions.cancel(work, 999)


def test_cancelling_leaves_an_event(asked, wang, clock):
    number = asked()
    with begin(wang, clock) as work:
        actions.cancel(work, number)
    with reading() as session:
        row = session.query(EventRow).filter_by(kind="job.cancelled").one()
    assert (row.subject_id, row.actor_id, row.detail) == (number, wang.id, {"job": "import"})


def test_a_clock_ticks_once_for_all_workers(desk, clock):
    def beats() -> list[bool]:
        found = []
        for _ in range(3):
            with begin(SYSTEM, clock) as work:
                found.append(claims.beat(work, "sweep", timedelta(minutes=1)))
        return found

    assert beats() == [True, False, False]
    clock.tick(seconds=59)
    assert beats() == [False, False, False]
    clock.tick(seconds=1)
    assert beats() == [True, False, False]
    clock.tick(hours=-3)  # set back
    assert beats() == [True, False, False]
    with reading() as session:
        assert session.query(Beat).count() == 1
