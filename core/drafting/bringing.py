"""A document from a file: YAML or JSON in our own format. What is not understood is told, nothing is guessed."""

from dataclasses import dataclass

import yaml

from core.drafting.errors import HasReferences, NotADocument, TooLargeAFile
from core.language import Word
from core.process import actions
from core.process.document import Document

LARGEST = 1_000  # kB


@dataclass(frozen=True, slots=True)
class Brought:
    """``told``: what was in the file and could not be understood."""

    document: Document
    told: tuple[Word, ...] = ()


def read(name: str, content: bytes) -> Brought:
    if len(content) > 1_000 * LARGEST:
        raise TooLargeAFile(limit=LARGEST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotADocument(name=name) from error
    _demand_no_references(text)
    return Brought(actions.read(text))


def _demand_no_references(text: str) -> None:
    """A few lines of references to references would unfold to more than any machine can hold."""
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=yaml.SafeLoader)):
            raise HasReferences
    except yaml.YAMLError:
        return  # the reader says where
