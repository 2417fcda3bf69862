"""Promises for certain cases: the rules in their order, each as a sentence; nothing is in force until it is saved."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.deadlines import views
from core.deadlines.choosing import Shadow, shadows
from core.settings.promises import MOST_RULES, Promises, Rule
from pages.manage.sections import promise_form
from pages.parts import promises, shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain

DRAFT = "draft.promises"


def draw(me: Actor, now: Promises) -> Sequence[Rule]:
    """The rules as they were edited since the page was opened."""
    if st.session_state.get(DRAFT, (None,))[0] is not now:
        st.session_state[DRAFT] = (now, list(now.rules))
    rules: list[Rule] = st.session_state[DRAFT][1]
    shell.section(_("Promises for certain cases"), _("the first that says something of a target decides it"))
    dead = {each.place: each for each in shadows(rules, direct(views.above, me, promises=Promises(rules=tuple(rules))))}
    with st.container(border=True, gap="small"):
        if not rules:
            st.caption(_("No rule yet: the tables below hold for every case."))
        for place, rule in enumerate(rules):
            _line(me, rules, place, rule, dead.get(place))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Add a rule"), icon=":material/add:", key="rule.add", disabled=len(rules) >= MOST_RULES):
            st.dialog(_("Add a rule"), width="medium")(promise_form.draw)(me, rules, None)
        if tuple(rules) != now.rules:
            st.caption(_("Not saved yet."))
    return rules


def _line(me: Actor, rules: list[Rule], place: int, rule: Rule, dead: Shadow | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"{place + 1}. **{plain(_(rule.name))}**&ensp;:small[:gray[{promises.cases(me, rule)}]]")
            st.markdown(f":small[{promises.targets(rule)}]")
            if dead:
                st.markdown(f":small[:orange[{_shadowed(rules, dead)}]]")
        _buttons(me, rules, place, rule)


def _shadowed(rules: Sequence[Rule], dead: Shadow) -> str:
    sentence = _("Never decides {targets}: “{name}” above it takes all these cases. Move it up, or change one of them.")
    return sentence.format(targets=_(", ").join(map(label, dead.kinds)), name=plain(_(rules[dead.by].name)))


def _buttons(me: Actor, rules: list[Rule], place: int, rule: Rule) -> None:
    with st.container(horizontal=True, width="content", gap=None):
        up, down, last = f"rule.up.{rule.code}", f"rule.down.{rule.code}", len(rules) - 1
        st.button(
            "", icon=":material/arrow_upward:", type="tertiary", key=up, disabled=not place, help=_("Move up"),
            on_click=_shift, args=(rules, place, -1),
        )  # fmt: skip
        st.button(
            "", icon=":material/arrow_downward:", type="tertiary", key=down, disabled=place == last,
            help=_("Move down"), on_click=_shift, args=(rules, place, 1),
        )  # fmt: skip
        if st.button("", icon=":material/edit:", type="tertiary", key=f"rule.edit.{rule.code}", help=_("Change")):
            st.dialog(_("Change the rule"), width="medium")(promise_form.draw)(me, rules, place)
        st.button(
            "", icon=":material/delete:", type="tertiary", key=f"rule.drop.{rule.code}", help=_("Remove"),
            on_click=_drop, args=(rules, place),
        )  # fmt: skip


def _drop(rules: list[Rule], place: int) -> None:
    del rules[place]


def _shift(rules: list[Rule], place: int, by: int) -> None:
    rules.insert(place + by, rules.pop(place))
