"""Taking a document along: as a manual to read, as a picture, or as a file that other programs read."""

from functools import partial

import streamlit as st

from core.actors import Actor
from core.exchange import doors
from core.exchange.words import Form
from core.figures.forms import Criteria
from core.process.views import Running
from pages.parts import export_menu
from pages.parts.words import _, label, tongue

KINDS = {
    ":material/menu_book:": (Form.PDF, Form.WORD, Form.MARKDOWN),
    ":material/account_tree:": (Form.SVG, Form.PNG),
    ":material/data_object:": (Form.BPMN, Form.YAML),
}


def menu(me: Actor, running: Running, criteria: Criteria) -> None:
    """The document and its figures; each file is made when it is asked for, and its leaving is recorded."""
    with st.popover(_("Export"), icon=":material/download:"):
        st.caption(_("Version {version}, in your language. The export is recorded.").format(version=running.version))
        for icon, forms in KINDS.items():
            with st.container(horizontal=True):
                for form in forms:
                    _button(me, running, form, icon)
        st.caption(_("BPMN opens in other modellers; it and YAML can be brought back without loss."))
        export_menu.steps(me, running.document.process, criteria)


def _button(me: Actor, running: Running, form: Form, icon: str) -> None:
    st.download_button(
        label(form),
        partial(doors.of_document, me, running.id, form, tongue()),
        file_name=f"{running.document.process}-v{running.version}.{form}",
        mime=form.media_type,
        key=f"taken.{running.id}.{form}",
        icon=icon,
        on_click="ignore",
    )
