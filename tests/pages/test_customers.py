"""The screens of intake in full, of customers, organisations and products, and of what is asked."""

import pytest

from core.customers import actions as customers
from core.customers import views as people
from core.customers.forms import NewCustomer
from core.fields import actions as catalogue
from core.fields import answering, trees, views
from core.fields.forms import Asking, NewField
from core.fields.words import FieldKind, Tree
from core.intake.actions import open_ticket
from core.intake.forms import Goods
from core.models import Customer, Organisation, Product, Ticket
from core.organisations import actions as organisations
from core.products import actions as products
from core.products import views as goods
from core.products.forms import NewProduct, NewPurchase
from core.queue import actions as queue
from core.work import begin, look
from db.session import reading
from pages.parts import lists
from tests import cases
from tests.pages.test_desk import button, errors, keyed


def every(model):
    with reading() as session:
        return session.query(model).order_by(model.id).all()


def words(app) -> str:
    return "\n".join(each.value for each in [*app.markdown, *app.caption, *app.text])


@pytest.fixture
def chen(lin):
    with begin(lin) as work:
        return customers.add(work, NewCustomer("Chen *Yu*", ("138 0013 8021", "chen@example.com"))).id


@pytest.fixture
def train(wang):
    with begin(wang) as work:
        return products.add(work, NewProduct("Toy _train_", "TT-100")).id


@pytest.fixture
def general(admin):
    with begin(admin) as work:
        trees.load(work, Tree.GENERAL)


def opened(lin, **more):
    with begin(lin) as work:
        return open_ticket(work, cases.form(**more)).number


def test_what_a_category_asks_appears_and_is_needed(as_seen_by, lin, general):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.selectbox, "intake.category").set_value("quality")
    keyed(app.text_input, "intake.customer").set_value("Maria Costa").run()
    keyed(app.text_input, "intake.subject").set_value("Charger gets warm")
    keyed(app.text_area, "intake.description").set_value("All the time.")
    button(app, "take_in").click().run()
    assert errors(app) == ["This category asks for “What exactly goes wrong?”. Please fill it in."]
    keyed(app.text_area, "intake.ask.symptom").set_value("too warm to touch")
    button(app, "take_in").click().run()
    assert not app.error
    (ticket,) = every(Ticket)
    with look(lin) as desk:
        assert [each.value for each in views.answers(desk, ticket)] == ["too warm to touch"]


def test_a_case_says_what_its_category_still_asks_for(as_seen_by, lin, admin, clock):
    number = cases.opened(lin, clock, category="quality")
    with begin(admin) as work:
        for code in ("since", "where"):
            catalogue.add(work, NewField(FieldKind.TEXT, {"en": code.title()}))
        catalogue.ask(work, "quality", [Asking("since", required=True), Asking("where")])
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    assert "Not answered yet: Since]" in words(app)
    with begin(lin) as work:
        answering.answer(work, number, {"since": "Monday"})
    assert "Not answered yet" not in words(as_seen_by(lin, "desk/ticket.py", n=str(number)))


def test_another_category_asks_something_else(as_seen_by, lin, general):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.selectbox, "intake.category").set_value("guidance").run()
    asked = [each.key.split(".")[2] for each in app.text_area if each.key.startswith("intake.ask.")]
    assert asked == ["goal", "tried"]


def test_a_product_is_looked_up_and_its_batch_named(as_seen_by, lin, train):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.selectbox, "intake.category").set_value("quality")
    keyed(app.text_input, "intake.customer").set_value("Maria Costa").run()
    keyed(app.text_input, "intake.product").set_value("tt-1").run()
    keyed(app.text_input, "intake.batch").set_value("B7")
    keyed(app.text_input, "intake.subject").set_value("Wheel is loose")
    keyed(app.text_area, "intake.description").set_value("It came off.")
    button(app, "take_in").click().run()
    (ticket,) = every(Ticket)
    assert (ticket.product_id, ticket.product_said) == (train, "tt-1")
    with look(lin) as desk:
        assert goods.detail(desk, train).batches[0].cases == 1


def test_similar_and_earlier_cases_stand_beside_the_form(as_seen_by, lin, chen):
    opened(lin, subject="Wheel comes *off*", customer_id=chen)
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.text_input, "intake.customer").set_value("8021").run()
    assert "Earlier cases of this customer" in words(app)
    assert "Similar open cases" not in words(app)
    keyed(app.text_input, "intake.subject").set_value("wheel came loose").run()
    assert "Similar open cases" in words(app)


