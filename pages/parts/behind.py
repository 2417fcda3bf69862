"""The cases behind a figure: which figure stands in the address, and its cases in a list of links."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.actors import Actor
from core.settings.words import Vocabulary
from core.survey.forms import Behind, Criteria
from core.survey.results import views
from core.survey.words import Slice
from pages.parts import chips, shell
from pages.parts.fresh import fresh
from pages.parts.rows import TICKET, lines
from pages.parts.survey_form import face
from pages.parts.terms import term_label
from pages.parts.words import _, label, n_, plain

KEY = "cases"


def opened(code: str | None) -> None:
    """Choose a figure by its code, or none."""
    st.session_state.pop("cases.page", None)
    if code:
        st.query_params[KEY] = code
    else:
        st.query_params.pop(KEY, None)


def figure_of(code: str, dimensions: Sequence[str]) -> Behind | None:
    """``low``, ``d.speed``, ``d.speed.2`` or ``w.12``; an address may say anything else."""
    kind, _dot, rest = code.partition(".")
    name, _dot, last = rest.partition(".")
    number = int(last or name) if (last or name).isdecimal() and len(last or name) < 4 else None
    if not rest and code in set(Slice):
        return Behind(Slice(code))
    if kind == "w" and number is not None and not last:
        return Behind(week=number)
    if kind == "d" and name in dimensions and (not last or number is not None):
        return Behind(dimension=name, score=number if last else None)
    return None


def shown(me: Actor, criteria: Criteria, dimensions: Sequence[str], weeks: Sequence[str]) -> None:
    """The chosen figure's cases, ten at a time, lowest first."""
    figure = figure_of(st.query_params.get(KEY, ""), dimensions)
    if figure is None:
        return
    total = fresh(views.how_many, me, criteria=criteria, figure=figure)
    with st.container(border=True, gap="small", key="behind"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
            shell.section(_said(me, figure, weeks), n_("{n} case", "{n} cases", total))
            st.button("", icon=":material/close:", type="tertiary", key="cases.close", help=_("Close"), on_click=opened,
                      args=(None,))  # fmt: skip
        page = min(st.session_state.get("cases.page") or 1, max(1, -(-total // views.PAGE)))
        for case in lines(fresh(views.behind, me, criteria=criteria, figure=figure, page=page)):
            row(me, case)
        if not total:
            st.caption(_("No case stands behind this figure."))
        if total > views.PAGE:
            st.pagination(-(-total // views.PAGE), key="cases.page")


def row(me: Actor, case: Any) -> None:
    """Subject as a link, then what was answered, then the words as plain text."""
    marks = [f"{face(round(case.overall))} {case.overall:.1f}"] if case.overall is not None else []
    marks += [_("recommends us: {n} of 10").format(n=int(case.recommend))] if case.recommend is not None else []
    marks += [plain(term_label(me, Vocabulary.SURVEY_REASON, case.reason))] if case.reason else []
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            subject = f"**{plain(case.subject)}**"
            st.page_link(TICKET, label=subject, query_params={"n": str(case.number)}, width="content")
            if case.call_me:
                st.markdown(chips.chip(_("wishes a call"), "orange", "call"), width="content")
        said = f"&ensp;{plain(' '.join(case.comment.split()))}  \n" if case.comment else ""
        st.markdown(f"{said}&ensp;:small[:gray[{' · '.join([f'#{case.number}', *marks])}]]")


def _said(me: Actor, figure: Behind, weeks: Sequence[str]) -> str:
    if figure.week is not None:
        named = weeks[figure.week] if figure.week < len(weeks) else "–"
        return _("Answers of the week of {day}").format(day=named)
    if figure.dimension is None:
        return label(figure.slice)
    name = plain(term_label(me, Vocabulary.DIMENSION, figure.dimension))
    return name if figure.score is None else _("{name}: {n} of 5").format(name=name, n=figure.score)
