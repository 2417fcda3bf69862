"""A team's week as a table that is written into; on a phone one person at a time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from core.actors import Actor
from core.clock import utc_now
from core.rota import actions, rules, views
from core.rota.forms import WeekLine
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, n_, tongue

Week = Mapping[int, Sequence[str]]
WIDE = 168  # a shift with its break is seen whole; the names stay where they are


def draw(me: Actor, team: int, people: dict[int, str], zone: ZoneInfo) -> None:
    first = _monday(zone)
    days = [first + timedelta(days=ahead) for ahead in range(rules.DAYS)]
    names = [format_skeleton("MEd", day, locale=tongue()) for day in days]
    name = f"week.{team}.{first}"
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn(first, zone)
        shell.section(f"{names[0]} – {names[-1]}", _("like 09:00-12:00, 13:00-18:00, or 22:00-06:00; empty: free"))
    if not people:
        st.caption(_("Nobody works on cases here yet. Members are added to teams under “People and teams”."))
        return
    seen = _seen(me, name, people, first)
    typed = (_one if phone() else _table)(name, people, names, seen)
    lines = [WeekLine(person, typed[person], seen[person]) for person in people if person in seen and person in typed]
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Save the week"), type="primary", icon=":material/check:", key="week_save"):
            st.session_state.pop(shell.new_key(name, "seen"))
            with shell.attempt(_("The week is saved."), clears=name) as work:
                actions.save_week(work, first, lines)
        _repeating(me, first, people, name)


def _seen(me: Actor, name: str, people: dict[int, str], first: date) -> Week:
    """The week as it was when this table was first drawn, so that nobody overwrites what they did not see."""
    place = shell.new_key(name, "seen")
    if shell.new_key(name, "rows") not in st.session_state and f"{name}.person" not in st.session_state:
        st.session_state.pop(place, None)
    kept: Week = st.session_state.setdefault(place, direct(views.week, me, people=sorted(people), first=first))
    return kept


def _monday(zone: ZoneInfo) -> date:
    """Of the week in the address, or of this one."""
    return rules.week_of(st.query_params.get("week", ""), utc_now().astimezone(zone).date())


def _turn(first: date, zone: ZoneInfo) -> None:
    for icon, weeks, words in (("chevron_left", -1, _("The week before")), ("chevron_right", 1, _("The next week"))):
        st.button(
            "", icon=f":material/{icon}:", help=words, key=f"week_{icon}", on_click=_go,
            args=(first + timedelta(weeks=weeks),),
        )  # fmt: skip
    if first != rules.monday(utc_now().astimezone(zone).date()):
        st.button(_("This week"), key="week_now", type="tertiary", on_click=_go, args=(None,))


def _go(first: date | None) -> None:
    if first is None:
        st.query_params.pop("week", None)
    else:
        st.query_params["week"] = str(first)


def _table(name: str, people: dict[int, str], days: list[str], seen: Week) -> Week:
    drawn = [person for person in people if person in seen]
    frame = pd.DataFrame([[people[person], *seen[person]] for person in drawn], columns=["name", *days])
    columns = {"name": st.column_config.TextColumn(_("Name"), disabled=True, pinned=True, width=135)} | {
        day: st.column_config.TextColumn(day, max_chars=80, width=WIDE) for day in days
    }
    edited = st.data_editor(
        frame,
        column_config=columns,
        hide_index=True,
        num_rows="fixed",
        row_height=34,
        height="content",
        key=shell.new_key(name, "rows"),
    )
    rows = edited[days].fillna("").astype(str).values.tolist()
    return dict(zip(drawn, rows, strict=True))


def _one(name: str, people: dict[int, str], days: list[str], seen: Week) -> Week:
    """Nothing is wider than a phone this way."""
    person = st.selectbox(_("Person"), list(people), format_func=people.__getitem__, key=f"{name}.person")
    now = seen.get(person, [""] * len(days))
    return {
        person: [
            st.text_input(day, text, max_chars=80, key=shell.new_key(name, f"{person}.{day}")) or ""
            for day, text in zip(days, now, strict=True)
        ]
    }


def _repeating(me: Actor, first: date, people: dict[int, str], name: str) -> None:
    meaning = _(
        "The saved week is written for the next weeks too. Weeks changed by hand stay as they are; "
        "days off belong under “Absences”."
    )
    if st.button(_("Let this week repeat"), icon=":material/repeat:", key="week_repeat", help=meaning):
        with shell.attempt(_("The week repeats from now on."), clears=name) as work:
            actions.repeat(work, first, sorted(people))
    if count := direct(views.repeating, me, people=sorted(people)):
        if st.button(_("Repeat no more"), type="tertiary", key="week_stop"):
            with shell.attempt(_("No week repeats from this one on."), clears=name) as work:
                actions.stop_repeating(work, first, sorted(people))
        st.caption(n_("the week of {n} person repeats", "the weeks of {n} people repeat", count))
