"""What stands beside a draft: what is typed and not saved, who else writes, and the way back and ahead."""


import pytest

from core.actors import Role
from core.attention.views import PRESENT
from core.drafting import actions, bringing, edits, views
from core.drafting.company import actions as company
from core.drafting.company import views as seen_by
from core.drafting.company.views import Place, Writer
from core.drafting.errors import HasReferences, NoSuchTemplate, NotADocument, NothingToRedo, TooLargeAFile
from core.drafting.forms import FieldForm
from core.drafting.past import views as past
from core.errors import ChangedBySomebody, NotAllowed
from core.fields.words import FieldKind
from core.models import ProcessTyped, ProcessWriter
from core.process.errors import BadDocument
from core.work import begin, look
from tests import cases
from tests.drafting.test_drafting import changed, draft, reworded, started

FORM = Place("basic", "text.new")


def test_changes_go_back_and_forth_until_something_new_is_written(he):
    number = started(he)
    first = draft(he, number).document
    two = changed(he, number, reworded(changed(he, number, reworded(first), "new"), words="Twice."), "new")
    for _ in range(2):
        with begin(he) as work:
            actions.undo(work, number, draft(he, number).version)
    now = draft(he, number)
    assert (now.document, now.last, now.undone.step) == (first, None, "new")
    with look(he) as desk:
        assert [each.undone for each in past.history(desk, number).changes] == [True, True]
    for _ in range(2):
        with begin(he) as work:
            actions.redo(work, number, draft(he, number).version)
    assert draft(he, number).document == two
    with pytest.raises(NothingToRedo), begin(he) as work:
        actions.redo(work, number, draft(he, number).version)
    with begin(he) as work:
        actions.undo(work, number, draft(he, number).version)
    changed(he, number, reworded(draft(he, number).document, words="Otherwise."))
    assert draft(he, number).undone is None


def test_history_tells_who_changed_what_and_leads_back_to_any_state(he, person):
    number, su = started(he), person("su", Role.TRAINER)
    texts = [""]
    for at, actor in enumerate([he, su] * 6):
        texts.append(f"Text {at}.")
        changed(actor, number, reworded(draft(he, number).document, words=texts[-1]), "new")
    with look(he) as desk:
        newest, oldest = past.history(desk, number), past.history(desk, number, 2)
    assert (newest.count, len(newest.changes), len(oldest.changes)) == (12, past.PAGE, 2)
    told = [each.after.steps["new"].do["en"] for each in (*newest.changes, *oldest.changes)]
    assert told == texts[:0:-1]
    assert [each.by for each in newest.changes[:2]] == ["Su", "He"]
    with begin(su) as work:
        actions.go_back(work, number, draft(su, number).version, oldest.changes[0].id)
    assert draft(su, number).document.steps["new"].do["en"] == texts[1]
    with pytest.raises(ChangedBySomebody), begin(su) as work:
        actions.go_back(work, number, draft(su, number).version, 999)
    with begin(su) as work:
        actions.undo(work, number, draft(su, number).version)
    assert draft(su, number).document.steps["new"].do["en"] == texts[-1]


def test_what_is_typed_stays_with_its_writer_until_it_is_saved_or_the_draft_thrown_away(he, person, lin):
    number, su = started(he), person("su", Role.TRAINER)
    with begin(he) as work:
        company.keep(work, FORM, "{}", {"label.en": "Half a na"})
    with begin(he) as work:
        company.keep(work, FORM, "{}", {"label.en": "Half a name"})
        company.keep(work, Place("basic", "whole"), "{}", {"x": "y" * company.LARGEST})  # nothing a form could hold
    with look(he) as desk:
        assert seen_by.typed(desk, FORM).inputs == {"label.en": "Half a name"}
        assert seen_by.unsaved(desk, "basic") == {"text.new"}
    with look(su) as desk:
        assert (seen_by.typed(desk, FORM), seen_by.unsaved(desk, "basic")) == (None, frozenset())
    with begin(he) as work:
        company.drop(work, FORM)
        company.keep(work, Place("basic", "whole"), "", {})
    with begin(su) as work:
        actions.discard(work, number, draft(su, number).version)
    assert cases.count_of(ProcessTyped) == 0
    with pytest.raises(NotAllowed), begin(lin) as work:
        company.keep(work, FORM, "", {})


def test_writers_see_each_other_at_their_steps(he, person, clock):
    number, su = started(he), person("su", Role.TRAINER)
    for step in ("new", "working"):
        with begin(he, clock) as work:
            company.here(work, number, step)
    with look(su, clock) as desk:
        assert seen_by.others(desk, number, "basic") == [Writer("He", "working", writing=False)]
    with begin(he, clock) as work:
        company.keep(work, FORM, "", {})
    with look(su, clock) as desk:
        assert seen_by.others(desk, number, "basic")[0].writing
    with look(he, clock) as desk:
        assert seen_by.others(desk, number, "basic") == []
    clock.tick(seconds=PRESENT.total_seconds() + 1)
    with look(su, clock) as desk:
        assert seen_by.others(desk, number, "basic") == []
    with begin(he, clock) as work:
        actions.discard(work, number, draft(he, number).version)
        company.here(work, number, "new")  # the page was still open
    assert cases.count_of(ProcessWriter) == 0


def test_a_document_begins_with_a_template_or_a_file(he):
    with begin(he) as work:
        number = actions.start_new(work, {"en": "Returns"}, template="exchange")
    with pytest.raises(NoSuchTemplate), begin(he) as work:
        actions.start_new(work, {"en": "Returns"}, template="nothing")
    text = draft(he, number).document.model_dump_json(exclude_defaults=True)
    brought = bringing.read("returns.json", text.encode())
    with begin(he) as work:
        again = actions.bring(work, brought.document, as_new=False)
        beside = actions.bring(work, brought.document.model_copy(update={"precedence": 9}), as_new=True)
    assert (again, draft(he, again).last, draft(he, beside).document.process) == (number, None, "returns_1")
    fields = edits.field(None, None, FieldForm(FieldKind.TEXT, {"en": "X"}, {}))(brought.document)
    with begin(he) as work:
        actions.bring(work, fields, as_new=False)
    assert draft(he, number).last is not None  # the draft that was there can be had back


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\xff\xfe\x00", NotADocument),
        (b"a: &a [1]\nb: [*a, *a]", HasReferences),
        (b"x" * 1_000_001, TooLargeAFile),
        (b"process: [", BadDocument),
        (b"process: UPPER", BadDocument),
        (b"!!python/object/apply:os.system ['ls']", BadDocument),
        (b"", BadDocument),
    ],
)
def test_what_is_no_document_is_told_and_nothing_is_brought_in(content, refusal):
    with pytest.raises(refusal):
        bringing.read("file.yaml", content)


def test_views_tell_that_a_draft_is_gone(he):
    with look(he) as desk:
        assert views.version_of(desk, 7) is None
