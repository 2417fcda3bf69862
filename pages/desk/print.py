"""A case on paper (打印): everything said, nothing to click."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.language import label_in
from core.resolution import views
from core.resolution.views import Entry
from core.resolution.words import Direction
from core.settings.words import Vocabulary
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.terms import term_label
from pages.parts.timeline import done_by
from pages.parts.words import _, label, plain, tongue

me = shell.me()
asked = st.query_params.get("n", "")
number = int(asked) if asked.isdecimal() and len(asked) < 16 else 0
case = direct(views.case, me, number=number, limit=2_000)
ticket, zone = case.ticket, times.zone(me)


def facts(zone: ZoneInfo) -> dict[str, str]:
    """What stands at the head of the paper."""
    document = case.running.document
    return {
        _("Number"): f"#{ticket.number}",
        _("Customer"): case.customer.name if case.customer else "–",
        _("Taken in"): times.exactly(ticket.opened_at, zone),
        _("Channel"): term_label(me, Vocabulary.CHANNEL, ticket.channel),
        _("Category"): term_label(me, Vocabulary.CATEGORY, ticket.category),
        _("Priority"): str(ticket.priority),
        _("Procedure"): f"{label_in(document.labels, tongue())} {case.running.version}",
        _("Step"): f"{label_in(document.steps[ticket.step].labels, tongue())} · {label(ticket.stage)}",
        _("Owner"): case.owner or _("nobody yet"),
    }


def entry(each: Entry, zone: ZoneInfo) -> None:
    at = times.exactly(each.at, zone)
    if each.direction is None:
        st.caption(f"{at} · {done_by(each, case)}")
        return
    tag = f" ({label(Direction.NOTE)})" if each.direction is Direction.NOTE else ""
    who = case.customer.name if case.customer and each.direction is Direction.INCOMING else each.who
    st.markdown(f"**{plain(who)}**{tag} :small[:gray[{at}]]")
    st.text(each.text)


paper = _("For paper: print this page with the browser (Ctrl+P).")
printed = f"{times.exactly(case.now, zone)} · {plain(me.name)}"
with shell.head(plain(ticket.subject), f"{paper} {printed}"):
    pass
st.table({name: plain(value) for name, value in facts(zone).items()}, border="horizontal")
st.text(ticket.description)
for one in case.entries:
    if not one.taken_back:
        entry(one, zone)
for file in case.files:
    st.caption(f":material/attach_file: {plain(file.name)}")
