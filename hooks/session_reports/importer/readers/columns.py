"""The rows of printed pages in the order in which one reads them: column by column, where a page has two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .glyphs import Run

__all__ = ["SMALLER", "Laid", "Row", "laid"]

Row: TypeAlias = "list[Run]"
"""The runs that stand on one line."""

_Spans: TypeAlias = list[tuple[float, float]]
"""From where to where a row is printed without much white."""

SMALLER = 0.85
"""Of the size of the line: a mark has at most as much."""
_SAME_LINE = 0.45  # of the size: the base of what stands on one line differs by less
_ABOVE = 0.6  # of the size: so much higher may stand what is raised


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows of a page in order."""

    rows: tuple[Row, ...]
    columns: bool = False
    """Whether some of them stand in two columns, and were read column by column."""
    unsure: bool = False
    """Whether some of them stand in what may be two columns or a table, and were read row by row."""


def laid(runs: Iterable[Run]) -> Laid:
    """Return the rows of a page from its head to its foot; what is printed in another direction comes last.

    A row of the second column begins where one of the first does: its runs are set to the left.
    """
    turned: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        turned[run.turn].append(replace(run, start=round(run.start, 1), end=round(run.end, 1), base=round(run.base, 1)))
    letters = {turn: sum(len(run.text) for run in some) for turn, some in turned.items()}
    rows: list[Row] = []
    kinds: set[str] = set()
    for turn in sorted(turned, key=lambda turn: (-letters[turn], turn)):
        for kind, ordered in _zones_in_order([*_rows(dict.fromkeys(turned[turn]))]):  # once, what is printed twice
            kinds.add(kind)
            rows += ordered
    return Laid(tuple(rows), "columns" in kinds, "cells" in kinds)


def _rows(runs: Iterable[Run]) -> Iterator[Row]:
    """Yield the runs that stand on one line, line by line."""
    row: Row = []
    largest = 0.0
    for run in sorted((run for run in runs if run.size > 0), key=lambda run: (-run.base, run.start)):
        near = _ABOVE if largest < SMALLER * run.size else _SAME_LINE
        if row and row[-1].base - run.base > near * max(run.size, largest):
            yield row
            row, largest = [], 0.0
        row.append(run)
        largest = max(largest, run.size)
    if row:
        yield row


# --- columns --------------------------------------------------------------------------------------

_APART = 1.0  # of the size: what stands further apart may stand in two columns
_WIDEST = 600  # points: what is printed wider stands on a page that lies
_MIDDLE = 0.35, 0.65  # of the width of what is printed: between them the columns are parted
_STRAY = 2  # lines that may reach into the room between the columns
_BAND = 2.5  # sizes: where so much is white from side to side, columns end
_NEAR = 1.5  # sizes: from line to line of one text
_FEWEST, _MANY = 8, 1_000  # lines of a column, and of two
_NARROWEST = 0.3  # of the width of what is printed
_FULL = 0.75  # of its width: a line of a column's text is as long
_MOST = 0.5  # of the lines of a column are full
_WORDS = 20  # letters of its lines, on average
_DENSE = 0.6  # of the height of a column: its lines take as much
_BEGINS = 1.3  # of the step from line to line: with more above it, a line begins a paragraph or a cell
_LEVEL = 0.3  # of the size: what begins a row of a table stands as level


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of one column; places and sizes in points."""

    start: float
    end: float
    base: float
    size: float
    letters: int


def _zones_in_order(rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield the rows of stretches of a page in order, each with what it is: "columns", "cells", or nothing of both."""
    spans = [_spans(row) for row in rows]
    left = min((start for row in spans for start, _ in row), default=0)
    right = max((end for row in spans for _, end in row), default=0)
    middle = _gutter(spans, left, right)
    if middle is None:
        yield "", rows
        return
    crossing = [any(start < middle < end for start, end in row) for row in spans]
    for zone in _zones(rows, crossing):
        yield _in_order(zone, middle, right - left) if _FEWEST <= len(zone) <= _MANY else ("", zone)