def test_a_new_customer_brings_contacts_address_and_organisation(as_seen_by, lin):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.selectbox, "intake.category").set_value("quality")
    keyed(app.text_input, "intake.customer").set_value("13900139000").run()
    keyed(app.text_input, "intake.name").set_value("Maria Costa")
    keyed(app.text_input, "intake.contact").set_value("13900139000; maria@example.com")
    keyed(app.text_input, "intake.organisation").set_value("Sunrise")
    keyed(app.text_input, "intake.address").set_value("12 Garden Road")
    keyed(app.text_input, "intake.subject").set_value("Wheel is loose")
    keyed(app.text_area, "intake.description").set_value("It came off.")
    button(app, "take_in").click().run()
    assert not app.error
    with look(lin) as desk:
        about = people.detail(desk, 1).profile
    assert (about.name, about.organisation, len(about.contacts)) == ("Maria Costa", "Sunrise", 3)


def test_a_quick_call_needs_three_lines(as_seen_by, lin, chen):
    app = as_seen_by(lin, "desk/call.py")
    keyed(app.text_input, "call.customer").set_value("8021").run()
    keyed(app.text_input, "call.line").set_value("Wheel is loose")
    button(app, "again").click().run()
    assert not app.error
    assert keyed(app.text_input, "call.line").value == ""
    assert [(each.customer_id, each.channel) for each in every(Ticket)] == [(chen, "phone")]


def test_a_new_caller_is_named_by_a_part_of_the_number(as_seen_by, lin):
    app = as_seen_by(lin, "desk/call.py")
    keyed(app.text_input, "call.customer").set_value("13900139042").run()
    keyed(app.text_input, "call.line").set_value("Wheel is loose")
    button(app, "take_in").click().run()
    assert [each.name for each in every(Customer)] == ["139 •••• ••42"]


def test_an_empty_call_is_refused(as_seen_by, lin):
    app = button(as_seen_by(lin, "desk/call.py"), "take_in").click().run()
    assert errors(app) == ["Please fill in: “Subject”."]


def test_customers_are_listed_in_part_and_searched(as_seen_by, lin, chen):
    app = as_seen_by(lin, "desk/customers.py")
    assert app.dataframe[0].value["contacts"].tolist() == ["138 •••• ••21  c•••@•••.com"]
    app.text_input(key="q").set_value("nobody").run()
    assert "Nobody is found" in words(app)


def test_a_customer_is_added(as_seen_by, lin):
    app = as_seen_by(lin, "desk/customers.py")
    button(app, "customer_add").click().run()
    assert errors(app) == ["Please fill in: customer's name."]
    keyed(app.text_input, "new_customer.name").set_value("Maria Costa")
    keyed(app.text_area, "new_customer.contacts").set_value("13900139000\nmaria@example.com")
    button(app, "customer_add").click().run()
    assert app.title[0].value == "Maria Costa"


def test_a_customers_page_shows_cases_and_purchases(as_seen_by, lin, chen, train):
    number = opened(lin, subject="Wheel comes *off*", customer_id=chen)
    with begin(lin) as work:
        products.buy(work, NewPurchase(chen, train, order_number="A-77"))
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    assert not app.error
    assert app.title[0].value == r"Chen \*Yu\*"
    assert f"#{number}" in words(app)
    assert "A-77" in words(app)


def test_contacts_are_revealed_by_right_and_reason(as_seen_by, lin, wang, chen):
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    keyed(app.button, "reveal.").click().run()
    assert "You do not have the right" in errors(app)[0]
    app = as_seen_by(wang, "desk/customer.py", id=str(chen))
    keyed(app.button, "reveal.").click().run()
    assert "Please write why" in errors(app)[0]
    keyed(app.text_input, "reason.").set_value("recall")
    keyed(app.button, "reveal.").click().run()
    assert "138 0013 8021" in words(app)


def test_an_owner_reveals_by_one_click(as_seen_by, lin, chen):
    number = opened(lin, customer_id=chen)
    with begin(lin) as work:
        queue.take(work, number)
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    keyed(app.button, "reveal.").click().run()
    assert "138 0013 8021" in words(app)


