"""Names of colleagues and questions in what happened: events hold ids, since names may be erased one day."""

from collections.abc import Mapping
from typing import Any

from core.fields import views as fields
from core.language import label_in
from core.people import views
from core.settings.words import Vocabulary
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.terms import term_label
from pages.parts.words import tongue

ASKED = {"ticket.answered", "term.questions_changed"}
OF_CATEGORY = {"ticket.category_confirmed", "ticket.hint_applied", "ticket.hint_answered"}


def named(kind: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    """The detail of an event with the owner's name in place of the number, and labels in place of codes."""
    told = dict(detail)
    if told.get("owner"):
        colleagues: dict[int, str] = fresh(views.colleagues, shell.me())
        told["owner"] = colleagues.get(told["owner"], "…")
    if kind in ASKED:
        labels: dict[str, Mapping[str, str]] = fresh(fields.labels, shell.me())
        told["fields"] = [f"“{label_in(labels.get(each, {}), tongue(), each)}”" for each in told["fields"]]
    if kind in OF_CATEGORY:
        codes = {name: told[name] for name in ("category", "hinted", "decided") if name in told}
        told |= {name: term_label(shell.me(), Vocabulary.CATEGORY, code) for name, code in codes.items()}
    return told
