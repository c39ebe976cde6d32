"""What is no text of a document whose pages nothing parts, and its table of contents."""

from __future__ import annotations

from textwrap import dedent

import pytest
from tests.test_outline import pages

from session_reports.importer.furniture import contents_of, furniture_of
from session_reports.importer.reading import verbatim

HEAD = """
Council of Lamps          LMP/9-E/LMP.2/14 Prov.
Original: English/French

1.    The Council met in the Hall of Lamps, which is in
      Suva.
"""


def left(text: str) -> list[str]:
    """Return the furniture below a masthead with the symbol "LMP/9-E/LMP.2/14 Prov.", each with the word for it."""
    pieces = pages(verbatim(dedent(HEAD) + dedent(text))).pieces
    return [f"{why}: {pieces[place].text}" for place, why in sorted(furniture_of(pieces).items())]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("\nLMP/9\n\n2.    It ended.", ["running head: LMP/9"]),
        ("\nE/LMP.2/14 Prov.\n\n2.    It ended.", ["running head: E/LMP.2/14 Prov."]),
        ("LMP/9\nPage 2\n\n2.    It ended.", ["running head: LMP/9", "page number: Page 2"]),
        ("\nLMP/9\n2\n\n2.    It ended.", ["running head: LMP/9", "page number: 2"]),
        ("LMP/9\n2.    It ended.", []),
        ("\nLMP/8\n\n2.    It ended.", []),
        ("\nLMP/9 was read.\n", []),
        ("- 2 -\n\n2.    It ended.", ["page number: - 2 -"]),
        ("Annex 20, page 1\n", ["page number: Annex 20, page 1"]),
        ("\n2/3    31-04713\n    LMP/9\n", ["page number: 2/3 31-04713", "running head: LMP/9"]),
        ("\n2/3    31-04713    LMP/9\n", ["page number: 2/3 31-04713 LMP/9"]),
        ("\n31-04713    3/3\n", ["page number: 31-04713 3/3"]),
        ("\n2    4\n", []),
        ("\n2  4  LMP/9  2  4  2  4  2  4\n", []),
        ("V.31-02554 (E)    160431    160431\n", ["job number: V.31-02554 (E) 160431 160431"]),
        ("*3102554*      Please recycle\n", [r"job number: \*3102554\* Please recycle"]),
        ("B73119-00481     TP300531\n\n2   B73119-00481",
         ["job number: B73119-00481 TP300531", "page number: 2 B73119-00481"]),
        ("K3100987 [E] 120631\n\n7\n\n2.    It ended.", ["job number: K3100987 [E] 120631", "page number: 7"]),
        ("\n7\n\n2.    It ended.", []),
        ("\n7", ["page number: 7"]),
        ("***\n", [r"beside the text: \*\*\*"]),
        ("/...\n", ["beside the text: /..."]),
        ("________\n\nLamps\n", ["beside the text: ________"]),
        ("________\n\n1 A note.\n", []),
        ("https://lamps.example/LMP 9.docx\n\nhttps://lamps.example/LMP 9.docx",
         ["running head: https://lamps.example/LMP 9.docx"] * 2),
        ("https://lamps.example/LMP 9.docx\n", []),
    ],
)  # fmt: skip
def test_furniture_in_the_middle_of_a_text(printed: str, expected: list[str]) -> None:
    assert left(printed) == expected


def test_a_masthead_of_long_lines_has_no_symbol() -> None:
    assert not furniture_of(pages(f"{'Lamps ' * 20}\n\nCouncil LMP/9\n\nLMP/9").pieces)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Section   Page\n\n1   LAMPS   3\n2   WICKS   4\n\nLIST OF ANNEXES\n\nANNEX 1 OIL\n\n1   LAMPS\n\n1.1   So.",
         ["Contents", "Section Page", "1 LAMPS 3", "2 WICKS 4", "LIST OF ANNEXES", "ANNEX 1 OIL"]),
        ("I. Lamps   3\nII. Wicks   4\n\nSummary\n\nThe Council\nlooked at lamps.\n\nI. Lamps\n\n1. It met.",
         ["Contents", "I. Lamps 3", "II. Wicks 4"]),
        ("I. Lamps   3\nII. Wicks   4\n\nThe Council\nlooked at lamps.\n\nI. Lamps\n\n1. It met.",
         ["Contents", "I. Lamps 3", "II. Wicks 4"]),
        ("I. Lamps\nII. Wicks\n\nII. Wicks\n\nI. Lamps", ["Contents", "I. Lamps", "II. Wicks", "II. Wicks"]),
    ],
)  # fmt: skip
def test_a_table_of_contents(printed: str, expected: list[str]) -> None:
    pieces = pages(f"Contents\n\n{printed}").pieces
    assert [pieces[place].text for place in contents_of(pieces)] == expected
