"""The page of documents where there is little to see: nothing counted yet, or retired together."""

import pytest

from core.figures import ticks
from core.process import actions as publishing
from core.process import issuing
from core.process import views as process
from core.process.errors import NoSuchProcess
from core.process.words import Counting
from core.upkeep import actions as upkeep
from core.work import begin, look
from tests import cases
from tests.pages.test_desk import button, errors, keyed
from tests.pages.test_documents import said, toasts
from tests.upkeep.test_upkeep import hands_to

READ, TRYOUT = "library/documents.py", "library/tryout.py"
QUIET = "No case has left a step of it in these days yet."


def test_a_new_version_without_figures_says_so_and_leads_to_those_of_the_one_before(as_seen_by, he, wang, lately):
    number = cases.opened(wang, lately, category="complaint")
    lately.tick(hours=50)
    cases.moved(wang, lately, number, "closed", reason="Two of one.")
    with begin(wang, lately) as work:
        document = process.named(work, "complaint").document
        publishing.publish(work, document.model_copy(update={"precedence": 50}))
    ticks.count(lately)
    app = as_seen_by(he, READ, process="complaint", period="52w", seen="written")
    assert QUIET in said(app)
    button(app, "before.complaint").click().run()
    assert (errors(app), QUIET in said(app), app.session_state["v_complaint"]) == ([], False, "1")
    assert "1 stay" in said(app)
    assert QUIET not in said(as_seen_by(he, READ, process="complaint", period="52w", seen="words"))


def test_documents_that_hand_over_to_each_other_are_brought_back_by_one_click(as_seen_by, wang, clock):
    with begin(wang, clock) as work:
        for code, other in (("left", "right"), ("right", "left")):
            issuing.issue(work, hands_to(code, other), issuing.Said(wang.id, None), ["left", "right"])
    for code in ("left", "right"):
        with begin(wang, clock) as work:
            upkeep.retire(work, code, 1, "For now.")
    with look(wang) as desk, pytest.raises(NoSuchProcess):
        process.named(desk, "left")
    app = as_seen_by(wang, READ)
    assert "It hands cases over to Right, so that they come back together." in said(app)
    button(app, "restore.left").click().run()
    assert (errors(app), toasts(app)) == ([], ["New cases take them again."])
    with look(wang) as desk:
        assert process.named(desk, "right").version == 1


def test_a_pretended_case_counts_working_time_and_leads_on_to_where_it_is_handed(as_seen_by, he, wang, clock):
    with begin(wang, clock) as work:
        publishing.publish(work, hands_to("left", "basic").model_copy(update={"clock": Counting.BUSINESS}))
        publishing.publish(work, hands_to("right", "basic"))
    app = as_seen_by(he, TRYOUT, process="left")
    assert "Its limits count the working time of the desk only." in said(app)
    assert "1 h left" in said(app).replace("\u202f", " ").replace("\xa0", " ")
    keyed(app.button, "try.1.look.to.over").click().run()
    assert "A case goes on with “Simple case”, in its first step." in said(app)
    assert "Its limits count" not in said(as_seen_by(he, TRYOUT, process="right"))
