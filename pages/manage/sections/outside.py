"""A language model outside, off as shipped; whoever switches it on is told that texts leave the house."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.mail.forms import sealed
from core.settings.hints import Outside
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.words import _


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, Outside, "address")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("outside"):
        shell.section(_("A language model gives hints"), _("an OpenAI-compatible address; the desk works without it"))
        st.warning(
            _(
                "When this is on, what customers write leaves this house: the subject and the beginning of each case "
                "that comes by mail or by the public page. Names, mail addresses, telephone and other long numbers "
                "that the desk recognises are hidden first; what else customers tell of themselves is not."
            )
        )
        told = {
            "address": st.text_input(
                _("Address"), now.address, placeholder="https://models.example.com/v1", key=form.key(Outside, "address")
            ),
            "model": st.text_input(_("Model"), now.model, key=form.key(Outside, "model")),
            "key_sealed": sealed(_typed(now), now.key_sealed),
            "seconds": st.number_input(
                _("Seconds to wait"), value=now.seconds, step=1, key=form.key(Outside, "seconds"), width=260
            ),
            "enabled": st.toggle(_("Ask the model"), now.enabled, key=form.key(Outside, "enabled")),
        }
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="outside.save")
    if saved:
        with main:
            form.save(Outside, _("The settings of the language model are saved."), **told)
    with past:
        history.draw(me, Outside, zone)


def _typed(now: Outside) -> str:
    return st.text_input(
        _("Key"), type="password", key=form.key(Outside, "key"), autocomplete="off",
        placeholder=_("kept; type a new one to change it") if now.key_sealed else "",
    )  # fmt: skip
