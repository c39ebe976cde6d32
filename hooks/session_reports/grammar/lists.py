"""Lists of names as sentences print them: who is named, for whom, and in which manner.

"Venezuela (Bolivarian Republic of) (by video message), Nigeria (on behalf of the African Group and in its national
capacity) and the observer for the Lamp Society" are three entries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from .items import Item, joined, said, split
from .words import BRACKET, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Masked, Span
    from .words import SpeechWords

__all__ = ["Entry", "backwards", "entries", "for_others", "groups", "names_in", "with_brackets", "with_manner"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One who is named in a list.

    ``kind`` tells what the words are: a ``known`` name, another ``name``, an ``office``, or a ``person``, before whom
    an ``office`` may be printed. ``doubts`` say where the words allow another reading.
    """

    start: int
    end: int
    kind: Literal["known", "name", "office", "person"]
    role: str = ""
    office: Span | None = None
    on_behalf_of: tuple[Span, ...] = ()
    excepted: tuple[Span, ...] = ()
    own: bool = False
    delivery: Span | None = None
    shown: Span | None = None
    """What stands in brackets after it and says where it is from: "(Kenya)"."""
    after: Span | None = None
    """What follows it up to the next entry: "who spoke on sub-item (a)"."""
    doubts: tuple[str, ...] = ()


# --- one entry ------------------------------------------------------------------------------------


def names_in(text: Masked, start: int, end: int) -> Iterator[Span]:
    """Yield the names of a list that has nothing but names, without their articles."""
    words = text.words
    items = _with_groups(text, split(text, start, end, words.separators))
    # "the European Union and its member States": these are spoken for with it
    items = [item for item in items if not re.match(rf"(?:{words.articles})?(?:{words.possessive})", said(text, item))]
    for item in joined(text, items, comma_only=False, roles=False):
        if described := re.fullmatch(
            rf"(?:{words.described})({NAME}+)(?: that are (?:States )?[Pp]arties.*)?", said(text, item)
        ):
            start, end = described.span(1)
            yield item.start + start, item.start + end
            continue
        article = re.compile(words.articles).match(text.covered, item.start, item.end)
        yield article.end() if article else item.start, item.end


def _with_groups(text: Masked, items: Sequence[Item]) -> list[Item]:
    """Join what separators part within the name of a group: "Group of Asian, Caucasus and Baltic States"."""
    found: list[Item] = []
    for item in items:
        groups = re.compile(text.words.grouping).finditer(text.covered, found[-1].start if found else item.start)
        if found and any(group.start() < item.start < group.end() for group in groups):
            found[-1] = replace(found[-1], end=item.end)
        else:
            found.append(item)
    return found


def _entry(text: Masked, item: Item, role: str, *, named: bool, whole: bool = False) -> Entry | None:
    """Read one item as an entry, or return nothing where it is none.

    After a role ("representatives of") whatever follows is a name. Elsewhere it must be a known name, or begin as an
    office or a person's name does. ``whole``: in a list of nothing but names, a name may begin as a known one does,
    "France of the Lamps: Foundation Mist".
    """
    words = text.words
    covered = text.covered
    lead = re.compile(words.lead).match(covered, item.start, item.end)
    start = lead.end() if lead else item.start
    body = re.compile(rf"{NAME}+|[^{BRACKET}]+").match(covered, start, item.end)
    if not body:
        return None
    end = start + len(re.sub(rf"(?:{words.both}|[ ,])+$", "", f"{body[0]} "))
    kind = _kind_of(covered[start:end], words, named=named)
    if kind is None:
        return None
    unusual = kind == "name" and not re.match(words.nameable, covered[start:end])
    doubts: tuple[str, ...] = (f"'{text.plain[start:end]}' is an unusual name",) if unusual else ()
    doubts += (item.doubt,) if item.doubt else ()
    entry = Entry(start, end, kind, role, doubts=doubts)
    position = end
    while bracket := re.compile(rf" *({BRACKET}+)").match(covered, position, item.end):
        entry = with_brackets(text, entry, *bracket.span(1))
        position = bracket.end()
    rest = covered[position : item.end].lstrip()
    if behalf := re.match(words.behalf, rest):
        start = item.end - len(rest) + behalf.end()
        return for_others(text, entry, start, item.end, also=behalf["also"] is not None)
    if rest and re.match(words.trailing, rest):
        return replace(entry, after=(item.end - len(rest), item.end))
    if rest and whole and named and kind == "known" and position == end:
        doubt = f"'{text.plain[start : item.end]}' is read as one name"
        return replace(entry, end=item.end, kind="name", doubts=(*doubts, doubt))
    return None if rest else entry


