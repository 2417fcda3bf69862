"""A proposed week: what it keeps beside today, who works when, what stays uncovered, whose wishes were not met."""

from datetime import date

import streamlit as st

from core.actors import Actor
from core.reports.words import Verdict
from core.staffing.study.answers import RotaAnswer
from core.staffing.study.questions import Hour
from core.staffing.study.results import Line
from core.staffing.tours.forms import Proposal, Unmet
from core.staffing.tours.rules import SLOTS, heat
from core.staffing.tours.words import Wish
from pages.manage.whatif import adopting, rota_week, telling, week
from pages.parts import charts, figures, kept_chart, shell, times
from pages.parts.tokens import inks
from pages.parts.words import _, label, n_, plain

A_DAY = 24 * 60


def draw(me: Actor, answer: RotaAnswer, stamp: str) -> None:
    first, found = date.fromisoformat(answer.first), answer.proposal
    for each in found.contradictions:
        st.error(label(each.trouble).format(**each.facts))
    if answer.proposed is None:
        return
    with st.container(border=True, gap="xsmall"):
        st.subheader(_("Week from {day}").format(day=times.long_day(first)), anchor=False)
        st.markdown(_verdict(answer.today, answer.proposed))
        st.markdown(f":small[:gray[{_solved(found)}]]")
        adopting.draw(me, found, first, answer.proposed.verdict is Verdict.WORSE)
    for each in found.remarks:
        st.markdown(f":orange[:material/info:] {label(each.trouble).format(**each.facts)}")
    people = n_("{n} person", "{n} people", len({each.person_id for each in found.names}))
    shell.section(_("Who works when"), f"{people} · {_('from door to door, lunch included')}")
    rota_week.draw(found)
    _missing(found)
    _covered(found, stamp)
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


def _missing(found: Proposal) -> None:
    """Half-hours in which somebody is missing, by day."""
    hours = [sum(found.shortage[day * 48 : day * 48 + 48]) / 2 for day in range(7)]
    if not any(each >= 0.5 for each in hours):
        st.caption(_("Every half-hour that was asked for is covered."))
        return
    days = zip(times.weekdays(), map(figures.tenths, hours), hours, strict=True)
    told = [f"{name} {_('{h} h').format(h=said)}" for name, said, each in days if each >= 0.5]
    st.markdown(f":orange[:material/person_alert:] {_('Not covered')}: {' · '.join(told)}")


def _covered(found: Proposal, stamp: str) -> None:
    ink = inks()
    missing, spare = charts.square(ink.bad), charts.square(ink.soft)
    said = _("{missing} people missing · {spare} people to spare").format(missing=missing, spare=spare)
    shell.section(_("Proposed minus required"), said)
    hours = covered(found)
    if week.shown(hours):
        kept_chart.draw("rota", stamp, lambda: week.chart(hours), _("Proposed minus required"))


def covered(found: Proposal) -> list[Hour]:
    """By hour, of its two halves on average; with what is asked for, and who is there."""
    halves = [sum(need.people[slot] for need in found.asked.needs) for slot in range(SLOTS)]
    more = heat(found.asked, found.names)
    pairs = ((sum(halves[slot : slot + 2]) / 2, sum(more[slot : slot + 2]) / 2) for slot in range(0, SLOTS, 2))
    return [
        Hour(hour, 0.0, 0.0, 0.0, 0, 0, need, required=need, rostered=need + over)
        for hour, (need, over) in enumerate(pairs)
    ]


def _unmet(unmet: tuple[Unmet, ...]) -> None:
    if unmet:
        shell.section(_("Wishes that could not be met"), str(len(unmet)))
        st.markdown("\n".join(f"- {plain(each.name)}: {_wish(each)}" for each in unmet))


def _wish(each: Unmet) -> str:
    if each.wish is Wish.DAY_OFF and each.day is not None:
        return f"{label(each.wish)} ({times.weekdays('EEEE')[each.day]})"
    return f"{label(each.wish)} ({n_('{n} day', '{n} days', each.days)})"
