"""A reader's language, and texts that mean only what they say."""

import streamlit as st

from core import language
from core.language import Word

TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # signs that turn the direction of what follows them
MARKS = str.maketrans({sign: "\\" + sign for sign in r"\`*_[]{}<>#|~:$!&"} | dict.fromkeys(map(chr, TURNING)))


def tongue() -> str:
    """Chosen here, or kept with the person, or told by the browser."""
    return st.session_state.get("language") or language.nearest(st.context.locale or "en")


def _(source: str) -> str:
    return language.speech(tongue())(source)


def n_(one: str, many: str, count: int) -> str:
    return language.plural(tongue())(one, many, count).format(n=f"{count:,}")


def label(word: Word) -> str:
    return _(word.source)


def written(text: str) -> str:
    """Markdown of colleagues without its pictures: nothing is fetched from where one would learn who reads."""
    return text.replace("![", "!\\[")


def plain(text: str) -> str:
    """Text of people without Markdown meaning: nobody may draw a badge, a link or an icon, or turn a line around."""
    return text.translate(MARKS)
