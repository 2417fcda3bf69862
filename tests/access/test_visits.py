"""How many files a visitor may send, and how large."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.access import rules, visits
from core.access.errors import FileTooLarge, TooManyFiles
from tests.conftest import MORNING


def now():
    return MORNING


def test_ten_files_by_one_link_and_not_one_more(database):
    for _ in range(rules.UPLOADS_PER_LINK):
        visits.admit("link", "10.0.0.1", 10, now)
    for _ in range(2):
        with pytest.raises(TooManyFiles):
            visits.admit("link", "10.0.0.1", 10, now)
    visits.admit("other link", "10.0.0.1", 10, now)


def test_a_link_stays_full_and_an_address_rests(database, monkeypatch):
    monkeypatch.setattr(rules, "UPLOADS_PER_ADDRESS", 2)
    for number in range(2):
        visits.admit(f"link {number}", "10.0.0.1", 10, now)
    with pytest.raises(TooManyFiles):
        visits.admit("a third", "10.0.0.1", 10, now)
    visits.admit("a third", "10.0.0.2", 10, now)
    visits.admit("a third", "10.0.0.1", 10, lambda: MORNING + rules.UPLOAD_WINDOW)


def test_a_large_file_is_refused_and_not_counted(database):
    with pytest.raises(FileTooLarge):
        visits.admit("link", "10.0.0.1", rules.UPLOAD_BYTES + 1, now)
    visits.admit("link", "10.0.0.1", rules.UPLOAD_BYTES, now)


def test_files_sent_at_the_same_moment_are_all_counted(database):
    def send(_):
        try:
            visits.admit("link", "10.0.0.1", 10, now)
        except TooManyFiles:
            return 0
        return 1

    with ThreadPoolExecutor(16) as crowd:
        assert sum(crowd.map(send, range(24))) <= rules.UPLOADS_PER_LINK


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
        ("local", "local"),
    ],
)
def test_half_of_an_ipv6_address_is_anybodys_to_choose(address, counted):
    assert rules.neighbourhood(address) == counted
