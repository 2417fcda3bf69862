"""The priority of a case, set by hand: with a reason, and until somebody takes it back."""

import streamlit as st

from core.hints.forms import Hint
from core.resolution.views import Case
from core.triage import actions, rules
from core.triage.forms import Override
from core.triage.words import Priority
from pages.parts import chips, shell
from pages.parts.words import _, label


def dialog(case: Case, first: Priority | None = None, hint: Hint | None = None) -> None:
    """Where it was set by hand already, taking it back comes first; ``first``: what the hint says, chosen already."""
    ticket = case.ticket
    if ticket.computed_priority:
        _standing(case, ticket.computed_priority)
    others = [each for each in Priority if each is not ticket.priority]
    chosen = st.segmented_control(_("Priority"), others, default=first, format_func=label, key="by_hand.priority")
    reason = st.text_area(
        _("Reason"), key="by_hand.why", height=88, max_chars=rules.LONGEST_REASON,
        placeholder=_("What the rules cannot know, such as: third time in a month."),
    )  # fmt: skip
    ready = chosen is not None and bool(reason.strip())
    if st.button(_("Set by hand"), type="primary", disabled=not ready, key="by_hand.do") and chosen:
        with shell.attempt(_("The case is {priority} now.").format(priority=chosen)) as work:
            actions.override(work, ticket.number or 0, Override(ticket.version, chosen, reason, hint))


def _standing(case: Case, computed: Priority) -> None:
    ticket = case.ticket
    st.markdown(
        _("Set by hand: {priority}. The rules say {computed}.").format(
            priority=chips.priority(ticket.priority), computed=chips.priority(computed)
        )
    )
    if st.button(_("Take back"), icon=":material/undo:", key="by_hand.back"):
        with shell.attempt(_("The case is {priority} now.").format(priority=computed)) as work:
            actions.take_back(work, ticket.number or 0, ticket.version)
