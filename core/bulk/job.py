"""A bulk change of many cases: a few in each transaction, so that nobody waits for it."""

from dataclasses import replace

from core.bulk import actions
from core.jobs.run import Run
from core.people.acting import acting
from core.permissions import Permission

FEW = 10


def carry_on(run: Run) -> None:
    """By whoever asked, with the rights they have now; a run that was broken off goes on where it stopped."""
    left = 1
    while left:
        with run.batch() as batch:
            work = replace(batch.work, reader=acting(batch.work, run.given["person"], Permission.WORK))
            left = actions.carry_on(work, run.given["bulk"], FEW)
            batch.progress(batch.job.done + left, run.given["count"])
