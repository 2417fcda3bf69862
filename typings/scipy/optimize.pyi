from collections.abc import Callable, Mapping, Sequence
from typing import Any

from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix

class OptimizeResult:
    x: float

class MilpResult:
    x: NDArray[Any] | None
    status: int
    fun: float | None
    mip_dual_bound: float | None

class Bounds:
    def __init__(self, lb: ArrayLike, ub: ArrayLike) -> None: ...

class LinearConstraint:
    def __init__(self, A: csr_matrix, lb: ArrayLike, ub: ArrayLike) -> None: ...

def minimize_scalar(fun: Callable[[float], float], *, bounds: tuple[float, float], method: str) -> OptimizeResult: ...
def milp(
    c: ArrayLike,
    *,
    integrality: ArrayLike,
    bounds: Bounds,
    constraints: Sequence[LinearConstraint],
    options: Mapping[str, float],
) -> MilpResult: ...
