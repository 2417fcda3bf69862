"""Chips: priority is the only filled colour in a row, stages are quiet, numbers are links."""

from core.process.words import Stage
from core.triage.words import Priority
from pages.parts.words import label

PRIORITY = {Priority.P1: "red", Priority.P2: "orange", Priority.P3: "yellow", Priority.P4: "gray"}
STAGE = {
    Stage.NEW: "violet",
    Stage.WORKING: "blue",
    Stage.WAITING_CUSTOMER: "gray",
    Stage.WAITING_PARTNER: "gray",
    Stage.RESOLVED: "green",
    Stage.CLOSED: "gray",
}


def chip(text: str, color: str = "gray", icon: str = "") -> str:
    """A badge as Markdown, so that a whole line of them is one element; ``text`` is ours or made ``plain``."""
    return f":{color}-badge[{f':material/{icon}: ' if icon else ''}{text}]"


def priority(code: Priority) -> str:
    """P1 also carries a sign, because colour alone is not enough."""
    return chip(code, PRIORITY[code], "priority_high" if code is Priority.P1 else "")


def stage(code: Stage) -> str:
    return chip(label(code), STAGE[code])
