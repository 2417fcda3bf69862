"""The cases behind a figure of a document: which figure stands in the address, and its stays as links."""

from datetime import datetime

import streamlit as st

from core.actors import Actor
from core.figures.cases import views
from core.figures.cases.views import Case
from core.figures.forms import Behind, Criteria
from core.figures.words import Part
from core.process.document import Document
from core.process.words import MoveKind
from core.triage.words import Priority
from pages.parts import chips, due, shell
from pages.parts.behind import KEY, opened
from pages.parts.fresh import fresh
from pages.parts.procedure import step_name
from pages.parts.rows import TICKET
from pages.parts.words import _, label, n_, plain

ORDINARY = {MoveKind.NORMAL, None}
LONGEST = 300  # letters of a reason


def code(figure: Behind) -> str:
    """``late.receive``, ``stays.receive.analyse``, ``stays...override``: what is not asked for is empty."""
    return ".".join([figure.part, figure.step, figure.to, figure.kind or ""]).rstrip(".")


def figure_of(text: str) -> Behind | None:
    """What ``code`` wrote; an address may say anything else."""
    part, step, to, kind = [*text.split(".", 3), "", "", "", ""][:4]
    if part not in set(Part) or kind not in {"", *MoveKind}:
        return None
    return Behind(Part(part), step, to, MoveKind(kind) if kind else None)


def follow(figure: Behind | None, widget: str) -> None:
    """A fresh click opens the cases; ``widget``: its key, so that new data takes no list back."""
    chosen = code(figure) if figure else ""
    if chosen != st.session_state.get(f"followed.{widget}", ""):
        st.session_state[f"followed.{widget}"] = chosen
        opened(chosen or None)
        st.rerun()


def shown(me: Actor, criteria: Criteria, document: Document, now: datetime) -> None:
    """Ten at a time, the newest first."""
    figure = figure_of(st.query_params.get(KEY, ""))
    if figure is None:
        return
    total = fresh(views.how_many, me, criteria=criteria, figure=figure)
    with st.container(border=True, gap="small", key="behind"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
            shell.section(_said(document, figure), n_("{n} stay", "{n} stays", total))
            st.button("", icon=":material/close:", type="tertiary", key="cases.close", help=_("Close"), on_click=opened,
                      args=(None,))  # fmt: skip
        pages = max(1, -(-total // views.PAGE))
        page = min(st.session_state.get("cases.page") or 1, pages)
        found = fresh(views.behind, me, criteria=criteria, figure=figure, page=page)
        for case in found:
            row(document, case, now)
        if not found:
            st.caption(_("None of these cases is yours to open.") if total else _("No case stands behind this figure."))
        if pages > 1:
            st.pagination(pages, key="cases.page")


def row(document: Document, case: Case, now: datetime) -> None:
    """Subject as a link, then from where to where, how long, and why."""
    where = plain(step_name(document, case.step))
    if case.left_to:
        where += f" → {plain(step_name(document, case.left_to))}"
    minutes = max(0, round(((case.left or now) - case.entered).total_seconds() / 60))
    marks = [f"#{case.number}", where, due.span(minutes), *([plain(case.who)] if case.who else [])]
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(chips.priority(Priority(case.priority)), width="content")
            subject = f"**{plain(case.subject)}**"
            st.page_link(TICKET, label=subject, query_params={"n": str(case.number)}, width="content")
            if case.late:
                st.markdown(chips.chip(_("late"), "orange", "alarm"), width="content")
            if case.kind not in ORDINARY and case.kind is not None:
                st.markdown(chips.chip(label(case.kind)), width="content")
        st.markdown(f"&ensp;:small[:gray[{' · '.join(marks)}]]")
        if case.reason:
            st.text(f"“{' '.join(case.reason.split())[:LONGEST]}”")


def _said(document: Document, figure: Behind) -> str:
    said = [plain(step_name(document, figure.step))] if figure.step else []
    said += [f"→ {plain(step_name(document, figure.to))}"] if figure.to else []
    return " · ".join([*said, label(figure.kind or figure.part)])
