"""Move running cases (迁移办理中的工单): from older versions, or another process, to the version in force."""

from collections.abc import Sequence

import streamlit as st

from core.language import label_in
from core.process import views as processes
from core.process.views import Running
from core.switching import actions, preview, views
from core.switching.forms import Plan
from core.switching.preview import Preview
from core.switching.views import Line, Source
from pages.library import DOCUMENTS
from pages.library.moving import became, foreseen, leading
from pages.parts import shell, times
from pages.parts.address import picked
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, n_, plain, tongue

me = shell.me()
published = {each.document.process: each for each in fresh(processes.published, me)}
names = {code: label_in(each.document.labels, tongue(), code) for code, each in published.items()}


def target() -> Running:
    """The process in the address, in the version in force."""
    asked = st.query_params.get("process", "")
    return published[asked if asked in published else next(iter(published))]


def old_versions(to: Running) -> Sequence[Source]:
    """Of this process, or of the one that is chosen; all of them, unless some are taken out."""
    own = to.document.process
    others = [code for code in names if code != own]
    with st.container(horizontal=True, vertical_alignment="center"):
        source = picked("source", others, names.__getitem__, _("This process")) or own
        there = {
            each.running.id: each for each in direct(views.sources, me, process=source) if each.running.id != to.id
        }
        chosen = st.pills(
            _("Versions"), list(there), selection_mode="multi", default=list(there), key=f"versions.{to.id}.{source}",
            format_func=lambda each: version_name(there[each]), label_visibility="collapsed",
        )  # fmt: skip
    if not there:
        st.caption(_("No running case follows another version. There is nothing to move."))
    return [there[each] for each in chosen or ()]


def version_name(source: Source) -> str:
    words = _("version {version}").format(version=source.running.version)
    return f"{words} · {n_('{n} case', '{n} cases', source.cases)}"


def confirm(plan: Plan, seen: Preview) -> None:
    """The number of cases stands on the button, and is asked for once more."""
    cases, name = n_("{n} case", "{n} cases", seen.cases), plain(names[seen.target.document.process])
    words = n_("Move {n} case", "Move {n} cases", seen.cases)
    with st.popover(words, type="primary", icon=":material/moving:", disabled=not seen.cases, key="move"):
        told = _("**{cases}** go on in version {version} of “{name}”.")
        st.markdown(told.format(cases=cases, version=seen.target.version, name=name))
        st.markdown(_("It is done in the background. Nobody is told by mail, and it can be brought back."))
        if st.button(_("Move them"), type="primary", icon=":material/moving:", key="move.sure"):
            with shell.attempt(_("They are being moved.")) as work:
                actions.begin(work, plan)


def planned(to: Running) -> None:
    """Choose, look, do."""
    if sources := old_versions(to):
        shell.section(_("Where the steps lead"))
        plan = leading.chosen(to, sources)
        seen = direct(preview.foresee, me, plan=plan)
        olds = [each.running.document for each in sources]
        foreseen.drawn(me, seen, olds, plan.sources)
        confirm(plan, seen)


to = target()
before: Sequence[Line] = direct(views.newest, me, process=to.document.process)
busy = any(each.state.busy and not each.held for each in before)
meaning = _(
    "“{name}”: version {version} is in force; running cases stay on the version they began with until you move them"
)
with shell.head(_("Move running cases"), meaning.format(name=plain(names[to.document.process]), version=to.version)):
    st.page_link(
        DOCUMENTS, label=_("Process documents"), icon=":material/account_tree:",
        query_params={"process": to.document.process},
    )  # fmt: skip
if not busy:
    planned(to)
became.lines(me, before, times.zone(me), names)
