"""Which engine a study uses. Only the process that studies imports this, because Numba is large."""

from core.staffing.engine.run import PYTHON, Engine

try:
    from core.staffing.engine.fast import NUMBA
except ImportError:  # without Numba the same figures come more slowly
    NUMBA = PYTHON


def choose() -> Engine:
    return NUMBA
