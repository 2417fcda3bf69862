"""A document from a file: what was understood and what was not, before anything of it is kept."""

from collections.abc import Mapping

import streamlit as st

from core.drafting import actions, views
from core.exchange.reading import LARGEST_BPMN, Brought, read
from core.language import label_in
from core.process.checker import check
from core.process.document import Document
from pages.library import EDITOR
from pages.parts import findings, shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_, plain, tongue

NAME, KINDS = "bring", ["yaml", "yml", "json", "bpmn", "xml"]
MOST = 5  # problems that are told one by one


def panel(names: Mapping[str, str]) -> None:
    file = st.file_uploader(
        _("A process document (YAML, JSON) or a BPMN 2.0 diagram"), KINDS, max_upload_size=LARGEST_BPMN,
        key=shell.new_key(NAME, "file"),
    )  # fmt: skip
    if file is not None:
        with shell.refusing():
            _offer(read(file.name, file.getvalue()), names)


def _offer(brought: Brought, names: Mapping[str, str]) -> None:
    document = brought.document
    shell.section(plain(label_in(document.labels, tongue(), document.process)), plain(document.process))
    _understood(brought)
    as_new = _is_new(document, names)
    if st.button(_("Begin with this"), type="primary", icon=":material/add:", key=f"{NAME}.send"):
        with shell.attempt(clears=NAME) as work:
            shell.onward(EDITOR, "", draft=str(actions.bring(work, document, as_new=as_new)))


def _understood(brought: Brought) -> None:
    document, problems = brought.document, check(brought.document)
    parts = [n_("{n} step", "{n} steps", len(document.steps)), n_("{n} field", "{n} fields", len(document.fields))]
    st.caption(" · ".join([*parts, _("nothing is published by this")]))
    for told in brought.told:
        said = label(told.what).format(names=_(", ").join(told.names))
        st.markdown(f":orange[:material/help:] {plain(said)}")
    findings.told(document, problems[:MOST])
    if len(problems) > MOST:
        st.caption(n_("and {n} problem more", "and {n} problems more", len(problems) - MOST))


def _is_new(document: Document, names: Mapping[str, str]) -> bool:
    """Where the desk has this process already, its writer decides; what is there can be had back by undoing."""
    under_way = direct(views.of_process, shell.me(), code=document.process) is not None
    if not under_way and document.process not in names:
        return False
    known = plain(names.get(document.process, document.process))
    choices = {
        False: _("a change of the draft of “{name}”") if under_way else _("a new draft of “{name}”"),
        True: _("a new document beside it"),
    }
    asked = st.radio(
        _("This desk has this document already. The file becomes"), [False, True], key=shell.new_key(NAME, "as_new"),
        format_func=lambda each: choices[each].format(name=known),
    )  # fmt: skip
    return bool(asked)
