"""What became of the cases that were moved: how far it is, how it ended, what stayed and why, and the way back."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.jobs import views as jobs
from core.switching import actions, views
from core.switching.views import Line
from core.switching.words import Outcome, SwitchState
from pages.parts import progress, shell, times
from pages.parts.finding.outcomes import cases, counted
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_, plain

BACK = (SwitchState.DONE, SwitchState.STOPPED, SwitchState.RUNNING)


def lines(me: Actor, found: Sequence[Line], zone: ZoneInfo, names: dict[str, str]) -> None:
    if found:
        shell.section(_("Moved so far"), _("what has not moved on since can be brought back"))
    for each in found:
        with st.container(border=True, gap="small"):
            _line(me, each, zone, names)


def _line(me: Actor, each: Line, zone: ZoneInfo, names: dict[str, str]) -> None:
    said = counted(each.outcomes)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{_way(each, names)}** · {label(each.state)}" + (f": {said}" if said else ""))
            st.markdown(f":small[:gray[{_by(each, zone)}]]")
        if each.state in BACK and (each.held or not each.state.busy) and each.outcomes.get(Outcome.MOVED):
            _back(each)
    _under_way(me, each)
    _stayed(me, each)


def _way(each: Line, names: dict[str, str]) -> str:
    words = _("Version {old} → {version}")
    if each.source != each.process:
        words = _("“{source}”, version {old} → “{name}”, version {version}")
    name, source = (plain(names.get(code, code)) for code in (each.process, each.source))
    return words.format(old=_(", ").join(map(str, each.olds)), version=each.version, name=name, source=source)


def _back(each: Line) -> None:
    """Asked twice, because it is many cases."""
    count = each.outcomes[Outcome.MOVED]
    with st.popover(_("Move back"), icon=":material/undo:", key=f"back.{each.id}"):
        st.markdown(_("Cases that have not moved on since go back to the version and the step they had."))
        words = n_("Move {n} case back", "Move {n} cases back", count)
        if st.button(words, type="primary", icon=":material/undo:", key=f"back.do.{each.id}"):
            with shell.attempt(_("They are being brought back.")) as work:
                actions.revert(work, each.id)


def _by(each: Line, zone: ZoneInfo) -> str:
    said = [times.moment(each.made_at, zone), plain(each.who)]
    if each.reverted_at:
        words = _("brought back {at} by {who}")
        said.append(words.format(at=times.moment(each.reverted_at, zone), who=plain(each.reverted_who)))
    return " · ".join(said)


def _under_way(me: Actor, each: Line) -> None:
    """With its progress for who began it; what was stopped can go on."""
    job = direct(jobs.one, me, job_id=each.job_id) if each.job_id and each.state.busy else None
    if job and job.state.over:
        progress.ending(job)
    elif job:
        progress.follow(job.id)


def _stayed(me: Actor, each: Line) -> None:
    for why, count in each.reasons.items():
        cases(label(why), direct(views.left, me, switch_id=each.id, obstacle=why), count)
