"""Tables of formats that know cells: their rows, or the lines and paragraphs that they only lay out.

A report may stand in a table whose first cells hold the numbers of its paragraphs, and its masthead in one whose cells
are the places on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from session_reports.importer.joining import NUMBER
from session_reports.importer.reading import Piece

from .runs import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Row", "begins_text", "is_of_masthead", "pieces_of_table"]

_SHORT = 120  # characters of a line of a masthead
_ROWS = 4  # with what only mastheads have; where more have, it is a list of documents
_LABEL = re.compile(
    r"[“\"«]?(?:\(?(?:\d{1,4}(?:\.\d{1,3})*|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})[.)]|[•●▪–—-])"  # noqa: RUF001
    r"|\d{1,4} (?:bis|ter)\.?"
)
_BARE = re.compile(r"[1-9]\d{0,2}(?:\.[1-9]\d{0,2})*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MASTHEAD = re.compile(r"Distr\b|(?i:original) ?:|[A-Z]{1,9}(?:/[\w.()-]+)+$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the pieces of its cells, and its line."""

    cells: Sequence[Sequence[Piece]]
    line: int

    @property
    def filled(self) -> list[list[Piece]]:
        """The pieces of each cell that has any, without the notes."""
        told = ([piece for piece in cell if piece.kind != "note"] for cell in self.cells)
        return [cell for cell in told if cell]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of all cells that have words."""
        return [piece for cell in self.cells for piece in cell if piece.text]

    @property
    def labels(self) -> list[str]:
        """What stands in its cells before the last one, if these are labels alone: "7." before a paragraph."""
        *before, last = self.filled or [[]]
        texts = [_words(cell) for cell in before]
        labels = all(_LABEL.fullmatch(text) or _BARE.fullmatch(text) for text in texts)
        return texts if labels and last and last[0].kind != "row" and _LETTERS.search(last[0].text) else []

    @property
    def is_layout(self) -> bool:
        """Whether it has one cell with words, or headings or tables in its cells."""
        return len(self.filled) < 2 or any(piece.kind == "row" or piece.level for piece in self.pieces)  # noqa: PLR2004


def pieces_of_table(rows: Sequence[Row], *, begun: bool = True) -> Iterator[Piece]:
    """Yield the pieces of a table: its rows, or what it lays out. ``begun``: whether the text begins before it.

    The row "7." and "The Council met." is the block "The Council met." with the label "7."; what stands in a masthead,
    "General Assembly" beside "Distr.: General" and "4 May 2031", is a line each.
    """
    above = [] if begun else [*takewhile(_may_be_of_masthead, rows)]
    if 0 < sum(any(is_of_masthead(piece.text) for piece in row.pieces) for row in above) <= _ROWS:
        for row in above:
            yield from _apart(row)
        rows = rows[len(above) :]
    labelled = _lays_out_paragraphs(rows)
    for row in rows:
        if labelled and row.labels:
            yield from _paragraph(row)
        elif row.is_layout:
            yield from row.pieces
        else:
            yield Piece(" | ".join(_words(cell) for cell in row.filled), "row", line=row.line, gap=1)
            yield from (piece for piece in row.pieces if piece.kind == "note")


def begins_text(piece: Piece) -> bool:
    """Whether a piece is of the text and of no masthead: numbered, or longer than a line."""
    number = NUMBER.match(piece.text)
    return bool(re.search(r"\w", piece.label) or (number and number["dot"])) or len(piece.text) > _SHORT


def is_of_masthead(line: str) -> bool:
    """Whether a line is one that mastheads have and texts lack: "Distr.: General", a symbol alone."""
    return _MASTHEAD.match(line) is not None


def _words(cell: Sequence[Piece]) -> str:
    """Return the words of a cell, with the labels of its pieces."""
    return " ".join(f"{piece.label} {piece.text}".strip() for piece in cell)


def _lays_out_paragraphs(rows: Sequence[Row]) -> bool:
    """Whether most rows are paragraphs beside their numbers or labels.

    Beside numbers, and where the first row may be a heading of columns, most must be sentences: "1." beside the name of
    somebody who took part is a row.
    """
    several = [row for row in rows if len(row.filled) > 1]
    labelled = [row for row in several if row.labels]
    if 2 * len(labelled) <= len(several):
        return False
    numbered = any(re.search(r"\d", label) for row in labelled for label in row.labels)
    ended = sum(ends_sentence(row.filled[-1][0].text) for row in labelled)
    return bool(several[0].labels and not numbered) or 2 * ended > len(labelled)


def _paragraph(row: Row) -> Iterator[Piece]:
    """Yield the pieces of a paragraph whose number stands in a cell of its own, and the notes of the row."""
    first, *others = row.filled[-1]
    label, *inner = row.labels
    text = " ".join([*inner, f"{first.label} {first.text}".strip()])
    yield replace(first, label=label, text=text)
    yield from (piece for piece in others if piece.text)
    yield from (piece for piece in row.pieces if piece.kind == "note")


def _may_be_of_masthead(row: Row) -> bool:
    return not row.labels and not any(begins_text(piece) or piece.kind == "row" for piece in row.pieces)


def _apart(row: Row) -> Iterator[Piece]:
    """Yield the lines of a masthead's row: "Distr.:" in one cell and "General" in the next are one."""
    lead: Piece | None = None
    for piece in row.pieces:
        if lead:
            yield replace(lead, text=f"{lead.text} {piece.text}")
            lead = None
        elif piece.text.endswith(":"):
            lead = piece
        else:
            yield piece
    if lead:
        yield lead
