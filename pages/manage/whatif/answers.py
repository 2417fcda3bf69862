"""All that a study says, as one page: the answer, the scenarios, the curves, the week, and how far to believe it."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.staffing.study.results import Study
from core.staffing.views import Said
from pages.manage.whatif import cells, curves, foretold, limits, table, telling, waiting, week
from pages.parts import shell, times
from pages.parts.address import forget, picked
from pages.parts.words import _, n_

CHOICE = "scenario"  # in the address


def stamp_of(said: Said) -> str:
    """Of which study a chart is: a selection never outlives its data."""
    return f"{said.id}.{said.made_at:%Y%m%d%H%M%S}"


def situation(study: Study, said: Said, zone: ZoneInfo) -> str:
    """How much the figures rest on, and of when they are."""
    parts = [
        n_("{n} day", "{n} days", study.days),
        n_("{n} paired run", "{n} paired runs", study.replications),
        _("worked out {at}").format(at=times.moment(said.made_at, zone)),
    ]
    return " · ".join(parts)


def draw(me: Actor, study: Study, said: Said, currency: str) -> None:
    seen = chosen(study)
    stamp = f"{stamp_of(said)}.{seen.focus}"
    limits.card(seen, currency)
    table.scenarios(me, study, currency)
    cells.draw(me, telling.focus(seen))
    pictures(seen, stamp, currency)
    week.draw(seen.week, stamp)
    foretold.draw(study, stamp_of(said))


def chosen(study: Study) -> Study:
    """What limits you, promises and charts are of one line, which stands in the address; the table is of all."""
    lines = {each.code: each for each in study.lines}
    others = [code for code in lines if code in {each.code for each in study.looks}]
    if not others:
        return study
    if st.session_state.get(CHOICE) not in {None, *others}:
        forget(CHOICE)  # it was put away, or is the usual one now
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(_("Seen closely"), _("what limits it, its promises and its charts"))
        return study.about(
            picked(CHOICE, others, lambda code: telling.name(lines[code]), telling.name(telling.focus(study)), 280)
        )


def pictures(study: Study, stamp: str, currency: str) -> None:
    """Two beside each other, on a phone one below the other; those that were not tried have no place."""
    left, right = st.columns(2, gap="large")
    if study.thorough:
        with left:
            curves.team(study, stamp, currency)
    with right if study.thorough else left:
        waiting.draw(study, stamp)
    left, right = st.columns(2, gap="large")
    with left:
        curves.backlog(study, stamp)
    with right:
        curves.oldest(study, stamp)
    if not study.thorough:
        return
    left, right = st.columns(2, gap="large")
    with left:
        curves.gone(study, stamp)
    with right:
        curves.turned(study, stamp)
