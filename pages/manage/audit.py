"""Audit log (操作记录): who did what, to what, and when; nothing here can be changed by anybody."""

import pandas as pd
import streamlit as st

from core.actors import ActorKind
from core.audit import views
from core.audit.views import Happening
from pages.manage.panels import log_filter
from pages.parts import happenings, shell, times
from pages.parts.fresh import direct
from pages.parts.names import named, rule
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain

PAGE = 50

me = shell.me()
zone = times.zone(me)


def actor(row: Happening) -> str:
    if row.actor_kind is ActorKind.STAFF:
        return row.name or "–"
    if row.actor_kind is ActorKind.SYSTEM and row.actor_id is not None:
        return _("Rule “{name}”").format(name=rule(row.actor_id))
    return label(row.actor_kind) if row.actor_id is None else f"{label(row.actor_kind)} #{row.actor_id}"


def happened(row: Happening) -> str:
    return happenings.said(row.kind, named(row.kind, row.detail, row.subject_id))


def subject(row: Happening) -> str:
    """Settings, terms and the desk are named by the sentence; the rest has a name or a number."""
    if row.subject_kind in {"setting", "term", "desk"}:
        return happenings.about(row.subject_kind)
    name = f"#{row.about}" if row.about.isdecimal() else row.about
    return f"{happenings.about(row.subject_kind)} {name}"


with shell.head(_("Audit log"), _("newest first · times by {zone} · kept for good").format(zone=plain(str(zone)))):
    st.button(
        _("Show all"), icon=":material/filter_alt_off:", type="tertiary", on_click=log_filter.clear, key="clear"
    )  # fmt: skip

wanted = log_filter.wanted(me)
rows = direct(views.happenings, me, wanted=wanted, before=st.session_state.get("before"), most=PAGE + 1)
shown = rows[:PAGE]
if not rows:
    st.caption(_("Nothing fits these conditions together."))
elif phone():
    for row in shown:
        with st.container(border=True, gap=None):
            st.markdown(f"**{plain(actor(row))}** {plain(happened(row))}")
            st.markdown(f":small[:gray[{times.moment(row.at, zone)} · {plain(subject(row))}]]")
else:
    columns = {"at": _("When"), "who": _("Who"), "said": _("What happened"), "subject": _("To what")}
    table = [(times.moment(row.at, zone), actor(row), happened(row), subject(row)) for row in shown]
    st.dataframe(
        pd.DataFrame(table, columns=list(columns)),
        column_config={
            name: st.column_config.TextColumn(title, width={"at": 100, "who": 140, "said": 440, "subject": 210}[name])
            for name, title in columns.items()
        },
        hide_index=True, height="content", row_height=32, key="log", alt=_("What happened, the newest first"),
    )  # fmt: skip
with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
    st.button(
        _("Newest"),
        icon=":material/first_page:",
        disabled="before" not in st.session_state,
        on_click=log_filter.newest,
        key="newest",
    )
    st.caption(n_("{n} line", "{n} lines", len(shown)), width="content")
    st.button(
        _("Older"), icon=":material/chevron_right:", icon_position="right", disabled=len(rows) <= PAGE, key="older",
        on_click=log_filter.older, args=(shown[-1].id if shown else 0,),
    )  # fmt: skip
