"""The scenarios that stand beside today: to open, and those that were put away."""

import streamlit as st

from core.actors import Actor
from core.staffing import actions, views
from pages.manage.whatif.asking import SCENARIO
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, plain


def draw(me: Actor) -> None:
    found, away = direct(views.scenarios, me), direct(views.retired, me)
    if not found and not away:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[:gray[{_('Scenarios')}]]")
        for each in found:
            owner = "" if each.mine else f" · {plain(each.by)}"
            st.page_link(SCENARIO, label=f"{plain(each.name)}{owner}", query_params={"n": str(each.id)})
        if away:
            with st.popover(_("Put away"), icon=":material/inventory_2:", type="tertiary"):
                for number, name in away:
                    if st.button(_("Bring back “{name}”").format(name=plain(name)), key=f"restore.{number}"):
                        _restore(number)


def _restore(number: int) -> None:
    with shell.attempt(_("It stands beside today again; work it out to see it.")) as work:
        actions.restore(work, number)
