"""Documents as people write them: read with their meaning, or refused with the place."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from core.process import actions, rules
from core.process.document import Document, span, written
from core.process.errors import BadDocument
from core.process.words import Happening, Stage

SMALL = """
process: small
labels: {en: "Small", zh_CN: "小"}
applies_when: "category in ('other',)"
roles: {desk: {labels: {en: "Desk"}}}
fields:
  verdict: {type: enum, values: [good, bad], labels: {en: "Verdict"}}
steps:
  look:
    labels: {en: "Look"}
    stage: new
    role: desk
    due: {by: channel, phone: 15m, chat: 5m, else: 2h}
    require: [verdict]
    next: [wait, {to: done, when: "verdict == 'good'"}]
  wait:
    labels: {en: "Wait"}
    stage: waiting_customer
    role: desk
    next:
      - {to: look, event: customer_replied, back: true}
      - {to: done, after: 3d}
    max_visits: {times: 2, then: done}
  done: {labels: {en: "Done"}, stage: closed, role: desk, end: good, reopen: {to: look, within: 30d}}
"""
SHIPPED = list(actions.shipped())
MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def small() -> dict[str, Any]:
    return yaml.safe_load(SMALL)


def refused(text: str) -> BadDocument:
    with pytest.raises(BadDocument) as refusal:
        actions.read(text)
    return refusal.value


def changed(raw: dict[str, Any], value: Any, *path: str) -> str:
    """The document with one thing in it replaced."""
    body = copy.deepcopy(raw)
    place: Any = body
    for each in path[:-1]:
        place = place[each]
    place[path[-1]] = value
    return yaml.safe_dump(body, allow_unicode=True)


def test_a_document_is_read_with_its_meaning() -> None:
    document = actions.read(SMALL)
    assert document.start == "look"
    assert document.labels["zh_CN"] == "小"
    look, wait, done = document.steps.values()
    assert [move.to for move in look.next] == ["wait", "done"]
    assert [move.by_person for move in (*look.next, *wait.next)] == [True, True, False, False]
    assert wait.next[0].event is Happening.CUSTOMER_REPLIED
    assert wait.next[0].back
    assert wait.next[1].after == timedelta(days=3)
    assert done.stage is Stage.CLOSED
    assert done.reopen
    assert done.reopen.within == timedelta(days=30)


@pytest.mark.parametrize(("channel", "minutes"), [("phone", 15), ("chat", 5), ("mail", 120), ("", 120)])
def test_a_limit_by_channel_is_counted_from_entering_the_step(channel: str, minutes: int) -> None:
    step = actions.read(SMALL).steps["look"]
    entered = MORNING + timedelta(hours=1)
    assert rules.limit_of(step, entered, MORNING, channel) == (entered, timedelta(minutes=minutes))


def test_a_limit_may_count_from_the_start_of_the_ticket(small: dict[str, Any]) -> None:
    text = changed(small, {"default": "1d", "from_start": True}, "steps", "look", "due")
    step = actions.read(text).steps["look"]
    assert rules.limit_of(step, MORNING + timedelta(hours=9), MORNING, "mail") == (MORNING, timedelta(days=1))


def test_a_step_without_a_limit_is_never_due() -> None:
    assert rules.limit_of(actions.read(SMALL).steps["wait"], MORNING, MORNING, "phone") is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1m", timedelta(minutes=1)),
        ("90m", timedelta(minutes=90)),
        ("8h", timedelta(hours=8)),
        ("9999d", timedelta(days=9999)),
    ],
)
def test_spans_are_short_words(text: str, length: timedelta) -> None:
    assert span(text) == length
    assert span(written(length)) == length


@pytest.mark.parametrize(
    "text", ["", "h", "8", "0h", "00d", "-1d", "1.5h", "8 h", "8H", "8w", "10000d", "٣d", "8h\n", "1d2h"]
)
def test_other_spans_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="30m, 8h or 5d"):
        span(text)


def test_the_shortest_way_to_write_a_span_is_chosen() -> None:
    assert [written(span(each)) for each in ("60m", "24h", "48h", "90m", "36h")] == ["1h", "1d", "2d", "90m", "36h"]


@pytest.mark.parametrize(
    ("value", "path", "place"),
    [
        ("Nine", ("process",), "process"),
        ({}, ("steps",), "steps"),
        ({"Look at": {}}, ("steps",), "steps / Look at"),
        ("elsewhere", ("steps", "look", "stage"), "steps / look / stage"),
        ("soon", ("steps", "look", "due"), "steps / look / due / default"),
        ({"by": "channel", "chat": "5m"}, ("steps", "look", "due"), "steps / look / due"),
        ({"by": "moon", "else": "5m"}, ("steps", "look", "due"), "steps / look / due"),
        (5, ("steps", "look", "next"), "steps / look / next"),
        ("wait", ("steps", "look", "next"), "steps / look / next"),
        ({"to": "wait"}, ("steps", "look", "next"), "steps / look / next"),
        ([{"to": "wait", "evnet": "x"}], ("steps", "look", "next"), "steps / look / next / 0 / evnet"),
        ([{"to": "wait", "event": "full_moon"}], ("steps", "look", "next"), "steps / look / next / 0 / event"),
        ([{"to": "wait", "after": "1d", "when": "verdict"}], ("steps", "look", "next"), "steps / look / next / 0"),
        ([7], ("steps", "look", "next"), "steps / look / next / 0"),
        ({"times": 0, "then": "done"}, ("steps", "look", "max_visits"), "steps / look / max_visits / times"),
        ({"to": "look"}, ("steps", "done", "reopen"), "steps / done / reopen / within"),
        ({"type": "enum", "labels": {}}, ("fields", "verdict"), "fields / verdict"),
        ({"type": "sound", "labels": {}}, ("fields", "verdict"), "fields / verdict / type"),
        ({"labels": {}, "held_by": ["king"]}, ("roles", "desk"), "roles / desk / held_by / 0"),
        ({"labels": {}, "held_by": []}, ("roles", "desk"), "roles / desk / held_by"),
        ("yes", ("surprise",), "surprise"),
    ],
)
def test_a_bad_document_is_refused_with_the_place(
    small: dict[str, Any], value: Any, path: tuple[str, ...], place: str
) -> None:
    refusal = refused(changed(small, value, *path))
    assert refusal.facts["where"].startswith(place)
    assert place in refusal.said_in("en")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "only words",
        "- a\n- list",
        "process: [unclosed",
        "a: 2026-13-45",
        "[" * 5000,
        "a: &a [*a]",
        "? [a]\n: b",
        "!!python/object/apply:os.system ['true']",
        "a: b\x00",
        "a: \ud83d",
        "\tprocess: x",
        "a: *nobody",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_no_document_is_refused_in_a_sentence(text: str) -> None:
    assert refused(text).said_in("en").startswith("This process document cannot be read.")


def test_a_slip_in_the_writing_is_told_by_its_line() -> None:
    assert refused(SMALL + "  broken: [\n").facts["where"].startswith("YAML ")


@pytest.mark.parametrize("document", SHIPPED, ids=lambda each: each.process)
def test_shipped_documents_go_through_json_and_back_with_their_steps_in_order(document: Document) -> None:
    again = Document.model_validate_json(document.model_dump_json(exclude_defaults=True))
    assert again == document
    assert list(again.steps) == list(document.steps)
    assert again.start == document.start


@pytest.mark.parametrize("document", SHIPPED, ids=lambda each: each.process)
def test_shipped_documents_speak_every_language(document: Document) -> None:
    spoken = [document.labels, *(each.labels for each in (*document.roles.values(), *document.fields.values()))]
    for step in document.steps.values():
        spoken += [step.labels, *([step.do] if step.do else []), *(each.labels for each in step.check)]
        spoken += [move.labels for move in step.next if move.labels]
    spoken += [labels for each in document.fields.values() for labels in each.value_labels.values()]
    spoken += [words for each in document.exam.items for words in (each.q, *each.options.values())]
    assert [labels for labels in spoken if not {"en", "zh_CN", "zh_TW"} <= set(labels)] == []


@pytest.mark.parametrize("document", SHIPPED, ids=lambda each: each.process)
def test_every_value_of_a_shipped_field_has_a_label(document: Document) -> None:
    assert {name for name, each in document.fields.items() if set(each.values) != set(each.value_labels)} == set()


@pytest.mark.parametrize("document", SHIPPED, ids=lambda each: each.process)
def test_shipped_documents_say_what_to_do_and_what_has_to_be_known(document: Document) -> None:
    assert {name for name, each in document.steps.items() if not each.do and not each.is_end} == set()
    assert 2 <= len(document.exam.items) <= 4
    assert len({repr(each) for each in document.exam.items}) == len(document.exam.items)


SHORT = """
process: loan
version: 4
labels: {en: "Loan", zh_CN: "借用"}
owner: supervisor
review_every: 90d
precedence: 3
clock: business
deadline: 5d
roles:
  desk: {en: "Desk", zh_CN: "前台"}
  lead: {labels: {en: "Lead"}, held_by: [supervisor], teams: [3], skills: [toys]}
