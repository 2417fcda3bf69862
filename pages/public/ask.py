"""Ask us (提交问题): a customer writes to the desk, without an account."""

import secrets

import streamlit as st

from core.access.rules import UPLOAD_BYTES, UPLOADS_PER_LINK
from core.files.forms import Upload
from core.intake import asking
from core.intake.forms import Question
from core.language import label_in
from core.settings import views
from core.settings.public import PublicTexts
from core.settings.words import Desk, Vocabulary
from pages.parts import browser, frame, shell
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.uploads import uploads
from pages.parts.words import _, plain, tongue
from pages.public.panels import hints, presence, questions, thanks


def nearest() -> str:
    """The category; above the form, since what is asked below depends on it."""
    return st.selectbox(
        _("Which of these is nearest?"),
        term_codes(asking.CUSTOMER, Vocabulary.CATEGORY),
        format_func=lambda code: term_label(asking.CUSTOMER, Vocabulary.CATEGORY, code),
        key="category",
        placeholder=_("Please choose"),
    )


def question(category: str) -> Question:
    """Everything below the category; only sending it runs the page anew."""
    description = st.text_area(_("What happened?"), key="description", height=140, max_chars=20_000)
    answers = questions.questions(category)
    left, right = st.columns(2)
    name = left.text_input(_("Your name"), key="name", max_chars=120, autocomplete="name")
    contact = right.text_input(_("Mail address or phone number"), key="contact", max_chars=300)
    files = photos()
    subject = st.session_state.get("subject") or ""
    words = label_in(direct(views.read, asking.CUSTOMER, kind=PublicTexts).consent, tongue())
    consent = st.checkbox(plain(words), key="consent")
    return Question(
        name=name or "",
        contact=contact or "",
        category=category,
        subject=subject,
        description=description,
        key=asking.key_of(browser.caller().visitor, once(), contact or "", subject, description),
        consent=consent,
        language=tongue(),
        files=files,
        address=browser.caller().address,
        answers=answers,
    )


def once() -> str:
    """Where the browser keeps no cookie, at least this tab is told from others."""
    return str(st.session_state.setdefault("ask_key", secrets.token_urlsafe(16)))


def photos() -> tuple[Upload, ...]:
    if not browser.has_ticket():
        st.caption(_("To send photos, please allow cookies for this page and load it again."))
        return ()
    words = _("Photos or documents, at most {n} of {size} MB each").format(
        n=UPLOADS_PER_LINK, size=UPLOAD_BYTES // 2**20
    )
    return uploads(words, "photos", UPLOAD_BYTES // 2**20)


now = presence.office()
meaning = _("Tell us what happened. You need no account, and get a private link to follow your case.")
with frame.porch(_("Ask us"), meaning, width=640):
    if case := st.session_state.get("asked"):
        now = presence.office(case.team)
        thanks.asked(case, now)
    elif st.session_state.get("helped"):
        thanks.helped()
    else:
        shell.section(plain(direct(views.read, asking.CUSTOMER, kind=Desk).name))
        presence.presence(now)
        hints.subject()
        category = nearest()
        with st.form("ask", border=False):
            form = question(category)
            sent = st.form_submit_button(_("Send"), key="send", type="primary", icon=":material/send:", width="stretch")
        if sent:
            with shell.refusing():
                st.session_state["asked"] = asking.ask(form)
                st.rerun()
    presence.footer(now)
