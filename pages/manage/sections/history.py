"""Who changed a setting, what in it, and when."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.settings import views
from core.settings.words import Setting
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, plain


def draw(me: Actor, kind: type[Setting], zone: ZoneInfo) -> None:
    shell.section(_("History"), _("the newest first"))
    versions = direct(views.history, me, kind=kind)
    with st.container(border=True, gap="small"):
        if not versions:
            st.caption(_("Nothing was changed yet: these are the values we ship."))
        for each in versions:
            who, at = plain(each.who or _("The desk itself")), times.moment(each.since, zone)
            st.markdown(f"**{who}**&ensp;:small[:gray[{at}]]  \n:small[{_fields(kind, each.fields)}]")


def _fields(kind: type[Setting], names: tuple[str, ...]) -> str:
    return _(", ").join(_(kind.model_fields[name].title or name) for name in names if name in kind.model_fields)
