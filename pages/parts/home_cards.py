"""What stands beside one's cases on the first screen: who has answered, and what was put off."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.attention import views as attention
from core.attention.views import Answer
from core.jobs import views
from core.jobs.words import JobKind
from core.permissions import Permission, may
from core.queue.own import views as own
from core.queue.own.views import Reminded
from core.tasks import views as tasks
from core.tasks.views import Todo
from pages.parts import due, progress, shell
from pages.parts.beside import reminders, todo
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, plain

SHORT = 6
LATELY = timedelta(days=1)


def moving_in(me: Actor, at: datetime) -> None:
    """Whoever has asked for the demo desk sees it come, instead of an empty room."""
    jobs = direct(views.left, me, kind=JobKind.DEMO, since=at - LATELY) if may(me, Permission.MANAGE_PEOPLE) else []
    if coming := [each for each in jobs if not each.state.over]:
        with st.container(border=True):
            shell.section(_("The demo desk is on its way"), _("about 320 cases; you may look around meanwhile"))
            progress.follow(coming[-1].id)


def answers(me: Actor, at: datetime) -> None:
    shell.section(_("Answers from customers"), _("they wait for you"))
    said: tuple[Answer, ...] = direct(attention.answered, me)
    with st.container(border=True, gap="small"):
        for each in said:
            waited = due.ago(due.minutes_to(at, each.at) or 0)
            who = plain(each.customer or _("Customer"))
            with st.container(gap=None):
                st.page_link(TICKET, label=f"**{who}** #{each.number}", query_params={"n": str(each.number)})
                st.markdown(f"&ensp;:small[:gray[{waited} · “{plain(' '.join(each.text.split())[:120])}”]]")
        if not said:
            st.caption(_("When a customer of yours writes, their words stand here until you have answered."))


def later(me: Actor, zone: ZoneInfo) -> None:
    shell.section(_("Reminders and tasks"), _("the earliest first"))
    with st.container(border=True, gap="small"):
        due_back: tuple[Reminded, ...] = direct(own.reminders, me, limit=SHORT)
        todos: tuple[Todo, ...] = direct(tasks.mine, me, limit=SHORT)
        for reminder in due_back:
            _about(reminder)
            reminders.line(reminder, zone)
        for task in todos:
            _about(task)
            todo.line(task, zone)
        if not due_back and not todos:
            st.caption(_("Nothing for later. In a case, “Reminders” brings it back to you at a time you choose."))


def _about(chore: Reminded | Todo) -> None:
    """The case that it belongs to."""
    subject = f"#{chore.number} {plain(chore.subject)}"
    st.page_link(TICKET, label=subject, query_params={"n": str(chore.number)})
