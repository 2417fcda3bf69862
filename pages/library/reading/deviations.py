"""How cases left the path of a document: by which kinds of moves, and with which reasons."""

import streamlit as st

from core.actors import Actor
from core.figures.cases import views
from core.figures.forms import Behind, Criteria
from core.figures.views import Figures
from core.figures.words import DEVIATIONS, Part
from core.process.document import Document
from core.process.words import MoveKind
from core.survey.rules import share
from pages.library.reading import stays
from pages.parts import figures, shell
from pages.parts.behind import opened
from pages.parts.fresh import fresh
from pages.parts.procedure import step_name
from pages.parts.rows import TICKET
from pages.parts.words import _, label, plain

NEWEST = 4  # reasons


def draw(me: Actor, criteria: Criteria, document: Document, found: Figures) -> None:
    """A click on a kind opens its cases; reasons are told of cases that the reader may open."""
    counts = {kind: sum(each.stays for each in found.moves if each.kind is kind) for kind in DEVIATIONS}
    whole = sum(each.stays for each in found.moves)
    shell.section(_("Beside the path"), _("kinds of moves, of all stays · click for the cases"))
    if not any(counts.values()):
        st.caption(_("Every case went the way of the document.") if whole else _("No stay ended in this period."))
        return
    with st.container(horizontal=True, gap="small"):
        for kind, count in counts.items():
            if count:
                _kind(kind, count, whole)
    if counts[MoveKind.OVERRIDE]:
        _reasons(me, criteria, document)


def _kind(kind: MoveKind, count: int, whole: int) -> None:
    part = figures.whole(share(count, whole), figures.percent)
    figure = stays.code(Behind(Part.STAYS, kind=kind))
    st.button(
        f"{label(kind)} · **{count:,}** · {part}", key=f"kind.{kind}", type="tertiary", icon=":material/list:",
        on_click=opened, args=(figure,),
    )  # fmt: skip


def _reasons(me: Actor, criteria: Criteria, document: Document) -> None:
    found = fresh(views.behind, me, criteria=criteria, figure=Behind(Part.OFF))
    told = [each for each in found if each.reason][:NEWEST]
    for each in told:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(TICKET, label=f"#{each.number}", query_params={"n": str(each.number)}, width="content")
            reason = plain(" ".join((each.reason or "").split())[: stays.LONGEST])
            to = f"{plain(step_name(document, each.step))} → {plain(step_name(document, each.left_to or ''))}"
            st.markdown(f"“{reason}” :small[:gray[{to}]]", width="stretch")
