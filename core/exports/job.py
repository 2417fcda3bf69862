"""The case list as a file: read batch by batch as the one who asked, and kept in one step, so that it is there once."""

from dataclasses import replace
from typing import Any

from core.actors import SYSTEM, Actor
from core.exports import actions, views
from core.exports.forms import Made
from core.exports.wording import Wording
from core.exports.words import ExportKind, Format
from core.exports.writing import Sheet, sheet
from core.jobs.run import Run
from core.language import speech
from core.people.acting import acting
from core.permissions import Permission
from core.queue.forms import Criteria
from core.queue.written import read
from core.settings.views import zone
from core.work import look

AT_ONCE = 2_000
#: A job that waited through an upgrade names its filters as they were called before.
BEFORE = {"priorities": "p", "categories": "category", "tags": "tag", "text": "q"}


def write(run: Run) -> None:
    """A run that was broken off begins anew: nothing of it had left the desk."""
    wanted, criteria = Format(run.given["format"]), _criteria(run.given["criteria"])
    with look(SYSTEM, run.clock) as desk:
        me = acting(desk, run.given["person"], Permission.EXPORT)
    made, rows = _written(run, me, criteria, wanted)
    content = made.content()  # before the transaction, so that nobody waits for it
    with run.batch() as batch:
        work = replace(batch.work, reader=me)
        row = actions.keep(work, Made(ExportKind.CASES, wanted, rows, content))
        batch.progress(rows, rows, {"export": row.id, "rows": rows})


def _written(run: Run, me: Actor, criteria: Criteria, wanted: Format) -> tuple[Sheet, int]:
    with look(me, run.clock) as desk:
        total, wording = views.how_many(desk, criteria), Wording(desk, run.given["language"])
        title = speech(run.given["language"])(ExportKind.CASES.source)
        table = sheet(wanted, title, wording.headings(), zone(desk))
    last = rows = 0
    while rows < views.MOST_ROWS:
        with look(me, run.clock) as desk:
            cases = views.cases(desk, criteria, last, AT_ONCE)
            table.add(wording.rows(desk, cases))
        rows += len(cases)
        with run.batch() as batch:
            batch.progress(rows, max(total, rows))
        if len(cases) < AT_ONCE:
            break
        last = cases[-1].id
    return table, rows


def _criteria(told: dict[str, Any]) -> Criteria:
    return read({BEFORE.get(key, key): _one_text(value) for key, value in told.items()})


def _one_text(value: str | list[str]) -> str:
    """As the address has it."""
    return value if isinstance(value, str) else ",".join(value)
