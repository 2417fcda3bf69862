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
from core.staffing.engine.kernel import Cases, Told, Touches
from core.staffing.engine.run import Engine, as_arrays
from core.staffing.engine.stage import Stage
from db.config import home

Written = Callable[..., None]


def _pairs(heap: Any) -> bool:
    return isinstance(heap, types.Array) and isinstance(heap.dtype, types.Record)


def _numbers(heap: Any) -> bool:
    return isinstance(heap, types.Array) and isinstance(heap.dtype, types.Integer)


@njit(error_model="numpy")
def _down(heap, size, at, of):  # a pair sinks from the top to its place
    here, below = 0, 1
    while below < size:
        if below + 1 < size and (
            heap[below + 1].at < heap[below].at
            or (heap[below + 1].at == heap[below].at and heap[below + 1].of < heap[below].of)
        ):
            below += 1
        if heap[below].at > at or (heap[below].at == at and heap[below].of > of):
            break
        heap[here].at = heap[below].at
        heap[here].of = heap[below].of
        here, below = below, 2 * below + 1
    heap[here].at = at
    heap[here].of = of


@overload(heappush)
def _push(heap, item):
    if _pairs(heap):

        def push_pair(heap, item):
            at, of = item
            here = heap[-1].of
            heap[-1].of = here + 1
            while here > 0:
                above = (here - 1) >> 1
                if heap[above].at < at or (heap[above].at == at and heap[above].of < of):
                    break
                heap[here].at = heap[above].at
                heap[here].of = heap[above].of
                here = above
            heap[here].at = at
            heap[here].of = of

        return push_pair
    if _numbers(heap):

        def push_number(heap, item):
            here = heap[-1]
            heap[-1] = here + 1
            while here > 0:
                above = (here - 1) >> 1
                if heap[above] < item:
                    break
                heap[here] = heap[above]
                here = above
            heap[here] = item

        return push_number
    return None


@overload(heappop)
def _pop(heap):
    if _pairs(heap):

        def pop_pair(heap):
            size = heap[-1].of - 1
            heap[-1].of = size
            _down(heap, size, heap[size].at, heap[size].of)

        return pop_pair
    if _numbers(heap):

        def pop_number(heap):
            size = heap[-1] - 1
            heap[-1] = size
            item = heap[size]
            here, below = 0, 1
            while below < size:
                if below + 1 < size and heap[below + 1] < heap[below]:
                    below += 1
                if heap[below] > item:
                    break
                heap[here] = heap[below]
                here, below = below, 2 * below + 1
            heap[here] = item

        return pop_number
    return None


@overload(heapreplace)
def _replace(heap, item):
    if _pairs(heap):

        def replace_pair(heap, item):
            _down(heap, heap[-1].of, item[0], item[1])

        return replace_pair
    return None


def _kept_on_disk() -> bool:
    """Where the folder can be written; Numba asks for it when a function is marked for compiling."""
    text = b"".join(Path(each).read_bytes() for each in (__file__, kernel.__file__))
    place = home() / "compiled" / sha256(text).hexdigest()[:16]
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / "writable").touch()
    except OSError:
        return False
    config.CACHE_DIR = str(place)
    return True


run = njit(cache=_kept_on_disk(), error_model="numpy")(kernel.run)


def compiled(stage: Stage, cases: Cases, touches: Touches) -> Told:
    room, told = as_arrays(stage, len(touches.work))
    run(cases, touches, stage.people, room, stage.pace, stage.end, told)
    return told


NUMBA = Engine("numba", compiled)
