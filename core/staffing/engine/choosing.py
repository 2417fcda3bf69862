"""Which engine a study uses. Only the process that studies imports this, because Numba is large."""

from contextlib import suppress

from core.staffing.engine.run import PYTHON, Engine

ENGINES = [PYTHON]
with suppress(ImportError):  # without Numba the same figures come more slowly
    from core.staffing.engine.fast import NUMBA

    ENGINES.insert(0, NUMBA)


def choose() -> Engine:
    return ENGINES[0]
