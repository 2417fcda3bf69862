"""The chart of a document, in the way in which it is looked at, and the situation in one line."""

from collections.abc import Mapping

import streamlit as st

from core.figures import arrows
from core.figures.views import Figures
from core.figures.words import Seen
from core.process.document import Document
from core.survey.rules import share
from pages.library.reading import living, toolbar
from pages.parts import figures, larger, ways
from pages.parts.address import picked
from pages.parts.procedure import MOST, flow_chart, step_name
from pages.parts.words import _, label, n_


def situation(document: Document, found: Figures) -> list[str]:
    """Whose document it is, and how far the work keeps to it."""
    every = _("to be read again every {span}").format(span=ways.length(document.review_every))
    said = [label(document.owner), every]
    whole = sum(each.stays for each in found.lines)
    if whole:
        off = sum(round((each.off.value or 0) * each.stays) for each in found.lines)
        said.append(n_("{n} stay", "{n} stays", whole))
        said.append(_("{share} off procedure").format(share=figures.percent(share(off, whole).value or 0)))
    return said


def draw(document: Document, found: Figures, here: Mapping[str, int], way: Seen, name: str) -> None:
    step = _near(document) if len(document.steps) > MOST else ""
    alt = _("Flow chart of “{name}”").format(name=name)
    if way is Seen.WORDS:
        told = _("Dashed: rework. A word on an arrow: the event, or the time, that makes the move.")
        larger.chart(flow_chart(document, step), alt, told)
        return
    drawn, rare, stays = arrows.written(document, found.moves), 0, 0
    if way is Seen.HAPPENED:
        drawn, rare, stays = arrows.happened(document, found.moves, toolbar.rarest())
    larger.chart(living.chart(document, found, here, drawn, step), alt, _legend(way, found))
    if rare:
        st.caption(_("{n} rare moves with {stays} stays are folded away.").format(n=rare, stays=stays))


def _legend(way: Seen, found: Figures) -> str:
    said = [_("Arrow: stays that went there."), _("Orange border: limit often missed; the bolder, the more often.")]
    said.append(_("Dashed: rework."))
    if way is Seen.HAPPENED:
        said.append(_("Ends in a cross: off procedure."))
    said.append(_("Times in working time.") if found.worked else _("Times by the clock."))
    return " ".join(said)


def _near(document: Document) -> str:
    """Where a chart that would be too large to be read is opened."""
    found = picked("step", list(document.steps), lambda each: step_name(document, each), _("Chart around a step"))
    return found or document.start
