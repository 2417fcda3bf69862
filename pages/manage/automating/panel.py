"""One rule: its parts, what it would have done, and what it did."""

import streamlit as st

from core.actors import Actor
from core.automation import actions
from core.automation.errors import NoSuchRule
from core.automation.forms import Body, When
from core.automation.supply import shipped
from core.automation.views import Line
from core.automation.words import Section, Trigger
from pages.manage.automating import form, past
from pages.parts import pick, rule_words, shell
from pages.parts.rule_words import Known
from pages.parts.words import _, label, plain

NEW = "*"
EMPTY = {
    Section.ESCALATION: Body(when=When(trigger=Trigger.DEADLINE, of="any", minutes=-60)),
    Section.RULE: Body(when=When(trigger=Trigger.OPENED)),
}


def panel(me: Actor, rows: dict[str, Line], code: str, here: Known) -> None:
    with st.container(border=True):
        if code.startswith(NEW):
            _new(me, Section(code[1:]) if code[1:] in set(Section) else Section.RULE, here)
        elif code in rows:
            _change(me, rows[code], here)
        else:
            raise NoSuchRule


def _new(me: Actor, section: Section, here: Known) -> None:
    pick.panel_head("rule", _("New step of escalation") if section is Section.ESCALATION else _("New rule"))
    templates = {code: each.body for code, each in shipped().items() if each.section is section}
    start = st.selectbox(
        _("Start from"), list(templates), index=None, key=f"start.{section}", placeholder=_("an empty rule"),
        format_func=lambda code: rule_words.name_of(templates[code]),
    )  # fmt: skip
    written = form.body(f"rule.{section}.{start}", templates[start] if start else EMPTY[section], section, here)
    _shown(written, here)
    with st.container(horizontal=True):
        if st.button(_("Save"), type="primary", icon=":material/check:", key="rule_add"):
            done = _("The rule is saved and still off. Try it, then switch it on.")
            with shell.attempt(done, clears=f"rule.{section}.{start}") as work:
                pick.choose("rule", str(actions.add(work, section, written, start or "").id))
        past.trial(me, written)


def _change(me: Actor, line: Line, here: Known) -> None:
    rule = line.rule
    name = f"rule.{rule.id}"
    pick.panel_head("rule", label(rule.section), _("version {n}").format(n=rule.version))
    written = form.body(name, rule.body, rule.section, here)
    _shown(written, here)
    with st.container(horizontal=True):
        if st.button(_("Save"), icon=":material/check:", key="rule_save", disabled=written == rule.body):
            with shell.attempt(_("The rule is saved."), clears=name) as work:
                actions.change(work, rule.id, rule.version, written)
        _switch(line)
        past.trial(me, written)
    _place(line)
    past.runs(me, rule.id)


def _shown(written: Body, here: Known) -> None:
    """What is being chosen, as it will be read."""
    if written.actions:
        st.markdown(f":small[:gray[{plain(rule_words.sentence(written, here))}]]")


def _switch(line: Line) -> None:
    said = _("Switch off") if line.active else _("Switch on")
    icon = ":material/pause:" if line.active else ":material/play_arrow:"
    if st.button(said, type="secondary" if line.active else "primary", icon=icon, key="rule_switch"):
        with shell.attempt(_("The rule is off.") if line.active else _("The rule is on from now.")) as work:
            actions.switch(work, line.rule.id, on=not line.active)


def _place(line: Line) -> None:
    with st.container(horizontal=True):
        for by, icon, said in ((-1, "arrow_upward", _("Earlier")), (1, "arrow_downward", _("Later"))):
            if st.button(said, icon=f":material/{icon}:", type="tertiary", key=f"rule_shift.{by}"):
                with shell.attempt() as work:
                    actions.shift(work, line.rule.id, by)
        if st.button(_("Retire"), icon=":material/delete:", type="tertiary", key="rule_retire"):
            with shell.attempt(_("The rule is retired.")) as work:
                actions.retire(work, line.rule.id)
                pick.choose("rule", None)
