"""Settings (设置): what this desk decides for itself, section by section, each with its history."""

import streamlit as st

from core.settings import views
from core.settings.hints import HintPolicy, Outside
from core.settings.mail import Mail
from core.settings.promises import Promises
from core.settings.public import PublicTexts, ServicePromise
from core.settings.words import Desk, PriorityMatrix
from pages.manage.sections import brands, desk, hints, limits, mail, outside, priority, promise, texts
from pages.parts import shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct
from pages.parts.words import _, plain

SECTIONS = {
    "desk": (_(Desk.title), desk.draw),
    "priority": (_(PriorityMatrix.title), priority.draw),
    "hints": (_(HintPolicy.title), hints.draw),
    "outside": (_(Outside.title), outside.draw),
    "limits": (_(Promises.title), limits.draw),
    "texts": (_(PublicTexts.title), texts.draw),
    "promise": (_(ServicePromise.title), promise.draw),
    "mail": (_(Mail.title), mail.draw),
    "brands": (_("Brands"), brands.draw),
}

me = shell.me()
zone = times.zone(me)
name = direct(views.read, me, kind=Desk).name
with shell.head(_("Settings"), _("{desk} · times by {zone}").format(desk=plain(name), zone=plain(str(zone)))):
    st.page_link("manage/calendars.py", label=_("Calendars"), icon=":material/calendar_month:")

section = choice("section", list(SECTIONS), "desk", lambda code: SECTIONS[code][0])
SECTIONS[section][1](me, zone)
