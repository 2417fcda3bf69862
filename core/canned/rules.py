"""Fields in braces, and what fills them. Pure values."""

import re
from collections.abc import Mapping

FIELDS = ("customer", "number", "subject", "product", "me", "desk")
KNOWN = ", ".join(f"{{{each}}}" for each in FIELDS)  # as they are written
HOLE = re.compile(r"\{([^{}\n]{1,40})\}")


def unknown(body: str) -> str | None:
    """The first field in braces that nothing fills."""
    return next((name for name in HOLE.findall(body) if name not in FIELDS), None)


def filled(body: str, facts: Mapping[str, str]) -> str:
    """What is known is filled in; the rest stays visible, so that nobody sends a hole by mistake."""
    return HOLE.sub(lambda hole: facts.get(hole[1]) or hole[0], body)
