"""Notes: those at the foot of a page leave the flow of the text, and marks glued to words become marks."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .joining import ENDED
from .reading import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .joining import Block, Hyphens

__all__ = ["at_end", "lowered", "marked", "notes_at_foot", "raised", "whole"]

_RULE = re.compile(r"[_‗―—–-]{5,}")  # noqa: RUF001
_NOTE = re.compile(r"(?P<number>\d{1,3}|[a-z]|(?:\\\*)+)(?P<space>\s+)(?P<text>\S.*)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MANY = 3  # words to which the same number is glued: then it is a note's mark, though the note is not printed


def notes_at_foot(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the notes at the feet of pages from the other pieces; each line of a note after its first has no label."""
    ruled = {
        piece.page: place
        for place, (piece, below) in enumerate(pairwise(pieces))
        if piece.page == below.page and _RULE.fullmatch(piece.text) and _NOTE.match(below.text)
    }
    last_of_page = {piece.page: place for place, piece in enumerate(pieces) if piece.page}
    begins: dict[int, int] = {}
    for page, last in last_of_page.items():
        first = ruled[page] + 1 if page in ruled else _first_note(pieces, last, page)
        if first is not None:
            begins[first] = last
    kept: list[Piece] = []
    notes: list[Piece] = []
    until = -1
    for place, piece in enumerate(pieces):
        until = begins.get(place, until)
        if place == ruled.get(piece.page):
            continue
        if piece.kind == "note":
            notes.append(piece)
        elif place <= until:
            match = _NOTE.match(piece.text)
            label = match["number"] if match and _begins(piece, match) else ""
            notes.append(
                replace(piece, kind="note", label=label, text=match["text"] if match and label else piece.text)
            )
        else:
            kept.append(piece)
    return kept, notes


def raised(heading: str) -> str:
    """Return a heading, which has no light marks, with the marks of its notes as they are printed: "Lamps¹"."""
    return re.sub(r"\[\^([^\]]+)\]", lambda match: match[1].translate(_RAISED), heading)


def lowered(heading: str) -> str:
    """Return a heading with raised figures as marks of notes again: "Lamps[^1]"."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda match: f"[^{unicodedata.normalize('NFKC', match[0])}]", heading)


def _first_note(pieces: Sequence[Piece], last: int, page: int) -> int | None:
    """Return the place of the first line of the notes at the foot of a page, if it has any."""
    found = None
    place = last
    while place >= 0 and pieces[place].page == page and pieces[place].kind == "line":
        piece = pieces[place]
        match = _NOTE.match(piece.text)
        if match and _begins(piece, match) and piece.gap >= 1:
            found = place
        if piece.gap >= 1 and found != place:
            break
        place -= 1
    return found


def _begins(piece: Piece, match: re.Match[str]) -> bool:
    """Whether a line begins a note: its mark is no number of a paragraph, which a full stop would follow."""
    return match["number"].isdigit() or match["number"].startswith("\\*") or bool(piece.label)


def whole(notes: Iterable[Piece], hyphens: Hyphens) -> list[Piece]:
    """Join the lines of each note."""
    found: list[Piece] = []
    texts: list[list[str]] = []
    for note in notes:
        if note.label or not found:
            found.append(replace(note, label=note.label.replace("\\", "").rstrip(".)")))
            texts.append([note.text])
            continue
        lines = texts[-1]
        lines[-1] = hyphens.ending(lines[-1], note.text)
        lines.append(note.text)
    return [replace(note, text="".join(lines)) for note, lines in zip(found, texts, strict=True)]


def at_end(blocks: Sequence[Block]) -> tuple[list[Block], list[Piece]]:
    """Part the notes that stand as blocks of the text from it: "1 The text is on file", where a word has the mark 1.

    Of two blocks with the same number, one that ends no sentence is a heading: "1 Lamps" above "1 It is on file.".
    """
    matches = [_AT_END.match(block.text) for block in blocks]
    ended = {match["number"] for match in matches if match and ENDED.search(match.string)}
    kept: list[Block] = []
    notes: list[Piece] = []
    for block, match in zip(blocks, matches, strict=True):
        of_note = match and (match["number"] not in ended or ENDED.search(block.text))
        if match and of_note and _has_mark(_mark_of(match["number"]), kept[-_NEAR:]):
            label = match["number"].replace("\\", "")
            notes.append(Piece(block.text[match.end() :], "note", block.page, block.line, label=label))
        else:
            kept.append(block)
    return kept, notes


_AT_END = re.compile(r"(?P<number>\d{1,2}|(?:\\\*){1,4})\s+(?=[A-ZÀ-ÞА-Я“])")


def _mark_of(number: str) -> re.Pattern[str]:
    """Return what a note's number looks like that is glued to a word."""
    return re.compile(rf"(?<=[a-zà-ÿ)”’][.,;:]|.[a-zà-ÿ)”’]){re.escape(number)}(?=$|[ ,;.)])")  # noqa: RUF001


def _starred(text: str, numbers: set[str]) -> str:
    """Turn the stars of printed notes into marks."""

    def mark(match: re.Match[str]) -> str:
        number = match["stars"].replace("\\", "")
        return f"[^{number}]" if number in numbers else match[0]

    return _STARS.sub(mark, text)


_STARS = re.compile(r"(?<=[\w.,;:)”’])(?P<stars>(?:\\\*){1,4})(?![\w\\])")  # noqa: RUF001


def _has_mark(mark: re.Pattern[str], blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks]
    return any(not _SYMBOL.search(text[: match.start()]) for text in texts for match in mark.finditer(text))


_SYMBOL = re.compile(
    r"/[^\s)]*$|/\S*\([^\s()]*\)$|\b(?:[A-Z]{1,4}|Add|Amend|Corr|No|Rev|annex|art|chap|p|para|paras|pp|sect|vol)\.$"
)
_NEAR = 60  # blocks
_GLUED = r"(?P<word>[^\W\d_]{{3,}}|(?<=[^\W\d_]|[)”’])[.,;:]|[)”’])(?P<space> ?)(?P<number>{})(?=$|[ ,;.)](?!\d))"  # noqa: RUF001


def marked(blocks: Sequence[Block], numbers: set[str]) -> list[Block]:
    """Turn numbers that are glued to words into marks: those of printed notes, and those glued to several words.

    A number that a reader already made a mark of is one only where the reader says so.
    """
    told = {number for block in blocks for number in re.findall(r"\[\^(\d+)\]", block.text)}
    digits = {number for number in numbers if number.isdigit()} - told
    blocks = [replace(block, text=_starred(block.text, numbers)) for block in blocks]
    glued: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        for match in re.finditer(r"\b([A-Z]?[a-zà-ÿ]{3,})(\d{1,2})(?=$|[ ,;.)])", block.text):
            glued[match[2]].add(match[1])
    wanted = digits | {number for number, words in glued.items() if len(words) >= _MANY and number not in told}
    if not wanted:
        return [*blocks]
    pattern = re.compile(_GLUED.format("|".join(sorted(wanted, key=len, reverse=True))))

    def mark(match: re.Match[str]) -> str:
        spaced = bool(match["space"])
        if spaced and not re.match(r" \(", match.string[match.end() : match.end() + 2]):
            return match[0]
        if match["word"].isupper() or _SYMBOL.search(match.string[: match.end("word")]):
            return match[0]
        return f"{match['word']}[^{match['number']}]"

    return [replace(block, text=pattern.sub(mark, block.text)) for block in blocks]
