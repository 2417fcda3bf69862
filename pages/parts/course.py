"""The way of a case so far: on the chart of its document, and visit by visit with the time that each took."""

from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from core.language import label_in
from core.models import Visit
from core.process import handing
from core.process.document import Document
from core.process.words import MoveKind
from core.resolution.views import Case
from pages.parts import chips, due, names, shell, times
from pages.parts.procedure import flow_chart, step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain, tongue


def button(case: Case, zone: ZoneInfo) -> None:
    """Drawn only when somebody asks: a chart is the heaviest thing of the page."""
    if st.button(_("Way"), type="tertiary", icon=":material/account_tree:", key=f"way.{case.ticket.id}"):
        title = _("The way of this case so far")
        st.dialog(title, width="large")(_drawn)(case, zone)


def _drawn(case: Case, zone: ZoneInfo) -> None:
    document, present = case.running.document, handing.present(case.visits)
    drawn, told = st.columns([1.6, 1], gap="medium")
    with drawn:
        version = _("version {version}").format(version=case.running.version)
        shell.section(plain(label_in(document.labels, tongue())), version)
        whole = not phone() or st.toggle(_("The whole chart"), key=f"whole.{case.ticket.id}")
        shown = document if whole else walked_only(document, case.ticket.step, _walked(present))
        st.mermaid_chart(chart(case, shown, present), alt=_("The way of this case so far"))
        st.caption(_("Filled: done. Framed: now. Thick: the way so far, orange off procedure. Dashed: rework."))
    with told:
        if earlier := [each for each in case.visits if each not in present]:
            shell.section(_("Before the hand-over"), n_("{n} visit", "{n} visits", len(earlier)))
            _visits(case, earlier, zone)
        shell.section(_("Visit by visit"), n_("{n} visit", "{n} visits", len(present)))
        _visits(case, present, zone)


def chart(case: Case, document: Document, present: Sequence[Visit]) -> str:
    passed = {visit.step for visit in present}
    return flow_chart(document, case.ticket.step, passed, walked=_walked(present))


def walked_only(document: Document, here: str, walked: Collection[tuple[str, str]]) -> Document:
    """What was walked, and where it can go now: narrow enough to be read on a phone."""
    shown = {here, *(move.to for move in document.steps[here].next), *(step for pair in walked for step in pair)}
    steps = {
        name: step.model_copy(
            update={
                "next": tuple(move for move in step.next if name == here or (name, move.to) in walked),
                "max_visits": None,
                "reopen": None,
            }
        )
        for name, step in document.steps.items()
        if name in shown
    }
    return document.model_copy(update={"steps": steps})


def _walked(present: Sequence[Visit]) -> Collection[tuple[str, str]]:
    return {(visit.step, visit.left_to): None for visit in present if visit.left_to}.keys()


def _visits(case: Case, visits: Sequence[Visit], zone: ZoneInfo) -> None:
    """One line each: no table fits a phone."""
    st.markdown("\n".join(f"{visit.seq}. {_visit(case, visit, zone)}" for visit in visits))


def _visit(case: Case, visit: Visit, zone: ZoneInfo) -> str:
    name = plain(step_name(case.documents[visit.process_version_id], visit.step))
    quiet = [times.moment(visit.entered_at, zone), *_left(visit)]
    late = f" {chips.chip(_('late'), 'red', 'alarm')}" if visit.late else ""
    return f"**{name}** {_took(visit, case.now)}{late} :small[:gray[{' · '.join(quiet)}]]"


def _took(visit: Visit, now: datetime) -> str:
    """By the clock, nights and waiting included."""
    length = due.length((visit.left_at or now) - visit.entered_at)
    return length if visit.left_at else _("{span} so far").format(span=length)


def _left(visit: Visit) -> list[str]:
    """Who went on, and how, where it was not simply forward."""
    who = [plain(names.person(visit.left_by))] if visit.left_by else []
    return [*who, label(visit.kind)] if visit.kind and visit.kind is not MoveKind.NORMAL else who
