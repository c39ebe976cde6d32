"""Plain text becomes pieces: how its bytes become letters, and what of its lines is none."""

from __future__ import annotations

import pytest

from session_reports.importer.readers.text import decoded, read_text
from session_reports.importer.reading import UnreadableError


@pytest.mark.parametrize(
    ("content", "expected", "remarks"),
    [
        ("Côte d’Ivoire".encode(), "Côte d’Ivoire", ()),  # noqa: RUF001
        (b"\xef\xbb\xbfC\xc3\xb4te", "Côte", ()),
        (b"\xff\xfeC\x00\xf4\x00", "Cô", ()),
        (b"\xfe\xff\x00C\x00\xf4", "Cô", ()),
        (
            b"C\xf4te \x93Lamps\x94",
            "Côte “Lamps”",
            ("byte 2 is not UTF-8, so the text was read as Windows-1252: look at its accents",),
        ),
    ],
)
def test_bytes_become_letters(content: bytes, expected: str, remarks: tuple[str, ...]) -> None:
    assert decoded(content) == (expected, remarks)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Lamps\0", "this is binary data and no text: give the report as Word, PDF, text, Markdown or HTML"),
        (b"\xef\xbb\xbf\xff", "this is no text in UTF-8: save it anew as UTF-8"),
        (b"\xff\xfeC", "this is no text in UTF-16-LE: save it anew as UTF-8"),
        (b"Lamps \x81", "this is no text in CP1252: save it anew as UTF-8"),  # a byte that Windows-1252 lacks
    ],
)
def test_bytes_that_are_no_letters(content: bytes, expected: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        decoded(content)
    assert str(refused.value) == expected


def test_rules_and_rows_without_a_word_are_passed_over_and_part_what_they_stand_between() -> None:
    pieces = read_text("Lamps\n-----\nOil\n\n| Peru | | 3 |\n| | |\nWicks").pieces
    assert [(piece.kind, piece.text, piece.line, piece.gap) for piece in pieces] == [
        ("line", "Lamps", 1, 0),
        ("line", "Oil", 3, 0),
        ("row", "Peru | 3", 5, 1),
        ("line", "Wicks", 7, 0),
    ]


def test_a_form_feed_begins_a_page() -> None:
    pieces = read_text("Lamps\n\fOil\n\nWicks\n\f").pieces
    assert [(piece.page, piece.text, piece.line, piece.gap) for piece in pieces] == [
        (1, "Lamps", 1, 0),
        (2, "Oil", 2, 0),
        (2, "Wicks", 4, 1),
    ]
