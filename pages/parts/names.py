"""Names of colleagues and questions in what happened: events hold ids, since names may be erased one day."""

from collections.abc import Mapping
from typing import Any

from core.fields import views as fields
from core.language import label_in
from core.people import views
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.words import tongue

ASKED = {"ticket.answered", "term.questions_changed"}


def named(kind: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    """The detail of an event with the owner's name in place of the number, and questions in place of their codes."""
    told = dict(detail)
    if told.get("owner"):
        colleagues: dict[int, str] = fresh(views.colleagues, shell.me())
        told["owner"] = colleagues.get(told["owner"], "…")
    if kind in ASKED:
        labels: dict[str, Mapping[str, str]] = fresh(fields.labels, shell.me())
        told["fields"] = [f"“{label_in(labels.get(each, {}), tongue(), each)}”" for each in told["fields"]]
    return told
