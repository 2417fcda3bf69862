"""A staffing what-if on paper (打印): the same figures, one under the other, with all that it takes to repeat them."""

import streamlit as st
from pydantic import TypeAdapter

from core.staffing import views
from core.staffing.study.results import Study
from core.staffing.words import StudyKind
from pages.manage.whatif import about, answers, paper
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _

me = shell.me()
said = direct(views.study, me, kind=StudyKind.WHAT_IF)
if said:
    study = TypeAdapter(Study).validate_python(said.result).about(st.query_params.get(answers.CHOICE))
    paper.draw(me, study, said, about.currency(me))
else:
    with shell.head(_("Staffing what-if"), _("nothing was worked out yet")):
        st.page_link("manage/staffing.py", label=_("Back to the comparison"), icon=":material/arrow_back:")
