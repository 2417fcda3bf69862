"""The figures of the period: value, interval, size, and what has changed since the period before."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from core.reports.forms import Behind
from core.reports.rules import Change, verdict
from core.reports.views import Figures, Measure
from core.reports.words import Slice, Verdict
from core.survey.rules import Estimate
from pages.parts import chips, figures
from pages.parts.overview import cases
from pages.parts.tokens import phone
from pages.parts.words import _, label

COLORS = {Verdict.BETTER: "green", Verdict.WORSE: "red", Verdict.UNCLEAR: "gray"}


@dataclass(frozen=True, slots=True)
class Tile:
    """``good``: 1 where more is better, -1 where less is, 0 where neither; ``quiet`` stands below the value."""

    name: str
    measure: Measure
    said: Callable[[float], str]
    moved: Callable[[float], str]
    good: int
    quiet: str
    opens: Slice
    words: str
    why: str


def draw(found: Figures) -> None:
    """How many and how long, then what was promised; on a phone one below the other."""
    for line in (_counted(found), _promised(found)):
        places = [st.container()] * len(line) if phone() else st.columns(len(line), gap="small")
        for place, tile in zip(places, line, strict=True):
            with place:
                _tile(tile)


def _counted(found: Figures) -> list[Tile]:
    count, signed, since = figures.count, figures.signed_count, figures.signed_duration
    by_the_clock = _("By the clock, nights included. Cases that still wait count as long as they have waited so far.")
    return [
        Tile(_("Came in"), found.arrived, count, signed, 0, _sure(found.arrived, count), Slice.ARRIVED,
             _("Its cases"), _("Without spam, trash, and cases that were merged into another.")),
        Tile(_("Resolved"), found.resolved, count, signed, 0, _sure(found.resolved, count), Slice.RESOLVED,
             _("Its cases"), _("Whenever they came in. A case that was opened again is not resolved.")),
        Tile(_("First answer, median"), found.response, figures.duration, since, -1, _waited(found.response),
             Slice.UNANSWERED, _("Who still waits"), by_the_clock),
        Tile(_("Until resolved, median"), found.resolution, figures.duration, since, -1, _waited(found.resolution),
             Slice.OPEN, _("Open now"), by_the_clock),
    ]  # fmt: skip


def _promised(found: Figures) -> list[Tile]:
    said, moved = figures.percent, figures.signed_points
    return [
        Tile(_("Answered in time"), found.kept, said, moved, 1, _share(found.kept), Slice.MISSED,
             _("What was missed"), _("Of the cases that came in and whose limit is over or was met.")),
        Tile(_("Resolved in time"), found.solved, said, moved, 1, _share(found.solved), Slice.SOLVED_LATE,
             _("What was missed"),
             _("Of the cases that came in and whose limit is over or was met. The clock stands while we wait for the "
               "customer.")),
        Tile(_("Steps in time"), found.steps, said, moved, 1, _share(found.steps), Slice.LATE_STEP,
             _("Left a step too late"), _("Of the stays in a step with a limit that ended.")),
    ]  # fmt: skip


def _tile(tile: Tile) -> None:
    with st.container(border=True, gap=None, height="stretch"):
        st.metric(tile.name, figures.value(tile.measure.value, tile.said), help=tile.why)
        st.markdown(f":small[:gray[{tile.quiet}]]")
        st.markdown(_change(tile))
        cases.button(Behind(tile.opens), tile.words)


def _change(tile: Tile) -> str:
    """The verdict as a chip, with the interval that it comes from."""
    moved = tile.measure.moved
    if moved is None:
        return f":small[:gray[{_('nothing to compare with')}]]"
    word = verdict(moved, tile.good)
    chip = chips.chip(label(word), COLORS.get(word, "gray"), _sign(moved, word))
    ends = f"{tile.moved(moved.low)} … {tile.moved(moved.high)}"
    return f"{chip} :small[{tile.moved(moved.value)} :gray[({ends})]]"


def _sign(moved: Change, word: Verdict) -> str:
    if word is Verdict.UNCLEAR:
        return "help"
    return "arrow_upward" if moved.value > 0 else "arrow_downward"


def _sure(measure: Measure, said: Callable[[float], str]) -> str:
    return figures.interval(measure.value, said) or _("too few to tell")


def _share(measure: Measure) -> str:
    return f"{_sure(measure, figures.percent)} · n&nbsp;=&nbsp;{measure.value.n:,}"


def _waited(measure: Measure) -> str:
    """The interval of the median, the 90th percentile, and how many waits that is."""
    if measure.value.value is None:
        few = _("more than half still wait") if measure.value.n else _("too few to tell")
        return f"{few} · n&nbsp;=&nbsp;{measure.value.n:,}"
    tail = measure.tail or Estimate(0)
    nine = _("9 of 10 within {span}").format(span=figures.value(tail, figures.duration))
    return f"{_sure(measure, figures.duration)} · {nine} · n&nbsp;=&nbsp;{measure.value.n:,}"
