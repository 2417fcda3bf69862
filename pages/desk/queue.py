"""The queue (队列): most urgent first, every filter in the address."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from core.attention import views as attention
from core.clock import utc_now
from core.deadlines import views as deadlines
from core.permissions import Permission, may
from core.queue import views
from core.queue.forms import Criteria
from core.queue.words import DAILY, View
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.parts import export_menu, live, procedure, queue_table, shell
from pages.parts import found as sought
from pages.parts.address import picked, with_more
from pages.parts.fresh import direct, fresh
from pages.parts.next_one import take_next
from pages.parts.rows import rows
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_

me, now = shell.me(), utc_now()
counts = fresh(views.counts, me)
OTHERS = tuple(each for each in View if each not in DAILY)


def view_label(code: str) -> str:
    """A view with its count, so that nobody opens an empty one."""
    view = View(code)
    return f"{label(view)} {counts.views[view]:,}" if view in counts.views else label(view)


def category_label(code: str) -> str:
    return term_label(me, Vocabulary.CATEGORY, code)


def tag_label(code: str) -> str:
    return term_label(me, Vocabulary.TAG, code)


def show_all() -> None:
    st.session_state.update(view=str(View.OPEN), p=[], q="", category=None, tag=None)
    st.session_state["view.more"] = None
    st.query_params.clear()


def anew(progress: tuple[int, int] | None) -> None:
    """While new settings reach the open cases, their due times may still be the old ones."""
    if progress:
        st.caption(_("{n} of {m} deadlines worked out anew").format(n=progress[0], m=progress[1]))


situation = f"{n_('{n} open', '{n} open', counts.views[View.OPEN])} · {n_('{n} late', '{n} late', counts.late)}"
with shell.head(_("Queue"), situation if phone() else f"{situation} · {_('click a row to open it')}"):
    live.tide(counts)
    anew(fresh(deadlines.recomputing, me))
    if may(me, Permission.WORK):
        st.page_link("desk/trash.py", label=_("Trash"), icon=":material/delete:")
    if st.button(_("Take the next"), type="primary", icon=":material/back_hand:", shortcut=key("T"), key="take_next"):
        take_next()

with st.container(horizontal=True, vertical_alignment="center"):
    view = with_more("view", [str(each) for each in DAILY], [str(each) for each in OTHERS], view_label, str(View.OPEN))
    levels = st.pills(
        _("Priority"),
        [str(each) for each in Priority],
        key="p",
        selection_mode="multi",
        bind="query-params",
        label_visibility="collapsed",
    )
    category = picked("category", term_codes(me, Vocabulary.CATEGORY), category_label, _("All categories"))
    tags = term_codes(me, Vocabulary.TAG)
    tag = picked("tag", tags, tag_label, _("All tags")) if tags else None
    typed = st.text_input(
        _("Search"),
        key="q",
        type="search",
        live="300ms",
        bind="query-params",
        label_visibility="collapsed",
        placeholder=_("Words, a customer's name, a number"),
        icon=":material/search:",
        width="stretch" if phone() else 240,
        max_chars=sought.LONGEST,
    )
    sought.help_popover()
text = sought.readable(typed)
if text:
    sought.preparing(me)

chosen = Criteria(
    View(view), tuple(map(Priority, levels)), (category,) if category else (), (tag,) if tag else (), text
)
counted = chosen == Criteria(chosen.view) and chosen.view in counts.views
total = min(counts.views[chosen.view], views.MOST_FOUND) if counted else fresh(views.found, me, criteria=chosen)
page = queue_table.page_number(total)
found: pd.DataFrame = fresh(views.page, me, criteria=replace(chosen, page=page))
names = procedure.step_names(me, found["process_version_id"].tolist())
news = direct(attention.news, me, numbers=found["number"].tolist())
if found.empty:
    nothing = _("No case matches this view, these priorities, this category and this search together.")
    st.caption(sought.nothing_here(text) if text else nothing)
    st.button(_("Show all open cases"), icon=":material/filter_alt_off:", on_click=show_all, key="show_all")
elif phone():
    rows(found, names, now, news)
else:
    queue_table.draw(found, names, now, news)
queue_table.pages(total)
sought.everywhere(text)
if total:
    export_menu.cases(me, chosen)
