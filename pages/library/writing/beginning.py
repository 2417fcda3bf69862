"""A new process document: from a template, as a copy, or from a file."""

from collections.abc import Mapping

import streamlit as st

from core.drafting import actions, templates
from core.language import label_in
from core.process.document import Document
from core.process.views import Running
from pages.library import EDITOR
from pages.library.writing import bringing, saving
from pages.parts import shell
from pages.parts.address import choice
from pages.parts.procedure import step_name
from pages.parts.words import _, n_, plain, tongue

NAME = "start_new"


def new(published: Mapping[str, Running], names: Mapping[str, str]) -> None:
    with st.container(border=True):
        shell.section(_("A new document"), _("takes no cases until you say which"))
        ways_in = {"template": _("From a template"), "copy": _("As a copy"), "file": _("From a file")}
        match choice("from", list(ways_in), "template", ways_in.__getitem__):
            case "file":
                bringing.panel(names)
            case "copy":
                _begin({code: each.document for code, each in published.items()}, names, "copy")
            case _:
                known = templates.shipped()
                told = {code: label_in(each.labels, tongue(), code) for code, each in known.items()}
                _begin(known, told, "template")


def _begin(known: Mapping[str, Document], names: Mapping[str, str], kind: str) -> None:
    """Without anything chosen a document begins with three plain steps."""
    like = st.selectbox(
        _("Begin with"), [None, *known] if kind == "template" else list(known), key=shell.new_key(NAME, kind),
        format_func=lambda code: names[code] if code else _("three plain steps"),
    )  # fmt: skip
    if like:
        _told(known[like])
    labels = _labels(known[like], like) if like and kind == "template" else saving.labels(NAME, {})
    if st.button(_("Begin"), icon=":material/add:", key="start_new_send"):
        chosen = {"template": like} if kind == "template" else {"like": like}
        with shell.attempt(clears=NAME) as work:
            shell.onward(EDITOR, "", draft=str(actions.start_new(work, labels, **chosen)))


def _told(document: Document) -> None:
    count = n_("{n} step", "{n} steps", len(document.steps))
    st.caption(f"{count}: {_(', ').join(plain(step_name(document, each)) for each in document.steps)}")


def _labels(template: Document, code: str) -> dict[str, str]:
    return saving.labels(NAME, template.labels, f"label.{code}")
