"""What people wish for in the rota: days off, and when to begin and end."""

from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.assignment.crew import views as crew
from core.settings.staffing import Staffing, Wish
from core.staffing import actions, reading
from pages.manage.sections import form
from pages.manage.whatif import unread
from pages.manage.whatif.people import several
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _


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
            "name": st.column_config.TextColumn(_("Name"), disabled=True, width=95 if phone() else 110),
            "off": st.column_config.MultiselectColumn(_("Off"), options=days, width=95 if phone() else 140),
            "earliest": st.column_config.TextColumn(_("Not before"), max_chars=20, width=84 if phone() else 110),
            "latest": st.column_config.TextColumn(_("Not after"), max_chars=20, width=84 if phone() else 110),
        },
    )  # fmt: skip
    typed = {person: _typed(row) for person, row in zip(people, edited.to_dict("records"), strict=True)}
    flaws = (flaw for person, row in typed.items() for flaw in reading.unread_clocks(people[person], *row[1:]))
    refused = unread.draw(flaws)
    if st.button(_("Save the wishes"), icon=":material/check:", key="wishes.save") and not refused:
        wishes = {person: told for person, row in typed.items() if (told := _wish(row, days))}
        kept = now.model_dump() | {"wishes": wishes}
        form.save_by(actions.type_in, Staffing, _("Kept. The next proposal follows them where it can."), kept)


def _row(name: str, wish: Wish, days: list[str]) -> tuple[Any, ...]:
    return name, [days[day] for day in wish.off], _clock(wish.earliest), _clock(wish.latest)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _typed(row: dict[Any, Any]) -> tuple[list[str], str, str]:
    """Days off, not before, not after; a cell that was emptied holds nothing, however the table says so."""
    earliest, latest = (each if isinstance(each := row[name], str) else "" for name in ("earliest", "latest"))
    return several(row["off"]), earliest, latest


def _wish(row: tuple[list[str], str, str], days: list[str]) -> dict[str, Any] | None:
    off = tuple(days.index(each) for each in row[0])
    earliest, latest = map(reading.clock, row[1:])
    told = {"off": off, "earliest": earliest, "latest": latest}
    return told if off or earliest is not None or latest is not None else None
