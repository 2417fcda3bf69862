"""Small inputs that several forms of the editor share: a length of time, and lines that are choices."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import streamlit as st

from core.language import LANGUAGES
from core.process.document import UNITS, span, written
from pages.library.writing import saving
from pages.parts import shell
from pages.parts.words import _

MOST = 999


def length(name: str, part: str, words: str, now: timedelta | None, help: str | None = None) -> timedelta | None:
    """An amount and its unit; nothing is no limit."""
    amount, unit = (int(written(now)[:-1]), written(now)[-1]) if now else (None, "h")
    units = {"m": _("minutes"), "h": _("hours"), "d": _("days")}
    with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
        count = st.number_input(
            words, 1, MOST if amount is None else max(MOST, amount), amount, width=150, help=help,
            key=shell.new_key(name, part), placeholder=_("none"),
        )  # fmt: skip
        chosen = st.segmented_control(
            _("Unit of time"), list(UNITS), default=unit, format_func=units.__getitem__, required=True,
            label_visibility="collapsed", key=shell.new_key(name, f"{part}.unit"),
        )  # fmt: skip
    return span(f"{count}{chosen or unit}") if count else None


def lines(name: str, now: Sequence[Mapping[str, str]]) -> tuple[dict[str, str], ...]:
    """One list a language, one entry a line: the same line is the same entry."""
    told: dict[str, list[str]] = {}
    for place, (tag, own) in zip(st.columns(len(LANGUAGES)), saving.languages().items(), strict=True):
        text = "\n".join(each.get(tag, "") for each in now)
        told[tag] = (place.text_area(own, text, height=120, key=shell.new_key(name, f"lines.{tag}")) or "").splitlines()
    count = max(map(len, told.values()))
    entries = ({tag: own[at].strip() for tag, own in told.items() if at < len(own)} for at in range(count))
    return tuple(each for each in entries if any(each.values()))
