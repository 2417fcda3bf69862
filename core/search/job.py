"""A desk that is older than its index: the newest cases first, in small batches, each kept with how far the job is."""

from core.jobs import claims as jobs
from core.jobs.run import Batch, Interrupted, Run
from core.search import claims, keeping, views

AT_ONCE = 50


def prepare(run: Run) -> None:
    """What changes meanwhile is kept by the change itself, so that each case needs to be met only once.

    Other jobs that wait are let by: this one goes on where it stopped.
    """
    while True:
        with run.batch() as batch:
            if not _one(batch):
                return
            others_wait = jobs.something_due(batch.work)
        if others_wait:
            raise Interrupted


def _one(batch: Batch) -> bool:
    if batch.job.total is None:
        batch.progress(0, views.how_many_cases(batch.work))
    ids = claims.next_cases(batch.work, (batch.job.result or {}).get("below"), AT_ONCE)
    if ids:
        keeping.anew(batch.work, ids)
        batch.progress(batch.job.done + len(ids), result={"below": ids[-1]})
    return bool(ids)
