from dataclasses import dataclass

from core.exports.words import ExportKind, Format


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is ready to leave; ``rows``: without its headings."""

    kind: ExportKind
    format: Format
    rows: int
    content: bytes
