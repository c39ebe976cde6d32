"""Lists of people as sentences print them, each with an office that may have commas of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .items import split
from .lists import Entry, entries, with_brackets
from .words import BRACKET, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .items import Item, Masked

__all__ = ["panel"]


def panel(text: Masked, start: int, end: int, role: str) -> list[Entry]:
    """Return the entries of a list of people, each with an office that may have commas of its own.

    "Director of the Lamp Fund; Vice-Chair of the Committee on Oil, Wicks and Glass, Ana Lo (Kenya), who spoke on
    sub-item (a)" are two.
    """
    words = text.words
    found: list[Entry] = []
    for item in split(text, start, end, words.strong if ";" in text.covered[start:end] else words.separators):
        found += _of_panel(text, item, role)
    return found


def _of_panel(text: Masked, item: Item, role: str) -> Iterator[Entry]:
    words = text.words
    covered = text.covered
    lead = re.compile(words.lead).match(covered, item.start, item.end)
    start = lead.end() if lead else item.start
    aside = re.compile(rf", (?={words.trailing})").search(covered, start, item.end)
    end = aside.start() if aside else item.end
    named = re.compile(rf"(?:^|.*, )({words.person})(?= ?{BRACKET}|$)").match(covered[start:end])
    office = re.match(words.office, covered[start:end]) is not None
    several = re.compile(rf"(.*), ({words.person}) and ({words.person})$").match(covered[start:end])
    if several and re.match(words.together, covered[start:end]):
        for group in (2, 3):
            first, last = several.span(group)
            yield Entry(start + first, start + last, "person", role, office=(start, start + several.end(1)))
        return
    titled = re.match(words.title, covered[start:end]) is not None
    of_body = "" if titled else rf"(?:{words.articles})?(?:{words.office}|{words.field}[^,]*{words.organs})"
    first_named = re.compile(rf"({words.person})((?: ?{BRACKET}+)*), (?={of_body})").match(covered, start, end)
    if first_named and not office:  # "Ana Lo (Kenya), Director of the Lamp Fund"
        entry = Entry(start, first_named.end(1), "person", role)
        yield _with_parts(text, with_brackets(text, entry, *first_named.span(2)), first_named.end(), end)
        return
    if named and not (office and named.start(1) == 0):
        first = start + named.start(1)
        entry = Entry(first, start + named.end(1), "person", role)
        entry = replace(entry, office=(start, first - len(", "))) if first > start else entry
    else:
        if not office:
            yield from entries(text, item.start, item.end, role=role)
            return
        body = re.compile(rf"[^{BRACKET}]+").match(covered, start, end)
        entry = Entry(start, start + len(body[0].rstrip()) if body else end, "office", role)
    position = entry.end
    while bracket := re.compile(rf" ?({BRACKET}+)").match(covered, position, end):
        entry = with_brackets(text, entry, *bracket.span(1))
        position = bracket.end()
    yield replace(entry, after=(aside.end(), item.end)) if aside else entry


def _with_parts(text: Masked, entry: Entry, start: int, end: int) -> Entry:
    """Add what follows a name to it: "Director, Lamp Fund, Kenya", of which the last is a country."""
    position, last = start, end
    country = re.compile(rf"(?:^|.*, )({NAME}+)").fullmatch(text.covered[start:end])
    if country:
        last = start + max(0, country.start(1) - len(", "))
        entry = replace(entry, shown=(start + country.start(1), end))
    elif shown := re.compile(rf"(.*[^{BRACKET}]) ({BRACKET}+)").fullmatch(text.covered[start:end]):
        last = start + shown.end(1)
        entry = with_brackets(text, entry, *(start + place for place in shown.span(2)))
    return replace(entry, office=(position, last)) if last > position else entry
