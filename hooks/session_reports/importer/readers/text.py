"""Plain text: the lines of printed pages, or one line a paragraph as word processors write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from session_reports.importer.reading import Piece, Reading, UnreadableError, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["decoded", "read_text"]

_WRAPPED = 160  # columns: longer lines are whole paragraphs
_LONG = 0.05  # of the lines with text: where more are longer, a line is a paragraph
_TAB = 8


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a text, and what should be said of how they were written.

    Raises ``UnreadableError`` for what is no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ()
    if b"\0" in content:
        msg = "this is binary data and no text: give the report as Word, PDF, text, Markdown or HTML"
        raise UnreadableError(msg)
    try:
        return content.decode(), ()
    except UnicodeDecodeError as error:
        remark = f"byte {error.start + 1:,} is not UTF-8, so the text was read as Windows-1252: look at its accents"
        return _strictly(content, "cp1252"), (remark,)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        msg = f"this is no text in {encoding.upper()}: save it anew as UTF-8"
        raise UnreadableError(msg) from None


def read_text(text: str, remarks: Sequence[str] = ()) -> Reading:
    """Read the lines of a text; a form feed begins a page."""
    lines = [*_lines(text)]
    long = sum(len(line) > _WRAPPED for _, _, line in lines)
    whole = long > _LONG * sum(bool(line.strip()) for _, _, line in lines)
    return Reading(
        "text, one line a paragraph" if whole else "text", tuple(_pieces(lines, whole=whole)), tuple(remarks)
    )


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (page, number, line); the page is 0 where no form feed parts pages."""
    paged = "\f" in text.rstrip("\f\n\r ")
    page = 1 if paged else 0
    for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        first, *others = raw.split("\f")
        yield page, number, first
        for other in others:
            page += paged
            yield page, number, other


def _pieces(lines: Sequence[tuple[int, int, str]], *, whole: bool) -> Iterator[Piece]:
    """Yield what stands on the lines. ``whole``: a line is a whole paragraph."""
    gap, last = 0, 0
    for page, number, raw in lines:
        line = raw.expandtabs(_TAB).rstrip()
        gap, last = (0 if page != last else gap), page
        words = verbatim(" ".join(line.split()))
        if not words:
            gap += 1
            continue
        row = _row(words) if words.startswith("|") else ""
        kind: Literal["row", "block", "line"] = "row" if row else "block" if whole else "line"
        if row or words.strip("|- "):
            yield Piece(row or words, kind, page, number, len(line) - len(line.lstrip()), gap, end=len(line))
        gap = 0


def _row(words: str) -> str:
    """Return the cells of a table's row, "| a | b |", without those that are empty."""
    return " | ".join(filter(None, (cell.strip() for cell in words.strip("|").split("|"))))
