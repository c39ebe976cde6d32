"""Lines into blocks: words that a line's end divides are mended, and what a page's end divides is whole again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .reading import Piece

__all__ = ["NUMBER", "VOTES", "Block", "Hyphens", "begins_apart", "joined"]

NUMBER = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,3})*)(?P<dot>\.?)(?=\s|$)")
"""How a numbered paragraph begins."""
_LABEL = re.compile(r"[“\"«]?(?:\((?:[a-z]{1,5}|\d{1,2})\)|[a-z]\)|[ivx]{1,4}\.|[•●▪–—-](?= ))(?=\s|$)")  # noqa: RUF001
VOTES = re.compile(r"(?:(?:Voting )?[Ii]n favour|(?:Voting )?[Aa]gainst|Abstaining|Abstentions?|Absent|Not voting):")
"""The heading of a vote's list."""
_ALONE = re.compile(r"(?:Annex|Annexe|Anexo|Appendix|Приложение)(?: (?:[IVXL]+|\d+|[A-Z]))?")
_ENDED = re.compile(r"[.;:!?…](?:[”’\"')\]»]|\[\^[^\]]+\])*$")  # noqa: RUF001


_HALF, _APART = 0.5, 0.3  # of an empty line

_GAP = 0.4  # lines: where there is more room above a line, it begins a paragraph

# What stands before a hyphen and is a word by itself, so that the hyphen is the word's own: "long-term", "roll-call".
_COMPOUND = frozenset(
    "ad co cross decision ex fact follow four full gender half high human ill inter large long low man micro mid "
    "middle multi non one open people policy poor post pre re roll self semi short side six small so socio sub ten "
    "third three two under vice well wide year".split()
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a part of one, whole."""

    text: str
    kind: str
    page: int
    line: int
    indent: float
    gap: float
    level: int = 0
    bold: bool = False
    place: int = 0
    """That of its first piece among those that were joined."""


class Hyphens:
    """Tells whether a word that a line's end divides keeps its hyphen, by the other words of the document."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Count the words that are whole, and find whether the document divides words at all."""
        pieces = [*pieces]
        self.words = Counter(
            word.lower()
            for piece in pieces
            for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _without_divided(piece.text))
        )
        self.unsure: list[str] = []
        ends = [(_DIVIDED.search(one.text[-_WORD:]), re.match(r"[^\W\d_]+", two.text)) for one, two in pairwise(pieces)]
        whole = [(self.words[(a[1] + b[0]).lower()], self.words[f"{a[1]}-{b[0]}".lower()]) for a, b in ends if a and b]
        self.divides = any(divided > hyphenated for divided, hyphenated in whole)

    def ending(self, head: str, tail: str) -> str:
        """Return a line as it stands before the next one of its block: with white space after it, or whole with it."""
        end = head[-_WORD:]
        if _DIVIDED.search(end) and tail[:1].isalpha():
            return head if self._keeps(end, tail) else head[:-1]
        # "COVID-" and "19", a dash between years, "A/HRC/43" and "/L.2": white space would tear them.
        torn = (
            _TORN.search(end) if tail[:1].isalnum() else tail[:1] == "/" and tail[1:2].isalnum() and end[-1:].isalnum()
        )
        return head if torn else f"{head} "

    def _keeps(self, head: str, tail: str) -> bool:
        """Whether the hyphen at the end of a line, after a letter, is one of the word that the next line ends."""
        first = re.split(r"[^\w-]", head[:-1])[-1].lower()
        second = re.split(r"[^\w-]", tail[:_WORD])[0].lower()
        with_hyphen, without = self.words[f"{first}-{second}"], self.words[first + second]
        if with_hyphen or without:
            return with_hyphen >= without
        if tail[:1].isupper() or first in _COMPOUND:
            return True
        self.unsure.append(f"{first}-{second}")
        return bool(self.words[first] and self.words[second]) or not self.divides


def _without_divided(line: str) -> str:
    """Return a line without the word that its end divides."""
    return line.rpartition(" ")[0] if line.endswith("-") else line


_WORD = 100  # letters: the longest word at whose end a hyphen is looked at
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_TORN = re.compile(r"\w[/–-]$")  # noqa: RUF001


@dataclass(slots=True)
class _Open:
    """A block whose lines are being joined."""

    first: Block
    lines: list[str]
    bold: bool

    @property
    def alone(self) -> str:
        """The line that it is, while it is one alone."""
        return self.lines[0] if len(self.lines) == 1 else ""

    @property
    def ended(self) -> bool:
        """Whether its last line ends a sentence."""
        return _ENDED.search(self.lines[-1][-_WORD:]) is not None

    def whole(self) -> Block:
        """Return the block."""
        return replace(self.first, text="".join(self.lines), bold=self.bold)


def joined(pieces: Sequence[Piece], hyphens: Hyphens) -> list[Block]:
    """Join the lines of a document into blocks, in order."""
    blocks: list[_Open] = []
    last: Piece | None = None
    number = ""  # that of the paragraph before
    for place, piece in enumerate(pieces):
        label = f"{piece.label}." if piece.label.isdigit() else piece.label  # a number, whatever is printed after it
        text = f"{label} {piece.text}".strip() if label and piece.kind != "note" else piece.text
        lines = last is not None and piece.kind == last.kind == "line"
        if last and blocks and lines and _goes_on(blocks[-1], last, piece, number):
            before = blocks[-1]
            before.lines[-1] = hyphens.ending(before.lines[-1], text)
            before.lines.append(text)
            before.bold = before.bold and piece.bold
        elif text:
            kind = "block" if piece.kind == "line" else piece.kind
            first = Block(text, kind, piece.page, piece.line, piece.indent, piece.gap, piece.level, piece.bold, place)
            blocks.append(_Open(first, [text], piece.bold))
            match = NUMBER.match(text)
            number = match["number"] if match and match["dot"] else number
        last = piece
    return [block.whole() for block in blocks]


def begins_apart(text: str) -> bool:
    """Whether a text begins a block of its own: with a label, a bullet, or the heading of a vote's list."""
    return bool(_LABEL.match(text) or VOTES.match(text))


def _goes_on(block: _Open, last: Piece, piece: Piece, before: str) -> bool:
    """Whether a line goes on the block before it."""
    text = piece.text
    if begins_apart(text) or VOTES.fullmatch(block.alone) or _ALONE.fullmatch(text) or _ALONE.fullmatch(block.alone):
        return False
    number = NUMBER.match(text)
    begins = bool(number and (number["dot"] or "." in number["number"]) and len(text) > number.end())
    if number and begins and before.isdigit() and number["number"] == str(int(before) + 1):
        return False
    if piece.page != last.page:
        return not begins and piece.bold == last.bold and (not block.ended or text[:1].islower())
    if begins:
        return not _may_begin(block, last, piece)
    if piece.gap >= _GAP:
        return False
    return not (piece.bold != last.bold and block.ended) and not (piece.bold and not last.bold and piece.gap > _APART)


def _may_begin(block: _Open, last: Piece, piece: Piece) -> bool:
    """Whether a line that starts with a number and a stop may begin a paragraph: "18. The ...", not "2010. The"."""
    if piece.gap >= _HALF or block.ended or last.bold:
        return True
    full = last.end and piece.end and last.end >= piece.end * 0.9
    return not full