def test_a_profile_is_changed(as_seen_by, lin, chen):
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    app.text_area(key=f"customer.{chen}.note").set_value("prefers *mail*")
    button(app, "customer_save").click().run()
    assert "prefers *mail*" in words(app)
    app.text_input(key=f"customer.{chen}.name").set_value(" ")
    button(app, "customer_save").click().run()
    assert errors(app) == ["Please fill in: customer's name."]


def test_a_contact_is_added_and_taken_out(as_seen_by, lin, chen):
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    keyed(app.text_input, "reach.value").set_value("13800138021")
    button(app, "contact_add").click().run()
    assert errors(app) == ["This way to reach the customer is here already."]
    keyed(app.text_input, "reach.value").set_value("13900139000")
    button(app, "contact_add").click().run()
    keyed(app.selectbox, "retire.").select_index(0).run()
    button(app, "contact_retire").click().run()
    with look(lin) as desk:
        assert [each.shown for each in people.profile(desk, chen).contacts] == ["c•••@•••.com", "139 •••• ••00"]


def test_a_purchase_is_written_down_and_taken_out(as_seen_by, lin, chen, train):
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    keyed(app.text_input, "buy.text").set_value("toy").run()
    keyed(app.number_input, "buy.price").set_value(12.5)
    keyed(app.text_input, "buy.currency").set_value("?")
    button(app, "buy").click().run()
    assert errors(app)[0].startswith("A price is a number")
    keyed(app.text_input, "buy.currency").set_value("CNY")
    button(app, "buy").click().run()
    assert "12.50 CNY" in words(app)
    keyed(app.button, "unbuy.").click().run()
    assert "12.50 CNY" not in words(app)


def test_twins_are_merged_and_parted(as_seen_by, lin, chen):
    with begin(lin) as work:
        other = customers.add(work, NewCustomer("Chen Y.", ("13800138021",))).id
    app = as_seen_by(lin, "desk/customer.py", id=str(chen))
    button(app, f"merge.{other}.{chen}").click().run()
    assert every(Customer)[1].merged_into == chen
    assert app.title[0].value == r"Chen \*Yu\*"
    button(app, "undo_merge").click().run()
    assert every(Customer)[1].merged_into is None


@pytest.mark.parametrize("page", ["customer", "organisation", "product"])
@pytest.mark.parametrize("number", ["77", "x", "9" * 30])
def test_what_is_not_there_is_a_sentence(as_seen_by, lin, page, number):
    assert len(errors(as_seen_by(lin, f"desk/{page}.py", id=number))) == 1


def test_organisations_are_added_listed_changed_and_merged(as_seen_by, lin):
    app = as_seen_by(lin, "desk/organisations.py")
    button(app, "organisation_add").click().run()
    assert errors(app) == ["Please fill in: name of the organisation."]
    keyed(app.text_input, "organisations.name").set_value("Sunrise")
    button(app, "organisation_add").click().run()
    assert app.title[0].value == "Sunrise"
    app = as_seen_by(lin, "desk/organisation.py", id="1")
    app.text_area(key="organisation.1.note").set_value("pays late")
    button(app, "organisation_save").click().run()
    assert "pays late" in words(app)
    with begin(lin) as work:
        organisations.add(work, "Sunrise Toys")
    app.text_input(key="twin_text").set_value("sunrise t").run()
    button(app, "merge.2.1").click().run()
    assert every(Organisation)[1].merged_into == 1
    button(app, "undo_merge").click().run()
    assert as_seen_by(lin, "desk/organisations.py").dataframe[0].value["name"].tolist() == ["Sunrise", "Sunrise Toys"]


def test_products_are_added_and_listed(as_seen_by, wang, lin):
    app = as_seen_by(wang, "desk/products.py")
    keyed(app.text_input, "products.name").set_value("Toy train")
    keyed(app.text_input, "products.code").set_value("TT-100")
    button(app, "product_add").click().run()
    assert app.title[0].value == "Toy train"
    app = as_seen_by(wang, "desk/products.py")
    button(app, "product_add").click().run()
    assert "name" in errors(app)[0]
    app = as_seen_by(lin, "desk/products.py")
    assert app.dataframe[0].value["code"].tolist() == ["TT-100"]
    assert "product_add" not in {each.key for each in app.button}  # nobody is shown what they may not do


