"""Which blocks of a document are headings, of which level, and where its masthead ends and the text begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .joining import ENDED, MONTH, VOTES
from .series import main_series

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from .joining import Block

__all__ = ["ITEM", "Levels", "end_of_masthead", "headings", "looks_like_heading", "manner"]

ITEM = re.compile(r"\((?:Agenda |agenda )?(?:sub-)?items? [^()]*(?:\([^()]*\)[^()]*)*\)")
"""The line below a heading that says of which item it is: "(Agenda item 7)"."""
_COUNT = r"(?:[IVXLC]+|\d{1,2}|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten))"
_MANNERS = (
    ("part", re.compile(rf"(?:Part|Chapter|PART|CHAPTER) {_COUNT}\b")),
    ("item", re.compile(r"(?i:(?:agenda )?item) \d{1,2}(?: ?\(\w\))?(?=$|[.:]|\s+[–—-]\s|\s+[A-Z(])")),  # noqa: RUF001
    ("roman", re.compile(r"[IVXL]+\.(?=\s)")),
    ("letter", re.compile(r"[A-Z]\.(?=\s)")),
    ("figure", re.compile(r"\d{1,2}\.(?=\s)")),
    ("bracket", re.compile(r"\([a-z]\)(?=\s+[A-Z])")),
)
_OPENING = re.compile(
    r"(?i:introduction|summary|executive summary|foreword|preface|background|introducción|resumen|résumé|введение)"
)
_CAPTION = re.compile(r"(?:Table|Figure|Box|Chart|TABLE|FIGURE|Tableau|Cuadro) \d+[.:]?(?P<title> .*)?")
_OFFICER = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )?[^.:;,()]{3,60} \([A-Z][^()]*(?:\([^()]*\))?\)|[A-Z][\w’ -]{2,40}: .+ \([A-Z].*\)"  # noqa: RUF001
)
_LONGEST = 330  # characters of a heading
_WORDS, _NAMES = 4, 4  # of a name, and names of a list


def manner(text: str) -> str:
    """Return in which manner a heading is numbered; nothing where it is not."""
    if re.match(r"[IVXL]\.\s", text) and not re.match(r"[IVX]\.\s", text):
        return "letter"  # C., D., L., M. are letters, and I., V., X. numerals
    return next((name for name, form in _MANNERS if form.match(text)), "")


def looks_like_heading(block: Block) -> bool:
    """Whether a block may be a heading: known to be one, or short and without an end."""
    text = block.text
    if _CAPTION.fullmatch(text):
        return False
    if block.kind == "heading" or (ITEM.fullmatch(text) and block.kind != "row"):
        return True
    if block.kind == "row" or len(text) > _LONGEST or (_is_list(text) and not manner(text)):
        return False
    bare = re.sub(r"(?:\[\^[^\]]+\]|\\?\*)+$", "", text)
    if ENDED.search(bare.rstrip(":") if block.bold else bare) or bare.endswith(","):
        return False
    return bool(re.match(r"[A-Z0-9ÀÉÎА-Я“\"(]", text)) and not re.match(r"\([a-z]+\)\s+[a-z]", text)  # noqa: RUF001


def _is_list(text: str) -> bool:
    """Whether a text is a list of names: "Australia, Austria, Brazil, Bulgaria"."""
    items = text.split(", ")
    short = sum(len(item.split()) <= _WORDS for item in items)
    return len(items) >= _NAMES and short > len(items) * 0.7


# --- the masthead ---------------------------------------------------------------------------------


def end_of_masthead(blocks: Sequence[Block]) -> int:
    """Return where the masthead ends; at 0, there is none.

    It has no prose: it ends before the headings above the first paragraph, be it "1. The Council met." or a sentence of
    an introduction without a number.
    """
    first = _first_of_text(blocks)
    lines = [n for n in range(min(first, _FRONT)) if _MASTHEAD.search(blocks[n].text) and not _begins_text(blocks, n)]
    if not lines:
        return 0
    top = first if first < len(blocks) else lines[-1] + 1
    start = top
    while start > lines[-1] + 1 and looks_like_heading(blocks[start - 1]):
        start -= 1
    numbered = next((n for n in range(start, top) if _begins_text(blocks, n)), top)
    of_parts = numbered < top and manner(blocks[numbered].text) in {"part", "roman"}
    return numbered if of_parts or numbered == start or _TITLE.search(blocks[numbered - 1].text) else numbered - 1


def _first_of_text(blocks: Sequence[Block]) -> int:
    """Return the place of the first paragraph, below what stands in mastheads only."""
    numbers = main_series(blocks)
    first = min(numbers, default=len(blocks))
    above = max((n for n in range(min(first, _FRONT)) if _ONLY_THERE.search(blocks[n].text)), default=-1)
    return next((n for n in range(above + 1, first) if _is_prose(blocks[n].text)), first)


def _begins_text(blocks: Sequence[Block], place: int) -> bool:
    """Whether a heading is one of the text by its number.

    "Agenda item 7" with no stop stands in mastheads too: it is one where others have that manner.
    """
    text = blocks[place].text
    if _ITEM_OF_SESSION.match(text):
        return not _REPORT.search(text) and any(manner(block.text) == "item" for block in blocks[place + 1 :])
    return bool(manner(text))


def _is_prose(text: str) -> bool:
    """Whether a text is a sentence and more than a line of a masthead: "The Board thanked the host of its session."."""
    return re.search(r"[.:](?:\[\^[^\]]+\])*$", text) is not None and len(text.split()) > _LINE and text[:1] != "\\"


_FRONT = 60  # blocks among which a masthead stands
_LINE = 8  # words of a sentence, from which on it is no line of a masthead
_TITLE = re.compile(
    r"\b\d{4}\)?$|^(?i:(?:draft |final |provisional )*(?:report|minutes|proceedings|summary (?:of|record)))\b"
)
"""A line above the first heading that is of the masthead: the place and days of a session, or what the document is."""
_REPORT = re.compile(r"\b(?i:report)\b")
_ITEM_OF_SESSION = re.compile(r"(?i:(?:agenda )?item) \d{1,2}(?: ?\(\w\))?(?=$|\s+[A-Z])")
_MASTHEAD = re.compile(
    r"\bDistr\b|\b(?i:Original) ?: |\b(?i:session)\b.{0,30}$|^(?:Draft )?[Rr]eport of\b|^(?:[A-Z]+ )?REPORT\b"
    r"|^\w+(?:-\w+)?(?:st|nd|rd|th) (?i:session|meeting)\b"
    r"|^(?i:(?:agenda )?item) \d+ .*\b(?i:report) of\b|(?i:Rapporteur)"
    r"|United Nations$|^Addendum|^[A-Z]+(?:/[\w.()-]+)+$"
)
_ONLY_THERE = re.compile(r"\bDistr\b|\b(?i:Original) ?: |^(?i:Rapporteur) ?:|^[A-Z]+(?:/[\w.()-]+)+$")


# --- the text -------------------------------------------------------------------------------------


def headings(blocks: Sequence[Block], numbers: dict[int, str]) -> set[int]:
    """Return the places of headings: blocks that look like one, right above a paragraph or above another heading.

    ``numbers``: those of the paragraphs by their places. What stands below a line that ends with a colon is a list:
    "Vice-Chairs:" with "Ana Lamp (Fiji)" below it.
    """
    found: set[int] = set()
    manners = {"roman", "letter", "part", "item"} | ({"figure"} if _have_parts(numbers) else set())
    for n in range(len(blocks) - 1, -1, -1):
        if (
            n not in numbers
            and looks_like_heading(blocks[n])
            and _stands_as_heading(blocks, n, numbers, found, manners)
        ):
            found.add(n)
    return found


def _have_parts(numbers: dict[int, str]) -> bool:
    """Whether the numbers of paragraphs are those of their headings and a figure: 5.1, 5.2 below "5. Lamps"."""
    return sum("." in number for number in numbers.values()) > len(numbers) / 2


def _stands_as_heading(
    blocks: Sequence[Block], n: int, numbers: dict[int, str], below: Container[int], manners: Container[str]
) -> bool:
    """Whether a block that looks like a heading stands where one may; ``below``: the headings that follow it."""
    block = blocks[n]
    before = blocks[n - 1] if n else None
    if before and _is_title(before):
        return False
    if block.kind == "heading":
        return True
    if _is_item(blocks, n, numbers) or (before and (VOTES.fullmatch(before.text) or _is_of_list(block, before))):
        return False
    if before and before.kind == "block" and not looks_like_heading(before) and not ENDED.search(before.text):
        return False
    last = n + 1 == len(blocks) and bool(numbers)
    numbered = manner(block.text) in manners and block.gap >= 1
    return n + 1 in numbers or n + 1 in below or last or numbered or _OPENING.fullmatch(block.text) is not None


def _is_item(blocks: Sequence[Block], n: int, numbers: Container[int]) -> bool:
    """Whether a block is an item of a list: "2. Lamps" right below "1. Opening" or above "3. Wicks"."""
    near = [place for place in (n - 1, n, n + 1) if 0 <= place < len(blocks) and place not in numbers]
    same = [blocks[place] for place in near if abs(blocks[place].indent - blocks[n].indent) <= _SAME]
    figures = [int(match[1]) if (match := _FIGURE.match(block.text)) else None for block in same]
    return any(one is not None and two == one + 1 for one, two in pairwise(figures))


_FIGURE = re.compile(r"(\d{1,2})\.\s")
_SAME = 3  # columns by which the indent of a list's items may differ


def _is_of_list(block: Block, before: Block) -> bool:
    """Whether a block is of the list that a line with a colon begins: of its names, or right below it."""
    if manner(block.text) not in {"", "figure"}:
        return False
    return before.text.endswith(":") or (
        _OFFICER.fullmatch(block.text) is not None and _OFFICER.fullmatch(before.text) is not None
    )


def _is_title(before: Block) -> bool:
    """Whether the block before a block is "Table 1" alone, whose title the block is then."""
    match = _CAPTION.fullmatch(before.text)
    return match is not None and not match["title"]


def _decimal(text: str) -> str:
    """Return the manner of a number without a stop by its figures: that of "1 Lamps" is one with that of "1. Lamps"."""
    match = _DECIMAL.match(text)
    return f"figure{'.1' * match['below'].count('.')}" if match else ""


_DECIMAL = re.compile(rf"\d{{1,2}}(?P<below>(?:\.\d{{1,2}})*)\s+(?=[A-Z])(?!(?i:{MONTH})\b)")


class Levels:
    """Tells the level of heading after heading by the manner of their numbers; one without a number is below them."""

    def __init__(self) -> None:
        """Begin above all headings."""
        self.open: list[str] = []
        self.letter = ""

    def of(self, block: Block) -> int:
        """Return the level of a heading, from 1 to 5."""
        numbered = manner(block.text) or (f"level {block.level}" if block.level else _decimal(block.text))
        first = block.text[:1]
        if numbered == "roman" and block.text[1:2] == "." and self.letter and ord(first) == ord(self.letter) + 1:
            numbered = "letter"  # "I." after "H."
        self.letter = first if numbered == "letter" else "" if numbered in {"roman", "part"} else self.letter
        if not numbered:
            return min(5, len(self.open) + 1)
        if numbered in self.open:
            del self.open[self.open.index(numbered) + 1 :]
        elif numbered == "part":
            self.open = [numbered]
        else:
            self.open.append(numbered)
        return min(5, len(self.open))
