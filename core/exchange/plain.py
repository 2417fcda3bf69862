"""A document as YAML, as people write it: short things on one line, texts in quotes, only what is not a matter of course."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from core.process.document import Document

Raw = dict[str, Any]
WIDEST = 100  # letters of what stands on one line


class _Short(dict[str, Any]):
    """On one line, in braces."""


class _Row(list[Any]):
    """On one line, in brackets."""


class _Text(str):
    """Words of people: in quotes, or as a block where they run over several lines."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: _Text) -> yaml.Node:
    style = "|" if "\n" in text and text == "\n".join(line.rstrip() for line in text.strip().split("\n")) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style)


def _short(dumper: yaml.SafeDumper, body: _Short) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", body, flow_style=True)


def _row(dumper: yaml.SafeDumper, body: _Row) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", body, flow_style=True)


_Dumper.add_representer(_Text, _text)
_Dumper.add_representer(_Short, _short)
_Dumper.add_representer(_Row, _row)


def written(document: Document) -> bytes:
    body = document.model_dump(mode="json", exclude_defaults=True)
    body["labels"] = _texts(document.labels)
    for part in ("roles", "fields"):
        body |= {part: {code: _told(each) for code, each in body[part].items()}} if part in body else {}
    body["steps"] = {code: _step(raw) for code, raw in body["steps"].items()}
    text = yaml.dump(body, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000, default_flow_style=False)
    return text.encode()


def _texts(labels: Mapping[str, str]) -> _Short:
    return _Short({tag: _Text(words) for tag, words in labels.items()})


def _told(raw: Raw) -> Raw:
    """A role or a field."""
    raw = raw | {"labels": _texts(raw["labels"])}
    raw |= {part: _Row(raw[part]) for part in ("held_by", "values", "teams", "skills") if part in raw}
    if "value_labels" in raw:
        return raw | {"value_labels": {value: _texts(words) for value, words in raw["value_labels"].items()}}
    return _Short(raw)


def _step(raw: Raw) -> Raw:
    raw = raw | {"labels": _texts(raw["labels"])}
    raw |= {part: _Row(raw[part]) for part in ("require", "optional", "not_by") if part in raw}
    raw |= {part: _Short(raw[part]) for part in ("max_visits", "reopen") if part in raw}
    raw |= {"do": _do(raw["do"])} if "do" in raw else {}
    raw |= {"due": _due(raw["due"])} if "due" in raw else {}
    raw |= {"check": [_Short(each | {"labels": _texts(each["labels"])}) for each in raw["check"]]} if "check" in raw else {}
    return raw | ({"next": _moves(raw["next"])} if "next" in raw else {})


def _do(texts: Mapping[str, str]) -> Raw:
    whole = {tag: _Text(words) for tag, words in texts.items()}
    return _Short(whole) if sum(map(len, whole.values())) < WIDEST and "\n" not in "".join(whole.values()) else whole


def _due(raw: Raw) -> Any:
    """A span where it says it all."""
    channels = raw.get("by_channel", {})
    if set(raw) == {"default"}:
        return raw["default"]
    if "from_start" in raw or {"by", "else"} & set(channels):
        return _Short({name: _Short(each) if isinstance(each, dict) else each for name, each in raw.items()})
    return _Short({"by": "channel"} | channels | {"else": raw["default"]})


def _moves(moves: Sequence[Raw]) -> Any:
    if all(set(move) == {"to"} for move in moves):
        return _Row(move["to"] for move in moves)
    return [_move(move) for move in moves]


def _move(move: Raw) -> Any:
    if set(move) == {"to"}:
        return move["to"]
    words = {part: _Text(move[part]) for part in ("when",) if part in move}
    return _Short(move | words | ({"labels": _texts(move["labels"])} if "labels" in move else {}))
