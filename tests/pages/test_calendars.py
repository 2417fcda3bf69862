"""The page of calendars: chosen, looked at, changed, filled with public holidays and from files."""

from datetime import date, timedelta

import pytest

from core.clock import utc_now
from core.hours import actions, views
from core.hours.changing import DESK
from core.hours.forms import NewDay
from core.people import teams
from core.settings import views as settings
from core.settings.calendars import always
from core.settings.public import OfficeHours
from core.work import begin, look

PAGE = "manage/calendars.py"


def shelf(admin):
    with look(admin) as desk:
        return {each.code: each for each in views.shelf(desk)}


def toasts(app):
    assert not app.exception
    assert not app.error
    return [each.value for each in app.toast]


def text(app):
    assert not app.exception
    return " ".join(each.value for each in [*app.markdown, *app.caption])


def test_hours_are_typed_refused_and_made_round_the_clock(as_seen_by, admin):
    app = as_seen_by(admin, PAGE, part="week")
    app.text_input(key="week.desk.0.0").set_value("nine to five")
    app.button(key="week.save").click().run()
    assert "write hours like" in app.error[0].value
    assert app.text_input(key="week.desk.0.0").value == "nine to five"
    app.text_input(key="week.desk.0.0").set_value("10:00-12:00")
    app.button(key="week.save").click().run()
    assert toasts(app)
    assert shelf(admin)[DESK].week == OfficeHours().week | {0: ((600, 720),)}
    app.button(key="week.always").click().run()
    assert shelf(admin)[DESK].week == always()


def test_holidays_are_added_for_several_days_and_removed_one_by_one(as_seen_by, admin):
    app = as_seen_by(admin, PAGE, part="days")
    first = utc_now().date() + timedelta(days=30)
    app.date_input(key="days.range.0").set_value((first, first + timedelta(days=2)))
    app.text_input(key="days.label.0").set_value("Spring festival")
    app.text_input(key="days.hours.0").set_value("nine to five")
    app.button(key="days.preview").click().run()
    assert "write hours like" in app.error[0].value
    app.text_input(key="days.hours.0").set_value("")
    app.button(key="days.preview").click().run()
    assert "**0 cases would change**" in text(app)
    assert shelf(admin)[DESK].exceptions == ()
    app.button(key="days.add").click().run()
    assert toasts(app) == ["The days are added. Deadlines of open cases are worked out anew."]
    app.date_input(key="days.range.1").set_value((first, first))
    app.text_input(key="days.label.1").set_value("Again")
    app.button(key="days.add").click().run()
    assert "a day is named twice" in app.error[0].value
    app.button(key=f"days.gone.{first}").click().run()
    kept = shelf(admin)[DESK]
    assert [each.day for each in kept.exceptions] == [first + timedelta(days=1), first + timedelta(days=2)]
    assert kept.week == OfficeHours().week


def test_a_calendar_of_a_team_is_made_given_and_retired(as_seen_by, admin, clock):
    with begin(admin, clock) as work:
        team = teams.create(work, "Night *team*")
    app = as_seen_by(admin, PAGE, part="week")
    app.text_input(key="new.name.0").set_value("Night")
    app.button(key="new.made").click().run()
    assert toasts(app) == ["The calendar “Night” is there."]
    app = as_seen_by(admin, PAGE, part="week", calendar="night")
    app.selectbox(key="week.night.zone.0").set_value("Europe/Berlin")
    app.button(key="week.save").click().run()
    app.multiselect(key="teams.night.0").set_value([team])
    app.button(key="about.teams").click().run()
    assert (shelf(admin)["night"].zone, shelf(admin)["night"].teams) == ("Europe/Berlin", (team,))
    app.button(key="about.retire").click().run()
    assert "Teams still work by this calendar (1)" in app.error[0].value
    app.text_input(key="about.name.night").set_value("Late")
    app.button(key="about.rename").click().run()
    assert toasts(app) == ["The calendar is now called “Late”."]


def test_public_holidays_and_the_year_are_drawn(as_seen_by, admin, clock):
    app = as_seen_by(admin, PAGE, part="public")
    app.selectbox(key="public.desk").set_value("DE").run()
    assert "Bayern" in app.selectbox(key="public.part.DE").options
    app.button(key="preview.add").click().run()
    assert toasts(app)
    kept = shelf(admin)[DESK].exceptions
    assert {each.region for each in kept} == {"DE"}
    assert all(each.day >= utc_now().date() for each in kept)
    app = as_seen_by(admin, PAGE, part="year")
    assert "working days" in text(app)
    assert "holiday" in text(app)


def test_no_year_is_too_much_to_ask(as_seen_by, admin):
    app = as_seen_by(admin, PAGE, part="public")
    app.button_group(key="public.years").set_value([]).run()
    assert "Choose years from 2000 to 2100" in app.error[0].value


@pytest.mark.parametrize(("role", "told"), [("admin", True), ("lin", False)])
def test_who_sets_calendars_hears_in_time_of_a_year_without_holidays(as_seen_by, admin, lin, clock, role, told):
    with begin(admin, clock) as work:
        actions.add_days(work, DESK, [NewDay(utc_now().date(), "Feast", (), "CN")])
    app = as_seen_by({"admin": admin, "lin": lin}[role], "desk/home.py")
    assert not app.exception
    shown = any("has no public holidays" in each.label for each in app.get("page_link"))
    with look(admin) as desk:
        assert shown is (told and desk.now.astimezone(settings.zone(desk)).month >= 11)


def test_a_public_holiday_is_called_in_the_language_of_who_reads_it(as_seen_by, admin):
    new_year = date(utc_now().year + 1, 1, 1)
    with begin(admin) as work:
        ours = NewDay(new_year + timedelta(days=99), "Founders' day", ())
        actions.add_days(work, DESK, [NewDay(new_year, "New Year's Day", (), "CN"), ours])
    shown = text(as_seen_by(admin, PAGE, part="days", language="zh_CN"))
    assert ("元旦" in shown, "New Year's" in shown, "Founders' day" in shown) == (True, False, True)
