"""Numbers at the beginnings of blocks: which of them are those of paragraphs."""

from __future__ import annotations

import pytest

from session_reports.importer.joining import Block
from session_reports.importer.reading import Piece
from session_reports.importer.series import main_series, with_stops

END = " The Council met in the Hall of Lamps, as it had done in the year before that."


def numbered(*numbers: str) -> list[str]:
    """Return which of the numbers are those of paragraphs; a bar parts a number from the text, where it is not END."""
    blocks = []
    for line, number in enumerate(numbers, 1):
        printed, _, end = number.partition("|")
        blocks.append(Block(printed + (end or END), "block", 0, line, 0, 1))
    found = main_series(blocks)
    return [number.partition("|")[0] for place, number in enumerate(numbers) if place in found]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1.", "2.", "4."], ["1.", "2.", "4."]),
        (["1.1", "2.1", "2.2", "4.1"], ["1.1", "2.1", "2.2", "4.1"]),
        (["5.1", "5.1.1", "5.1.2", "5.2", "6.1.1"], ["5.1", "5.1.1", "5.1.2", "5.2", "6.1.1"]),
        (["2.1.", "2.2 Lamps|", "2.2.", "2.2.1 Oil|", "2.3."], ["2.1.", "2.2.", "2.3."]),
        (["1.1", "1.", "2.", "1.2", "2.1"], ["1.1", "1.2", "2.1"]),
        (["9.", "9 bis.", "9 ter.", "10.", "10A.", "10B.", "11."],) * 2,
        (["9.", "9 ter.", "9 bis.", "10."], ["9.", "9 bis.", "10."]),
        (["1.", "2.", "79.", "80.", "81."],) * 2,
        (["1.", "2.", "3.", "20.", "21.", "58."],) * 2,
        (["1.| Opening.", "2.| Lamps.", "79.", "80.", "81."], ["79.", "80.", "81."]),
        (["1.", "2.", "79.1", "79.2", "79.3", "79.4"], ["79.1", "79.2", "79.3", "79.4"]),
        (["7.", "1.| It lights all of the lamps;", "2.| It trims all of the wicks;", "8."], ["7.", "8."]),
        (["2010", "Lamps.|"], []),
    ],
)  # fmt: skip
def test_the_numbers_of_paragraphs(printed: list[str], expected: list[str]) -> None:
    assert numbered(*printed) == expected


@pytest.mark.parametrize(("text", "kind"), [(f"1.{END}", "row"), ("1.", "block"), ("Lamps.", "block")])
def test_what_has_no_number(text: str, kind: str) -> None:
    assert main_series([Block(text, kind, 0, 1, 0, 1)]) == {}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            [f"{n} The Council met in the Hall of Lamps, which shone" for n in (1, 2, 4)],
            [f"{n}. The Council met in the Hall of Lamps, which shone" for n in (1, 2, 4)],
        ),
        (["1 Lamps", "2 Wicks", "3 Oil"],) * 2,
        ([f"{n}. The Council met" for n in (1, 2, 3)],) * 2,
        (["1 The Council met in the Hall of Lamps, which shone", "3 May", "It ended"],) * 2,
    ],
)
def test_stops_after_bare_numbers(printed: list[str], expected: list[str]) -> None:
    pieces = [Piece(text, "line", line=line) for line, text in enumerate(printed, 1)]
    assert [piece.text for piece in with_stops(pieces)] == expected
