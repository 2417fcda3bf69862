"""The shops that this desk answers for."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.settings import brands, views
from core.settings.views import BrandRow
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _


def draw(me: Actor, _zone: ZoneInfo) -> None:
    shell.section(_("Brands"), _("customers see the name; a retired one keeps its cases"))
    for each in direct(views.brands, me):
        _one(each)
    with st.form("brand", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("New brand"), max_chars=60, width=320, key=shell.new_key("brand", "name"))
        sent = st.form_submit_button(_("Add"), icon=":material/add:", key="brand_add")
    if sent:
        with shell.attempt(_("“{name}” is added.").format(name=name), clears="brand") as work:
            brands.add(work, name or "")


def _one(row: BrandRow) -> None:
    with st.form(f"brand.{row.id}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            _("Brand {number}").format(number=row.id), row.name, max_chars=60, width=320, key=f"brand.label.{row.id}",
            label_visibility="collapsed", disabled=not row.active,
        )  # fmt: skip
        if row.active:
            renamed = st.form_submit_button(_("Rename"), key=f"brand.rename.{row.id}")
            retired = st.form_submit_button(_("Retire"), type="tertiary", key=f"brand.retire.{row.id}")
            back = False
        else:
            renamed = retired = False
            back = st.form_submit_button(_("Bring back"), key=f"brand.restore.{row.id}")
    if renamed:
        with shell.attempt(_("The brand is now called “{name}”.").format(name=name)) as work:
            brands.rename(work, row.id, name or "")
    if retired:
        with shell.attempt(_("“{name}” is retired.").format(name=row.name)) as work:
            brands.retire(work, row.id)
    if back:
        with shell.attempt(_("“{name}” is back.").format(name=row.name)) as work:
            brands.restore(work, row.id)
