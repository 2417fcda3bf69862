"""One step of a draft: what the check says of it, and its four forms."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.drafting.views import Draft
from core.process.checker import Finding
from core.process.lagging import Lagging
from pages.library.writing import asks, limits, moves, steps, text
from pages.parts import findings, lagging, pick, shell
from pages.parts.address import choice
from pages.parts.procedure import step_name
from pages.parts.words import _, plain


def step(me: Actor, draft: Draft, code: str, found: Sequence[Finding]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            st.button(
                "", icon=":material/arrow_back:", help=_("All steps"), key="to_whole", on_click=pick.choose,
                args=("step", None),
            )  # fmt: skip
            shell.section(plain(step_name(draft.document, code)), plain(code))
        with st.container(horizontal=True, width="content"):
            steps.order(draft, code)
    findings.told(draft.document, [each for each in found if each.step == code and each.problem is not Lagging.BEHIND])
    lagging.told(draft, lagging.of(draft), code)
    parts = {
        "text": _("Instructions"),
        "moves": _("Moves"),
        "asks": _("Fields and checklist"),
        "limits": _("Limits and rules"),
    }
    match choice("part", list(parts), "text", parts.__getitem__):
        case "moves":
            moves.panel(draft, code)
        case "asks":
            asks.panel(draft, code)
        case "limits":
            limits.panel(me, draft, code)
        case _:
            text.panel(draft, code)
