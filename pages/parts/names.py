"""Names of colleagues and questions in what happened: events hold ids, since names may be erased one day."""

from collections.abc import Mapping
from typing import Any

from core.automation import views as rules
from core.fields import views as fields
from core.language import label_in
from core.people import views
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.words import tongue

ASKED = {"ticket.answered", "term.questions_changed"}


def rule(number: int) -> str:
    """What a rule is called."""
    labels: dict[int, dict[str, str]] = fresh(rules.names, shell.me())
    return label_in(labels.get(number, {}), tongue(), f"#{number}")


def named(kind: str, detail: Mapping[str, Any], subject: int = 0) -> dict[str, Any]:
    """The detail of an event with names in place of the numbers of owners and rules, and questions for their codes."""
    told = dict(detail)
    if kind.startswith("rule."):
        told["rule"] = rule(subject)
    if told.get("owner"):
        colleagues: dict[int, str] = fresh(views.colleagues, shell.me())
        told["owner"] = colleagues.get(told["owner"], "…")
    if kind in ASKED:
        labels: dict[str, Mapping[str, str]] = fresh(fields.labels, shell.me())
        told["fields"] = [f"“{label_in(labels.get(each, {}), tongue(), each)}”" for each in told["fields"]]
    return told
