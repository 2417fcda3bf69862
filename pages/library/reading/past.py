"""The versions of a document: when each came into force, who answers for it, and what was said of it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from core.process.views import Issue
from core.process.words import VersionState
from pages.library.reading import kept
from pages.parts import times
from pages.parts.words import _, plain


def issue_name(issue: Issue) -> str:
    words = _("version {version}, in force") if issue.state is VersionState.PUBLISHED else _("version {version}")
    return words.format(version=issue.version)


def line(issue: Issue, zone: ZoneInfo) -> str:
    """One version in one sentence, as Markdown."""
    kind = _("major") if issue.major else _("minor")
    said = [f"**{issue_name(issue)}**", _day(issue.published_at, zone), kind, _who(issue)]
    return " · ".join(each for each in said if each) + (f"  \n{plain(issue.note)}" if issue.note else "")


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    return times.day(at, zone) if at else ""


def _who(issue: Issue) -> str:
    if issue.alone:
        return _("{author}, without a second pair of eyes").format(author=plain(issue.author))
    if issue.author and issue.approver:
        who = _("by {author}, approved by {approver}")
        return who.format(author=plain(issue.author), approver=plain(issue.approver))
    return plain(issue.author) or _("came with the desk")


def history(issues: Sequence[Issue], zone: ZoneInfo) -> None:
    with st.popover(_("Versions"), icon=":material/history:"):
        for issue in issues:
            st.markdown(line(issue, zone))
            kept.of(issue, zone)
