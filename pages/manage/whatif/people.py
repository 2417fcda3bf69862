"""Who works when in a scenario: those of the desk, and people who are imagined."""

from collections.abc import Iterable
from typing import Any, cast

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.settings.words import Vocabulary
from core.staffing import reading
from core.staffing.forms import Levers, Worker
from core.staffing.study.today import Person, Today
from pages.manage.whatif import unread
from pages.parts import shell, times
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

WIDE = 150
Told = dict[str, Any]


def table(me: Actor, name: str, levers: Levers, now: Today) -> Told:
    """Only the people who differ from today."""
    meaning = n_("{n} person", "{n} people", len(now.people))
    shell.section(_("People"), f"{meaning} · {_('like 09:00-12:00, 13:00-18:00, or 22:00-06:00; empty: free')}")
    changed = {each.code: each for each in levers.workers}
    days = times.weekdays()
    rows = [_row(each, changed.get(each.code)) for each in now.people]
    edited = (_one_by_one if phone() else _at_once)(me, f"{name}.people", rows, days)
    found = [_worker(each, row, days) for each, row in zip(now.people, edited, strict=False)]
    return read({"workers": [each for each in found if each]}, now)


def _at_once(me: Actor, key: str, rows: list[tuple[Any, ...]], days: list[str]) -> list[Told]:
    columns: dict[str, Any] = {
        "here": st.column_config.CheckboxColumn(_("There"), width=80, help=_("Take the tick away: they have left.")),
        "name": st.column_config.TextColumn(_("Name"), disabled=True, pinned=True, width=135),
        "skills": st.column_config.MultiselectColumn(
            _("Skills"), options=term_codes(me, Vocabulary.SKILL),
            format_func=lambda code: term_label(me, Vocabulary.SKILL, code), width=180,
        ),
    }  # fmt: skip
    return records(edited(pd.DataFrame(rows, columns=["here", "name", "skills", *days]), key, columns))


def _one_by_one(me: Actor, key: str, rows: list[tuple[Any, ...]], days: list[str]) -> list[Told]:
    """On a phone, where ten columns would have to be pushed sideways."""
    skills, found, together = term_codes(me, Vocabulary.SKILL), list[Told](), st.container(gap="xsmall")
    for place, (here, name, has, *week) in enumerate(rows):
        with together, st.expander(plain(name)):
            row: Told = {"here": st.checkbox(_("There"), here, key=f"{key}.{place}.here")}
            row["skills"] = st.multiselect(
                _("Skills"), list(dict.fromkeys([*skills, *has])), has, key=f"{key}.{place}.skills",
                format_func=lambda code: term_label(me, Vocabulary.SKILL, code), placeholder=_("Please choose"),
            )  # fmt: skip
            for number, (day, hours) in enumerate(zip(days, week, strict=True)):
                row[day] = st.text_input(day, hours, max_chars=80, key=f"{key}.{place}.{number}")
        found.append(row)
    return found


def read(told: Told, now: Today) -> Told:
    """What cannot be read is said at once, below its table."""
    unread.draw(reading.unread(told, now.names))
    return told


def _row(person: Person, changed: Worker | None) -> tuple[Any, ...]:
    if changed is None:
        return (True, person.name, list(person.skills), *person.week)
    skills = person.skills if changed.skills is None else changed.skills
    return (changed.count > 0, person.name, list(skills), *(changed.week or person.week))


def _worker(person: Person, row: dict[str, Any], days: list[str]) -> Told | None:
    week = typed(row, days)
    skills = several(row["skills"])
    told: Told = {"code": person.code, "count": int(bool(row["here"]))}
    if week != list(person.week):
        told["week"] = week
    if sorted(skills) != sorted(person.skills):
        told["skills"] = skills
    return told if len(told) > 2 or not told["count"] else None


def several(cell: Iterable[str] | float | None) -> list[str]:
    """What was chosen in a cell; an emptied one holds nothing, or what a table writes for nothing."""
    if isinstance(cell, str) or not isinstance(cell, Iterable):
        return []
    return list(map(str, cast(Iterable[object], cell)))


def typed(row: Told, days: list[str]) -> list[str]:
    """A cell that was emptied is free time, however the table says so."""
    return [row[day] if isinstance(row[day], str) else "" for day in days]


def edited(frame: pd.DataFrame, key: str, columns: dict[str, Any], adding: bool = False) -> pd.DataFrame:
    for day in times.weekdays():
        columns[day] = None if phone() else st.column_config.TextColumn(day, max_chars=80, width=WIDE)
        frame[day] = frame[day].astype(object)
    return st.data_editor(
        frame, column_config=columns, hide_index=True, num_rows="dynamic" if adding else "fixed", row_height=34,
        height="content", key=key,
    )  # fmt: skip


def records(edited: pd.DataFrame) -> list[Told]:
    return [{str(name): value for name, value in row.items()} for row in edited.to_dict("records")]
