"""A scenario as it came from a screen, made sure of: what a browser sends is believed of nobody."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from core.rota import rules as rota
from core.staffing.errors import HoursOfWeek, NothingTyped
from core.staffing.forms import Levers, Wanted

F = TypeVar("F", bound=BaseModel)


def levers(told: Mapping[str, Any]) -> Levers:
    """Raises a sentence that names what cannot be."""
    found = _read(Levers, told)
    demand_hours(found)
    return found


def wanted(told: Mapping[str, Any]) -> Wanted:
    return _read(Wanted, told)


def _read(form: type[F], told: Mapping[str, Any]) -> F:
    try:
        return form.model_validate(told)
    except ValidationError as wrong:
        raise NothingTyped(what=".".join(str(each) for each in wrong.errors()[0]["loc"])) from None


def demand_hours(found: Levers) -> None:
    weeks = [each.week for each in (*found.workers, *found.new) if each.week is not None]
    for typed in [text for week in (*weeks, *([found.hours] if found.hours else [])) for text in week]:
        if rota.read(typed) is None:
            raise HoursOfWeek(typed=typed[:60])
