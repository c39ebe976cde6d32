"""How a language refers to the parts of a report: agenda items, meetings, paragraphs.

The rules are regular expressions made from a language's words; a language without words here
refers to nothing that can be found, and only names and symbols become links in its reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reference", "references", "stands_alone"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference found in a text: its span, and what it says.

    ``value`` is the number as printed. A sub-item or sub-paragraph follows a slash: ``4/a``; one that
    leaves the item to the context begins with it: ``/a``. ``annex`` is the annex named, ``*`` for "the
    annex". ``last`` closes a range: "paragraphs 5 to 7" is one reference to 5 with the last 7.
    """

    kind: Literal["item", "meeting", "paragraph"]
    start: int
    end: int
    value: str
    annex: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Nouns are patterns for singular and plural alike."""

    item: str
    sub_item: str
    meeting: str
    ordinal: str
    paragraph: str
    separator: str
    range: str
    here: str
    elsewhere: str
    annex: str
    not_before: str
    spoken_for: tuple[str, ...]
    small: frozenset[str]
    offices: frozenset[str]


ENGLISH = Words(
    item=r"(?:agenda )?items?",
    sub_item=r"sub-?items?",
    meeting=r"(?:plenary )?meetings?",
    ordinal=r"(\d+)(?:st|nd|rd|th)",
    paragraph=r"paragraphs?|paras?\.",
    separator=r",? (?:and|or) |, ",
    range=r" to | ?[–-] ?",  # noqa: RUF001
    here=r" of (?:the present|this) (?:report|document|addendum|annex)",
    elsewhere=r",? (?:of|in|to) ",
    annex=r" of (?:the )?annex(?: ([0-9]+|[IVXL]+))?(?! (?:to|of) )\b",
    not_before=r"(?:operative|preambular|sub-?) ?$",
    spoken_for=("behalf of ", "behalf of the "),
    small=frozenset(
        "a after all also although among an and as at because before between both but by during each either except "
        "following for from had has have if in including into it its like nor not of on only or other over per since "
        "so such than that the their then these this those through thus to toward towards under until upon was were "
        "when where which while who whose with within without".split()
    ),
    offices=frozenset(
        "Government Governments Parliament Republic Kingdom Territory Constitution People Peoples Mission Missions "
        "Embassy Delegation Delegations Representation Representative Representatives Observer Observers Expert "
        "Experts Member Members Head Heads President Vice-President King Queen Emperor Chancellor Premier Prime "
        "Minister Ministers Vice-Minister Ministry Secretary Secretary-General State Ambassador Ambassadors "
        "Permanent Deputy Chair Vice-Chair Chairperson Chief Director Coordinator Commissioner Attorney "
        "Attorney-General Prosecutor Judge Governor Adviser Counsellor Rapporteur Foreign Affairs Justice "
        "Interior Health Education Finance Behalf".split()
    ),
)
"""English, as United Nations editors write it."""

_LANGUAGES = {"en": ENGLISH}

_NUMBER = r"\d+(?:\.\d+)*(?: bis| ter)?"
_LETTER = r"\([a-z]{1,4}\)"
_LETTERED = rf"(?: ?{_LETTER})*"


def references(text: str, language: str) -> list[Reference]:
    """Return the references in a text, in order of their places."""
    words = _LANGUAGES.get(language)
    if words is None:
        return []
    found = [*_items(text, words), *_sub_items(text, words), *_meetings(text, words), *_paragraphs(text, words)]
    return sorted(found, key=lambda reference: reference.start)


def _list_of(one: str, words: Words, *, then: str = "") -> str:
    """Return a pattern for a list: one of a kind, then more of it or of another."""
    return rf"{one}(?:(?:{words.separator}|{words.range})(?:{one}{'|' if then else ''}{then}))*"


def _items(text: str, words: Words) -> Iterator[Reference]:
    """Find "agenda item 4", "items 3 (a) and (b)", "items 5, 6 and 8"."""
    listed = _list_of(_NUMBER + _LETTERED, words, then=_LETTER)
    for match in re.finditer(rf"(?<![\w-])(?:{words.item}) ({listed})", text, re.IGNORECASE):
        parts = list(re.finditer(rf"(?P<number>{_NUMBER}){_LETTERED}|{_LETTER}", match[1]))
        item = ""
        for part in parts:
            item = part["number"] or item
            value = "/".join([item, *re.findall(r"\(([a-z]+)\)", part[0])])
            yield Reference("item", *_span(match, parts, part), value)


def _sub_items(text: str, words: Words) -> Iterator[Reference]:
    """Find "sub-item (a)", "sub-items (a) and (b)": the item is the context's."""
    for match in re.finditer(rf"\b(?:{words.sub_item}) ({_list_of(_LETTER, words)})", text, re.IGNORECASE):
        parts = list(re.finditer(_LETTER, match[1]))
        for part in parts:
            yield Reference("item", *_span(match, parts, part), f"/{part[0][1:-1]}")


