"""What the checker says of a document, in words: problems that keep it from being published, and remarks."""

from collections.abc import Iterable

import streamlit as st

from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.remarks import Remark
from pages.parts import pick, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, label, plain


def is_remark(finding: Finding) -> bool:
    return isinstance(finding.problem, Remark)


def sentence(document: Document, finding: Finding) -> str:
    """Markdown: where, and what is wrong there."""
    where = plain(step_name(document, finding.step)) if finding.step else _("The document")
    asked = finding.problem is Problem.NOT_ASKED  # only there a code is that of a field that exists
    about = _(", ").join(plain(ways.field_name(document, code) if asked else code) for code in finding.about)
    return f"**{where}** {label(finding.problem)}" + (f" ({about})." if about else ".")


def told(document: Document, findings: Iterable[Finding]) -> None:
    """At the step itself; a problem is orange, a remark quiet."""
    for finding in findings:
        sign = ":gray[:material/info:]" if is_remark(finding) else ":orange[:material/error:]"
        st.markdown(f"{sign} {sentence(document, finding)}")


def listed(document: Document, findings: Iterable[Finding]) -> None:
    """All of them; a click opens the step."""
    for place, finding in enumerate(findings):
        st.button(
            sentence(document, finding),
            icon=":material/info:" if is_remark(finding) else ":material/error:",
            type="tertiary",
            key=f"finding.{place}",
            on_click=pick.choose,
            args=("step", finding.step or None),
        )
