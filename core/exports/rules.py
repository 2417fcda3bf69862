"""Cells that a spreadsheet shows and never runs. Pure values."""

from collections.abc import Iterable
from datetime import timedelta

KEPT = timedelta(hours=24)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # of full width as well


def defused(cells: Iterable[str]) -> list[str]:
    """An apostrophe before whatever a spreadsheet would take for a formula."""
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]


def armed(cells: Iterable[str]) -> list[str]:
    """The same cells as they were before ``defused``."""
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell for cell in cells]
