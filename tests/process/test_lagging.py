"""Words changed in one language only are told; what is new, or was never said in another one, is not."""

import pytest

from core.process.differences import Part
from core.process.document import Document
from core.process.lagging import Lag, Text, lagging

BOTH = {"en": "Read it.", "zh_CN": "请阅读。"}
MORE = BOTH | {"zh_TW": "請閱讀。"}


def document(do: dict[str, str], item: dict[str, str] = BOTH, field: dict[str, str] = BOTH) -> Document:
    return Document.model_validate({
        "process": "p", "labels": BOTH, "roles": {"desk": BOTH},
        "fields": {"kind": {"type": "enum", "labels": BOTH, "values": ["a"], "value_labels": {"a": field}}},
        "steps": {"one": {
            "labels": BOTH, "stage": "new", "role": "desk", "due": "1h", "do": do, "require": ["kind"],
            "check": [{"id": "seen", "labels": item}],
            "next": [{"to": "two", "when": "kind == 'a'"}, {"to": "two", "back": True, "labels": BOTH}],
        }, "two": {"labels": BOTH, "stage": "closed", "role": "desk", "end": "done"}},
    })  # fmt: skip


def test_each_text_and_each_language_is_told_where_it_stayed_behind():
    new = {"en": "Read it twice.", "zh_CN": "请阅读。", "zh_TW": "請閱讀。"}
    assert lagging(document(MORE), document(new)) == (
        Lag(Text("one", Part.DO), new, changed=("en",), behind=("zh_CN", "zh_TW")),
    )
    found = lagging(document(MORE), document(MORE, item=BOTH | {"zh_CN": "请看。"}, field=BOTH | {"en": "B"}))
    assert [(each.text, each.changed, each.behind) for each in found] == [
        (Text("", Part.FIELDS, "kind.a"), ("en",), ("zh_CN",)),
        (Text("one", Part.CHECK, "seen"), ("zh_CN",), ("en",)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BOTH, BOTH),
        (BOTH, {"en": "Read it twice.", "zh_CN": "请读两遍。"}),
        (BOTH, MORE),  # a language more
        (BOTH, {"en": "Read it twice."}),  # and one less
        ({"en": "Read it."}, {"en": "Read it twice.", "zh_CN": "请读两遍。"}),
        (BOTH, BOTH | {"en": " Read\nit. "}),  # no word is another one
    ],
)
def test_where_nothing_stayed_behind_nothing_is_told(old, new):
    assert lagging(document(old), document(new)) == ()


def test_of_two_moves_to_one_step_each_is_compared_with_itself():
    old, new = document(BOTH), document(BOTH)
    step = new.steps["one"]
    said = step.next[1].model_copy(update={"labels": BOTH | {"en": "Back"}})
    changed = step.model_copy(update={"next": (step.next[0], said)})
    new = new.model_copy(update={"steps": {**new.steps, "one": changed}})
    assert [each.text for each in lagging(old, new)] == [Text("one", Part.NEXT, "two.1")]
