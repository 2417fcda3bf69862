"""What leaves the desk as BPMN, YAML or JSON comes back as it was, and other programs read it."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.exchange import diagram, layout, markdown, plain, svg
from core.exchange.bpmn import names, writing
from core.exchange.bpmn import reading as bpmn
from core.exchange.geometry import Box, Layout
from core.exchange.reading import read
from core.exchange.words import Unclear
from core.process import actions, checker
from core.process.document import Document
from core.process.wording import Wording
from tests.exchange import modellers
from tests.process.test_walks import documents

SHIPPED = list(actions.shipped())
ODD = ["Look", "on", "<b>&amp;\"'", "a\nb  c\td: #e", "核对", "核對", "\u0007\ufffe]]>", "😀 x", "- 1", "{%}", "\u2028"]
WORDS = st.sampled_from(ODD)
PURE = settings(max_examples=8, suppress_health_check=list(HealthCheck), derandomize=True, phases=[Phase.generate])


@st.composite
def decorated(draw: st.DrawFn) -> Document:
    """A document of the walks with all that it may say besides: odd codes, words of any alphabet, limits, four eyes."""
    made = draw(documents())
    steps = {name: step.model_dump(mode="json", exclude_defaults=True) for name, step in made.steps.items()}
    labels = st.dictionaries(st.sampled_from(["en", "zh_CN", "zh_TW"]), WORDS, max_size=2)
    for step in steps.values():
        step |= {"labels": draw(labels), "do": draw(labels), "not_by": draw(st.sampled_from([[], ["a"], ["a", "b"]]))}
        step["check"] = [{"id": code, "labels": draw(labels)} for code in draw(st.sampled_from([(), ("on", "yes")]))]
    steps["end"] |= {"reopen": {"to": "a", "within": "30d"}} | draw(st.sampled_from([{}, {"hand_over": "no"}]))
    steps["a"]["due"] = draw(st.sampled_from(["90m", {"by": "channel", "on": "5m", "else": "2h"}]))
    head = made.model_dump(mode="json", exclude_defaults=True) | {"labels": draw(labels), "deadline": "40h"}
    head["roles"] = {"desk": {"labels": draw(labels), "held_by": ["agent"], "skills": ["null", "1e3"], "teams": [7]}}
    return Document.model_validate(head | {"steps": steps, "process": draw(st.sampled_from(["on", "no", "y", "p1"]))})


@PURE
@given(decorated(), st.sampled_from(["en", "zh_CN"]))
def test_nothing_is_lost_and_no_shape_lies_on_another(document: Document, language: str) -> None:
    back, told = bpmn.read(writing.written(document, language))
    assert (back, list(back.steps), told) == (document, list(document.steps), ())
    assert read("a.yaml", plain.written(document)).document == document
    assert read("a.json", document.model_dump_json(exclude_defaults=True).encode()).document == document
    told_apart(layout.laid_out(diagram.drawn(document, Wording(document, language))))


def told_apart(drawn: Layout) -> None:
    """Shapes inside their lanes and beside one another; lines at right angles, and across no shape."""
    nodes = drawn.diagram.nodes
    apart = [(nodes[name], box) for name, box in drawn.boxes.items()]
    for number, (one, box) in enumerate(apart):
        lane = drawn.lanes[one.lane]
        assert lane.x + 30 <= box.x <= box.right <= lane.right
        assert lane.y <= box.y <= box.bottom <= lane.bottom
        assert not any(touch(box, other) for each, other in apart[:number] if each.id not in (one.host,))
    for line in drawn.lines:
        assert all(here[0] == there[0] or here[1] == there[1] for here, there in pairwise(line.points))
        ends = (line.flow.source, line.flow.target, nodes[line.flow.source].host)
        others = [box for node, box in apart if node.id not in ends and not node.host]
        assert not any(crosses(*leg, box) for leg in pairwise(line.points) for box in others)


def touch(one: Box, other: Box) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def crosses(here: tuple[float, float], there: tuple[float, float], box: Box) -> bool:
    (left, right), (top, bottom) = sorted((here[0], there[0])), sorted((here[1], there[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y


def test_modellers_read_it_without_a_word_of_warning(tmp_path: Path) -> None:
    """Shipped documents in both languages, and a draft from a file without shapes, which gets ours."""
    foreign = bpmn.read((Path(__file__).parent / "foreign/repair.bpmn").read_bytes())[0]
    for each in (*SHIPPED, foreign):
        for language in ("en", "zh_CN"):
            (tmp_path / f"{each.process}.{language}.bpmn").write_bytes(writing.written(each, language))
    told = modellers.said(sorted(tmp_path.iterdir()))
    assert told == {
        f"{each.process}.{language}.bpmn": [] for each in (*SHIPPED, foreign) for language in ("en", "zh_CN")
    }


def test_what_another_modeller_changed_is_taken_and_told() -> None:
    complaint = next(each for each in SHIPPED if each.process == "complaint")
    drawing = ElementTree.fromstring(writing.written(complaint, "en"))
    for part in drawing.iter():
        if part.get("id") == "step_policy_check":
            part.set("name", "Compare with the policy")
        if part.get("sourceRef") == "step_receive":
            part.set("targetRef", "join_answer")
    back, told = bpmn.read(ElementTree.tostring(drawing))
    assert back.steps["policy_check"].labels == complaint.steps["policy_check"].labels | {
        "en": "Compare with the policy"
    }
    assert [move.to for move in back.steps["receive"].next] == ["answer"]
    assert [(each.what, each.names) for each in told] == [(Unclear.CHANGED, ("Receive", "Compare with the policy"))]
    assert back.steps["review"] == complaint.steps["review"]


def test_the_same_document_gives_the_same_bytes_in_the_words_of_the_reader() -> None:
    for document in SHIPPED:
        wording = Wording(document, "zh_CN")
        drawn = diagram.drawn(document, wording)
        picture = svg.written(layout.laid_out(drawn))
        assert picture == svg.written(layout.laid_out(diagram.drawn(document, Wording(document, "zh_CN"))))
        ElementTree.fromstring(picture)
        manual = markdown.written(wording, 3, drawn).decode()
        assert all(step.labels["zh_CN"] in manual for step in document.steps.values())
        assert not checker.check(document)
    assert names.OURS in writing.written(SHIPPED[0], "en").decode()


def test_a_thousand_steps_are_drawn() -> None:
    chain = {f"s{n}": SHIPPED[1].steps["new"].model_copy(update={"next": (), "due": None}) for n in range(1000)}
    whole = SHIPPED[1].model_copy(update={"steps": chain})
    assert len(svg.written(layout.laid_out(diagram.drawn(whole, Wording(whole, "en"))))) > 1000 * 100
