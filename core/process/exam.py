"""What has to be known of a process document: questions about its steps, with one right answer each."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from core.fields.forms import Labels

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Part(BaseModel):
    """Of a document, as it is written: unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Question(Part):
    """An exam item about a step; ``options``: the choices by code, ``answer``: the code of the right one."""

    step: Id
    q: Labels
    options: Annotated[Mapping[str, Labels], Field(min_length=2)]
    answer: str


class Exam(Part):
    """What has to be known of a document; ``pass``: the share of right answers."""

    pass_mark: Annotated[float, Field(ge=0, le=1, alias="pass")] = 0.8
    items: tuple[Question, ...] = ()
