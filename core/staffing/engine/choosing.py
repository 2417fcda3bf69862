"""Which engine a study uses. Only the process that studies imports this, because Numba is large."""

from core.staffing.engine.run import PYTHON, Engine

try:
    from core.staffing.engine.fast import NUMBA as chosen
except ImportError:  # without Numba the same figures come more slowly
    chosen = PYTHON


def choose() -> Engine:
    return chosen
