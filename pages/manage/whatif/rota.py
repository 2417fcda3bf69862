"""A proposed week: what it keeps beside today, who works when, what stays uncovered, whose wishes were not met."""

from datetime import date

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.staffing.study.results import Line, RotaAnswer
from core.staffing.tours.forms import Proposal, Unmet
from core.staffing.tours.rules import shifts
from core.staffing.tours.words import Wish
from pages.manage.whatif import adopting, telling
from pages.parts import figures, shell, times
from pages.parts.words import _, label, n_, plain

A_DAY = 24 * 60


def draw(me: Actor, answer: RotaAnswer) -> None:
    first, found = date.fromisoformat(answer.first), answer.proposal
    for each in found.contradictions:
        st.error(label(each.trouble).format(**each.facts))
    if answer.proposed is None:
        return
    with st.container(border=True, gap="xsmall"):
        st.subheader(_("Week from {day}").format(day=times.long_day(first)), anchor=False)
        st.markdown(_verdict(answer.today, answer.proposed))
        st.markdown(f":small[:gray[{_solved(found)}]]")
        adopting.draw(me, found, first)
    for each in found.remarks:
        st.markdown(f":orange[:material/info:] {label(each.trouble).format(**each.facts)}")
    shell.section(_("Who works when"), n_("{n} person", "{n} people", len({each.person_id for each in found.names})))
    st.dataframe(_week(found), hide_index=True, row_height=34, height="content", key="rota.week")
    _missing(found)
    _unmet(found.unmet)


def _verdict(today: Line, proposed: Line) -> str:
    said = _("Played on your own cases: **{after}** of first responses in time, today {before}: {moved} {verdict}.")
    hours = _("{after} hours a week, today {before}.").format(after=round(proposed.hours), before=round(today.hours))
    return said.format(
        after=figures.value(proposed.answer, figures.percent),
        before=figures.value(today.answer, figures.percent),
        moved=telling.change(proposed.answer_moved),
        verdict=telling.verdict(proposed.verdict),
    ) + f" {hours}"


def _solved(found: Proposal) -> str:
    said = _("found in {seconds} s · no rota under these rules costs {gap} less")
    return said.format(seconds=figures.tenths(found.seconds), gap=figures.percent(found.gap))


def _week(found: Proposal) -> pd.DataFrame:
    names = {each.id: each.name for each in found.asked.people}
    cells: dict[tuple[int, int], list[str]] = {}
    for person, begin, end in shifts(found):
        day = begin // A_DAY
        cells.setdefault((person, day), []).append(f"{_clock(begin)}–{_clock(end)}")
    days = times.weekdays()
    rows = [[name, *(", ".join(cells.get((person, day), [])) for day in range(7))] for person, name in names.items()]
    return pd.DataFrame(rows, columns=[_("Name"), *days])


def _clock(minute: int) -> str:
    at = minute % A_DAY
    return f"{at // 60:02d}:{at % 60:02d}"


def _missing(found: Proposal) -> None:
    """Half-hours in which somebody is missing, by day."""
    hours = [sum(found.shortage[day * 48 : day * 48 + 48]) / 2 for day in range(7)]
    if not any(each >= 0.5 for each in hours):
        st.caption(_("Every half-hour that was asked for is covered."))
        return
    names = times.weekdays()
    told = [f"{name} {figures.tenths(each)} h" for name, each in zip(names, hours, strict=True) if each >= 0.5]
    st.markdown(f":orange[:material/person_alert:] {_('Not covered')}: {' · '.join(told)}")


def _unmet(unmet: tuple[Unmet, ...]) -> None:
    if unmet:
        shell.section(_("Wishes that could not be met"), str(len(unmet)))
        st.markdown("\n".join(f"- {plain(each.name)}: {_wish(each)}" for each in unmet))


def _wish(each: Unmet) -> str:
    if each.wish is Wish.DAY_OFF and each.day is not None:
        return f"{label(each.wish)} ({times.weekdays('EEEE')[each.day]})"
    return f"{label(each.wish)} ({n_('{n} day', '{n} days', each.days)})"
