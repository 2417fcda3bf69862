"""What one edit does to a document, and which ones are refused; no database."""

from datetime import timedelta

import pytest

from core.actors import Role
from core.drafting import edits, filled, rules, templates
from core.drafting.errors import (
    Elsewhere,
    FieldInUse,
    FirstStep,
    HalfFilled,
    NobodyHolds,
    NoChoices,
    NoName,
    RoleInUse,
    StepGone,
)
from core.drafting.forms import FieldForm, MoveForm, NewStep, RoleForm
from core.drafting.words import Maker
from core.errors import Missing
from core.fields.words import FieldKind
from core.process import actions
from core.process.checker import Finding, Problem, check
from core.process.document import Check, Document, Move
from core.process.words import Happening, Stage

SHIPPED = {each.process: each for each in actions.shipped()}
AFTER_SALES, COMPLAINT = SHIPPED["after_sales"], SHIPPED["complaint"]
NAME = {"en": "Second look", "zh_CN": "复核"}
DAY = timedelta(days=1)


def field(kind: FieldKind = FieldKind.ENUM, **more) -> FieldForm:
    return FieldForm(**{"kind": kind, "labels": {"en": "Size"}, "choices": {}, **more})


def test_a_new_document_is_sound_and_speaks_every_language() -> None:
    made = templates.blank("returns", {"en": "Returns"})
    assert check(made) == ()
    assert {tag for step in made.steps.values() for tag in step.labels} == {"en", "zh_CN", "zh_TW"}


@pytest.mark.parametrize("stage", [Stage.WORKING, Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER, Stage.RESOLVED])
def test_a_step_that_is_put_on_the_way_leaves_the_document_sound(stage) -> None:
    made = edits.added(NewStep(NAME, stage, "receive"))(AFTER_SALES)
    assert list(made.steps)[:2] == ["receive", "second_look"]
    assert made.steps["receive"].next[0] == Move(to="second_look")
    assert {move.to for move in made.steps["second_look"].next} == {"analyse"}
    assert check(made) == ()


@pytest.mark.parametrize(("after", "through"), [("propose", "consent_needed"), ("consent", None)])
def test_a_step_behind_a_decision_or_a_wait_takes_over_one_of_its_ways(after, through) -> None:
    made = edits.added(NewStep(NAME, Stage.WORKING, after))(AFTER_SALES)
    assert [move.when for move in made.steps[after].next if move.to == "second_look"] == [through]
    assert check(made) == ()


def test_a_step_beside_the_way_is_found_by_the_checker() -> None:
    made = edits.added(NewStep({"zh_CN": "复核"}, Stage.WORKING, "receive", linked=False))(AFTER_SALES)
    assert {Finding(Problem.UNREACHABLE, "step_1"), Finding(Problem.DEAD_END, "step_1")} <= set(check(made))


def test_what_led_to_a_step_that_is_gone_is_named() -> None:
    found = check(edits.removed("partner")(AFTER_SALES))
    assert [(each.problem, each.step, each.about) for each in found] == [
        (Problem.UNKNOWN_TARGET, "analyse", ("partner",))
    ]


def test_a_step_without_which_there_is_no_document_stays() -> None:
    one = templates.blank("x", NAME)
    for name in ("new", "working"):
        one = edits.removed(name)(one)
    with pytest.raises(FirstStep):
        edits.removed("closed")(one)
    for edit in (edits.removed("new"), edits.shifted("new", 1), edits.added(NewStep(NAME, Stage.NEW, "new"))):
        with pytest.raises(StepGone):
            edit(one)


def test_order_is_kept_within_the_document() -> None:
    order = list(AFTER_SALES.steps)
    assert list(edits.shifted("receive", -1)(AFTER_SALES).steps) == order
    assert list(edits.shifted("receive", 1)(AFTER_SALES).steps)[:2] == order[1::-1]


def test_a_closing_step_is_an_end_and_another_one_is_not() -> None:
    closed = edits.step("confirm", AFTER_SALES.steps["confirm"], stage=Stage.CLOSED)(AFTER_SALES).steps["confirm"]
    opened = edits.step("closed", AFTER_SALES.steps["closed"], stage=Stage.WORKING)(AFTER_SALES).steps["closed"]
    assert (closed.end, opened.end, opened.reopen) == ("answered", None, None)


