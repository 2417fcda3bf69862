"""When, if, then: a rule put together by choosing; what is not chosen yet ends the list."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from core.automation import rules
from core.automation.forms import Action, Body, Condition
from core.automation.words import Act, Fact, Section
from pages.manage.automating import values, waits
from pages.parts import rule_words, shell
from pages.parts.rule_words import Known, name_of
from pages.parts.words import _, label, tongue

T = TypeVar("T")


def body(name: str, now: Body, section: Section, here: Known) -> Body:
    """``name``: of the widgets; ``now``: what they show at first."""
    said = st.text_input(
        _("Name of the rule"), name_of(now), max_chars=rules.LONGEST_NAME, key=shell.new_key(name, "name"),
        placeholder=_("for example: A complaint still has no answer"),
    )  # fmt: skip
    labels = dict(now.labels) if said == name_of(now) else {tongue(): (said or "").strip()}
    shell.section(_("When it runs"), _("what the rule waits for"))
    waited = waits.when(name, now.when, section, here)
    shell.section(_("If"), _("what the case must be like; nothing chosen: every case"))
    every, conditions = _conditions(name, now, here)
    shell.section(_("Then"), _("what the desk does by itself"))
    return Body(labels=labels, when=waited, every=every, conditions=conditions, actions=_actions(name, now, here))


def _conditions(name: str, now: Body, here: Known) -> tuple[bool, tuple[Condition, ...]]:
    chosen: list[Condition] = []
    for place in range(rules.MOST_CONDITIONS):
        found = _condition(f"{name}.if{place}", _at(now.conditions, place), here)
        if found is None:
            break
        chosen.append(found)
    every = now.every
    if len(chosen) > 1:
        every = st.segmented_control(
            _("How many of them"), [True, False], default=now.every, required=True, key=shell.new_key(name, "every"),
            format_func=lambda each: _("all of these") if each else _("one of these"), label_visibility="collapsed",
        ) is not False  # fmt: skip
    return every, tuple(chosen)


def _condition(name: str, now: Condition | None, here: Known) -> Condition | None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        fact = st.selectbox(
            _("If"), list(Fact), list(Fact).index(now.fact) if now else None, format_func=label, width=170,
            key=shell.new_key(name, "fact"), placeholder=_more(name, _("every case"), _("nothing more")),
            label_visibility="collapsed",
        )  # fmt: skip
        if fact is None:
            return None
        negated = fact not in rule_words.YES_NO and st.selectbox(
            _("Is or is not"), [False, True], int(bool(now and now.negated)), width=120, label_visibility="collapsed",
            format_func=values.is_or_not(fact), key=shell.new_key(name, "not"),
        )  # fmt: skip
        same = now if now and now.fact is fact else None
        field, told = values.of_fact(name, fact, same, here)
    return Condition(fact=fact, values=told, field=field, negated=bool(negated))


def _actions(name: str, now: Body, here: Known) -> tuple[Action, ...]:
    chosen: list[Action] = []
    for place in range(rules.MOST_ACTIONS):
        found = _action(f"{name}.do{place}", _at(now.actions, place), here)
        if found is None:
            break
        chosen.append(found)
    return tuple(chosen)


def _action(name: str, now: Action | None, here: Known) -> Action | None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        act = st.selectbox(
            _("Then"), list(Act), list(Act).index(now.act) if now else None, format_func=label, width=180,
            key=shell.new_key(name, "act"), placeholder=_more(name, _("Please choose"), _("nothing else")),
            label_visibility="collapsed",
        )  # fmt: skip
        if act is None:
            return None
        same = now if now and now.act is act else None
        return Action(act=act, to=values.of_act(name, act, same, here), text=values.text_of(name, act, same))


def _more(name: str, first: str, later: str) -> str:
    return first if name.endswith("0") else later


def _at(told: Sequence[T], place: int) -> T | None:
    return told[place] if place < len(told) else None
