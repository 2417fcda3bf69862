"""Documents on screen: read by everybody, written, compared and published by those who may."""

import pytest

from core.actors import Role
from core.drafting import actions, edits, review, views
from core.drafting.company import actions as company
from core.drafting.forms import NewStep, Release
from core.drafting.words import Maker
from core.figures import ticks
from core.models import Visit
from core.process import actions as publishing
from core.process.words import Stage
from core.review.forms import Terms
from core.work import begin, look
from pages.parts import figures, procedure
from tests import cases
from tests.pages.test_desk import button, errors, keyed

READ, EDITOR, REVIEW = "library/documents.py", "library/editor.py", "library/review.py"
TRYOUT = "library/tryout.py"


@pytest.fixture
def number(he) -> int:
    with begin(he) as work:
        return actions.start(work, "complaint")


def now(actor, number) -> views.Draft:
    with look(actor) as desk:
        return views.draft(desk, number)


def said(app) -> str:
    return "\n".join(each.value for each in (*app.markdown, *app.caption, *app.text))


def toasts(app) -> list[str]:
    return [each.value for each in app.toast]


# Reading


def test_an_agent_reads_and_does_not_edit(as_seen_by, lin, clock):
    cases.opened(lin, clock, category="complaint")
    app = as_seen_by(lin, READ, process="complaint")
    assert "edit" not in [each.key for each in app.button]
    assert app.dataframe[0].value["now"].tolist()[0] == 1
    assert "**Four eyes**: not by the person who did Receive" in said(app)
    assert "when “Policy” is Covered" in said(app)


def test_older_versions_stay_readable(as_seen_by, he, number):
    steps = now(he, number).document.steps
    with begin(he) as work:
        actions.change(work, number, edits.step("receive", steps["receive"], labels={"en": "Listen"}))
    with begin(he) as work:
        review.publish_alone(work, number, now(he, number).version, 1, Release(True, "why"), Terms(knowing=True))
    app = as_seen_by(he, READ, process="complaint")
    assert app.dataframe[0].value["step"].tolist()[0] == "Listen"
    assert "without a second pair of eyes" in said(app)
    app.selectbox(key="v_complaint").set_value("1").run()
    assert app.dataframe[0].value["step"].tolist()[0] == "Receive"


def test_a_trainer_begins_to_edit(as_seen_by, he):
    app = button(as_seen_by(he, READ, process="basic"), "edit").click().run()
    assert not errors(app)
    assert now(he, 1).document.process == "basic"


def test_a_hostile_label_stays_in_its_box(as_seen_by, he, number):
    name = 'x"]; click s_a "javascript:alert(1)" %%{init}%% <b>|\n\u202e end'
    with begin(he) as work:
        seen = now(he, number).document.steps["receive"]
        actions.change(work, number, edits.step("receive", seen, labels={"en": name}))
    chart = procedure.flow_chart(now(he, number).document)
    assert 's_receive(["x click s_a javascript:alert 1 %% init %% b end"]):::plain' in chart
    assert not as_seen_by(he, EDITOR, draft=str(number), step="receive").exception
    with begin(he) as work:
        publishing.publish(work, now(he, number).document.model_copy(update={"labels": {"en": ":red[z] $a$"}}))
    read = as_seen_by(he, READ, process="complaint")
    assert read.segmented_control(key="process").format_func("complaint") == read.title[0].value == r"\:red\[z\] \$a\$"


def test_instructions_fetch_nothing_from_elsewhere(as_seen_by, he, number):
    with begin(he) as work:
        seen = now(he, number).document.steps["receive"]
        actions.change(
            work, number, edits.step("receive", seen, do={"en": "**Look** ![who](https://else.where/x.png)"})
        )
    texts = [each.value for each in as_seen_by(he, EDITOR, draft=str(number), step="receive").markdown]
    assert r"**Look** !\[who](https://else.where/x.png)" in texts


