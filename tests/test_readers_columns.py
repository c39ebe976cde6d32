"""Pages in two columns are read one column after the other: invented pages, each for one habit of how they are laid."""

from __future__ import annotations

import pytest
from tests.printed import pdf, text

from session_reports.importer.readers.pdf import read_pdf

WORDS = "of the keepers of the lamps of the hall"
REST = "in which all of the lamps of the harbour were lit before the evening"
READ = "page 1 is printed in two columns, which were read one after the other: look at the order of the text"
UNSURE = "page 1 is printed in two columns or as a table, which was read row by row: look at the order of the text"


def column(  # noqa: PLR0913 - what differs between columns
    mark: str, x: float, y: float, *, step: float = 12, count: int = 9, words: str = WORDS, apart: int = 0
) -> list[tuple[float, float, str]]:
    """Return the lines of a column, "L1 of the keepers", from the height ``y`` on; ``apart``: lines of a paragraph."""
    return [(x, y - n * step - (n // apart * 6 if apart else 0), f"{mark}{n} {words}") for n in range(1, count + 1)]


def wide(mark: str, y: float) -> tuple[float, float, str]:
    """Return a line in the whole width."""
    return 70, y, f"{mark} {WORDS} {REST}"


LEFT, RIGHT, LEVEL = column("L", 70, 700), column("R", 320, 695), column("R", 320, 700)
ONE = [f"L{n}" for n in range(1, 10)]
TWO = [f"R{n}" for n in range(1, 10)]
SPARSE = sorted([*column("L", 70, 700, count=26), *column("R", 320, 706, step=36)], key=lambda line: -line[1])
BOTH = [side + one[1:] for one in ONE for side in "LR"]
PAGES: dict[str, tuple[list[tuple[float, float, str]], list[str], tuple[str, ...]]] = {
    "lines that are level": ([*LEFT, *LEVEL, (70, 580, "  ")], [*ONE, *TWO], (READ,)),
    "lines that are not level": ([*LEFT, *RIGHT], [*ONE, *TWO], (READ,)),
    "lines in the whole width above and below": (
        [wide("A", 720), wide("B", 708), *LEFT, *RIGHT, wide("C", 570), (300, 50, "7")],
        ["A", "B", *ONE, *TWO, "C", "7"],
        (READ,),
    ),
    "lines in the whole width between": (
        [*LEFT, *RIGHT, wide("A", 576), wide("B", 564), *column("S", 70, 560), *column("T", 320, 555)],
        [*ONE, *TWO, "A", "B", *[f"S{n}" for n in range(1, 10)], *[f"T{n}" for n in range(1, 10)]],
        (READ,),
    ),
    "white from side to side": (
        [(70, 750, "Council of Lamps"), (400, 750, "LMP/9"), *LEFT, *RIGHT],
        ["Council", *ONE, *TWO],
        (READ,),
    ),
    "a line that is too long": (
        [*LEFT[:4], (70, 640, f"L5 {WORDS}, of which he"), *LEFT[5:], *RIGHT],
        [*ONE, *TWO],
        (READ,),
    ),
    "a second column that is shorter": (
        [*column("L", 70, 700, count=20), *LEVEL[:8]],
        [*[f"L{n}" for n in range(1, 21)], *TWO[:8]],
        (READ,),
    ),
    "too few lines": ([*LEFT[:7], *RIGHT[:7]], BOTH[:14], ()),
    "short lines, as in a list of names": (
        [*column("L", 70, 700, words="Chad"), *column("R", 320, 695, words="Mali")],
        BOTH,
        (),
    ),
    "lines of different lengths": (
        [*column("L", 70, 700, words="of the keepers of the lamps"), (70, 580, f"L10 {WORDS} of the {'lamps' * 3}")],
        [*ONE, "L10"],
        (),
    ),
    "room between the lines of one side": (
        SPARSE,
        [words.split()[0] for _, _, words in SPARSE],
        (),
    ),
    "cells of a table": (
        [*column("L", 70, 700, apart=3), *column("R", 320, 700, apart=3)],
        ONE,
        (UNSURE,),
    ),
    "paragraphs that begin anywhere": (
        [*column("L", 70, 700, apart=3), *column("R", 320, 700, apart=4)],
        [*ONE, *TWO],
        (READ,),
    ),
    "a page that lies": ([*column("L", 70, 500, words=REST), *column("R", 480, 495, words=REST)], BOTH, ()),
    "a page in one column": ([wide(f"L{n}", 700 - 12 * n) for n in range(1, 10)], ONE, ()),
}


@pytest.mark.parametrize(("lines", "expected", "remarks"), PAGES.values(), ids=PAGES)
def test_two_columns_are_read_one_after_the_other(
    lines: list[tuple[float, float, str]], expected: list[str], remarks: tuple[str, ...]
) -> None:
    reading = read_pdf(pdf(text(*lines)))
    assert [piece.text.split()[0] for piece in reading.pieces] == expected
    assert reading.remarks == remarks


ENDS = {
    "a sentence goes on": ("hall", "F1", 0),
    "a sentence ends": ("hall.", "F1", 1),
    "a sentence ends with a mark": ("hall.) Tj /F1 6 Tf 4 Ts (1", "F1", 1),
    "a heading begins": ("hall", "F2", 1),
}


@pytest.mark.parametrize(("last", "font", "gap"), ENDS.values(), ids=ENDS)
def test_the_first_line_of_a_second_column_goes_on_a_sentence(last: str, font: str, gap: float) -> None:
    lines = [*LEFT[:-1], (70, 592, f"L9 of the keepers of the lamps of the {last}"), *RIGHT[1:]]
    foot = text((70, 570, "See the lamps."), size=8) + text((64, 573, "1"), size=5)
    reading = read_pdf(pdf(text(*lines) + text(RIGHT[0], font=font) + foot))
    (first,) = [piece for piece in reading.pieces if piece.text.startswith("R1")]
    assert (first.gap, first.indent) == (gap, min(piece.indent for piece in reading.pieces if piece.text[0] == "L"))
