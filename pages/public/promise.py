"""What you can rely on (服务承诺): made from the desk's own settings, so that it says what is true."""

from collections.abc import Iterator
from datetime import date, timedelta

import streamlit as st
from babel.dates import format_date, format_skeleton

from core.deadlines.choosing import for_everybody
from core.deadlines.words import DeadlineKind
from core.hours import rules
from core.hours.views import Office
from core.intake.asking import CUSTOMER
from core.language import label_in
from core.reports.attainment import views as attained
from core.reports.attainment.views import NOTHING, Published
from core.settings import views
from core.settings.promises import Promise, Promises
from core.settings.public import DAYS, PublicTexts
from core.settings.words import Desk, Vocabulary
from core.survey.rules import Estimate
from pages.parts import day_names, figures, frame, shell
from pages.parts.fresh import direct, steady
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, plain, tongue
from pages.public.panels import limits, presence

MONDAY = date(2024, 1, 1)


def hours(office: Office) -> None:
    shell.section(_("When somebody is there"))
    rows = [
        (format_date(MONDAY + timedelta(days=day), "EEEE", locale=tongue()), rules.written(office.week.get(day, ())))
        for day in DAYS
    ]
    st.markdown("  \n".join(f"{day}&ensp;:gray[{told or _('closed')}]" for day, told in rows))
    own = [
        f"{format_skeleton('MMMEd', day, locale=tongue())}&ensp;{plain(day_names.said(each.label))}"
        f"&ensp;:gray[{rules.written(each.hours) or _('closed')}]"
        for day, each in office.soon
    ]
    if own:
        shell.section(_("Other days in the next weeks"))
        st.markdown("  \n".join(own))


def channels() -> None:
    """Each with how often the promise was kept; without a figure where too few tell."""
    shell.section(_("How you reach us"))
    kept, promised = steady(attained.published, CUSTOMER), direct(views.read, CUSTOMER, kind=Promises)
    codes = [code for code in term_codes(CUSTOMER, Vocabulary.CHANNEL) if code != "import"]
    told = {code: for_everybody(promised, DeadlineKind.RESPONSE, code) for code in codes}
    st.markdown("  \n".join(_channel(code, told[code], kept.channels.get(code, NOTHING)) for code in codes))
    st.markdown("  \n".join(_kept(kept)))
    if kept.targets:
        st.caption(_("Of the last 13 weeks, with the 95 % interval; without a figure where fewer than 20 tell."))


def _channel(code: str, promise: Promise | None, kept: Estimate) -> str:
    said = list[str]()
    if promise:
        said.append(_("answered within {span}").format(span=limits.span(promise)))
    if kept.value is not None:
        said.append(_("answered in time: {share}").format(share=figures.whole(kept, figures.percent)))
    name = plain(term_label(CUSTOMER, Vocabulary.CHANNEL, code))
    return f"{name}&ensp;:gray[{' · '.join(said)}]" if said else name


def _kept(found: Published) -> Iterator[str]:
    """What was promised beside the first answer, where enough tell how it was kept."""
    for kind, kept in found.targets.items():
        if kept.value is not None:
            yield f"**{figures.whole(kept, figures.percent)}**&ensp;{label(kind)} :gray[{_('in time')}]"
    if found.calls.value is not None:
        said = _("of calls answered within {n} s").format(n=found.seconds)
        yield f"**{figures.whole(found.calls, figures.percent)}**&ensp;{said}"


def data() -> None:
    shell.section(_("What we do with your data"))
    st.markdown(plain(label_in(direct(views.read, CUSTOMER, kind=PublicTexts).data_use, tongue())))


now = presence.office()
desk = direct(views.read, CUSTOMER, kind=Desk).name
with frame.porch(_("What you can rely on"), _("The promise of {desk}").format(desk=plain(desk)), width=640):
    presence.presence(now)
    for part in (limits.limits, channels, data):
        with st.container(border=True):
            part()
    with st.container(border=True):
        hours(now)
    presence.footer(now)
