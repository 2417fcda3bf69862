"""Who has how much, and how much each may have at most."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.assignment import actions
from core.assignment.crew import views
from core.assignment.crew.views import Seat
from pages.parts import lists, pick, shell, times
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

HOUR = 60


def draw(me: Actor, team: int, zone: ZoneInfo) -> None:
    seats = direct(views.board, me, team_id=team or None)
    if not seats:
        st.caption(_("Nobody works on cases here yet. Members are added to teams under “People and teams”."))
        return
    listing, panel = pick.beside("person")
    if listing:
        with listing:
            here = sum(each.present.here for each in seats)
            hours = f"{sum(each.load.minutes for each in seats) / HOUR:,.1f}"
            cases = n_("{n} open case", "{n} open cases", sum(each.load.cases for each in seats))
            at_work = n_("{n} at work now", "{n} at work now", here)
            shell.section(_("Workload"), " · ".join((at_work, cases, _("about {h} h of work").format(h=hours))))
            _listed(seats, zone)
    if panel:
        with panel:
            _panel(seats, zone)


def state(seat: Seat, zone: ZoneInfo) -> str:
    """Here until when, or away until when."""
    now = seat.present
    if now.here:
        return _("until {at}").format(at=times.moment(now.until, zone)) if now.until else _("here")
    back = _("from {at}").format(at=times.moment(now.back, zone)) if now.back else ""
    return " · ".join(filter(None, (_("away") if now.absent else _("not at work"), back)))


def _most(seat: Seat) -> str:
    told = (
        n_("{n} case", "{n} cases", seat.most_cases) if seat.most_cases else "",
        _("{h} h").format(h=seat.most_hours) if seat.most_hours else "",
    )
    return " · ".join(filter(None, told)) or "–"


def _listed(seats: Sequence[Seat], zone: ZoneInfo) -> None:
    codes = [str(each.id) for each in seats]
    if phone():
        pick.cards("person", [(str(each.id), each.name, _quiet(each, zone)) for each in seats])
    else:
        frame = lists.harmless(_frame(seats, zone))
        pick.table("person", codes, frame, _columns(), _("Workload by person"), order=["name", "cases", "hours"])


def _quiet(seat: Seat, zone: ZoneInfo) -> str:
    cases = n_("{n} case", "{n} cases", seat.load.cases)
    return f"{state(seat, zone)} · {cases} · {seat.load.minutes / HOUR:.1f} h"


def _frame(seats: Sequence[Seat], zone: ZoneInfo) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [each.name for each in seats],
            "state": [state(each, zone) for each in seats],
            "cases": [each.load.cases for each in seats],
            "waiting": [each.load.waiting for each in seats],
            "hours": [each.load.minutes / HOUR for each in seats],
            "share": [round(100 * each.load.minutes / max(each.present.minutes, 1)) for each in seats],
            "most": [_most(each) for each in seats],
        }
    )


def _columns() -> dict[str, Any]:
    config = st.column_config
    share = _("Expected work as a part of this shift, or of the office hours of today.")
    return {
        "name": config.TextColumn(_("Name"), width=150),
        "state": config.TextColumn(_("At work"), width=190),
        "cases": config.NumberColumn(_("Cases"), width=70),
        "waiting": config.NumberColumn(_("Waiting"), width=70, help=_("Cases that wait for others weigh less.")),
        "hours": config.NumberColumn(_("Hours"), width=70, format="%.1f", help=_("Expected work in the open cases.")),
        "share": config.ProgressColumn(_("Of the day"), width=130, max_value=200, format="%d%%", help=share),
        "most": config.TextColumn(_("At most"), width=120),
    }


def _panel(seats: Sequence[Seat], zone: ZoneInfo) -> None:
    seat = next((each for each in seats if str(each.id) == pick.chosen("person")), seats[0])
    name = f"limit.{seat.id}"
    with st.container(border=True):
        pick.panel_head("person", plain(seat.name), state(seat, zone))
        with st.form(name, border=False):
            own = seat.own_limits
            cases = st.number_input(
                _("Most cases at once"), value=own.cases if own else None, step=1, key=shell.new_key(name, "cases"),
                placeholder=_("as for everybody"),
            )  # fmt: skip
            hours = st.number_input(
                _("Most hours of work at once"), value=own.hours if own else None, step=1,
                key=shell.new_key(name, "hours"), placeholder=_("as for everybody"),
            )  # fmt: skip
            st.caption(_("Beyond a limit the desk gives no case, and “Take the next” gives none either."))
            saved = st.form_submit_button(_("Save"), icon=":material/check:", key=f"{name}.save", width="stretch")
        if saved:
            with shell.attempt(_("The limits of {name} are saved.").format(name=seat.name), clears=name) as work:
                actions.limit(work, seat.id, cases, hours)
