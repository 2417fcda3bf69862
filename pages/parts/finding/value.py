"""What many cases are to be changed to; each thing is asked for in its own way."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any

import streamlit as st

from core.actors import Actor
from core.bulk.forms import Change
from core.bulk.words import What
from core.canned import views as canned
from core.canned.rules import KNOWN
from core.clock import utc_now
from core.language import Word, label_in
from core.products import views as products
from core.queue import reminders
from core.queue import views as queue
from core.queue.catalogue import views as catalogue
from core.queue.own import views as own
from core.settings.words import Vocabulary
from core.triage.rules import LONGEST_REASON
from core.triage.words import Impact, Priority, Severity, Urgency
from pages.parts import shell, times
from pages.parts.fresh import direct, fresh, lasting
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, tongue

NONE = 0
GRADES: dict[What, type[Word]] = {What.SEVERITY: Severity, What.URGENCY: Urgency, What.IMPACT: Impact}
TERMS = {What.CATEGORY: Vocabulary.CATEGORY, What.TAG: Vocabulary.TAG, What.UNTAG: Vocabulary.TAG}


def asked(me: Actor, what: What) -> Change | None:
    """The whole change, as soon as enough is told."""
    if what in GRADES:
        return _one(what, {str(each): label(each) for each in GRADES[what]})
    if what in TERMS:
        return _one(what, {code: term_label(me, TERMS[what], code) for code in term_codes(me, TERMS[what])})
    return ASKS[what](me, what)


def _one(what: What, options: Mapping[Any, str]) -> Change | None:
    chosen = st.selectbox(
        _name(what), list(options), index=None, format_func=lambda each: options.get(each, str(each)), width=260,
        key=shell.new_key("bulk", what), placeholder=_("Choose"),
    )  # fmt: skip
    return None if chosen is None else Change(what, None if chosen == NONE else chosen)


def _name(what: What) -> str:
    """Only cases that are handed over go to somebody."""
    names = dict.fromkeys((What.OWNER, What.TEAM), _("To")) | dict.fromkeys((What.TAG, What.UNTAG), _("Tag"))
    return {**names, What.MOVE: _("To step")}.get(what, _("New value"))


def _owner(me: Actor, what: What) -> Change | None:
    return _one(what, {NONE: _("nobody yet")} | dict(fresh(queue.colleagues, me)))


def _team(me: Actor, what: What) -> Change | None:
    return _one(what, {NONE: _("Everybody")} | dict(fresh(own.open_teams, me)))


def _step(me: Actor, what: What) -> Change | None:
    return _one(what, {code: label_in(words, tongue(), code) for code, words in lasting(catalogue.steps, me).items()})


def _priority(me: Actor, what: What) -> Change | None:
    """As in one case: it takes a reason, which stands in the history of each."""
    chosen = _one(what, {NONE: _("What the rules say")} | {str(each): label(each) for each in Priority})
    if chosen is None or chosen.value is None:
        return chosen
    reason = st.text_input(_("Reason"), max_chars=LONGEST_REASON, key=shell.new_key("bulk", "why"), width=320)
    return Change(what, chosen.value, reason) if reason and reason.strip() else None


def _sensitive(me: Actor, what: What) -> Change | None:
    answer = st.segmented_control(
        _name(what),
        [True, False],
        format_func=lambda each: _("Yes") if each else _("No"),
        key=shell.new_key("bulk", what),
    )
    return None if answer is None else Change(what, answer)


def _product(me: Actor, what: What) -> Change | None:
    text = st.text_input(_("Product"), live="300ms", key=shell.new_key("bulk", "product.text"), width=220,
                         placeholder=_("Type to find"), max_chars=120)  # fmt: skip
    found = {each.id: each.name for each in direct(products.find, me, text=text.strip())} if text else {}
    return _one(what, {NONE: _("none")} | found)


def _reminder(me: Actor, what: What) -> Change | None:
    zone = times.zone(me)
    day = st.date_input(_("Day"), value=None, key=shell.new_key("bulk", "day"), width=150)
    hour = st.time_input(_("Time of day"), value=time(9), key=shell.new_key("bulk", "hour"), width=120)
    text = st.text_input(_("What about"), max_chars=reminders.LONGEST, key=shell.new_key("bulk", "about"))
    at = datetime.combine(day, hour, zone) if day and hour else None
    return Change(what, at.isoformat(), text or "") if at and at > utc_now() else None


def _reply(me: Actor, what: What) -> Change | None:
    """In one's own words, or beginning with a canned reply; its fields are filled in for each case."""
    offered = {each.id: each for each in fresh(canned.on_offer, me)}
    with st.container():
        which = st.selectbox(
            _("Canned reply"), list(offered), index=None, key=shell.new_key("bulk", "canned"), width=320,
            format_func=lambda each: label_in(offered[each].labels, tongue()), placeholder=_("Choose one"),
        )  # fmt: skip
        begun = label_in(offered[which].bodies, tongue()) if which in offered else ""
        text = st.text_area(
            _("Text"), value=begun, key=shell.new_key("bulk", f"text.{which}"), height=120,
            help=_("Filled in for each case: {known}").format(known=KNOWN),
        )  # fmt: skip
    return Change(what, None, text) if text and text.strip() else None


def _nothing(me: Actor, what: What) -> Change | None:
    return Change(what)


ASKS: dict[What, Callable[[Actor, What], Change | None]] = {
    What.OWNER: _owner,
    What.TEAM: _team,
    What.PRIORITY: _priority,
    What.SENSITIVE: _sensitive,
    What.PRODUCT: _product,
    What.MOVE: _step,
    What.REMINDER: _reminder,
    What.REPLY: _reply,
    What.SPAM: _nothing,
    What.TRASH: _nothing,
}
