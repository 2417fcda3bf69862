"""How much a case matters, asked in the same way wherever it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core.language import Word
from core.triage.words import Impact, Reason, Severity, Urgency
from pages.parts.words import _, label, plain

W = TypeVar("W", bound=Word)


@dataclass(frozen=True, slots=True)
class Grades:
    severity: Severity = Severity.GENERAL
    urgency: Urgency = Urgency.NORMAL
    impact: Impact = Impact.ONE
    danger: bool = False
    sensitive: bool = False


def because(reasons: Sequence[Reason], words: Mapping[Reason, str]) -> str:
    """Why a case has its priority; ``words``: those of danger that were read in it."""
    told = [f"{label(each)} (“{plain(words[each])}”)" if each in words else label(each) for each in reasons]
    return _(", ").join(told)


def grading(name: str, before: Grades) -> Grades:
    """Three choices and two ticks; ``name`` begins their keys."""
    return Grades(
        severity=one_of(_("Severity"), before.severity, f"{name}.severity"),
        urgency=one_of(_("Urgency"), before.urgency, f"{name}.urgency"),
        impact=one_of(_("Impact"), before.impact, f"{name}.impact"),
        danger=st.checkbox(_("Health or safety is at stake"), value=before.danger, key=f"{name}.danger"),
        sensitive=st.checkbox(
            _("Sensitive: only the owner and supervisors see it"), value=before.sensitive, key=f"{name}.sensitive"
        ),
    )


def one_of(words: str, default: W, key: str) -> W:
    """One word of a small vocabulary; there is always one chosen."""
    options = list(type(default))
    return st.segmented_control(words, options, default=default, format_func=label, required=True, key=key) or default
