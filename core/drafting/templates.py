"""What a new document begins with."""

from functools import cache
from pathlib import Path

from core.actors import Role
from core.drafting.errors import NoSuchTemplate
from core.fields.forms import Labels
from core.language import LANGUAGES, N_, speech
from core.permissions import GRANTS, Permission
from core.process import actions
from core.process.document import Document, Limit, Move, RoleOf, Step, span
from core.process.words import Stage

WORKING = tuple(role for role in Role if Permission.WORK in GRANTS[role])
STEPS = (("new", Stage.NEW, "working"), ("working", Stage.WORKING, "closed"), ("closed", Stage.CLOSED, None))


SHIPPED = Path(__file__).parent / "shipped"


@cache
def shipped() -> dict[str, Document]:
    """What we have thought of, by code; each holds, in every language."""
    found = map(actions.read, (each.read_text(encoding="utf-8") for each in sorted(SHIPPED.glob("*.yaml"))))
    return {each.process: each for each in found}


def made(template: str, process: str, labels: Labels) -> Document:
    if template not in shipped():
        raise NoSuchTemplate
    return shipped()[template].model_copy(update={"process": process, "labels": labels})


def blank(process: str, labels: Labels) -> Document:
    """Three steps that hold, in every language."""
    desk = RoleOf(labels=_everywhere(N_("Service desk")), held_by=WORKING)
    steps = {code: _step(stage, onward) for code, stage, onward in STEPS}
    return Document(process=process, labels=labels, roles={"desk": desk}, steps=steps)


def _step(stage: Stage, onward: str | None) -> Step:
    labels = _everywhere(stage.source)
    if onward is None:
        return Step(labels=labels, stage=stage, role="desk", end="answered")
    return Step(labels=labels, stage=stage, role="desk", due=Limit(default=span("8h")), next=(Move(to=onward),))


def _everywhere(words: str) -> dict[str, str]:
    return {tag: speech(tag)(words) for tag in LANGUAGES}
