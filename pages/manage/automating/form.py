"""When, if, then: a rule put together by choosing; what is not chosen yet ends the list."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from core.automation import rules
from core.automation.forms import Action, Body, Condition, When
from core.automation.words import ANY, TIMED, Act, Fact, Section, Trigger
from core.language import N_
from pages.manage.automating import values
from pages.parts import shell
from pages.parts.rule_words import Known, limits, name_of
from pages.parts.words import _, label, tongue

UNITS = {1: N_("minutes"), 60: N_("hours"), 1440: N_("days")}
BEFORE, AFTER = -1, 1

T = TypeVar("T")


def body(name: str, now: Body, section: Section, here: Known) -> Body:
    """``name``: of the widgets; ``now``: what they show at first."""
    said = st.text_input(
        _("Name"), name_of(now), max_chars=rules.LONGEST_NAME, key=shell.new_key(name, "name"),
        placeholder=_("for example: A complaint still has no answer"),
    )  # fmt: skip
    labels = dict(now.labels) if said == name_of(now) else {tongue(): (said or "").strip()}
    shell.section(_("When"), _("what the rule waits for"))
    waits = _when(name, now.when, section, here)
    shell.section(_("If"), _("what the case must be like; nothing chosen: every case"))
    every, conditions = _conditions(name, now, here)
    shell.section(_("Then"), _("what the desk does by itself"))
    return Body(labels=labels, when=waits, every=every, conditions=conditions, actions=_actions(name, now, here))


def _when(name: str, now: When, section: Section, here: Known) -> When:
    escalation = section is Section.ESCALATION
    offered: list[Trigger] = [each for each in Trigger if (each is Trigger.DEADLINE) is escalation]
    trigger = now.trigger if now.trigger in offered else offered[0]
    if not escalation:
        trigger = st.selectbox(
            _("When"), offered, offered.index(trigger), format_func=label, key=shell.new_key(name, "trigger"),
            label_visibility="collapsed",
        )  # fmt: skip
    of = _of(name, trigger, now.of if trigger is now.trigger else "", here)
    return When(trigger=trigger, of=of, minutes=_minutes(name, trigger, now) if trigger in TIMED else 0)


def _of(name: str, trigger: Trigger, now: str, here: Known) -> str:
    """Which limit, stage or tag, where the trigger has several."""
    told = {Trigger.DEADLINE: limits(), Trigger.MOVED: here.facts[Fact.STAGE], Trigger.TAGGED: here.facts[Fact.TAG]}
    if trigger not in told:
        return ""
    return values.one(_("Which one"), told[trigger], now or ANY, shell.new_key(name, f"of.{trigger}"))


def _minutes(name: str, trigger: Trigger, now: When) -> int:
    """A number, its unit, and for limits whether it is before or after."""
    unit_now = next((each for each in sorted(UNITS, reverse=True) if now.minutes and not now.minutes % each), 60)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.number_input(
            _("How much"), 0, 100_000, abs(now.minutes) // unit_now, key=shell.new_key(name, "number"), width=110
        )
        unit = st.selectbox(
            _("Unit"), list(UNITS), list(UNITS).index(unit_now), format_func=lambda each: _(UNITS[each]),
            key=shell.new_key(name, "unit"), width=110,
        )  # fmt: skip
        side = AFTER
        if trigger is Trigger.DEADLINE:
            side = st.segmented_control(
                _("Before or after"), [BEFORE, AFTER], default=BEFORE if now.minutes < 0 or not now.of else AFTER,
                format_func=lambda each: _("before it is due") if each == BEFORE else _("after it was due"),
                key=shell.new_key(name, "side"), required=True, label_visibility="collapsed",
            ) or AFTER  # fmt: skip
    return side * number * unit


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
            key=shell.new_key(name, "fact"), placeholder=_("nothing more"), label_visibility="collapsed",
        )  # fmt: skip
        if fact is None:
            return None
        negated = st.selectbox(
            _("Is or is not"), [False, True], int(bool(now and now.negated)), width=90, label_visibility="collapsed",
            format_func=lambda each: _("is not") if each else _("is"), key=shell.new_key(name, "not"),
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
            _("Then"), list(Act), list(Act).index(now.act) if now else None, format_func=label, width=200,
            key=shell.new_key(name, "act"), placeholder=_("nothing more"), label_visibility="collapsed",
        )  # fmt: skip
        if act is None:
            return None
        same = now if now and now.act is act else None
        return Action(act=act, to=values.of_act(name, act, same, here), text=values.text_of(name, act, same))


def _at(told: Sequence[T], place: int) -> T | None:
    return told[place] if place < len(told) else None
