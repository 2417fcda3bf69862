"""Which happenings of the log one wants to see; every change begins again with the newest."""

from typing import Literal

import streamlit as st

from core.actors import Actor
from core.audit.forms import Wanted
from core.people.views import colleagues
from pages.parts import happenings, sentences
from pages.parts.fresh import fresh
from pages.parts.tokens import phone
from pages.parts.words import _

FIELDS = ("area", "number", "kind", "who", "first", "last")


def newest() -> None:
    st.session_state.pop("before", None)


def older(than: int) -> None:
    st.session_state["before"] = than


def clear() -> None:
    st.session_state.update(dict.fromkeys(FIELDS))
    newest()


def wanted(me: Actor) -> Wanted:
    people = fresh(colleagues, me)
    if "area" not in st.session_state:  # the page is opened anew
        newest()
        asked = st.query_params.get("who", "")
        st.session_state["who"] = next((one for one in people if str(one) == asked), None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        area = st.selectbox(
            _("What"), list(sentences.SUBJECTS), None, format_func=happenings.about, key="area", on_change=newest,
            placeholder=_("everything"), width=_wide(135),
        )  # fmt: skip
        number = st.number_input(
            _("Number"), min_value=1, value=None, step=1, key="number", on_change=newest, disabled=area is None,
            placeholder="#", width=_wide(105),
        )  # fmt: skip
        kind = st.selectbox(
            _("Happening"), _kinds(area), None, format_func=lambda code: happenings.said(code, {}), key="kind",
            on_change=newest, placeholder=_("all"), width=_wide(185),
        )  # fmt: skip
        who = st.selectbox(
            _("By"), list(people), None, format_func=lambda one: people.get(one, ""), key="who", on_change=newest,
            placeholder=_("everybody"), width=_wide(130),
        )  # fmt: skip
        first = st.date_input(
            _("First day"), None, key="first", on_change=newest, format="YYYY-MM-DD", width=_wide(125)
        )
        last = st.date_input(_("Last day"), None, key="last", on_change=newest, format="YYYY-MM-DD", width=_wide(125))
    return Wanted((kind,) if kind else (), who, area, number if area else None, first, last)


def _kinds(area: str | None) -> list[str]:
    return [kind for kind in sentences.SENTENCES if area is None or happenings.belongs(kind, area)]


def _wide(pixels: int) -> int | Literal["stretch"]:
    return "stretch" if phone() else pixels
