"""Exports (导出): the files that one has asked for, until they are gone."""

from functools import partial

import streamlit as st

from core.actors import Actor
from core.exports import doors, views
from core.exports.views import Kept
from pages.parts import progress, shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_

me = shell.me()


def running(me: Actor) -> None:
    """What is still being written, and what did not come to its end."""
    for job in direct(views.under_way, me):
        with st.container(border=True, key=f"running.{job.id}"):
            st.markdown(f"**{label(job.kind)}** :small[:gray[#{job.id}]]")
            if job.state.over:
                progress.ending(job)
            else:
                progress.follow(job.id)


def kept(file: Kept) -> None:
    """One file: what is in it, until when, and the button that fetches it."""
    zone = times.zone(me)
    rows, until = n_("{n} row", "{n} rows", file.rows), times.moment(file.gone_at, zone)
    said = [rows, size(file.size), times.moment(file.made_at, zone), _("kept until {moment}").format(moment=until)]
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{label(file.kind)}** · {label(file.format)}")
            st.markdown(f":small[:gray[{' · '.join(said)}]]")
        st.download_button(
            _("Download"),
            partial(doors.kept, me, file.id),
            file_name=file.name,
            mime=file.format.media_type,
            key=f"fetch.{file.id}",
            icon=":material/download:",
            on_click="ignore",
        )


def size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{count / 2**10:.0f} kB"


with shell.head(_("Exports"), _("only you can fetch your files · contact data is masked · every export is recorded")):
    st.page_link("desk/queue.py", label=_("Queue"), icon=":material/inbox:")
running(me)
files = direct(views.mine, me)
for one in files:
    kept(one)
if not files:
    st.caption(_("No file is kept for you. Lists of cases are exported from the queue, figures from the overview."))
