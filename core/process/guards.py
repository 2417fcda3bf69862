"""Guards: a small language of comparisons over fields. Parsed to values here; nothing is ever evaluated by Python."""

import ast
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

LONGEST = 500
DEEPEST = 20


class BadGuard(ValueError):
    """The message says what is not understood, for the author of the document."""


@lru_cache(maxsize=1024)
def parsed(guard: str) -> ast.expr:
    """``policy == 'eligible' and not goodwill``; refused: calls, attributes, arithmetic, anything else."""
    if len(guard) > LONGEST:
        raise BadGuard("too long")
    try:
        tree = ast.parse(guard.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadGuard(guard) from error
    _checked(tree, DEEPEST)
    return tree


@lru_cache(maxsize=1024)
def fields_of(guard: str) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(parsed(guard)) if isinstance(node, ast.Name))


@lru_cache(maxsize=1024)
def constants_of(guard: str) -> frozenset[Any]:
    return frozenset(node.value for node in ast.walk(parsed(guard)) if isinstance(node, ast.Constant))


def holds(guard: str | None, values: Mapping[str, Any]) -> bool:
    """An empty guard always holds; a field without a value is ``None``."""
    return guard is None or bool(_value(parsed(guard), values))


def _checked(node: ast.expr, depth: int) -> None:
    if depth == 0:
        raise BadGuard("too deep")
    match node:
        case ast.BoolOp(values=parts) | ast.Tuple(elts=parts):
            pass
        case ast.UnaryOp(op=ast.Not(), operand=part):
            parts = [part]
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() | ast.In() | ast.NotIn()], comparators=[right]):
            parts = [left, right]
        case ast.Name() | ast.Constant(value=str() | bool() | int() | None):
            parts = []
        case _:
            raise BadGuard(type(node).__name__)
    for part in parts:
        _checked(part, depth - 1)


def _value(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(part, values) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_value(part, values) for part in parts)
        case ast.UnaryOp(operand=part):
            return not _value(part, values)
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return _compared(sign, _value(left, values), _value(right, values))
        case ast.Tuple(elts=parts):
            return tuple(_value(part, values) for part in parts)
        case ast.Name(id=name):
            return values.get(name)
        case ast.Constant(value=value):
            return value
        case _:
            raise BadGuard(type(node).__name__)


def _compared(sign: ast.cmpop, left: Any, right: Any) -> bool:
    if isinstance(sign, ast.Eq | ast.NotEq):
        return (left == right) is isinstance(sign, ast.Eq)
    inside = isinstance(right, tuple) and left in right
    return inside is isinstance(sign, ast.In)
