"""A picture that a device can scan; dark on light on every paper, as cameras want it."""

import segno


def picture(text: str) -> str:
    """As SVG, with the quiet margin that the standard asks for."""
    return segno.make(text, error="m").svg_inline(scale=5, dark="#14191C", light="#FFFFFF", border=4)
