"""What do I do now? (现在)"""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import streamlit as st

from core.attention import views as attention
from core.clock import utc_now
from core.permissions import Permission, may
from core.process.words import DraftState
from core.queue import views
from core.queue.forms import Criteria
from core.queue.words import View
from pages.library.reading import due, signing
from pages.parts import procedure, reminder, shell, times
from pages.parts.drafts_card import drafts_card, waiting
from pages.parts.fresh import direct, fresh
from pages.parts.home_cards import SHORT, answers, later, moving_in
from pages.parts.next_one import take_next
from pages.parts.role_card import role_card
from pages.parts.rows import rows
from pages.parts.tokens import key, phone
from pages.parts.words import _, n_, plain

me, now = shell.me(), utc_now()
zone, works = times.zone(me), may(me, Permission.WORK)
counts = fresh(views.counts, me)
mine: pd.DataFrame = fresh(views.page, me, criteria=Criteria(View.MINE), most=SHORT)
free: pd.DataFrame = fresh(views.page, me, criteria=Criteria(View.FREE), most=SHORT)
risk: pd.DataFrame = fresh(views.page, me, criteria=Criteria(View.RISK))
others = risk[~risk["number"].isin([*mine["number"], *free["number"]]) & (risk["owner"] != me.name)].head(SHORT)
names = procedure.step_names(me, [each for found in (mine, free, others) for each in found["process_version_id"]])
news = direct(attention.news, me, numbers=[each for found in (mine, free) for each in found["number"]])


def cases(found: pd.DataFrame, at: datetime, new: Mapping[int, int], empty: str) -> None:
    if found.empty:
        with st.container(border=True):
            st.caption(empty)
    else:
        rows(found, names, at, new)


drafts = waiting(me)
reviews = sum(each.state is DraftState.IN_REVIEW for each in drafts)
situation = (
    [
        n_("{n} case is yours", "{n} cases are yours", counts.views[View.MINE]),
        n_("{n} waits for somebody", "{n} wait for somebody", counts.views[View.FREE]),
        n_("{n} is late", "{n} are late", counts.late),
    ]
    if works
    else [
        n_("{n} document waits for approval", "{n} documents wait for approval", reviews),
        n_("{n} draft is being written", "{n} drafts are being written", len(drafts) - reviews),
    ]
)
with shell.head(_("Hello, {name}").format(name=plain(me.name)), " · ".join(situation)):
    if not mine.empty:
        first = str(mine["number"].iloc[0])
        words = _("Start with #{number}").format(number=first)
        if st.button(words, type="primary", icon=":material/play_arrow:", shortcut=key("Enter", words), key="start"):
            st.switch_page("desk/ticket.py", query_params={"n": first})
    elif (
        works
        and len(free)
        and st.button(_("Take the next"), type="primary", icon=":material/back_hand:", key="take_next")
    ):
        take_next()
    elif free.empty and may(me, Permission.TAKE_IN) and st.button(_("Take a case in"), type="primary", key="take_in"):
        st.switch_page("desk/intake.py")

moving_in(me, now)
reminder.next_year(me)
work_side, around = st.columns([1.6, 1], gap="large")
with work_side:
    if not works:
        drafts_card(me, drafts)
    if works:
        shell.section(_("My cases"), _("most urgent first"))
        cases(mine, now, news, _("Nothing is yours at the moment. Take the next case, or take a new one in."))
        with st.container() if phone() else around:  # on a phone, what waits for me stands before what is others'
            answers(me, now)
            later(me, zone)
    if len(others):
        shell.section(_("At risk"), _("with others, late or due within the hour"))
        cases(others, now, {}, "")
    shell.section(_("Free to take") if works else _("Nobody's yet"), _("most urgent first"))
    cases(free, now, news, _("Nobody waits. A new case appears here as soon as it is taken in."))
with around:
    if works and drafts:
        drafts_card(me, drafts)
    due.reminder(me, zone)
    signing.reminder(me)
    role_card(me)
