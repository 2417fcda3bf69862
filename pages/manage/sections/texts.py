"""What customers read about their data: what they agree to, and what we do with it."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import LANGUAGES
from core.settings.public import LONGEST_TEXT, PublicTexts
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.words import _


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, PublicTexts, "consent.en")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("texts"):
        shell.section(_("What customers agree to"), _("beside the box they tick before they send"))
        consent = _texts("consent", now.consent)
        shell.section(_("What we do with data"), _("on the page of what customers can rely on"))
        data_use = _texts("data_use", now.data_use)
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="texts.save")
    with past:
        history.draw(me, PublicTexts, zone)
    if saved:
        with main:
            form.save(PublicTexts, _("Customers read these words from now on."), consent=consent, data_use=data_use)


def _texts(field: str, now: dict[str, str]) -> dict[str, str]:
    return {
        tag: st.text_area(
            own, now.get(tag, ""), height=88, max_chars=LONGEST_TEXT, key=form.key(PublicTexts, f"{field}.{tag}")
        )
        for tag, own in LANGUAGES.items()
    }
