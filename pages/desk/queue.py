"""The queue (队列): most urgent first, every filter in the address."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from core.clock import utc_now
from core.queue import actions, views
from core.queue.forms import Criteria
from core.queue.words import View
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.parts import procedure, queue_table, shell
from pages.parts.address import choice, picked
from pages.parts.fresh import fresh
from pages.parts.rows import rows
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_

me, now = shell.me(), utc_now()
counts = fresh(views.counts, me)


def view_label(code: str) -> str:
    """A view with its count, so that nobody opens an empty one."""
    view = View(code)
    return f"{label(view)} {counts.views[view]:,}" if view in counts.views else label(view)


def category_label(code: str) -> str:
    return term_label(me, Vocabulary.CATEGORY, code)


def show_all() -> None:
    st.session_state.update(view=str(View.OPEN), p=[], q="", category=None)
    st.query_params.clear()


situation = f"{n_('{n} open', '{n} open', counts.views[View.OPEN])} · {n_('{n} late', '{n} late', counts.late)}"
with shell.head(_("Queue"), f"{situation} · {_('click a row to open it')}"):
    if st.button(_("Take the next"), type="primary", icon=":material/back_hand:", shortcut=key("T"), key="take_next"):
        with shell.attempt() as work:
            number = actions.take_next(work).number
            shell.onward("desk/ticket.py", _("Case {number} is yours.").format(number=number), n=str(number))

with st.container(horizontal=True, vertical_alignment="center"):
    view = choice("view", [str(each) for each in View], str(View.OPEN), view_label)
    levels = st.pills(
        _("Priority"),
        [str(each) for each in Priority],
        key="p",
        selection_mode="multi",
        bind="query-params",
        label_visibility="collapsed",
    )
    category = picked("category", term_codes(me, Vocabulary.CATEGORY), category_label, _("All categories"))
    text = st.text_input(
        _("Search"),
        key="q",
        type="search",
        live="300ms",
        bind="query-params",
        label_visibility="collapsed",
        placeholder=_("Subject, customer, number"),
        icon=":material/search:",
        width="stretch" if phone() else 240,
        max_chars=200,
    )

chosen = Criteria(View(view), tuple(Priority(each) for each in levels), (category,) if category else (), text or "")
counted = chosen == Criteria(chosen.view) and chosen.view in counts.views
total = min(counts.views[chosen.view], views.MOST_FOUND) if counted else fresh(views.found, me, criteria=chosen)
page = queue_table.page_number(total)
found: pd.DataFrame = fresh(views.page, me, criteria=replace(chosen, page=page))
names = procedure.step_names(me, found["process_version_id"].tolist())
if found.empty:
    st.caption(_("No case matches this view, these priorities, this category and this search together."))
    st.button(_("Show all open cases"), icon=":material/filter_alt_off:", on_click=show_all, key="show_all")
elif phone():
    rows(found, names, now)
else:
    queue_table.draw(found, names, now)
queue_table.pages(total)
