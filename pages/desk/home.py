"""What do I do now? (现在)"""

from datetime import datetime

import pandas as pd
import streamlit as st

from core.clock import utc_now
from core.permissions import Permission, may
from core.queue import actions, views
from core.queue.forms import Criteria
from core.queue.words import View
from pages.parts import procedure, shell
from pages.parts.fresh import fresh
from pages.parts.rows import rows
from pages.parts.tokens import key
from pages.parts.words import _, n_, plain

SHORT = 8

me, now = shell.me(), utc_now()
counts = fresh(views.counts, me)
mine: pd.DataFrame = fresh(views.page, me, criteria=Criteria(View.MINE)).head(SHORT)
free: pd.DataFrame = fresh(views.page, me, criteria=Criteria(View.FREE)).head(SHORT)
names = procedure.step_names(me, [*mine["process_version_id"], *free["process_version_id"]])


def cases(found: pd.DataFrame, at: datetime, empty: str) -> None:
    if found.empty:
        with st.container(border=True):
            st.caption(empty)
    else:
        rows(found, names, at)


situation = [
    n_("{n} case is yours", "{n} cases are yours", counts.views[View.MINE]),
    n_("{n} waits for somebody", "{n} wait for somebody", counts.views[View.FREE]),
    n_("{n} is late", "{n} are late", counts.late),
]
with shell.head(_("Hello, {name}").format(name=plain(me.name)), " · ".join(situation)):
    if not mine.empty:
        first = str(mine["number"].iloc[0])
        words = _("Start with #{number}").format(number=first)
        if st.button(words, type="primary", icon=":material/play_arrow:", shortcut=key("Enter"), key="start"):
            st.switch_page("desk/ticket.py", query_params={"n": first})
    elif not free.empty and may(me, Permission.WORK):
        if st.button(_("Take the next"), type="primary", icon=":material/back_hand:", key="take_next"):
            with shell.attempt() as work:
                number = str(actions.take_next(work).number)
                shell.onward("desk/ticket.py", _("Case {number} is yours.").format(number=number), n=number)
    elif free.empty and may(me, Permission.TAKE_IN) and st.button(_("Take a case in"), type="primary", key="take_in"):
        st.switch_page("desk/intake.py")

work_side, others = st.columns([1.15, 1], gap="medium")
with work_side:
    shell.section(_("My cases"), _("most urgent first"))
    cases(mine, now, _("Nothing is yours at the moment. Take the next case, or take a new one in."))
with others:
    shell.section(_("Free to take"), _("most urgent first"))
    cases(free, now, _("Nobody waits. A new case appears here as soon as it is taken in."))
