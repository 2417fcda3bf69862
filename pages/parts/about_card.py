"""What a case is about, beside the conversation: product, batch, place, and what was answered at intake."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.actors import Actor
from core.fields import answering
from core.fields import views as catalogue
from core.fields.rules import given
from core.fields.views import Answer, Question
from core.intake import about as intake
from core.intake import views
from core.intake.views import Subject
from core.language import label_in
from core.models.tickets import Ticket
from core.permissions import Permission, may
from core.resolution.views import Case
from pages.parts import shell
from pages.parts.answers import SEALED, name, said
from pages.parts.fields import field
from pages.parts.fresh import direct
from pages.parts.goods_picker import goods_picker
from pages.parts.words import _, plain, tongue


def about_card(case: Case, me: Actor) -> None:
    ticket = case.ticket
    subject = direct(views.subject, me, ticket=ticket)
    answers = direct(catalogue.answers, me, ticket=ticket)
    asked = direct(catalogue.questions, me, category=ticket.category)
    mine = may(me, Permission.WORK)
    if not (subject.known or answers or asked or mine):
        return
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            shell.section(_("What it is about"))
            if mine and st.button(
                _("Correct") if subject.known else _("Add"), icon=":material/edit:", type="tertiary", key="goods"
            ):
                st.dialog(_("What it is about"))(correct)(case, subject)
        _goods(subject)
        shown: dict[str, Any] = st.session_state.get(f"answers.{ticket.id}", {})
        _answered(answers, shown)
        _open(ticket, asked, answers)
        with st.container(horizontal=True):
            if any(each.sealed for each in answers) and not shown:
                _reveal(case, own=ticket.owner_id == me.id and ticket.stage.open)
            if asked or answers:
                with st.popover(_("Change the answers"), type="tertiary", icon=":material/edit:"):
                    _change(case, asked, answers)


def _open(ticket: Ticket, asked: Sequence[Question], answers: Sequence[Answer]) -> None:
    """Who looks at a case sees at once what its category still asks for; mail, for one, brings no answers along."""
    known = {each.code for each in answers}
    wanted = [each for each in asked if each.required and each.code not in known]
    names = [plain(label_in(each.form.labels, tongue(), each.code)) for each in wanted]
    if names and ticket.stage.open:
        words = _("Not answered yet: {fields}").format(fields=_(", ").join(names))
        st.markdown(f":orange[:material/help:] :small[{words}]")


def _answered(answers: tuple[Answer, ...], shown: dict[str, Any]) -> None:
    """One line each; a sealed answer shows only that there is one."""
    with st.container(gap="xxsmall"):
        for each in answers:
            value = shown.get(each.code, each.value)
            sealed = each.sealed and each.code not in shown
            st.markdown(f":small[:gray[{plain(name(each))}]] {SEALED if sealed else plain(said(each, value))}")


def _goods(subject: Subject) -> None:
    if subject.product_id:
        where = {"id": str(subject.product_id)}
        st.page_link("desk/product.py", label=plain(subject.product), icon=":material/category:", query_params=where)
    batch = _("batch {code}").format(code=plain(subject.batch)) if subject.batch else ""
    facts = (plain(subject.said), batch, str(subject.happened_on or ""), plain(subject.happened_where))
    if line := " · ".join(filter(None, facts)):
        st.markdown(line)


def correct(case: Case, subject: Subject) -> None:
    """Product, batch, purchase, place and day; the conversation stays as it was said."""
    key, number = f"goods.{case.ticket.id}", case.ticket.number or 0
    goods = goods_picker(key, shell.me(), case.ticket.customer_id, subject)
    if st.button(_("Save"), type="primary", icon=":material/check:", key="goods_save"):
        with shell.attempt(_("What the case is about is corrected."), clears=key) as work:
            intake.change(work, number, goods)


def _reveal(case: Case, *, own: bool) -> None:
    number = case.ticket.number or 0
    with st.popover(_("Show all"), type="tertiary", icon=":material/visibility:"):
        st.caption(_("Some answers tell of a person. Your name, the time and the case are recorded."))
        reason = "" if own else st.text_input(_("Why do you need it?"), key=f"why.{number}", max_chars=200)
        if st.button(_("Show all"), key=f"answers.{number}", type="primary"):
            with shell.attempt() as work:
                st.session_state[f"answers.{case.ticket.id}"] = answering.reveal(work, number, reason)


def _change(case: Case, asked: tuple[Question, ...], answers: tuple[Answer, ...]) -> None:
    """A sealed answer is only replaced, never shown in its input."""
    number, now = case.ticket.number or 0, {each.code: each for each in answers}
    forms = {each.code: each.form for each in asked}
    forms |= {code: each.form for code, each in now.items()}
    with st.form(f"about.{number}", border=False):
        before = {code: each.value for code, each in now.items() if not each.sealed}
        drawn = {
            code: field(form, shell.new_key(f"about.{number}", code), required=False, now=before.get(code))
            for code, form in forms.items()
        }
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key=f"about_save.{number}")
    if sent:
        kept = {code: value for code, value in drawn.items() if code in given(drawn) or code in before}
        with shell.attempt(_("The answers are saved."), clears=f"about.{number}") as work:
            answering.answer(work, number, kept)
            st.session_state.pop(f"answers.{case.ticket.id}", None)
