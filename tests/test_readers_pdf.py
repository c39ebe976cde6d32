"""PDFs become pieces: invented pages, made by hand, each for one habit of how pages are printed."""

from __future__ import annotations

import io
import re
import sys

import pytest
from pypdf import PdfReader
from pypdf.errors import DependencyError
from tests.printed import BOLD, HELVETICA, NONSENSE, file_of, pdf, stream, text

from session_reports.importer.readers.glyphs import Letters
from session_reports.importer.readers.lines import pieces_of
from session_reports.importer.readers.operators import operators
from session_reports.importer.readers.pdf import read_pdf
from session_reports.importer.reading import UnreadableError

BODY = text((70, 700, "The Council met in the"), (70, 688, "hall of the lamps, which"), (70, 676, "were lit."))

CASES: dict[str, tuple[str, list[str]]] = {
    "lines are read from the head of a page to its foot, whatever the order in which they are printed": (
        text((70, 650, "third"), (70, 700, "first"), (150, 675, "line"), (70, 675, "second")),
        ["first", "second line", "third"],
    ),
    "letters that stand close are one word, wherever one string ends and the next begins": (
        "BT /F1 10 Tf 70 700 Td (La) Tj (mps) Tj [( and) -280 (oil) 40 (,) -280 (dra) 15 (wn)] TJ ET",
        ["Lamps and oil, drawn"],
    ),
    "words are parted by white space, or by room alone": (
        "BT /F1 10 Tf 70 700 Td 0 Tc 20 TL (The) Tj 22 0 Td (Council) Tj T* (of Lamps) Tj ET",
        ["The Council", "of Lamps"],
    ),
    "room between words and between letters is no white space": (
        "BT /F1 10 Tf 5 Tw 1 Tc 120 Tz 70 700 Td (Lamps and oil) Tj ( shine) Tj ET",
        ["Lamps and oil shine"],
    ),
    "all operators that print": (
        "BT /F1 10 Tf 12 TL 1 0 0 1 70 700 Tm (one) Tj (two) ' 2 1 (three) \" 0 -15 TD (four) Tj T* (five) Tj ET",
        ["one", "two", "three", "four", "five"],
    ),
    "what is bold throughout is bold, be its mark not so": (
        text((70, 700, "Lamps) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts /F2 10 Tf ("), font="F2")
        + text((70, 680, "Lamps ) Tj /F1 10 Tf (and oil"), font="F2")
        + "BT 2 Tr /F1 10 Tf 70 660 Td (Wicks) Tj ET",
        ["**Lamps[^1]", "Lamps and oil", "**Wicks"],
    ),
    "what is printed twice to look bold is read once": (
        text((70, 700, "Lamps"), (70.02, 700, "Lamps")),
        ["Lamps"],
    ),
    "raised numbers are marks of notes, and ordinals, squares and powers are none": (
        text((70, 700, "Kenya"), (120, 700, "\\(also on behalf of Chad\\)"), (70, 680, "the 2"), (110, 680, "session"))
        + text((97, 704, "3"), (93, 684, "nd"), size=6)
        + text((70, 660, "of 10 km"), (130, 660, "and 10"), (170, 660, ", in 2009"))
        + text((109, 664, "2"), (160, 664, "9"), size=6),
        ["Kenya[^3] (also on behalf of Chad)", "the 2nd session", "of 10 km2 and 109 , in 2009"],
    ),
    "marks may be several, or stars": (
        text((70, 700, "Kenya"), (70, 680, "Chad")) + text((97, 704, "3, 4"), (95, 684, "**"), size=6),
        ["Kenya[^3][^4]", "Chad[^**]"],
    ),
    "notes begin with a raised mark, and stand apart from the number of the page": (
        BODY
        + text((70, 100, "On file with the"), (70, 90, "Secretariat."), (76, 80, "Lit."), size=8)
        + text((64, 103, "1"), (72, 83, "2"), size=5)
        + text((300, 75, "7"), size=8),
        ["The Council met in the", "hall of the lamps, which", "were lit.",
         "[1] On file with the", "note: Secretariat.", "[2] Lit.", "7"],
    ),
    "stars and brackets that are printed are no light marks": (
        text((70, 700, "Lamps* [^and] oil")),
        [r"Lamps\* \[^and] oil"],
    ),
    "ligatures, hyphens of all kinds, bullets and bars": (
        "BT /F3 10 Tf 70 700 Td (abcdefg) Tj T* ET BT /F3 10 Tf 70 680 Td (a\\055e) Tj ET",
        ["ffifi-•x-", "ffi-"],
    ),
    "letters that are turned come last, and a page may be turned as a whole": (
        "BT /F1 10 Tf 0 1 -1 0 100 100 Tm (DRAFT) Tj ET " + text((70, 700, "Lamps and oil")),
        ["Lamps and oil", "DRAFT"],
    ),
    "a matrix for all, kept and taken back": (
        f"q 2 0 0 2 0 0 cm q 1 0 0 1 0 100 cm {text((35, 250, 'first'), size=5)} Q "
        f"{text((35, 300, 'second'), size=5)} Q Q " + text((70, 500, "third")),
        ["first", "second", "third"],
    ),
    "white space alone, and letters without a size, are no lines": (
        text((70, 700, "   ")) + text((70, 650, "unseen"), size=0) + text((70, 600, "Lamps")),
        ["Lamps"],
    ),
    "what a file has wrong is passed over": (
        "/F1 Tf 1 2 Td (a) Tj BT /F1 10 Tf 70 700 Td TJ [(Lamps) /x (!)] TJ /No 10 Tf /F1 /x Tf Tf ET Q Do /No Do cm",
        ["Lamps!"],
    ),
}  # fmt: skip
LETTERS = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 8 beginbfchar "
    b"<61> <FB03> <62> <FB01> <63> <2011> <64> <F0B7> <65> <00AD> <66> <0078> <67> <00AD> <2D> <E000> endbfchar endcmap"
)


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES)
def test_a_habit_of_pages(content: str, expected: list[str]) -> None:
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Lamps /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>"
    fonts = {"F1": HELVETICA, "F2": BOLD, "F3": font}
    lines = []
    for piece in read_pdf(pdf(content, fonts=fonts, more=(stream(LETTERS),))).pieces:
        mark = f"[{piece.label}] " if piece.label else "note: " if piece.kind == "note" else ""
        lines.append(f"{mark}{'**' if piece.bold else ''}{piece.text}")
    assert lines == expected


