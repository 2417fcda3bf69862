"""Background jobs: what is being worked on, by whom it was asked for, and how it ended."""

import streamlit as st

from core.imports.tally import Tally
from core.jobs import actions, views
from core.jobs.views import JobLine
from core.jobs.words import JobKind, JobState
from pages.parts import chips, shell, times
from pages.parts.fresh import direct
from pages.parts.progress import words
from pages.parts.words import _, label, n_, plain

COLORS = {
    JobState.QUEUED: "gray",
    JobState.RUNNING: "blue",
    JobState.DONE: "green",
    JobState.FAILED: "red",
    JobState.CANCELLED: "gray",
}
SHOWN = 30
TALLIED = frozenset({JobKind.IMPORT, JobKind.IMPORT_TRIAL})


def detail(job: JobLine) -> str:
    """The one line that matters in this state."""
    if not job.state.over:
        return words(job)
    if job.error:
        name = job.error["failure"] or job.error["class"]
        return _("The log has the details under {name}.").format(name=f"`{name}`")
    return result(Tally.of(job.result)) if job.result and job.kind in TALLIED else ""


def result(tally: Tally) -> str:
    """What an import came to, in one line."""
    return _("{new} new · {changed} changed · {unchanged} unchanged · {kept} kept aside").format(
        new=f"{tally.new:,}",
        changed=f"{tally.changed:,}",
        unchanged=f"{tally.unchanged:,}",
        kept=f"{tally.kept_rows:,}",
    )


def row(job: JobLine) -> None:
    """One bordered row: what, who and when; a bar while it runs; one button."""
    asked = f"{plain(job.person) if job.person else _('the desk itself')} · {times.moment(job.made_at, zone)}"
    state = chips.chip(label(job.state), COLORS[job.state])
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{label(job.kind)}** {state} :small[:gray[#{job.id}]]")
            st.markdown(f":small[:gray[{asked} · {detail(job)}]]")
            if job.state is JobState.RUNNING:
                st.progress(job.share)
        button(job)


def button(job: JobLine) -> None:
    again = job.state in {JobState.FAILED, JobState.CANCELLED}
    stoppable = not job.state.over and not job.stopping
    if stoppable and st.button(_("Cancel"), icon=":material/cancel:", key=f"stop.{job.id}"):
        with shell.attempt(_("The job will stop.")) as work:
            actions.cancel(work, job.id)
    if again and st.button(_("Go on"), icon=":material/restart_alt:", key=f"again.{job.id}"):
        with shell.attempt(_("The job goes on.")) as work:
            actions.retry(work, job.id)


@st.fragment(run_every="2s")
def jobs() -> None:
    """Drawn anew while one looks at it, figures included."""
    found = direct(views.newest, shell.me(), limit=SHOWN)
    busy = n_("{n} under way", "{n} under way", sum(not job.state.over for job in found))
    failed = n_("{n} failed", "{n} failed", sum(job.state is JobState.FAILED for job in found))
    with shell.head(_("Background jobs"), f"{busy} · {failed}"):
        pass
    if not found:
        st.caption(_("No job yet. Imports and other heavy work will appear here."))
    for job in found:
        row(job)


zone = times.zone(shell.me())
jobs()
