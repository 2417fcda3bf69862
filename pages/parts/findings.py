"""What the checker says of a document, in words: problems that keep it from being published, and remarks."""

from collections.abc import Iterable

import streamlit as st

from core.language import Word
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.lagging import Lagging
from core.process.remarks import Remark
from core.process.routing import Routing
from pages.parts import pick, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, label, plain


def is_remark(finding: Finding) -> bool:
    return isinstance(finding.problem, Remark | Routing | Lagging)


def sentence(document: Document, finding: Finding) -> str:
    """Markdown: where, and what is wrong there."""
    where = plain(step_name(document, finding.step)) if finding.step else _("The document")
    about = _(", ").join(plain(_named(document, finding.problem, code)) for code in finding.about)
    return f"**{where}** {label(finding.problem)}" + (f" ({about})." if about else ".")


def _named(document: Document, problem: Word, code: str) -> str:
    """Codes that do not exist are told as they are."""
    match problem:
        case Problem.NOT_ASKED | Problem.MAYBE_EMPTY:
            return ways.field_name(document, code)
        case Problem.EYES_TOO_EARLY:
            return step_name(document, code)
        case Problem.HANDED_ROUND | Routing.SAME_CASES:
            return ways.process_name(code)
        case _:
            return code


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
