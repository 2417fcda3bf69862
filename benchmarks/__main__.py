"""``python -m benchmarks [SIZE=100k] [PART ...]``: measure the parts named in ``PARTS``, or all; print one table."""

import os
import sys

from benchmarks import (
    agents,
    crash,
    crowd,
    durable,
    editing,
    explained,
    figures,
    lookup,
    mail,
    recompute,
    screens,
    search,
    staffing,
    studied,
    switching,
    tours,
    triage,
)
from benchmarks.report import table

UNITS = {"k": 1_000, "M": 1_000_000}
PARTS = {
    "durable": lambda _size: durable.rows(),
    "crowd": lambda _size: crowd.rows(),
    "crash": lambda _size: crash.rows(),
    "screens": screens.rows,
    "agents": agents.rows,
    "lookup": lookup.rows,
    "search": search.rows,
    "recompute": recompute.rows,
    "switching": switching.rows,
    "tours": lambda _size: tours.rows(),
    "mail": lambda _size: mail.rows(),
    "triage": lambda _size: triage.rows(),
    "figures": figures.rows,
    "editing": lambda _size: editing.rows(),
    "explained": lambda _size: explained.rows(),
    "staffing": lambda _size: staffing.rows(),
    "studied": studied.rows,
}


def size_of(text: str) -> int:
    """``100k``, ``1M`` or plain digits."""
    return int(text[:-1]) * UNITS[text[-1]] if text[-1] in UNITS else int(text)


if __name__ == "__main__":
    given = dict(each.split("=", 1) for each in sys.argv[1:] if "=" in each)
    size = size_of(given.get("SIZE") or os.environ.get("SIZE") or "100k")
    wanted = [name for name in PARTS if name in sys.argv[1:]] or list(PARTS)
    print(table([row for name in wanted for row in PARTS[name](size)]))
