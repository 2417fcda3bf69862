"""What a scenario turns beside the people: how much comes in, how long it takes, what is promised, when it is open."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.language import N_
from core.rota.rules import DAYS
from core.settings.words import Vocabulary
from core.staffing import reading
from core.staffing.forms import Levers
from core.staffing.study.today import Today
from core.staffing.world import Order
from core.triage.words import Priority
from pages.manage.whatif import unread
from pages.parts import shell, times
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label

Told = dict[str, Any]
CLOCKS = {"promised": N_("as promised"), "clock": N_("by the clock"), "working": N_("in working time")}
DAY_AND_NIGHT = {"promised": None, "clock": True, "working": False}  # none of them drawn as chosen, were it None


def flow(me: Actor, name: str, levers: Levers, now: Today) -> Told:
    shell.section(_("What comes in, and how long it takes"), _("beside today"))
    arrivals = _percent(_("Cases coming in"), f"{name}.arrivals", levers.arrivals, 400)
    helped = _("Answered by articles and FAQ before anybody asks")
    faq = st.slider(helped, 0, 80, round(levers.faq), format="%d %%", key=f"{name}.faq")
    handling = _percent(_("Minutes of work per case"), f"{name}.handling", levers.handling, 100)
    before = round(now.shrinkage if levers.shrinkage is None else levers.shrinkage)
    shrinkage = st.slider(
        _("Breaks, training, talk"), 0, 60, before, format="%d %%", key=f"{name}.shrinkage",
        help=_("Rostered time in which nobody works on cases. Today: {n} %.").format(n=round(now.shrinkage)),
    )  # fmt: skip
    same = round(now.shrinkage) == shrinkage
    return {
        "arrivals": arrivals, "faq": faq, "handling": handling, "shrinkage": None if same else shrinkage,
        "channels": _channels(me, name, levers),
    }  # fmt: skip


def _percent(title: str, key: str, factor: float, most: int) -> float:
    """More or less than today; the factor that is meant."""
    return 1 + st.slider(title, -80, most, round(100 * (factor - 1)), 5, format="%+d %%", key=key) / 100


def _channels(me: Actor, name: str, levers: Levers) -> dict[str, float]:
    """Only those that differ."""
    codes = term_codes(me, Vocabulary.CHANNEL)
    with st.popover(_("Single channels"), icon=":material/tune:"):
        more = [100 * (levers.channels.get(code, 1.0) - 1) for code in codes]
        rows = [(term_label(me, Vocabulary.CHANNEL, code), each) for code, each in zip(codes, more, strict=True)]
        edited = _edited(pd.DataFrame(rows, columns=["name", "more"]), f"{name}.channels", {
            "name": st.column_config.TextColumn(_("Channel"), disabled=True),
            "more": st.column_config.NumberColumn(_("More, %"), min_value=-100, max_value=900, step=5),
        })  # fmt: skip
    typed = zip(codes, edited["more"].fillna(0).tolist(), strict=True)
    return {code: 1 + each / 100 for code, each in typed if each}


def promises(name: str, levers: Levers, now: Today) -> Told:
    shell.section(_("What is promised, and when"), _("in hours, by priority"))
    rows = [
        (str(each), levers.answer.get(each, now.answer[each]), levers.solve.get(each, now.solve[each]))
        for each in Priority
    ]
    in_hours = _("{h} h").format(h="%g")
    edited = _edited(pd.DataFrame(rows, columns=["priority", "answer", "solve"]), f"{name}.limits", {
        "priority": st.column_config.TextColumn(_("Priority"), disabled=True, width=80),
        "answer": st.column_config.NumberColumn(_("First response"), min_value=0.1, max_value=1_344, format=in_hours),
        "solve": st.column_config.NumberColumn(_("Resolution"), min_value=0.1, max_value=1_344, format=in_hours),
    })  # fmt: skip
    order = st.segmented_control(
        _("Which case is next"), list(Order), default=levers.order or Order.DUE, format_func=label, required=True,
        key=f"{name}.order",
    )  # fmt: skip
    counted = st.segmented_control(
        _("How promises are counted"), list(CLOCKS), required=True, key=f"{name}.clock",
        default=next(code for code, each in DAY_AND_NIGHT.items() if each is levers.day_and_night),
        format_func=lambda code: _(CLOCKS[code]),
    )  # fmt: skip
    return {
        "day_and_night": DAY_AND_NIGHT[counted or "promised"],
        "answer": _other(edited["answer"], now.answer),
        "solve": _other(edited["solve"], now.solve),
        "order": None if order in {None, Order.DUE} else order,
        "hours": _hours(name, levers, now),
    }


def _other(typed: "pd.Series[float]", today: Mapping[Priority, float]) -> dict[Priority, float]:
    pairs = zip(Priority, typed.tolist(), strict=True)
    return {each: hours for each, hours in pairs if not pd.isna(hours) and hours != today[each]}


def _hours(name: str, levers: Levers, now: Today) -> Sequence[str] | None:
    """The working week by which promises are counted."""
    days = times.weekdays()
    with st.popover(_("Opening hours"), icon=":material/schedule:"):
        st.caption(_("like 09:00-12:00, 13:00-18:00; empty: closed. Who works then stands with the people."))
        frame = pd.DataFrame({"day": days, "hours": list(levers.hours or now.hours)})
        edited = _edited(frame, f"{name}.hours", {
            "day": st.column_config.TextColumn(_("Day"), disabled=True),
            "hours": st.column_config.TextColumn(_("Hours"), max_chars=80, width=220),
        })  # fmt: skip
        week = [str(each or "") for each in edited["hours"].fillna("").tolist()]
        unread.draw(reading.unread({"hours": week}))
    return None if week == list(now.hours) or len(week) != DAYS else week


def _edited(frame: pd.DataFrame, key: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    return st.data_editor(
        frame, column_config=dict(columns), hide_index=True, num_rows="fixed", row_height=34, height="content", key=key
    )
