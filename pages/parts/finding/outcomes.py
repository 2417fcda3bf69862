"""How a bulk change went, in words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.bulk.views import Bulk
from core.bulk.words import BulkState, Obstacle, Outcome
from pages.parts.rows import TICKET
from pages.parts.words import _, label

SHOWN = 20  # links below one reason


def said(bulk: Bulk) -> str:
    """``12 changed, 3 so already``; what is not simply done stands before it."""
    counted = [f"{bulk.outcomes[each]:,} {label(each)}" for each in Outcome if bulk.outcomes.get(each)]
    told = _(", ").join(counted)
    return told if bulk.state is BulkState.DONE else f"{label(bulk.state)} ({told})"


def refusals(refused: Mapping[Obstacle, Sequence[int]]) -> None:
    """Each reason with its cases, as links."""
    for obstacle, numbers in refused.items():
        st.markdown(f"**{len(numbers):,}** {label(obstacle)}")
        with st.container(horizontal=True, gap="small"):
            for number in numbers[:SHOWN]:
                st.page_link(TICKET, label=f"#{number}", query_params={"n": str(number)})
        if len(numbers) > SHOWN:
            st.caption(_("and {n} more").format(n=f"{len(numbers) - SHOWN:,}"))
