"""Who we are: name, clock, language, names in the browser, and who signs in with codes."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor, Role
from core.language import LANGUAGES
from core.settings import rules
from core.settings.words import Desk, time_zones
from pages.manage.sections import form, history
from pages.parts.words import _, label


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, Desk, "name")
    zones = sorted(time_zones())
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("desk"):
        name = st.text_input(_("Name of the desk"), now.name, max_chars=80, required=True, key=form.key(Desk, "name"))
        left, right = st.columns(2)
        time_zone = left.selectbox(
            _("Time zone"), zones, zones.index(now.time_zone), key=form.key(Desk, "zone"),
            help=_("Times are shown, and days begin, by this clock."),
        )  # fmt: skip
        language = right.selectbox(
            _("Language"), list(LANGUAGES), list(LANGUAGES).index(now.language), format_func=LANGUAGES.__getitem__,
            key=form.key(Desk, "language"), help=_("For customers, and for members until they choose their own."),
        )  # fmt: skip
        codes = st.pills(
            _("Roles that sign in with codes"), list(Role), selection_mode="multi", format_func=label,
            default=[Role(code) for code in now.totp_roles], key=form.key(Desk, "totp"),
            help=_("Members in these roles set up a device at their next sign-in."),
        )  # fmt: skip
        hosts = st.text_area(
            _("Names in the browser"), "\n".join(now.hosts), height=88, key=form.key(Desk, "hosts"),
            placeholder="desk.example.com",
            help=_("Besides localhost, one a line. Browsers that ask for another name are turned away."),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="desk.save")
    with past:
        history.draw(me, Desk, zone)
    if saved:
        with main:
            form.save(
                Desk,
                _("The settings of the desk are saved."),
                name=name,
                time_zone=time_zone,
                language=language,
                totp_roles=tuple(codes),
                hosts=rules.lines(hosts),
            )
