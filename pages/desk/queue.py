"""The queue (队列): most urgent first, every filter in the address, as a list or as a board."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from core.attention import views as attention
from core.clock import utc_now
from core.permissions import Permission, may
from core.queue import views
from core.queue.forms import Criteria
from core.queue.saved import views as saved
from core.queue.words import DAILY, View
from pages.parts import export_menu, live, procedure, queue_table, shell, walk
from pages.parts import found as sought
from pages.parts.address import with_more
from pages.parts.finding import asked, filters, keep, many, ticking
from pages.parts.finding.board import board
from pages.parts.fresh import direct, fresh, steady
from pages.parts.next_one import take_next
from pages.parts.queue_table import Around
from pages.parts.rows import rows
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_

me, now = shell.me(), utc_now()
counts = fresh(views.counts, me)
known = asked.saved(me)
names = {each.code: each.name for each in known}
pinned = [each.code for each in known if each.place is not None]
pinned_counts = steady(saved.counts, me, codes=pinned) if pinned else {}
others = [*(str(each) for each in View if each not in DAILY), *(each.code for each in known if each.place is None)]


def view_label(code: str) -> str:
    """A view with its count, so that nobody opens an empty one."""
    if code in names:
        return f"{names[code]} {pinned_counts[code]:,}" if code in pinned_counts else names[code]
    view = View(code)
    return f"{label(view)} {counts.views[view]:,}" if view in counts.views else label(view)


situation = f"{n_('{n} open', '{n} open', counts.views[View.OPEN])} · {n_('{n} late', '{n} late', counts.late)}"
table = not phone() and not ticking.on_board()
with shell.head(_("Queue"), f"{situation} · {_('click a row to open it')}" if table else situation):
    live.tide(counts)
    live.worked_out_anew(me)
    if may(me, Permission.WORK):
        st.page_link("desk/trash.py", label=_("Trash"), icon=":material/delete:")
    words = _("Take the next")
    if st.button(words, type="primary", icon=":material/back_hand:", shortcut=key("T", words), key="take_next"):
        take_next()
many.last()

with st.container(horizontal=True, vertical_alignment="center"):
    in_front = [*map(str, DAILY), *pinned]
    view = with_more("view", in_front, others, view_label, str(View.OPEN), lambda: asked.chosen(known))
    here = asked.asked(view, known)
    asked.arrive(here)
    filters.priorities(here)
    typed = st.text_input(
        _("Search"), key="q", type="search", live="300ms", bind="query-params", label_visibility="collapsed",
        placeholder=_("Words, a customer's name, a number"), icon=":material/search:",
        width=260 if phone() else 240, max_chars=sought.LONGEST,
    )  # fmt: skip
    text = sought.readable(typed)
    here = replace(here, criteria=replace(here.criteria, text=text))
    sought.help_popover()
    filters.popover(here, me)
    keep.popover(here, me)
    as_board = ticking.shape()
    selecting = not as_board and may(me, Permission.WORK) and ticking.switch()
filters.in_words(here, me)
if text:
    sought.preparing(me)
keep.retired(here.kept)


def listed(chosen: Criteria) -> None:
    """A page of the list, with what can be done with its cases."""
    counted = chosen == Criteria(chosen.view) and chosen.view in counts.views
    total = min(counts.views[chosen.view], views.MOST_FOUND) if counted else fresh(views.found, me, criteria=chosen)
    page = queue_table.page_number(total)
    found: pd.DataFrame = fresh(views.page, me, criteria=replace(chosen, page=page))
    walk.remember(found["number"].tolist())
    if found.empty:
        nothing = _("No case matches this view, these filters and this search together.")
        st.caption(sought.nothing_here(text) if text else nothing)
        st.button(_("Show all open cases"), icon=":material/filter_alt_off:", on_click=asked.show_all, key="show_all")
    else:
        drawn(found, chosen, total)
    queue_table.pages(total)
    sought.everywhere(text)
    if total:
        export_menu.cases(me, chosen)


def drawn(found: pd.DataFrame, chosen: Criteria, total: int) -> None:
    numbers, versions = found["number"].tolist(), found["process_version_id"].tolist()
    around = Around(
        procedure.step_names(me, versions), now, direct(attention.news, me, numbers=numbers),
        fresh(attention.company, me, numbers=numbers),
    )  # fmt: skip
    if selecting:
        above = st.container()
        ticked = ticking.ticked(found, around, chosen.columns)
        with above:
            many.bar(me, chosen, ticked, total)
    elif phone():
        rows(found, around.names, now, around.news, around.company)
    else:
        queue_table.draw(found, around, chosen.columns)


if as_board:
    board(me, here.criteria, now)
else:
    listed(here.criteria)
