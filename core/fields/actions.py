"""What an administrator does with the field catalogue: a field in use is retired, never deleted."""

from collections.abc import Mapping, Sequence

from sqlalchemy.exc import IntegrityError

from core.fields import claims, events, rules, views
from core.fields.errors import ChoicesNeeded, NoSuchField, TooManyFields
from core.fields.forms import Asking, NewField
from core.fields.words import FieldKind
from core.language import LANGUAGES
from core.models.fields import CatalogueField, CategoryField
from core.people.rules import tidy
from core.permissions import Permission, needs
from core.settings.errors import CodeTaken, LabelTooLong, NoLabel, NoSuchTerm
from core.settings.rules import code_from
from core.work import Work

LONGEST_LABEL = 120


@needs(Permission.EDIT_SETTINGS)
def add(work: Work, form: NewField) -> str:
    """The code of the new field, made from its label."""
    labels = _labels(form.labels)
    code = code_from(next(iter(labels.values())), views.codes(work))
    row = CatalogueField(code=code, kind=form.kind, labels=labels, choices=_choices(form, ()), pii=form.pii)
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise CodeTaken(code=code) from quicker
    work.record(events.FieldAdded(row.id, code=code))
    return code


@needs(Permission.EDIT_SETTINGS)
def change(work: Work, code: str, form: NewField) -> None:
    """Labels and choices may change, the kind never: answers of earlier cases would lose their meaning."""
    row, labels = claims.field(work, code), _labels(form.labels)
    choices = _choices(NewField(row.kind, labels, form.choices), [each["code"] for each in row.choices])
    if (row.labels, row.choices) == (labels, choices):
        return
    row.labels, row.choices = labels, choices
    work.record(events.FieldChanged(row.id, code=code))


@needs(Permission.EDIT_SETTINGS)
def retire(work: Work, code: str) -> None:
    """It is asked no more; what was answered stays."""
    row = claims.field(work, code)
    if row.retired_at is None:
        row.retired_at = work.now
        work.record(events.FieldRetired(row.id, code=code))


@needs(Permission.EDIT_SETTINGS)
def restore(work: Work, code: str) -> None:
    row = claims.field(work, code)
    if row.retired_at is not None:
        row.retired_at = None
        work.record(events.FieldRestored(row.id, code=code))


@needs(Permission.EDIT_SETTINGS)
def ask(work: Work, category: str, wanted: Sequence[Asking]) -> None:
    """Let a category ask for exactly these fields, in this order."""
    terms = views.term_ids(work)
    if category not in terms:
        raise NoSuchTerm(code=category)
    _demand_known(work, wanted)
    before = claims.asked(work, category)
    if [(each.field, each.required) for each in wanted] == _in_order(before):
        return
    _put(work, category, {each.field: each for each in wanted}, before)
    work.record(events.QuestionsChanged(terms[category], code=category, fields=tuple(each.field for each in wanted)))


def _demand_known(work: Work, wanted: Sequence[Asking]) -> None:
    if len(wanted) > rules.MOST_FIELDS:
        raise TooManyFields(most=rules.MOST_FIELDS)
    known = views.codes(work)
    for each in wanted:
        if each.field not in known:
            raise NoSuchField(field=each.field)


def _put(work: Work, category: str, wanted: Mapping[str, Asking], before: Mapping[str, CategoryField]) -> None:
    for position, each in enumerate(wanted.values()):
        row = before.get(each.field) or CategoryField(category=category, field=each.field)
        row.position, row.required = position, each.required
        work.session.add(row)
    for code in before.keys() - wanted.keys():
        work.session.delete(before[code])


def _in_order(rows: Mapping[str, CategoryField]) -> list[tuple[str, bool]]:
    return [(row.field, row.required) for row in sorted(rows.values(), key=lambda row: row.position)]


def _labels(labels: Mapping[str, str]) -> dict[str, str]:
    tidied = {each: text for each in LANGUAGES if (text := tidy(labels.get(each, "")))}
    if not tidied:
        raise NoLabel
    if max(map(len, tidied.values())) > LONGEST_LABEL:
        raise LabelTooLong(longest=LONGEST_LABEL)
    return tidied


def _choices(form: NewField, before: Sequence[str]) -> list[dict[str, object]]:
    """Choices keep the codes they had, in their order; new ones get a code from their label."""
    if form.kind is not FieldKind.ENUM:
        return []
    told = [_labels(each) for each in form.choices if any(map(str.strip, each.values()))]
    if len(told) < max(2, len(before)):
        raise ChoicesNeeded
    codes = list(before)
    for labels in told[len(before) :]:
        codes.append(code_from(next(iter(labels.values())), set(codes)))
    return [{"code": code, "labels": labels} for code, labels in zip(codes, told, strict=True)]
