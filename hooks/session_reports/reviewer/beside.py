"""The source beside its draft: which of its lines each row was made of, and which of its words stand nowhere in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from session_reports.importer.outline import outline
from session_reports.prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from session_reports.importer.outline import Left, Outline
    from session_reports.importer.reading import Piece, Reading

    from .draft import Kind, Row

__all__ = ["Beside", "Line", "Stretch", "beside", "stretches"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, or a block where it has no lines, parted where words that the draft lacks begin and end."""

    page: int
    line: int
    runs: tuple[tuple[str, bool], ...]
    """Its words in order, and whether the draft lacks them."""
    why: str = ""
    """Why the line was left out of the draft: "running head"; empty where it was not."""


@dataclass(slots=True)
class Stretch:
    """What a row of the draft was made of: pieces of the source, with the reason for those that were left out."""

    kind: Kind
    part: int
    number: str
    text: str
    pieces: list[tuple[Piece, str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int, str]:
        """What the row made of it has as well."""
        return _key(self.kind, self.part, self.number, self.text)


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows of a draft, each with its lines of the source."""

    pairs: tuple[tuple[Row | None, tuple[Line, ...]], ...]
    """In reading order; without a row what stands in the source only."""
    words: int
    """How many words the source has."""
    left: Counter[str]
    """How many of them the draft lacks, by the reason; without one, those that are lost."""

    @property
    def share(self) -> float:
        """Which share of the words stands in the draft."""
        return 1 - self.left.total() / self.words if self.words else 1.0


def beside(rows: Sequence[Row], source: Sequence[Stretch], masthead: Iterable[str]) -> Beside:
    """Put the stretches of a source beside the rows of its draft.

    ``masthead``: whatever the data holds of the words that a masthead prints.
    """
    held = Counter(word for text in masthead for word in _words(text.casefold()))
    title = _squashed(rows[0].text) if rows else ""
    pairs = []
    for row, stretch in _matched(rows, source):
        if stretch is None:
            lines: tuple[Line, ...] = ()
        elif stretch.kind == "masthead":
            lines = tuple(_held(stretch, held))
        elif row is None and stretch.kind == "heading" and _squashed(stretch.text) == title:
            lines = tuple(_line(piece, [], why) for piece, why in stretch.pieces)  # it became the title
        else:
            said = _said(row) if row else ""
            lines = tuple(_compared(tuple(stretch.pieces), said))
        pairs.append((row, lines))
    left: Counter[str] = Counter()
    words = 0
    for row, lines in pairs:
        for line in lines:
            words += sum(len(_words(text)) for text, _ in line.runs)
            why = line.why or ("masthead" if row and row.kind == "masthead" else "")
            left[why] += sum(len(_words(text)) for text, lost in line.runs if lost)
    return Beside(tuple(pairs), words, +left)


def stretches(reading: Reading) -> list[Stretch]:
    """Return the stretches of a source: its masthead, then what its outline holds, in the order of that."""
    drawn = outline(reading)
    found = [Stretch("masthead", 0, "", ""), *_of_outline(drawn)]
    sorting = _Sorting(
        dict(zip(_starts(drawn), found[1:], strict=True)),
        {(one.place.page, one.place.line): one for one in drawn.left},
        found[0],
        found[0],
    )
    for piece in reading.pieces:
        sorting.take(piece)
    return found


@dataclass(slots=True)
class _Sorting:
    """Gives piece after piece to the stretch that was made of it."""

    starts: Mapping[tuple[int, int], Stretch]
    left: Mapping[tuple[int, int], Left]
    flow: Stretch
    """The stretch of the text, which goes on after the notes of a page."""
    current: Stretch
    out: tuple[str, str] = ("", "")
    """What is still to come of what was left out, letters and digits alone, and why it was."""
    last: Piece | None = None

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if begun := self.starts.get((piece.page, piece.line)):
            self.current, self.out = begun, ("", "")
        elif why := self.left_out(piece):
            self.flow.pieces.append((piece, why))
            return
        elif self.current.kind == "note" and self.is_past(piece):
            self.current = self.flow
        if self.current.kind != "note":
            self.flow = self.current
        self.current.pieces.append((piece, ""))
        self.last = piece

    def is_past(self, piece: Piece) -> bool:
        """Whether a piece stands after the notes of its page, or after one that stands in the text."""
        return self.last is not None and (piece.page != self.last.page or (not piece.page and piece.gap >= 1))

    def left_out(self, piece: Piece) -> str:
        """Return why a piece was left out; nothing if it was not. What was left out may take several pieces."""
        words = _squashed(_shown(piece))
        if one := self.left.get((piece.page, piece.line)):
            text, why = _squashed(one.text), one.why
        else:
            text, why = self.out if words and self.out[0].startswith(words) else ("", "")
        bare = words if words in text else words.lstrip("0123456789")  # of a note, its number
        self.out = (text[text.index(bare) + len(bare) :] if bare in text else "", why)
        return why


def _of_outline(drawn: Outline) -> Iterator[Stretch]:
    for n, part in enumerate(drawn.parts):
        if part.heading:
            yield Stretch("heading", n, "", part.heading)
        for section in part.sections:
            if section.heading is not None:
                yield Stretch("heading", n, "", section.heading)
            yield from (Stretch("paragraph", n, p.number or "", p.text) for p in section.paragraphs)
        yield from (Stretch("note", n, note.number, note.text) for note in part.notes)


def _starts(drawn: Outline) -> Iterator[tuple[int, int]]:
    """Yield where each of these begins: page and line."""
    for part in drawn.parts:
        places = [part.place] if part.heading else []
        for section in part.sections:
            places += [section.place] if section.heading is not None else []
            places += [paragraph.place for paragraph in section.paragraphs]
        yield from ((place.page, place.line) for place in (*places, *(note.place for note in part.notes)))


# --- what belongs together ------------------------------------------------------------------------


def _squashed(text: str) -> str:
    """Return the letters and digits of a text alone: what a line's end or a mark does to words does not count."""
    return re.sub(r"[\W_]+", "", text)


def _key(kind: str, part: int, number: str, text: str) -> tuple[str, int, str]:
    return kind, part, number or _squashed(text)[:80]


def _matched(rows: Sequence[Row], source: Sequence[Stretch]) -> Iterator[tuple[Row | None, Stretch | None]]:
    """Yield rows and stretches in order, together those that are the same."""
    keys = [_key(row.kind, row.part, row.number, "" if row.kind == "masthead" else row.text) for row in rows]
    matcher = SequenceMatcher(None, [stretch.key for stretch in source], keys, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from zip(rows[c:d], source[a:b], strict=True)
            continue
        # An edited heading or number: what stands between two that are the same belongs together, kind by kind.
        rest = list(source[a:b])
        for row in rows[c:d]:
            like = next((stretch for stretch in rest if stretch.kind == row.kind), None)
            while like and rest[0] is not like:
                yield None, rest.pop(0)
            yield row, (rest.pop(0) if like else None)
        yield from ((None, stretch) for stretch in rest)


# --- words ----------------------------------------------------------------------------------------

_MARK = re.compile(r"\[\^\w+\]")
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARK.sub(" ", text))


def _said(row: Row) -> str:
    return f"{row.number} {row.text}"


def _shown(piece: Piece) -> str:
    return f"{piece.label} {piece.text}".strip()


def _line(piece: Piece, lost: Sequence[tuple[int, int]], why: str = "") -> Line:
    """Return a piece as a line, parted at the spans that are lost; all of it where it was left out."""
    text = _shown(piece)
    if why:
        return Line(piece.page, piece.line, ((text, True),), why)
    runs: list[tuple[str, bool]] = []
    position = 0
    for start, end in lost:
        if position and not _WORD.search(text, position, start):  # the space between two lost words is lost too
            runs[-1] = (text[position - len(runs[-1][0]) : end], True)
        else:
            runs += [(text[position:start], False)] if start > position else []
            runs.append((text[start:end], True))
        position = end
    if position < len(text):
        runs.append((text[position:], False))
    return Line(piece.page, piece.line, tuple(runs))


def _held(stretch: Stretch, held: Counter[str]) -> Iterator[Line]:
    """Yield the lines of a masthead; its words are held by any field, each as often as fields hold it."""
    held = Counter(held)
    for piece, why in stretch.pieces:
        lost = []
        for match in _WORD.finditer(_shown(piece)):
            word = match[0].casefold()
            held[word] -= 1
            if held[word] < 0:
                lost.append(match.span())
        yield _line(piece, lost, why)


@lru_cache(maxsize=20_000)
def _compared(pieces: tuple[tuple[Piece, str], ...], said: str) -> tuple[Line, ...]:
    """Return pieces of the source as lines, with the words marked that the draft's text lacks."""
    shown = [_shown(piece) for piece, why in pieces if not why]
    if _squashed("".join(shown)) == _squashed(said):
        return tuple(_line(piece, [], why) for piece, why in pieces)
    lost = _lost(shown, said)
    spans = iter(lost)
    return tuple(_line(piece, [] if why else next(spans), why) for piece, why in pieces)


def _lost(lines: Sequence[str], said: str) -> list[list[tuple[int, int]]]:
    """Return, line by line, the spans of the words that a text lacks. A word that a line's end divides is one."""
    numbers = {mark.number for mark in parse(said).notes}
    after = _words(said)
    whole = {*after}
    tokens: list[tuple[str, list[tuple[int, int, int]]]] = []
    for n, line in enumerate(lines):
        for match in _WORD.finditer(_MARK.sub(lambda mark: " " * len(mark[0]), line)):
            word = match[0]
            bare = re.sub(r"(?<=[^\W\d_]{3})\d{1,3}$", lambda m: "" if m[0] in numbers else m[0], word)
            before = tokens[-1] if tokens else None
            divided = before and before[1][-1][0] < n and lines[before[1][-1][0]].endswith("-")
            if before and divided and before[0] + bare in whole:
                tokens[-1] = (before[0] + bare, [*before[1], (n, *match.span())])
            else:
                tokens.append((bare, [(n, *match.span())]))
    lost: list[list[tuple[int, int]]] = [[] for _ in lines]
    matcher = SequenceMatcher(None, [word for word, _ in tokens], after, autojunk=False)
    for what, a, b, *_ in matcher.get_opcodes():
        if what in {"delete", "replace"}:
            for _, spans in tokens[a:b]:
                for n, start, end in spans:
                    lost[n].append((start, end))
    return lost
