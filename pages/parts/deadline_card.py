"""A deadline that explains itself: which time counted, which did not, and why."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from core.deadlines import actions as deadlines
from core.deadlines.explaining import Part
from core.deadlines.told import StepTold, Told
from core.deadlines.words import DeadlineKind, PartKind, Party
from core.resolution.views import Case
from core.triage.views import danger_words
from core.triage.words import Reason
from pages.parts import charts, chips, day_names, due, promises, shell, strip, times
from pages.parts.fresh import direct
from pages.parts.grading import because
from pages.parts.words import _, label, plain

LONG = 7  # intervals that a popover shows without a bar to scroll by
KINDS = (PartKind.COUNTED, PartKind.PAUSED, PartKind.LATE, PartKind.AHEAD)


def due_card(case: Case, zone: ZoneInfo) -> None:
    """Every promise and the step's limit, the earliest as a picture, and what the clock will do by itself."""
    with st.container(border=True, gap="small"):
        _heading(case, zone)
        with st.container(gap="xxsmall"):
            for told in case.deadlines:
                _line(told, case.now, zone)
            _step(case, zone)
        if any(told.kind is DeadlineKind.CONTACT and told.met_at is None for told in case.deadlines):
            _contacting(case)
        if shown := _pictured(case):
            _picture(shown, zone)
        st.caption(" · ".join(_facts(case, zone)))


def _heading(case: Case, zone: ZoneInfo) -> None:
    ticket = case.ticket
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        if ticket.next_due is None:
            shell.section(_("No deadline runs"), _("the clock stands still") if ticket.stage.waiting else "")
        else:
            shell.section(_("Due {at}").format(at=times.moment(ticket.next_due, zone)))
        if case.deadlines or case.limit:
            _why(case, zone)


def _pictured(case: Case) -> Told | None:
    """What is due next; a case that waits shows where its clock stopped. Where all is to come, words are enough."""
    running = [told for told in case.deadlines if told.met_at is None and _begun(told)]
    return min(running, key=lambda told: (told.due_at is None, told.due_at or case.now), default=None)


def _begun(told: Told) -> bool:
    return any(part.kind not in {PartKind.AHEAD, PartKind.CLOSED} for part in told.parts)


def _line(told: Told, now: datetime, zone: ZoneInfo) -> None:
    at = f" :small[:gray[{times.moment(told.due_at, zone)}]]" if told.due_at and not told.met_at else ""
    st.markdown(f"{_chip(told, now)} {label(told.kind)}{at}")


def _why(case: Case, zone: ZoneInfo) -> None:
    """One door to all explanations, so that the card stays low."""
    with st.popover(_("Why"), type="tertiary", key="why"):
        for told in case.deadlines:
            shell.section(label(told.kind), promises.because(shell.me(), told.rule, told.facts))
            _explained(told, zone)
        if case.limit:
            shell.section(_("Time limit of this step"), _("as the process document says"))
            _explained(case.limit, zone)


def _contacting(case: Case) -> None:
    """One click for what a phone call outside has done."""
    with st.popover(_("Third party contacted"), icon=":material/call_made:", type="tertiary", key="contacted"):
        st.markdown(_("Who has heard of this case from us?"))
        for party in Party:
            if st.button(label(party), type="tertiary", key=shell.new_key("contacted", party)):
                with shell.attempt(_("It is written down.")) as work:
                    deadlines.contacted(work, case.ticket.number or 0, party)


def _chip(told: Told, now: datetime) -> str:
    if told.met_at is None:
        return due.chip(due.minutes_to(told.due_at, now))
    if told.kept:
        return chips.chip(_("kept"), "green", "check")
    return chips.chip(_("came late"), "orange", "check")


def _step(case: Case, zone: ZoneInfo) -> None:
    if case.limit:
        at, chip = times.moment(case.limit.due_at, zone), due.chip(due.minutes_to(case.limit.due_at, case.now))
        st.markdown(f"{chip} {_('Time limit of this step')} :small[:gray[{at}]]")


def _picture(told: Told, zone: ZoneInfo) -> None:
    """The sentence is the legend of the strip below it."""
    inks = strip.colors()
    sums = {kind: _minutes(told, kind) for kind in KINDS}
    words = [
        f"{charts.square(inks[kind])} {label(kind)} {due.worked(minutes)}" for kind, minutes in sums.items() if minutes
    ]
    st.markdown(f":small[{label(told.kind)}: {' · '.join(words)}]")
    st.altair_chart(strip.chart(told.parts, zone), alt=_("Counted and paused time of this deadline"))


def _minutes(told: Told, kind: PartKind) -> int:
    """Working time, of pauses their length by the clock."""
    found = (each for each in told.parts if each.kind is kind)
    lengths = (each.end - each.begin if kind is PartKind.PAUSED else each.counted for each in found)
    return round(sum(length.total_seconds() for length in lengths) / 60)


def _explained(told: Told | StepTold, zone: ZoneInfo) -> None:
    """In words: what was promised, then interval by interval."""
    since = times.moment(told.parts[0].begin, zone) if told.parts else ""
    promise = _("{span} day and night, from {at}") if told.day_and_night else _("{span} of working time, from {at}")
    st.markdown(promise.format(span=f"**{due.worked(told.minutes)}**", at=since))
    with st.container(height=280 if len(told.parts) > LONG else "content", border=False):
        st.table(
            {
                _("from – to"): [_between(each, zone) for each in told.parts],
                _("what"): [_what(each) for each in told.parts],
                _("time"): [_amount(each) for each in told.parts],
            },
            border="horizontal",
            hide_index=True,
        )


def _between(part: Part, zone: ZoneInfo) -> str:
    same = part.begin.astimezone(zone).date() == part.end.astimezone(zone).date()
    last = part.end.astimezone(zone).strftime("%H:%M") if same else times.moment(part.end, zone)
    return f"{times.moment(part.begin, zone)} – {last}"


def _what(part: Part) -> str:
    reasons = [*(plain(day_names.said(each)) for each in part.labels), *map(label, part.why)]
    return f"{label(part.kind)}: {_(', ').join(reasons)}" if reasons else label(part.kind)


def _amount(part: Part) -> str:
    if part.kind is PartKind.LATE:
        return f"+{due.worked(round(part.counted.total_seconds() / 60))}"
    return due.worked(round(part.counted.total_seconds() / 60)) if part.counted else "–"


def _facts(case: Case, zone: ZoneInfo) -> list[str]:
    ticket = case.ticket
    facts = [_("in this step since {at}").format(at=times.moment(case.visits[-1].entered_at, zone))]
    if ticket.wakes_at:
        facts.append(_("moves on by itself {at}").format(at=times.moment(ticket.wakes_at, zone)))
    reasons = because(
        [Reason(code) for code in ticket.priority_reasons if code != Reason.BY_HAND],
        direct(danger_words, shell.me(), ticket=ticket),
    )
    computed = ticket.computed_priority or ticket.priority
    facts.append(_("{priority} because: {reasons}").format(priority=computed, reasons=reasons))
    if ticket.computed_priority:
        facts.append(_("{priority} set by hand").format(priority=ticket.priority))
    return facts