def test_a_large_chart_shows_the_neighbourhood(he, number):
    document = now(he, number).document
    for _ in range(60):
        document = edits.added(NewStep({"en": "More"}, Stage.WORKING, "receive"))(document)
    shown = procedure.shown(document, "closed")
    assert len(shown) == procedure.MOST
    assert "closed" in shown


# Writing


def test_the_editor_lists_drafts_and_begins_new_ones(as_seen_by, he, number):
    app = as_seen_by(he, EDITOR)
    assert "Being written" in said(app)
    button(app, "start_new_send").click().run()
    assert errors(app) == ["Please give it a name in at least one language."]
    keyed(app.text_input, "start_new.label.en").set_value("Recall")
    button(app, "start_new_send").click().run()
    assert now(he, number + 1).document.process == "recall"


PARTS = (
    *({"step": "review", "part": part} for part in ("text", "moves", "asks", "limits")),
    *({"whole": part} for part in ("steps", "moves", "whole", "fields", "roles", "past")),
    {"go": "review.0"},
    {"step": "review", "part": "moves", "move": "review.0"},
    {"step": "escalate", "part": "moves", "move": "escalate.1"},
    {"step": "closed", "part": "limits"},
    {"whole": "fields", "field": "validity"},
    {"whole": "roles", "role": "lead"},
    {"step": "nowhere", "move": "nowhere.9", "field": "x"},
)


def test_each_part_opens_and_saves_what_is_there_unchanged(as_seen_by, he, number):
    before = now(he, number)
    for address in PARTS:
        app = as_seen_by(he, EDITOR, draft=str(number), **address)
        assert not app.exception, address
        for key in [each.key for each in app.button if each.key and each.key.endswith(".save")]:
            button(app, key).click().run()
        assert not errors(app), address
        assert now(he, number) == before, address


def test_words_are_saved_and_a_colleague_who_was_slower_keeps_theirs(as_seen_by, he, person, number):
    app = as_seen_by(he, EDITOR, draft=str(number), step="review")
    seen = now(he, number).document.steps["review"]
    with begin(person("su", Role.TRAINER)) as work:
        actions.change(work, number, edits.step("review", seen, do={"en": "Theirs."}), "review")
    keyed(app.text_area, f"text.{number}.review.do.en").set_value("Mine.")
    button(app, f"text.{number}.review.save").click().run()
    assert "A colleague has changed this part" in errors(app)[0]
    assert "Su has changed this meanwhile" in said(app)
    assert keyed(app.text_area, f"text.{number}.review.do.en").value == "Mine."
    button(app, f"mine.text.{number}.review").click().run()
    button(app, f"text.{number}.review.save").click().run()
    assert (toasts(app), now(he, number).document.steps["review"].do["en"]) == (["Saved in the draft."], "Mine.")


def test_a_move_is_added_by_picking_and_what_is_missing_is_said(as_seen_by, he, number):
    app = as_seen_by(he, EDITOR, draft=str(number), step="review", part="moves", move="review.new")
    name = f"move.{number}.review.None"
    button(app, f"{name}.save").click().run()
    assert errors(app) == ["Please fill in: where the move leads."]
    keyed(app.selectbox, f"{name}.to").set_value("answer")
    keyed(app.segmented_control, f"{name}.maker").set_value(Maker.FIELDS).run()
    keyed(app.selectbox, f"{name}.0.field").set_value("validity").run()
    keyed(app.multiselect, f"{name}.0.value.validity").set_value(["unproven", "valid"]).run()
    button(app, f"{name}.save").click().run()
    assert not errors(app)
    assert now(he, number).document.steps["review"].next[-1].when == "validity in ('unproven', 'valid')"


def test_a_step_is_added_taken_away_and_brought_back(as_seen_by, he, number):
    app = as_seen_by(he, EDITOR, draft=str(number), step="receive")
    keyed(app.text_input, f"add.{number}.label.en").set_value("Call back")
    button(app, "add_step").click().run()
    assert list(now(he, number).document.steps)[:2] == ["receive", "call_back"]
    button(app, "step.out").click().run()
    assert "leads to a step that does not exist (call\\_back)" in "\n".join(each.label for each in app.button)
    button(app, "undo").click().run()
    assert "call_back" in now(he, number).document.steps


