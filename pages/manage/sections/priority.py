"""Which severity and urgency give which priority, and the words that overrule them."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.settings import rules
from core.settings.words import PriorityMatrix
from core.triage.words import Priority, Severity, Urgency
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_

FIRST = next(iter(Severity))


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, PriorityMatrix, "words")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("priority"):
        shell.section(_("Priority by severity and urgency"), _("several customers raise it by one, many by two"))
        matrix = {severity: _row(now, severity) for severity in Severity}
        shell.section(
            _("Words of danger"),
            n_("{n} word; a case with it becomes P1", "{n} words; a case with one becomes P1", len(now.danger_words)),
        )
        words = st.text_area(
            _("Words of danger"), "\n".join(now.danger_words), height=220, key=form.key(PriorityMatrix, "words"),
            label_visibility="collapsed", placeholder=_("One a line"),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="priority.save")
    with past:
        history.draw(me, PriorityMatrix, zone)
    if saved:
        with main:
            done = _("New cases are graded by this from now on.")
            form.save(PriorityMatrix, done, matrix=matrix, danger_words=rules.lines(words))


def _row(now: PriorityMatrix, severity: Severity) -> dict[Urgency, Priority]:
    """One severity: its name, then a choice under each urgency, whose names stand in the first row."""
    name, *places = st.columns([0.8, 1, 1, 1], vertical_alignment="bottom")
    name.markdown(f"**{label(severity)}**")
    return {
        urgency: place.selectbox(
            label(urgency), list(Priority), list(Priority).index(now.matrix[severity][urgency]), format_func=label,
            key=form.key(PriorityMatrix, f"{severity}.{urgency}"),
            label_visibility="visible" if severity is FIRST or phone() else "collapsed",
        )
        for urgency, place in zip(Urgency, places, strict=True)
    }  # fmt: skip
