"""Names of colleagues and questions in what happened: events hold ids, since names may be erased one day."""

from collections.abc import Mapping
from typing import Any

from core.assignment.words import Passed
from core.automation import views as rules
from core.fields import views as fields
from core.language import label_in
from core.people import views
from core.settings.words import Vocabulary
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.terms import term_label
from pages.parts.words import _, label, tongue

ASKED = {"ticket.answered", "term.questions_changed"}
OF_CATEGORY = {"ticket.category_confirmed", "ticket.hint_applied", "ticket.hint_answered"}


def rule(number: int) -> str:
    """What a rule is called."""
    labels: dict[int, dict[str, str]] = fresh(rules.names, shell.me())
    return label_in(labels.get(number, {}), tongue(), f"#{number}")


def person(number: int | None) -> str:
    colleagues: dict[int, str] = fresh(views.colleagues, shell.me())
    return colleagues.get(number, "…") if number else ""


def team(number: int | None) -> str:
    return next((each.name for each in fresh(views.teams, shell.me()) if each.id == number), "…") if number else ""


def counted(passed: Mapping[str, int]) -> str:
    """What stands against how many people, as in “is away (2), is not at work now (3)”."""
    told = (f"{label(Passed(code))} ({count})" for code, count in passed.items())
    return _(", ").join(told) or _("the team has nobody")


def named(kind: str, detail: Mapping[str, Any], subject: int = 0) -> dict[str, Any]:
    """The detail of an event with names in place of the numbers of people and rules, and questions for their codes."""
    told = dict(detail)
    if kind.startswith("rule."):
        told["rule"] = rule(subject)
    for name in {"owner", "former"} & set(told):
        told[name] = person(told[name])
    if kind == "ticket.routed":
        told["led_to"] = _(", ").join(filter(None, (team(told["team"]), person(told["consulted"]))))
    if kind == "ticket.nobody_suits":
        told["counts"] = counted(told["counts"])
    if kind in ASKED:
        labels: dict[str, Mapping[str, str]] = fresh(fields.labels, shell.me())
        told["fields"] = [f"“{label_in(labels.get(each, {}), tongue(), each)}”" for each in told["fields"]]
    if kind in OF_CATEGORY:
        codes = {name: told[name] for name in ("category", "hinted", "decided") if name in told}
        told |= {name: term_label(shell.me(), Vocabulary.CATEGORY, code) for name, code in codes.items()}
    return told
