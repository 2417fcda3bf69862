"""Names of colleagues in what happened: events hold ids, since names may be erased one day."""

from collections.abc import Mapping
from typing import Any

from core.people import views
from pages.parts import shell
from pages.parts.fresh import fresh


def named(detail: Mapping[str, Any]) -> dict[str, Any]:
    """The detail of an event with the owner's name in place of the number."""
    if not detail.get("owner"):
        return dict(detail)
    colleagues: dict[int, str] = fresh(views.colleagues, shell.me())
    return dict(detail) | {"owner": colleagues.get(detail["owner"], "…")}
