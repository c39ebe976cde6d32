"""Verbatim text as HTML, with what was understood of it marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from session_reports.render.markdown import Markdown, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from session_reports.prose import Block, Text

__all__ = ["Span", "marked"]


class Span(NamedTuple):
    """A stretch of a text: a name that a record holds, another name, or words that are doubtful."""

    start: int
    end: int
    what: Literal["held", "named", "doubt"]


_TAGS = {
    "held": ("<b class=rv-held>", "</b>"),
    "named": ("<span class=rv-named>", "</span>"),
    "doubt": ("<mark>", "</mark>"),
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
}


def marked(text: Text, spans: Iterable[Span]) -> Markdown:
    """Return a text as HTML, block by block; spans may overlap."""
    every = [*spans, *((emphasis.start, emphasis.end, emphasis.style) for emphasis in text.emphases)]
    return Markdown("".join(_block(text, block, every) for block in text.blocks))


def _block(text: Text, block: Block, spans: Sequence[tuple[int, int, str]]) -> str:
    inside = [(start, end, what) for start, end, what in spans if start < block.end and block.start < end]
    notes = [note for note in text.notes if block.start <= note.offset <= block.end]
    edges = {block.start, block.end, *(note.offset for note in notes)}
    edges |= {edge for start, end, _ in inside for edge in (start, end) if block.start < edge < block.end}
    pieces = []
    for start, end in pairwise(sorted(edges)):
        tags = [_TAGS[what] for first, last, what in inside if first <= start and end <= last]
        words = escape(text.plain[start:end])
        pieces.append("".join(tag for tag, _ in tags) + words + "".join(tag for _, tag in reversed(tags)))
        pieces += [f"<sup>{escape(note.number)}</sup>" for note in notes if note.offset == end]
    level = f" class=rv-level-{min(len(block.path), 3)}" if block.path else ""
    return f"<p{level}>{''.join(pieces)}</p>"
