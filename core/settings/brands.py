"""What an administrator does with brands: the shops that the desk answers for."""

from core.models.settings import Brand
from core.people.rules import tidy
from core.permissions import Permission, needs
from core.settings import claims, errors, events, rules
from core.work import Work


@needs(Permission.EDIT_SETTINGS)
def add(work: Work, name: str) -> int:
    """The id of the new brand."""
    tidied = _name(name)
    code = rules.code_from(tidied, {each.code for each in claims.brands(work).values()})
    brand = Brand(code=code, name=tidied)
    work.session.add(brand)
    work.session.flush()
    work.record(events.BrandAdded(brand.id))
    return brand.id


@needs(Permission.EDIT_SETTINGS)
def rename(work: Work, brand_id: int, name: str) -> None:
    brand, tidied = _brand(work, brand_id), _name(name)
    if brand.name != tidied:
        brand.name = tidied
        work.record(events.BrandRenamed(brand.id))


@needs(Permission.EDIT_SETTINGS)
def retire(work: Work, brand_id: int) -> None:
    """Its cases and customers stay as they are; it cannot be chosen any more."""
    brand = _brand(work, brand_id)
    if brand.retired_at is not None:
        return
    if {each.id for each in claims.brands(work).values() if each.retired_at is None} == {brand.id}:
        raise errors.LastBrand
    brand.retired_at = work.now
    work.record(events.BrandRetired(brand.id))


@needs(Permission.EDIT_SETTINGS)
def restore(work: Work, brand_id: int) -> None:
    brand = _brand(work, brand_id)
    if brand.retired_at is not None:
        brand.retired_at = None
        work.record(events.BrandRestored(brand.id))


def _brand(work: Work, brand_id: int) -> Brand:
    found = claims.brands(work).get(brand_id)
    if found is None:
        raise errors.NoSuchBrand(brand=brand_id)
    return found


def _name(typed: str) -> str:
    name = tidy(typed)
    if not 1 <= len(name) <= rules.LONGEST_LABEL:
        raise errors.BrandNameUnfit(longest=rules.LONGEST_LABEL)
    return name
