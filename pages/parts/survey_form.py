"""The questions of the survey, alike for the customer's own thumb and for a call-back."""

import streamlit as st

from core.actors import Actor
from core.settings.words import Vocabulary
from core.survey import rules
from core.survey.forms import Answer
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import phone
from pages.parts.words import _, plain

FACES = {1: "very_dissatisfied", 2: "dissatisfied", 3: "neutral", 4: "satisfied", 5: "very_satisfied"}


def survey_form(reader: Actor, name: str, known: Answer, wish: str) -> Answer:
    """What is chosen at this moment; ``wish``: how the wish to be called is put, offered beside something low."""
    dimensions = term_codes(reader, Vocabulary.DIMENSION)
    given = {code: _face(reader, name, code, known.scores.get(code)) for code in dimensions}
    scores = {code: score for code, score in given.items() if score is not None}
    recommend = st.pills(
        _("Would you recommend us? (0 not at all – 10 certainly)"),
        list(rules.RECOMMEND),
        default=known.recommend,
        format_func=_wide if phone() else str,
        key=f"{name}.recommend",
        width="stretch",
    )
    call_me = known.call_me
    if rules.is_low(scores, recommend):
        call_me = st.checkbox(wish, value=known.call_me, key=f"{name}.call")
    return Answer(scores, recommend, _reason(reader, name, known.reason), _comment(name, known.comment), call_me)


def face(score: int) -> str:
    return f":material/sentiment_{FACES[score]}:"


def _wide(number: int) -> str:
    """Six to a row on a phone, so that a thumb finds each."""
    return f"\u2002{number}\u2002"


def _face(reader: Actor, name: str, dimension: str, known: int | None) -> int | None:
    return st.segmented_control(
        plain(term_label(reader, Vocabulary.DIMENSION, dimension)),
        list(rules.SCORES),
        default=known,
        format_func=lambda score: f"{face(score)} {score}",
        key=f"{name}.score.{dimension}",
        width="stretch",
    )


def _reason(reader: Actor, name: str, known: str | None) -> str | None:
    codes = term_codes(reader, Vocabulary.SURVEY_REASON)
    return st.selectbox(
        _("What mattered most? (optional)"),
        codes,
        index=codes.index(known) if known in codes else None,
        format_func=lambda code: term_label(reader, Vocabulary.SURVEY_REASON, code),
        key=f"{name}.reason",
        placeholder=_("Please choose"),
    )


def _comment(name: str, known: str) -> str:
    return st.text_area(
        _("What should we know? (optional)"),
        value=known,
        key=f"{name}.comment",
        height=96,
        max_chars=rules.LONGEST_COMMENT,
    )
