"""The replies that come with us."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parent / "shipped" / "replies.yaml"


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """By their codes, in our order."""
    replies: dict[str, dict[str, Any]] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return replies