def test_a_product_shows_its_batches(as_seen_by, wang, lin, train):
    number = opened(lin, goods=Goods(product_id=train, batch="B7"))
    opened(lin, goods=Goods(product_id=train, batch="B1"), subject="Another")
    app = as_seen_by(wang, "desk/product.py", id=str(train))
    assert not app.error
    app.selectbox(key="batch").set_value("1").run()
    assert f"#{number}" in words(app)
    assert "#1002" not in words(app)
    keyed(app.text_input, "batch.code").set_value("B9")
    button(app, "batch_add").click().run()
    app.text_input(key=f"product.{train}.code").set_value("TT-9")
    button(app, "product_save").click().run()
    button(app, "product_retire").click().run()
    assert [(each.folded_code, each.retired_at is None) for each in every(Product)] == [("tt-9", False)]


@pytest.mark.parametrize("page", ["customers", "organisations", "products"])
def test_lists_are_cards_on_a_phone(as_seen_by, lin, chen, train, page, monkeypatch):
    with begin(lin) as work:
        organisations.add(work, "Sunrise")
    monkeypatch.setattr(lists, "phone", lambda: True)
    assert not as_seen_by(lin, f"desk/{page}.py").error


def test_a_case_shows_and_corrects_what_was_answered(as_seen_by, lin, general, train):
    told = {"symptom": "it *squeaks*", "hurt": "nobody", "hurt_how": "secret", "stopped": True}
    number = opened(lin, category="safety", answers=told, goods=Goods(product_id=train, batch="B7"))
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    assert r"it \*squeaks\*" in words(app)
    assert "secret" not in words(app)
    keyed(app.text_area, f"about.{number}.symptom").set_value("it rattles")
    button(app, f"about_save.{number}").click().run()
    assert "it rattles" in words(app)
    button(app, f"answers.{number}").click().run()
    assert "You do not have the right" in errors(app)[0]
    with begin(lin) as work:
        queue.take(work, number)
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    button(app, f"answers.{number}").click().run()
    assert "secret" in words(app)


def test_a_tree_is_loaded_and_a_category_edited(as_seen_by, admin):
    app = as_seen_by(admin, "manage/fields.py")
    assert "Nothing is asked yet" in words(app)
    button(app, "tree_load").click().run()
    app.selectbox(key="of").set_value("guidance").run()
    keyed(app.button, "up.guidance.tried").click().run()
    keyed(app.toggle, "needed.guidance.goal").set_value(True).run()
    with look(admin) as desk:
        now = [(each.code, each.required) for each in views.asked_by(desk, "guidance")]
    assert now == [("tried", False), ("goal", True)]
    keyed(app.selectbox, "more.guidance").set_value("proof").run()
    button(app, "ask_more").click().run()
    keyed(app.button, "out.guidance.tried").click().run()
    with look(admin) as desk:
        assert [each.code for each in views.asked_by(desk, "guidance")] == ["goal", "proof"]


def test_a_field_is_made_and_retired(as_seen_by, admin):
    app = as_seen_by(admin, "manage/fields.py", side="catalogue", field="*")
    keyed(app.selectbox, "field.kind").select_index(1).run()
    keyed(app.text_input, "field.en").set_value("Colour")
    button(app, "field_add").click().run()
    assert errors(app)[0].startswith("A field to choose from needs")
    keyed(app.text_area, "field.of.en").set_value("Red\nBlue")
    button(app, "field_add").click().run()
    with look(admin) as desk:
        assert [(each.code, each.form.values) for each in views.catalogue(desk)] == [("colour", ("red", "blue"))]
    app = as_seen_by(admin, "manage/fields.py", side="catalogue", field="colour")
    keyed(app.text_input, "field.colour.en").set_value("Colours")
    button(app, "field_save").click().run()
    button(app, "field_retire").click().run()
    with look(admin) as desk:
        (line,) = views.catalogue(desk)
        assert (line.form.labels["en"], line.active) == ("Colours", False)


def test_a_field_that_is_not_there_is_a_sentence(as_seen_by, admin):
    assert "There is no field" in errors(as_seen_by(admin, "manage/fields.py", field="nothing"))[0]


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_questions_speak_chinese(as_seen_by, lin, general, language):
    app = as_seen_by(lin, "public/ask.py", language=language)
    assert len(app.text_area) > 1
    assert "What exactly" not in " ".join(each.label for each in app.text_area)
