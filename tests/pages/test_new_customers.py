"""A new customer, typed in one line while they are on the phone."""

from core.customers import views as people
from core.work import look
from tests.pages.test_desk import button, keyed


def test_a_name_and_a_number_in_one_line_become_a_name_and_a_contact(as_seen_by, lin):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.text_input, "intake.customer").set_value("赵测试 13900001234").run()
    assert keyed(app.text_input, "intake.name").value == "赵测试"
    assert keyed(app.text_input, "intake.contact").value == "13900001234"
    keyed(app.selectbox, "intake.category").set_value("quality")
    keyed(app.text_input, "intake.subject").set_value("Wheel is loose")
    keyed(app.text_area, "intake.description").set_value("It came off.")
    button(app, "take_in").click().run()
    app = as_seen_by(lin, "desk/call.py")
    keyed(app.text_input, "call.customer").set_value("钱测试 qian@example.com").run()
    keyed(app.text_input, "call.line").set_value("Lid is loose")
    button(app, "take_in").click().run()
    with look(lin) as desk:
        found = [people.detail(desk, number).profile for number in (1, 2)]
    told = [(each.name, *(contact.shown for contact in each.contacts)) for each in found]
    assert told == [("赵测试", "139 •••• ••34"), ("钱测试", "q•••@•••.com")]
