"""Which of the numbers at the beginnings of blocks are those of the document's paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from .joining import MONTH, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .joining import Block
    from .reading import Piece

__all__ = ["main_series", "with_stops"]

_FEWEST, _SHORTEST = 3, 40  # numbers without a stop, and letters of their lines, for them to be a series
_BARE = re.compile(rf"(?P<number>\d{{1,3}})(?= [A-ZÀ-Þ“\"(])(?! (?:{MONTH})\b)")
_GAP = 3  # numbers that a document may leave out
_SAME = 3  # columns by which the indent of paragraphs may differ
_PARTS = 20  # of a series that has gaps
_KEPT = 4  # series that end with the same number
_OF_TWO = 2  # figures: "5.1"
_TEXT = 60  # characters of a paragraph; an item of a list is shorter
_MOST = 0.7  # of the blocks of a series
_LATIN = ("bis", "ter", "quater", "quinquies")
_PARAGRAPH = re.compile(r"[.:!?…](?:[”’\"')\]»]|\[\^[^\]]+\])*$")  # noqa: RUF001
"""How a paragraph ends; a heading has no end, and the operative paragraphs of a resolution have a semicolon."""


def with_stops(pieces: Sequence[Piece]) -> list[Piece]:
    """Give a stop to the numbers of paragraphs where a document prints none after them: "1 The Board met in Nadi".

    Numbers that follow each other at the beginnings of lines are those of paragraphs if there are more of them than
    numbers with a stop, and text enough after them.
    """
    chains: dict[int, tuple[int, ...]] = {}  # the places of the longest series up to each number
    stopped = 0
    for place, piece in enumerate(pieces):
        stopped += re.match(r"\d{1,3}\.\s", piece.text) is not None
        match = _BARE.match(piece.text) if piece.kind in {"line", "block"} else None
        if match:
            number = int(match["number"])
            before = max((chains.get(number - step, ()) for step in range(1, _GAP + 2)), key=len)
            if len(before) + 1 > len(chains.get(number, ())):
                chains[number] = (*before, place)
    chain = max(chains.values(), key=len, default=())
    if len(chain) < max(_FEWEST, stopped + 1) or median(len(pieces[place].text) for place in chain) < _SHORTEST:
        return [*pieces]
    given = frozenset(chain)
    return [
        replace(piece, text=_BARE.sub(r"\g<number>.", piece.text, count=1)) if place in given else piece
        for place, piece in enumerate(pieces)
    ]


def main_series(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the numbers of a document's paragraphs by the places of their blocks.

    They are the longest series in which each number follows the one before: 4 after 3, 9 bis after 9, 5.1.1 after 5.1,
    and 7.1 after 5.9, where the item 6 has no paragraphs. A list within a paragraph that begins again at 1, headings
    with numbers of their own, and a year at a line's beginning are in no such series, or in a shorter one. Of two that
    are as long, the one is taken whose blocks begin in the same column. Where a document leaves out many numbers, as
    an extract does, the paragraphs before and after the gap are of the same series.
    """
    numbers = {place: number for place, block in enumerate(blocks) if (number := _parsed(block))}
    chains = _Chains(blocks, numbers)
    found = chains.longest(range(len(blocks)))
    for _ in range(_PARTS if found else 0):
        first, last = min(found), max(found)
        above = chains.longest(range(first), below=numbers[first])
        below = chains.longest(range(last + 1, len(blocks)), above=numbers[last])
        more = [*_of_paragraphs(blocks, above), *_of_paragraphs(blocks, below)]
        if not more:
            break
        found = sorted([*found, *more])
    return {place: numbers[place].printed for place in found}


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a block: the figures, the rank of what is added to them, and the print: (9,), 2 and "9 ter".

    ``stop``: whether a full stop follows it.
    """

    figures: tuple[int, ...]
    added: int
    printed: str
    stop: bool

    @property
    def key(self) -> tuple[tuple[int, ...], int]:
        """What numbers are sorted by."""
        return self.figures, self.added


class _Chains:
    """The longest series of numbers among the blocks of a document."""

    def __init__(self, blocks: Sequence[Block], numbers: dict[int, _Number]) -> None:
        self.blocks = blocks
        self.numbers = numbers

    def longest(self, places: range, above: _Number | None = None, below: _Number | None = None) -> list[int]:
        """Return the places of the longest series among some; ``above`` and ``below``: the numbers around it."""
        score: dict[int, float] = {}
        before: dict[int, int | None] = {}
        ends: dict[tuple[int, ...], list[tuple[float, int]]] = {}
        for place in places:
            number = self.numbers.get(place)
            if number is None or not _between(number, above, below):
                continue
            start = 0.5 + self._likely(place)
            score[place], before[place] = max(
                ((score[other] + self._bonus(other, place, step), other) for step, other in self._before(number, ends)),
                default=(start, None),
            )
            for length in range(1, len(number.figures) + 1):
                entries = ends.setdefault(number.figures[:length], [])
                entries.append((score[place], place))
                entries.sort(reverse=True)
                del entries[_KEPT:]
        at: int | None = max(score, key=lambda place: (score[place], -place), default=None)
        found: list[int] = []
        while at is not None:
            found.append(at)
            at = before[at]
        return found[::-1]

    def _before(
        self, number: _Number, ends: dict[tuple[int, ...], list[tuple[float, int]]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the places of the numbers that a number may follow, with how many numbers it steps on."""
        figures = number.figures
        for depth in range(len(figures) - 1, -1, -1):
            *stem, last = figures[: depth + 1]
            for step in range(1, _GAP + 2):
                for _, other in ends.get((*stem, last - step), ()):
                    if _alike(self.numbers[other], number):
                        yield (step if depth + 1 == len(figures) else 1), other
            if last != 1:
                break  # 26.1 follows 25.9, 26.2 does not
        for _, other in ends.get(figures, ()):
            if self.numbers[other].figures == figures and self.numbers[other].added < number.added:
                yield 1, other
        for _, other in ends.get(figures[:-1], ()) if figures[-1] == 1 and len(figures) > _OF_TWO else ():
            if self.numbers[other].figures == figures[:-1] and _alike(self.numbers[other], number):
                yield 1, other

    def _bonus(self, other: int, place: int, step: int) -> float:
        """Return how much a number adds to a series that it goes on."""
        apart = abs(self.blocks[other].indent - self.blocks[place].indent) > _SAME
        unlike = self.numbers[other].stop != self.numbers[place].stop
        return 1 - 0.4 * (step - 1) - 0.3 * apart - 0.5 * unlike + self._likely(place)

    def _likely(self, place: int) -> float:
        """Return how likely a block is a paragraph: items of a list are short, and headings end no sentence."""
        text = self.blocks[place].text
        return 0.2 * min(1.0, len(text) / 200) - (0 if _PARAGRAPH.search(text) else 0.3)


