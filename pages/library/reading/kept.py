"""What stays with a version: what was said before it came into force, and what was known then."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.language import label_in
from core.process import views as process
from core.process.views import Issue
from core.review import views
from core.review.views import Comment
from pages.library.reviewing.talk import said
from pages.parts import shell
from pages.parts.fresh import lasting
from pages.parts.words import _, plain, tongue


def of(issue: Issue, zone: ZoneInfo) -> None:
    me = shell.me()
    comments: tuple[Comment, ...] = lasting(views.comments_of, me, version_id=issue.id)
    if not comments and not issue.unheld:
        return
    document = lasting(process.version, me, version_id=issue.id).document
    if issue.unheld:
        roles = {name: label_in(role.labels, tongue(), name) for name, role in document.roles.items()}
        names = _(", ").join(plain(roles.get(each, each)) for each in issue.unheld)
        st.markdown(
            f":orange[:material/person_off:] {_('Published although nobody held: {roles}').format(roles=names)}"
        )
    for each in comments:
        st.markdown(said(document, each, zone))
