"""Public holidays of a country, looked at before they are added."""

from collections.abc import Mapping
from datetime import date
from typing import cast

import streamlit as st
from babel import Locale
from babel.core import get_global

from core.actors import Actor
from core.hours import public
from core.hours.public import Asked
from core.hours.views import Kept
from core.settings import views
from core.settings.words import Desk
from pages.manage.hours import preview
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, tongue

YEARS_AHEAD = 4


def draw(me: Actor, one: Kept, today: date) -> None:
    shell.section(_("Public holidays"), _("from a list that comes with the program; nothing is fetched"))
    asked = _asked(me, one, today.year)
    until = public.unpublished(asked.country, asked.years, today.year)
    if until:
        st.warning(
            _("This country moves workdays from year to year. Here they are known up to {year}; those of the next year"
              " are published in autumn, in China mostly in November. They come with an update of the program; until"
              " then add them from a calendar file, or one by one.").format(year=until),
            icon=":material/event_upcoming:",
        )  # fmt: skip
    with shell.refusing():
        last = date(until or asked.years[-1], 12, 31) if asked.years else today
        first = date(today.year, 1, 1) if st.toggle(_("Days of this year that are past, too"), key="past") else today
        preview.draw(one, public.days(asked, one.week), (first, last), f"{asked}.{first}")


def _asked(me: Actor, one: Kept, this_year: int) -> Asked:
    language = direct(views.read, me, kind=Desk).language
    territories = cast(Mapping[str, str], Locale.parse(tongue()).territories)
    names = {code: territories.get(code, code) for code in public.countries()}
    order = sorted(names, key=names.__getitem__)
    left, middle, right = st.columns([1.2, 1, 1])
    country = left.selectbox(
        _("Country"), order, order.index(_likely(one)), format_func=names.__getitem__, key=f"public.{one.code}"
    )  # fmt: skip
    parts = public.parts(country)
    part = middle.selectbox(
        _("Part of the country"), list(parts), index=None, format_func=parts.__getitem__, disabled=not parts,
        placeholder=_("The whole country"), key=f"public.part.{country}",
    )  # fmt: skip
    languages = public.languages(country)
    told = right.selectbox(
        _("Language of the names"), languages, languages.index(public.nearest(country, language)),
        format_func=_language, key=f"public.language.{country}",
    )  # fmt: skip
    years = st.pills(
        _("Years"), list(range(this_year - 1, this_year + YEARS_AHEAD)), selection_mode="multi",
        default=[this_year, this_year + 1], key="public.years",
    )  # fmt: skip
    return Asked(country, part or "", tuple(sorted(years)), told, public.nearest(country, tongue()))


def _likely(one: Kept) -> str:
    """The country whose holidays it has already, or the one that its clock belongs to."""
    told = [each.region.partition("-")[0] for each in one.exceptions if each.region]
    guess = told[-1] if told else get_global("zone_territories").get(one.zone, "")
    return guess if guess in public.countries() else "CN"


def _language(code: str) -> str:
    return Locale.parse(code).get_display_name(tongue()) or code if code else _("as they come")
