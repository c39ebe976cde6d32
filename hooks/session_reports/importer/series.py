"""Which of the numbers at the beginnings of blocks are those of the document's paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from .joining import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .joining import Block
    from .reading import Piece

__all__ = ["main_series", "with_stops"]

_FEWEST, _SHORTEST = (
    3,
    40,
)  # numbers without a stop, and characters of the lines that they begin, for them to be a series
_BARE = re.compile(
    r"(?P<number>\d{1,3})(?= [A-ZÀ-Þ“\"(])(?! (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)
_GAP = 3  # numbers that a document may leave out
_SAME = 3  # columns by which the indent of paragraphs may differ


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

    They are the longest series in which each number follows the one before. A list within a paragraph that begins
    again at 1, headings with numbers of their own, and a year at a line's beginning are in no such series, or in a
    shorter one. Of two that are as long, the one is taken whose blocks begin in the same column.
    """
    best: dict[tuple[str, int], list[tuple[float, int]]] = {}
    before: dict[int, int | None] = {}
    score: dict[int, float] = {}
    for place, block in enumerate(blocks):
        parsed = _parsed(block)
        if parsed is None:
            continue
        stem, number = parsed
        chosen: tuple[float, int] | None = None
        for step in range(1, _GAP + 2):
            for value, other in best.get((stem, number - step), ()):
                bonus = 1 - 0.4 * (step - 1) - (0.3 if abs(blocks[other].indent - block.indent) > _SAME else 0)
                bonus += 0.2 * min(1.0, len(block.text) / 200)  # the items of a list within a paragraph are short
                if chosen is None or value + bonus > chosen[0]:
                    chosen = (value + bonus, other)
        if chosen is None and stem and number == 1:  # 26.1 after 25.9
            previous = str(int(stem.split(".")[0]) - 1) if stem.isdigit() else ""
            ends = [entry for (s, _), entries in best.items() if s == previous for entry in entries]
            chosen = max(((value + 1, other) for value, other in ends), default=None)
        start = 0.5 + 0.2 * min(1.0, len(block.text) / 200)
        score[place], before[place] = (chosen[0], chosen[1]) if chosen else (start, None)
        entries = best.setdefault((stem, number), [])
        entries.append((score[place], place))
        entries.sort(reverse=True)
        del entries[4:]
    if not score:
        return {}
    at: int | None = max(score, key=lambda place: (score[place], -place))
    found: dict[int, str] = {}
    while at is not None:
        match = NUMBER.match(blocks[at].text)
        found[at] = match["number"] if match else ""
        at = before[at]
    return dict(sorted(found.items()))


def _parsed(block: Block) -> tuple[str, int] | None:
    """Return the stem and the last figure of a block's number: ("26", 1) of "26.1 The Board"."""
    match = NUMBER.match(block.text)
    if not match or block.kind == "row" or match.end() == len(block.text):
        return None
    if not match["dot"] and "." not in match["number"]:
        return None
    stem, _, last = match["number"].rpartition(".")
    return stem, int(last)
