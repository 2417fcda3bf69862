from collections.abc import Callable
from typing import Any, TypeVar

_Writer = TypeVar("_Writer", bound=Callable[..., Any])

def overload(function: Callable[..., Any]) -> Callable[[_Writer], _Writer]: ...
