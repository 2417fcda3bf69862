"""Files of strangers: what is understood becomes a draft, what is not is named, and what is hostile is a sentence."""

from pathlib import Path

import pytest

from core.errors import DomainError
from core.exchange import errors
from core.exchange.reading import read
from core.exchange.words import Unclear
from core.process.document import written
from core.process.errors import BadDocument
from core.process.words import Happening, Stage

REPAIR = (Path(__file__).parent / "foreign/repair.bpmn").read_bytes()
SPACE = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'


def process(body: str) -> bytes:
    return f'<definitions {SPACE}><process id="p">{body}</process></definitions>'.encode()


def test_a_drawing_of_another_program_becomes_a_draft() -> None:
    document = read("repair.bpmn", REPAIR).document
    steps = document.steps
    assert list(steps) == ["take_in", "send_a_quote", "both", "write_the_bill", "mend_it", "handed_back", "given_up"]
    assert document.labels == {"en": "Repair shop"}
    assert [role.labels["en"] for role in document.roles.values()] == ["Front desk", "Repair shop", "Workshop"]
    take_in, quote = steps["take_in"], steps["send_a_quote"]
    assert (take_in.stage, take_in.do, take_in.require) == (Stage.NEW, {"en": "Look at the seal."}, ("under_warranty",))
    assert [(move.to, move.when) for move in take_in.next] == [
        ("both", "under_warranty == 'yes'"),
        ("send_a_quote", "under_warranty == 'answer_1'"),
        ("given_up", None),
    ]
    assert [(move.to, move.by_person) for move in steps["both"].next] == [("write_the_bill", True), ("mend_it", True)]
    assert quote.stage is Stage.WAITING_CUSTOMER
    assert {(move.to, move.event, move.after and written(move.after)) for move in quote.next} == {
        ("both", Happening.CUSTOMER_REPLIED, None),
        ("take_in", None, "7d"),
    }
    assert (steps["handed_back"].stage, steps["handed_back"].end) == (Stage.CLOSED, "handed_back")


def test_what_is_not_understood_is_named() -> None:
    told = {each.what: each.names for each in read("repair.bpmn", REPAIR).told}
    assert told == {
        Unclear.PARALLEL: ("Both",),
        Unclear.POOL: ("Customer",),
        Unclear.MESSAGE_FLOW: ("Send a quote → Customer",),
        Unclear.SUBPROCESS: ("In the workshop",),
        Unclear.REPEATED: ("Write the bill",),
        Unclear.COMPENSATION: ("Take it back",),
        Unclear.SIDE_EVENT: ("Remind",),
        Unclear.FAULT: ("Parts are missing",),
        Unclear.THROWN: ("Tell the customer",),
        Unclear.EVENT_GUESSED: ("Accepted",),
        Unclear.CONDITION: ("Under warranty? — Yes — ${warranty < 2}",),
        Unclear.STARTS: ("Call",),
        Unclear.OWN_STEP: ("Both",),
        Unclear.NO_END: ("Write the bill",),
        Unclear.END_KIND: ("Given up",),
        Unclear.DATA: ("Warranty card",),
        Unclear.NOTE: ("Only on weekdays",),
        Unclear.STAGE: told[Unclear.STAGE],
        Unclear.HOLDERS: ("Front desk", "Repair shop", "Workshop"),
        Unclear.BACK: ("Send a quote → Take in",),
    }
    assert len(told[Unclear.STAGE]) == 7


def test_words_stand_under_their_language() -> None:
    body = '<task id="a" name="检查"/><task id="b" name="檢查"/><sequenceFlow sourceRef="a" targetRef="b"/>'
    steps = list(read("", process(body)).document.steps.values())
    assert [dict(step.labels) for step in steps] == [{"zh_CN": "检查"}, {"zh_TW": "檢查"}, {"zh_TW": "已關閉"}]


TASKS = "".join(f'<task id="t{n}"/>' for n in range(300))  # each leads to an end that is made for it
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
MANY = "".join(f'<task id="t{n}"/><sequenceFlow sourceRef="t{n}" targetRef="t{n + 1}"/>' for n in range(1001))
GATES = "".join(f'<exclusiveGateway id="g{n}"/>' for n in range(41))
WAYS = "".join(f'<sequenceFlow sourceRef="g{n}" targetRef="g{n + 1}" name="{w}"/>' for n in range(40) for w in "ab")
MAZE = f'<task id="t"/><sequenceFlow sourceRef="t" targetRef="g0"/>{GATES}{WAYS}'
HALF = (
    b'{"process": "x", "labels": {"en": "\\ud800"}, "roles": {"desk": {"en": "Desk"}},'
    b' "steps": {"a": {"labels": {}, "stage": "new", "role": "desk"}}}'
)
WIDE = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d SYSTEM "http://127.0.0.1/"><d/>'


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (f"{LAUGHS}<d>&b;</d>".encode(), errors.HasEntities),
        (b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', errors.HasEntities),
        (WIDE.encode("utf-16"), errors.HasEntities),
        (b"<a>" * 200, errors.TooDeep),
        (b"<a>" + b"<b/>" * 200_001 + b"</a>", errors.TooDeep),
        (b"<a><b></a>", errors.NotXml),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', errors.NotXml),
        (b"<html/>", errors.NotBpmn),
        (process(""), errors.NoProcess),
        (process(MANY), errors.TooManyElements),
        (process(TASKS), errors.TooManyElements),
        (process(MAZE), errors.TooDeep),
        (b" " * 5_000_001, errors.TooLargeFile),
        (b"a: b\n" * 200_001, errors.TooLargeFile),
        (b"\xff\x00\xfe", errors.NotText),
        (b"[" * 5_000, errors.TooDeep),
        (b"a: [" + b"b," * 60_000 + b"]", BadDocument),
        (HALF, errors.NotText),
        (b'{"process": "x", "process": "y"}', BadDocument),
        (b"process: x\nroles: {desk: {labels: {}, teams: [99999999999999999999]}}\n", BadDocument),
        (b"!!python/object/apply:os.system ['true']", BadDocument),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nprocess: x\nlabels: *b\nroles: *b\nsteps: *b", BadDocument),
        (b"", BadDocument),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_in_a_sentence(content: bytes, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        read("file", content)


def test_odd_names_and_ways_to_nowhere_do_no_harm() -> None:
    odd = "".join(
        f'<task id="{n}" name="{name}"/>' for n, name in enumerate(["&lt;b&gt;", "", "9", "on", "on", "a" * 500])
    )
    alike = read("", process('<startEvent/><task/><task id="a" name="A"/><task id="a" name="B"/>')).document
    assert {step.labels["en"] for step in alike.steps.values()} >= {"A", "B"}
    document = read("", process(f'{odd}<sequenceFlow sourceRef="0" targetRef="none"/><sequenceFlow/>')).document
    assert set(document.steps) == {"b", "step_1", "step_2", "on", "on_1", "a" * 30, "closed_1"}
