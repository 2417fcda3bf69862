"""How a bulk change went, in words."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from core.bulk.views import Bulk
from core.bulk.words import BulkState, Obstacle
from core.fields.forms import Labels
from core.language import Word, label_in
from pages.parts.rows import TICKET
from pages.parts.words import _, label, plain, tongue

E = TypeVar("E", bound=Word)
SHOWN = 20  # links below one reason

About = Mapping[int, Sequence[Labels]]  # what is said of single cases, by their numbers
NOTHING: About = {}


def said(bulk: Bulk) -> str:
    """``12 changed, 3 so already``; what is not simply done stands before it."""
    told = counted(bulk.outcomes)
    return told if bulk.state is BulkState.DONE else f"{label(bulk.state)} ({told})"


def counted(cases: Mapping[E, int]) -> str:
    """How many cases went how, in the order of the words; not of those that none did."""
    words = _("{n} {outcome}")
    kinds = [each for kind in {type(each) for each in cases} for each in kind if cases.get(each)]
    return _(", ").join(words.format(n=f"{cases[each]:,}", outcome=label(each)) for each in kinds)


def refusals(refused: Mapping[Obstacle, Sequence[int]], about: About = NOTHING) -> None:
    """Each reason with its cases, as links; cases that lack the same stand together."""
    for obstacle, numbers in refused.items():
        for what, some in _alike(numbers, about).items():
            cases(f"{label(obstacle)}: {what}" if what else label(obstacle), some)


def aside(changing: Sequence[int], about: About) -> None:
    """Cases that were where they are to go so often that they go elsewhere instead."""
    for where, numbers in _alike([each for each in changing if each in about], about).items():
        cases(_("to “{step}” instead: the visit limit is reached").format(step=where), numbers)


def cases(words: str, numbers: Sequence[int], count: int | None = None) -> None:
    """``count``: of all of them, where not each is among the numbers."""
    count = len(numbers) if count is None else count
    st.markdown(f"**{count:,}** {words}")
    with st.container(horizontal=True, gap="small"):
        for number in numbers[:SHOWN]:
            st.page_link(TICKET, label=f"#{number}", query_params={"n": str(number)})
    if (more := count - len(numbers[:SHOWN])) > 0:
        st.caption(_("and {n} more").format(n=f"{more:,}"))


def _alike(numbers: Sequence[int], about: About) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number in numbers:
        what = _(", ").join(plain(label_in(each, tongue())) for each in about.get(number, ()))
        found.setdefault(what, []).append(number)
    return found
