import pytest

from core.actors import SYSTEM, Role
from core.errors import ChangedBySomebody, NotAllowed
from core.models import EventRow
from core.settings import actions, views
from core.settings.errors import ChangedBefore, NotValid
from core.settings.forms import filled
from core.settings.promises import Promises
from core.settings.public import DAYS, OfficeHours
from core.settings.words import Desk, PriorityMatrix, shipped_danger_words
from core.triage.words import Priority, Reason, Severity, Urgency
from core.work import begin, look


def change(actor, clock, kind, seen, **values):
    with begin(actor, clock) as work:
        actions.change(work, filled(kind, **values), seen)


def in_force(actor, kind):
    with look(actor) as desk:
        return views.in_force(desk, kind)


def test_a_setting_nobody_touched_is_its_default(admin):
    assert in_force(admin, Desk) == (Desk(), None)


def test_a_change_is_in_force_at_once_and_counts_its_versions(admin, clock):
    change(admin, clock, Desk, None, name="Toy desk")
    change(admin, clock, Desk, 1, name="Toys & more")
    setting, version = in_force(admin, Desk)
    assert (setting.name, version) == ("Toys & more", 2)


def test_a_change_is_remembered_with_the_names_of_its_fields_only(admin, clock):
    change(admin, clock, Desk, None, name="Toy desk", time_zone="Europe/Berlin")
    with look(admin) as desk:
        event = desk.session.query(EventRow).filter_by(kind="setting.changed").one()
    assert event.detail == {"key": "desk", "version": 1, "fields": ["name", "time_zone"]}


def test_saving_the_same_again_changes_nothing(admin, clock):
    change(admin, clock, Desk, None, name="Toy desk")
    change(admin, clock, Desk, 1, name="Toy desk")
    assert in_force(admin, Desk)[1] == 1


def test_the_slower_of_two_hears_who_was_quicker_and_when(admin, clock):
    change(admin, clock, Desk, None, name="First")
    with pytest.raises(ChangedBefore) as refusal:
        change(admin, clock, Desk, None, name="Second")
    assert refusal.value.said_in("en").startswith("Admin changed this at 2026-01-05 17:00.")
    assert in_force(admin, Desk)[0].name == "First"


def test_the_slower_of_two_is_refused_also_where_the_desk_itself_was_quicker(admin, clock):
    change(SYSTEM, clock, Desk, None, name="First")
    with pytest.raises(ChangedBySomebody):
        change(admin, clock, Desk, None, name="Second")


NEW_YEAR = {"day": "2026-01-01", "label": "New Year"}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_only_administrators_change_settings(person, role, clock):
    with pytest.raises(NotAllowed):
        change(person("somebody", role), clock, Desk, None, name="Mine")


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        (Desk, {"name": ""}, "“Name of the desk” is empty."),
        (Desk, {"name": "x" * 81}, "“Name of the desk” is longer than 80 characters."),
        (Desk, {"time_zone": "Mars/Base"}, "“Time zone”: there is no such time zone."),
        (Desk, {"language": "xx"}, "“Language”: the desk does not speak this language."),
        (Desk, {"totp_roles": ("king",)}, "“Roles that sign in with codes”: there is no such role."),
        (Desk, {"name": None}, "“Name of the desk” does not make sense."),
        (PriorityMatrix, {"matrix": {}}, "“Priority by severity and urgency” is incomplete."),
        (PriorityMatrix, {"health_words": ("",)}, "“Words of health” is empty."),
        (Promises, {"response": dict.fromkeys(Priority, 0)}, "“Minutes until the first response”: the least is 1."),
        (Promises, {"resolution": {Priority.P1: 5}}, "“Minutes until the resolution” is incomplete."),
        (
            Promises,
            {"resolution": dict.fromkeys(Priority, 59)},
            "“Minutes until the resolution”: a resolution cannot be promised sooner",
        ),
        (OfficeHours, {"week": dict.fromkeys(DAYS, ())}, "“Hours of the week”: nobody would ever be there."),
        (OfficeHours, {"exceptions": [NEW_YEAR, NEW_YEAR]}, "“Holidays and other days”: a day is named twice."),
        (OfficeHours, {"exceptions": [NEW_YEAR | {"label": " "}]}, "“Holidays and other days” is empty."),
        (OfficeHours, {"exceptions": [NEW_YEAR | {"hours": None}]}, "“Holidays and other days”: write hours like"),
        (OfficeHours, {"exceptions": [NEW_YEAR | {"hours": [(9, 5)]}]}, "“Holidays and other days”: write hours like"),
    ],
)
def test_what_makes_no_sense_is_refused_by_the_name_of_its_field(kind, values, sentence):
    with pytest.raises(NotValid) as refusal:
        filled(kind, **values)
    assert refusal.value.said_in("en").startswith(sentence)


@pytest.mark.parametrize("host", ["desk.example.com", "192.168.1.20", "DESK ", "a-b.local"])
def test_names_in_the_browser_are_tidied(host):
    assert filled(Desk, hosts=(host,)).hosts == (host.strip().casefold(),)


@pytest.mark.parametrize("host", ["https://desk", "desk/x", "", "-desk", "desk..com", "a b", "x" * 254, "客服"])
def test_names_no_browser_would_send_are_refused(host):
    with pytest.raises(NotValid):
        filled(Desk, hosts=(host,))


def test_the_history_tells_who_changed_what_when(admin, clock):
    change(admin, clock, Desk, None, name="First")
    clock.tick(days=1)
    change(admin, clock, Desk, 1, name="First", time_zone="Asia/Taipei")
    with look(admin) as desk:
        told = views.history(desk, Desk)
    assert [(each.version, each.who) for each in told] == [(2, "Admin"), (1, "Admin")]
    assert [each.fields for each in told] == [("time_zone",), ("name",)]
    assert told[0].since - told[1].since == clock.now - told[1].since


def test_a_long_history_is_cut_at_its_newest_steps(admin, clock):
    for version in range(5):
        change(admin, clock, Desk, version or None, name=f"Desk {version}")
    with look(admin) as desk:
        assert [each.version for each in views.history(desk, Desk, most=3)] == [5, 4, 3]


def test_the_matrix_keeps_what_was_chosen(admin, clock):
    matrix = PriorityMatrix().matrix | {Severity.MINOR: dict.fromkeys(Urgency, Priority.P2)}
    change(admin, clock, PriorityMatrix, None, matrix=matrix, safety_words=("fire", "fire", "smoke"))
    setting, _ = in_force(admin, PriorityMatrix)
    assert setting.matrix == matrix
    assert setting.safety_words == ("fire", "smoke")


def test_we_ship_words_of_danger_in_every_language():
    kinds = {Reason.HEALTH: "allergy", Reason.SAFETY: "fire", Reason.CHILDREN: "swallowed"}
    for reason, word in kinds.items():
        words = shipped_danger_words(reason)
        assert word in words
        assert any("\u4e00" <= each[0] <= "\u9fff" for each in words)
        assert PriorityMatrix().dangers[reason] == words
