"""The formats that can be read: how each is told by what a file holds, and how much of it is read at most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from session_reports.importer.reading import Reading, UnreadableError

from .html import is_html, read_html
from .markdown import is_markdown, read_markdown
from .pdf import read_pdf
from .text import decoded, read_text
from .word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FORMATS", "MOST", "Format", "format_of"]

MOST = 100_000_000
"""Bytes: larger files are not even read to their end."""

_HEAD = 1_024  # bytes at the beginning of a file, in which its format is marked
_SAMPLE = 200_000  # bytes, by which texts of several kinds are told apart


@dataclass(frozen=True, slots=True)
class Format:
    """A format with its reader, which raises ``UnreadableError``."""

    name: str
    read: Callable[[bytes], Reading]
    most: int = MOST
    """Bytes of the largest file that is read."""
    foreign: bool = True
    """Whether its reader is confined: what others made of the format, or of us, may not end."""


def _text(content: bytes) -> Reading:
    return read_text(*decoded(content))


def _markdown(content: bytes) -> Reading:
    return read_markdown(*decoded(content))


_MOST = 10_000_000  # bytes of a text

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("PDF", read_pdf), Format("Word", read_word), Format("HTML", read_html, _MOST),
        Format("Markdown", _markdown, _MOST), Format("text", _text, _MOST, foreign=False),
    )
}  # fmt: skip
"""By name. A session's report has less than a megabyte of text."""

_SUFFIXES = {".pdf": "PDF", ".docx": "Word"}
_MARKDOWN = frozenset({".md", ".markdown"})
_OF_TEXT = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
_OTHERS = (
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file", "save it as .docx"),
    (rb"PK\x03\x04|PK\x05\x06", "a packed archive", "unpack it, and import what is in it"),
    (rb"\xd0\xcf\x11\xe0", "a document of an older Word, or has a password", "save it as .docx without a password"),
    (rb"\{\\rtf", "Rich Text", "save it as .docx"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0", "an image",
     "let a program for text recognition (OCR) make a text of it"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!", "a packed archive", "unpack it, and import what is in it"),
)  # fmt: skip
_GIVE = "give the report as Word, PDF, text, Markdown or HTML"


def format_of(name: str, content: bytes) -> Format:
    """Return the format of a document; its name has no say, but may not say another.

    Raises ``UnreadableError`` for what none of them is, and for what is too large.
    """
    told = PurePath(name).suffix.lower()
    if not content.strip():
        msg = f"there is no text in it: {_GIVE}"
        raise UnreadableError(msg)
    found = _found(told, content)
    promised = _SUFFIXES.get(told)
    if promised and found != promised:
        msg = f"its name says {promised}, and what it holds is {_described(found)}: get it anew"
        raise UnreadableError(msg)
    if told in _OF_TEXT and found in _SUFFIXES.values():
        msg = f"its name says that it is a text, and what it holds is {found}: name it as what it is"
        raise UnreadableError(msg)
    if found not in FORMATS:
        do = next((do for _, what, do in _OTHERS if what == found), _GIVE)
        msg = f"this is {found or 'binary data and no text'}: {do}"
        raise UnreadableError(msg)
    chosen = FORMATS[found]
    if len(content) > chosen.most:
        msg = (
            f"these are {len(content) / 1e6:,.0f} MB of {found}, and no more than {chosen.most / 1e6:,.0f} are read: "
            "import the parts that have the report's text"
        )
        raise UnreadableError(msg)
    return chosen


def _found(told: str, content: bytes) -> str:
    """Return the name of a format or of something else, by its first bytes; nothing for binary data.

    ``told``: the ending of its name, by which Markdown without marks is known.
    """
    if b"%PDF-" in content[:_HEAD]:
        return "PDF"
    if content.startswith(b"PK") and b"word/document" in content:
        return "Word"
    for first, what, _ in _OTHERS:
        if re.match(first, content, re.DOTALL):
            return what
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not utf16:
        return ""
    sample = content[:_SAMPLE].decode("utf-16" if utf16 else "utf-8", "replace")
    if is_html(sample):
        return "HTML"
    return "Markdown" if told in _MARKDOWN or is_markdown(sample) else "text"


def _described(found: str) -> str:
    return found or "binary data"