def _alike(one: _Number, two: _Number) -> bool:
    """Whether two numbers may be of one series by their print: not "5." and "5.1", nor "5.1" and "5.1.1."."""
    lengths = {len(one.figures), len(two.figures)}
    return len(lengths) == 1 or (1 not in lengths and one.stop == two.stop)


def _between(number: _Number, above: _Number | None, below: _Number | None) -> bool:
    """Whether a number stands between two others of which it may be one: 79 after 3, not 5.1 after 3."""
    return all(
        other is None or (len(other.figures) == len(number.figures) and (other.key < number.key) == after)
        for other, after in ((above, True), (below, False))
    )


def _of_paragraphs(blocks: Sequence[Block], places: Sequence[int]) -> Sequence[int]:
    """Return the places of a series if its blocks are paragraphs with text, and no list such as an agenda."""
    texts = [blocks[place].text for place in places]
    ended = sum(_PARAGRAPH.search(text) is not None for text in texts)
    long = bool(texts) and median(map(len, texts)) >= _TEXT
    return places if long and ended > len(texts) * _MOST else ()


def _parsed(block: Block) -> _Number | None:
    """Return the number of a block: (26, 1) of "26.1 The Board"."""
    match = NUMBER.match(block.text)
    if not match or block.kind == "row" or match.end() == len(block.text):
        return None
    if not match["dot"] and "." not in match["number"]:
        return None
    figures, added = match["figures"], match["added"] or ""
    rank = _LATIN.index(added.strip()) + 1 if added.strip() in _LATIN else ord(added) if added else 0
    return _Number(tuple(map(int, figures.split("."))), rank, match["number"], bool(match["dot"]))
