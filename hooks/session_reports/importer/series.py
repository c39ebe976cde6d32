"""Which of the numbers at the beginnings of blocks are those of the document's paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .joining import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .joining import Block

__all__ = ["main_series"]

_GAP = 3  # numbers that a document may leave out
_SAME = 3  # columns by which the indent of paragraphs may differ


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
