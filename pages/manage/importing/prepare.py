"""Before an import: the file, what its columns and words mean, a trial run, and the start."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.actors import Actor
from core.imports import actions, views
from core.imports.forms import Mapping
from core.imports.tally import Tally
from core.imports.views import ImportLine
from core.imports.words import THINGS, What
from core.jobs import views as jobs
from core.work import Work
from pages.manage.importing import columns, first_cases, first_things, result, sheet, values
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.progress import ending, follow
from pages.parts.words import _


def prepare(me: Actor, line: ImportLine, actions_at: DeltaGenerator) -> None:
    """``actions_at``: where the two buttons stand, above what they are about."""
    table = sheet.table(me, line)
    stored = direct(views.mapping_of, me, import_id=line.id)
    tried = st.container()
    sheet.preview(table, stored)
    if stored.what in THINGS:
        draft = columns.columns(line.id, table, columns.days(line.id, table, stored))
        first_things.first_things(table, draft, line.made_at)
    else:
        draft = columns.manner(line.id, table, stored)
        draft = columns.columns(line.id, table, draft)
        draft = values.values(me, line.id, table, draft)
        first_cases.first_cases(me, table, draft, line.made_at)
    with actions_at:
        _go(line, draft, stored)
    with tried:
        _trial(me, line, stored.what, current=draft == stored)


def _go(line: ImportLine, draft: Mapping, stored: Mapping) -> None:
    """Both keep what was chosen first, so that exactly this is tried or done."""
    if st.button(
        _("Try without importing"),
        icon=":material/science:",
        help=_("A trial run counts what would happen and writes nothing."),
        key=f"import.{line.id}.try",
    ):
        with shell.attempt(_("The trial run has begun.")) as work:
            _settle(work, line.id, draft, stored)
            actions.try_out(work, line.id)
    if st.button(_("Import"), type="primary", icon=":material/upload:", key=f"import.{line.id}.start"):
        with shell.attempt(_("The import has begun.")) as work:
            _settle(work, line.id, draft, stored)
            actions.start(work, line.id)


def _settle(work: Work, number: int, draft: Mapping, stored: Mapping) -> None:
    if draft != stored:
        actions.remap(work, number, draft)


def _trial(me: Actor, line: ImportLine, what: What, *, current: bool) -> None:
    job = direct(jobs.one, me, job_id=line.trial_job_id) if line.trial_job_id else None
    if job is None:
        return
    if not job.state.over:
        follow(job.id)
    elif job.result and current:
        result.counts(Tally.of(job.result), what, dry=True)
    elif job.result:
        st.caption(_("Something was chosen differently since the trial run; try again to see the counts."))
    else:
        ending(job)
