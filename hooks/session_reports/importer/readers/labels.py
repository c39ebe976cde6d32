"""The labels that lists print: a number as figures, letters or a Roman numeral."""

from __future__ import annotations

__all__ = ["MOST", "figure"]

MOST = 3999
"""The greatest number that has a Roman numeral."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def figure(number: int, manner: str) -> str:
    """Return a number in a manner: "decimal", "letter", "roman" and, for capitals, "Letter" and "Roman".

    What has no form in the manner is told in figures.
    """
    if manner.lower() == "letter" and 0 < number <= MOST:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif manner.lower() == "roman" and 0 < number <= MOST:
        text, rest = "", number
        for value, letters in _ROMAN:
            text += letters * (rest // value)
            rest %= value
    else:
        return str(number)
    return text.upper() if manner[0].isupper() else text
