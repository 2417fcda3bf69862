import pytest

from core.actors import Role
from core.models import Person
from core.settings import actions, brands, terms, views
from core.settings.forms import filled
from core.settings.promises import Promises
from core.settings.words import Desk, PriorityMatrix, Vocabulary
from core.triage.words import Priority, Severity, Urgency
from core.work import begin, look
from db.session import transaction

SETTINGS, TERMS, RIGHTS = "manage/settings.py", "manage/terms.py", "manage/rights.py"
SKILL = Vocabulary.SKILL


def in_force(actor, kind):
    with look(actor) as desk:
        return views.read(desk, kind)


def rows(actor, vocabulary=SKILL):
    with look(actor) as desk:
        return {row.code: row for row in views.terms(desk, vocabulary)}


def refusals(app):
    assert not app.exception
    return [each.value for each in app.error]


def toasts(app):
    assert not app.exception
    return [each.value for each in app.toast]


def test_the_desk_gets_another_name_and_clock(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS)
    app.text_input(key="desk.name.0").set_value("Toy desk")
    app.selectbox(key="desk.zone.0").set_value("Europe/Berlin")
    app.pills(key="desk.totp.0").set_value([Role.ADMIN])
    app.text_area(key="desk.hosts.0").set_value("desk.example.com\n\n 10.0.0.4 ")
    app.button(key="desk.save").click().run()
    assert toasts(app) == ["The settings of the desk are saved."]
    kept = in_force(admin, Desk)
    assert (kept.name, kept.time_zone, kept.hosts) == ("Toy desk", "Europe/Berlin", ("desk.example.com", "10.0.0.4"))
    assert kept.totp_roles == ("admin",)
    assert any("Name of the desk, Time zone" in each.value for each in app.markdown)


def test_a_refused_setting_names_its_field_and_keeps_what_was_typed(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS)
    app.text_input(key="desk.name.0").set_value("Toy desk")
    app.text_area(key="desk.hosts.0").set_value("https://desk.example.com")
    app.button(key="desk.save").click().run()
    assert refusals(app)[0].startswith("“Names in the browser”")
    assert app.text_input(key="desk.name.0").value == "Toy desk"
    assert in_force(admin, Desk) == Desk()


def test_the_slower_of_two_is_told_and_may_save_after_looking(as_seen_by, admin, clock):
    app = as_seen_by(admin, SETTINGS)
    with begin(admin, clock) as work:
        actions.change(work, filled(Desk, name="Quicker"), None)
    app.text_input(key="desk.name.0").set_value("Slower")
    app.button(key="desk.save").click().run()
    assert refusals(app)[0].startswith("Admin changed this at")
    assert in_force(admin, Desk).name == "Quicker"
    app.button(key="desk.save").click().run()
    assert toasts(app) == ["The settings of the desk are saved."]
    assert in_force(admin, Desk).name == "Slower"


def test_coming_back_shows_what_is_in_force_now(as_seen_by, admin, clock):
    app = as_seen_by(admin, SETTINGS)
    app.segmented_control(key="section").set_value("limits").run()
    with begin(admin, clock) as work:
        actions.change(work, filled(Desk, name="Quicker"), None)
    app.segmented_control(key="section").set_value("desk").run()
    assert app.text_input(key="desk.name.0").value == "Quicker"


def test_priorities_and_words_of_danger_are_the_desks_to_choose(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="priority")
    assert app.selectbox(key="priority.serious.urgent.0").value is Priority.P1
    app.selectbox(key="priority.minor.normal.0").set_value(Priority.P3)
    app.text_area(key="priority.safety_words.0").set_value("fire\nfire\n smoke ")
    app.button(key="priority.save").click().run()
    assert toasts(app) == ["New cases are graded by this from now on."]
    kept = in_force(admin, PriorityMatrix)
    assert kept.matrix[Severity.MINOR][Urgency.NORMAL] is Priority.P3
    assert kept.safety_words == ("fire", "smoke")


def test_a_word_of_danger_has_an_end(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="priority")
    app.text_area(key="priority.safety_words.0").set_value("x" * 61)
    app.button(key="priority.save").click().run()
    assert refusals(app) == ["“Words of safety” is longer than 60 characters. Please shorten it."]


def test_promises_are_minutes_by_priority(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="limits")
    app.number_input(key="promises.response.P1.0").set_value(30)
    app.button_group(key="promises.always.0").set_value([Priority.P1])
    app.button(key="limits.save").click().run()
    assert toasts(app) == ["New cases get these deadlines at once; open ones are worked out anew."]
    kept = in_force(admin, Promises)
    assert (kept.response[Priority.P1], kept.day_and_night) == (30, (Priority.P1,))
    app.number_input(key="promises.resolution.P2.1").set_value(30)
    app.button(key="limits.save").click().run()
    assert "cannot be promised sooner" in refusals(app)[0]


