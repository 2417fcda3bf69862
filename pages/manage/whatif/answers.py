"""All that a study says, as one page: the answer, the scenarios, the curves, the week, and how far to believe it."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.staffing.study.results import Study
from core.staffing.views import Said
from pages.manage.whatif import cells, curves, foretold, limits, table, waiting, week
from pages.parts import times
from pages.parts.words import _, n_


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
    stamp = stamp_of(said)
    limits.card(study, currency)
    table.scenarios(me, study, currency)
    cells.draw(me, study)
    pictures(study, stamp, currency)
    week.draw(study.week, stamp)
    foretold.draw(study, stamp)


def pictures(study: Study, stamp: str, currency: str) -> None:
    """Two beside each other, on a phone one below the other."""
    left, right = st.columns(2, gap="large")
    with left:
        curves.team(study, stamp, currency)
    with right:
        waiting.draw(study, stamp)
    left, right = st.columns(2, gap="large")
    with left:
        curves.backlog(study, stamp)
    with right:
        curves.oldest(study, stamp)
    left, right = st.columns(2, gap="large")
    with left:
        curves.gone(study, stamp)
    with right:
        curves.turned(study, stamp)
