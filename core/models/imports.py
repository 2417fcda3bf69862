from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, Key


class Import(Base):
    """One file of another desk, and the mapping under which it is read; ``mends``: the import that it corrects."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Key)
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(Key)
    mapping: Mapped[Json]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    job_id: Mapped[int | None]
    trial_job_id: Mapped[int | None]
    mends: Mapped[int | None] = mapped_column(ForeignKey("imports.id"))
    made_at: Mapped[datetime]
    counts: Mapped[Json]


class ImportMapping(Base):
    """The mapping last used for files with these headings."""

    __tablename__ = "import_mappings"

    id: Mapped[int] = mapped_column(primary_key=True)
    headings_hash: Mapped[str] = mapped_column(Key, unique=True)
    mapping: Mapped[Json]
    used_at: Mapped[datetime]


class KeptRow(Base):
    """A row that could not be read, or that says the impossible: kept as it came, with the reason."""

    __tablename__ = "kept_rows"
    __table_args__ = (Index("uq_kept_rows_line", "import_id", "line", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"))
    line: Mapped[int]
    external_id: Mapped[str | None] = mapped_column(Key)
    cells: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(Key)
    facts: Mapped[Json]
    imported: Mapped[bool] = mapped_column(default=False)
    mended_at: Mapped[datetime | None]