def _in_order(zone: Sequence[Row], middle: float, width: float) -> tuple[str, Sequence[Row]]:
    """Return the rows of a stretch, those of two columns one column after the other."""
    runs = [run for row in zone for run in row]
    one, two = ([*_rows(run for run in runs if (run.start >= middle) is right)] for right in (False, True))
    left, right = _lines(one), _lines(two)
    if not (_is_column(left, width) and _is_column(right, width)):
        return "", zone
    if _are_cells(left, right):
        return "cells", zone
    aside = min(line.start for line in right) - min(line.start for line in left)
    shifted = ([replace(run, start=run.start - aside, end=run.end - aside) for run in row] for row in two)
    return "columns", [*one, *shifted]


def _spans(row: Row) -> _Spans:
    """Return from where to where a row is printed without much white."""
    spans: _Spans = []
    for run in sorted((run for run in row if run.text.strip()), key=lambda run: run.start):
        if spans and run.start - spans[-1][1] <= _APART * run.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], run.end)
        else:
            spans.append((run.start, run.end))
    return spans


def _gutter(rows: Sequence[_Spans], left: float, right: float) -> float | None:
    """Return the middle of the room that most rows leave white in the middle of a page; None where there is none."""
    if len(rows) < _FEWEST or not 0 < right - left < _WIDEST:
        return None
    low, high = (round(left + share * (right - left)) for share in _MIDDLE)
    steps = [0] * (high - low + 2)
    for row in rows:
        for start, end in row:
            if start < high and end > low:
                steps[max(0, int(start) - low)] += 1
                steps[min(high - low, int(end) - low) + 1] -= 1
    printed = [*accumulate(steps[:-1])]
    white = min(printed) + _STRAY
    rooms = [[*room] for is_white, room in groupby(range(len(printed)), lambda x: printed[x] <= white) if is_white]
    room = max(rooms, key=len)
    return low + (room[0] + room[-1]) / 2


def _zones(rows: Sequence[Row], crossing: Sequence[bool]) -> Iterator[Sequence[Row]]:
    """Yield stretches of rows between which one reads on in the whole width: each row that crosses the middle alone.

    A row that does so amid others which do not, as close to them as they are, has a word that is too long.
    """
    steps = [(above[-1].base - row[0].base) / row[0].size for above, row in pairwise(rows)]
    zone: list[Row] = []
    for place, row in enumerate(rows):
        near = 0 < place < len(steps) and max(steps[place - 1], steps[place]) < _NEAR
        crosses = crossing[place] and not (near and not crossing[place - 1] and not crossing[place + 1])
        if zone and (crosses or steps[place - 1] > _BAND):
            yield zone
            zone = []
        if crosses:
            yield [row]
        else:
            zone.append(row)
    if zone:
        yield zone


def _lines(rows: Iterable[Row]) -> list[_Line]:
    """Return the lines of a column."""
    lines = []
    for row in rows:
        printed = [run for run in row if run.text.strip()]
        if printed:
            letters = sum(len(run.text) for run in printed)
            start, end = min(run.start for run in printed), max(run.end for run in printed)
            lines.append(_Line(start, end, printed[0].base, max(run.size for run in printed), letters))
    return lines


def _is_column(lines: Sequence[_Line], width: float) -> bool:
    """Whether lines are those of a text in a column of a page: wide, full for the most part, close to each other."""
    if len(lines) < _FEWEST:
        return False
    left, right = min(line.start for line in lines), max(line.end for line in lines)
    full = sum(line.end - left >= _FULL * (right - left) for line in lines)
    room = lines[0].base - lines[-1].base
    return (
        right - left >= _NARROWEST * width
        and full >= _MOST * len(lines)
        and sum(line.letters for line in lines) >= _WORDS * len(lines)
        and (len(lines) - 1) * _step(lines) >= _DENSE * room
    )


def _step(lines: Sequence[_Line]) -> float:
    """Return how far apart the lines of a column's paragraphs stand."""
    step = median(above.base - line.base for above, line in pairwise(lines))
    return min(step, _NEAR * median(line.size for line in lines))


def _are_cells(left: Sequence[_Line], right: Sequence[_Line]) -> bool:
    """Whether two columns are those of a table: most of what begins in one begins beside what begins in the other."""
    one, two = _beginnings(left), _beginnings(right)
    level = sum(any(abs(line.base - other.base) <= _LEVEL * line.size for other in two) for line in one)
    return level > 1 and 2 * level > min(len(one), len(two))


def _beginnings(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines with room above them."""
    room = _BEGINS * _step(lines)
    return [line for above, line in pairwise(lines) if above.base - line.base > room]
