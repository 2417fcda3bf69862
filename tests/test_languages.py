"""The desk speaks Chinese as well as English: whole, in one voice, and without a string left behind."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po
from opencc import OpenCC

from core import language
from core.exchange.words import Form
from locales import glossary, words

CHINESE = ["zh_CN", "zh_TW"]
VOCABULARY = yaml.safe_load(Path("locales/vocabulary.yaml").read_text(encoding="utf-8"))
HAN = re.compile("[\u3400-\u9fff]")
ONLY_SIMPLIFIED = OpenCC("s2t")


@cache
def catalogue(tongue: str) -> Catalog:
    with words.place(tongue).open("rb") as source:
        return read_po(source, locale=tongue)


def messages(tongue: str) -> list[tuple[str, str, Message]]:
    """(English, Chinese, message) of every form."""
    return [(english(each), form, each) for each in catalogue(tongue) if each.id for form in words.forms(each)]


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def holes(text: str) -> set[tuple[str, str]]:
    """What ``format`` will fill in: names with their formats."""
    return {(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("tongue", CHINESE)
def test_every_string_is_translated_and_none_is_stale(tongue: str) -> None:
    said = {each.id for each in words.collected() if each.id}
    assert {each.id for each in catalogue(tongue) if each.id} == said, "run `make words`"
    assert [source for source, form, _ in messages(tongue) if not form.strip()] == []
    assert [each.id for each in catalogue(tongue) if each.fuzzy] == []


def test_a_string_inside_a_string_is_found() -> None:
    module = ast.parse("""f"{_('one')} {n_('{n} two', '{n} twos', 2)}"; N_('three' ' four'); _(five)""")
    assert list(words.marked(module)) == ["three four", "one", ("{n} two", "{n} twos")]


def test_a_mark_holds_a_plain_text() -> None:
    """What is put together inside a mark would not be found, and so would stay English."""
    hidden = [
        f"{path.as_posix()}:{call.lineno}"
        for room in words.ROOMS
        for path in Path(room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"}
        for text in ast.walk(ast.Module([ast.Expr(each) for each in call.args], []))
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value and text not in call.args
    ]
    assert hidden == []


def test_the_template_is_of_today() -> None:
    assert words.TEMPLATE.read_bytes() == words.written(words.collected()), "run `make words`"


@pytest.mark.parametrize("tongue", CHINESE)
def test_a_translation_fills_in_what_the_source_fills_in(tongue: str) -> None:
    assert [source for source, form, _ in messages(tongue) if holes(source) != holes(form)] == []


@pytest.mark.parametrize("tongue", CHINESE)
def test_what_has_letters_is_said_in_chinese(tongue: str) -> None:
    strange = [
        source
        for source, form, _ in messages(tongue)
        if re.search("[A-Za-z]{2}", re.sub(r"\{.*?\}", "", source)) and not HAN.search(form)
    ]
    between = {each for each in strange if re.fullmatch(r"\{\w+\} of \{\w+\}", each)}  # a slash between two figures
    assert set(strange) - between <= {str(form.source) for form in Form}  # names of files are the same everywhere


def test_a_word_has_one_name() -> None:
    wrong = {
        source: form
        for source, form, _ in messages("zh_CN")
        if source in VOCABULARY["labels"] and form != VOCABULARY["labels"][source]
    }
    assert wrong == {}


def test_sentences_use_the_words_of_the_house() -> None:
    wrong = [
        (word, source, form)
        for word, names in VOCABULARY["always"].items()
        for source, form, _ in messages("zh_CN")
        if re.search(rf"\b{word}s?\b", re.sub(r"\{.*?\}", "", source), re.IGNORECASE)
        if not any(name in form for name in names)
    ]
    assert wrong == []


def test_taiwan_reads_its_own_characters_and_words() -> None:
    taiwan = VOCABULARY["taiwan"]
    strange = {
        form: [sign for sign in form if sign not in taiwan["both_ways"] and ONLY_SIMPLIFIED.convert(sign) != sign]
        for _, form, _ in messages("zh_TW")
    }
    assert {form: signs for form, signs in strange.items() if signs} == {}
    assert [form for form in strange if any(word in form for word in taiwan["never"])] == []


@pytest.mark.parametrize("shipped", sorted(Path("core").glob("*/shipped/*.yaml")), ids=str)
def test_shipped_labels_speak_all_languages(shipped: Path) -> None:
    """Wherever a label has an English name, it has a Chinese one twice."""
    labels = labelled(yaml.safe_load(shipped.read_text(encoding="utf-8")))
    assert [each for each in labels if set(each) != set(language.LANGUAGES)] == []


def labelled(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        inside = [found for each in value.values() for found in labelled(each)]
        return [value] if "en" in value else inside
    return [found for each in value for found in labelled(each)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("zh-CN", "zh_CN"), ("zh-Hant-HK", "zh_TW"), ("zh-TW", "zh_TW"), ("zh", "zh_CN"), ("en-GB", "en"), ("de", "en")],
)
def test_a_browser_is_answered_in_the_nearest_language(asked: str, spoken: str) -> None:
    assert language.nearest(asked) == spoken


def test_the_catalogue_is_read_from_its_source() -> None:
    assert language.speech("zh_CN")("Priority") == VOCABULARY["labels"]["Priority"]
    assert language.speech("en")("Priority") == "Priority"


@pytest.mark.parametrize("tongue", language.LANGUAGES)
def test_nothing_is_said_for_nothing(tongue: str) -> None:
    assert language.speech(tongue)("") == ""


def test_the_glossary_is_printed_from_the_code() -> None:
    assert glossary.PLACE.read_text(encoding="utf-8") == glossary.printed(), "run `make words`"
