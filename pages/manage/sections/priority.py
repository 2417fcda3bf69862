"""Which severity and urgency give which priority, and the words that overrule them."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import N_
from core.settings import rules
from core.settings.words import PriorityMatrix
from core.triage.words import Priority, Severity, Urgency
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_

FIRST = next(iter(Severity))
KINDS = {"health_words": N_("Health"), "safety_words": N_("Safety"), "children_words": N_("Children")}


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, PriorityMatrix, "health_words")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("priority"):
        shell.section(_("Priority by severity and urgency"), _("several customers raise it by one, many by two"))
        matrix = {severity: _row(now, severity) for severity in Severity}
        count = sum(map(len, now.dangers.values()))
        said = n_("{n} word; a case with it becomes P1", "{n} words; a case with one becomes P1", count)
        shell.section(_("Words of danger"), said)
        words = _words(now)
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="priority.save")
    with past:
        history.draw(me, PriorityMatrix, zone)
    if saved:
        with main:
            done = _("New cases are graded by this from now on.")
            form.save(PriorityMatrix, done, matrix=matrix, **words)


def _words(now: PriorityMatrix) -> dict[str, tuple[str, ...]]:
    """A list for each kind of danger, by the name of its field."""
    told: dict[str, tuple[str, ...]] = {}
    for place, (name, title) in zip(st.columns(3, gap="small"), KINDS.items(), strict=True):
        before = "\n".join(getattr(now, name))
        typed = place.text_area(
            _(title), before, height=300, key=form.key(PriorityMatrix, name), placeholder=_("One a line")
        )
        told[name] = rules.lines(typed)
    return told


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
