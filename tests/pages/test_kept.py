"""What a page keeps between two drawings is kept for one reader as they are now."""

from dataclasses import replace

from core.work import Reading
from pages.parts.fresh import fresh, lasting


def abilities(desk: Reading) -> list[str]:
    return sorted(desk.reader.skills)


def test_what_is_kept_is_read_anew_for_a_reader_with_other_skills(lin):
    for kept in (fresh, lasting):
        assert kept(abilities, lin) == []
        assert kept(abilities, replace(lin, skills=frozenset({"toys"}))) == ["toys"]
