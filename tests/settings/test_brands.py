import pytest

from core.settings import brands, errors, views
from core.work import begin, look


def shown(actor):
    with look(actor) as desk:
        return [(row.name, row.active) for row in views.brands(desk)]


def test_brands_are_added_renamed_and_retired(admin, clock):
    with begin(admin, clock) as work:
        second = brands.add(work, "Pet shop")
        brands.rename(work, 1, "Toy shop")
    with begin(admin, clock) as work:
        brands.retire(work, 1)
    assert shown(admin) == [("Pet shop", True), ("Toy shop", False)]
    with begin(admin, clock) as work:
        brands.restore(work, 1)
        brands.retire(work, second)
    assert shown(admin) == [("Toy shop", True), ("Pet shop", False)]


def test_the_last_brand_stays(admin, clock):
    with pytest.raises(errors.LastBrand), begin(admin, clock) as work:
        brands.retire(work, 1)


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "\u200b"])
def test_a_brand_has_a_name(admin, clock, name):
    with pytest.raises(errors.BrandNameUnfit), begin(admin, clock) as work:
        brands.add(work, name)


def test_a_brand_that_is_not_there_is_refused(admin, clock):
    with pytest.raises(errors.NoSuchBrand), begin(admin, clock) as work:
        brands.rename(work, 9, "Ghost")
