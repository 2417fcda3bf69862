"""Other processes in tests: a port of their own, and patience, as a busy machine is slow and never wrong."""

import itertools
import os
import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress

PATIENCE = 120  # s
# Below the ports that the system gives to whoever calls out, and apart for each process of the tests: nobody else
# takes one between the moment it is found free and the moment its server listens.
_PORTS = itertools.count(12_000 + 2_000 * int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0))


def free_port() -> int:
    for port in _PORTS:
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")


def until(true: Callable[[], object]) -> bool:
    """Whether it comes true at last."""
    end = time.monotonic() + PATIENCE
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return bool(found)
