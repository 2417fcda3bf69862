"""One fair queue of writers per process."""

import threading
from collections import deque

PATIENCE = 30.0  # seconds a writer waits for its turn


class WriterQueue:
    """First come, first served: a plain lock lets a busy thread overtake the others for ever."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._busy = False

    def acquire(self) -> None:
        with self._guard:
            if not self._busy:
                self._busy = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if not turn.acquire(timeout=PATIENCE):
            self._give_up(turn)

    def release(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._busy = False

    def _give_up(self, turn: threading.Lock) -> None:
        with self._guard:
            if turn not in self._waiting:  # the turn came just now
                return
            self._waiting.remove(turn)
        raise TimeoutError("the queue of writers did not move")
