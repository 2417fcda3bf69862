"""The address of a draft that is no longer there: what became of it, and the way to the document."""

import streamlit as st

from core.actors import Actor
from core.drafting import views
from core.drafting.company import views as company
from core.drafting.fate import views as fates
from core.drafting.fate.views import Fate
from core.drafting.views import Draft
from core.language import label_in
from core.permissions import Permission, may
from pages.library import DOCUMENTS, EDITOR
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, plain, tongue


def draft(me: Actor, draft_id: int) -> Draft:
    """The draft of an address, where it is still being written."""
    if fate := direct(fates.fate, me, draft_id=draft_id):
        _told(me, fate)
        st.stop()
    return direct(views.draft, me, draft_id=draft_id)


def _told(me: Actor, fate: Fate) -> None:
    name = plain(label_in(fate.labels, tongue(), fate.process))
    with shell.head(name, _("this draft is no longer there")):
        pass
    for line in _lines(me, fate):
        st.markdown(line)
    if may(me, Permission.WRITE_DOCUMENTS) and direct(company.unsaved, me, process=fate.process):
        st.markdown(_("What you typed and did not save is kept for the next draft."))
    with st.container(horizontal=True):
        words = _("Open “{name}”").format(name=name) if fate.in_force else _("Process documents")
        st.page_link(DOCUMENTS, label=words, icon=":material/account_tree:",
                     query_params={"process": fate.process} if fate.in_force else {})  # fmt: skip
        st.page_link(EDITOR, label=_("All drafts"), icon=":material/edit_document:")


def _lines(me: Actor, fate: Fate) -> list[str]:
    facts = {"at": times.moment(fate.at, times.zone(me)), "who": plain(fate.by or "–"), "version": fate.version}
    if fate.version is None:
        return [_("It was discarded {at} by {who}. What is published stayed as it was.").format(**facts)]
    said = [_("It became version {version}, which came into force {at}.").format(**facts)]
    if fate.in_force is None:
        said.append(_("The document was retired since. It can be brought back at the end of the page of documents."))
    elif fate.in_force != fate.version:
        said.append(_("Version {version} is in force now.").format(version=fate.in_force))
    return said
