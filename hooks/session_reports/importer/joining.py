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

__all__ = ["ENDED", "MONTH", "NUMBER", "VOTES", "Block", "Hyphens", "begins_apart", "goes_on", "joined"]

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
"""The months in English, as an expression."""
NUMBER = re.compile(
    r"(?P<number>(?P<figures>\d{1,4}(?:\.\d{1,3})*)(?P<added>[A-Z]|[ \xa0]?(?:bis|ter|quater|quinquies)\b)?)"
    r"(?P<dot>\.?)(?=\s|$)"
)
"""How a numbered paragraph begins: "9. The Board", "5.1.2 The Board", "9 bis. The Board", "14A. The Board"."""
_LABEL = re.compile(
    r"[“\"«]?(?:\((?:[a-z]{1,5}|\d{1,2})\)|[a-z]\)|[ivx]{1,4}\.|\.\d{1,2}|(?![pv]\.)[a-z]\.(?= \D)|[•●▪–—-](?= ))"  # noqa: RUF001
    r"(?=\s|$)"
)
VOTES = re.compile(r"(?:(?:Voting )?[Ii]n favour|(?:Voting )?[Aa]gainst|Abstaining|Abstentions?|Absent|Not voting):")
"""The heading of a vote's list."""
_ALONE = re.compile(
    r"(?:Annexe?|Anexo|Appendix|Attachment|Приложение|ANNEXE?|ANEXO|APPENDIX|ATTACHMENT|ПРИЛОЖЕНИЕ)"
    r"(?: (?:[IVXL]+|\d+|[A-Z]))?(?:\\\*)*"
    r"|(?:Introduction|Summary|Executive summary|Foreword|Preface|INTRODUCTION|SUMMARY|FOREWORD|PREFACE)"
)
_HEADED = re.compile(r"(?:(?:[IVXL]{1,6}|[A-Z])\.|(?i:(?:agenda )?item) \d{1,2}[.:])\s+[A-ZÀ-Þ“\"]")
"""How a heading with a numeral, a letter or an item's number begins: "II. Lamps", "A. Oil", "Item 3: Wicks"."""
_FIRST = re.compile(r"[IA]\.\s")
_SHORT = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Messrs|St|No|Prof|[A-Z])\.$")
_ENTRY = re.compile(r"[A-Z][\w’ -]{2,30}: [A-Z]")  # noqa: RUF001
"""An entry of a list of officers or of votes: "Vice-Chair: Ana Lamp (Fiji)"."""
_MARK = re.compile(r"\d{1,2}")
_STARRED = re.compile(r"(?:\\\*){1,4}\s+[A-Z]")
_PREAMBLE = re.compile(
    r"\*{0,2}(?:[A-Z][a-z]+ing|Aware|Mindful|Conscious|Convinced|Concerned|Alarmed|Guided|Encouraged|Determined"
    r"|(?:Also|Further|Deeply|Gravely|Fully) (?:[a-z]+ing|aware|mindful|conscious|convinced|concerned|alarmed))\b"
)
"""How a line of a resolution's preamble begins: "Recalling its resolution 4,", "Deeply concerned at the fog,"."""
_ORGAN = re.compile(r"(?:\*{1,2})?The [A-Z][\w ’'-]{3,90},(?:\*{1,2})?")  # noqa: RUF001
_FULL = 0.6  # of the width: a line that ends before it is no full one
_SPACED = 0.7  # of the lines of a document: where more have an empty line above them, each is a paragraph
_TITLE = 60  # characters: a shorter line without an end is a title or an entry
ENDED = re.compile(r"[.;:!?…](?:[”’\"')\]»]|\[\^[^\]]+\])*$")  # noqa: RUF001
"""The end of a sentence or of a part of one, before closing quotes, brackets and marks of notes."""
_NOTED = re.compile(r"[a-zà-ÿ)”’][.;:]\d{1,2}$")  # noqa: RUF001
"""The end of a sentence to which the mark of a note is glued: "as it was agreed.3"."""
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
    own: bool = False
    """Whether the source tells it from the blocks around it, so that it was not guessed where it begins."""


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
        end = self.lines[-1][-_WORD:].rstrip()
        return ENDED.search(end) is not None or _NOTED.search(end) is not None

    def whole(self) -> Block:
        """Return the block."""
        return replace(self.first, text="".join(self.lines), bold=self.bold)


