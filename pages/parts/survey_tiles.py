"""The figures of a period, each with its interval, its size and the way to its cases."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.actors import Actor
from core.settings.words import Vocabulary
from core.survey.results.views import Dimension, Results
from core.survey.rules import SCORES, Estimate, Week
from core.survey.words import Slice
from pages.parts import behind, charts, figures, shell
from pages.parts.terms import term_label
from pages.parts.tokens import inks, phone
from pages.parts.words import _, plain


def tiles(me: Actor, found: Results) -> None:
    """Response rate, each dimension, and whether we are recommended."""
    first, *places, last = _places(len(found.dimensions) + 2)
    with first:
        _tile(_("Response rate"), found.rate, figures.percent, {Slice.SILENT: _("Who did not answer")})
    for dimension, place in zip(found.dimensions, places, strict=True):
        with place:
            name = plain(term_label(me, Vocabulary.DIMENSION, dimension.code))
            _tile(name, dimension.mean, figures.score, {f"d.{dimension.code}": _("Its answers")}, dimension)
    with last:
        _tile(_("Recommendation"), found.recommending, figures.points, {Slice.DETRACTORS: _("Who would not")})


def _places(count: int) -> list[DeltaGenerator]:
    """Side by side; on a phone two in a row."""
    if not phone():
        return st.columns(count, gap="small")
    row = st.container(horizontal=True, gap="small")
    return [row.container(width=168) for _n in range(count)]


def _tile(
    name: str,
    estimate: Estimate,
    said: Callable[[float], str],
    opens: dict[str, str],
    dimension: Dimension | None = None,
) -> None:
    moved = dimension.moved if dimension else None
    with st.container(border=True, gap=None, height="stretch"):
        if moved is None:
            st.metric(name, figures.value(estimate, said))
        else:
            st.metric(name, figures.value(estimate, said), f"{moved:+.2f}")
        sure = figures.interval(estimate, said) or _("too few to tell")
        st.markdown(f":small[:gray[{sure} · n = {estimate.n:,}]]")
        for code, words in opens.items():
            st.button(words, key=f"open.{code}", type="tertiary", icon=":material/list:", on_click=behind.opened,
                      args=(str(code),))  # fmt: skip


def trend(found: Results, weeks: Sequence[str]) -> None:
    """The mean score week by week, inside what chance alone would leave of so few answers."""
    ink = inks()
    meaning = _("mean of 1–5 · {band} chance alone · a diamond lies outside · click a point for its cases")
    shell.section(_("Weekly score"), meaning.format(band=charts.square(ink.soft)))
    if not found.trend:
        st.caption(_("Nobody has given a score in this period yet."))
        return
    names = {"label": _("Week of"), "score": _("Score"), "limits": _("Limits"), "answers": _("Answers")}
    drawn = charts.control(_points(found.trend, weeks), names, "week")
    state = st.altair_chart(
        charts.quiet(drawn.properties(height=250)),
        key=f"trend.{found.since:%Y%m%d}.{found.rate.n}",
        on_select="rerun",
        selection_mode="week",
        alt=_("Weekly score with control limits"),
    )
    _follow(state.get("selection", {}).get("week", []), "trend", lambda point: f"w.{point['week']}")


def spread(me: Actor, found: Results) -> None:
    """How the scores of each dimension are spread."""
    ink = inks()
    meaning = _("{low} 1 and 2 · {high} 5 · click a part for its cases")
    shell.section(_("How scores are spread"), meaning.format(low=charts.square(ink.bad), high=charts.square(ink.main)))
    if not found.dimensions:
        st.caption(_("Nobody has given a score in this period yet."))
        return
    names = {"name": _("Dimension"), "score": _("Score"), "answers": _("Answers"), "said": _("Share")}
    drawn = charts.spread(_parts(me, found.dimensions), names, "part")
    state = st.altair_chart(
        charts.quiet(drawn.properties(height=250)),
        key=f"spread.{found.since:%Y%m%d}.{found.rate.n}",
        on_select="rerun",
        selection_mode="part",
        alt=_("How often each score was given, by dimension"),
    )
    parts = state.get("selection", {}).get("part", [])
    _follow(parts, "spread", lambda part: f"d.{part['dimension']}.{part['score']}")


def _follow(picked: list[dict[str, object]], name: str, code: Callable[[dict[str, object]], str]) -> None:
    """A fresh click on a mark opens its cases; the one that is followed already does not take the list back."""
    chosen = code(picked[0]) if picked else ""
    if chosen != st.session_state.get(f"followed.{name}", ""):
        st.session_state[f"followed.{name}"] = chosen
        behind.opened(chosen or None)
        st.rerun()


def _points(trend: Sequence[Week], weeks: Sequence[str]) -> pd.DataFrame:
    """One row a week up to the newest answers; a week without any is a gap, not a zero."""
    known = {each.week: each for each in trend}
    rows = [_point(number, name, known.get(number)) for number, name in enumerate(weeks) if number <= max(known)]
    return pd.DataFrame(rows, columns=["week", "label", "score", "low", "high", "centre", "answers", "limits"])


def _point(number: int, name: str, week: Week | None) -> tuple[object, ...]:
    if week is None:
        return (number, name, None, None, None, None, 0, "–")
    sure = week.low is not None and week.high is not None
    limits = f"{week.low:.2f}–{week.high:.2f}" if sure else "–"
    return (number, name, round(week.mean, 3), week.low, week.high, week.centre, week.n, limits)


def _parts(me: Actor, dimensions: Sequence[Dimension]) -> pd.DataFrame:
    """One row for each dimension and score, with where its part of the bar begins and ends."""
    rows: list[tuple[object, ...]] = []
    for each in dimensions:
        name, n, before = term_label(me, Vocabulary.DIMENSION, each.code), each.mean.n, 0
        for score in SCORES:
            count = each.counts.get(score, 0)
            ends = before / n, (before + count / 2) / n, (before + count) / n
            rows.append((each.code, name, score, count, figures.percent(count / n), *ends))
            before += count
    columns = ["dimension", "name", "score", "answers", "said", "start", "middle", "end"]
    return pd.DataFrame(rows, columns=columns)
