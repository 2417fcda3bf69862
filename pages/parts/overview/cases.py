"""The cases behind a figure of the overview: which figure stands in the address, and its cases as links."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from core.actors import Actor
from core.deadlines.words import DeadlineKind
from core.process.words import Stage
from core.reports import cases
from core.reports.forms import STEP, TARGETS, Behind, Criteria, Target
from core.reports.words import Band, By, Horizon, Slice
from core.triage.words import Priority
from pages.parts import chips, due, shell
from pages.parts.behind import KEY, opened
from pages.parts.fresh import fresh
from pages.parts.overview import names
from pages.parts.rows import TICKET, lines
from pages.parts.words import _, label, n_, plain

PARTS = 6
TOP, FLOW, GROUPS, OPEN = "top", "flow", "groups", "open"  # the list opens where one has clicked


def code(figure: Behind) -> str:
    """``arrived.4``, ``open..7d``, ``kept....channel.mail``, ``due:response:late``: what is not asked for is empty."""
    point = "" if figure.point is None else str(figure.point)
    whose = ("", "") if figure.group is None else (str(figure.by), figure.group or "-")
    part = ":".join([figure.slice, figure.target or "", figure.horizon or ""]).rstrip(":")
    return ".".join([part, point, figure.band or "", figure.stage or "", *whose]).rstrip(".")


def figure_of(text: str) -> Behind | None:
    """What ``code`` wrote; an address may say anything else."""
    parts = text.split(".", PARTS - 1)
    named, point, band, stage, by, group = [*parts, *[""] * (PARTS - len(parts))]
    part, promise, horizon = [*named.split(":", 2), "", ""][:3]
    words = ((part, Slice), (band, ("", *Band)), (stage, ("", *Stage)), (by, ("", *By)), (horizon, ("", *Horizon)))
    known = all(word in set(those) for word, those in words) and promise in {"", *TARGETS}
    if not known or not (point == "" or (point.isascii() and point.isdecimal() and len(point) < 4)):
        return None
    return Behind(
        Slice(part),
        By(by) if by else By.TEAM,
        (group if group != "-" else "") if by else None,
        int(point) if point else None,
        Band(band) if band else None,
        Stage(stage) if stage else None,
        next((each for each in TARGETS if each == promise), None),
        Horizon(horizon) if horizon else None,
    )


def follow(figure: Behind | None, widget: str, place: str) -> None:
    """A fresh click on a mark or a cell opens its cases; ``widget``: its key, so that new data takes no list back."""
    chosen = code(figure) if figure else ""
    if chosen != st.session_state.get(f"followed.{widget}", ""):
        st.session_state[f"followed.{widget}"] = chosen
        _opened(chosen, place)
        st.rerun()


def button(figure: Behind, words: str, place: str = TOP) -> None:
    chosen = code(figure)
    st.button(words, key=f"open.{chosen}", type="tertiary", icon=":material/list:", on_click=_opened,
              args=(chosen, place))  # fmt: skip


def _opened(chosen: str, place: str) -> None:
    st.session_state["cases.at"] = place
    opened(chosen or None)


def target(of: Target) -> str:
    return _("Limit of a step") if of == STEP else label(DeadlineKind(of))


def shown(me: Actor, criteria: Criteria, points: Sequence[str], now: datetime, place: str = TOP) -> None:
    """The chosen figure's cases, ten at a time, the oldest first."""
    figure = figure_of(st.query_params.get(KEY, ""))
    if figure is None or st.session_state.get("cases.at", TOP) != place:
        return
    total = fresh(cases.how_many, me, criteria=criteria, figure=figure)
    with st.container(border=True, gap="small", key="behind"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
            shell.section(_said(me, figure, points), n_("{n} case", "{n} cases", total))
            st.button("", icon=":material/close:", type="tertiary", key="cases.close", help=_("Close"), on_click=opened,
                      args=(None,))  # fmt: skip
        pages = max(1, -(-total // cases.PAGE))
        page = min(st.session_state.get("cases.page") or 1, pages)
        for case in lines(fresh(cases.behind, me, criteria=criteria, figure=figure, page=page)):
            _row(case, now)
        if not total:
            st.caption(_("No case stands behind this figure."))
        if pages > 1:
            st.pagination(pages, key="cases.page")


def _row(case: Any, now: datetime) -> None:
    """Priority and subject, then the times of which the figures are made."""
    marks = [f"#{case.number}", label(Stage(case.stage)), plain(case.owner or _("nobody yet"))]
    marks.append(_("came in {span} ago").format(span=_span(case.opened_at, now)))
    if case.answered_at is not None:
        marks.append(_("answered after {span}").format(span=_span(case.opened_at, case.answered_at)))
    if case.done_at is not None:
        marks.append(_("resolved after {span}").format(span=_span(case.opened_at, case.done_at)))
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(chips.priority(Priority(case.priority)), width="content")
            subject = f"**{plain(case.subject)}**"
            st.page_link(TICKET, label=subject, query_params={"n": str(case.number)}, width="content")
        st.markdown(f"&ensp;:small[:gray[{' · '.join(marks)}]]")


def _span(since: datetime, until: datetime) -> str:
    """An impossible span is a dash."""
    minutes = round((until - since).total_seconds() / 60)
    return due.span(minutes) if minutes >= 0 else "–"


def _said(me: Actor, figure: Behind, points: Sequence[str]) -> str:
    said = [target(figure.target)] if figure.target else []
    said.append(label(figure.slice if figure.horizon is None else figure.horizon))
    if figure.point is not None:
        said.append(points[figure.point] if figure.point < len(points) else "–")
    if figure.band is not None:
        said.append(label(figure.band))
    if figure.stage is not None:
        said.append(label(figure.stage))
    if figure.group is not None:
        said.append(plain(names.group(me, figure.by, figure.group)))
    return " · ".join(said)
