"""One rule of the promises: its name, the cases it is for, and what it says of each target."""

from functools import partial
from typing import Any

import streamlit as st

from core.actors import Actor
from core.deadlines.words import DeadlineKind
from core.queue.own import views as own
from core.settings import rules as codes
from core.settings.forms import filled
from core.settings.promises import Promises, Rule
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label

MOST = 80_640  # minutes in eight weeks


def draw(me: Actor, rules: list[Rule], place: int | None) -> None:
    """Into the list of the page; the settings are saved there."""
    now = None if place is None else rules[place]
    name = f"rule.{now.code if now else 'new'}"
    with st.form(name, border=False):
        called = st.text_input(_("Name"), _(now.name) if now else "", max_chars=60, key=f"{name}.name")
        told: dict[str, Any] = {"name": called or ""}
        told |= _conditions(me, name, now)
        shell.section(_("Promises"), _("minutes; leave empty what other rules decide"))
        told["targets"] = {kind: said for kind in DeadlineKind if (said := _target(name, kind, now)) is not None}
        told["partner_pauses"] = st.checkbox(
            _("Stands still while we wait for a partner"), now.partner_pauses if now else False, key=f"{name}.partner"
        )
        sent = st.form_submit_button(_("Put into the list"), type="primary", key="rule_put")
    if sent:
        with shell.refusing():
            _put(rules, place, told | {"code": now.code if now else _code(told["name"], rules)})
            st.rerun()


def _conditions(me: Actor, name: str, now: Rule | None) -> dict[str, Any]:
    """Each without a value holds for every case."""
    teams, shown = dict(fresh(own.open_teams, me)), dict[str, Any]()
    left, right = st.columns(2)
    for place, field, words, vocabulary in (
        (left, "channels", _("Channels"), Vocabulary.CHANNEL),
        (right, "categories", _("Categories, with all below them"), Vocabulary.CATEGORY),
        (left, "tiers", _("Customer tiers"), Vocabulary.TIER),
    ):
        kept = list(getattr(now, field)) if now else []
        options = [*term_codes(me, vocabulary), *(each for each in kept if each not in term_codes(me, vocabulary))]
        shown[field] = place.multiselect(
            words, options, kept, key=f"{name}.{field}", placeholder=_("all"),
            format_func=partial(term_label, me, vocabulary),
        )  # fmt: skip
    kept = list(now.teams) if now else []
    shown["teams"] = right.multiselect(
        _("Teams"), [*teams, *(each for each in kept if each not in teams)], kept, key=f"{name}.teams",
        format_func=lambda team: teams.get(team, str(team)), placeholder=_("all"),
    )  # fmt: skip
    shown["priorities"] = st.pills(
        _("Priorities"), list(Priority), selection_mode="multi", format_func=label,
        default=list(now.priorities) if now else [], key=f"{name}.priorities",
    )  # fmt: skip
    return shown


def _target(name: str, kind: DeadlineKind, now: Rule | None) -> dict[str, Any] | None:
    """Nothing where the rule says nothing of it."""
    kept = now.targets.get(kind) if now else None
    minutes, always, never = st.columns([2, 1.2, 1.2], vertical_alignment="bottom")
    count = minutes.number_input(
        label(kind), 0, MOST, kept.minutes if kept else None, step=15, key=f"{name}.{kind}", placeholder=_("not said")
    )
    by_clock = always.checkbox(_("day and night"), kept.day_and_night if kept else False, key=f"{name}.{kind}.always")
    nothing = never.checkbox(_("no promise"), kept is not None and kept.minutes is None, key=f"{name}.{kind}.never")
    if nothing:
        return {"minutes": None}
    return None if count is None else {"minutes": count, "day_and_night": by_clock}


def _code(name: str, rules: list[Rule]) -> str:
    return codes.code_from(name, {each.code for each in rules})


def _put(rules: list[Rule], place: int | None, told: dict[str, Any]) -> None:
    """Refused like the whole setting would be, while it can still be corrected."""
    others = [each.model_dump() for each in rules]
    others[len(rules) if place is None else place : None if place is None else place + 1] = [told]
    rules[:] = filled(Promises, rules=others).rules
