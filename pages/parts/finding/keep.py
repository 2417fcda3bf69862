"""The filters that are set, kept under a name; and what else can be done with a view that is kept."""

import streamlit as st

from core.actors import Actor
from core.permissions import Permission, may
from core.queue.catalogue import views as catalogue
from core.queue.saved import actions
from core.queue.saved.forms import Keeping
from core.queue.saved.views import Saved
from core.queue.saved.words import Sharing
from pages.parts import shell
from pages.parts.finding.asked import Asked
from pages.parts.fresh import fresh
from pages.parts.words import _, label, plain

QUEUE = "desk/queue.py"


def popover(here: Asked, me: Actor) -> None:
    """Two clicks: this button, and the one in it."""
    if here.kept is None and not here.differs:
        return
    words = _("Save this view") if here.kept is None or here.differs else _("This view")
    box = st.popover(words, icon=":material/bookmark_add:", key="keep", on_change="rerun")
    if not box.open:
        return
    with box:
        form = _form(here, me)
        if here.kept and here.kept.mine:
            _change(here.kept, form)
        _save(here, form)
        if here.kept and not here.kept.retired:
            _place(here.kept)


def retired(kept: Saved | None) -> None:
    """Above a view that nobody finds in their list any more."""
    if kept is None or not kept.retired:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(_("The view “{name}” is retired; no list shows it.").format(name=plain(kept.name)))
        if kept.mine and st.button(_("Bring it back"), icon=":material/undo:", key="view.restore"):
            with shell.attempt(_("The view is back.")) as work:
                actions.restore(work, kept.code)


def _form(here: Asked, me: Actor) -> Keeping:
    """Name and readers; the criteria are those that are set."""
    before, of = here.kept, here.code
    name = st.text_input(
        _("Name of the view"), value=before.name if before else "", max_chars=actions.LONGEST,
        key=shell.new_key("view", f"name.{of}"), placeholder=_("for example: returns that wait for us"),
    )  # fmt: skip
    sharings = [each for each in Sharing if each is not Sharing.EVERYBODY or may(me, Permission.ASSIGN)]
    teams = _teams(me)
    if not teams:
        sharings.remove(Sharing.TEAM)
    start = before.sharing if before and before.mine and before.sharing in sharings else Sharing.PRIVATE
    sharing = Sharing.PRIVATE
    if len(sharings) > 1:
        sharing = st.segmented_control(
            _("Who finds it in their list"), sharings, default=start, format_func=label, required=True,
            key=shell.new_key("view", f"sharing.{of}"),
        ) or start  # fmt: skip
    team = None
    if sharing is Sharing.TEAM:
        known = before.team_id if before and before.team_id in teams else next(iter(teams))
        team = st.selectbox(
            _("Team"), list(teams), index=list(teams).index(known or next(iter(teams))),
            format_func=teams.__getitem__, key=shell.new_key("view", f"team.{of}"),
        )  # fmt: skip
    return Keeping(name or "", here.criteria, sharing, team)


def _teams(me: Actor) -> dict[int, str]:
    """Those one may share with."""
    known: dict[int, str] = dict(fresh(catalogue.teams, me))
    return known if may(me, Permission.ASSIGN) else {each: known[each] for each in sorted(me.teams) if each in known}


def _save(here: Asked, form: Keeping) -> None:
    words = _("Save as another view") if here.kept else _("Save")
    if st.button(words, key="view.save", type="secondary" if here.kept else "primary", icon=":material/bookmark_add:"):
        with shell.attempt(clears="view") as work:
            code = actions.save(work, form).code
            shell.onward(QUEUE, _("The view is saved."), view=code)


def _change(kept: Saved, form: Keeping) -> None:
    with st.container(horizontal=True):
        if st.button(_("Save the changes"), key="view.change", type="primary", icon=":material/save:"):
            with shell.attempt(clears="view") as work:
                actions.change(work, kept.code, form)
                shell.onward(QUEUE, _("The view is saved."), view=kept.code)
        if not kept.retired and st.button(_("Retire"), key="view.retire", icon=":material/archive:"):
            with shell.attempt(clears="view") as work:
                actions.retire(work, kept.code)
                shell.onward(QUEUE, _("The view is retired. Its address brings it back."), view="open")


def _place(kept: Saved) -> None:
    """Among one's own pinned views."""
    with st.container(horizontal=True):
        if kept.place is None:
            if st.button(_("Put in front"), key="view.pin", icon=":material/keep:"):
                with shell.attempt(_("The view stands in front.")) as work:
                    actions.pin(work, kept.code)
            return
        for by, icon, words in ((-1, "arrow_back", _("Further left")), (1, "arrow_forward", _("Further right"))):
            if st.button("", icon=f":material/{icon}:", key=f"view.shift.{by}", help=words):
                with shell.attempt() as work:
                    actions.shift(work, kept.code, by)
        if st.button(_("No longer in front"), key="view.unpin", icon=":material/keep_off:"):
            with shell.attempt() as work:
                actions.unpin(work, kept.code)