def _meetings(text: str, words: Words) -> Iterator[Reference]:
    """Find "3rd meeting", "3rd, 4th and 5th meetings", "1st to 4th meetings"."""
    one = words.ordinal.replace("(", "(?:", 1)
    for match in re.finditer(rf"\b({_list_of(one, words)}) (?:{words.meeting})\b", text):
        parts = list(re.finditer(words.ordinal, match[1]))
        yield from _ranged("meeting", match, parts, words)


def _paragraphs(text: str, words: Words) -> Iterator[Reference]:
    """Find "paragraph 4", "paragraphs 5 to 7 above", "paragraph 2 (b)" of this document and its annexes.

    "Paragraph 20 of decision 2/CP.17" is a paragraph of another document, and so is an operative or
    preambular one.
    """
    listed = _list_of(_NUMBER + _LETTERED, words)
    for match in re.finditer(rf"\b(?:{words.paragraph}) ({listed})", text, re.IGNORECASE):
        if re.search(words.not_before, text[: match.start()]):
            continue
        annex = re.compile(words.annex).match(text, match.end())
        here = re.compile(words.here).match(text, match.end())
        if not annex and not here and re.compile(words.elsewhere).match(text, match.end()):
            continue
        parts = list(re.finditer(rf"({_NUMBER}){_LETTERED}", match[1]))
        yield from _ranged("paragraph", match, parts, words, (annex[1] or "*") if annex and not here else "")


def _ranged(
    kind: Literal["meeting", "paragraph"],
    match: re.Match[str],
    parts: list[re.Match[str]],
    words: Words,
    annex: str = "",
) -> Iterator[Reference]:
    """Yield a reference for each number; the first of a range tells its last."""
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        value = "/".join([part[1], *re.findall(r"\(([a-z]+)\)", part[0])])
        between = match[1][part.end() : following.start()] if following else ""
        last = following[1] if following and re.fullmatch(words.range, between) else ""
        yield Reference(kind, *_span(match, parts, part), value, annex, last)


def _span(match: re.Match[str], parts: list[re.Match[str]], part: re.Match[str]) -> tuple[int, int]:
    """Return the span of the whole phrase where it names one thing, else that of the number alone."""
    if len(parts) == 1:
        return match.span()
    offset = match.start(1)
    return offset + part.start(), offset + part.end()


_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*) $")  # noqa: RUF001
_OF_BEFORE = re.compile(r"([^\W\d_][\w'’-]*) (?:of|for) (?:the )?$")  # noqa: RUF001
_WORD_AFTER = re.compile(r" ([^\W\d_][\w'’]*)")  # noqa: RUF001


def stands_alone(text: str, start: int, end: int, language: str) -> bool:
    """Whether a name found in a text is one by itself, not part of a longer name that is not known.

    In English a longer name shows by its capitals: "the Bank of Kenya", "Kenya Airways", "New Mexico" name no
    delegation, but "the Government of Kenya", "In Kenya" do. A name without a capital ("least developed
    countries") is one where it is spoken for.
    """
    words = _LANGUAGES.get(language)
    if words is None:
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1][0].isupper():
        return False
    window = text[max(0, start - 80) : start]
    if text[start:end].islower():
        return window.endswith(words.spoken_for)
    of = _OF_BEFORE.search(window)
    if of:
        return of[1][0].islower() or of[1] in words.offices or of[1].lower() in words.small
    before = _WORD_BEFORE.search(window)
    return (
        before is None or not before[1][0].isupper() or before[1].lower() in words.small or before[1] in words.offices
    )
