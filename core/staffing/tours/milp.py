"""A mixed-integer program, written row by row and solved by HiGHS; only a process of its own may import this."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

Terms = Iterable[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Solved:
    """``values``: by column, none where nothing was found in time; ``bound``: no solution is below it."""

    values: tuple[float, ...] | None
    bound: float


class Milp:
    """Columns from 0 up to a limit; the sum of what they cost is to be small."""

    def __init__(self) -> None:
        self.costs, self.most, self.whole = list[float](), list[float](), list[bool]()
        self.low, self.high, self.ends = list[float](), list[float](), [0]
        self.places, self.factors = list[int](), list[float]()

    def column(self, cost: float = 0.0, most: float = inf, whole: bool = True) -> int:
        self.costs.append(cost)
        self.most.append(most)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, terms: Terms, low: float = -inf, high: float = inf) -> None:
        """A column may be named more than once; its factors add up."""
        for place, factor in terms:
            self.places.append(place)
            self.factors.append(factor)
        self.low.append(low)
        self.high.append(high)
        self.ends.append(len(self.places))

    def price(self, values: Sequence[float]) -> float:
        return sum(cost * value for cost, value in zip(self.costs, values, strict=True))

    def solve(
        self, seconds: float, gap: float, whole: Collection[int] | None = None, fixed: Mapping[int, int] | None = None
    ) -> Solved:  # fmt: skip
        """``whole``: the columns that must be whole now, all that ever must where nothing is said."""
        shape = len(self.low), len(self.costs)
        if not shape[1]:
            return Solved((), 0.0)
        low, high, count = np.zeros(shape[1]), np.array(self.most), np.array(self.whole, int)
        for place, value in (fixed or {}).items():
            low[place] = high[place] = value
        if whole is not None:
            count = np.zeros(shape[1], int)
            count[list(whole)] = 1
        table = csr_matrix((np.array(self.factors, float), np.array(self.places, int), np.array(self.ends)), shape)
        found = milp(
            np.array(self.costs),
            integrality=count,
            bounds=Bounds(low, high),
            constraints=[LinearConstraint(table, np.array(self.low), np.array(self.high))] if self.low else [],
            options={"time_limit": max(seconds, 0.1), "mip_rel_gap": gap},
        )
        values = None if found.x is None else tuple(found.x.tolist())
        bound = found.mip_dual_bound if count.any() else found.fun if found.status == 0 else None
        return Solved(values, -inf if bound is None or not isfinite(bound) else bound)
