"""What the text of a report tells of its session: agenda items, meetings and their days, documents, workshops."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from session_reports.grammar import references

from .masthead import days_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.prose import Text
    from session_reports.symbols import SymbolForms

    from .writing import Tree

__all__ = ["Happened", "SessionFacts", "in_heading"]


@dataclass(slots=True)
class Happened:
    """What a section's paragraphs tell of when they happened, and on which items."""

    items: dict[str, None] = field(default_factory=dict)
    meetings: dict[str, None] = field(default_factory=dict)
    dates: dict[str, None] = field(default_factory=dict)

    def fields(self) -> dict[str, Tree]:
        """Return the fields of a section."""
        fields = {"items": [*self.items], "meetings": [*self.meetings], "dates": sorted(self.dates)}
        return {name: value for name, value in fields.items() if value}


_ITEM = re.compile(r" *\((?:Agenda )?(?:sub-)?items? (?P<items>[^()]*(?:\([a-z–-]+\)[^()]*)*)\)$", re.IGNORECASE)  # noqa: RUF001
_ITEM_NUMBER = re.compile(r"(\d+)((?:(?:,|,? and)? ?\([a-z]\))*)")
_NUMBERED = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d+|\([a-z]\))[.)]? +(?=\S)")


def in_heading(heading: str) -> tuple[str, list[str]]:
    """Return a heading's title, without its number and its items, and the paths of the items that it prints."""
    match = _ITEM.search(heading)
    paths = []
    for number, letters in _ITEM_NUMBER.findall(match["items"]) if match else ():
        paths += [f"{number}/{letter}" for letter in re.findall(r"\(([a-z])\)", letters)] or [number]
    title = heading[: match.start()] if match else heading
    return _NUMBERED.sub("", title).strip(), paths


# Whose meeting it was, where the sentence says so after it: "At its 2nd meeting, on 3 May 2031, the General Assembly".
_WHOSE = re.compile(r"(?: meetings?)?,(?: held)? on [^,;.]{4,40}, the ((?:[A-Z][\w’-]* )*(?:Assembly|Council)\b)")  # noqa: RUF001


