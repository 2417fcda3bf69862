"""What you can rely on (服务承诺): made from the desk's own settings, so that it says what is true."""

from datetime import date, timedelta

import streamlit as st
from babel.dates import format_date, format_skeleton

from core.hours import rules
from core.hours.views import Office
from core.intake.asking import CUSTOMER
from core.language import N_, label_in
from core.settings import views
from core.settings.promises import Promises
from core.settings.public import DAYS, PublicTexts
from core.settings.words import Desk, Vocabulary
from core.triage.words import Priority
from pages.parts import due, frame, shell
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain, tongue
from pages.public.panels import presence

MEANS = {
    Priority.P1: N_("somebody may be hurt, or it is serious and cannot wait"),
    Priority.P2: N_("serious, or many people have it; every complaint"),
    Priority.P3: N_("most questions and troubles"),
    Priority.P4: N_("small things, and ideas"),
}
MONDAY = date(2024, 1, 1)


def hours(office: Office) -> None:
    shell.section(_("When somebody is there"))
    rows = [
        (format_date(MONDAY + timedelta(days=day), "EEEE", locale=tongue()), rules.written(office.week.get(day, ())))
        for day in DAYS
    ]
    st.markdown("  \n".join(f"{day}&ensp;:gray[{told or _('closed')}]" for day, told in rows))
    own = [
        f"{format_skeleton('MMMEd', day, locale=tongue())}&ensp;{plain(each.label)}"
        f"&ensp;:gray[{rules.written(each.hours) or _('closed')}]"
        for day, each in office.soon
    ]
    if own:
        shell.section(_("Other days in the next weeks"))
        st.markdown("  \n".join(own))


def limits() -> None:
    promised = direct(views.read, CUSTOMER, kind=Promises)
    shell.section(_("How soon you hear from us"), _("from your first word, within our hours"))
    st.markdown("  \n".join(_limit(promised, each) for each in Priority))
    st.caption(
        _("What ends outside our hours, we keep as soon as we open. You see your own times on your progress page.")
    )


def _limit(promised: Promises, level: Priority) -> str:
    always = f"&ensp;:gray[{_('day and night')}]" if level in promised.day_and_night else ""
    return f"**{due.worked(promised.response[level])}**&ensp;{_(MEANS[level])}{always}"


def channels() -> None:
    shell.section(_("How you reach us"))
    codes = [code for code in term_codes(CUSTOMER, Vocabulary.CHANNEL) if code != "import"]
    st.markdown(" · ".join(plain(term_label(CUSTOMER, Vocabulary.CHANNEL, code)) for code in codes))


def data() -> None:
    shell.section(_("What we do with your data"))
    st.markdown(plain(label_in(direct(views.read, CUSTOMER, kind=PublicTexts).data_use, tongue())))


now = presence.office()
desk = direct(views.read, CUSTOMER, kind=Desk).name
with frame.porch(_("What you can rely on"), _("The promise of {desk}").format(desk=plain(desk)), width=640):
    presence.presence(now)
    for part in (limits, channels, data):
        with st.container(border=True):
            part()
    with st.container(border=True):
        hours(now)
    presence.footer(now)