# --- what stands elsewhere in the file ------------------------------------------------------------


def form(content: str, entries: str = "") -> bytes:
    return stream(content.encode(), f"/Type /XObject /Subtype /Form {entries}")


def test_forms_are_read_where_they_stand_and_one_that_holds_itself_is_read_once() -> None:
    named = "/XObject << /A 3 0 R /B 4 0 R >>"
    inner = form(
        text((0, 0, "inner")) + "/A Do", f"/Matrix [1 0 0 1 70 600] /Resources << /Font << /F1 {BOLD} >> {named} >>"
    )
    outer = form(text((70, 700, "outer")) + "/B Do /None Do /A Do")
    content = pdf("/A Do /A Do " + text((70, 500, "page")), more=(outer, inner), resources=named)
    assert [piece.text for piece in read_pdf(content).pieces] == ["outer", "inner", "page"]


def test_forms_are_not_read_without_end() -> None:
    depth = 12
    forms = tuple(
        form(
            f"/F Do {text((70, 700 - 12 * n, f'form {n}'))}",
            f"/Resources << /Font << /F1 {BOLD} >> /XObject << /F {n + 4} 0 R >> >>",
        )
        for n in range(depth)
    )
    content = pdf("/F Do", more=(*forms, form("")), resources="/XObject << /F 3 0 R >>")
    assert [piece.text for piece in read_pdf(content).pieces] == [f"form {n}" for n in range(7)]


def test_the_parts_of_a_page_are_one() -> None:
    halves = (stream(b"BT /F1 10 Tf 70 700 Td (Lamps"), stream(b"and oil) Tj ET"))
    page = f"<< /Type /Page /Parent 2 0 R /Contents [3 0 R 4 0 R] /Resources << /Font << /F1 {HELVETICA} >> >> >>"
    catalogue, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>"
    assert [piece.text for piece in read_pdf(file_of([catalogue, pages, *halves, page.encode()])).pieces] == [
        "Lamps and oil"
    ]


def test_damaged_and_empty_pages_are_told() -> None:
    pages = (text((70, 700, "Lamps")), "", "", text((70, 700, "Oil")) + "/F Do", "")
    reading = read_pdf(pdf(*pages, more=(NONSENSE,), resources="/XObject << /F 3 0 R >>"))
    assert [(piece.page, piece.text) for piece in reading.pieces] == [(1, "Lamps"), (4, "Oil")]
    assert reading.remarks == (
        "page 4 is damaged, and not whole in the draft",
        "pages 2-3, 5 are without letters: if they show text, it is an image and not in the draft",
    )