fields:
  agreed: {type: bool, bind: loan.agreed, pii: true, labels: {en: "Agreed"}}
steps:
  lend:
    labels: {en: "Lend"}
    stage: new
    role: desk
    due: {by: channel, phone: 5m, else: 30m}
    require: [agreed]
    check: [{id: signed, labels: {en: "Signed"}}]
    next: [back, {to: talk, when: "not agreed", back: true, labels: {en: "Talk it over"}}]
  talk: {labels: {en: "Talk"}, stage: working, role: lead, due: 1h, not_by: [lend], hand_over: complaint}
  back: {labels: {en: "Given back"}, stage: closed, end: back, reopen: {to: lend, within: 30d}}
exam:
  pass: 0.5
  items:
    - {step: lend, q: {en: "Free?"}, options: {"yes": {en: "Yes"}, "no": {en: "No"}}, answer: "yes"}
"""


def leaves(raw: Any) -> list[str]:
    """Every word that was written, wherever it stands."""
    if isinstance(raw, dict):
        return [str(name) for name in raw] + [each for value in raw.values() for each in leaves(value)]
    return [each for value in raw for each in leaves(value)] if isinstance(raw, list) else [str(raw)]


def test_what_may_be_written_in_short_is_read_and_nothing_is_lost() -> None:
    document = actions.read(SHORT)
    assert document.roles["desk"].labels == {"en": "Desk", "zh_CN": "前台"}
    assert document.steps["back"].role == "desk"
    assert (document.exam.pass_mark, document.exam.items[0].answer) == (0.5, "yes")
    again = yaml.safe_dump(document.model_dump(mode="json", exclude_defaults=True), sort_keys=False)
    assert actions.read(again) == document
    longer = {"version", "4", "by", "channel", "else"}  # the desk counts versions; a limit by channel has another shape
    assert set(leaves(yaml.safe_load(SHORT))) - set(leaves(yaml.safe_load(again))) <= longer
    assert list(actions.read(again).steps) == ["lend", "talk", "back"]


def test_a_document_cannot_be_changed_once_it_is_read() -> None:
    with pytest.raises(ValidationError):
        actions.read(SMALL).steps["look"].role = "other"
