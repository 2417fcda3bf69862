"""The values of a condition or of what a rule does: chosen from what the desk has, or written as words."""

from collections.abc import Callable

import streamlit as st

from core.automation import rules
from core.automation.forms import Action, Condition
from core.automation.words import Act, Fact
from pages.parts import rule_words, shell
from pages.parts.due import span
from pages.parts.rule_words import Known, Names
from pages.parts.words import _

LATER = (30, 60, 240, 1440, 2880, 4320, 10080)  # minutes until a reminder


def one(title: str, names: Names, now: str, key: str) -> str:
    """One of these; what is chosen and is gone meanwhile is shown as it was written."""
    codes = [*names, *([now] if now and now not in names and now != "any" else [])]
    place = codes.index(now) if now in codes else None
    chosen = st.selectbox(
        title, codes, place, format_func=lambda code: names.get(code, code), key=key, label_visibility="collapsed",
        placeholder=_("Please choose"),
    )  # fmt: skip
    return chosen or ""


def is_or_not(fact: Fact) -> Callable[[bool], str]:
    """How a condition and its opposite are called."""
    if fact is Fact.WORDS:
        return lambda negated: _("do not contain") if negated else _("contain")
    return lambda negated: _("is not") if negated else _("is")


def of_fact(name: str, fact: Fact, now: Condition | None, here: Known) -> tuple[str, tuple[str, ...]]:
    """The question, where it is about one, and the values."""
    told = now.values if now else ()
    if fact is Fact.WORDS:
        return "", _words(name, told)
    if fact in rule_words.YES_NO:
        chosen = one(_("Values"), here.facts[fact], next(iter(told), ""), shell.new_key(name, f"values.{fact}"))
        return "", (chosen,) if chosen else ()
    if fact is not Fact.FIELD:
        return "", _several(here.facts[fact], told, shell.new_key(name, f"values.{fact}"))
    field = one(_("Question"), here.questions, now.field if now else "", shell.new_key(name, "field"))
    if not field:
        return "", ()
    known = here.answers.get(field, {})
    return field, _several(known, told if now and now.field == field else (), shell.new_key(name, f"answers.{field}"))


def _several(names: Names, told: tuple[str, ...], key: str) -> tuple[str, ...]:
    codes = [*names, *(each for each in told if each not in names)]
    return tuple(
        st.multiselect(
            _("Values"), codes, list(told), format_func=lambda code: names.get(code, code), key=key,
            label_visibility="collapsed", placeholder=_("Choose one or more"),
        )
    )  # fmt: skip


def _words(name: str, told: tuple[str, ...]) -> tuple[str, ...]:
    typed = st.text_area(
        _("Words, one a line"), "\n".join(told), height=100, key=shell.new_key(name, "words"),
        help=_("Sought in the subject and the first message, as plain words: regular expressions are not used here."),
        max_chars=rules.MOST_WORDS * rules.LONGEST_WORD * 2,
    )  # fmt: skip
    return tuple(dict.fromkeys(line.strip() for line in (typed or "").splitlines() if line.strip()))


def of_act(name: str, act: Act, now: Action | None, here: Known) -> str:
    """Whom, where or which."""
    told = now.to if now else ""
    if act is Act.REMIND:
        return one(_("Later"), {str(each): span(each) for each in LATER}, told, shell.new_key(name, "later"))
    if act not in here.acts:
        return ""
    return one(_("Whom or which"), here.acts[act], told, shell.new_key(name, f"to.{act}"))


def text_of(name: str, act: Act, now: Action | None) -> str:
    """The words of a note or a reminder."""
    if act not in {Act.NOTE, Act.REMIND}:
        return ""
    most = 300 if act is Act.REMIND else rules.LONGEST_TEXT
    return st.text_area(_("Text"), now.text if now else "", height=80, max_chars=most, key=shell.new_key(name, "text"))
