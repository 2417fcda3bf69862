"""Stays counted into histograms, and what the counts of a step say. Pure values."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from struct import pack

import numpy as np

from core.figures.forms import Cell, Stay
from core.figures.words import Pace
from core.process.document import Document, Step
from core.process.flow import targets
from core.process.words import MoveKind
from core.reports.rules import Waits, width
from core.survey.rules import Estimate

PAIR = np.dtype([("low", "<u4"), ("count", "<u4")])
MOST = 2**31  # minutes: four thousand years
SELDOM, OFTEN = 0.1, 0.3  # shares of missed limits: up to the first a step keeps its limit, from the second it does not
NOT_STAYS = (MoveKind.MIGRATION,)  # the same stay goes on in another version
BACK = (MoveKind.BACK, MoveKind.REOPEN)

Working = Callable[[Stay], float | None]  # minutes of working time, where they are wanted


def low(minutes: float) -> int:
    """The first minute of the step of the grid into which a length of time falls; its middle is within 1.6 % of it."""
    whole = min(int(minutes), MOST)
    return whole - whole % width(whole)


def packed(counts: Mapping[int, int]) -> bytes:
    """By the first minute of a step of the grid, how many; eight bytes a step."""
    return b"".join(pack("<II", at, counts[at]) for at in sorted(counts))


def together(histograms: Iterable[bytes]) -> Waits:
    """Many packed histograms as one, as ``core.reports.rules.percentile`` reads it."""
    pairs = np.frombuffer(b"".join(histograms), dtype=PAIR)
    lows, places = np.unique(pairs["low"], return_inverse=True)
    counts = np.bincount(places, weights=pairs["count"])
    return {int(at): (int(count), 0) for at, count in zip(lows, counts, strict=True)}


def cells(stays: Iterable[Stay], working: Working) -> tuple[Cell, ...]:
    """The stays of one day, counted."""
    groups: dict[tuple[object, ...], list[Stay]] = {}
    for each in stays:
        key = (each.version, each.step, each.left_to, each.kind, each.channel, each.team, each.sensitive)
        groups.setdefault(key, []).append(each)
    return tuple(_cell(group, working) for group in groups.values())


def _cell(group: list[Stay], working: Working) -> Cell:
    first, timed = group[0], [each for each in group if not each.impossible]
    worked = [minutes for minutes in map(working, timed) if minutes is not None]
    return Cell(
        first.version, first.step, first.left_to, first.kind, first.channel, first.team, first.sensitive,
        stays=len(group),
        limited=sum(each.limited for each in group),
        late=sum(each.limited and each.late for each in group),
        lasted=packed(Counter(low(_minutes(each.entered, each.left)) for each in timed)),
        worked=packed(Counter(map(low, worked))) if worked else None,
    )  # fmt: skip


def _minutes(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / 60


def is_rework(step: Step | None, to: str, kind: MoveKind) -> bool:
    """Sent back by a person, opened again, or by an event or a time whose move the document marks as rework."""
    if kind in BACK or step is None:
        return kind in BACK
    makers = {MoveKind.EVENT: "event", MoveKind.TIME: "after"}
    maker = makers.get(kind)
    return maker is not None and any(
        move.back and move.to == to and getattr(move, maker) is not None for move in step.next
    )


def only_back(step: Step | None) -> bool:
    """Where every way leads back, or nothing but opening again leads on, rework says nothing."""
    return step is not None and all(move.back for move in step.next)


def is_off(kind: MoveKind) -> bool:
    return kind is MoveKind.OVERRIDE


def written(document: Document, step: str) -> set[str]:
    """Where a step leads to by its document, to another process too."""
    own = document.steps[step]
    return targets(own) | ({own.hand_over} if own.hand_over else set())


def pace(missed: Estimate) -> Pace | None:
    """From the 95 % interval of the share of missed limits; nothing where there was no limit to miss."""
    if missed.low is None or missed.high is None:
        return None
    if missed.low >= OFTEN:
        return Pace.OFTEN
    if missed.low >= SELDOM:
        return Pace.TIGHT
    return Pace.KEPT if missed.high < OFTEN else Pace.UNCLEAR