def test_choices_keep_their_codes_while_any_of_their_words_stays() -> None:
    made = edits.field(None, None, field(more=(NAME, {"zh_CN": "大"})))(AFTER_SALES).fields["size"]
    assert made.values == ("second_look", "value_1")
    kept, more = filled.choices_from(made, ({"zh_CN": "大", "en": "Large"}, {"en": "Small"}))
    assert (kept, more) == ({"value_1": {"zh_CN": "大", "en": "Large"}}, ({"en": "Small"},))


def test_fields_and_roles_in_use_stay_and_others_go() -> None:
    with pytest.raises(FieldInUse):
        edits.field_removed("facts")(AFTER_SALES)
    with pytest.raises(RoleInUse):
        edits.role_removed("agent")(AFTER_SALES)
    more = edits.role(None, None, RoleForm(NAME, (Role.AGENT,)))(
        edits.field(None, None, field(FieldKind.TEXT))(AFTER_SALES)
    )
    assert edits.role_removed("second_look")(edits.field_removed("size")(more)) == AFTER_SALES


def test_what_is_no_field_and_no_role() -> None:
    for edit, refusal in (
        (edits.field(None, None, field()), NoChoices),
        (edits.field(None, None, field(FieldKind.TEXT, labels={})), NoName),
        (edits.field("facts", None, field(FieldKind.TEXT)), Elsewhere),
        (edits.role(None, None, RoleForm(NAME, ())), NobodyHolds),
        (edits.role("agent", None, RoleForm(NAME, (Role.AGENT,))), Elsewhere),
    ):
        with pytest.raises(refusal):
            edit(AFTER_SALES)


def test_a_checklist_keeps_the_codes_of_what_is_still_there() -> None:
    now = (Check(id="told", labels={"en": "Told"}), Check(id="sent", labels={"en": "Sent"}))
    made = filled.checklist(now, ({"en": "Sent"}, {"en": "Called", "zh_CN": "已电话"}, {"zh_CN": "已寄"}))
    assert [each.id for each in made] == ["sent", "called", "item_1"]


def test_limits_by_channel_are_added_and_taken_away() -> None:
    made = filled.due(DAY, {"chat": DAY}, counted=True, channel=("phone", DAY / 2))
    assert made is not None
    assert (made.by_channel, made.from_start) == ({"chat": DAY, "phone": DAY / 2}, True)
    left = filled.due(DAY, made.by_channel, counted=False, channel=("chat", None))
    assert left is not None
    assert set(left.by_channel) == {"phone"}
    assert filled.due(None, {}, counted=False, channel=(None, None)) is None


def test_half_a_pair_is_refused() -> None:
    for make in (
        lambda: filled.cap(2, None), lambda: filled.cap(None, "new"),
        lambda: filled.reopening("new", None), lambda: filled.reopening(None, DAY),
    ):  # fmt: skip
        with pytest.raises(HalfFilled):
            make()
    assert (filled.cap(None, None), filled.reopening(None, None)) == (None, None)


def test_a_move_has_a_target_and_the_maker_it_names() -> None:
    whole = MoveForm("new", Maker.TIME, when="x", event=Happening.CUSTOMER_REPLIED, after=DAY, labels={"en": " On "})
    assert filled.move_from(whole) == Move(to="new", after=DAY, labels={"en": "On"})
    for form in (MoveForm(None, Maker.HAND), MoveForm("new", Maker.FIELDS), MoveForm("new", Maker.EVENT)):
        with pytest.raises(Missing):
            filled.move_from(form)


def test_codes_are_made_of_latin_labels_and_are_never_taken_twice() -> None:
    assert rules.code_for({"en": "2nd look!"}, (), "step") == "step_1"
    assert rules.code_for({"en": "Look"}, {"look"}, "step") == "look_1"
    assert rules.code_for({"zh_CN": "复核"}, {"step_1"}, "step") == "step_2"


def test_hostile_texts_stay_texts() -> None:
    hostile = {"en": "\x00\ud800 `<b>`]|%%{init}%%"}
    made = edits.step("receive", AFTER_SALES.steps["receive"], do=rules.told(hostile))(AFTER_SALES)
    assert Document.model_validate_json(made.model_dump_json()) == made