def with_brackets(text: Masked, entry: Entry, start: int, end: int) -> Entry:
    """Add to an entry what the brackets between ``start`` and ``end`` say of it."""
    for one in _each(text, start, end):
        entry = _bracketed(text, entry, *one)
    return entry


def with_manner(text: Masked, entry: Entry, start: int, rest: str) -> Entry:
    """Add to an entry what the brackets say that stand after the verb, in ``rest``, which begins at ``start``.

    Those right after it are about the statement, and so about all who made it; the last one, after all the rest, may
    tell the manner: "presented the report (by video message)".
    """
    if bracket := re.match(rf"(?: {BRACKET}+)+", rest):
        return with_brackets(text, entry, start + 1, start + bracket.end())
    last = re.search(rf" ({BRACKET}+)$", rest)
    if last and not entry.delivery and re.match(text.words.delivery, text.plain[start + last.start(1) + 1 :]):
        return replace(entry, delivery=(start + last.start(1) + 1, start + last.end() - 1))
    return entry


def _each(text: Masked, start: int, end: int) -> Iterator[Span]:
    """Yield brackets that stand side by side each by itself."""
    depth, first = 0, start
    for place in range(start, end):
        letter = text.named[place]
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            if letter == ")":
                yield first, place + 1
            first = place + 1


def _kind_of(said: str, words: SpeechWords, *, named: bool) -> Literal["known", "name", "office", "person"] | None:
    if re.fullmatch(rf"{NAME}+", said):
        return "known"
    if re.match(words.not_an_entry, said):
        return None
    if not named and re.match(words.office, said):
        return "office"
    if named:
        return "name" if re.match(words.nameable, said) or re.fullmatch(words.unusual, said) else None
    if re.search(words.organs, said) and said[0].isupper():
        return "name"
    return "person" if re.fullmatch(words.person, said) else None


def _bracketed(text: Masked, entry: Entry, start: int, end: int) -> Entry:
    """Add to an entry what a bracket after it says; ``start`` and ``end`` are those of the bracket."""
    words = text.words
    inner = text.within(start + 1, end - 1)
    if behalf := re.match(rf"(?:{words.person}, )?{words.behalf}", inner.covered):
        return for_others(text, entry, start + 1 + behalf.end(), end - 1, also=behalf["also"] is not None)
    if re.match(words.own, inner.covered):
        return replace(entry, own=True)
    if re.match(words.delivery, inner.covered):
        return replace(entry, delivery=(start + 1, end - 1))
    if shown := re.fullmatch(rf"(?:{words.articles})?({NAME}+)", inner.covered):
        return replace(entry, shown=(start + 1 + shown.start(1), end - 1))
    aside = re.match(words.aside_in_brackets, inner.plain)
    if entry.kind not in {"known", "person"} and not (aside and " " in inner.plain):
        return replace(entry, end=end)  # a part of the name, such as its abbreviation
    doubt = f"what '{text.plain[start:end]}' says of '{text.plain[entry.start : entry.end]}' is not understood"
    of_person = re.match(rf"{words.person}(?:, |$)", inner.covered)  # who spoke for the delegation
    return entry if aside or (of_person and entry.kind == "known") else replace(entry, doubts=(*entry.doubts, doubt))


def for_others(text: Masked, entry: Entry, start: int, end: int, *, also: bool) -> Entry:
    """Read whom someone spoke for, up to ``end``: "the African Group, with the exception of Egypt, and in its ..."."""
    words = text.words
    inner = text.within(start, end)
    excepted = re.search(words.excepting, inner.covered)
    own = re.search(words.own_too, inner.covered)
    stop = min([len(inner.plain), *(match.start() for match in (excepted, own) if match)])
    behalf = _moved(names_in(inner, 0, stop), start)
    without: tuple[Span, ...] = ()
    if excepted:
        last = own.start() if own and own.start() > excepted.start() else len(inner.plain)
        without = _moved(names_in(inner, excepted.end(), last), start)
    return replace(
        entry,
        on_behalf_of=(*entry.on_behalf_of, *behalf),
        excepted=(*entry.excepted, *without),
        own=entry.own or also or own is not None,
    )


