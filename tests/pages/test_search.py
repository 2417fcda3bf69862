"""The search as it is seen: help at first, then cases with the place where the words stand, or why there are none."""

from core.actors import Actor
from core.resolution.talk import reply
from core.work import begin
from tests import cases
from tests.pages.conftest import Opened


def seen(page) -> str:
    return " ".join(str(each.value) for each in [*page.markdown, *page.caption, *page.table])


def test_the_history_is_searched_and_the_words_are_marked(as_seen_by: Opened, lin: Actor, clock) -> None:
    number = cases.opened(lin, clock, subject="A *starred* kettle")
    with begin(lin, clock) as work:
        reply(work, number, "We saw the 裂纹 [here](http://x).")
    page = as_seen_by(lin, "desk/search.py")
    assert "has:attachment" in seen(page)
    page.text_input(key="q").set_value("裂紋").run()
    assert "We saw the :primary[**裂纹**] \\[here\\]" in seen(page)
    assert f"#{number}" in seen(page)
    assert "is not a day" in seen(page.text_input(key="q").set_value("before:soon").run())
    assert "holds “quokka”" in seen(page.text_input(key="q").set_value("quokka").run())
    queue = as_seen_by(lin, "desk/queue.py", q="quokka")
    assert "holds “quokka”" in seen(queue)
    assert "Search all cases, closed ones too" in [each.label for each in queue.get("page_link")]
