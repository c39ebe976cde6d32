"""Markdown in which every character of the data stands for itself.

Data reaches a page through ``escape`` alone: characters that mean something to HTML, to Markdown or to its
common extensions are written as numeric entities, which hold in text and in attributes alike.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from session_reports import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from session_reports.addresses import Address
    from session_reports.mentions import Mention
    from session_reports.passages import Passage
    from session_reports.prose import Block, NoteMark, Text

__all__ = ["Markdown", "anchor_link", "as_anchor", "escape", "excerpt", "passage_markdown"]

# Whatever means something within a line, and what could begin a block of its own at the start of a text.
_SPECIAL = re.compile(
    r'[&<>"*_\\`\[\]{}|#~^=+$@]|-(?=-)|(?<=-)-|:(?=\S)|(?<=[Ww]{3})\.|!(?=\[|$)'
    r"|^[-:!?/]"
)
_ENUMERATED = re.compile(r"^(\d+)([.)])(?=\s|$)")


class Markdown(str):
    """Text that is Markdown already, and is not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself, which templates take as leave not to escape it."""
        return self


def escape(value: object) -> Markdown:
    """Return a value as Markdown that shows its very characters, as one line."""
    if hasattr(value, "__html__"):
        return Markdown(value.__html__())
    text = re.sub(r"\s*[\t\n\r\f\v]\s*", " ", str(value))
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
    return Markdown(_ENUMERATED.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text))


def as_anchor(anchor: str) -> Markdown:
    """Return an anchor for an id attribute. Raises ValueError for what ``addresses`` cannot have made."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", anchor):
        raise ValueError(anchor)
    return Markdown(anchor)


def anchor_link(path: str, address: Address, label: object) -> Markdown:
    """Return a link on the page at ``path``. Brackets and spaces never occur in addresses."""
    return Markdown(f"[{escape(label)}]({addresses.link(path, address)})")


# --- passages -----------------------------------------------------------------------------------


def passage_markdown(
    passage: Passage, mentions: Iterable[Mention], address_of: Callable[[Mention], Address | None], path: str
) -> Markdown:
    """Return a passage's text for the page at ``path``: blocks, sub-paragraph lists, links and note marks."""
    writer = _Writer(passage, list(mentions), address_of, path)
    return Markdown("\n\n".join(writer.blocks()))


def excerpt(
    text: Text, start: int, end: int, marked: Iterable[tuple[int, int]], folded: Iterable[tuple[int, int, str]] = ()
) -> Markdown:
    """Return a stretch of a text on one line as HTML, without links, with some spans marked.

    Others are folded, each under a few words. What can be folded cannot stand in a paragraph, but in a ``div``.
    """
    pieces: list[str] = []
    position = start
    for span_start, span_end, words in sorted([*((*span, "") for span in marked), *folded]):
        shown = escape(text.plain[span_start:span_end])
        pieces += [
            escape(text.plain[position:span_start]),
            f'<details class="sr-others"><summary>{escape(words)}</summary> {shown}</details>'
            if words
            else f"<mark>{shown}</mark>",
        ]
        position = span_end
    pieces.append(escape(text.plain[position:end]))
    return Markdown("".join(pieces))


class _Writer:
    """Writes one passage."""

    def __init__(
        self,
        passage: Passage,
        mentions: list[Mention],
        address_of: Callable[[Mention], Address | None],
        path: str,
    ) -> None:
        self.passage = passage
        self.text = passage.text
        self.path = path
        self.marks: dict[str, int] = {}
        self.links = [
            (mention.start, mention.end, address)
            for mention in sorted(mentions)
            if mention.role != "range" and (address := address_of(mention))
        ]

    def blocks(self) -> Iterator[str]:
        """Yield the blocks; runs of sub-paragraphs become nested lists."""
        depth = 0
        for block in self.text.blocks:
            level = len(block.path)
            if level > depth:
                yield '<ol class="sr-list" markdown="block">'
            else:
                yield from ["</li>\n\n</ol>"] * (depth - level)
                yield from ["</li>"] * bool(level)
            depth = level
            yield from self.block(block)
        yield from ["</li>\n\n</ol>"] * depth

    def block(self, block: Block) -> Iterator[str]:
        if not block.path:
            yield self.inline(block.start, block.end)
            return
        anchor = addresses.subparagraph_anchor(self.passage.anchor, block.path) if self.passage.anchor else ""
        yield f'<li id="{anchor}" markdown="block">' if anchor else '<li markdown="block">'
        after = block.start + len(block.label)
        label = f'<span class="sr-label">{escape(block.label)}</span>'
        yield label + self.inline(after, block.end)

    def inline(self, start: int, end: int) -> str:
        """Return a stretch of the text with its links, emphasis and note marks.

        A note's mark within a link, or at its end, stands after it: links cannot be nested.
        """
        pieces = []
        position, marked = start, start - 1  # marks up to and at ``marked`` are written
        for link_start, link_end, address in self.links:
            if link_start < position or link_end > end:
                continue
            label = self.styled(link_start, link_end, [])
            pieces.append(self.styled(position, link_start, self.marks_in(marked, link_start)))
            pieces.append(f"[{label}]({addresses.link(self.path, address)})")
            position, marked = link_end, link_start
        pieces.append(self.styled(position, end, self.marks_in(marked, end)))
        return "".join(pieces)

    def marks_in(self, after: int, upto: int) -> list[NoteMark]:
        return [mark for mark in self.text.notes if after < mark.offset <= upto]

    def styled(self, start: int, end: int, marks: list[NoteMark]) -> str:
        """Return a stretch without links: emphasis opened and closed within it, marks of notes in place."""
        styles = [emphasis for emphasis in self.text.emphases if emphasis.start < end and start < emphasis.end]
        places = [max(start, mark.offset) for mark in marks]
        edges = {start, end, *places}
        edges |= {edge for style in styles for edge in (style.start, style.end) if start < edge < end}
        pieces = []
        for edge, following in pairwise([*sorted(edges), end]):
            pieces += [self.mark(mark.number) for mark, place in zip(marks, places, strict=True) if place == edge]
            piece = self.text.plain[edge:following]
            shown = escape(piece)
            for style in styles:
                if piece and style.start <= edge < style.end:
                    shown = Markdown(f"<{style.style}>{shown}</{style.style}>")
            pieces.append(shown)
        return "".join(pieces)

    def mark(self, number: str) -> str:
        """Return a note's mark, which leads to the note. It is not part of the text."""
        self.marks[number] = self.marks.get(number, 0) + 1
        paragraph, note = self.passage.anchor, addresses.note_anchor(self.passage.series, number)
        anchor = f' id="{addresses.note_mark_anchor(paragraph, number, self.marks[number])}"' if paragraph else ""
        return f'<sup class="sr-mark"{anchor}>[{escape(number)}](#{note})</sup>'
