"""A field as it is written, in a process document or in the catalogue: one shape for both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.fields.words import FieldKind

Labels = Mapping[str, str]


class FormField(BaseModel):
    """One thing to enter; ``bind``: the object in which the truth lives, ``pii``: it tells of a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: FieldKind
    labels: Labels
    values: tuple[str, ...] = ()
    value_labels: Mapping[str, Labels] = Field(default_factory=dict[str, Labels])
    bind: str | None = None
    pii: bool = False

    @model_validator(mode="after")
    def _can_be_filled_in(self) -> Self:
        if self.type is FieldKind.ENUM and not self.values:
            raise ValueError("a field to choose from needs values")
        return self


@dataclass(frozen=True, slots=True)
class NewField:
    """A field for the catalogue; ``choices``: labels per language, one for each value, in their order."""

    kind: FieldKind
    labels: Labels
    choices: tuple[Labels, ...] = ()
    pii: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A field that a category asks for."""

    field: str
    required: bool = False
