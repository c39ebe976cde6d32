"""How a text refers to agenda items, meetings and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .languages import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .words import Words

__all__ = ["Reference", "references"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference found in a text: its span, and what it says.

    ``value`` is the number as printed. A sub-item or sub-paragraph follows a slash: ``4/a``; one that
    leaves the item to the context begins with it: ``/a``. ``annex`` is the annex named, ``*`` for "the
    annex", ``body`` for the report itself, and empty for the series that the text stands in. ``last``
    closes a range: "paragraphs 5 to 7" is one reference to 5 with the last 7.
    """

    kind: Literal["item", "meeting", "paragraph"]
    start: int
    end: int
    value: str
    annex: str = ""
    last: str = ""


_NUMBER = r"\d++(?:\.\d++)*+(?: bis| ter)?+(?!\w)"
_LETTER = r"\([a-z]{1,4}\)"
_LETTERED = rf"(?: ?{_LETTER})*"
_PART = re.compile(rf"(?P<number>{_NUMBER}){_LETTERED}|{_LETTER}")


def references(text: str, language: str) -> list[Reference]:
    """Return the references in a text, in order of their places."""
    words = words_of(language)
    if words is None:
        return []
    found = [*_items(text, words), *_meetings(text, words), *_paragraphs(text, words)]
    return sorted(found, key=lambda reference: reference.start)


def _listed(one: str, noun: tuple[str, str], words: Words, *, then: str = "") -> re.Pattern[str]:
    """Return a pattern: a singular noun and one number, or a plural noun and a list of them.

    So "on item 4, 12 delegations spoke" is about one item. A list may go on with numbers of another form.
    """
    singular, plural = noun
    more = rf"(?:{words.separator}|{words.range})(?:{one}{'|' if then else ''}{then})"
    return re.compile(rf"(?<![\w-])(?:(?i:{plural}) (?P<list>{one}(?:{more})*)|(?i:{singular}) (?P<one>{one}))(?!\w)")


def _items(text: str, words: Words) -> Iterator[Reference]:
    """Find "agenda item 4", "items 3 (a) and (b)", "sub-item (a)", whose item is the context's."""
    one = rf"(?:{_NUMBER}{_LETTERED}|{_LETTER})"
    for match in _listed(one, words.item, words).finditer(text):
        yield from _numbered("item", match, words)


def _meetings(text: str, words: Words) -> Iterator[Reference]:
    """Find "3rd meeting", "3rd, 4th and 5th meetings", "1st to 4th meetings"."""
    one = words.ordinal.replace("?P<number>", "?:")
    more = rf"(?:{words.separator}|{words.range}){one}"
    pattern = rf"(?<![\w-])(?P<list>{one}(?:{more})*) {words.meeting}(?!\w)"
    for match in re.finditer(pattern, text):
        yield from _ranged("meeting", match, list(re.finditer(words.ordinal, _numbers(match))), words)


def _paragraphs(text: str, words: Words) -> Iterator[Reference]:
    """Find "paragraph 4", "paragraphs 5 to 7 above", "paragraph 2 (b)" of this document and its annexes.

    "Paragraph 20 of decision 2/CP.17", "article 33, paragraph 2" and an operative or preambular paragraph are
    those of other documents.
    """
    for match in _listed(_NUMBER + _LETTERED, words.paragraph, words, then=_LETTER).finditer(text):
        if re.search(words.not_before, text[max(0, match.start() - 60) : match.start()], re.IGNORECASE):
            continue
        annex = re.compile(words.annex).match(text, match.end())
        here = re.compile(words.here).match(text, match.end())
        body = re.compile(words.body).match(text, match.end())
        if not annex and not here and not body and re.compile(words.elsewhere).match(text, match.end()):
            continue
        series = "body" if body else ((annex[1] or "*") if annex and not here else "")
        yield from _numbered("paragraph", match, words, series)


def _numbered(
    kind: Literal["item", "paragraph"], match: re.Match[str], words: Words, annex: str = ""
) -> Iterator[Reference]:
    """Yield a reference for each number or letter; a letter alone belongs to the number before it."""
    yield from _ranged(kind, match, list(_PART.finditer(_numbers(match))), words, annex)


def _numbers(match: re.Match[str]) -> str:
    """Return the numbers of a phrase without its noun."""
    return str(match["list"] or match["one"])


def _ranged(
    kind: Literal["item", "meeting", "paragraph"],
    match: re.Match[str],
    parts: list[re.Match[str]],
    words: Words,
    annex: str = "",
) -> Iterator[Reference]:
    """Yield a reference for each part; the first of a range tells its last."""
    offset = match.start("list" if match["list"] else "one")
    number = ""
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        number = part["number"] or number
        value = "/".join([number, *re.findall(r"\(([a-z]+)\)", part[0])])
        between = _numbers(match)[part.end() : following.start()] if following else ""
        last = (following["number"] or "") if following and re.fullmatch(words.range, between) else ""
        start, end = match.span() if len(parts) == 1 else (offset + part.start(), offset + part.end())
        yield Reference(kind, start, end, value, annex, last)
