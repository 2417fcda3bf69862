"""One table for all figures."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Row:
    """``wanted``: what the product promises, where it does."""

    what: str
    where: str
    measured: str
    beside: str = ""
    wanted: str = ""


HEAD = Row("what", "where", "measured", "beside", "wanted")


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The nearest rank: a value that was measured."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * per_cent / 100) - 1)]


def table(rows: Iterable[Row]) -> str:
    lines = [astuple(each) for each in (HEAD, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
