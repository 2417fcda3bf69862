"""Staffing what-if (人力推演): what would happen with other people, hours and promises, on the desk's own history."""

import streamlit as st
from pydantic import TypeAdapter

from core.staffing import views
from core.staffing.study.results import Study
from core.staffing.words import StudyKind
from pages.manage.whatif import answers
from pages.parts import shell, times
from pages.parts.fresh import fresh
from pages.parts.words import _

STUDY = TypeAdapter(Study)

me = shell.me()
said = fresh(views.study, me, kind=StudyKind.WHAT_IF)
study = STUDY.validate_python(said.result) if said else None
with shell.head(_("Staffing what-if"), answers.situation(study, said, times.zone(me)) if study and said else ""):
    pass
if study and said:
    answers.draw(me, study, said)
else:
    st.caption(_("Nothing was worked out yet."))
