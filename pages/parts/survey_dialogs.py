"""The survey on the page of a case: what was answered, the customer's link, and the form for a call-back."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.actors import Actor
from core.deliveries.views import last_sent
from core.deliveries.words import DeliveryKind
from core.resolution.views import Case
from core.settings.words import Vocabulary
from core.survey import actions, views
from core.survey.forms import Answer
from core.survey.words import Way
from core.work import begin
from pages.parts import chips, shell
from pages.parts.address import absolute
from pages.parts.fresh import direct
from pages.parts.survey_form import face, survey_form
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain


def link(case: Case) -> None:
    """The link to copy, for desks that send it by hand, and whether it went out by mail."""
    number, token, place = case.ticket.number or 0, None, st.empty()
    with shell.refusing(), begin(shell.me()) as work:
        token = actions.link(work, number)
    if token is None and _wanted(place):
        with shell.refusing(), begin(shell.me()) as work:
            actions.invite(work, number)
            token = actions.link(work, number)
    if token is not None:
        with place.container():
            _to_copy(case, token)


def _wanted(place: DeltaGenerator) -> bool:
    """The button, which gives way to the link that it makes."""
    with place.container():
        st.markdown(_("The customer has no open link. A new one is valid for 30 days."))
        return st.button(_("Make a link"), type="primary", key="survey.invite")


def _to_copy(case: Case, token: str) -> None:
    language = {"language": case.language} if case.language else {}
    st.code(absolute("survey", t=token, **language), language=None, wrap_lines=True)
    if mailed := direct(last_sent, shell.me(), ticket_id=case.ticket.id, kind=DeliveryKind.SURVEY):
        st.markdown(f":material/mail: {label(DeliveryKind.SURVEY)}: {label(mailed)}")
    st.caption(_("For this customer only: whoever has the link can answer. Opening it counts nothing."))


def told(case: Case) -> None:
    """The same questions, asked on the phone."""
    number, me = case.ticket.number or 0, shell.me()
    asked = direct(views.of_case, me, number=number)
    st.caption(_("Read the questions out and tap what the customer says. It is marked as told by phone."))
    known = asked.answer if asked and asked.this_time and asked.way is Way.PHONE else None
    form = survey_form(me, "told", known or Answer(), _("The customer wishes to be called about it"))
    if st.button(_("Write the answer down"), type="primary", key="told.do"):
        with shell.attempt(_("The answer is written down.")) as work:
            actions.told_by_phone(work, number, form)


def card(case: Case, me: Actor) -> None:
    """What the customer answered about this case, once they have."""
    asked = direct(views.of_case, me, number=case.ticket.number or 0)
    if asked is None or asked.answer is None:
        return
    answer = asked.answer
    with st.container(border=True, gap="small"):
        shell.section(_("The customer's rating"), _("told by phone") if asked.way is Way.PHONE else "")
        for code, score in answer.scores.items():
            st.markdown(f"{face(score)} **{score}** {plain(term_label(me, Vocabulary.DIMENSION, code))}")
        marks = [_("recommends us: {n} of 10").format(n=answer.recommend)] if answer.recommend is not None else []
        marks += [plain(term_label(me, Vocabulary.SURVEY_REASON, answer.reason))] if answer.reason else []
        if marks:
            st.markdown(f":small[:gray[{' · '.join(marks)}]]")
        if answer.comment:
            st.markdown(plain(answer.comment))
        if answer.call_me:
            st.markdown(chips.chip(_("wishes a call"), "orange", "call"))
