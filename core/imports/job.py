"""The import as a job: understood outside of any transaction, written in batches that can each be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.actors import SYSTEM
from core.errors import ChangedBySomebody
from core.imports import correction, keeping, views
from core.imports.case import Case, Kept
from core.imports.cases import Reader
from core.imports.events import ImportFinished
from core.imports.forms import Mapping
from core.imports.listing import Listing
from core.imports.purchases import reader_of
from core.imports.reading import Row, read
from core.imports.tally import Tally
from core.imports.things import Thing, ThingReader
from core.imports.words import THINGS
from core.imports.writing import Batch
from core.jobs.run import Run
from core.models.imports import Import
from core.models.jobs import Job
from core.work import Work, look

AT_ONCE = 250  # cases in one transaction: fast, and short enough for people who write at the same time
TRIES = 3  # a person may change one of the cases at the very moment

Group = tuple[Row, ...]


@dataclass(slots=True)
class Importing:
    """What stays the same for all batches of one run. ``fresh``: corrected rows, by the line that they replace."""

    row: Import
    mapping: Mapping
    reader: Reader | ThingReader
    groups: list[Group]
    fresh: dict[int, Row]
    known: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    @property
    def target(self) -> int:
        """Rows that stay wrong in a correction stay with the import that first had them."""
        return self.row.mends or self.row.id


def try_out(run: Run) -> None:
    """Everything but the writing."""
    _all(run, dry=True)


def bring_in(run: Run) -> None:
    _all(run, dry=False)
    with run.batch() as batch:
        row = views.row_of(batch.work, run.given["import"])
        if not row.counts:  # the run before this one may have ended between its last two steps
            tally = Tally.of(batch.job.result)
            row.counts = tally.told()
            batch.work.record(
                ImportFinished(
                    row.id, new=tally.new, changed=tally.changed, unchanged=tally.unchanged, kept=tally.kept_rows
                )
            )


def _all(run: Run, dry: bool) -> None:
    importing, done = _prepared(run)
    total = len(importing.groups)
    while done < total or not total:
        groups = importing.groups[done : done + AT_ONCE]
        done += len(groups)
        for tries in range(1, TRIES + 1):
            try:
                _one(run, importing, groups, (done, total), dry)
                break
            except ChangedBySomebody:
                if tries == TRIES:
                    raise
        if not total:
            return


def _prepared(run: Run) -> tuple[Importing, int]:
    with look(SYSTEM, run.clock) as desk:
        row = views.row_of(desk, run.given["import"])
        job = desk.session.get_one(Job, run.job_id)
        content = views.content_of(desk, row.id)
        first = views.content_of(desk, row.mends) if row.mends else content
        before = views.kept_rows(desk, row.mends) if row.mends else {}
        known = set[tuple[str, ...]]() if row.mends else views.already_kept(desk, row.source)
    mapping = Mapping.model_validate(row.mapping)
    fresh = correction.fitting(read(content), mapping, before) if row.mends else {}
    table = correction.corrected(read(first), before, fresh)
    cells = Reader(table, mapping, row.made_at)
    reader = reader_of(cells) if mapping.what in THINGS else cells
    groups = [each for each in reader.groups if not row.mends or any(line.line in fresh for line in each)]
    return Importing(row, mapping, reader, groups, fresh, known), job.done


def _one(run: Run, importing: Importing, groups: list[Group], progress: tuple[int, int], dry: bool) -> None:
    told = [each for group in groups for each in importing.reader.understand(group)]
    good = [each for each in told if not isinstance(each, Kept)]
    rows = [each for each in told if isinstance(each, Kept)]
    with run.batch() as batch:
        tally = Tally.of(batch.job.result)
        tally.rows += sum(map(len, groups))
        tally.kept.update(str(each.reason) for each in rows)
        rows += _written(batch.work, importing, good, tally, dry)
        if not dry:
            tally.mended += _put_aside(batch.work, importing, groups, good, rows)
        batch.progress(*progress, tally.told())


def _written(work: Work, importing: Importing, good: Sequence[Case | Thing], tally: Tally, dry: bool) -> list[Kept]:
    """Rows to keep although they could be read."""
    row, mapping = importing.row, importing.mapping
    if mapping.what in THINGS:
        things = [each for each in good if isinstance(each, Thing)]
        Listing(work, row.source, mapping.what, tally).write(things, dry)
        return []
    cases = [each for each in good if isinstance(each, Case)]
    writing = Batch(work, row.id, row.source, mapping, tally)
    writing.write(cases, dry)
    return writing.conflicts + keeping.impossible(cases)


def _put_aside(
    work: Work, importing: Importing, groups: list[Group], good: Sequence[Case | Thing], rows: list[Kept]
) -> int:
    wrong = {each.row.line for each in rows}
    right = {row.line: list(row.cells) for group in groups for row in group if row.line not in wrong}
    lines = {line: cells for line, cells in right.items() if line in importing.fresh}
    mended = keeping.mended_lines(work, importing.target, lines) if lines else 0
    kept = keeping.keep(work, importing.target, rows, importing.known)
    mended += keeping.mended(work, importing.row.source, good, rows)
    keeping.note(work, importing.row.id, kept, mended)
    return mended
