"""What a category asks a customer for: what is needed at once, the rest for those who know it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.fields import views
from core.fields.views import Question
from core.intake.asking import CUSTOMER
from pages.parts.fields import field
from pages.parts.fresh import fresh
from pages.parts.words import _


def questions(category: str) -> dict[str, Any]:
    """The answers by field; drawn inside the form, in the customer's language."""
    asked: tuple[Question, ...] = fresh(views.questions, CUSTOMER, category=category)
    needed = [each for each in asked if each.required]
    more = [each for each in asked if not each.required]
    answers = _drawn(needed)
    if more:
        with st.expander(_("More that helps us, if you know it"), key=f"more.{category}"):
            answers |= _drawn(more)
    return answers


def _drawn(asked: Sequence[Question]) -> dict[str, Any]:
    answers = {each.code: field(each.form, f"ask.{each.code}", each.required) for each in asked}
    if any(each.form.pii for each in asked):
        discreet = _("What you say about a person is kept under seal; only who works on your case opens it.")
        st.caption(f":material/lock: {discreet}")
    return answers
