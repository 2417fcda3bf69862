"""What each caller has been told: an address of a file opens only for those whom our own pages gave it to."""

import re
from collections import OrderedDict

ADDRESS = re.compile(r"/media/([0-9a-f]{32})|/_stcore/upload_file/([0-9a-f-]{36}/[0-9a-f-]{36})")
TOLD = re.compile(ADDRESS.pattern.encode())
CALLERS, EACH = 5_000, 5_000


class Told:
    """Filled from what goes out over websockets; bounded, so that nobody can fill our memory."""

    def __init__(self) -> None:
        self._by_caller: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def overhear(self, caller: str, message: bytes) -> None:
        for media, upload in TOLD.findall(message):
            own = self._by_caller.setdefault(caller, OrderedDict())
            own[(media or upload).decode()] = None
            self._by_caller.move_to_end(caller)
            if len(own) > EACH:
                own.popitem(last=False)
        if len(self._by_caller) > CALLERS:
            self._by_caller.popitem(last=False)

    def knows(self, caller: str, path: str) -> bool:
        found = ADDRESS.match(path)
        return found is not None and (found[1] or found[2]) in self._by_caller.get(caller, ())
