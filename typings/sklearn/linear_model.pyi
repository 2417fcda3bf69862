from typing import Any, Self

from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix

class LogisticRegression:
    coef_: NDArray[Any]
    intercept_: NDArray[Any]
    classes_: NDArray[Any]
    def __init__(self, *, C: float = ..., max_iter: int = ...) -> None: ...
    def fit(self, X: csr_matrix, y: ArrayLike) -> Self: ...
    def predict_proba(self, X: csr_matrix) -> NDArray[Any]: ...
