"""What people wish for in the rota: days off, and when to begin and end."""

from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.assignment.crew import views as crew
from core.settings.staffing import Staffing, Wish
from core.staffing import actions
from pages.manage.sections import form
from pages.manage.whatif.people import several
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _

CLOCK = r"^([01]?\d|2[0-3]):[0-5]\d$"


def draw(me: Actor) -> None:
    """Met where no shift stays empty for it; those that are not are named with the proposal."""
    shell.section(_("Wishes"), _("met where no shift stays empty for it"))
    people, days = direct(crew.members, me, team_id=None), times.weekdays()
    now = form.seen(me, Staffing, "wishes.there")
    st.session_state.setdefault(form.key(Staffing, "wishes.there"), True)
    rows = [_row(name, now.wishes.get(person, Wish()), days) for person, name in people.items()]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=["name", "off", "earliest", "latest"]), hide_index=True, num_rows="fixed",
        row_height=34, height="content", key=form.key(Staffing, "wishes"),
        column_config={
            "name": st.column_config.TextColumn(_("Name"), disabled=True, width=110),
            "off": st.column_config.MultiselectColumn(_("Off"), options=days, width=140),
            "earliest": st.column_config.TextColumn(_("Not before"), validate=CLOCK, max_chars=5, width=110),
            "latest": st.column_config.TextColumn(_("Not after"), validate=CLOCK, max_chars=5, width=110),
        },
    )  # fmt: skip
    if st.button(_("Save the wishes"), icon=":material/check:", key="wishes.save"):
        typed = zip(people, edited.to_dict("records"), strict=True)
        wishes = {person: told for person, row in typed if (told := _wish(row, days))}
        kept = now.model_dump() | {"wishes": wishes}
        form.save_by(actions.type_in, Staffing, _("Kept. The next proposal follows them where it can."), kept)


def _row(name: str, wish: Wish, days: list[str]) -> tuple[Any, ...]:
    return name, [days[day] for day in wish.off], _clock(wish.earliest), _clock(wish.latest)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _wish(row: dict[Any, Any], days: list[str]) -> dict[str, Any] | None:
    off = tuple(days.index(each) for each in several(row["off"]))
    earliest, latest = _minutes(row["earliest"]), _minutes(row["latest"])
    return {"off": off, "earliest": earliest, "latest": latest} if off or earliest or latest else None


def _minutes(text: object) -> int | None:
    """None for a cell that was emptied, however the table says so."""
    hours, colon, minutes = text.partition(":") if isinstance(text, str) else ("", "", "")
    return int(hours) * 60 + int(minutes) if colon and hours.isdecimal() and minutes.isdecimal() else None