def test_brands_come_and_go(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="brands")
    app.button(key="brand.retire.1").click().run()
    assert refusals(app)[0].startswith("This is the last active brand")
    app.text_input(key="brand.name.0").set_value("Pet shop")
    app.button(key="brand_add").click().run()
    assert toasts(app) == ["“Pet shop” is added."]
    app.text_input(key="brand.label.2").set_value("Pets")
    app.button(key="brand.rename.2").click().run()
    app.button(key="brand.retire.1").click().run()
    assert toasts(app) == ["“Aftercare” is retired."]
    app.button(key="brand.restore.1").click().run()
    with look(admin) as desk:
        assert [(each.name, each.active) for each in views.brands(desk)] == [("Aftercare", True), ("Pets", True)]


def test_a_brand_without_a_name_is_refused(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="brands")
    app.button(key="brand_add").click().run()
    assert refusals(app)[0].startswith("Please give the brand a name")


def test_what_somebody_else_retired_is_seen(as_seen_by, admin, clock):
    with begin(admin, clock) as work:
        brands.add(work, "Pet shop")
        brands.retire(work, 1)
    app = as_seen_by(admin, SETTINGS, section="brands")
    assert {"brand.restore.1", "brand.retire.2"} <= {each.key for each in app.button}


@pytest.mark.parametrize("page", [SETTINGS, TERMS])
def test_settings_are_not_for_everybody(as_seen_by, wang, page):
    app = as_seen_by(wang, page)
    assert app.title[0].value not in {"Settings", "Terms"}


def test_the_words_are_listed_in_the_desks_order(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="channel")
    assert not app.exception
    assert app.dataframe[0].value["en"].tolist()[:3] == ["Phone", "Chat", "Walk-in"]
    assert app.dataframe[0].value["code"].tolist()[:3] == ["phone", "chat", "walk_in"]


def test_a_vocabulary_that_is_not_there_leads_to_the_first(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="ghost")
    assert "quality" in app.dataframe[0].value["code"].tolist()


def test_labels_and_place_change_in_one_form(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="pets")
    app.text_input(key="term.skill.pets.en.0").set_value("Cats and dogs")
    app.selectbox(key="term.skill.pets.parent.0").set_value("care")
    app.button(key="term_save").click().run()
    assert toasts(app) == ["The entry is saved."]
    assert rows(admin)["pets"].labels["en"] == "Cats and dogs"
    assert rows(admin)["pets"].parent == "care"
    assert "· Cats and dogs" in app.dataframe[0].value["en"].tolist()


def test_an_entry_without_any_label_is_refused(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="pets")
    for tag in ("en", "zh_CN", "zh_TW"):
        app.text_input(key=f"term.skill.pets.{tag}.0").set_value(" ")
    app.button(key="term_save").click().run()
    assert refusals(app) == ["Give the term a label in at least one language."]
    assert rows(admin)["pets"].labels["en"] == "Pet goods"


def test_a_new_entry_and_its_place(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="*")
    app.text_input(key="term.en.0").set_value("Bicycles")
    app.button(key="term_add").click().run()
    assert toasts(app) == ["The entry is added at the end."]
    app = as_seen_by(admin, TERMS, of="skill", term="bicycles")
    app.button(key="term_up").click().run()
    assert list(rows(admin))[-2:] == ["bicycles", "english"]
    app.button(key="term_down").click().run()
    assert list(rows(admin))[-1] == "bicycles"


def test_a_code_that_is_taken_is_refused(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="*")
    app.text_input(key="term.en.0").set_value("Bicycles")
    app.text_input(key="term.code.0").set_value("toys")
    app.button(key="term_add").click().run()
    assert refusals(app)[0].startswith("The code “toys” is taken")


def test_an_entry_is_retired_and_brought_back(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="pets")
    app.button(key="term_retire").click().run()
    assert not rows(admin)["pets"].active
    app.button(key="term_retire").click().run()
    assert rows(admin)["pets"].active


def test_an_entry_that_is_not_there_is_a_sentence(as_seen_by, admin):
    app = as_seen_by(admin, TERMS, of="skill", term="ghost")
    assert refusals(app) == ["There is no term “ghost” here. Choose one from the list."]


def test_labels_of_people_draw_no_markup(as_seen_by, admin, clock):
    with begin(admin, clock) as work:
        terms.relabel(work, SKILL, "pets", {"en": ":red-badge[x]"})
    app = as_seen_by(admin, TERMS, of="skill", term="pets")
    assert not app.exception
    assert all(":red-badge[x]" not in each.value for each in app.markdown)


def test_the_rights_are_printed_from_the_code(as_seen_by, admin, wang):
    app = as_seen_by(admin, RIGHTS)
    assert not app.exception
    shown = app.dataframe[0].value.set_index("right")
    assert shown.loc["Edit settings", "admin"] == "✓"
    assert shown.loc["Edit settings", "supervisor"] == ""
    text = " ".join(each.value for each in app.markdown)
    assert "people.invite" in text.replace("\\", "")
    assert "Wang" in text


def test_the_first_is_never_offered_to_go_up(as_seen_by, admin):
    with transaction() as session:
        assert session.get_one(Person, admin.id)
    app = as_seen_by(admin, TERMS, of="skill", term="toys")
    assert app.button(key="term_up").disabled
    assert not app.button(key="term_down").disabled
