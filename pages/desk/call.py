"""Quick call (来电速记): three lines while the phone is at the ear, by keyboard alone; the rest comes later."""

import streamlit as st

from core.clock import utc_now
from core.intake import actions
from core.intake.forms import NewTicket
from core.intake.views import Likely
from core.settings.words import Vocabulary
from pages.parts import shell
from pages.parts.customer_picker import caller_picker
from pages.parts.known_cases import known_cases
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import key, phone
from pages.parts.words import _

me, now = shell.me(), utc_now()
KEPT, PHONE = "call", "phone"
codes = term_codes(me, Vocabulary.CATEGORY)

by_keys = _("Tab goes on, Ctrl+Enter keeps it. Everything else can be added in the case.")
with shell.head(_("Quick call"), _("Everything else can be added in the case.") if phone() else by_keys):
    if st.button(_("Whole form"), icon=":material/move_to_inbox:", key="whole"):
        st.switch_page("desk/intake.py")

form, beside = st.columns([1.4, 1], gap="large")
with form:
    customer_id, customer = caller_picker(KEPT, me)
    category = st.selectbox(
        _("Category"),
        codes,
        format_func=lambda code: term_label(me, Vocabulary.CATEGORY, code),
        key=shell.new_key(KEPT, "category"),
        placeholder=_("Please choose"),
        required=True,
    )
    line = st.text_input(
        _("Subject"),
        max_chars=200,
        required=True,
        key=shell.new_key(KEPT, "line"),
        placeholder=_("In one line"),
    )
    with st.container(horizontal=True):
        taken = st.button(
            _("Take in"), type="primary", icon=":material/check:", key="take_in",
            shortcut=key("Ctrl+Enter", _("Take in")),
        )  # fmt: skip
        again = st.button(
            _("Take in, next call"), icon=":material/phone_callback:", key="again",
            shortcut=key("Ctrl+Shift+Enter", _("Take in, next call")),
        )  # fmt: skip
    if taken or again:
        new = NewTicket(
            channel=PHONE,
            category=category or "",
            subject=line or "",
            description=None,
            key=shell.once(KEPT),
            customer_id=customer_id,
            customer=customer,
        )
        with shell.attempt(clears=KEPT) as work:
            number = str(actions.take_in(work, new).number)
            done = _("Case {number} is taken in.").format(number=number)
            shell.onward("desk/call.py" if again else "desk/ticket.py", done, n=number)
with beside:
    known_cases(me, now, Likely(line or "", category or ""), customer_id)
