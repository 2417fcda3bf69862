"""What a draft lacks when all of a drawing is read: an end after the last work, and which moves are rework."""

from typing import Any

from core.drafting.rules import code_for
from core.exchange.bpmn.asking import Tongue
from core.exchange.bpmn.model import Model
from core.exchange.words import Unclear
from core.language import N_
from core.process.words import Stage

Raw = dict[str, Any]


def close(steps: dict[str, Raw], model: Model, tongue: Tongue) -> None:
    """Work after which nothing comes leads to an end."""
    loose = [raw for raw in steps.values() if not raw.get("next") and not raw.get("end")]
    if not loose:
        return
    closing = next((code for code, raw in steps.items() if raw.get("end")), "")
    if not closing:
        closing = code_for({"en": "Closed"}, steps, "closed")
        labels = tongue.labels("", N_("Closed"))
        steps[closing] = {"labels": labels, "role": loose[0]["role"], "stage": str(Stage.CLOSED), "end": "done"}
    for raw in loose:
        raw["next"] = [{"to": closing}]
        model.note(Unclear.NO_END, _name(raw))


def mark_back(steps: dict[str, Raw], model: Model) -> None:
    """The steps stand in an order in which only a circle leads back."""
    place = {code: number for number, code in enumerate(steps)}
    for code, raw in steps.items():
        model.note(Unclear.STAGE, _name(raw))
        for move in raw.get("next", ()):
            if place[move["to"]] <= place[code]:
                move["back"] = True
                model.note(Unclear.BACK, f"{_name(raw)} → {_name(steps[move['to']])}")


def _name(raw: Raw) -> str:
    return str(next(iter(raw["labels"].values())))
