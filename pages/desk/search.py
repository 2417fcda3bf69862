"""Search (搜索): the whole history, closed cases too, with the place where the words stand."""

import streamlit as st

from core.search import views
from core.search.views import Found
from core.search.words import Order
from pages.parts import found, shell
from pages.parts.address import choice
from pages.parts.fresh import fresh
from pages.parts.tokens import phone
from pages.parts.words import _, label, plain

me = shell.me()

with shell.head(_("Search"), _("all cases that you may see, closed ones too")):
    if st.session_state.get("q"):
        found.help_popover()
found.preparing(me)
with st.container(horizontal=True, vertical_alignment="center"):
    typed = st.text_input(
        _("Search"),
        key="q",
        type="search",
        live="300ms",
        bind="query-params",
        label_visibility="collapsed",
        placeholder=_("Words, a customer's name, a number"),
        icon=":material/search:",
        width=330 if phone() else 480,
        max_chars=found.LONGEST,
    )
    order = Order(choice("order", list(Order), Order.NEWEST, lambda code: label(Order(code))))

if text := found.readable(typed):
    with shell.refusing():
        hits: Found = fresh(views.find, me, text=text, order=order, page=st.session_state.get("found") or 1)
        if hits.total:
            best = _("the best among the newest {n}").format(n=f"{views.MOST:,}")
            shell.section(found.how_many(hits), best if hits.more and order is Order.BEST else "")
            found.draw(hits, me)
            if hits.total > views.PAGE:
                st.pagination(-(-hits.total // views.PAGE), key="found")
        else:
            st.markdown(_("No case that you may see holds “{text}”.").format(text=plain(text)))
            st.caption(_("Fewer or shorter words find more. Words may stand in different places of a case."))
elif not typed:
    found.how()
