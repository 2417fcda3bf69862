"""How a file is to be read; kept as it is with the import, and remembered for the next file of the same headings."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Having

from core.imports.words import DateOrder, Field, Shape, What

MISSING = ("", "?", "-", "--", "NA", "N/A", "n/a", "null", "NULL", "None", "NaN", "nan", "#N/A")


class Mapping(BaseModel):
    """``columns``: the headings a field is read from; ``values``: their words as our codes, by field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: What = What.CASES
    headings: tuple[str, ...] = ()
    shape: Shape = Shape.CASES
    columns: dict[Field, tuple[str, ...]] = Having(default_factory=dict[Field, tuple[str, ...]])
    values: dict[Field, dict[str, str]] = Having(default_factory=dict[Field, dict[str, str]])
    order: DateOrder | None = None
    zone: str = "UTC"
    missing: tuple[str, ...] = MISSING


@dataclass(frozen=True, slots=True)
class NewImport:
    """A file as it came, and the name of the system it comes from."""

    source: str
    file_name: str
    content: bytes
    what: What = What.CASES
