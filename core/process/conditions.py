"""Guards as people read and pick them: a field is, or is not, one of some values. Pure values."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.process import guards


@dataclass(frozen=True, slots=True)
class Is:
    """``field`` has one of these values; or, ``negated``, none of them."""

    field: str
    values: tuple[Any, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Odd:
    """Anything that is allowed and has no words of its own."""

    text: str


Condition = Is | All | Either | Not | Odd


def read(guard: str) -> Condition:
    """The guard as a tree; one that cannot be understood stays its own text."""
    try:
        return _read(guards.parsed(guard))
    except guards.BadGuard:
        return Odd(guard)


def one_of(field: str, values: Sequence[Any]) -> str | None:
    """The guard that a field has one of these values."""
    match tuple(values):
        case ():
            return None
        case (bool() as value,):
            return field if value else f"not {field}"
        case (value,):
            return f"{field} == {value!r}"
        case several:
            return f"{field} in {several!r}"


def _read(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return All(tuple(map(_read, parts)))
        case ast.BoolOp(values=parts):
            return Either(tuple(map(_read, parts)))
        case ast.Name(id=name):
            return Is(name, (True,))
        case ast.UnaryOp(operand=ast.Name(id=name)):
            return Is(name, (False,))
        case ast.UnaryOp(operand=part):
            return Not(_read(part))
        case ast.Compare(left=ast.Name(id=name), ops=[sign], comparators=[right]):
            return _compared(name, sign, right) or Odd(ast.unparse(node))
        case _:
            return Odd(ast.unparse(node))


def _compared(name: str, sign: ast.cmpop, right: ast.expr) -> Is | None:
    negated = isinstance(sign, ast.NotEq | ast.NotIn)
    match right:
        case ast.Constant(value=value) if isinstance(sign, ast.Eq | ast.NotEq):
            return Is(name, (value,), negated)
        case ast.Tuple(elts=parts) if isinstance(sign, ast.In | ast.NotIn):
            values = tuple(part.value for part in parts if isinstance(part, ast.Constant))
            return Is(name, values, negated) if len(values) == len(parts) else None
        case _:
            return None
