from typing import TypeVar

from sqlalchemy import select

from core.models.settings import SettingRow
from core.settings.words import Setting
from core.work import Reading

S = TypeVar("S", bound=Setting)


def read(desk: Reading, kind: type[S]) -> S:
    """The setting in force, or its default."""
    row = newest(desk, kind.key)
    return kind() if row is None else kind.model_validate(row.value)


def newest(desk: Reading, key: str) -> SettingRow | None:
    query = select(SettingRow).where(SettingRow.key == key).order_by(SettingRow.version.desc()).limit(1)
    return desk.session.scalar(query)
