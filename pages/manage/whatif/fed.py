"""What the what-if is fed with: each figure with where it comes from; what is missing; what a person knows better."""

from typing import Any

import streamlit as st

from core.actors import Actor
from core.settings.staffing import Staffing
from core.settings.words import Vocabulary
from core.staffing import actions
from core.staffing.inputs.figures import Remark
from core.staffing.inputs.words import Missing
from core.staffing.study import fed
from core.staffing.study.fed import Fed
from pages.manage.sections import form, history
from pages.manage.whatif import fed_table
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain

TYPED = ("arrivals", *fed_table.SHOWN, "cost")


def draw(me: Actor) -> None:
    found = direct(fed.fed, me)
    for each in found.remarks:
        st.markdown(f":orange[:material/info:] {_remark(me, found, each)}")
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        shell.section(_("What it is fed with"), _("measured from the desk's own rows where they tell enough"))
        fed_table.draw(found)
    with right:
        _typed(me)


def _remark(me: Actor, found: Fed, remark: Remark) -> str:
    what = remark.what
    if remark.code is Missing.SKILL_NOBODY_HAS:
        what = term_label(me, Vocabulary.SKILL, what)
    elif remark.code is Missing.TEAM_OF_NOBODY and what.isdecimal():
        what = found.names.get(int(what), what)
    return plain(label(remark.code).format(n=remark.n, what=what))


def _typed(me: Actor) -> None:
    now = form.seen(me, Staffing, "arrivals")
    with st.form("staffing"):
        shell.section(_("What you know better"), _("empty: as measured, or as shipped"))
        told: dict[str, Any] = {name: _number(now, name) for name in TYPED}
        told["currency"] = st.text_input(
            fed_table.title("currency"), now.currency, max_chars=8, key=form.key(Staffing, "currency")
        )
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="staffing.save")
    if saved:
        kept = {"events": now.events, "wishes": now.wishes} | told
        form.save_by(actions.type_in, Staffing, _("Kept. The next what-if is fed with it."), kept)
    history.draw(me, Staffing, times.zone(me))


def _number(now: Staffing, name: str) -> Any:
    whole = Staffing.model_fields[name].annotation == int | None
    value = getattr(now, name)
    return st.number_input(
        fed_table.title(name), value=value, step=1 if whole else 0.5, format="%d" if whole else "%g", placeholder="–",
        key=form.key(Staffing, name),
    )  # fmt: skip
