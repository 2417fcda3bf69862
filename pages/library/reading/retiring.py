"""A document is taken out of force, and brought back."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.permissions import Permission, may
from core.process.views import BASIC, Running
from core.settings.words import Vocabulary
from core.upkeep import actions, views
from core.upkeep.rules import LONGEST
from core.upkeep.views import Farewell, Retired
from pages.parts import seen, shell, times
from pages.parts.fresh import direct, steady
from pages.parts.terms import term_label
from pages.parts.words import _, n_, plain, tongue


def foot(me: Actor, running: Running, zone: ZoneInfo) -> None:
    with st.container(horizontal=True):
        bar(me, running)
        away(me, zone)


def bar(me: Actor, running: Running) -> None:
    """For those who publish; the basic document stays."""
    code = running.document.process
    if code == BASIC or not may(me, Permission.PUBLISH_DOCUMENTS):
        return
    name = plain(label_in(running.document.labels, tongue(), code))
    with st.popover(_("Retire"), icon=":material/archive:", type="tertiary"):
        shell.section(_("Retire “{name}”?").format(name=name), _("what it means"))
        _ask(me, code, running.version)


def _ask(me: Actor, code: str, version: int) -> None:
    """What it means is said before."""
    for line in _means(me, steady(views.farewell, me, code=code)):
        st.markdown(line)
    reason = st.text_area(_("Reason"), max_chars=LONGEST, height=88, key=f"retire.reason.{code}")
    if st.button(_("Retire"), key="retire.do", **seen.noting("retire", code, version)):
        process, looked_at = seen.of("retire")
        with shell.attempt(_("New cases do not take it any more.")) as work:
            actions.retire(work, process, looked_at, reason or "")


def _means(me: Actor, farewell: Farewell) -> list[str]:
    comma = _(", ")
    going_on = n_(
        "{n} case runs on it and goes on to its end.", "{n} cases run on it and go on to their end.", farewell.running
    )
    said = [going_on, _("New cases go by the other documents that claim them, or by the one for simple cases.")]
    if farewell.handed_by:
        names = comma.join(plain(label_in(each, tongue())) for each in farewell.handed_by)
        said.append(_("These hand cases over to it and would find it gone: {names}.").format(names=names))
    if farewell.deserted:
        names = comma.join(plain(term_label(me, Vocabulary.CATEGORY, each)) for each in farewell.deserted)
        said.append(_("No other document claims these categories: {names}.").format(names=names))
    return [said[0], said[1], *(f":orange[:material/warning:] {each}" for each in said[2:])]


def away(me: Actor, zone: ZoneInfo) -> None:
    """What was retired, and the way back."""
    found = direct(views.retired, me) if may(me, Permission.PUBLISH_DOCUMENTS) else ()
    if found:
        with st.popover(n_("{n} retired", "{n} retired", len(found)), icon=":material/archive:"):
            names = {each.process: plain(label_in(each.labels, tongue(), each.process)) for each in found}
            for each in found:
                _one(each, names, zone)


def _one(retired: Retired, names: Mapping[str, str], zone: ZoneInfo) -> None:
    name = names[retired.process]
    by = _("version {version}, retired {day} by {who}").format(
        version=retired.version, day=times.day(retired.at, zone), who=plain(retired.by or "–")
    )
    still = n_("{n} case still runs on it", "{n} cases still run on it", retired.running)
    st.markdown(f"**{name}**  \n:small[:gray[{by} · {still}]]  \n{plain(retired.why)}")
    words, done = _("Bring back"), _("New cases take it again.")
    if retired.company:
        others = _(", ").join(names[each] for each in retired.company)
        st.caption(_("It hands cases over to {others}, so that they come back together.").format(others=others))
        words, done = _("Bring back together"), _("New cases take them again.")
    if st.button(words, icon=":material/unarchive:", key=f"restore.{retired.process}"):
        with shell.attempt(done) as work:
            actions.bring_back(work, retired.process, retired.company)
