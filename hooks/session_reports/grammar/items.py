"""Where the names of a list begin and end.

Names that are known are told beforehand and are never taken apart; of the others, capitals and articles tell where one
ends and the next begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from .words import BRACKET, NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .words import SpeechWords

__all__ = ["Item", "Masked", "Span", "joined", "said", "split"]

Span: TypeAlias = tuple[int, int]
"""Where something begins and ends in a text."""


@dataclass(frozen=True)
class Masked:
    """A text with its known names and its brackets covered, letter for letter."""

    plain: str
    names: tuple[Span, ...]
    words: SpeechWords
    """The words of its language."""
    covered: str = field(init=False)
    """With names and brackets covered."""
    named: str = field(init=False)
    """With names alone covered."""

    def __post_init__(self) -> None:
        """Cover the names, then the brackets."""
        letters = list(self.plain)
        for start, end in self.names:
            letters[start:end] = NAME * (end - start)
            if members := re.compile(self.words.members).match(self.plain, end):
                letters[end : members.end()] = " " * (members.end() - end)
        object.__setattr__(self, "named", "".join(letters))
        opened: list[int] = []
        for place, letter in enumerate(self.named):
            if letter == "(":
                opened.append(place)
            elif letter == ")" and opened:
                start = opened.pop()
                if not opened:
                    letters[start : place + 1] = BRACKET * (place + 1 - start)
        object.__setattr__(self, "covered", "".join(letters))

    def within(self, start: int, end: int) -> Masked:
        """Return a stretch as a text by itself: what its brackets hold can be read then."""
        first = bisect_left(self.names, (start, start))
        inside = [(a - start, b - start) for a, b in self.names[first:] if b <= end]
        return Masked(self.plain[start:end], tuple(inside), self.words)


_MOST = 500  # names in one list: of a longer one, the rest is not looked at


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch between two separators, and what separates it from the one before: ``,``, ``;``, ``and``, ``, and``."""

    start: int
    end: int
    before: str
    doubt: str = ""


def said(text: Masked, item: Item) -> str:
    """Return the words of an item, with names and brackets covered."""
    return text.covered[item.start : item.end]


def split(text: Masked, start: int, end: int, pattern: str) -> list[Item]:
    """Split a stretch at its separators."""
    found: list[Item] = []
    position, before = start, ""
    for match in re.compile(pattern).finditer(text.covered, start, end):
        found.append(_stripped(text.covered, position, match.start(), before))
        position, before = match.end(), " ".join(match[0].split())
    found.append(_stripped(text.covered, position, end, before))
    return [item for item in found if item.start < item.end][:_MOST]


def _stripped(covered: str, start: int, end: int, before: str) -> Item:
    while start < end and covered[start] in " \n":
        start += 1
    while end > start and covered[end - 1] in " \n,":
        end -= 1
    return Item(start, end, before)


def joined(text: Masked, items: Sequence[Item], *, comma_only: bool, roles: bool) -> list[Item]:
    """Join what "and" or a comma divides within a name: "Center for Justice and International Law".

    A name that is known is never divided. Two that are not known are told apart by an article or, in lists that have
    ``roles``, by a role before the second one; in a list that is made with commas alone, "and" never tells two apart.
    """
    words = text.words
    found: list[Item] = []
    for item in items:
        if found and _goes_on(text, found[-1], item, comma_only=comma_only, roles=roles):
            found[-1] = Item(found[-1].start, item.end, found[-1].before)
        else:
            found.append(item)
    found = _with_fields(text, found, comma_only=comma_only)
    if comma_only:
        return found
    runs: list[list[Item]] = []
    for item in found:
        if not runs or re.match(words.role, said(text, item)):
            runs.append([])
        runs[-1].append(item)
    return [item for run in runs for item in _with_last(text, run)]


def _with_last(text: Masked, run: list[Item]) -> list[Item]:
    """Part the last two names of a list that has no "and" but within its last name: one of these is the list's own."""
    words = text.words
    *others, last = run
    covered = said(text, last)
    lead = re.match(words.role, covered)
    many = bool(others) or (lead is not None and not re.search(words.single, lead[0]))
    places = [match.span() for match in re.finditer(words.both, covered)]
    office = lead is None and re.match(rf"(?:{words.articles})?{words.office}", covered) is not None
    if any("and" in item.before for item in run[1:]) or not places or office:
        return run
    fitting = [place for place in places if all(re.search(words.organs, part) for part in _parted(covered, place))]
    if not many and not fitting:
        return run
    ending = [place for place in fitting if re.search(rf"{words.organs}\w*$", covered[: place[0]])]
    first, second = (ending or fitting or places)[-1]
    doubt = "" if many and len(places) == 1 else f"where '{text.plain[last.start : last.end]}' is to be parted"
    left = Item(last.start, last.start + first, last.before, doubt)
    return [*others, left, Item(last.start + second, last.end, "and", doubt)]


def _parted(covered: str, place: Span) -> tuple[str, str]:
    return covered[: place[0]], covered[place[1] :]


def _goes_on(text: Masked, first: Item, second: Item, *, comma_only: bool, roles: bool) -> bool:
    """Whether what stands behind a separator goes on the name before it."""
    words = text.words
    one, other = (said(text, item) for item in (first, second))
    if re.match(words.apposition, other):
        return (second.before == "," or re.search(rf", {words.apposition}", one) is not None) and not _is_known(
            one, words
        )
    if re.match(rf"(?:{words.articles})?{NAME}", other) or (roles and re.match(words.role, other)):
        return second.before == "," and re.search(words.territory, one) is not None
    if second.before == "and" and comma_only:
        return not one.endswith(BRACKET)
    apart = re.match(words.joined if roles else words.articles, other)
    two = not roles and re.fullmatch(words.abbreviation, other)  # "the Lamp Watch and WWF"
    if apart or two or second.before != "and":
        return False
    return not one.endswith((NAME, BRACKET)) and not re.search(words.collective, one)


def _is_known(covered: str, words: SpeechWords) -> bool:
    return re.fullmatch(rf"(?:{words.lead})?{NAME}+", covered) is not None


def _with_fields(text: Masked, items: Sequence[Item], *, comma_only: bool) -> list[Item]:
    """Join the fields that a name lists: "Maat for Peace, Justice, Development and Human Rights" is one name.

    In a list that is made with commas alone, two words with an "and" are hardly a name: "Lamp Party, Liberal and Mild".
    """
    words = text.words
    found: list[Item] = []
    for item in items:
        other = said(text, item).rstrip(f" {BRACKET}")
        first = len(found) - 1
        if item.before == "," and re.fullmatch(words.fields, other):
            while first > 0 and re.fullmatch(words.field, said(text, found[first])):
                first -= 1
            one = said(text, found[first]) if found else ""
            listing = (
                not _is_known(one, words)
                and not re.fullmatch(words.field, one)
                and re.match(rf"(?:{words.lead})[A-Z{NAME}“]", one) is not None
            )
            of_fields = re.search(words.field_of, one) and not re.search(words.organs, other)
            of_adjectives = not re.search(words.organs, one) and re.fullmatch(words.ending, other)
            of_words = comma_only and re.fullmatch(rf"{words.field} and {words.field}", other)
            if listing and (of_fields or of_adjectives or (of_words and not re.search(words.organs, other))):
                last = found[first]
                sure = of_fields or of_adjectives
                doubt = "" if sure else f"whether '{text.plain[last.start : item.end]}' is one name"
                found[first:] = [Item(last.start, item.end, last.before, doubt)]
                continue
        found.append(item)
    return found
