"""Documents that are to be read again: is what they say still right?"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.permissions import Permission, may
from core.upkeep import actions, views
from core.upkeep.views import Due
from pages.library import DOCUMENTS
from pages.library.reading import coming
from pages.parts import seen, shell, times
from pages.parts.fresh import fresh
from pages.parts.words import _, n_, plain, tongue


def _all(me: Actor) -> Sequence[Due]:
    """Who writes documents sees which are due."""
    return fresh(views.due_for_review, me) if may(me, Permission.WRITE_DOCUMENTS) else ()


def head(me: Actor, zone: ZoneInfo) -> None:
    """What comes into force by itself, and what is to be read again."""
    coming.head(me, zone)
    lines(_all(me), zone)


def lines(found: Sequence[Due], zone: ZoneInfo) -> None:
    """One that is overdue stands out by its colour."""
    for each in found:
        st.page_link(
            DOCUMENTS, label=_sentence(each, zone), icon=":material/event_repeat:",
            query_params={"process": each.process},
        )  # fmt: skip


def _sentence(due: Due, zone: ZoneInfo) -> str:
    name, day = plain(label_in(due.labels, tongue(), due.process)), times.day(due.at, zone)
    if due.overdue:
        return ":orange[" + _("“{name}” was to be read again by {day}").format(name=name, day=day) + "]"
    return _("“{name}” is to be read again by {day}").format(name=name, day=day)


def bar(me: Actor, code: str) -> None:
    """Beside the document that is due: read again, and still right."""
    due = next((each for each in _all(me) if each.process == code), None)
    if due is None:
        return
    pressed = st.button(
        _("Read again, still right"), icon=":material/event_available:", key="confirm",
        help=_("The next review is counted from today. What is no longer right is changed in the editor."),
        **seen.noting("confirm", code, due.version),
    )  # fmt: skip
    if pressed:
        with shell.attempt(_("Noted: it is still right.")) as work:
            actions.confirm(work, *seen.of("confirm"))


def reminder(me: Actor, zone: ZoneInfo) -> None:
    """On the first screen of those who write."""
    found = _all(me)
    if found:
        shell.section(_("To be read again"), n_("{n} document", "{n} documents", len(found)))
        with st.container(border=True, gap=None):
            lines(found, zone)
