from typing import Any

from numpy.typing import NDArray

def log_softmax(x: NDArray[Any], axis: int) -> NDArray[Any]: ...
