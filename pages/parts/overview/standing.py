"""What is open at this moment: its age, where it stands, and the work that lies in it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.process.words import Stage
from core.reports.backlog.views import Queued, Standing
from core.reports.forms import Behind
from core.reports.words import Band, By, Slice
from core.settings.words import Vocabulary
from pages.parts import charts, figures, shell, times
from pages.parts.lists import harmless
from pages.parts.overview import cases, names
from pages.parts.overview.grid import clicked
from pages.parts.rows import TICKET
from pages.parts.terms import term_label
from pages.parts.words import _, label, n_

OLD = (Band.QUARTER, Band.OLDER)


def ages(me: Actor, found: Standing) -> None:
    half, nine = (figures.value(each, figures.duration) for each in (found.median, found.tail))
    meaning = _("half are younger than {half}, 9 of 10 than {nine} · n\u00a0=\u00a0{n}")
    shell.section(_("How old they are"), meaning.format(half=half, nine=nine, n=f"{found.aged:,}"))
    if not found.aged:
        st.caption(_("Nothing is open."))
        return
    rows = [(str(band), label(band), count, band in OLD) for band, count in found.bands.items()]
    data = pd.DataFrame(rows, columns=["band", "name", "cases", "old"])
    drawn = charts.ages(data, {"name": _("Age"), "cases": _("Open now")}, "band")
    key = f"ages.{hash(tuple(found.bands.values()))}"
    state = st.altair_chart(
        charts.quiet(drawn.properties(height=30 * len(Band))),
        key=key,
        on_select="rerun",
        selection_mode="band",
        alt=_("How old they are"),
    )
    marks = state.get("selection", {}).get("band", [])
    cases.follow(Behind(Slice.OPEN, band=Band(marks[0]["band"])) if marks else None, key, cases.OPEN)
    if found.oldest:
        number, since = found.oldest
        said = _("The oldest: case {number}, since {day}").format(number=number, day=times.day(since, times.zone(me)))
        st.page_link(TICKET, label=said, query_params={"n": str(number)}, icon=":material/elderly:", width="content")


def stages(me: Actor, found: Standing) -> None:
    """Stages across, teams down."""
    shell.section(_("Where they stand"), _("by stage and team · click a number for its cases"))
    if not found.stages:
        st.caption(_("Nothing is open."))
        return
    across = [stage for stage in Stage if any(each is stage for each, _team in found.stages)]
    down = sorted({team for _stage, team in found.stages}, key=lambda team: names.group(me, By.TEAM, team))
    table = {"name": [names.group(me, By.TEAM, team) for team in down]}
    counts = {str(stage): [found.stages.get((stage, team), 0) for team in down] for stage in across}
    key = f"stages.{hash(tuple(found.stages.items()))}"
    columns = {str(stage): st.column_config.NumberColumn(label(stage)) for stage in across}
    columns = {"name": st.column_config.TextColumn(_("Team"))} | columns
    figure = None
    if cell := clicked(pd.DataFrame(table | counts), columns, key, _("Where they stand")):
        row, column = cell
        stage = Stage(column) if column in set(Stage) else None
        figure = Behind(Slice.OPEN, By.TEAM, down[row], stage=stage)
    cases.follow(figure, key, cases.OPEN)


def work(me: Actor, found: Standing) -> None:
    """Hours of handling: open cases times what one of them took; a dash where too few tell.

    Never scrolled within itself: the rows add up to all that is open, and a reader adds up what is seen.
    """
    known = [each for each in found.queued if each.hours is not None]
    hours = sum(each.hours or 0.0 for each in known)
    total = n_("{n} hour where it is known", "{n} hours where it is known", round(hours)) if known else "–"
    pace = _("{days} days to clear at this pace").format(days=figures.whole(found.clearing, figures.tenths))
    whole = n_("{n} open case", "{n} open cases", sum(each.open for each in found.queued))
    shell.section(_("Work queued"), f"{whole} · {total} · {pace}")
    if not found.queued:
        st.caption(_("Nothing is open."))
        return
    st.dataframe(
        harmless(_worked(me, found.queued)),
        column_config={
            "name": st.column_config.TextColumn(_("Category"), width=185),
            "open": st.column_config.NumberColumn(_("Open now"), width=66),
            "each": st.column_config.TextColumn(
                _("One case"), width=72, help=_("Median of the time noted on cases resolved in the last 52 weeks.")
            ),
            "n": st.column_config.NumberColumn("n", width=36, help=_("Resolved cases with time noted.")),
            "hours": st.column_config.TextColumn(_("Hours"), width=60),
        },
        hide_index=True,
        height="content",
        row_height=34,
        key="work",
        alt=_("Work queued"),
    )


def _worked(me: Actor, queued: Sequence[Queued]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [term_label(me, Vocabulary.CATEGORY, each.category) for each in queued],
            "open": [each.open for each in queued],
            "each": ["–" if each.minutes is None else figures.duration(each.minutes) for each in queued],
            "n": [each.n for each in queued],
            "hours": ["–" if each.hours is None else f"{each.hours:,.1f}" for each in queued],
        }
    ).astype({"open": "int32", "n": "int32"})
