"""The tasks of a case."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.queue import views as queue
from core.resolution.views import Case
from core.tasks import actions, views
from core.tasks.views import Todo
from pages.parts import shell, times
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, plain


def draw(case: Case, zone: ZoneInfo) -> None:
    tasks: tuple[Todo, ...] = direct(views.of_ticket, shell.me(), ticket_id=case.ticket.id)
    for each in tasks:
        line(each, zone)
    if not tasks:
        st.caption(_("What has to be done for this case beside its steps: by whom, and by when."))
    _new(case)


def line(task: Todo, zone: ZoneInfo) -> None:
    """One task; ticking it off is one click."""
    quiet = f":small[:gray[{plain(task.owner)}]{_due(task, zone)}]"
    if task.done:
        st.markdown(f":gray[:material/check: ~~{plain(task.text)}~~] {quiet}")
        return
    if st.checkbox(f"{plain(task.text)}  {quiet}", key=f"task.{task.id}"):
        with shell.attempt(_("Done.")) as work:
            actions.finish(work, task.id)


def _due(task: Todo, zone: ZoneInfo) -> str:
    if task.due_at is None:
        return ""
    return f" :{'red' if task.late else 'gray'}[· {times.day(task.due_at, zone)}]"


def _new(case: Case) -> None:
    people, name = dict(fresh(queue.colleagues, shell.me())), f"task.{case.ticket.id}"
    me = shell.me().id or 0
    with st.form(shell.new_key(name, "form"), border=False):
        text = st.text_input(_("Task"), max_chars=actions.LONGEST, key=shell.new_key(name, "text"))
        with st.container(horizontal=True):
            options = list(people)
            owner = st.selectbox(
                _("Who"), options, index=options.index(me) if me in options else None,
                format_func=people.__getitem__, key=shell.new_key(name, "owner"), placeholder=_("Please choose"),
            )  # fmt: skip
            day = st.date_input(_("By"), value=None, key=shell.new_key(name, "day"))
        added = st.form_submit_button(_("Add task"), icon=":material/add_task:", key=f"{name}.add")
    if added and owner is not None:
        with shell.attempt(_("The task is added."), clears=name) as work:
            actions.add(work, case.ticket.number or 0, text or "", owner, day)
