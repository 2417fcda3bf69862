"""“Test the connection”: a job signs in at both servers, and its answer stands here."""

import streamlit as st

from core.actors import Actor
from core.jobs import actions, views
from core.jobs.views import JobLine
from core.jobs.words import JobKind
from core.mail.words import Trouble
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.progress import words
from pages.parts.words import _, label

JOB = "mail.job"


def draw(me: Actor) -> None:
    if st.button(_("Test the connection"), icon=":material/network_check:", key="mail.try"):
        with shell.attempt() as work:
            st.session_state[JOB] = actions.enqueue(work, JobKind.MAIL_TEST, {}).id
    asked = st.session_state.get(JOB)
    job = direct(views.one, me, job_id=asked) if asked else None
    if job is None:
        st.caption(_("Tests what is saved, from the computer that runs the background jobs."))
    elif job.state.over:
        _told(job)
    else:
        _follow(job.id)


@st.fragment(run_every="1s")
def _follow(job_id: int) -> None:
    job = direct(views.one, shell.me(), job_id=job_id)
    if job is None or job.state.over:
        st.rerun()
    st.caption(words(job))


def _told(job: JobLine) -> None:
    """One line for each server."""
    result = job.result or {}
    for name, server in (("incoming", _("Receiving")), ("outgoing", _("Sending"))):
        trouble = result.get(name, Trouble.UNREACHABLE)
        if trouble:
            st.error(_("{server}: the server {trouble}.").format(server=server, trouble=label(Trouble(trouble))))
        else:
            st.success(_("{server}: connected and signed in.").format(server=server))