@dataclass(slots=True)
class SessionFacts:
    """What the paragraphs of a report tell of its session, gathered one after the other."""

    language: str
    forms: SymbolForms
    year: int | None = None
    body: tuple[str, ...] = ()
    """The names of the body: a meeting "of the Commission" is its own, one of any other body is not."""
    agenda: dict[str, str] = field(default_factory=dict)
    """Titles by the path of the item; empty where none is printed."""
    meetings: dict[str, str] = field(default_factory=dict)
    """Days by the number of the meeting; empty where none is printed, or more than one is."""
    documents: dict[str, str] = field(default_factory=dict)
    day: str = ""

    def read_list(self, lines: Iterable[str]) -> None:
        """Note the agenda that an annex prints: "Item 1. Opening", "2. Lamps"."""
        last = ""
        for line in lines:
            match = re.match(r"(?:Item )?(?P<number>\d{1,2})[.:] *(?:\| *)?(?P<title>\S.*)", line)
            if match:
                last = match["number"]
                self.agenda.setdefault(last, "")
                self.agenda[last] = self.agenda[last] or match["title"].strip(" .;")
            elif last and line[:1].islower():
                self.agenda[last] = f"{self.agenda[last]} {line.strip(' .;')}"

    def read_heading(self, heading: str, happened: Happened) -> None:
        """Note the agenda items that a heading prints."""
        title, paths = in_heading(heading)
        for path in paths:
            happened.items[path] = None
        if len(paths) == 1:
            self.agenda[paths[0]] = self.agenda.get(paths[0]) or title

    def read(self, text: Text, happened: Happened) -> None:
        """Note what a paragraph prints."""
        plain = text.plain
        item = ""
        for reference in references(plain, self.language):
            if reference.kind == "meeting" and self.own(plain, reference.end):
                for number in _up_to(reference.value, reference.last):
                    self.meetings.setdefault(number, "")
                    happened.meetings[number] = None
            elif reference.kind == "item":
                path = reference.value if reference.value[0] != "/" else item + reference.value
                item = path.split("/")[0]
                if item:
                    happened.items[path] = None
        self.read_days(plain, happened)
        self.read_agenda(text, happened)
        self.documents |= dict(_titles(text, self.forms))

    def own(self, plain: str, end: int) -> bool:
        """Whether a meeting named before ``end`` is one of this body."""
        if re.search(r"\b[Aa]t its [^.;]{0,80}$", plain[max(0, end - 100) : end]) and (who := _WHOSE.match(plain, end)):
            return not self.body or self.is_of(who[1])
        other = re.match(
            r"(?:(?:,|,? and| to) \d+(?:st|nd|rd|th))*(?: meetings?)? of (?:the )?([A-Z][\w ’-]*)",  # noqa: RUF001
            plain[end:],
        )
        return other is None or self.is_of(other[1])

    def is_of(self, organ: str) -> bool:
        """Whether words name this body."""
        return any(organ.startswith(name) or name.startswith(organ) for name in self.body)

    def read_days(self, plain: str, happened: Happened) -> None:
        """Note the days of meetings: "at its 3rd meeting, on 12 April 2011", "on the same day"."""
        for match in re.finditer(
            r"(?<!\d)(?P<numbers>(?:\d+(?:st|nd|rd|th)(?:, | and )?)+) (?:plenary )?meetings?(?P<then>),? (?:held )?on "
            r"(?P<day>the same day|[^,.;]*?\d{1,2}[^.;,]*)",
            plain,
        ):
            if not self.own(plain, match.start("then")):
                continue
            ranges = [*days_in(match["day"], self.year)]
            days = [
                (first + dt.timedelta(n)).isoformat() for first, last in ranges for n in range((last - first).days + 1)
            ]
            if re.search(r"\d \w* ?and \d", match["day"]) and len(ranges) == 1:
                days = [ranges[0][0].isoformat(), ranges[0][1].isoformat()]
            if match["day"] == "the same day":
                days = [self.day] if self.day else []
            numbers = re.findall(r"\d+", match["numbers"])
            if len(numbers) == 1 and len(days) == 1:
                self.meetings[numbers[0]] = days[0]
            happened.dates.update(dict.fromkeys(days))
            self.day = days[-1] if days else self.day

    def read_agenda(self, text: Text, happened: Happened) -> None:
        """Note an item that is quoted: "agenda item 4, which read as follows:" and the blocks below."""
        blocks = [text.plain[block.start : block.end] for block in text.blocks]
        head = re.search(r"item (\d+)(?:, [^,.:]*)?,? which (?:read|reads) as follows:$", blocks[0]) if blocks else None
        if not head:
            return
        for block in blocks[1:]:
            title = block.strip("“”\"':;. ")
            sub = re.match(r"\(([a-z])\) +(.*)", title)
            path = f"{head[1]}/{sub[1]}" if sub else head[1]
            self.agenda[path] = sub[2] if sub else title
            happened.items[path] = None


_MOST = 100  # meetings of a range


def _up_to(first: str, last: str) -> Iterator[str]:
    """Yield the numbers of a range; the first alone, where it is none."""
    end = int(last) if last else int(first)
    yield first
    yield from (str(number) for number in range(int(first) + 1, min(end, int(first) + _MOST)))


def _titles(text: Text, forms: SymbolForms) -> Iterator[tuple[str, str]]:
    """Yield (symbol, title) of documents in a list below "had before it the following"."""
    blocks = [text.plain[block.start : block.end] for block in text.blocks]
    if not blocks or not re.search(r"\bbefore it\b.*:$", blocks[0], re.DOTALL):
        return
    for block in blocks[1:]:
        match = re.fullmatch(
            r"(?:\([a-z]+\) )?(?P<title>.+?) \((?P<symbol>[^()]+)\)(?:[;.]| and|, and|; and)*", block, re.DOTALL
        )
        symbols = forms.find(match["symbol"]) if match else []
        if match and len(symbols) == 1 and symbols[0].symbol == match["symbol"]:
            yield match["symbol"], match["title"]
