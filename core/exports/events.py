from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ExportMade(Event):
    """What left the desk and how much of it; never by which words it was found."""

    kind = "export.made"
    subject_kind = "export"

    export_kind: str
    file_format: str
    rows: int
