"""A desk that kept its words of danger in one list finds each under its kind."""

from core.models import SettingRow
from core.settings.words import PriorityMatrix
from db import migrate
from db.session import reading, transaction
from tests.conftest import MORNING


def test_words_of_danger_are_sorted_by_kind(bare):
    migrate.upgrade("0008")
    with transaction() as session:
        words = ["误吞", "hospital", "fire", "our own word"]
        session.add(SettingRow(key="priority", version=1, value={"danger_words": words}, since=MORNING))
    migrate.upgrade()
    with reading() as session:
        kept = PriorityMatrix.model_validate(session.get_one(SettingRow, 1).value)
    assert [*kept.dangers.values()] == [("hospital",), ("fire", "our own word"), ("误吞",)]
