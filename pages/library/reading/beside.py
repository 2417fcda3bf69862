"""Two versions of a document beside one another: what got better, what got worse, and what nobody can tell."""

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.figures import views
from core.figures.comparing import Beside, compared
from core.figures.forms import Criteria
from core.process.document import Document
from core.process.views import Issue
from core.reports.rules import Change
from core.reports.words import Verdict
from pages.library.reading.figured import share
from pages.library.reading.living import length
from pages.parts import figures, lists, shell, times
from pages.parts.address import picked
from pages.parts.fresh import steady
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label

COLORS = {Verdict.BETTER: "green", Verdict.WORSE: "orange", Verdict.UNCLEAR: "gray"}


def draw(me: Actor, criteria: Criteria, document: Document, issues: Sequence[Issue], zone: ZoneInfo) -> None:
    """The version that is read beside another one, the one before it if nothing else is chosen."""
    others = {str(each.version): each for each in issues if each.id not in criteria.versions}
    if not others or len(criteria.versions) > 1:
        st.caption(_("There is one version only: nothing to compare with.") if not others else _("Choose a version."))
        return
    now = next(each for each in issues if each.id in criteria.versions)
    before = next((each for each in issues if each.version < now.version), next(iter(others.values())))
    chosen = picked("beside", list(others), lambda code: _version(others[code]), _version(before))
    other = others[chosen] if chosen else before
    found, past = (
        steady(views.figures, me, criteria=Criteria((each,), criteria.period, criteria.team, criteria.channel))
        for each in (now.id, other.id)
    )
    lines = [each for each in compared(past, found) if each.now.stays or each.before.stays]
    shell.section(
        _("{now} beside {other}").format(now=_version(now), other=_version(other)),
        " · ".join([_since(now, zone), _since(other, zone), _("stays that ended in the period")]),
    )
    if not lines:
        st.caption(_("No stay ended in this period."))
        return
    _table(document, lines, found.worked, (now, other))
    if past.worked != found.worked:
        st.caption(_("The two versions count by different clocks, so that their times are not compared."))
    st.caption(_("Less is better. A verdict is given only where the 95 % interval of the difference leaves no doubt."))


def _table(document: Document, lines: Sequence[Beside], worked: bool, issues: tuple[Issue, Issue]) -> None:
    now, other = (str(each.version) for each in issues)
    rows = [_row(document, each, worked) for each in lines]
    text = st.column_config.TextColumn
    st.dataframe(
        lists.harmless(pd.DataFrame(rows)), hide_index=True, row_height=34,
        height="content" if len(rows) < 15 else 500, alt=_("Versions compared"),
        column_config={
            "step": text(_("Step"), width=140, pinned=phone()),
            "stays": text(_("Stays"), width=80, help=f"{other} → {now}"),
            "medians": text(_("Median"), width=128, help=f"{other} → {now}"),
            "faster": text(_("Difference"), width=168, help=_("Of the medians, with its 95 % interval.")),
            "speed": _verdicts(),
            "missed": text(_("Limit missed"), width=96, help=f"{other} → {now}"),
            "later": text(_("Points"), width=108, help=_("In percentage points, with the 95 % interval.")),
            "late": _verdicts(),
        },
    )  # fmt: skip


def _verdicts() -> Any:
    words, colors = [label(each) for each in COLORS], list(COLORS.values())
    return st.column_config.MultiselectColumn(_("Reading"), options=words, color=colors, width=84)


def _row(document: Document, line: Beside, worked: bool) -> dict[str, Any]:
    pair = line.before, line.now
    medians = (figures.value(each.median, lambda minutes: length(minutes, worked)) for each in pair)
    kept = (share(each.missed) for each in pair)
    speed, late = line.verdicts
    return {
        "step": step_name(document, line.step),
        "stays": " → ".join(f"{each.stays:,}" for each in pair),
        "medians": " → ".join(medians),
        "faster": _changed(line.faster, lambda minutes: _signed(minutes, worked)),
        "speed": [label(speed)] if speed else [],
        "missed": " → ".join(kept) if line.now.kept.n or line.before.kept.n else "–",
        "later": _changed(line.later, figures.signed_points),
        "late": [label(late)] if late else [],
    }


def _changed(change: Change | None, said: Callable[[float], str]) -> str:
    """Without a plus at its beginning, which a spreadsheet would take for a formula."""
    return f"{said(change.value).lstrip('+')} ({said(change.low)} … {said(change.high)})" if change else "–"


def _signed(minutes: float, worked: bool) -> str:
    return f"{'−' if round(minutes) < 0 else '+'}{length(abs(minutes), worked)}"


def _version(issue: Issue) -> str:
    return _("version {version}").format(version=issue.version)


def _since(issue: Issue, zone: ZoneInfo) -> str:
    day = times.day(issue.published_at, zone) if issue.published_at else "–"
    return _("{version} since {day}").format(version=_version(issue), day=day)
