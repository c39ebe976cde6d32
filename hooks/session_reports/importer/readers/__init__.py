"""Readers of documents: one module a format, chosen by what a file holds and not by its name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports.importer.reading import UnreadableError

from .confined import read_confined
from .formats import MOST, format_of

if TYPE_CHECKING:
    from session_reports.importer.reading import Reading

__all__ = ["MOST", "read"]

_PIECES = 250_000  # a document of 181 pages has 9,000
_LETTERS = 8_000_000  # and 600,000 letters


def read(name: str, content: bytes) -> Reading:
    """Read a document.

    Raises ``UnreadableError`` where it is none that can be read, or takes more time and memory than a report should.
    """
    chosen = format_of(name, content)
    reading = read_confined(chosen, content) if chosen.foreign else chosen.read(content)
    letters = sum(len(piece.text) for piece in reading.pieces)
    if not letters:
        msg = "there is no text in it"
        raise UnreadableError(msg)
    if len(reading.pieces) > _PIECES or letters > _LETTERS:
        msg = (
            f"it holds {letters:,} letters in {len(reading.pieces):,} lines or blocks, more than is imported at once: "
            "import the parts that have the report's text"
        )
        raise UnreadableError(msg)
    return reading
