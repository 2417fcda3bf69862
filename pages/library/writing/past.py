"""What was changed in a draft, by whom and when; and the way back to what it was before."""

import streamlit as st

from core.drafting import actions
from core.drafting.past import views
from core.drafting.past.views import PAGE, Past
from core.drafting.views import Draft
from core.process.differences import Difference, Kind, between
from pages.parts import differences, shell, times
from pages.parts.fresh import direct
from pages.parts.procedure import step_name
from pages.parts.words import _, label, n_, plain

MOST = 4  # places that one line names


def panel(draft: Draft) -> None:
    page = st.session_state.get("page.past") or 1
    found = direct(views.history, shell.me(), draft_id=draft.id, page=page)
    if not found.changes:
        st.caption(_("Nothing has been changed in this draft yet."))
    for each in found.changes:
        _line(draft, each)
    if found.count > PAGE:
        st.pagination(-(-found.count // PAGE), key="page.past")


def _line(draft: Draft, past: Past) -> None:
    made = between(past.before, past.after)
    when = times.moment(past.at, times.zone(shell.me()))
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            undone = f" :gray-badge[{_('taken back')}]" if past.undone else ""
            st.markdown(f"{in_words(past, made)}  \n:small[:gray[{plain(past.by)} · {when}]]{undone}", width="stretch")
            if not past.undone:
                _back(draft, past)
        with st.expander(_("Look at it"), key=f"past.{past.id}"):
            differences.drawn(past.before, past.after, made)


def _back(draft: Draft, past: Past) -> None:
    words = _("Go back to before this change; that can be undone as well.")
    if st.button(_("Back to before"), icon=":material/history:", key=f"back.{past.id}", help=words):
        with shell.attempt(_("The draft is what it was before this change.")) as work:
            actions.go_back(work, draft.id, draft.version, past.id)


def in_words(past: Past, made: tuple[Difference, ...]) -> str:
    """One line: where, and which part of it."""
    said = [_place(past, each) for each in made[:MOST]]
    said += [n_("and {n} more", "and {n} more", len(made) - MOST)] if len(made) > MOST else []
    return " · ".join(said) or _("The same as before, written anew")


def _place(past: Past, difference: Difference) -> str:
    of = past.before if difference.kind is Kind.REMOVED else past.after
    where = plain(step_name(of, difference.step)) if difference.step else _("The document")
    if difference.kind is not Kind.CHANGED:
        return f"**{where}** {label(difference.kind)}"
    parts = dict.fromkeys(label(change.part) for change in difference.changes)
    return f"**{where}** {_(', ').join(parts)}"
