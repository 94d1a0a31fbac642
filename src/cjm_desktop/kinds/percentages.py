"""Shares as people of a language write them."""

from __future__ import annotations

from cjm_desktop.text.direction import direction_of

DECIMAL_COMMA = (
    " az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr"
    " sv tr uk uz vi "
)
"""Languages that part the decimals with a comma (Unicode CLDR, ``symbols/decimal``)."""
NO_BREAK_SPACE = "\u00a0"


def percentage(share: float, language: str) -> str:
    """A share (0..1) in percent: whole, or with one decimal where the share has one and is not merely derived.

    The sign follows a no-break space, so that figure and sign stay together.
    """
    percent = share * 100
    whole = round(percent)
    # What falls under one per cent would read as nothing; a figure such as 12.5 was meant as it is.
    exact = abs(percent * 10 - round(percent * 10)) < 1e-6
    figure = f"{percent:.1f}" if (exact or 0 < percent < 1) and abs(percent - whole) > 1e-6 else f"{whole}"
    figure = figure.removesuffix(".0")
    if language.split("-", maxsplit=1)[0].lower() in DECIMAL_COMMA:
        figure = figure.replace(".", ",")
    # Between words that run from right to left the sign would change its side, were it not next to the figure.
    return f"{figure}%" if direction_of(language) == "rtl" else f"{figure}{NO_BREAK_SPACE}%"
