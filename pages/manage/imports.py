"""Imports (导入): the history of another desk, step by step, with nothing lost on the way."""

import streamlit as st

from core.actors import Actor
from core.imports import views
from core.imports.tally import Tally
from core.imports.views import ImportLine
from core.jobs import views as jobs
from pages.manage.importing import kept, listing, prepare, result
from pages.parts import pick, shell
from pages.parts.fresh import direct
from pages.parts.progress import ending, follow
from pages.parts.words import _, n_, plain


def outcome(me: Actor, line: ImportLine) -> None:
    """From the start on: progress, then the counts and what was kept aside."""
    job = direct(jobs.one, me, job_id=line.job_id)
    if job is not None and not job.state.over:
        follow(job.id)
        return
    if job is not None:
        ending(job)
    if line.counts:
        result.counts(Tally.of(line.counts), direct(views.mapping_of, me, import_id=line.id).what, dry=False)
    kept.kept(me, line, line.mends or line.id)


def one(me: Actor, line: ImportLine) -> None:
    started = line.job_id is not None
    what = _("Correction of import {n}").format(n=line.mends) if line.mends else _("Import from {source}")
    meaning = plain(line.file_name) if started else _("Step 2 of 3: check how {file} is read, then try or import it.")
    with shell.head(what.format(source=plain(line.source)), meaning.format(file=plain(line.file_name))):
        st.button(
            _("All imports"), icon=":material/arrow_back:", on_click=pick.choose, args=("open", None), key="all_imports"
        )
        buttons = st.container(horizontal=True, width="content")
    if started:
        outcome(me, line)
    else:
        prepare.prepare(me, line, buttons)


def everything(me: Actor) -> None:
    lines = direct(views.listing, me)
    waiting = sum(line.open_rows for line in lines)
    situation = n_("{n} import", "{n} imports", len(lines)), n_("{n} row kept aside", "{n} rows kept aside", waiting)
    with shell.head(_("Imports"), " · ".join(situation)):
        pass
    listing.upload(me)
    listing.earlier(lines, me)


me = shell.me()
number = pick.chosen("open") or ""
if number.isdecimal():
    one(me, direct(views.one, me, import_id=int(number)))
else:
    everything(me)
