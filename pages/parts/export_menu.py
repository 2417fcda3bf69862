"""Taking a table away: the figures at once, a list of cases by a job, however long it is."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.actors import Actor
from core.exports import actions, doors
from core.exports.words import OF_TABLES, ExportKind, Format
from core.figures.forms import Criteria as Steps
from core.permissions import Permission, may
from core.queue.forms import Criteria as Cases
from core.reports.forms import Criteria as Figures
from pages.parts import shell
from pages.parts.words import _, label, tongue


def figures(me: Actor, criteria: Figures) -> None:
    _table(me, ExportKind.FIGURES, criteria)


def attainment(me: Actor, criteria: Figures) -> None:
    _table(me, ExportKind.DEADLINES, criteria)


def steps(me: Actor, process: str, criteria: Steps) -> None:
    """The figures of a document, in the menu in which it is taken along; ``process``: its code."""
    if may(me, Permission.EXPORT):
        st.caption(_("What really happened at each step, as the page shows it."))
        _formats(f"{process}-{criteria.period}", lambda each: partial(doors.of_steps, me, criteria, each, tongue()))


def _table(me: Actor, kind: ExportKind, criteria: Figures) -> None:
    name = f"{kind}-{criteria.period}"
    _menu(me, name, lambda each: partial(doors.of_figures, me, kind, criteria, each, tongue()))


def _menu(me: Actor, name: str, made: Callable[[Format], Callable[[], bytes]]) -> None:
    """Each click is one export, and is recorded as such."""
    if not may(me, Permission.EXPORT):
        return
    with st.popover(_("Export"), icon=":material/download:"):
        st.caption(_("All figures of this page with their intervals. The export is recorded."))
        _formats(name, made)
        st.caption(_("For paper: print this page with the browser (Ctrl+P)."))


def _formats(name: str, made: Callable[[Format], Callable[[], bytes]]) -> None:
    with st.container(horizontal=True):
        for each in OF_TABLES:
            st.download_button(
                label(each),
                made(each),
                file_name=f"{name}.{each}",
                mime=each.media_type,
                key=f"export.{each}",
                icon=":material/table:",
                on_click="ignore",
            )


def cases(me: Actor, criteria: Cases) -> None:
    """The cases that the queue shows at this moment, all pages of them."""
    if not may(me, Permission.EXPORT):
        return
    with st.popover(_("Export"), icon=":material/download:"):
        st.caption(_("All cases of this view, contact data masked. The export is recorded."))
        with st.container(horizontal=True):
            asked = [one for one in OF_TABLES if st.button(label(one), key=f"export.{one}", icon=":material/table:")]
        for each in asked:
            with shell.attempt() as work:
                actions.ask(work, criteria, each, tongue())
                shell.onward("manage/exports.py", _("The file is being written."))
