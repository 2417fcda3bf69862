"""The category trees that we ship: loaded by choice, and the desk's own to edit from then on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.fields import views
from core.fields.events import TreeLoaded
from core.fields.words import FieldKind, Tree
from core.models.fields import CatalogueField, CategoryField
from core.models.settings import Term
from core.permissions import Permission, needs
from core.work import Work

SHIPPED = Path(__file__).parent / "shipped"
DESK = 1


@cache
def shipped(name: str) -> Any:
    return yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"))


@needs(Permission.EDIT_SETTINGS)
def load(work: Work, tree: Tree) -> int:
    """Add the categories and questions of a tree that this desk does not have yet; how many categories changed.

    A category that asks for something already keeps its own questions.
    """
    branch: Mapping[str, Any] = shipped("trees")[tree]
    known, asking = views.term_ids(work), views.asking(work)
    wanted = {code: each for code, each in branch.items() if code not in known or code not in asking}
    asked = {code: [field.rstrip("!") for field in each["ask"]] for code, each in wanted.items()}
    if not wanted:
        return 0
    _fields(work, {field for fields in asked.values() for field in fields})
    for position, (code, each) in enumerate(wanted.items(), start=len(known)):
        if code not in known:
            work.session.add(_term(code, each, position))
    for code, each in wanted.items():
        if code not in asking:
            work.session.add_all(_questions(code, each["ask"]))
    work.record(TreeLoaded(DESK, tree=tree, categories=len(wanted.keys() - known.keys()), asked=len(wanted)))
    return len(wanted)


def _fields(work: Work, codes: set[str]) -> None:
    present = views.codes(work)
    for code, told in shipped("fields").items():
        if code in codes - present:
            choices = [{"code": each, "labels": labels} for each, labels in told.get("choices", {}).items()]
            field = CatalogueField(code=code, kind=FieldKind(told["kind"]), labels=told["labels"], choices=choices)
            field.pii = told.get("pii", False)
            work.session.add(field)
    work.session.flush()


def _term(code: str, told: Mapping[str, Any], position: int) -> Term:
    return Term(
        vocabulary=views.CATEGORY, code=code, labels=told["labels"], parent=told.get("parent"), position=position
    )


def _questions(category: str, fields: list[str]) -> list[CategoryField]:
    return [
        CategoryField(category=category, field=field.rstrip("!"), position=position, required=field.endswith("!"))
        for position, field in enumerate(fields)
    ]
