"""A BPMN file as a draft document, and what was not understood of it."""

from core.exchange.bpmn import elements, own
from core.exchange.bpmn.asking import Questions, Tongue
from core.exchange.bpmn.folding import Folding
from core.exchange.bpmn.parsing import parsed
from core.exchange.bpmn.walking import Walk
from core.exchange.errors import TooManyElements
from core.exchange.tongue import tongue
from core.exchange.words import GUESSED, Told
from core.process.document import Document
from core.process.shorthand import MOST_STEPS


def read(content: bytes) -> tuple[Document, tuple[Told, ...]]:
    found = elements.read(parsed(content))
    words = " ".join([found.title, *(thing.name for thing in found.things.values())])
    walk, said = Walk(found), Tongue(tongue(words))
    folding = Folding(found, walk, said, Questions(found, walk, said))
    raw = folding.document()
    if found.ours:
        raw = own.overlaid(raw, folding.codes, found)
        for what in GUESSED:
            found.notes.pop(what, None)
    if len(raw["steps"]) > MOST_STEPS:
        raise TooManyElements(limit=MOST_STEPS)
    return Document.model_validate(raw), found.told()
