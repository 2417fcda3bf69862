"""Another process that goes on with a case, where a step says so."""

import streamlit as st

from core.actors import Actor
from core.drafting.views import Draft
from core.language import label_in
from core.process import views as process
from core.process.document import Step
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.words import _, tongue


def over(me: Actor, draft: Draft, name: str, seen: Step) -> str | None:
    """Another process that goes on with the case; here it is over then."""
    published = {each.document.process: each.document for each in fresh(process.published, me)}
    codes = [code for code in published if code != draft.document.process]
    codes += [seen.hand_over] if seen.hand_over and seen.hand_over not in codes else []
    names = {code: label_in(published[code].labels, tongue(), code) for code in codes if code in published}
    return st.selectbox(
        _("Hand the case over to"), codes, codes.index(seen.hand_over) if seen.hand_over else None, width=360,
        format_func=lambda code: names.get(code) or code, key=shell.new_key(name, "hand_over"),
        placeholder=_("no other document"),
        help=_("The case goes on in the first step of the other document. For this one it is over here."),
    )  # fmt: skip
