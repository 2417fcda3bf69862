"""How far a job is, while one waits for it."""

import streamlit as st

from core.jobs import actions, views
from core.jobs.views import JobLine
from core.jobs.words import JobState
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _


def words(job: JobLine) -> str:
    """Where a job stands, in one line."""
    if job.stopping:
        return _("Stops after the part in hand …")
    if job.state is JobState.QUEUED:
        return _("Waits for a worker … If this lasts, ask your administrator whether one is running.")
    if job.total is None:
        return _("Begins …")
    return _("{done} of {total}").format(done=f"{job.done:,}", total=f"{job.total:,}")


@st.fragment(run_every="1s")
def follow(job_id: int) -> None:
    """Drawn anew each second until the job is over; then the page around it is."""
    me = shell.me()
    job = direct(views.one, me, job_id=job_id)
    if job is None or job.state.over:
        st.rerun()
    st.progress(job.share, text=words(job))
    if not job.stopping and st.button(_("Cancel"), icon=":material/cancel:", key=f"cancel.{job_id}"):
        with shell.attempt(_("The job will stop.")) as work:
            actions.cancel(work, job_id)


def ending(job: JobLine) -> None:
    """What to do about a job that did not reach its end; what it has done so far stays."""
    if job.state is JobState.DONE:
        return
    if job.error:
        name = job.error["failure"]
        st.error(_("This stopped at a fault. Please tell your administrator the number {name}.").format(name=name))
    else:
        st.warning(_("This was cancelled. What had been done until then is kept."))
    if st.button(_("Go on where it stopped"), icon=":material/restart_alt:", key=f"retry.{job.id}"):
        with shell.attempt(_("The job goes on.")) as work:
            actions.retry(work, job.id)
