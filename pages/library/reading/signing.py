"""Who has read what is in force, and says so."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.process import views as process
from core.signing import actions, views
from core.signing.views import Signed
from pages.library import DOCUMENTS
from pages.parts import seen, shell, times
from pages.parts.fresh import direct, lasting
from pages.parts.words import _, n_, plain, tongue


def bar(me: Actor, code: str, zone: ZoneInfo) -> None:
    """How many have signed; who writes documents sees who has not, and who is asked has the button."""
    now: Signed = direct(views.signed, me, code=code)
    said = _("{signed} of {asked} signed").format(signed=now.signed, asked=now.asked)
    if now.people:
        with st.popover(said, icon=":material/signature:"):
            _people(now, zone)
    elif now.asked:
        st.markdown(f":gray[:material/signature: {said}]", width="content")
    if now.asks_me:
        words = _("I have read version {version}").format(version=now.version)
        pressed = st.button(
            words, icon=":material/signature:", key="sign",
            help=_("You work by this document. Your signature holds until a major version changes how we work."),
            **seen.noting("sign", code, now.version),
        )  # fmt: skip
        if pressed:
            with shell.attempt(_("Signed.")) as work:
                actions.sign(work, *seen.of("sign"))


def _people(now: Signed, zone: ZoneInfo) -> None:
    missing = [each for each in now.people if each.at is None]
    if missing:
        shell.section(_("Not signed yet"), n_("{n} person", "{n} people", len(missing)))
        st.markdown("  \n".join(plain(each.name) for each in missing))
    if len(missing) < len(now.people):
        shell.section(_("Signed"), _("a minor version needs no new signature"))
        line = _("{name}: version {version}, {day}")
        said = [
            line.format(name=plain(each.name), version=each.version, day=times.day(each.at, zone))
            for each in now.people
            if each.at
        ]
        st.markdown("  \n".join(said))


def reminder(me: Actor) -> None:
    """On the first screen, quietly: what one works by and has not signed."""
    mine: dict[str, int] = lasting(views.mine, me)
    if not mine:
        return
    documents = {each.document.process: each.document for each in lasting(process.published, me)}
    shell.section(_("To be read and signed"), n_("{n} document", "{n} documents", len(mine)))
    with st.container(border=True, gap=None):
        for code, version in mine.items():
            name = plain(label_in(documents[code].labels, tongue(), code))
            words = _("{name}, version {version}").format(name=name, version=version)
            st.page_link(DOCUMENTS, label=words, icon=":material/signature:", query_params={"process": code})
