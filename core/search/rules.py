"""Texts become pieces and tokens; a query becomes words that are found in them. Pure values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.search.folding import IS_DENSE, runs, without_contacts

LONGEST_TOKEN = 64
LONGEST_PIECE = 8_000  # characters; a long text becomes several pieces
OVERLAP = 250  # what stands on the border of two pieces stands in one of them whole
SHORTEST_BEGINNING = 3  # of a word in letters; shorter ones are sought as they are


@dataclass(frozen=True, slots=True)
class Token:
    """What stands in the index; ``begins``: any token that begins so will do."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words next to each other, as they were typed.

    ``tokens`` stand in each piece that holds them; ``shape`` is the text that such a piece then must hold.
    ``of_name``: sought in the customer's name only.
    """

    typed: str
    runs: tuple[str, ...]
    whole: bool = False
    of_name: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        *before, last = self.runs
        inner = [Token(each) for run in before for each in tokens_of(run)]
        return tuple(dict.fromkeys([*inner, *_open_ended(last, self._open)]))

    @property
    def shape(self) -> str:
        first, last = "" if is_dense(self.runs[0]) else " ", "" if self._open or is_dense(self.runs[-1]) else " "
        return f"{first}{' '.join(self.runs)}{last}"

    @property
    def certain(self) -> bool:
        """One token says it all: the index alone is right."""
        return not self.of_name and len(self.runs) == 1 and len(self.tokens) == 1 and len(self.runs[0]) < LONGEST_TOKEN

    @property
    def _open(self) -> bool:
        return not self.whole and len(self.runs[-1]) >= SHORTEST_BEGINNING


def is_dense(run: str) -> bool:
    return IS_DENSE.match(run) is not None


def words(typed: str, *, whole: bool = False, of_name: bool = False) -> Words | None:
    """Nothing, where there is nothing to seek: blanks, punctuation, contact data."""
    found = runs(without_contacts(typed))
    return Words(typed, tuple(found), whole, of_name) if found else None


def pieces(*texts: str) -> Iterator[str]:
    """Texts in the one spelling, between spaces; texts that stand in one piece are still not neighbours."""
    whole = "  ".join(" ".join(runs(without_contacts(text))) for text in texts).strip()
    start = 0
    while whole:
        end = min(start + LONGEST_PIECE, len(whole))
        if end < len(whole):
            gap = whole.rfind(" ", end - OVERLAP, end)
            end = gap if gap > start else end
        yield f" {whole[start:end]} "
        if end >= len(whole):
            return
        back = whole.rfind(" ", start + 1, end - OVERLAP) + 1
        start = back if back > end - 2 * OVERLAP else end - OVERLAP


def tokens(piece: str) -> list[str]:
    """All that a piece is found by, each once; its words begin where they began in the text."""
    return list(dict.fromkeys(each for run in piece.split() for each in tokens_of(run)))


def tokens_of(run: str) -> list[str]:
    """A word as it is; of a dense run every pair of neighbours, and its last sign, so that each sign begins one."""
    if not is_dense(run):
        return [run[:LONGEST_TOKEN]]
    return [*pairs(run), run[-1]]


def pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _open_ended(run: str, goes_on: bool) -> Sequence[Token]:
    """The last run of what is sought: a dense one may go on, a word where it is open."""
    if is_dense(run):
        return [Token(each) for each in pairs(run)] or [Token(run, begins=True)]
    return [Token(run[:LONGEST_TOKEN], goes_on)]


def score(words: Sequence[Words], subject: str, name: str) -> int:
    """Words in the subject weigh more than words in the customer's name; the rest of the case is equal."""
    return sum(3 * (each.shape in _line(subject)) + 2 * (each.shape in _line(name)) for each in words)


def _line(text: str) -> str:
    return f" {' '.join(runs(text))} "
