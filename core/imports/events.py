from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ImportPrepared(Event):
    """A file was taken, or its mapping changed; nothing is imported yet."""

    kind = "import.prepared"
    subject_kind = "import"

    source: str


@dataclass(frozen=True, slots=True)
class ImportTried(Event):
    kind = "import.tried"
    subject_kind = "import"

    job: int


@dataclass(frozen=True, slots=True)
class ImportStarted(Event):
    kind = "import.started"
    subject_kind = "import"

    job: int


@dataclass(frozen=True, slots=True)
class ImportFinished(Event):
    kind = "import.finished"
    subject_kind = "import"

    new: int
    changed: int
    unchanged: int
    kept: int


@dataclass(frozen=True, slots=True)
class RowsKept(Event):
    kind = "import.rows_kept"
    subject_kind = "import"

    kept: int
    mended: int


@dataclass(frozen=True, slots=True)
class TicketImported(Event):
    """``number_of``: which import brought it, ``flaw``: what is impossible about it."""

    kind = "ticket.imported"
    subject_kind = "ticket"

    number_of: int
    source: str
    flaw: str | None


@dataclass(frozen=True, slots=True)
class ImportedAgain(Event):
    """The other desk has changed it since; ``fields``: which of ours changed."""

    kind = "ticket.imported_again"
    subject_kind = "ticket"

    number_of: int
    flaw: str | None


@dataclass(frozen=True, slots=True)
class ImportedStep(Event):
    """One moment of its life elsewhere, recorded at its original time."""

    kind = "ticket.imported_step"
    subject_kind = "ticket"

    number_of: int
    stage: str
    line: int
