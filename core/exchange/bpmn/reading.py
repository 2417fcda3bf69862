"""A BPMN file as a draft document, and what was not understood of it."""

from core.exchange.bpmn import model, own
from core.exchange.bpmn.folding import Folding
from core.exchange.bpmn.parsing import parsed
from core.exchange.bpmn.walking import Walk
from core.exchange.tongue import tongue
from core.exchange.words import GUESSED, Told
from core.process.document import Document


def read(content: bytes) -> tuple[Document, tuple[Told, ...]]:
    found = model.read(parsed(content))
    words = " ".join([found.title, *(thing.name for thing in found.things.values())])
    folding = Folding(found, Walk(found), tongue(words))
    raw = folding.document()
    if found.ours:
        raw = own.overlaid(raw, folding.codes, found)
        for what in GUESSED:
            found.notes.pop(what, None)
    return Document.model_validate(raw), found.told()
