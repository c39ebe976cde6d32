"""What a reader finds in a document: pieces of text, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Piece", "Reading", "UnreadableError", "verbatim"]


class UnreadableError(ValueError):
    """A document cannot be read; the message says in one sentence what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source: a line of a page, or a whole block where the format knows blocks."""

    text: str
    """The words, white space single; emphasis as ``*`` and ``**``, marks of notes as ``[^1]``."""
    kind: Literal["line", "block", "heading", "note", "row", "front", "furniture"] = "line"
    """"front" is known to stand before the text, as a masthead does, and "furniture" beside it, as running heads do."""
    page: int = 0
    """From 1; 0 where the format has no pages."""
    line: int = 0
    """The line of the source, or the number of the block where it has no lines; from 1."""
    indent: float = 0
    """Of a line: columns before its first character."""
    gap: float = 0
    """Of a line: how many empty lines stand above it."""
    level: int = 0
    """Of a heading whose format says so: from 1."""
    label: str = ""
    """The number or mark before it that is no character of the text: an automatic one, or that of a note."""
    bold: bool = False
    end: float = 0
    """Of a line: the column at which it ends."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read."""

    form: str
    """For the provenance of the report: "PDF", "Word"."""
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...] = ()
    """What a person should know of the reading, each a sentence without a full stop."""


def verbatim(words: str) -> str:
    """Return words in which nothing is a light mark: a star is the star that is printed."""
    return re.sub(r"\*|\[(?=\^)", r"\\\g<0>", words)
