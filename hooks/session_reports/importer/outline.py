"""From the pieces of a document to its outline: masthead, sections, numbered paragraphs, notes, annexes.

Every word of the source stands in exactly one place of the outline: in the masthead, in a part, or among what was left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .furniture import contents_of, furniture_of
from .headings import ITEM, Levels, end_of_masthead, headings, looks_like_heading
from .joining import NUMBER, Hyphens, goes_on, joined
from .notes import at_end, marked, notes_at_foot, whole
from .series import main_series, with_stops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .joining import Block
    from .reading import Piece, Reading

__all__ = ["DraftNote", "DraftParagraph", "DraftSection", "Left", "Outline", "Part", "Place", "outline"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source something stands: page (0 where it has none) and line."""

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A numbered paragraph, or a block without a number; blocks of the text are parted by an empty line."""

    number: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading and what stands below it, or what stands below none."""

    heading: str | None
    level: int
    paragraphs: tuple[DraftParagraph, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A note, without its mark."""

    number: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """The body of a document, whose number is empty, or an annex."""

    number: str
    heading: str | None
    sections: tuple[DraftSection, ...]
    notes: tuple[DraftNote, ...] = ()
    place: Place = Place(0, 0)
    """Where the heading of an annex stands."""


@dataclass(frozen=True, slots=True)
class Left:
    """What stands in no part, with the reason: "running head", "page number", "table of contents"."""

    place: Place
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in order."""

    masthead: tuple[str, ...]
    parts: tuple[Part, ...]
    left: tuple[Left, ...] = ()
    doubts: tuple[str, ...] = ()


def outline(reading: Reading) -> Outline:
    """Return the outline of a document."""
    pieces = list(reading.pieces)
    furniture = furniture_of(pieces)
    text = [place for place in range(len(pieces)) if place not in furniture]
    listed = [text[place] for place in contents_of([pieces[place] for place in text])]
    why = {**furniture, **dict.fromkeys(listed, "table of contents")}
    left = [Left(Place(piece.page, piece.line), _whole(piece), why[n]) for n, piece in enumerate(pieces) if n in why]
    above = {place for place in text if (listed and place < listed[0]) or pieces[place].kind == "front"}
    front = [pieces[place] for place in sorted(above)]
    out = {*why, *above}
    kept, footed = notes_at_foot([piece for place, piece in enumerate(pieces) if place not in out])
    kept = with_stops(kept)
    hyphens = Hyphens(kept)
    blocks, ended = at_end(joined(kept, hyphens))
    notes = [DraftNote(n.label, n.text, Place(n.page, n.line)) for n in (*whole(footed, hyphens), *ended)]
    blocks = marked(blocks, {note.number for note in notes})
    rest = blocks if listed else blocks[end_of_masthead(blocks) :]
    begin = rest[0].place if rest else len(kept)  # without a text, all is masthead
    head = [_whole(piece) for piece in front]
    head += [_whole(piece) for piece in kept[:begin]]
    parts, lost = _with_notes([*_parts(rest)], notes)
    left += [Left(note.place, f"{note.number} {note.text}".strip(), "note without a mark") for note in lost]
    doubts = tuple(f"whether '{word}', divided at a line's end, has a hyphen" for word in hyphens.unsure)
    return Outline(tuple(head), tuple(parts), tuple(left), doubts)


def _whole(piece: Piece) -> str:
    """Return the words of a piece with its label."""
    return f"{piece.label} {piece.text}".strip()


def _with_notes(parts: Sequence[Part], notes: Sequence[DraftNote]) -> tuple[list[Part], list[DraftNote]]:
    """Give each part the notes whose marks it has, and return the notes that no part has.

    Of several parts with the mark, the note is that of the part in which it stands.
    """
    places: dict[str, tuple[list[tuple[int, int]], list[int]]] = defaultdict(lambda: ([], []))
    for n, part in enumerate(parts):
        begin = next((section.place for section in part.sections), Place(0, 0))
        for mark in {mark for text in _texts(part) for mark in re.findall(r"\[\^([^\]]+)\]", text)}:
            places[mark][0].append((begin.page, begin.line))
            places[mark][1].append(n)
    own: list[dict[str, DraftNote]] = [{} for _ in parts]
    lost: list[DraftNote] = []
    for note in notes:
        begun, having = places[note.number]
        before = bisect_right(begun, (note.place.page, note.place.line))
        place = having[before - 1] if having else None
        if place is None or note.number in own[place]:
            lost.append(note)
        else:
            own[place][note.number] = note
    return [replace(part, notes=tuple(o.values())) for part, o in zip(parts, own, strict=True)], lost


def _texts(part: Part) -> Iterator[str]:
    yield part.heading or ""
    for section in part.sections:
        yield section.heading or ""
        yield from (paragraph.text for paragraph in section.paragraphs)


# --- parts ----------------------------------------------------------------------------------------

_ANNEX = re.compile(
    r"(?P<word>Annexe?|Appendix|Anexo|Приложение|Attachment|ANNEXE?|APPENDIX|ANEXO|ПРИЛОЖЕНИЕ|ATTACHMENT)"
    r"(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?\b(?P<rest>.*)"
)
_ANNEX_LONGEST = 200


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """Part the body from the annexes. A heading of an annex with nothing below it begins none."""
    starts = [n for n, block in enumerate(blocks) if n and _is_annex(block) and looks_like_heading(block)]
    edges = [0] if blocks else []
    for start, end in pairwise([*starts, len(blocks)]):
        if end > start + _heading(blocks, start, end):
            edges.append(start)
    for place, (start, end) in enumerate(pairwise([*edges, len(blocks)])):
        length = _heading(blocks, start, end) if place else 0
        heading = " ".join(block.text for block in blocks[start : start + length]) or None
        at = Place(blocks[start].page, blocks[start].line) if place else Place(0, 0)
        yield Part(str(place or ""), heading, tuple(_sections(blocks[start + length : end])), place=at)


def _heading(blocks: Sequence[Block], start: int, end: int) -> int:
    """Return how many blocks the heading of an annex takes: "Annex" alone takes the one below it too."""
    text = blocks[start].text
    more = start + 1 < end and _ANNEX.fullmatch(text) and not _rest(text) and looks_like_heading(blocks[start + 1])
    return 2 if more else 1


def _is_annex(block: Block) -> bool:
    match = _ANNEX.match(block.text)
    return (
        match is not None
        and (not match["rest"] or not match["rest"][:2].strip().islower())
        and len(block.text) < _ANNEX_LONGEST
    )


def _rest(heading: str) -> str:
    match = _ANNEX.fullmatch(heading)
    return match["rest"].strip(" .:*") if match else ""


def _sections(blocks: Sequence[Block]) -> Iterator[DraftSection]:
    """Yield the sections of a part, which has a block at least."""
    numbers = main_series(blocks)
    heads = headings(blocks, numbers)
    levels = Levels()
    section: list[DraftParagraph] = []
    heading: str | None = None
    level, place = 1, Place(0, 0)
    n = 0
    while n < len(blocks):
        block = blocks[n]
        if n in heads:
            if section or heading is not None:
                yield DraftSection(heading, level, tuple(section), place)
            heading, section = block.text, []
            while n + 1 in heads and ITEM.fullmatch(blocks[n + 1].text):
                n += 1
                heading = f"{heading} {blocks[n].text}"
            level, place = levels.of(block), Place(block.page, block.line)
        elif n in numbers:
            text = NUMBER.sub("", block.text, count=1).strip()
            section.append(DraftParagraph(numbers[n], text, Place(block.page, block.line)))
        elif section and section[-1].number and block.kind not in {"heading", "row"}:
            section[-1] = replace(section[-1], text=_with_block(section[-1].text, block))
        else:
            section.append(DraftParagraph(None, block.text, Place(block.page, block.line)))
        n += 1
    yield DraftSection(heading, level, tuple(section), place)


def _with_block(text: str, more: Block) -> str:
    """Add a block to a paragraph; one that goes on the sentence of the block before is a part of that."""
    space = " " if goes_on(text.rpartition("\n\n")[2], more) else "\n\n"
    return f"{text}{space}{more.text}"
