"""YAML as a document may be written: plain values, each key once, nothing that grows while it is read."""

from typing import Any, cast

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode

LARGEST = 1_000_000  # letters
DEEPEST = 30  # a document needs eight
MOST_PARTS = 100_000  # the largest that we ship has two thousand; a million would be read for ten seconds


class Plain(yaml.CSafeLoader):
    """Of two entries with one key the second would silently replace the first: a step that is lost."""

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set[str]()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise ConstructorError(None, None, f"“{key.value}” stands here twice", key.start_mark)
            seen.add(str(key.value))
        return cast("dict[Any, Any]", super().construct_mapping(node, deep))


def loaded(text: str) -> Any:
    """Refused with a ``YAMLError`` or a ``ValueError`` before anything is built of it."""
    if len(text) > LARGEST:
        raise ValueError(f"it is longer than {LARGEST} letters")
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError(f"*{event.anchor} repeats another place; write it out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError("too deep")
        if number > MOST_PARTS:
            raise ValueError("too many parts")
    return yaml.load(text, Loader=Plain)
