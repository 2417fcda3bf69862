"""Two wordings side by side, letter by letter, because Chinese puts no spaces between words. Pure values."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？；.!?;\n]*[。！？；.!?;\n]?[ \t]*")
CLOSE = 300  # letters: longer passages that differ are told as a whole, because comparing takes their product
ALIKE = 0.5  # below this share of letters in common, a comparison is a heap of splinters


class Passage(NamedTuple):
    """``gone`` was there before, ``new`` stands there now; where nothing changed, both are the same."""

    gone: str
    new: str

    @property
    def same(self) -> bool:
        return self.gone == self.new


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """Sentence by sentence, and letter by letter inside those that changed a little."""
    old, now = SENTENCE.findall(before), SENTENCE.findall(after)
    found: list[Passage] = []
    for _, a, b, c, d in SequenceMatcher(None, old, now).get_opcodes():
        found += _closely("".join(old[a:b]), "".join(now[c:d]))
    return tuple(found)


def _closely(gone: str, new: str) -> Iterator[Passage]:
    if gone == new or not gone or not new or max(len(gone), len(new)) > CLOSE:
        if gone or new:
            yield Passage(gone, new)
        return
    matcher = SequenceMatcher(None, gone, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield Passage(gone, new)
        return
    for _, a, b, c, d in matcher.get_opcodes():
        yield Passage(gone[a:b], new[c:d])
