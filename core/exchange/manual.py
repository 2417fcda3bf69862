"""A document as a manual for people: what Markdown, Word and PDF show alike, block by block."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.language import N_, label_in
from core.process.document import Step
from core.process.wording import Wording

NUMBERED = re.compile(r"\s{0,3}\d{1,3}[.)]\s+(.*)")
LISTED = re.compile(r"\s{0,3}[-*+]\s+(.*)")
HEADED = re.compile(r"\s{0,3}#{1,6}\s+(.*)")


class As(StrEnum):
    TITLE = "title"
    PART = "part"
    STEP = "step"
    TEXT = "text"
    QUIET = "quiet"
    LISTED = "listed"
    NUMBERED = "numbered"
    TABLE = "table"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` with ``**bold**`` words, or the rows of a table, whose first one is its head where it has one."""

    what: As
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(wording: Wording, version: int) -> Iterator[Block]:
    say = wording.say
    yield Block(As.TITLE, wording.title)
    yield Block(As.QUIET, say(N_("Version {version}")).format(version=version))
    yield Block(As.TABLE, rows=tuple(_head(wording)))
    yield Block(As.PART, say(N_("Roles")))
    yield Block(As.TABLE, rows=tuple(_roles(wording)))
    yield Block(As.PART, say(N_("Steps")))
    for number, (name, step) in enumerate(wording.document.steps.items(), 1):
        yield from _step(wording, number, name, step)
    yield Block(As.PART, say(N_("Flow chart")))
    yield Block(As.CHART)


def _head(wording: Wording) -> Iterator[tuple[str, str]]:
    document, say = wording.document, wording.say
    yield say(N_("Owner")), wording.word(document.owner)
    taken = wording.condition(document.applies_when) if document.applies_when else say(N_("None that it names itself"))
    yield say(N_("Cases")), taken
    if document.deadline:
        yield say(N_("Deadline")), wording.span(document.deadline)
    yield say(N_("Clock of the limits")), wording.word(document.clock)
    yield say(N_("Read again every")), wording.span(document.review_every)


def _roles(wording: Wording) -> Iterator[tuple[str, str]]:
    yield wording.say(N_("Role")), wording.say(N_("Held by"))
    for name, role in wording.document.roles.items():
        yield wording.role(name), wording.listed(wording.word(each) for each in role.held_by)


def _step(wording: Wording, number: int, name: str, step: Step) -> Iterator[Block]:
    yield Block(As.STEP, f"{number}. {wording.step(name)}")
    said = [wording.word(step.stage), wording.role(step.role)]
    if step.due:
        said.append(f"{wording.say(N_('Limit'))}: {wording.limit(step.due)}")
    yield Block(As.QUIET, " · ".join(said))
    yield from instructions(label_in(step.do, wording.language))
    yield from (Block(As.LISTED, words) for words in (*wording.asked(step), *wording.ways(step)))


def instructions(text: str) -> Iterator[Block]:
    """The Markdown that people write in steps: paragraphs and lists; its other signs stay as they are."""
    for paragraph in _paragraphs(text):
        for pattern, what in ((LISTED, As.LISTED), (NUMBERED, As.NUMBERED), (HEADED, As.TEXT)):
            if found := pattern.fullmatch(paragraph):
                yield Block(what, found[1])
                break
        else:
            yield Block(As.TEXT, paragraph)


def _paragraphs(text: str) -> Sequence[str]:
    """Lines that belong together on one line; each item of a list by itself."""
    found: list[str] = []
    for line in (*text.splitlines(), ""):
        begins = any(pattern.fullmatch(line) for pattern in (LISTED, NUMBERED, HEADED))
        if begins or not found or not found[-1] or not line.strip():
            found.append(line.strip())
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
    return [each for each in found if each]


def bold(text: str) -> list[tuple[str, bool]]:
    """The runs of a text, and which of them are bold."""
    parts = re.split(r"\*\*(\S(?:[^*]*\S)?)\*\*", text)
    return [(words, bool(number % 2)) for number, words in enumerate(parts) if words]
