"""Ask us (提交问题): a customer writes to the desk, without an account."""

import secrets

import streamlit as st

from core.access.rules import UPLOAD_BYTES, UPLOADS_PER_LINK
from core.files.forms import Upload
from core.intake import asking
from core.intake.forms import Question
from core.settings.views import read
from core.settings.words import Desk, Vocabulary
from pages.parts import browser, frame, shell
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain, tongue


def question() -> Question:
    left, right = st.columns(2)
    name = left.text_input(_("Your name"), key="name", max_chars=120)
    contact = right.text_input(_("Mail address or phone number"), key="contact", max_chars=300)
    category = st.selectbox(
        _("What is it about?"),
        term_codes(asking.CUSTOMER, Vocabulary.CATEGORY),
        format_func=lambda code: term_label(asking.CUSTOMER, Vocabulary.CATEGORY, code),
        key="category",
    )
    subject = st.text_input(_("In one line"), key="subject", max_chars=200)
    description = st.text_area(_("What happened?"), key="description", height=140, max_chars=20_000)
    files = photos()
    consent = st.checkbox(_("You may use what I wrote here to handle my case."), key="consent")
    key = st.session_state.setdefault("ask_key", secrets.token_urlsafe(16))
    return Question(name, contact, category, subject, description, key, consent, tongue(), files)


def photos() -> tuple[Upload, ...]:
    if not browser.has_ticket():
        st.caption(_("To send photos, please allow cookies for this page and load it again."))
        return ()
    words = _("Photos or documents, at most {n} of {size} MB each").format(
        n=UPLOADS_PER_LINK, size=UPLOAD_BYTES // 2**20
    )
    sent = st.file_uploader(words, accept_multiple_files=True, max_upload_size=UPLOAD_BYTES // 2**20, key="photos")
    return tuple(Upload(each.name, each.getvalue()) for each in sent)


meaning = _("Tell us what happened. We answer by mail or phone, and you need no account.")
with frame.porch(_("Ask us"), meaning, width=600):
    if number := st.session_state.get("asked"):
        st.success(
            _("Thank you. Your case has the number {number}; please name it when you write again.").format(
                number=number
            )
        )
    else:
        with st.form("ask"):
            shell.section(plain(direct(read, asking.CUSTOMER, kind=Desk).name))
            form = question()
            sent = st.form_submit_button(_("Send"), key="send", type="primary")
        if sent:
            with shell.refusing():
                st.session_state["asked"] = asking.ask(form)
                st.rerun()
