"""The name of the body in a masthead, among the lines that name organs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["body_named"]

_ORGAN = re.compile(
    r"\b(?:Assembly|Board|Body|Commission|Committee|Conference|Congress|Council|Forum|Meeting|Panel|Parties"
    r"|(?:Working|working) [Gg]roup)\b"
)
_FACT = re.compile(r"Distr|Original:|United Nations$|^\W*$|/|\d{4}|^.{0,3}$")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_OPEN = re.compile(rf"\b(?:{'|'.join(sorted(_SMALL))})$")
_REPORT = re.compile(r"^(?:Draft )?(?:[Rr]eport|[Pp]roceedings|[Ss]ummary|[Ii]tems?) (?:of|on) (?:the )?|^The ")
_SYMBOL = re.compile(r"(?:\s+\d{1,3})?\s+[A-Z]{2,}[A-Za-z]*(?:[ /]?\d[\w.()/-]*|/[\w.()/-]+)$")
_AFTER = re.compile(
    r":? (?:summary|report|proceedings|minutes) of\b.*$|, \d.*$| (?:on|at) (?:the )?(?:\w+ part of )?(?:its|their) .*$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:[\w-]+(?:st|nd|rd|th)|First|Second|Third) (?:Meeting|Conference|Assembly|Congress)")
_LONGEST = 150  # characters of a name
_SENTENCE = 8  # words, from which on a line with the session is a sentence


def body_named(lines: Sequence[str], reported: str, session: re.Pattern[str]) -> str:
    """Return the name of the body: the organ last named above the session, or else the first one named.

    ``reported`` is whose report it says to be; a line of the masthead may have the name in full. ``session`` finds
    what a session is called.
    """
    whole = [*_unwrapped(lines)]
    end = next(
        (n for n, line in enumerate(whole) if session.search(line) and len(line.split()) < _SENTENCE), len(whole)
    )
    organs = [(n, name) for n, line in enumerate(whole) for cell in line.split(" | ") if (name := _organ(cell))]
    organs = [(n, name) for n, name in organs if not _ORDINAL.fullmatch(name)]
    if reported:
        return next((name for _, name in organs if name.startswith(reported)), reported)
    above = [name for n, name in organs if n < end]
    if above:
        return next((name for name in above if name != above[-1] and name.startswith(above[-1])), above[-1])
    before = [line for line in whole[:end] if not _FACT.search(line)] if end < len(whole) else []
    return before[-1] if before else next((name for _, name in organs), "")


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, those that end within a name with the next: "Lamp Assembly of the", "United Nations"."""
    begun = ""
    for line in lines:
        whole = f"{begun} {line}".strip()
        begun = whole if _OPEN.search(whole) and len(whole) < _LONGEST else ""
        if not begun:
            yield whole
    if begun:
        yield begun


def _organ(line: str) -> str:
    """Return the name of the organ that a line is, or nothing."""
    name = _AFTER.sub("", _SYMBOL.sub("", _REPORT.sub("", line))).strip(" #:")
    if name.isupper():
        words = [word if word.lower() in _SMALL and n else word.capitalize() for n, word in enumerate(name.split())]
        name = " ".join(word.lower() if word.lower() in _SMALL and n else word for n, word in enumerate(words))
    fits = _ORGAN.search(name) and len(name) < _LONGEST and not re.search(r"[.;]$|: |^\W|^\d", name)
    return name if fits else ""
