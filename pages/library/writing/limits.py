"""How long a step may take, who may not do it, how often a case may come, and how it is opened again."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import streamlit as st

from core.actors import Actor
from core.drafting import edits, filled
from core.drafting.views import Draft
from core.process.document import Limit, Step
from core.process.words import Stage
from core.settings.words import Vocabulary
from pages.library.reading.steps import lines
from pages.library.writing import choices, handing, kept, saving
from pages.parts import shell, ways
from pages.parts.procedure import step_name
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain


@st.fragment
def panel(me: Actor, draft: Draft, step: str) -> None:
    with shell.safely():
        _panel(me, saving.newest(draft, step), step)


def _panel(me: Actor, draft: Draft, step: str) -> None:
    name, now = f"limits.{draft.id}.{step}", draft.document.steps[step]
    channels = {code: term_label(me, Vocabulary.CHANNEL, code) for code in term_codes(me, Vocabulary.CHANNEL)}
    seen = saving.began(draft, name, now)
    saving.meanwhile(draft, name, seen, now, lambda each: _said(draft, each, channels))
    with kept.typing(draft, name, seen):
        made = _made(me, draft, step, seen, channels)
    sent = saving.submit(draft, name)
    if sent:
        with shell.refusing():
            saving.save(draft, name, edits.step(step, seen, **made()), step)


def _made(me: Actor, draft: Draft, step: str, seen: Step, channels: dict[str, str]) -> Callable[[], dict[str, Any]]:
    """The widgets, and what their values make; half-filled pairs are refused only when they are sent."""
    name = f"limits.{draft.id}.{step}"
    due = _due(draft, name, seen, channels)
    others = _others(draft, name, step, seen)
    capped = _cap(draft, name, seen)
    reopened = _reopening(draft, name, seen) if seen.stage is Stage.CLOSED else None
    onward = handing.over(me, draft, name, seen)

    def made() -> dict[str, Any]:
        new: dict[str, Any] = {"due": due, "not_by": others, "max_visits": filled.cap(*capped), "hand_over": onward}
        return new | ({"reopen": filled.reopening(*reopened)} if reopened else {})

    return made


def _due(draft: Draft, name: str, seen: Step, channels: dict[str, str]) -> Limit | None:
    now = seen.due
    default = choices.length(name, "due", _("Time limit"), now.default if now else None)
    counted = st.checkbox(
        _("Counted from the start of the case"), now.from_start if now else False, key=shell.new_key(name, "start")
    )
    own: Mapping[str, timedelta] = now.by_channel if now else {}
    limits = plain(ways.limit(draft.document, now, channels))
    st.caption(_("Now: {limits}").format(limits=limits) if own else _("Same for all channels."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        channel = st.selectbox(
            _("Another limit for"), list(channels), None, format_func=channels.__getitem__, width=170,
            key=shell.new_key(name, "channel"), placeholder=_("a channel"),
        )  # fmt: skip
        differing = choices.length(name, "due.channel", _("Its limit"), None, help=_("Leave it empty to remove it."))
    return filled.due(default, own, counted, (channel, differing))


def _others(draft: Draft, name: str, step: str, seen: Step) -> tuple[str, ...]:
    known = [each for each in draft.document.steps if each != step]
    known += [each for each in seen.not_by if each not in known]
    chosen = st.multiselect(
        _("Four eyes: not by the person who did"), known, list(seen.not_by), key=shell.new_key(name, "not_by"),
        format_func=lambda code: step_name(draft.document, code), placeholder=_("Please choose"),
    )  # fmt: skip
    return tuple(chosen)


def _cap(draft: Draft, name: str, seen: Step) -> tuple[int | None, str | None]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        times = st.number_input(
            _("Visits at most"), 1, 20, seen.max_visits.times if seen.max_visits else None, width=150,
            key=shell.new_key(name, "times"), placeholder=_("none"),
            help=_("A case that has been here so often goes on to another step, so that nothing runs in circles."),
        )  # fmt: skip
        then = _target(draft, name, "then", _("then to"), seen.max_visits.then if seen.max_visits else None)
    return times, then


def _reopening(draft: Draft, name: str, seen: Step) -> tuple[str | None, timedelta | None]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within, to = (seen.reopen.within, seen.reopen.to) if seen.reopen else (None, None)
        within = choices.length(name, "within", _("May be reopened within"), within)
        to = _target(draft, name, "reopen", _("at the step"), to)
    return to, within


def _target(draft: Draft, name: str, part: str, words: str, now: str | None) -> str | None:
    codes = list(draft.document.steps)
    return st.selectbox(
        words, codes, codes.index(now) if now in codes else None, width=200, key=shell.new_key(name, part),
        format_func=lambda code: step_name(draft.document, code), placeholder=_("Please choose"),
    )  # fmt: skip


def _said(draft: Draft, step: Step, channels: dict[str, str]) -> str:
    limit = ways.limit(draft.document, step.due, channels)
    return "\n".join([limit, *lines(draft.document, step), step.hand_over or ""])
