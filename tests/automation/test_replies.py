"""What rules say to customers, and what they never say."""

import pytest

from core.actors import SYSTEM
from core.canned import actions as canned
from core.canned.forms import Wording
from core.models import Delivery, Message
from core.work import begin
from db.session import reading
from tests import cases
from tests.automation.conftest import do, if_, runs, ticked
from tests.mail.conftest import rows, switch_on


@pytest.fixture
def thanks(wang, clock):
    switch_on(clock)
    bodies = {"en": "Dear {customer}, case {number}: {product}.", "zh_CN": "{customer}您好，工单 {number}。"}
    with begin(wang, clock) as work:
        return canned.add(work, Wording({"en": "Thanks"}, bodies)).id


def test_a_reply_by_a_rule_goes_out_keeps_no_promise_and_has_its_bounds(ruled, lin, thanks, clock):
    ruled("opened", do("reply", thanks), conditions=[if_("channel", "mail", "web")])
    goods = {"goods": cases.form().goods.__class__(product_said="Kettle")}
    number = cases.opened(lin, clock, customer=cases.CHEN, **goods)
    for more in ({"customer": None}, {"sensitive": True}, {"goods": cases.form().goods}):
        cases.opened(lin, clock, **{"customer": cases.CHEN, **goods} | more)
    assert [each for _, each in ticked(clock)] == ["done", "refused", "refused", "done"]
    told = [each.text for each in rows(Message)]
    assert told == [f"Chen Jing您好，工单 {number}。", f"Chen Jing您好，工单 {number + 3}。"]
    assert {each.author for each in rows(Message)} == {"system"}
    assert cases.ticket(number).first_response_at is None
    assert len(rows(Delivery)) == 2
    reasons = [each.detail["refusals"][0]["en"] for each in runs() if each.detail["refusals"]]
    assert reasons[0].startswith("The answer could not be sent")
    assert reasons[1].startswith("A sensitive, merged or closed case")


def test_a_customer_is_not_written_to_without_end(ruled, lin, thanks, clock):
    ruled("wrote", do("reply", thanks))
    number = cases.opened(lin, clock, customer=cases.CHEN)
    for _ in range(4):
        with begin(SYSTEM, clock) as work:
            work.session.flush()
            cases.resolution.customer_said(work, number, "I am not here.")
    assert [each for _, each in ticked(clock)] == ["done"] * 3 + ["refused"]
    with reading() as session:
        assert "a nuisance" in runs()[-1].detail["refusals"][0]["en"]
        assert session.get(Message, 1) is not None