def test_tables_show_every_step_and_every_move(as_seen_by, he, number):
    with begin(he) as work:
        seen = now(he, number).document.steps["review"]
        actions.change(work, number, edits.step("review", seen, require=("validity", "nothing")), "review")
    steps = as_seen_by(he, EDITOR, draft=str(number)).dataframe[0].value.set_index("step")
    row = steps.loc["Review of validity"]
    assert (row["mark"], row["role"], row["limit"]) == ("●", "Complaint team", "8 h")
    assert row["onward"].endswith(", Answer the customer, Wait for evidence")
    assert "names a field that does not exist" in row["found"]
    moves = as_seen_by(he, EDITOR, draft=str(number), whole="moves").dataframe[0].value
    assert ["↶", "Wait for evidence", "Review of validity", "after 3 d"] in moves.to_numpy().tolist()
    assert "Answer the customer" in said(as_seen_by(he, EDITOR, draft=str(number), go="review.1"))


def test_what_is_typed_survives_a_reload_and_other_languages(as_seen_by, he, number):
    name, address = f"text.{number}.review", {"draft": str(number), "step": "review"}
    app = as_seen_by(he, EDITOR, **address)
    keyed(app.text_area, f"{name}.do.en").set_value("Look **twice**.").run()
    assert "Look **twice**." in said(app)  # the preview
    keyed(app.segmented_control, f"{name}.tag").set_value("zh_CN").run()
    keyed(app.text_area, f"{name}.do.zh_CN").set_value("看两遍。").run()
    keyed(app.selectbox, f"{name}.stage").set_value(Stage.WAITING_PARTNER).run()
    app = as_seen_by(he, EDITOR, **address)
    assert keyed(app.text_area, f"{name}.do.en").value == "Look **twice**."
    assert "not saved in the draft yet" in said(app)
    assert app.dataframe[0].value["mark"].tolist()[1] == "▸✎"
    button(app, f"{name}.save").click().run()
    step = now(he, number).document.steps["review"]
    assert (step.do["en"], step.do["zh_CN"], step.stage) == ("Look **twice**.", "看两遍。", Stage.WAITING_PARTNER)
    assert "not saved in the draft yet" not in said(as_seen_by(he, EDITOR, **address))


def test_what_is_typed_outlives_a_draft_that_is_published_meanwhile(as_seen_by, he, number):
    name, address = f"text.{number}.review", {"draft": str(number), "step": "review"}
    app = as_seen_by(he, EDITOR, **address)
    keyed(app.text_area, f"{name}.do.en").set_value("Half a sen").run()
    with begin(he) as work:
        seen = now(he, number).document.steps["review"]
        actions.change(work, number, edits.step("review", seen, do={"en": "Theirs."}), "review")
    with begin(he) as work:
        review.publish_alone(work, number, now(he, number).version, 1, Release(True, "why"), Terms(knowing=True))
    button(app, f"{name}.save").click().run()
    assert "It became version 2" in said(app)
    assert "What you typed and did not save is kept for the next draft." in said(app)
    with begin(he) as work:
        again = actions.start(work, "complaint")
    app = as_seen_by(he, EDITOR, **{**address, "draft": str(again)})
    assert keyed(app.text_area, f"text.{again}.review.do.en").value == "Half a sen"
    assert "has changed this meanwhile" in said(app)


def test_what_is_typed_is_let_go(as_seen_by, he, number):
    name, address = f"limits.{number}.review", {"draft": str(number), "step": "review", "part": "limits"}
    app = as_seen_by(he, EDITOR, **address)
    keyed(app.selectbox, f"{name}.hand_over").set_value("basic").run()
    keyed(app.number_input, f"{name}.times").set_value(3).run()
    button(app, f"{name}.save").click().run()
    assert "needs both its number and its step" in errors(app)[0]
    app = as_seen_by(he, EDITOR, **address)
    assert keyed(app.selectbox, f"{name}.hand_over").value == "basic"
    button(app, f"{name}.let_go").click().run()
    assert keyed(app.selectbox, f"{name}.hand_over").value is None
    assert "not saved in the draft yet" not in said(as_seen_by(he, EDITOR, **address))


