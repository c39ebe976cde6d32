"""Verbatim text with light marks, parsed: blocks, sub-paragraph labels, emphasis and note marks.

The plain text is what the document prints: blocks are joined by an empty line, runs of white space
are one space, marks are gone. All offsets count characters of that plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Block", "Emphasis", "NoteMark", "Text", "parse", "sentences", "successors"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text: plain offsets, and for a sub-paragraph its printed label and its path.

    ``path`` names the sub-paragraph from the outside in: ``("a", "i")`` for (i) under (a).
    """

    start: int
    end: int
    label: str = ""
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch printed in italics or in bold."""

    start: int
    end: int
    style: Literal["em", "strong"]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a note's mark, between two characters, and the note's number."""

    offset: int
    number: str
    raw: int
    """Where the mark stands in the text as written."""


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text."""

    plain: str
    blocks: tuple[Block, ...]
    emphases: tuple[Emphasis, ...]
    notes: tuple[NoteMark, ...]
    runs: tuple[tuple[int, int], ...]
    """Pairs of (plain offset, raw offset) at which a stretch of equal characters begins."""

    def raw_offset(self, offset: int) -> int:
        """Return where the character at this plain offset stands in the text as written."""
        plain, raw = self.runs[bisect_right(self.runs, offset, key=itemgetter(0)) - 1]
        return raw + offset - plain


_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_TOKEN = re.compile(
    r"(?P<space>[ \t\n]+)"  # spaces that hold words together are characters like others
    r"|\\(?P<literal>\*|\[(?=\^))"
    r"|\[\^(?P<note>[0-9A-Za-z]{1,6}|\*{1,4})\]"
    r"|(?P<stars>\*{1,2})(?!\*)"
    r"|(?P<text>[^ \t\n\\*\[]+|.)"
)
_LABEL = re.compile(r"(\((?:[a-z]{1,6}|[0-9]{1,3})\)|[a-z]{1,5}[.)])(?=[ \t\n\u00a0\u202f])")


def parse(raw: str) -> Text:
    """Parse a text as it stands in the data."""
    reader = _Reader()
    labels = _Labels()
    blocks: list[Block] = []
    for start, end in _spans(raw):
        if blocks:
            reader.separate()
        begin = reader.length
        match = _LABEL.match(raw, start, end)
        label = match[1] if match and _manner(match[1]) else ""
        reader.read(raw, start, end)
        path = labels.path(label) if label else labels.close()
        blocks.append(Block(begin, reader.length, label, path))
    return Text(
        "".join(reader.pieces), tuple(blocks), tuple(sorted(reader.emphases, key=lambda e: (e.start, -e.end))),
        tuple(reader.notes), tuple(reader.runs),
    )  # fmt: skip


def _spans(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the raw start and end of each block, without the white space around it."""
    edges = [0, *(edge for match in _BLANK_LINE.finditer(raw) for edge in match.span()), len(raw)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        block = raw[start:end]
        if block.strip():
            yield start + len(block) - len(block.lstrip()), start + len(block.rstrip())


class _Reader:
    """Gathers plain text, marks and runs, block after block."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int]] = [(0, 0)]
        self.emphases: list[Emphasis] = []
        self.notes: list[NoteMark] = []

    def separate(self) -> None:
        """Put an empty line between two blocks."""
        self.add("\n\n", self.runs[-1][1])

    def add(self, piece: str, raw: int) -> None:
        plain, before = self.runs[-1]
        if raw - before != self.length - plain:
            self.runs.append((self.length, raw))
        self.pieces.append(piece)
        self.length += len(piece)

    def read(self, raw: str, start: int, end: int) -> None:
        """Read one block. Stars that find no partner in it are characters like others."""
        pairs = dict(_star_pairs(raw, start, end))
        opened: dict[int, int] = {}  # raw offset of the closing stars -> plain offset of the opening ones
        self.runs.append((self.length, start))
        for match in _TOKEN.finditer(raw, start, end):
            at = match.start()
            if match["space"]:
                self.add(" ", at)
            elif match["note"]:
                self.notes.append(NoteMark(self.length, match["note"], at))
            elif match["stars"] and at in pairs:
                opened[pairs[at]] = self.length
            elif match["stars"] and at in opened:
                style: Literal["em", "strong"] = "em" if len(match["stars"]) == 1 else "strong"
                self.emphases.append(Emphasis(opened[at], self.length, style))
            elif match["literal"]:
                self.add(match["literal"], at + 1)
            else:
                self.add(match[0], at)


def _star_pairs(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the raw offsets of opening stars with those of their closing ones.

    Stars open before a character that is no space, at the start or after a space or a bracket; they
    close after one that is no space, before anything but a letter or a digit.
    """
    waiting: dict[str, int] = {}
    for match in _TOKEN.finditer(raw, start, end):
        stars = match["stars"]
        if not stars:
            continue
        before = raw[match.start() - 1] if match.start() > start else " "
        after = raw[match.end()] if match.end() < end else " "
        if stars in waiting and not before.isspace() and not after.isalnum():
            yield waiting.pop(stars), match.start()
        elif not after.isspace() and not before.isalnum():
            waiting[stars] = match.start()


class _Labels:
    """Follows the labels of a paragraph and tells each one's path.

    A label that comes next in an open list continues it, the innermost first: so (i) after (h) is a
    letter, and (i) after (a) a numeral. Any other label continues the innermost list of its manner, or,
    where it is a first one or there is no such list, opens a list below the last label.
    """

    def __init__(self) -> None:
        self.open: list[str] = []
        self.parts: list[str] = []
        self.seen: dict[tuple[str, ...], int] = {}

    def path(self, label: str) -> tuple[str, ...]:
        depth = self._depth(label)
        value = label.strip("().")
        self.open[depth:] = [label]
        above = tuple(self.parts[:depth])
        times = self.seen[*above, value] = self.seen.get((*above, value), 0) + 1
        self.parts[depth:] = [value if times == 1 else f"{value}-{times}"]
        return tuple(self.parts)

    def close(self) -> tuple[str, ...]:
        """Say that a block without a label ended the lists."""
        self.open.clear()
        return ()

    def _depth(self, label: str) -> int:
        for depth in reversed(range(len(self.open))):
            if label in successors(self.open[depth]):
                return depth
        if label.strip("().") not in {"a", "i", "1"}:
            for depth in reversed(range(len(self.open))):
                if _manner(label) & _manner(self.open[depth]):
                    return depth
        return len(self.open)


_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx "
          "xxi xxii xxiii xxiv xxv xxvi xxvii xxviii xxix xxx").split()  # fmt: skip
_LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]
_SERIES: dict[str, Sequence[str]] = {
    "roman": _ROMAN,
    "letter": [*_LETTERS, *(letter * 2 for letter in _LETTERS)],
    "number": [str(number) for number in range(1, 1000)],
}


def successors(label: str) -> set[str]:
    """Return the labels that may come next in the list that this one belongs to."""
    value = label.strip("().")
    return {
        label.replace(value, following)
        for series in _SERIES.values()
        for current, following in pairwise(series)
        if current == value
    }


def _manner(label: str) -> set[str]:
    """Return in which manners the label may be read: its brackets with each series that it is in.

    "etc." and "(sic)" are in none, and "pp." in none without both brackets: they are words, not labels.
    """
    value = label.strip("().")
    frame = label.replace(value, "_")
    doubled = len(value) > 1 and frame != "(_)"
    return {frame + name for name, series in _SERIES.items() if value in series and not (doubled and name == "letter")}


_SENTENCE_END = re.compile(
    r"\n\n|[。！？]"  # noqa: RUF001
    r"|[.!?](?:[ \u00a0\u202f]?»|[)\]”’\"'])*[ \u00a0]+(?=(?:«[ \u00a0\u202f]?|[“‘\"'(\[])*(?P<next>[^\W\d_]))"  # noqa: RUF001
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Ms|Mrs|Dr|Prof|St|No|Nos|para|paras|cf|vol|Add|Corr|Rev|[A-HJ-UWYZ]|(?<![a-z] )[IVX])$"
)


def sentences(plain: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence of a plain text, without the space between them.

    A full stop after an initial or a common abbreviation, or before a lower-case letter, ends none.
    """
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(plain):
        before = plain[max(start, match.start() - 12) : match.start()]
        if match["next"] and (match["next"].islower() or (match[0][0] == "." and _ABBREVIATION.search(before))):
            continue
        end = match.start() + len(match[0].rstrip())
        if end > start:
            spans.append((start, end))
        start = match.end()
    if start < len(plain):
        spans.append((start, len(plain)))
    return tuple(spans)
