"""What the what-if is fed with: each figure with where it comes from; what is missing; what a person knows better."""

from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.language import N_
from core.settings.staffing import Staffing
from core.settings.words import Vocabulary
from core.staffing import actions
from core.staffing.inputs.figures import Figure, Remark
from core.staffing.inputs.words import Flow, Missing, Source
from core.staffing.study import fed
from core.staffing.study.fed import Fed
from pages.manage.sections import form, history
from pages.parts import chips, figures, shell, times
from pages.parts.fresh import direct
from pages.parts.terms import term_label
from pages.parts.tokens import phone
from pages.parts.words import _, label, plain

COLOURS = {Source.MEASURED: "green", Source.TYPED: "blue", Source.SHIPPED: "gray"}
PERCENT = {"shrinkage", "goal_live", "goal_cases", "again", "night", "weekend"}
MINUTES = {"handling", "work_again", "away", "call_minutes", "chat_minutes", "patience"}
SHOWN = (
    "handling", "work_again", "again", "away", "spread", "call_minutes", "chat_minutes", "slots", "patience",
    "shrinkage", "goal_cases", "goal_live", "holiday", "night", "weekend", "weeks_back", "weeks_ahead",
)  # fmt: skip
TYPED = ("arrivals", *SHOWN, "cost")
FLOWS = {Flow.CASES: N_("Cases a week"), Flow.CHATS: N_("Chats a week"), Flow.CALLS: N_("Calls a week")}


def draw(me: Actor) -> None:
    found = direct(fed.fed, me)
    for each in found.remarks:
        st.markdown(f":orange[:material/info:] {_remark(me, found, each)}")
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        shell.section(_("What it is fed with"), _("measured from the desk's own rows where they tell enough"))
        _table(found)
    with right:
        _typed(me)


def _table(found: Fed) -> None:
    counted = _source(Source.MEASURED)
    rows = [(_(FLOWS[flow]), _weekly(found, flow), counted, f"{found.volumes[flow].total:,}") for flow in Flow]
    rows += [
        (_title(name), _told(name, each), _source(each.source), f"{each.n:,}" if each.n else "–")
        for name in SHOWN
        if (each := found.figures.get(name))
    ]
    rows.append((_("People who work"), f"{found.people:,}", counted, "–"))
    rows.append((_("Open cases as the weeks begin"), f"{found.open:,}", counted, "–"))
    names = [_("Input"), _("Value"), _("Source"), "n"]
    if phone():
        for name, value, source, n in rows:
            st.markdown(f"**{name}** {value} {source}  \n:small[:gray[n {n}]]")
    else:
        table = {name: [row[place] for row in rows] for place, name in enumerate(names)}
        st.table(pd.DataFrame(table), border="horizontal", hide_index=True)


def _weekly(found: Fed, flow: Flow) -> str:
    volume = found.volumes[flow]
    return figures.tenths(volume.total / len(volume.days) * 7) if volume.days else "–"


def _title(name: str) -> str:
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


def _remark(me: Actor, found: Fed, remark: Remark) -> str:
    what = remark.what
    if remark.code is Missing.SKILL_NOBODY_HAS:
        what = term_label(me, Vocabulary.SKILL, what)
    elif remark.code is Missing.TEAM_OF_NOBODY and what.isdecimal():
        what = found.names.get(int(what), what)
    return plain(label(remark.code).format(n=remark.n, what=what))


def _typed(me: Actor) -> None:
    now = form.seen(me, Staffing, "arrivals")
    with st.form("staffing"):
        shell.section(_("What you know better"), _("empty: as measured, or as shipped"))
        told: dict[str, Any] = {name: _number(now, name) for name in TYPED}
        told["currency"] = st.text_input(
            _title("currency"), now.currency, max_chars=8, key=form.key(Staffing, "currency")
        )
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="staffing.save")
    if saved:
        kept = {"events": now.events, "wishes": now.wishes} | told
        form.save_by(actions.type_in, Staffing, _("Kept. The next what-if is fed with it."), kept)
    history.draw(me, Staffing, times.zone(me))


def _number(now: Staffing, name: str) -> Any:
    whole = now.model_fields[name].annotation == int | None
    value = getattr(now, name)
    return st.number_input(
        _title(name), value=value, step=1 if whole else 0.5, format="%d" if whole else "%g", placeholder="–",
        key=form.key(Staffing, name),
    )  # fmt: skip
