"""The rules that come with us: the first steps of escalation, and templates to start from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.automation.forms import Body
from core.automation.words import Section

SHIPPED = Path(__file__).parent / "shipped" / "rules.yaml"


@dataclass(frozen=True, slots=True)
class Template:
    """``first``: every desk begins with it."""

    section: Section
    first: bool
    body: Body


@cache
def shipped() -> dict[str, Template]:
    """By their codes, in our order."""
    told: dict[str, dict[str, Any]] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return {
        code: Template(Section(each["section"]), each.get("first", False), Body.model_validate(each))
        for code, each in told.items()
    }
