"""What the what-if is fed with: each figure with where it comes from; what is missing; what a person knows better."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from core.actors import Actor
from core.language import N_
from core.settings import views as settings
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

GROUPS = {
    N_("Work"): ("arrivals", "holiday", "handling", "work_again", "again", "away", "spread", "shrinkage"),
    N_("Calls and chats"): ("call_minutes", "patience", "chat_minutes", "slots"),
    N_("Goals"): ("goal_cases", "goal_live"),
    N_("Money"): ("cost", "currency", "night", "weekend"),
    N_("Weeks"): ("weeks_back", "weeks_ahead"),
}


def draw(me: Actor) -> None:
    found = direct(fed.fed, me)
    st.markdown("  \n".join(f":orange[:material/info:] {_remark(me, found, each)}" for each in found.remarks))
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        shell.section(_("What it is fed with"), _("measured from the desk's own rows where they tell enough"))
        fed_table.draw(found, direct(settings.read, me, kind=Staffing).arrivals)
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
        told = {name: value for title, names in GROUPS.items() for name, value in _group(now, title, names)}
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="staffing.save")
    if saved:
        kept = {"events": now.events, "wishes": now.wishes} | told
        form.save_by(actions.type_in, Staffing, _("Kept. The next what-if is fed with it."), kept)
    history.draw(me, Staffing, times.zone(me))


def _group(now: Staffing, title: str, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Two beside each other, so that what belongs together is seen together."""
    st.markdown(f":small[:gray[{_(title)}]]")
    for pair in zip(names[::2], names[1::2], strict=True):
        for name, place in zip(pair, st.columns(2, gap="small", vertical_alignment="bottom"), strict=True):
            with place:
                yield name, _text(now, name) if name == "currency" else _number(now, name)


def _text(now: Staffing, name: str) -> str:
    return st.text_input(fed_table.title(name), now.currency, max_chars=8, key=form.key(Staffing, name))


def _number(now: Staffing, name: str) -> Any:
    whole = Staffing.model_fields[name].annotation == int | None
    value = getattr(now, name)
    return st.number_input(
        fed_table.title(name), value=value, step=1 if whole else 0.5, format="%d" if whole else "%g", placeholder="–",
        key=form.key(Staffing, name),
    )  # fmt: skip
