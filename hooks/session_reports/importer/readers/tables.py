"""Tables on printed pages: which lines are their rows, told by cells that begin in the same places line after line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Cells", "cell_of", "rows_of"]

_SAME = 3.0  # points: cells that begin so near each other begin in the same place
_NEAR = 12  # lines between two rows
_CLOSE = 0.4  # lines of room: a line with less goes on the row above it
_LABEL = re.compile(r"(?:\(?(?:\d{1,4}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]?|[•●▪–—*-])")  # noqa: RUF001
_LEADERS = re.compile(r"\.{4,}|…{2,}")


@dataclass(frozen=True, slots=True)
class Cells:
    """A line of a page: its text, in which a tabulator parts cells, where each begins, and where the last ends."""

    text: str
    starts: tuple[float, ...]
    end: float
    gap: float


def rows_of(lines: Sequence[Cells]) -> dict[int, int]:
    """Return the places of the lines that stand in tables, each with that of the first line of its row.

    What a label begins is a paragraph, and what dots fill is an entry of a table of contents.
    """
    parted = [place for place, line in enumerate(lines) if len(line.starts) > 1 and _may_be_row(line)]
    aligned = {
        place
        for one, two in pairwise(parted)
        if two - one <= _NEAR and _aligned(lines[one].starts, lines[two].starts)
        for place in (one, two)
    }
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        row = found.get(place - 1)
        if row is not None and _goes_on(lines[row], line):
            found[place] = row
        elif place in aligned:
            found[place] = place
    return found


def _aligned(one: Sequence[float], two: Sequence[float]) -> bool:
    """Whether a cell after the first of one line begins where a cell of another does."""
    inner = [(one, start) for start in two[1:]] + [(two, start) for start in one[1:]]
    return any(_cell(start, starts) is not None for starts, start in inner)


def cell_of(row: Cells, start: float) -> int:
    """Return which cell of a row begins where another line's cell does."""
    return _cell(start, row.starts) or 0


def _may_be_row(line: Cells) -> bool:
    return not _LABEL.fullmatch(line.text.partition("\t")[0]) and not _LEADERS.search(line.text)


def _goes_on(row: Cells, line: Cells) -> bool:
    """Whether a line goes on cells of the row above it."""
    places = [_cell(start, row.starts) for start in line.starts]
    if line.gap >= _CLOSE or None in places:
        return False
    return places[0] != 0 or (len(places) == 1 and line.end < row.starts[1])


def _cell(start: float, starts: Sequence[float]) -> int | None:
    return next((place for place, other in enumerate(starts) if abs(start - other) <= _SAME), None)
