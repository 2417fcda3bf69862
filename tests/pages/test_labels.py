"""What a screen reader says of choices that draw no label."""

import pytest

from tests.pages.test_desk import keyed


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("desk/queue.py", {"view": "View", "view.more": "Other views"}),
        ("manage/deadlines.py", {"period": "Period", "team": "Team", "category": "Category", "channel": "Channel"}),
        ("manage/settings.py", {"section": "What is shown"}),
    ],
)
def test_a_choice_without_a_label_is_called_by_words(as_seen_by, admin, page, labels):
    app = as_seen_by(admin, page)
    drawn = [*app.selectbox, *app.button_group]
    assert {key: keyed([each for each in drawn if each.key == key], key).label for key in labels} == labels
