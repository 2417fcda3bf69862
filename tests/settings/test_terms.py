import pytest

from core.errors import NotAllowed
from core.settings import errors, rules, terms, views
from core.settings.words import Vocabulary
from core.work import begin, look

SKILL = Vocabulary.SKILL


@pytest.fixture
def tongs(admin, clock):
    """``tongs.add(...)``: one piece of work by the administrator."""

    class Hand:
        def __getattr__(self, verb):
            def act(*args, **kwargs):
                with begin(admin, clock) as work:
                    return getattr(terms, verb)(work, *args, **kwargs)

            return act

    return Hand()


def rows(actor, vocabulary=SKILL):
    with look(actor) as desk:
        return views.terms(desk, vocabulary)


def codes(actor, vocabulary=SKILL):
    return [row.code for row in rows(actor, vocabulary)]


def test_a_new_term_stands_last_and_gets_a_code_from_its_label(tongs, admin):
    assert tongs.add(SKILL, {"en": " Bicycle  repair "}) == "bicycle_repair"
    assert rows(admin)[-1].labels == {"en": "Bicycle repair"}
    assert codes(admin)[-1] == "bicycle_repair"


def test_the_same_label_gets_another_code(tongs):
    assert [tongs.add(SKILL, {"en": "Toys"}) for _ in range(2)] == ["toys_2", "toys_3"]


def test_a_label_without_latin_letters_gets_a_numbered_code(tongs):
    assert [tongs.add(SKILL, {"zh_CN": "\u81ea\u884c\u8f66"}) for _ in range(2)] == ["term_1", "term_2"]


@pytest.mark.parametrize("code", ["Toys", "a b", "_a", "a" * 41, "\u73a9\u5177", "a\x00"])
def test_a_code_that_other_systems_could_not_read_is_refused(tongs, code):
    with pytest.raises(errors.CodeUnfit):
        tongs.add(SKILL, {"en": "Something"}, code=code)


def test_a_code_is_given_once(tongs):
    tongs.retire(SKILL, "toys")
    with pytest.raises(errors.CodeTaken):
        tongs.add(SKILL, {"en": "Toys again"}, code="toys")


@pytest.mark.parametrize("labels", [{}, {"en": "  "}, {"xx": "Something"}])
def test_a_term_without_a_label_is_refused(tongs, labels):
    with pytest.raises(errors.NoLabel):
        tongs.add(SKILL, labels)


def test_a_label_has_an_end(tongs):
    with pytest.raises(errors.LabelTooLong):
        tongs.relabel(SKILL, "toys", {"en": "x" * 61})


def test_labels_change_and_the_code_stays(tongs, admin):
    tongs.relabel(SKILL, "toys", {"en": "Playthings", "zh_TW": ""})
    assert next(row.labels for row in rows(admin) if row.code == "toys") == {"en": "Playthings"}


def test_a_term_is_retired_and_restored_never_deleted(tongs, admin):
    before = codes(admin)
    tongs.retire(SKILL, "toys")
    assert codes(admin) == before
    assert not next(row.active for row in rows(admin) if row.code == "toys")
    tongs.restore(SKILL, "toys")
    assert all(row.active for row in rows(admin))


def test_a_term_changes_places_with_its_neighbour(tongs, admin):
    before = codes(admin)
    tongs.shift(SKILL, before[1], -1)
    assert codes(admin) == [before[1], before[0], *before[2:]]
    tongs.shift(SKILL, before[1], 1)
    assert codes(admin) == before


def test_places_are_changed_among_those_below_the_same_parent(tongs, admin):
    tongs.add(SKILL, {"en": "Trains"}, parent="toys")
    tongs.add(SKILL, {"en": "Dolls"}, parent="toys")
    tongs.shift(SKILL, "dolls", -1)
    assert codes(admin)[:3] == ["toys", "dolls", "trains"]
    tongs.shift(SKILL, "toys", 1)
    assert codes(admin)[:4] == ["electrical", "toys", "dolls", "trains"]


def test_the_first_cannot_go_further_up_nor_the_last_further_down(tongs, admin):
    before = codes(admin)
    tongs.shift(SKILL, before[0], -1)
    tongs.shift(SKILL, before[-1], 1)
    assert codes(admin) == before


def test_what_stands_below_another_comes_right_after_it(tongs, admin):
    tongs.add(SKILL, {"en": "Trains"}, parent="toys")
    order = codes(admin)
    assert order.index("trains") == order.index("toys") + 1


def test_nothing_stands_below_itself(tongs):
    tongs.move(SKILL, "pets", "toys")
    tongs.move(SKILL, "care", "pets")
    with pytest.raises(errors.NotATree):
        tongs.move(SKILL, "toys", "care")
    with pytest.raises(errors.NotATree):
        tongs.move(SKILL, "toys", "toys")


@pytest.mark.parametrize("verb", ["relabel", "move", "shift", "retire", "restore"])
def test_a_term_that_is_not_there_is_refused(tongs, verb):
    further = {"relabel": ({"en": "x"},), "move": (None,), "shift": (1,)}.get(verb, ())
    with pytest.raises(errors.NoSuchTerm):
        getattr(tongs, verb)(SKILL, "ghost", *further)


def test_a_parent_that_is_not_there_is_refused(tongs):
    with pytest.raises(errors.NoSuchTerm):
        tongs.add(SKILL, {"en": "x"}, parent="ghost")
    with pytest.raises(errors.NoSuchTerm):
        tongs.move(SKILL, "toys", "ghost")


def test_what_changes_nothing_leaves_no_trace(tongs, admin):
    with look(admin) as desk:
        labels = views.labels(desk, SKILL)
    tongs.relabel(SKILL, "toys", labels["toys"])
    tongs.restore(SKILL, "toys")
    tongs.move(SKILL, "toys", None)


def test_shipping_again_keeps_what_the_desk_edited(tongs, admin):
    tongs.relabel(SKILL, "toys", {"en": "Playthings"})
    tongs.ship()
    with look(admin) as desk:
        assert views.labels(desk, SKILL)["toys"] == {"en": "Playthings"}


def test_supervisors_do_not_edit_terms(wang, clock):
    with pytest.raises(NotAllowed), begin(wang, clock) as work:
        terms.retire(work, SKILL, "toys")


def test_codes_are_made_without_end():
    taken: set[str] = set()
    for _ in range(12):
        taken.add(rules.code_from("!!!", taken))
    assert len(taken) == 12
