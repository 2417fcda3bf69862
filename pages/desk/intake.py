"""Intake (受理): a customer's problem becomes a case, with its priority explained before it is kept."""

import streamlit as st

from core.files.forms import Upload
from core.intake import actions
from core.intake.forms import NewTicket
from core.settings.words import Vocabulary
from core.triage import views as grading
from core.triage.rules import Signs
from core.triage.words import Impact, Severity, Urgency
from pages.parts import chips, shell
from pages.parts.customer_picker import customer_picker
from pages.parts.fresh import fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label

me = shell.me()
KEPT = "intake"


def term(vocabulary: Vocabulary, words: str) -> str:
    codes = [code for code in term_codes(me, vocabulary) if code != "import"]
    return st.selectbox(
        words,
        codes,
        format_func=lambda code: term_label(me, vocabulary, code),
        key=shell.new_key(KEPT, vocabulary),
    )


with shell.head(_("Intake"), _("Who asks, what happened, how much it matters. The rest follows from the procedure.")):
    pass

case, weight = st.columns([1.75, 1], gap="large")
with case:
    customer_id, customer = customer_picker(KEPT)
    with st.container(horizontal=True):
        channel = term(Vocabulary.CHANNEL, _("Channel"))
        category = term(Vocabulary.CATEGORY, _("Category"))
    subject = st.text_input(_("Subject"), max_chars=200, required=True, key=shell.new_key(KEPT, "subject"))
    description = st.text_area(
        _("What happened"),
        height=160,
        placeholder=_("In the customer's own words: when, where, what exactly."),
        key=shell.new_key(KEPT, "description"),
    )
    files = st.file_uploader(
        _("Files"), accept_multiple_files=True, max_upload_size=25, key=shell.new_key(KEPT, "files")
    )

with weight, st.container(border=True):
    shell.section(_("How much it matters"))
    grades = {"format_func": label, "required": True}
    severity = st.segmented_control(
        _("Severity"), list(Severity), default=Severity.GENERAL, key=shell.new_key(KEPT, "severity"), **grades
    )
    urgency = st.segmented_control(
        _("Urgency"), list(Urgency), default=Urgency.NORMAL, key=shell.new_key(KEPT, "urgency"), **grades
    )
    impact = st.segmented_control(
        _("Impact"), list(Impact), default=Impact.ONE, key=shell.new_key(KEPT, "impact"), **grades
    )
    danger = st.checkbox(_("Health or safety is at stake"), key=shell.new_key(KEPT, "danger"))
    discreet = _("Sensitive: only the owner and supervisors see it")
    sensitive = st.checkbox(discreet, key=shell.new_key(KEPT, "sensitive"))
    signs = Signs(severity, urgency, impact, category, danger)
    verdict = fresh(grading.verdict, me, signs=signs, text=f"{subject} {description[:20_000]}")
    st.markdown(f"{chips.priority(verdict.priority)} {', '.join(label(reason) for reason in verdict.reasons)}")
    if st.button(_("Take in"), type="primary", icon=":material/check:", width="stretch", key="take_in"):
        form = NewTicket(
            channel=channel,
            category=category,
            subject=subject or "",
            description=description,
            key=shell.once(KEPT),
            severity=severity,
            urgency=urgency,
            impact=impact,
            danger=danger,
            sensitive=sensitive,
            customer_id=customer_id,
            customer=customer,
            files=tuple(Upload(each.name, each.getvalue()) for each in files),
        )
        with shell.attempt(clears=KEPT) as work:
            number = str(actions.open_ticket(work, form).number)
            shell.onward("desk/ticket.py", _("Case {number} is taken in.").format(number=number), n=number)
