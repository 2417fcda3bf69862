"""The one process beside the server that does heavy work; it ends when the server does, however that ends."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PATIENCE = 20  # seconds that the batch in hand may take


@contextmanager
def worker() -> Generator[subprocess.Popen[bytes]]:
    """Its standard input is a pipe from us: the pipe breaks even when we are killed, and tells it to end."""
    command = [sys.executable, "-m", "channels.desk", "worker", "--child"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=HOUSE)
    try:
        yield child
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.stdin:
        child.stdin.close()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()  # its lease runs out, and the next worker goes on
        child.wait()
