"""In which of our languages a text of somebody else is written, as far as its letters tell."""

import re
from functools import cache

import opencc

CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def tongue(text: str) -> str:
    """Chinese by its letters; everything else stands under English, which all readers fall back to."""
    if not CHINESE.search(text):
        return "en"
    return "zh_CN" if _simplifier().convert(text) == text else "zh_TW"


def labelled(text: str) -> dict[str, str]:
    return {tongue(text): text}


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
