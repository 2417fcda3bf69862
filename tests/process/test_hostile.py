"""Texts that want to do harm: a sentence each, at once."""

import time
from typing import Any

import pytest
import yaml

from core.process import actions, checker
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.errors import BadDocument
from tests.process.test_checker import SOUND, Body, move, seeded, step

SOON = 1.0  # seconds of computing, on a slow machine
PAIRS = zip("abcdefgh", "bcdefghi", strict=True)
BOMB = "a: &a [x, x]\n" + "\n".join(f"{new}: &{new} [*{old}, *{old}]" for old, new in PAIRS)
ONE_CHOICE = {"items": [{"step": "look", "q": {}, "options": {"a": {}}, "answer": "a"}]}


def long(steps: int) -> Body:
    """One step after the other, each with a way back."""
    names = [f"s{number}" for number in range(steps)]
    body = {
        name: step("working", after, *([{"to": before, "back": True}] if before else []))
        for name, before, after in zip(names, ["", *names], [*names[1:], "done"], strict=False)
    }
    return SOUND | {"steps": body | {"done": step("closed", end="answered")}}


def dumped(*path: str, value: Any) -> str:
    body = yaml.safe_load(yaml.safe_dump(SOUND))
    seeded(*path, value=value)(body)
    return yaml.safe_dump(body)


HOSTILE = {
    "a bomb of aliases": BOMB,
    "one alias": "process: &a x\nlabels: *a",
    "merged keys": "a: &a {x: 1}\nb: {<<: *a}",
    "a tag of Python": "process: !!python/object/apply:os.system ['true']",
    "a tag of Python inside": "labels: {en: !!python/name:os.system }",
    "an unknown tag": "process: !thing x",
    "a hundred thousand brackets": "[" * 100_000,
    "deep and closed": "[" * 900 + "]" * 900,
    "deep maps": "".join(f"{' ' * n}a:\n" for n in range(200)),
    "two million letters": "# " + "x" * 2_000_000,
    "the same step twice": "process: x\nsteps:\n  a: {}\n  b: {}\n  a: {}",
    "a thousand steps": yaml.safe_dump(long(1_000)),
    "a step of odd name": dumped("steps", "__class__", value={}),
    "a step of long name": dumped("steps", "a" * 41, value={}),
    "a step of Chinese name": dumped("steps", "接收", value={}),
    "a step without name": dumped("steps", "", value={}),
    "a path": dumped("process", value="../../etc/passwd"),
    "a chart": dumped("process", value='x"]; click s "javascript:alert(1)"'),
    "a huge number": dumped("precedence", value=0).replace("precedence: 0", "precedence: " + "9" * 5_000),
    "a large number": dumped("precedence", value=10**30),
    "no number": dumped("exam", value={"pass": float("nan")}),
    "more than all": dumped("exam", value={"pass": 1e308}),
    "a version of another kind": dumped("version", value="latest"),
    "a version before the first": dumped("version", value=-1),
    "a field of odd kind": dumped("fields", "sure", value={"type": "code", "labels": {}}),
    "a stage of its own": dumped("steps", "look", "stage", value="limbo"),
    "no stage": dumped("steps", "look", value={"labels": {}, "role": "desk"}),
    "yes for a word": "process: yes\nlabels: {}\nroles: {}\nsteps: {}",
    "an exam with one choice": dumped("exam", value=ONE_CHOICE),
    "half a letter": "process: \ud83d",
    "not text at all": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_refused_with_a_sentence_at_once(text: str) -> None:
    began = time.process_time()
    with pytest.raises(BadDocument) as refusal:
        actions.read(text)
    assert time.process_time() - began < SOON
    assert refusal.value.said_in("en").startswith("This process document cannot be read. At “")
    assert len(refusal.value.said_in("en")) < 400


GUARDS = (
    "__import__('os').system('true')", "().__class__.__mro__[1].__subclasses__()", "verdict.__class__", "verdict[0]",
    "[x for x in verdict]", "lambda: 1", "(sure := True)", "f'{sure}'", "open('/etc/passwd')", "sure if sure else sure",
    "sure; sure", "sure\nimport os", "sure == 9**9**9", "sure == 1e400", "sure == b'x'", "sure == ...", "await sure",
    "sure " + "and sure " * 60, "not " * 100 + "sure", "sure == \ud83d", "",
    "*sure", "{sure}", "sure == {}", "sure < 3", "sure is True", "sure == sure == sure", "yield", "\x00", "é" * 600,
)  # fmt: skip


@pytest.mark.parametrize("guard", GUARDS, ids=lambda each: repr(each[:24]))
def test_a_condition_that_reaches_for_more_is_a_finding_at_its_step(guard: str) -> None:
    body = SOUND | {"steps": dict(SOUND["steps"])}
    body["steps"]["work"] = body["steps"]["work"] | {"next": [move(when=guard), move("look", back=True)]}
    assert Finding(Problem.BAD_GUARD, "work") in checker.check(Document.model_validate(body))
    assert Finding(Problem.BAD_GUARD) in checker.check(Document.model_validate(SOUND | {"applies_when": guard}))


@pytest.mark.parametrize(("steps", "most"), [(40, 0.25), (299, 2.0)])
def test_a_long_document_is_checked_while_one_types(steps: int, most: float) -> None:
    document = Document.model_validate(long(steps))
    began = time.process_time()
    assert checker.check(document) == ()
    assert time.process_time() - began < most