def joined(pieces: Sequence[Piece], hyphens: Hyphens) -> list[Block]:
    """Join the lines of a document into blocks, in order."""
    blocks: list[_Open] = []
    last: Piece | None = None
    number = ""  # that of the paragraph before
    apart = [piece.gap >= 1 for piece in pieces if piece.kind == "line"]
    ends = sorted(piece.end for piece in pieces if piece.end)
    width = ends[len(ends) * 9 // 10] if ends else 0
    spaced = sum(apart) > len(apart) * _SPACED
    for place, piece in enumerate(pieces):
        label = f"{piece.label}." if piece.label.isdigit() else piece.label  # a number, whatever is printed after it
        text = f"{label} {piece.text}".strip() if label and piece.kind != "note" else piece.text
        lines = last is not None and piece.kind == last.kind == "line"
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        heads = lines and bool(blocks) and _is_heading(blocks[-1], piece, after)
        if last and blocks and lines and not heads and _goes_on(blocks[-1], last, piece, number, width):
            before = blocks[-1]
            before.lines[-1] = hyphens.ending(before.lines[-1], text)
            before.lines.append(text)
            before.bold = before.bold and piece.bold
        elif text:
            kind = "block" if piece.kind == "line" else piece.kind
            own = piece.kind != "line" or spaced
            first = Block(
                text, kind, piece.page, piece.line, piece.indent, piece.gap, piece.level, piece.bold, place, own
            )
            blocks.append(_Open(first, [text], piece.bold))
            match = NUMBER.match(text)
            number = match["number"] if match and match["dot"] else number
        last = piece
    return [block.whole() for block in blocks]


def begins_apart(text: str) -> bool:
    """Whether a text begins a block of its own: with a label, a bullet, or the heading of a vote's list."""
    return bool(_LABEL.match(text) or VOTES.match(text))


def goes_on(last: str, more: Block) -> bool:
    """Whether a block goes on the sentence of the block before it, whose text is ``last``.

    Where the source tells its blocks apart, only one that begins in lower case does. Else the lines of a resolution,
    the items of a list and what stands below a title begin blocks: "Recalling its resolution 4,", "2. Lights a lamp;".
    """
    text, last = more.text, re.sub(r"(?:\[\^[^\]]+\])+$", "", last)
    if begins_apart(text) or begins_apart(last) or text[:1] in '“"«' or last[-1:] in '.:!?”"':
        return False
    if text[:1].islower():
        return True
    listed = NUMBER.match(text) is not None and (last[-1:] in ",;" or NUMBER.match(last) is not None)
    entry = _ENTRY.match(text) is not None and _ENTRY.match(last) is not None
    of_preamble = last.endswith(",") and (_PREAMBLE.match(text) or _ORGAN.fullmatch(last)) is not None
    title = len(last) < _TITLE and last[-1:] not in ",;" and more.gap >= 1
    run_on = last.endswith(";") and "; " in last  # of a list in one paragraph, not of items that are blocks
    own = more.own and more.gap <= 1 and not run_on  # a page's end, whose furniture is gone, may leave more room
    return not (own or listed or entry or of_preamble or title)


def _is_heading(block: _Open, piece: Piece, after: Piece | None) -> bool:
    """Whether a line is a heading with a numeral or a letter: "A. Oil" below "II. Lamps", or below a sentence's end.

    Below it stands another heading, a paragraph with a number, or nothing; else it may be a name: "A. Lamp (Fiji)".
    """
    text = piece.text
    if not _HEADED.match(text) or ENDED.search(text) or text.endswith(",") or _SHORT.search(block.lines[-1]):
        return False
    alone = after is None or after.gap >= _GAP or NUMBER.match(after.text) or _HEADED.match(after.text)
    below = block.ended or _HEADED.match(block.lines[0]) or (_FIRST.match(text) and 0 < len(block.alone) < _TITLE)
    return bool(alone and below)


def _goes_on(block: _Open, last: Piece, piece: Piece, before: str, width: float) -> bool:
    """Whether a line goes on the block before it; ``before``: the number above it, ``width``: that of full lines."""
    text = piece.text
    if begins_apart(text) or VOTES.fullmatch(block.alone) or _ALONE.fullmatch(text) or _ALONE.fullmatch(block.alone):
        return False
    if _STARRED.match(text) or (block.ended and _MARK.fullmatch(text)) or _begins_line(block, text):
        return False
    number = NUMBER.match(text)
    begins = bool(number and (number["dot"] or "." in number["number"]) and len(text) > number.end())
    if number and begins and before.isdigit() and number["number"] == str(int(before) + 1):
        return False
    if piece.page != last.page:
        return not begins and _goes_on_overleaf(block, last, piece, width)
    if begins or piece.gap >= _GAP:
        return begins and not _may_begin(block, last, piece)
    return not (piece.bold != last.bold and block.ended) and not (piece.bold and not last.bold and piece.gap > _APART)


def _goes_on_overleaf(block: _Open, last: Piece, piece: Piece, width: float) -> bool:
    """Whether the first line of a page goes on the last block of the page before, whose last line was a full one."""
    short = last.end < width * _FULL and piece.text[:1].isupper()
    return not short and piece.bold == last.bold and (not block.ended or piece.text[:1].islower())


def _may_begin(block: _Open, last: Piece, piece: Piece) -> bool:
    """Whether a line that starts with a number and a stop may begin a paragraph: "18. The ...", not "2010. The"."""
    if piece.gap >= _HALF or block.ended or last.bold:
        return True
    full = last.end and piece.end and last.end >= piece.end * 0.9
    return not full


def _begins_line(block: _Open, text: str) -> bool:
    """Whether a line begins an entry of a list or a paragraph of a resolution.

    That is "Vice-Chair: Ana Lamp (Fiji)" below another entry, or "Recalling its resolution 4," below "The Council,".
    """
    first, last = block.lines[0], block.lines[-1].rstrip()
    if _ENTRY.match(text):
        return last.endswith(":") or _ENTRY.match(first) is not None
    within = _ORGAN.fullmatch(first.rstrip()) or _PREAMBLE.match(first)
    return last.endswith(",") and within is not None and (_PREAMBLE.match(text) or NUMBER.match(text)) is not None
