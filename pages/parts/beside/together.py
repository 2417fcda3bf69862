"""Cases that belong together: links, merging and its undoing."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.bundling import actions
from core.bundling.views import Related
from core.resolution.views import Case
from pages.parts import chips, shell
from pages.parts.rows import TICKET
from pages.parts.words import _, plain


def draw(case: Case, zone: ZoneInfo) -> None:
    for each in case.bundle.merged:
        _line(case, each, _("merged into this one"))
    for each in case.bundle.linked:
        _line(case, each, "")
    name = f"together.{case.ticket.id}"
    other = st.number_input(
        _("Number of the other case"), min_value=1, value=None, step=1, key=shell.new_key(name, "other"),
        placeholder="#",
    )  # fmt: skip
    number = case.ticket.number or 0
    with st.container(horizontal=True):
        linked = st.button(_("Link"), icon=":material/link:", key=f"{name}.link", disabled=other is None)
        merged = st.button(
            _("Merge into it"), icon=":material/merge:", key=f"{name}.merge", disabled=other is None,
            help=_("This case closes, and everything said in it is shown in the other one. It can be undone."),
        )  # fmt: skip
    if linked and other:
        with shell.attempt(_("The cases are linked."), clears=name) as work:
            actions.link(work, number, int(other))
    if merged and other:
        with shell.attempt(clears=name) as work:
            actions.merge(work, number, int(other))
            shell.onward(TICKET, _("The two cases are one now."), n=str(int(other)))


def _line(case: Case, other: Related, how: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        with st.container(gap=None):
            st.page_link(TICKET, label=f"#{other.number} {plain(other.subject)}", query_params={"n": str(other.number)})
            st.markdown(f"&ensp;{chips.stage(other.stage)} :small[:gray[{how}]]")
        icon, words = (":material/link_off:", _("Take the link away")) if not how else (":material/undo:", _("Undo"))
        if st.button("", icon=icon, key=f"apart.{other.number}", type="tertiary", help=words):
            with shell.attempt(_("Undone.")) as work:
                if how:
                    actions.unmerge(work, other.number or 0)
                else:
                    actions.unlink(work, case.ticket.number or 0, other.number or 0)


def gone(case: Case) -> None:
    """Above a case that lives on in another one."""
    into = case.bundle.into
    if case.ticket.merged_into is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if into:
            words = _("Merged into #{number} {subject}").format(number=into.number, subject=plain(into.subject))
            st.page_link(TICKET, label=words, icon=":material/merge:", query_params={"n": str(into.number)})
        if st.button(_("Undo the merging"), icon=":material/undo:", key="unmerge"):
            with shell.attempt(_("The case stands on its own again.")) as work:
                actions.unmerge(work, case.ticket.number or 0)
