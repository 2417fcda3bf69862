"""What later releases bring to a desk in use, and what stands around every page."""

import pytest

from core.knowledge import actions as knowledge
from core.knowledge import views as articles
from core.settings import actions as settings
from core.settings.forms import filled
from core.settings.words import Desk
from core.work import begin, look
from pages.parts import tokens
from tests import cases


@pytest.mark.parametrize("page", ["library/canned.py", "desk/knowledge.py"])
def test_what_is_shipped_and_missing_is_added_once(as_seen_by, wang, page):
    app = as_seen_by(wang, page)
    app.button(key="ship").click().run()
    assert not app.error
    assert not [each for each in app.button if each.key == "ship"]
    added = [each.detail["added"] for each in cases.events("desk") if each.kind.endswith("_shipped")]
    assert len(added) == 1
    assert added[0] >= 5


def test_articles_added_later_are_read_before_customers_see_them(wang):
    with begin(wang) as work:
        knowledge.ship(work, public=False)
    with look(wang) as reading:
        assert not any(each.public for each in articles.articles(reading))


def test_the_desk_is_called_by_its_name(as_seen_by, lin, admin):
    with begin(admin) as work:
        settings.change(work, filled(Desk, name="Corner *Toys*"), None)
    app = as_seen_by(lin, "desk/home.py")
    assert any(r"Corner \*Toys\*" in each.value for each in app.sidebar.caption)


def test_on_a_phone_every_right_names_its_roles(as_seen_by, admin, monkeypatch):
    monkeypatch.setattr(tokens, "phone", lambda: True)
    app = as_seen_by(admin, "manage/rights.py")
    assert not app.dataframe
    assert any("Edit settings" in each.value and "Administrator" in each.value for each in app.markdown)
