"""All documents in force together: which cases each takes, and where they hand them over. Pure values."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from core.language import N_, Word
from core.process import guards
from core.process.carrying import understood
from core.process.checker import ROUTED_BY, Finding, Problem
from core.process.document import Document
from core.process.views import BASIC
from core.triage.words import Priority

ANY = ""  # a category or channel that no document names


class Routing(Word):
    SAME_CASES = "same_cases", N_("takes cases that another document of the same precedence takes as well")
    NEVER_TAKEN = "never_taken", N_("takes no cases, because documents of a higher precedence take them all")


def among(document: Document, others: Sequence[Document]) -> tuple[Finding, ...]:
    """What is found of a document beside the others that are in force; an older one of itself does not count.

    A problem keeps it from being published; a word of ``Routing`` is a remark.
    """
    beside = [each for each in others if each.process != document.process]
    return (*_handed_round(document, beside), *_routed(document, beside))


def handing_to(process: str, documents: Sequence[Document]) -> Sequence[Document]:
    """The others that hand cases over to this process, and would find it gone."""
    return [each for each in documents if each.process != process and _leads_to(each, {process})]


def _handed_round(document: Document, beside: Sequence[Document]) -> Iterator[Finding]:
    """A case has to be closed somewhere, and no first step may hand it on to where it comes from."""
    all_ = {each.process: each for each in (*beside, document)}
    closing = _closing(all_)
    for name, step in document.steps.items():
        if step.hand_over in all_ and (step.hand_over not in closing or document.process not in closing):
            yield Finding(Problem.HANDED_ROUND, name, (step.hand_over,))


def _closing(documents: Mapping[str, Document]) -> set[str]:
    """Those in which a case can be closed, there or in another one that they hand it over to."""
    found = {process for process, each in documents.items() if any(step.end for step in each.steps.values())}
    while more := {process for process, each in documents.items() if process not in found and _leads_to(each, found)}:
        found |= more
    return found


def _leads_to(document: Document, processes: set[str]) -> bool:
    return any(step.hand_over in processes for step in document.steps.values())


def _routed(document: Document, beside: Sequence[Document]) -> Iterator[Finding]:
    claiming = [each for each in beside if each.applies_when and understood(each.applies_when)]
    if document.process == BASIC or not document.applies_when or not understood(document.applies_when):
        return
    taken = [facts for facts in _cases([document, *claiming]) if guards.holds(document.applies_when, facts)]
    rivals = [each for each in claiming if each.precedence == document.precedence]
    same = {each.process for each in rivals for facts in taken if guards.holds(each.applies_when, facts)}
    if same:
        yield Finding(Routing.SAME_CASES, about=tuple(sorted(same)))
    higher = [each for each in claiming if each.precedence > document.precedence]
    if all(any(guards.holds(each.applies_when, facts) for each in higher) for facts in taken):
        yield Finding(Routing.NEVER_TAKEN)


def _cases(documents: Sequence[Document]) -> Iterator[Mapping[str, Any]]:
    """Every kind of case that these documents can tell apart."""
    conditions = [each.applies_when for each in documents if each.applies_when]
    named = sorted({value for each in conditions for value in guards.constants_of(each) if isinstance(value, str)})
    domains = ([*named, ANY], [*named, ANY], list(Priority))
    return (dict(zip(ROUTED_BY, facts, strict=True)) for facts in product(*domains))
