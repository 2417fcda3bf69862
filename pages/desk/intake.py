"""Intake (受理): a customer's problem becomes a case, with its priority explained before it is kept."""

import streamlit as st

from core.clock import utc_now
from core.intake import actions
from core.intake.forms import NewTicket
from core.intake.views import Likely
from core.settings.words import Vocabulary
from core.triage import views
from core.triage.rules import Signs
from pages.parts import chips, shell
from pages.parts.customer_picker import customer_picker
from pages.parts.fresh import fresh
from pages.parts.goods_picker import goods_picker
from pages.parts.grading import Grades, because, grading
from pages.parts.hint_line import beside_the_category
from pages.parts.known_cases import known_cases
from pages.parts.questions import questions
from pages.parts.team_picker import team_picker
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import key
from pages.parts.uploads import uploads
from pages.parts.words import _

me, now = shell.me(), utc_now()
KEPT = "intake"


def term(vocabulary: Vocabulary, words: str, begins: int | None = 0) -> str:
    """``begins``: at which one; none where a wrong guess would stay unnoticed, so that somebody chooses."""
    codes = [code for code in term_codes(me, vocabulary) if code != "import"]
    chosen = st.selectbox(
        words,
        codes,
        index=begins if len(codes) > 1 else 0,
        format_func=lambda code: term_label(me, vocabulary, code),
        key=shell.new_key(KEPT, vocabulary),
        placeholder=_("Please choose"),
        required=True,
    )
    return chosen or ""


with shell.head(_("Intake"), _("Who asks, what happened, how much it matters. The rest follows from the procedure.")):
    words = _("Quick call")
    if st.button(words, icon=":material/phone_in_talk:", shortcut=key("Q", words), key="quick"):
        st.switch_page("desk/call.py")

case, weight = st.columns([1.75, 1], gap="large")
with case:
    customer_id, customer = customer_picker(KEPT, me)
    with st.container(horizontal=True):
        channel = term(Vocabulary.CHANNEL, _("Channel"))
        category = term(Vocabulary.CATEGORY, _("Category"), begins=None)
    spot = st.container()
    subject = st.text_input(_("Subject"), max_chars=200, required=True, key=shell.new_key(KEPT, "subject"))
    description = st.text_area(
        _("What happened"),
        height=120,
        required=True,
        placeholder=_("In the customer's own words: when, where, what exactly."),
        key=shell.new_key(KEPT, "description"),
    )
    with spot:
        hint = beside_the_category(me, f"{subject or ''}\n{description}", category, shell.new_key(KEPT, "category"))
    shell.section(_("What it is about"), _("as far as it is known"))
    goods = goods_picker(KEPT, me, customer_id)
    answers = questions(KEPT, me, category)
    files = uploads(_("Files"), shell.new_key(KEPT, "files"), 25)

with weight:
    with st.container(border=True):
        shell.section(_("How much it matters"))
        grades = grading(shell.new_key(KEPT, "grades"), Grades())
        signs = Signs(grades.severity, grades.urgency, grades.impact, category, grades.danger)
        verdict = fresh(views.verdict, me, signs=signs, text=f"{subject} {description[:20_000]}")
        reasons = _("because: {reasons}").format(reasons=because(verdict.reasons, verdict.words))
        st.markdown(f"{chips.priority(verdict.priority)} :small[:gray[{reasons}]]")
        team_id = team_picker(KEPT, me, category, channel, goods.product_id)
        pressed = st.button(
            _("Take in"),
            type="primary",
            icon=":material/check:",
            width="stretch",
            shortcut=key("Ctrl+Enter", _("Take in")),
            key="take_in",
        )
        if pressed:
            form = NewTicket(
                channel=channel,
                category=category,
                subject=subject or "",
                description=description,
                key=shell.once(KEPT),
                severity=grades.severity,
                urgency=grades.urgency,
                impact=grades.impact,
                danger=grades.danger,
                sensitive=grades.sensitive,
                customer_id=customer_id,
                customer=customer,
                team_id=team_id,
                files=files,
                goods=goods,
                answers=answers,
                hint=hint,
            )
            with shell.attempt(clears=KEPT) as work:
                number = str(actions.take_in(work, form).number)
                shell.onward("desk/ticket.py", _("Case {number} is taken in.").format(number=number), n=number)
    known_cases(me, now, Likely(subject or "", category, goods.product_id, goods.batch), customer_id)
