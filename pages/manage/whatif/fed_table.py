"""Each figure that the what-if is fed with: its value, where it comes from, and from how many rows."""

import pandas as pd
import streamlit as st

from core.language import N_
from core.settings.staffing import Staffing
from core.staffing.inputs.figures import Figure
from core.staffing.inputs.words import Flow, Source
from core.staffing.study.fed import Fed
from pages.parts import chips, figures
from pages.parts.tokens import phone
from pages.parts.words import _, label

COLOURS = {Source.MEASURED: "green", Source.TYPED: "blue", Source.SHIPPED: "gray"}
PERCENT = {"shrinkage", "goal_live", "goal_cases", "again", "night", "weekend"}
MINUTES = {"handling", "work_again", "away", "call_minutes", "chat_minutes", "patience"}
SHOWN = (
    "handling", "work_again", "again", "away", "spread", "call_minutes", "chat_minutes", "slots", "patience",
    "shrinkage", "goal_cases", "goal_live", "holiday", "night", "weekend", "weeks_back", "weeks_ahead",
)  # fmt: skip
FLOWS = {Flow.CASES: N_("Cases a week"), Flow.CHATS: N_("Chats a week"), Flow.CALLS: N_("Calls a week")}


def draw(found: Fed, arrivals: float | None) -> None:
    """``arrivals``: cases a week that somebody typed; they count in place of the measured ones."""
    counted = _source(Source.MEASURED)
    rows = [(_(FLOWS[flow]), _weekly(found, flow), counted, f"{found.volumes[flow].total:,}") for flow in Flow]
    if arrivals is not None:
        rows[list(Flow).index(Flow.CASES)] = (_(FLOWS[Flow.CASES]), f"{arrivals:,g}", _source(Source.TYPED), "–")
    rows += [
        (title(name), _told(name, each), _source(each.source), f"{each.n:,}" if each.n else "–")
        for name in SHOWN
        if (each := found.figures.get(name))
    ]
    rows.append((_("People who work"), f"{found.people:,}", counted, "–"))
    rows.append((_("Open cases as the weeks begin"), f"{found.open:,}", counted, "–"))
    names = [_("Input"), _("Value"), _("Source"), "n"]
    if phone():
        for name, value, source, n in rows:
            st.markdown(f"**{name}** {value} {source}" + (f" :small[:gray[n {n}]]" if n != "–" else ""))
    else:
        table = {name: [row[place] for row in rows] for place, name in enumerate(names)}
        st.table(pd.DataFrame(table), border="horizontal", hide_index=True)


def _weekly(found: Fed, flow: Flow) -> str:
    volume = found.volumes[flow]
    return figures.tenths(volume.total / len(volume.days) * 7) if volume.days else "–"


def title(name: str) -> str:
    return _(Staffing.model_fields[name].title or name)


def _told(name: str, each: Figure) -> str:
    """With its interval, where there is one."""
    said = _unit(name, each.value)
    if each.low is None:
        return said
    return f"{said} :small[:gray[{_unit(name, each.low)} … {_unit(name, each.high)}]]"


def _unit(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if name in PERCENT:
        return figures.percent(value / 100)
    return figures.duration(value) if name in MINUTES else f"{value:g}" if value == int(value) else f"{value:.2f}"


def _source(source: Source) -> str:
    return chips.chip(label(source), COLOURS[source])
