"""Automation (自动规则): what the desk does by itself, as deadlines come near and pass, and at whatever happens."""

from collections.abc import Sequence

import streamlit as st

from core.automation import actions, views
from core.automation.views import DAYS, Line
from core.automation.words import Section
from core.language import N_
from pages.manage.automating import panel as one
from pages.parts import pick, rule_words, shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_, plain

MEANINGS = {
    Section.ESCALATION: N_("steps before and after a deadline, each done once"),
    Section.RULE: N_("at whatever happens in a case, in this order"),
}
ADD = {Section.ESCALATION: N_("New step"), Section.RULE: N_("New rule")}

me = shell.me()
zone = times.zone(me)
rows: dict[str, Line] = {str(each.rule.id): each for each in direct(views.lines, me)}
here = rule_words.known(me)


def flip(code: str, key: str) -> None:
    """The switch beside a rule; where it is refused, the reason is shown and the switch goes back."""
    st.session_state["flipped"] = (code, bool(st.session_state[key]))


def quiet(line: Line) -> str:
    if not line.last_at:
        return _("has not run in {n} days").format(n=DAYS)
    ran = f"{n_('ran {n} time', 'ran {n} times', line.runs)} {_('in {n} days').format(n=DAYS)}"
    return f"{ran} · {_('last {when}').format(when=times.moment(line.last_at, zone))}"


def row(code: str, line: Line) -> None:
    key = f"on.{code}.{line.rule.version}.{st.session_state.get('flips', 0)}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", wrap=False):
        st.toggle(
            _("on"), line.active, key=key, on_change=flip, args=(code, key), label_visibility="collapsed", width=44
        )
        with st.container(gap=None, width="stretch"):
            name = plain(rule_words.name_of(line.rule.body))
            st.button(f"**{name}**", key=f"open.{code}", type="tertiary", on_click=pick.choose, args=("rule", code))
            st.markdown(plain(rule_words.sentence(line.rule.body, here)))
            failed = f" · :red[{n_('{n} refused', '{n} refused', line.refused)}]" if line.refused else ""
            st.markdown(f":small[:gray[{quiet(line)}]{failed}]")


def listed(section: Section, lines: Sequence[tuple[str, Line]]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(label(section), _(MEANINGS[section]))
        st.button(
            _(ADD[section]), icon=":material/add:", key=f"new.{section}", on_click=pick.choose,
            args=("rule", f"{one.NEW}{section}"), width="content",
        )  # fmt: skip
    if not lines:
        st.caption(_("None yet. Begin with one that comes with us, and change it as you need it."))
    for code, line in lines:
        row(code, line)


on = sum(each.active for each in rows.values())
ran = sum(each.runs for each in rows.values())
situation = n_("{n} rule is on", "{n} rules are on", on), n_("{n} run", "{n} runs", ran)
with shell.head(_("Automation"), f"{situation[0]} · {situation[1]} {_('in {n} days').format(n=DAYS)}"):
    pass

if flipped := st.session_state.pop("flipped", None):
    st.session_state["flips"] = st.session_state.get("flips", 0) + 1
    with shell.attempt(_("The rule is on from now.") if flipped[1] else _("The rule is off.")) as work:
        actions.switch(work, int(flipped[0]), on=flipped[1])

listing, beside = pick.beside("rule", 0.85)
if listing:
    with listing:
        for section in Section:
            listed(section, [(code, each) for code, each in rows.items() if each.rule.section is section])
if beside:
    with beside:
        one.panel(me, rows, pick.chosen("rule") or "", here)
