"""How soon a customer hears from us, and how soon a case is solved: rules in order, and the tables as the last one."""

from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.deadlines import preview
from core.settings.forms import filled
from core.settings.promises import Promises
from core.triage.words import Priority
from pages.manage.sections import form, history, promise_preview, promise_rules
from pages.parts import due, shell
from pages.parts.words import _, label


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, Promises, "response.P1")
    main, past = st.columns([1.75, 1], gap="large")
    with main:
        rules = promise_rules.draw(me, now)
        with st.form("limits"):
            told = _tables(now) | {"rules": [each.model_dump() for each in rules]}
            with st.container(horizontal=True):
                saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="limits.save")
                asked = st.form_submit_button(_("Preview"), icon=":material/visibility:", key="limits.preview")
    with past:
        history.draw(me, Promises, zone)
    if saved:
        with main:
            done = _("New cases get these deadlines at once; open ones are worked out anew.")
            form.save(Promises, done, **told)
    if asked:
        with shell.refusing():
            promise_preview.show(me, zone, preview.preview, promises=filled(Promises, **told))


def _tables(now: Promises) -> dict[str, Any]:
    """For the cases that no rule above decides."""
    shell.section(_("Minutes until the first response"), _("in all other cases; of working time"))
    response = _row("response", now.response)
    shell.section(_("Minutes until the resolution"), _("the clock stands while we wait for the customer"))
    resolution = _row("resolution", now.resolution)
    always = st.pills(
        _("Counted day and night"), list(Priority), selection_mode="multi", format_func=label,
        default=list(now.day_and_night), key=form.key(Promises, "always"),
        help=_("Nights, weekends and holidays count for these priorities: choose them where somebody is on call."),
    )  # fmt: skip
    return {"response": response, "resolution": resolution, "day_and_night": tuple(always)}


def _row(kind: str, now: dict[Priority, int]) -> dict[Priority, int | None]:
    places = st.columns(4)
    return {
        each: place.number_input(
            f"{each} · {due.worked(now[each])}", value=now[each], step=15, key=form.key(Promises, f"{kind}.{each}")
        )
        for each, place in zip(Priority, places, strict=True)
    }