def test_letters_that_a_file_does_not_tell_are_counted() -> None:
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /Lamps /Encoding /Identity-H /DescendantFonts [] >>"
    content = (
        text((70, 700, "The Council met in the hall")) + "BT /F2 10 Tf 70 650 Td (ab) Tj ET BT /F3 10 Tf (c) Tj ET"
    )
    reading = read_pdf(pdf(content, fonts={"F1": HELVETICA, "F2": font, "F3": font.replace("[]", "[7]")}))
    assert reading.pieces[1].text == "\N{REPLACEMENT CHARACTER}"
    assert "the file does not tell 2 of its letters, which are shown as \N{REPLACEMENT CHARACTER}" in reading.remarks


def test_without_pypdf_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "session_reports.importer.readers.glyphs", None)
    with pytest.raises(
        UnreadableError, match=re.escape("PDF files need more packages: pip install 'session-reports[import]'")
    ):
        read_pdf(pdf(BODY))


def test_what_is_taken_of_pypdf_is_as_it_was() -> None:
    """It is no public part of pypdf: where this fails, see what its fonts have become."""
    letters = Letters(PdfReader(io.BytesIO(pdf(BODY))).pages[0]["/Resources"]["/Font"]["/F1"])  # type: ignore[index]
    assert [*letters.of(b"A i")] == [("A", 0.667, False), (" ", 0.278, True), ("i", 0.222, False)]
    assert not letters.bold


# --- places ---------------------------------------------------------------------------------------


def test_indents_ends_and_gaps_are_those_of_columns_and_lines() -> None:
    content = pdf(
        text((100, 700, "I. Lamps"), size=14, font="F2")
        + text(
            (150, 670, "1. The Council met in the"), (100, 658, "hall."), (150, 640, "2. It rose."), (150, 580, "Oil")
        )
    )
    found = [
        (piece.text, piece.page, piece.line, piece.indent, piece.gap, piece.bold) for piece in read_pdf(content).pieces
    ]
    assert found == [
        ("I. Lamps", 1, 1, 0, 0, True),
        ("1. The Council met in the", 1, 2, 10, 1.5, False),
        ("hall.", 1, 3, 0, 0, False),
        ("2. It rose.", 1, 4, 10, 0.5, False),
        ("Oil", 1, 5, 10, 4, False),
    ]
    assert [round(piece.end - piece.indent) for piece in read_pdf(content).pieces[1:3]] == [
        22,
        4,
    ]  # Helvetica is as wide


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = BODY + text((70, 90, "On file with the"), size=8) + text((64, 93, "1"), size=5)
    second = BODY + text((70, 102, "Secretariat."), (70, 90, "Lit."), size=8) + text((64, 93, "2"), size=5)
    notes = [
        (piece.page, piece.label, piece.text) for piece in read_pdf(pdf(first, second)).pieces if piece.kind == "note"
    ]
    assert notes == [(1, "1", "On file with the"), (2, "", "Secretariat."), (2, "2", "Lit.")]


def test_a_note_does_not_go_on_where_a_page_has_none() -> None:
    first = BODY + text((70, 90, "On file with the"), size=8) + text((64, 93, "1"), size=5)
    assert [piece.kind for piece in read_pdf(pdf(first, BODY)).pieces if piece.page == 2] == ["line"] * 3


def test_pages_alone_in_small_letters_are_no_notes() -> None:
    first = BODY + text((70, 90, "On file with the"), size=8) + text((64, 93, "1"), size=5)
    table = text((70, 700, "Lamps"), (70, 688, "Oil"), (70, 676, "Seen."), size=8) + text((64, 679, "2"), size=5)
    assert [(piece.kind, piece.text) for piece in read_pdf(pdf(first, table, BODY)).pieces if piece.page == 2] == [
        ("line", "Lamps"),
        ("line", "Oil"),
        ("note", "Seen."),
    ]


# --- operators ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1 -2.5 +.5 4. n", [("n", [1.0, -2.5, 0.5, 4.0])]),
        (b"q % (a remark) Q\r\nQ", [("q", []), ("Q", [])]),
        (rb"(a\(b\)\\\n\101\7x\q) Tj", [("Tj", [b"a(b)\\\nA\x07xq"])]),
        (b"(a(b(c)d)e) (f\\\r\ng) Tj", [("Tj", [b"a(b(c)d)e", b"fg"])]),
        (b"(never ended (at all", []),
        (b"<48 65 6C6c 6> Tj", [("Tj", [b"Hell`"])]),
        (b"[(a) -12 <62> /N [1] 2] TJ", [("TJ", [[1.0], 2.0])]),
        (b"] ] Tj", [("Tj", [])]),
        (b"/F#31 /Lamps /A#20B Tf", [("Tf", ["/F1", "/Lamps", "/A B"])]),
        (b"/Span << /MCID 0 /A (x) >> BDC 1 w", [("BDC", ["/Span", "/MCID", 0.0, "/A", b"x"]), ("w", [1.0])]),
        (b"BI /W 2 ID (\x00 Q EI\x01 EI\nQ", [("BI", []), ("ID", ["/W", 2.0]), ("Q", [])]),
        (b"BI ID never ended", [("BI", []), ("ID", [])]),
        (b"--5 1.2.3 Td", [("--5", []), ("1.2.3", []), ("Td", [])]),
    ],
)
def test_operators(content: bytes, expected: list[tuple[str, list[object]]]) -> None:
    assert [*operators(content)] == expected