def _moved(spans: Iterator[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


# --- whole lists ----------------------------------------------------------------------------------


def entries(  # noqa: PLR0913 - what is known of the list
    text: Masked, start: int, end: int, *, role: str = "", comma_only: bool = False, whole: bool = False
) -> list[Entry]:
    """Return the entries of a list that begins at ``start``, up to where it turns to something else.

    ``role`` is that of the whole list, if its heading tells one. ``comma_only``: the list has no "and" before its
    last name. ``whole``: there is nothing but the list, so that it goes on after what is not understood.
    """
    words = text.words
    items = split(text, start, end, words.separators)
    reader = _Reader(text, role, whole=whole)
    for item in _with_others(text, joined(text, items, comma_only=comma_only, roles=True)):
        reader.read(item)
    return reader.entries


def _with_others(text: Masked, items: Sequence[Item]) -> list[Item]:
    """Join all for whom one spoke: "Norway, on behalf of Denmark and Iceland, and Peru" has one such list within.

    It ends where "and" stands before its last name, if the list around it goes on after that, and with a semicolon in
    a list that has any.
    """
    words = text.words
    items = _with_groups(text, items)
    strong = any(item.before.startswith(";") for item in items)
    found: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        place += 1
        if re.search(rf"(?:^| ){words.behalf}", said(text, item)):
            alone = len(found) == 1 and not re.match(words.role, said(text, found[0]))
            count = _others(text, items[place:], strong=strong, alone=alone)
            last = place + count == len(items)
            doubt = f"for whom '{text.plain[item.start : items[place + count - 1].end]}' tells that someone spoke"
            unsure = count and last and not strong and len(found) > 1
            item = replace(item, end=items[place + count - 1].end, doubt=doubt if unsure else item.doubt)
            place += count
        found.append(item)
    return found


def _others(text: Masked, items: Sequence[Item], *, strong: bool, alone: bool) -> int:
    """Return how many of the items after one that tells for whom somebody spoke go on telling that.

    ``strong``: semicolons part those who spoke. ``alone``: it may be that one alone spoke.
    """
    words = text.words
    other = (words.role, words.behalf, words.excepting, words.own, words.not_an_entry, words.trailing)
    for place, item in enumerate(items):
        covered = said(text, item)
        if item.before.startswith(";"):
            return place if strong else 0
        if re.search(rf" {words.behalf}", covered) or any(re.match(form, covered) for form in other):
            return 0
        if item.before == "and" and not strong:
            return place + 1 if place == 0 or place + 1 < len(items) or alone else 0
    return len(items) if strong else 0


def groups(text: Masked, start: int, end: int, role: str) -> list[Entry]:
    """Return the entries of a list of groups; semicolons part names that may have commas: "Chile, Fiji; Mali"."""
    words = text.words
    if ";" not in text.covered[start:end]:
        return entries(text, start, end, role=role)
    found: list[Entry] = []
    for item in split(text, start, end, words.strong):
        inside = entries(text, item.start, item.end, role=role)
        if len(inside) > 1:
            inside = [replace(inside[0], end=inside[-1].end, kind="name")]
        found += inside
    return found


def backwards(text: Masked, start: int, end: int, *, role: str = "") -> list[Entry]:
    """Return the entries of the list that ends at ``end``: as many as can be read, from the last one on.

    ``role``: what those are who are named without a role; then every name is one, though it is not known.
    """
    words = text.words
    clauses = [match.end() for match in re.compile(words.clause).finditer(text.covered, start, end)]
    items = split(text, clauses[-1] if clauses else start, end, words.separators)
    items = _with_others(text, joined(text, items, comma_only=False, roles=True))
    best: list[Entry] = []
    for first in range(len(items) - 1, -1, -1):
        reader = _Reader(text, role)
        for item in items[first:]:
            reader.read(item)
        if reader.going and reader.entries and not any(entry.after for entry in reader.entries):
            best = reader.entries
        elif _is_elsewhere(said(text, items[first]), text.words):
            break
    return best


def _is_elsewhere(covered: str, words: SpeechWords) -> bool:
    """Whether an item is of another list, or none, so that no list goes on over it."""
    more = any(re.match(form, covered) for form in (words.behalf, words.excepting, words.own))
    return not more and re.match(words.not_an_entry, covered) is not None


class _Reader:
    """Reads the items of a list one after the other."""

    def __init__(self, text: Masked, role: str, *, whole: bool = False) -> None:
        self.text = text
        self.whole = whole
        self.words = text.words
        self.role = role
        self.named = bool(role)
        self.going = True
        self.excepting = False
        self.single = False
        self.alone = False
        self.sparing = False
        self.entries: list[Entry] = []

    def read(self, item: Item) -> None:
        """Read one item; once one is none, only a role or a semicolon begins the list again."""
        text, words = self.text, self.words
        covered = said(text, item)
        lead = re.match(words.role, covered)
        if lead:
            self._begin(lead[0])
        if lead or item.before.startswith(";"):
            self.going, self.excepting, self.sparing = True, False, False
        if self.entries and not lead and self._goes_on(item, covered):
            return
        behalf = re.match(words.behalf, covered)
        if behalf and self.entries and self.going and self.named:
            item = Item(item.start + behalf.end(), item.end, item.before)
            self.role = ""  # whoever spoke for them is not named
        entry = _entry(text, item, self.role, named=self.named, whole=self.whole) if self.going else None
        if entry is None:
            self._stop(item, covered)
            return
        self.going = entry.after is None
        if self.single:  # "the representative of Peru and the Chair": the role is that of the first alone
            self.role, self.named, self.single = "", False, False
        last = self.entries[-1] if self.entries else None
        if entry.kind == "person" and last and last.kind == "office" and item.before == ",":
            self.entries.pop()
            entry = replace(entry, office=(last.start, last.end), on_behalf_of=last.on_behalf_of)
        if entry.kind == "office" and last and last.kind == "person" and not last.office and item.before == ",":
            bare = re.match(words.articles, covered) is None
            if bare:  # "Ana Lo (Kenya), Vice-Chair of the Board"
                spoken_for, delivery = (*last.on_behalf_of, *entry.on_behalf_of), last.delivery or entry.delivery
                office = (entry.start, entry.end)
                self.entries[-1] = replace(last, office=office, on_behalf_of=spoken_for, delivery=delivery)
                return
        self.entries.append(entry)

    def _begin(self, lead: str) -> None:
        """Note the role that stands before a name: it is that of the names after it too."""
        words = self.words
        if not re.search(words.same_role, lead):
            self.role = next((capacity for capacity, form in words.roles if re.search(form, lead)), "")
        self.named = True
        self.single = self.alone = re.search(words.single, lead) is not None

    def _stop(self, item: Item, covered: str) -> None:
        """End the list at an item that is no entry; one that is no turn of the sentence either is doubtful."""
        turns = re.match(self.words.trailing, covered) or re.match(self.words.not_an_entry, covered)
        if self.going and self.entries and not turns:
            doubt = f"the list goes on with '{self.text.plain[item.start : item.end]}', which is not understood"
            self.entries[-1] = replace(self.entries[-1], doubts=(*self.entries[-1].doubts, doubt))
        self.going = self.going and self.whole

    def _goes_on(self, item: Item, covered: str) -> bool:
        """Read an item that says more of the entry before it; whether it does."""
        text, words, last = self.text, self.words, self.entries[-1]
        behalf = re.match(words.behalf, covered)
        exception = re.match(words.excepting, covered)
        if behalf and self.going and (last.own or not item.before.endswith("and") or not self.named):
            also = behalf["also"] is not None
            last = for_others(text, last, item.start + behalf.end(), item.end, also=also)
            last = replace(last, doubts=(*last.doubts, item.doubt)) if item.doubt else last
            self.excepting = re.search(words.excepting, covered) is not None
            self.sparing = self.alone
        elif exception or self.excepting:
            start = item.start + (exception.end() if exception else 0)
            last = replace(last, excepted=(*last.excepted, *names_in(text, start, item.end)))
            self.excepting = True
        elif re.match(words.own, covered):
            last = replace(last, own=True)
        elif last.kind == "office" and re.match(words.possessive, covered):  # "on lamps, their causes and effects"
            last = replace(last, end=item.end)
        elif self.sparing:  # "the representative of Peru, on behalf of Chile, Fiji and Mali": she spoke for all three
            last = replace(last, on_behalf_of=(*last.on_behalf_of, *names_in(text, item.start, item.end)))
        else:
            return False
        self.entries[-1] = last
        return True