def test_roles_fields_and_cases_are_chosen_in_plain_words(as_seen_by, he, person, number):
    (team,) = person("ming", Role.AGENT, team="Night").teams
    app = as_seen_by(he, EDITOR, draft=str(number), whole="roles", role="lead")
    keyed(app.multiselect, f"role.{number}.lead.teams").set_value([team])
    button(app, f"role.{number}.lead.save").click().run()
    app = as_seen_by(he, EDITOR, draft=str(number), whole="fields", field="done")
    keyed(app.selectbox, f"field.{number}.done.bind").set_value("consent.given")
    button(app, f"field.{number}.done.save").click().run()
    app = as_seen_by(he, EDITOR, draft=str(number), whole="whole")
    keyed(app.multiselect, f"whole.{number}.priority").set_value(["P1", "P2"])
    button(app, f"whole.{number}.save").click().run()
    document = now(he, number).document
    assert (document.roles["lead"].teams, document.fields["done"].bind) == ((team,), "consent.given")
    assert document.applies_when == "category in ('complaint', 'suggestion') and priority in ('P1', 'P2')"
    assert "Night" in said(as_seen_by(he, EDITOR, draft=str(number), whole="roles"))


def test_history_shows_what_was_changed_and_goes_back(as_seen_by, he, number):
    with begin(he) as work:
        seen = now(he, number).document.steps["review"]
        actions.change(work, number, edits.step("review", seen, labels={"en": "Look"}))
    app = as_seen_by(he, EDITOR, draft=str(number), whole="past")
    assert "**Look** Name" in said(app)
    button(app, "undo").click().run()
    assert "taken back" in said(app)
    button(app, "redo").click().run()
    next(each for each in app.button if each.key.startswith("back.")).click().run()
    assert now(he, number).document == now(he, number).former.document


def test_a_colleague_is_seen_at_their_step(as_seen_by, he, person, number):
    app = as_seen_by(he, EDITOR, draft=str(number), step="review")
    with begin(person("su", Role.TRAINER)) as work:
        company.here(work, number, "receive")
        actions.change(work, number, edits.shifted("review", 1))
    app.run()
    assert "Su is here too, at “Receive”" in said(app)


def test_a_file_begins_a_draft_and_what_is_wrong_with_it_is_told(as_seen_by, he, number):
    app = as_seen_by(he, EDITOR, **{"from": "file"})
    app.file_uploader[0].set_value(("bad.yaml", b"process: [", "text/yaml")).run()
    assert errors(app)[0].startswith("This process document cannot be read.")
    text = now(he, number).document.model_copy(update={"precedence": 77}).model_dump_json(exclude_defaults=True)
    app.file_uploader[0].set_value(("complaint.json", text.encode(), "application/json")).run()
    keyed(app.radio, "bring.as_new").set_value(True).run()
    button(app, "bring.send").click().run()
    assert now(he, number + 1).document.process == "complaint_with_validity_review"
    app = as_seen_by(he, EDITOR, **{"from": "file"})
    app.file_uploader[0].set_value(("complaint.json", text.encode(), "application/json")).run()
    button(app, "bring.send").click().run()
    assert now(he, number).document.precedence == 77


# Trying


def test_a_pretended_case_walks_through_a_draft_and_nothing_is_kept(as_seen_by, he, number):
    app = as_seen_by(he, TRYOUT, draft=str(number))
    assert "A case like this takes this document." in said(app)
    keyed(app.selectbox, "try.category").set_value("quality").run()
    assert "A case like this takes “Standard after-sales”." in said(app)
    assert keyed(app.button, "try.1.receive.to.review").disabled
    keyed(app.segmented_control, "try.1.receive.evidence").set_value("yes").run()
    keyed(app.button, "try.1.receive.to.review").click().run()
    button(app, "try.wait").click().run()
    assert "late by 1 min" in said(app)
    assert app.dataframe[0].value[["step", "limit"]].to_numpy().tolist() == [
        ["Receive", "kept"], ["Review of validity", "missed"],
    ]  # fmt: skip
    button(app, "try.again").click().run()
    assert len(app.dataframe[0].value) == 1
    assert cases.count_of(Visit) == 0
    with begin(he) as work:
        actions.change(work, number, edits.removed("answer"))
    assert "These steps have to be mended" in said(as_seen_by(he, TRYOUT, draft=str(number)))


