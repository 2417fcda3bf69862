"""What a category asks for, drawn the moment the category is chosen."""

from typing import Any

import streamlit as st

from core.actors import Actor
from core.fields import views
from pages.parts import shell
from pages.parts.fields import field
from pages.parts.fresh import fresh
from pages.parts.words import _, n_


def questions(name: str, me: Actor, category: str) -> dict[str, Any]:
    """The answers by field; each stays when the category changes to one that asks for the same."""
    asked = fresh(views.questions, me, category=category)
    if not asked:
        return {}
    needed = sum(each.required for each in asked)
    shell.section(_("What this category asks"), n_("{n} answer is needed", "{n} answers are needed", needed))
    left, right = st.columns(2, gap="medium")
    answers: dict[str, Any] = {}
    for at, each in enumerate(asked):
        with right if at % 2 else left:
            answers[each.code] = field(each.form, shell.new_key(name, f"ask.{each.code}"), each.required)
    return answers
