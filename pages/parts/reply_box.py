"""The box below the conversation: answer the customer, note something, or write down what the customer said."""

import streamlit as st

from core.files.forms import Upload
from core.language import N_
from core.resolution import actions
from core.resolution.views import Case
from core.resolution.words import Direction
from pages.parts import shell
from pages.parts.words import _, label

SENDS = {Direction.OUTGOING: actions.reply, Direction.NOTE: actions.note, Direction.INCOMING: actions.customer_said}

DONE = {
    Direction.OUTGOING: N_("Your answer is in the case."),
    Direction.NOTE: N_("Noted. The customer does not see it."),
    Direction.INCOMING: N_("The customer's words are in the case."),
}


def reply_box(case: Case) -> None:
    """What was typed stays until it is kept."""
    name = f"say.{case.ticket.id}"
    with st.form(shell.new_key(name, "form"), border=True):
        chosen = _kind(name)
        text = st.text_area(
            _("Text"),
            placeholder=_(
                "Ctrl+Enter keeps it in the case. The desk sends no mail yet: please send or say your answer yourself."
            ),
            label_visibility="collapsed",
            height=88,
            key=shell.new_key(name, "text"),
        )
        with st.container(horizontal=True):
            sent = st.form_submit_button(_("Keep in the case"), icon=":material/check:", key=f"{name}.send")
            with st.popover(_("Attach files"), icon=":material/attach_file:", type="tertiary"):
                files = st.file_uploader(
                    _("Files"), accept_multiple_files=True, max_upload_size=25, key=shell.new_key(name, "files")
                )
        if sent:
            with shell.attempt(_(DONE[chosen]), clears=name) as work:
                uploads = [Upload(each.name, each.getvalue()) for each in files]
                SENDS[chosen](work, case.ticket.number or 0, text, uploads)


def _kind(name: str) -> Direction:
    chosen = st.segmented_control(
        _("Kind"),
        list(SENDS),
        default=Direction.OUTGOING,
        required=True,
        format_func=label,
        label_visibility="collapsed",
        key=f"{name}.kind",
    )
    return chosen or Direction.OUTGOING
