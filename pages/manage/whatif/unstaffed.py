"""Opening hours in which nobody is rostered, as a sentence that names the days and says how long customers wait."""

from collections.abc import Sequence

import streamlit as st
from babel.lists import format_list

from core.staffing.unstaffed import Unstaffed
from core.staffing.world import DAY, HOUR
from pages.manage.whatif import telling
from pages.parts import times
from pages.parts.words import _, tongue


def draw(found: Sequence[Unstaffed], whose: str = "") -> None:
    """``whose``: of which scenario, made harmless; nothing where all hours have somebody."""
    if found:
        told = " ".join(map(sentence, found))
        st.markdown(telling.warned(f"**{whose}** · {told}" if whose else told, "person_off"))


def sentence(each: Unstaffed) -> str:
    if each.until is None:
        return _("Nobody is rostered in the whole week: what comes in waits.")
    if each.whole:
        said = _("Open on {days}, but nobody is rostered then: what comes in waits until {until}.")
    elif len(each.days) == 1:
        said = _("Open on {days} {begin}–{end}, but nobody is rostered then: what comes in waits until {until}.")
    else:
        said = _(
            "Open on {days} {begin}–{end}, but nobody is rostered then: what comes in waits until somebody comes "
            "at {until}."
        )
    names = times.weekdays("EEEE")
    days = format_list([names[day] for day in each.days], locale=tongue())
    return said.format(days=days, begin=_clock(each.begin), end=_clock(each.end), until=_until(each))


def _until(each: Unstaffed) -> str:
    """With the weekday where it is another one; of several days, the clock alone."""
    day, minute = divmod(each.until or 0, DAY)
    if not each.whole and (len(each.days) > 1 or day in each.days):
        return _clock(minute)
    return f"{times.weekdays('EEEE')[day]} {_clock(minute)}"


def _clock(minute: int) -> str:
    return f"{minute // HOUR:02d}:{minute % HOUR:02d}"
