"""A process of its own for what is heavy: it alone loads what that takes, and it ends with its answer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

HOUSE = Path(__file__).parents[1]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # the other processors are for those at work
LOOKED_BACK = 400  # bytes, enough for a line of progress

Look = Callable[[str], None]


def answered(module: str, given: bytes, look: Look, every: float = 1.0) -> bytes:
    """What ``python -m module`` says to ``given``; it does not outlive the wish for it.

    ``look`` is called every so many seconds with the last whole line said so far, and raises where nobody wants the
    answer any more.
    """
    with TemporaryFile() as asked, TemporaryFile() as answer:
        asked.write(given)
        asked.seek(0)
        environment = {**os.environ, **ONE_THREAD}
        process = subprocess.Popen(
            [sys.executable, "-m", module], stdin=asked, stdout=answer, cwd=HOUSE, env=environment
        )
        try:
            while not _ended(process, every):
                look(_last_line(answer))
        finally:
            process.kill()
            process.wait()
        if process.returncode:
            raise RuntimeError(f"{module} ended with {process.returncode}")
        return os.pread(answer.fileno(), os.fstat(answer.fileno()).st_size, 0)


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _last_line(answer: IO[bytes]) -> str:
    """Read at a place of its own: where the process writes is its business."""
    size = os.fstat(answer.fileno()).st_size
    lines = os.pread(answer.fileno(), min(size, LOOKED_BACK), max(0, size - LOOKED_BACK)).split(b"\n")
    whole = lines[size > LOOKED_BACK : -1]  # what was cut begins in the middle of a line
    return whole[-1].decode(errors="replace") if whole else ""