def test_an_agent_learns_by_walking_a_published_document(as_seen_by, lin):
    app = as_seen_by(lin, TRYOUT, process="after_sales")
    assert not errors(app)
    assert "A case like this takes" in said(app)


def test_only_writers_come_to_the_editor(as_seen_by, wang, number):
    assert not as_seen_by(wang, EDITOR, draft=str(number)).dataframe


# Publishing


def test_a_draft_with_problems_says_where_and_offers_nothing(as_seen_by, he, number):
    with begin(he) as work:
        actions.change(work, number, edits.removed("answer"))
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert "**Wait for the customer's word** can never be reached." not in said(app)  # first what is missing
    assert "leads to a step that does not exist (answer)" in said(app)
    assert "ask.send" not in [each.key for each in app.button]


def test_a_document_shows_what_happens_at_its_steps(as_seen_by, he, wang, lately):
    left, gone = (cases.opened(wang, lately, category="complaint") for _ in range(2))
    lately.tick(hours=50)
    cases.moved(wang, lately, left, "closed", reason="Two *cases* of one.")
    ticks.count(lately)
    app = as_seen_by(he, READ, process="complaint", period="52w", cases="off.receive")
    row = app.dataframe[0].value.iloc[0]
    assert (row["now"], row["kept"]) == (1, 0)
    ways = as_seen_by(he, READ, process="complaint", period="52w", half="ways").dataframe[0].value.iloc[0]
    assert (ways["stays"], ways["off"]) == (1, f"100{figures.NARROW}%")
    assert f"#{left}" in said(app)
    assert "Two \\*cases\\* of one." in said(app)
    assert "--x" not in said(app)
    app = as_seen_by(he, READ, process="complaint", period="52w", seen="happened")
    assert 's_receive --x|"1"| s_closed' in said(app)
    assert "nothing to compare with" in said(as_seen_by(he, READ, process="complaint", seen="compared"))
    assert not errors(as_seen_by(he, READ, process="complaint", cases="late...nonsense"))
    app = as_seen_by(he, "library/trainers.py")
    assert not app.exception
    assert "0 of 1" in app.dataframe[-1].value["said"].tolist()
    assert f"#{gone}" not in said(app)


def test_a_chart_names_the_document_that_cases_are_handed_over_to(as_seen_by, he):
    assert '["» Complaint with validity review"]:::strange' in said(
        as_seen_by(he, READ, process="after_sales", seen="written")
    )
    assert '["» 投诉处理与审核"]:::strange' in said(
        as_seen_by(he, READ, process="after_sales", language="zh_CN", seen="written")
    )


def test_two_versions_are_compared_step_by_step(as_seen_by, he, wang, lately, number):
    for _ in range(3):
        cases.moved(wang, lately, cases.opened(wang, lately, category="complaint"), "closed", reason="Done.")
    with begin(wang, lately) as work:
        publishing.publish(work, now(he, number).document.model_copy(update={"precedence": 50}))
    lately.tick(hours=3)
    late = cases.opened(wang, lately, category="complaint")
    lately.tick(hours=50)
    cases.moved(wang, lately, late, "closed", reason="Done.")
    ticks.count(lately)
    row = as_seen_by(he, READ, process="complaint", seen="compared").dataframe[0].value.iloc[0]
    assert (row["step"], row["stays"], row["late"]) == ("Receive", "3 → 1", ["worse"])
    assert row["missed"] == f"0{figures.NARROW}% → 100{figures.NARROW}%"
