"""The kernel compiled by Numba, with heaps that are arrays. Only the process that studies imports this.

A heap holds its size in its last place. What is compiled is kept on disk below the desk's folder, by the text of both
files, so that only the first study after a change waits for it.
"""

from collections.abc import Callable
from hashlib import sha256
from heapq import heappop, heappush, heapreplace
from pathlib import Path
from typing import Any

from numba import config, njit, types
from numba.extending import overload

from core.staffing.engine import kernel
from core.staffing.engine.kernel import Cases, Heap, Told, Touches
from core.staffing.engine.run import Engine, as_arrays
from core.staffing.engine.stage import Stage
from db.config import home

Written = Callable[..., None] | None  # what stands for the function of ``heapq``; none: it is not one of these heaps


def _pairs(heap: Heap) -> bool:
    return isinstance(heap, types.Array) and isinstance(heap.dtype, types.Record)


def _numbers(heap: Heap) -> bool:
    return isinstance(heap, types.Array) and isinstance(heap.dtype, types.Integer)


@njit(error_model="numpy")
def _pair_down(heap: Heap, size: int, at: float, of: int) -> None:
    """From the top to its place; which of two is below is counted, not branched to: nobody could guess it."""
    here, below = 0, 1
    while below < size:
        other = min(below + 1, size - 1)
        tie = (heap[other].at == heap[below].at) & (heap[other].of < heap[below].of)
        below += (other - below) * ((heap[other].at < heap[below].at) | tie)
        if heap[below].at > at or (heap[below].at == at and heap[below].of > of):
            break
        heap[here].at = heap[below].at
        heap[here].of = heap[below].of
        here, below = below, 2 * below + 1
    heap[here].at = at
    heap[here].of = of


@njit(error_model="numpy")
def _pair_up(heap: Heap, here: int, at: float, of: int) -> None:
    while here > 0:
        above = (here - 1) >> 1
        if heap[above].at < at or (heap[above].at == at and heap[above].of < of):
            break
        heap[here].at = heap[above].at
        heap[here].of = heap[above].of
        here = above
    heap[here].at = at
    heap[here].of = of


@njit(error_model="numpy")
def _number_down(heap: Heap, size: int, item: int) -> None:
    here, below = 0, 1
    while below < size:
        other = min(below + 1, size - 1)
        below += (other - below) * (heap[other] < heap[below])
        if heap[below] > item:
            break
        heap[here] = heap[below]
        here, below = below, 2 * below + 1
    heap[here] = item


@njit(error_model="numpy")
def _number_up(heap: Heap, here: int, item: int) -> None:
    while here > 0:
        above = (here - 1) >> 1
        if heap[above] < item:
            break
        heap[here] = heap[above]
        here = above
    heap[here] = item


@overload(heappush)
def push(heap: Heap, item: Any) -> Written:
    def pair(heap: Heap, item: Any) -> None:
        size = heap[-1].of
        heap[-1].of = size + 1
        _pair_up(heap, size, item[0], item[1])

    def number(heap: Heap, item: Any) -> None:
        size = heap[-1]
        heap[-1] = size + 1
        _number_up(heap, size, item)

    return pair if _pairs(heap) else number if _numbers(heap) else None


@overload(heappop)
def pop(heap: Heap) -> Written:
    def pair(heap: Heap) -> None:
        size = heap[-1].of - 1
        heap[-1].of = size
        _pair_down(heap, size, heap[size].at, heap[size].of)

    def number(heap: Heap) -> None:
        size = heap[-1] - 1
        heap[-1] = size
        _number_down(heap, size, heap[size])

    return pair if _pairs(heap) else number if _numbers(heap) else None


@overload(heapreplace)
def replace(heap: Heap, item: Any) -> Written:
    def pair(heap: Heap, item: Any) -> None:
        _pair_down(heap, heap[-1].of, item[0], item[1])

    return pair if _pairs(heap) else None


def kept_on_disk() -> bool:
    """Where the folder can be written; Numba looks for it when it is told what to compile."""
    text = b"".join(Path(each).read_bytes() for each in (__file__, kernel.__file__))
    place = home() / "compiled" / sha256(text).hexdigest()[:16]
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / "writable").touch()
    except OSError:
        return False
    config.CACHE_DIR = str(place)
    return True


run = njit(cache=kept_on_disk(), error_model="numpy")(kernel.run)


def compiled(stage: Stage, cases: Cases, touches: Touches) -> Told:
    room, told = as_arrays(stage, len(touches.work))
    run(cases, touches, stage.people, room, stage.pace, stage.end, told)
    return told


NUMBA = Engine("numba", compiled)
