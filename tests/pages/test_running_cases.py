"""Running cases are moved on the screen: where the steps lead, what follows, done, and brought back."""

import threading

from sqlalchemy import update

from channels.jobs import Runner
from core.models import Ticket
from core.process import actions
from core.work import begin
from db.session import transaction
from tests import cases
from tests.pages.test_desk import button, errors, keyed
from tests.pages.test_documents import said
from tests.process.test_publishing import shipped
from tests.switching.conftest import changed

PAGE = "library/running_cases.py"


def links(app) -> str:
    return "\n".join(each.proto.label for each in app.get("page_link"))


def test_cases_that_one_may_not_open_are_moved_too_and_the_difference_is_told(as_seen_by, lin, he, clock, monkeypatch):
    monkeypatch.setattr("core.process.issuing.findings.problems", lambda *_: ())
    cases.opened(lin, clock)
    hidden = cases.opened(lin, clock)
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == hidden).values(sensitive=True, owner_id=lin.id))
    with begin(he) as work:
        actions.publish(work, changed(shipped("after_sales"), gone=("consent",)))
    app = as_seen_by(he, "library/documents.py", process="after_sales")
    assert "2 cases still follow an older version: move them (1 of them is not open to you)" in links(app)
    assert "1 case on another version" in said(app)


def test_old_cases_are_found_looked_at_moved_and_brought_back(as_seen_by, lin, he, wang, clock, monkeypatch):
    monkeypatch.setattr("core.process.issuing.findings.problems", lambda *_: ())
    first, second, third = (cases.opened(lin, clock) for _ in range(3))
    cases.moved(lin, clock, second, "analyse", facts="x")
    cases.moved(lin, clock, third, "ask_customer", facts="x")
    assert "older version" not in links(as_seen_by(he, "library/documents.py"))
    with begin(he) as work:
        new = actions.publish(work, changed(shipped("after_sales"), gone=("ask_customer", "consent"))).id
    told = links(as_seen_by(he, "library/documents.py"))
    assert "3 cases still follow an older version: move them" in told
    assert "not open to you" not in told
    app = as_seen_by(he, PAGE, process="after_sales")
    assert not app.exception
    assert "**Find the cause**" in said(app)
    keyed(app.selectbox, f"to.{new}.1.ask_customer").set_value("").run()
    assert "1 case stays on the version it has: Wait for details (1)" in said(app)
    keyed(app.selectbox, f"to.{new}.1.ask_customer").set_value("partner").run()
    assert "they wait for somebody else then" in said(app)
    assert "**3 cases** go on in version 2 of “Standard after-sales”." in said(app)
    button(app, "move.sure").click().run()
    assert not errors(app)
    assert Runner(threading.Event(), ticks=()).work_one()
    assert {cases.ticket(each).process_version_id for each in (first, second, third)} == {new}
    app = as_seen_by(wang, PAGE, process="after_sales", language="zh_CN")
    assert not app.exception
    button(app, "back.do.1").click().run()
    assert Runner(threading.Event(), ticks=()).work_one()
    assert {cases.ticket(each).process_version_id for each in (first, second, third)} == {1}
    assert not as_seen_by(lin, PAGE, process="after_sales").pills
