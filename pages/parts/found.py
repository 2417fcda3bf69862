"""What the search field says: help with it, trouble with it, and what it found."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.search import asking, views
from core.search.hits.views import Hit
from core.search.views import Found
from pages.parts import chips, times
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, label, n_, plain, tongue

PAGE = "desk/search.py"
LONGEST = asking.LONGEST


def readable(typed: str | None) -> str:
    """What can be sought; why it cannot is said at once, while the person is still typing."""
    if not typed or not typed.strip():
        return ""
    if refusal := asking.trouble(typed):
        st.markdown(f":small[:orange[{plain(refusal.said_in(tongue()))}]]")
        return ""
    return typed.strip()


def preparing(me: Actor) -> None:
    """A desk that is older than its index finds more from minute to minute."""
    if progress := direct(views.preparing, me):
        done = _("The search is being prepared: {n} of {m} cases can be found by their words.")
        st.caption(done.format(n=f"{progress[0]:,}", m=f"{progress[1]:,}"))


def help_popover() -> None:
    with st.popover("", icon=":material/help:", help=_("How to search"), type="tertiary"):
        how()


def how() -> None:
    """The whole language of the search field; what is typed stays English, so that it can be told to a colleague."""
    told = {
        _("battery leaks"): _(
            "both words anywhere in a case: subject, description, conversation, notes, names of files"
        ),
        "refu": _("words that begin so; Chinese words wherever they stand, Simplified or Traditional"),
        _('"battery leaks"'): _("exactly these words, one after the other"),
        "#1047": _("the case of this number"),
        _("from:chen"): _("the customer's name"),
        "stage:closed": ", ".join(asking.names_of_stages()),
        "after:2026-01-31": _("opened on that day or later; before:2026-02-28 opened before that day"),
        "has:attachment": _("with a file; has:note with a note of ours"),
        'team:"Care 1"': _("cases of a team"),
    }
    st.table({"": {f"`{typed}`": meaning for typed, meaning in told.items()}}, border="horizontal")
    st.markdown(f":small[:gray[{_('Customers are found by phone and mail address on their own page, not here.')}]]")


def everywhere(text: str) -> None:
    """From a view of the queue to the whole history, with the same words."""
    if text:
        label_ = _("Search all cases, closed ones too")
        st.page_link(PAGE, label=label_, icon=":material/manage_search:", query_params={"q": text})


def nothing_here(text: str) -> str:
    return _("No case of this view, with these filters, holds “{text}”.").format(text=plain(text))


def how_many(found: Found) -> str:
    """Counted to a thousand; nobody turns to the end of more."""
    return _("{n}+ cases").format(n=f"{found.total:,}") if found.more else n_("{n} case", "{n} cases", found.total)


def draw(found: Found, me: Actor) -> None:
    zone = times.zone(me)
    with st.container(border=True, gap="small"):
        for hit in found.hits:
            _case(hit, zone)


def _case(hit: Hit, zone: ZoneInfo) -> None:
    with st.container(gap=None):
        subject = f"**{plain(hit.subject)}**"
        st.page_link(TICKET, label=subject, query_params={"n": str(hit.number)}, width="stretch")
        people = (plain(each) for each in (hit.customer, hit.owner) if each)
        quiet = " · ".join((f"#{hit.number}", times.moment(hit.opened_at, zone), *people))
        marks = f"{chips.priority(hit.priority)} {chips.stage(hit.stage)}"
        st.markdown(f"&ensp;{marks} &ensp;:small[:gray[{quiet}]]", wrap=False)
        if hit.snippet:
            st.markdown(f"&ensp;:small[{_snippet(hit)}]")


def _snippet(hit: Hit) -> str:
    words = "".join(f":primary[**{plain(text)}**]" if sought else plain(text) for text, sought in hit.snippet)
    return f":gray[{label(hit.place)}:] {words}" if hit.place else words
