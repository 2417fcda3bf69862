from typing import Any

from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix

def chi2(X: csr_matrix, y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]: ...
