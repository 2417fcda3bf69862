"""What a rule waits for: a limit, another time, or something that happens."""

import streamlit as st

from core.automation.forms import When
from core.automation.words import ANY, TIMED, Fact, Section, Trigger
from core.language import N_
from pages.manage.automating import values
from pages.parts import shell
from pages.parts.rule_words import Known, limits
from pages.parts.words import _, label

UNITS = {1: N_("minutes"), 60: N_("hours"), 1440: N_("days")}
BEFORE, AFTER = -1, 1


def when(name: str, now: When, section: Section, here: Known) -> When:
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
