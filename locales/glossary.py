"""The glossary of the desk, printed from its code: every word with its code, in every language (``make words``)."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import core
from core.language import LANGUAGES, Word, speech

PLACE = Path(__file__).parents[1] / "docs" / "glossary.md"
INTRODUCTION = """# Glossary

Printed from the code by `make words`. The codes stand in data and links; people read the labels."""


def vocabularies() -> list[type[Word]]:
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(core.__path__, "core.")]
    found = {
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Word) and kind is not Word
    }
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def table(vocabulary: type[Word]) -> Iterator[str]:
    yield f"\n## {vocabulary.__module__.removeprefix('core.')}: {vocabulary.__name__}\n"
    yield f"| code | {' | '.join(LANGUAGES.values())} |"
    yield f"|---|{'---|' * len(LANGUAGES)}"
    for word in vocabulary:
        yield f"| `{word.value}` | {' | '.join(speech(language)(word.source) for language in LANGUAGES)} |"


def printed() -> str:
    return "\n".join([INTRODUCTION, *(line for vocabulary in vocabularies() for line in table(vocabulary))]) + "\n"


if __name__ == "__main__":
    PLACE.write_text(printed(), encoding="utf-8")
