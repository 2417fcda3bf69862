"""Scenario (方案): what is different from today, turned and typed, tried, and kept under a name."""

import streamlit as st

from core.staffing import actions, reading, views
from core.staffing.errors import NoSuchScenario
from core.staffing.forms import Keeping, Levers
from core.staffing.study import today as desk
from pages.manage.whatif import asking, newcomers, people, turned, unstaffed
from pages.parts import shell
from pages.parts.fresh import direct, steady
from pages.parts.words import _, tongue

HOME, NEW = "manage/staffing.py", "new"

me = shell.me()
now = steady(desk.today, me)
known = {str(each.id): each for each in direct(views.scenarios, me)}
asked = st.query_params.get("n", NEW)
kept = known.get(asked)
levers = kept.levers if kept else Levers.model_validate(st.session_state.get(asking.BEGUN, {}))
name = f"scenario.{kept.id if kept else 'new'}"
mine = kept is None or kept.mine

with shell.head(kept.name if kept else _("New scenario"), _("only what you turn here is different from today")):
    st.page_link(HOME, label=_("Back to the comparison"), icon=":material/arrow_back:")
if kept is None and asked != NEW:
    st.error(NoSuchScenario().said_in(tongue()))
    st.stop()

left, right = st.columns(2, gap="large")
with left:
    told = turned.flow(me, name, levers, now)
with right:
    told |= turned.promises(name, levers, now)
told |= people.table(me, name, levers, now)
told |= newcomers.table(name, levers, now)
unstaffed.draw(reading.unstaffed(told, now))

with st.container(border=True):
    shell.section(_("Keep it"), _("up to six stand beside today"))
    refused = st.container()  # beside the buttons: on this long page nobody would see it under the title
    with st.container(horizontal=True, vertical_alignment="bottom"):
        called = st.text_input(
            _("Name of the scenario"), kept.name if kept else "", max_chars=actions.LONGEST, key=f"{name}.name",
            disabled=not mine,
        )  # fmt: skip
        shared = st.checkbox(_("Everybody who plans sees it"), kept.shared if kept else True, key=f"{name}.shared")
        save = st.button(_("Save"), type="primary", icon=":material/check:", key=f"{name}.save", disabled=not mine)
        tried = st.button(_("Try it without saving"), icon=":material/play_arrow:", key=f"{name}.try")
        away = kept is not None and mine and st.button(_("Put away"), type="tertiary", key=f"{name}.retire")
if not mine and kept:
    st.caption(_("{who} keeps this scenario. Try it, or save your own under another name.").format(who=kept.by))

if save:
    with refused, shell.attempt() as work:
        form = Keeping(called, reading.levers(told, now.names), shared)
        if kept:
            actions.change(work, kept.id, kept.version, form)
        else:
            actions.save(work, form)
        shell.onward(HOME, _("The scenario is kept. Work it out to see it beside today."))
if tried:
    with refused, shell.attempt() as work:
        actions.work_out(work, reading.levers(told, now.names))
        shell.onward(HOME, _("It is being worked out."))
if away and kept:
    with refused, shell.attempt() as work:
        actions.retire(work, kept.id)
        shell.onward(HOME, _("The scenario is put away."))