def test_operands_without_an_operator_are_not_kept_without_end() -> None:
    assert [len(operands) for _, operands in operators(b"1 " * 30_000 + b"n")] == [20_000]


# --- tables ---------------------------------------------------------------------------------------


def second_page(*lines: tuple[float, float, str]) -> list[str]:
    """Return what stands on a second page; a first one has a masthead, and no tables."""
    pieces = read_pdf(pdf(BODY * 2, text(*lines))).pieces
    return [f"{'row: ' if piece.kind == 'row' else ''}{piece.text}" for piece in pieces if piece.page == 2]


def test_cells_that_begin_in_the_same_places_are_those_of_rows() -> None:
    assert second_page(
        *((70, 700, "Symbol"), (150, 700, "Title"), (400, 700, "Date")),
        *((70, 680, "LMP/1"), (150, 680, "On lamps and on"), (400, 680, "4 May")),
        *((150, 668, "their oil"), (400, 668, "2031")),
        *((70, 648, "LMP/2"), (150, 648, "On wicks")),
        (70, 636, "and"),
        (70, 610, "The list was closed."),
    ) == [
        "row: Symbol | Title | Date",
        "row: LMP/1 | On lamps and on their oil | 4 May 2031",
        "row: LMP/2 and | On wicks",
        "The list was closed.",
    ]


def test_labels_and_leaders_make_no_rows() -> None:
    lines = second_page(
        *((70, 700, "1."), (110, 700, "The Council met.")),
        *((70, 688, "2."), (110, 688, "It rose.")),
        *((70, 676, "Lamps ......"), (300, 676, "3")),
        *((70, 664, "Oil ......"), (300, 664, "5")),
        *((70, 652, "Alone"), (200, 652, "here")),
    )
    assert lines == ["1. The Council met.", "2. It rose.", "Lamps ...... 3", "Oil ...... 5", "Alone here"]


def test_the_first_page_has_no_tables() -> None:
    lines = text((70, 700, "Council of Lamps"), (400, 700, "LMP/1"), (70, 688, "Haven"), (400, 688, "4 May 2031"))
    assert [piece.text for piece in read_pdf(pdf(lines)).pieces] == ["Council of Lamps LMP/1", "Haven 4 May 2031"]


# --- the rest -------------------------------------------------------------------------------------


def test_white_space_before_a_line_and_a_page_of_nothing() -> None:
    turned = "BT /F1 0 Tf 0 1 -1 0 100 100 Tm (unseen) Tj ET "
    assert second_page((50, 700, "   "), (70, 700, "Lamps"), (130, 700, "  ")) == ["Lamps"]
    assert [piece.text for piece in read_pdf(pdf(turned + text((70, 700, "Lamps")))).pieces] == ["Lamps"]
    assert [*pieces_of([[], []])] == []


def test_a_page_without_content() -> None:
    catalogue, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    with pytest.raises(UnreadableError, match="are images without letters"):
        read_pdf(file_of([catalogue, pages, b"<< /Type /Page /Parent 2 0 R >>"]))


def test_a_file_of_more_pages_than_any_report_has() -> None:
    catalogue, page = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Page /Parent 2 0 R >>"
    pages = b"<< /Type /Pages /Kids [" + b"3 0 R " * 3_001 + b"] /Count 3001 >>"
    with pytest.raises(UnreadableError, match="3,001 pages, and no more than 3,000 are read at once: give"):
        read_pdf(file_of([catalogue, pages, page]))


def test_what_is_missing_to_decrypt_a_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DependencyError

    monkeypatch.setattr("pypdf.PdfReader.__init__", refuse)
    with pytest.raises(UnreadableError, match=re.escape("needs one more package: pip install 'pypdf[crypto]'")):
        read_pdf(pdf(BODY))


@pytest.mark.parametrize(
    "name",
    [
        "session_reports.importer.readers.glyphs.Letters.__init__",
        "session_reports.importer.readers.glyphs.Page.read",
        "pypdf.PdfReader.__init__",
    ],
)
def test_a_lack_of_memory_is_no_damage(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(name, lacking)
    with pytest.raises(MemoryError):
        read_pdf(pdf(BODY))
