"""A new version of a setting is put in force; whether one may, the verbs ask that call this."""

from sqlalchemy.exc import IntegrityError

from core.deadlines import actions as deadlines
from core.errors import ChangedBySomebody
from core.models.people import Person
from core.models.settings import SettingRow
from core.settings import views
from core.settings.errors import ChangedBefore
from core.settings.events import SettingChanged
from core.settings.words import Setting
from core.work import Work


def put(work: Work, setting: Setting, seen: int | None) -> None:
    """``seen``: the version that was looked at, none where it was the default."""
    newest = views.newest(work, setting.key)
    if newest is not None and newest.version != seen:
        raise _quicker(work, newest)
    value = setting.model_dump(mode="json")
    before = newest.value if newest else type(setting)().model_dump(mode="json")
    fields = views.differing(type(setting), value, before)
    if not fields and newest:
        return
    row = SettingRow(
        key=setting.key, version=(seen or 0) + 1, value=value, since=work.now, person_id=work.reader.id
    )  # fmt: skip
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise ChangedBySomebody from quicker
    work.record(SettingChanged(row.id, key=row.key, version=row.version, fields=fields))
    if setting.moves_deadlines.intersection(fields):
        deadlines.recompute(work)


def _quicker(work: Work, row: SettingRow) -> ChangedBefore | ChangedBySomebody:
    person = work.session.get(Person, row.person_id) if row.person_id else None
    if person is None:
        return ChangedBySomebody()
    return ChangedBefore(who=person.name, when=f"{row.since.astimezone(views.zone(work)):%Y-%m-%d %H:%M}")
