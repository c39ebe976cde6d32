"""Pieces of documents become outlines: invented pages, each for one habit of how reports are laid out."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from session_reports.importer.outline import outline
from session_reports.importer.reading import Piece, Reading


def pages(layout: str) -> Reading:
    """Return the lines of a layout as a reader gives them; a line of "=====" parts pages."""
    page = 1 if "=====" in layout else 0
    found: list[Piece] = []
    gap = 0
    for number, raw in enumerate(dedent(layout).strip("\n").split("\n"), 1):
        if raw.strip() == "=====":
            page, gap = page + 1, 0
        elif not raw.strip():
            gap += 1
        else:
            text = " ".join(raw.split())
            indent = len(raw) - len(raw.lstrip())
            found.append(Piece(text, "line", page, number, indent, gap, end=len(raw.rstrip())))
            gap = 0
    return Reading("Text", tuple(found))


def blocks(*texts: str) -> Reading:
    """Return blocks as a reader of a format that knows them gives them: "# " begins a heading, "| " a row."""
    pieces = []
    for number, text in enumerate(texts, 1):
        level = len(text) - len(text.lstrip("#"))
        kind = "heading" if level else "row" if text.startswith("| ") else "block"
        pieces.append(Piece(text.lstrip("# |"), kind, line=number, gap=1, level=level))  # type: ignore[arg-type]
    return Reading("HTML", tuple(pieces))


def drawn(reading: Reading) -> list[str]:
    """Return an outline as lines: headings by level, then paragraphs with their numbers."""
    lines = []
    for part in outline(reading).parts:
        if part.number:
            lines.append(f"ANNEX {part.number}: {part.heading}")
        for section in part.sections:
            if section.heading:
                lines.append(f"{'#' * section.level} {section.heading}")
            lines += [f"{p.number or '-'}: {p.text.replace(chr(10) * 2, ' / ')}" for p in section.paragraphs]
        lines += [f"[{note.number}] {note.text}" for note in part.notes]
    return lines


CASES = {
    "numbers, years and symbols that a line's end divides are whole": (
        """
        1.    Since the outbreak of COVID-
        19, in the biennium 2019\u2013
        2020, the Council had used documents LMP/1/Add.1, LMP/
        2/L.3 and LMP/4
        /Rev.1 for oil - and for wicks.
        """,
        [
            (
                "1: Since the outbreak of COVID-19, in the biennium 2019–2020, the Council had used documents "  # noqa: RUF001
                "LMP/1/Add.1, LMP/2/L.3 and LMP/4/Rev.1 for oil - and for wicks."
            ),
        ],
    ),
    "the names below the heading of a vote's list are no heading": (
        """
        1.    A vote was taken, as follows:

        Abstaining:
             Chad, Mali, Togo
        2.    It ended.
        """,
        ["1: A vote was taken, as follows: / Abstaining: / Chad, Mali, Togo", "2: It ended."],
    ),
    "numbers run from anywhere, and a heading stands right above one": (
        """
        A.    Lamps

              12.   The Council lit
              a lamp.
              13.   It shone.

        The right to oil
              14.   Oil was poured.
        """,
        ["# A. Lamps", "12: The Council lit a lamp.", "13: It shone.", "## The right to oil", "14: Oil was poured."],
    ),
    "a year or a day at the beginning of a line is no number": (
        """
        1.    The session was held from 8 to 19 February of the year
        2010. The review was held in the Hall of Lamps, on the
        18. of that month, as was said.
        2.    It ended.
        """,
        [
            (
                "1: The session was held from 8 to 19 February of the year 2010. The review was held in the Hall of "
                "Lamps, on the 18. of that month, as was said."
            ),
            "2: It ended.",
        ],
    ),
    "a list within a paragraph begins again at 1": (
        """
        7.    The agenda was adopted as follows, as all the members of the Council had wished for many years now:

                 1.   Opening.

                 2.   Lamps.

        8.    It was followed to the letter by all the members of the Council, who had wished for it for many years now.
        """,
        [
            (
                "7: The agenda was adopted as follows, as all the members of the Council had wished for many years "
                "now: / 1. Opening. / 2. Lamps."
            ),
            (
                "8: It was followed to the letter by all the members of the Council, who had wished for it for many "
                "years now."
            ),
        ],
    ),
    "headings have numbers of their own": (
        """
        I.    Lamps

              1.    Proceedings

        7.    The Council considered lamps.

              2.    Conclusions

        8.    It concluded.
        """,
        [
            "# I. Lamps",
            "## 1. Proceedings",
            "7: The Council considered lamps.",
            "## 2. Conclusions",
            "8: It concluded.",
        ],
    ),
    "a gap in the numbers stays": (
        """
        1.    One lamp was lit.

        2.    Another lamp was lit.

        4.    A last lamp was lit.
        """,
        ["1: One lamp was lit.", "2: Another lamp was lit.", "4: A last lamp was lit."],
    ),
    "dotted numbers": (
        """
        1.1   One lamp was lit.

        1.2   Another lamp was lit.

        2.1   A last lamp was lit.
        """,
        ["1.1: One lamp was lit.", "1.2: Another lamp was lit.", "2.1: A last lamp was lit."],
    ),
    "sub-paragraphs, quotations and lists of votes are blocks": (
        """
        1.    The Council:
                 (a)   Lit a lamp,
              and trimmed it;
                 (b)   Read:
              “(a) A lamp.”
        2.    The voting was as follows:
                 In favour:
                        Kenya, Chad
                 Against:
                        Mali
        """,
        [
            "1: The Council: / (a) Lit a lamp, and trimmed it; / (b) Read: / “(a) A lamp.”",
            "2: The voting was as follows: / In favour: / Kenya, Chad / Against: / Mali",
        ],
    ),
    "a paragraph that a page divides is whole, and running heads go": (
        """
        LMP/9

        1.    The lamps of the Hall were lit by the
        keepers of

        12
        =====
                                                    LMP/9

        the Hall. They shone.

        2.    Oil was poured.

        13
        =====
        LMP/9

        B.    Wicks

        3.    Wicks were trimmed.
        """,
        [
            "1: The lamps of the Hall were lit by the keepers of the Hall. They shone.",
            "2: Oil was poured.",
            "# B. Wicks",
            "3: Wicks were trimmed.",
        ],
    ),
    "words that a line divides are mended by the other words of the document": (
        """
        1.    The consideration of awareness-raising, and Timor-
        Leste. The consid-
        eration of awareness-
        raising and of long-
        term oil; the rep-
        resentative of a re-
        presentative.

        2.    A representative.
        """,
        [
            (
                "1: The consideration of awareness-raising, and Timor-Leste. The consideration of awareness-raising "
                "and of long-term oil; the representative of a representative."
            ),
            "2: A representative.",
        ],
    ),
    "notes at the foot of a page are no text, and glued marks are marks": (
        """
        1.    Statements were made by Kenya1 (on behalf of Chad), Mali 1 (also on behalf of Peru) and the
        others in document LMP/1/Add.1.

            1   Observer of the Council, and a keeper of
                its lamps.
        =====
        2.    The Council met.2

            2   In the Hall.
        =====
        3.    It ended.
        """,
        [
            (
                "1: Statements were made by Kenya[^1] (on behalf of Chad), Mali[^1] (also on behalf of Peru) and the "
                "others in document LMP/1/Add.1."
            ),
            "2: The Council met.[^2]",
            "3: It ended.",
            "[1] Observer of the Council, and a keeper of its lamps.",
            "[2] In the Hall.",
        ],
    ),
    "notes below a rule": (
        """
        1.    The Council met1 in

        ________
          1  In the Hall.
        =====
        the Hall.
        =====
        2.    It ended.
        """,
        ["1: The Council met[^1] in the Hall.", "2: It ended.", "[1] In the Hall."],
    ),
    "a number glued to several words is a mark, though no note is printed": (
        """
        1.    Kenya3 (also on behalf of Chad), Fiji3 (on behalf of Peru), Malta3 and the G77 spoke, at 3.
        """,
        ["1: Kenya[^3] (also on behalf of Chad), Fiji[^3] (on behalf of Peru), Malta[^3] and the G77 spoke, at 3."],
    ),
    "an annex has numbers of its own": (
        """
        1.    The Council met.

        2.    It ended.

        Annex

              The outcome

        1.    Lamps.

        2.    Wicks.
        """,
        ["1: The Council met.", "2: It ended.", "ANNEX 1: Annex The outcome", "1: Lamps.", "2: Wicks."],
    ),
    "two annexes with numbers and headings on one line": (
        """
        1.    The Council met.

        Annex I. Attendance

        Kenya was there.

        Annex II. Agenda

        1.    Lamps.
        """,
        [
            "1: The Council met.",
            "ANNEX 1: Annex I. Attendance",
            "-: Kenya was there.",
            "ANNEX 2: Annex II. Agenda",
            "1: Lamps.",
        ],
    ),
    "an annex is headed in capitals as in others, and stars end the body": (
        """
        1.    The Council met.

        2.    It ended.

                                ***

        ANNEX I

        LIST OF LAMPS

        1.    The first lamp was lit.

        2.    The second lamp was lit.
        """,
        [
            "1: The Council met.",
            "2: It ended.",
            "ANNEX 1: ANNEX I LIST OF LAMPS",
            "1: The first lamp was lit.",
            "2: The second lamp was lit.",
        ],
    ),
    "numbers of several levels, where an item has no numbers": (
        """
        1.    ITEM ONE: Opening

              1.1   The Council met in the Hall of Lamps.

        2.    ITEM TWO: Agenda

              The agenda was adopted.

        3.    ITEM THREE: Lamps

              3.1   Oil

                    3.1.1   The Council noted that there was oil.

                    3.1.2   It was poured.

              3.2   Wicks were trimmed.
        """,
        [
            "# 1. ITEM ONE: Opening",
            "1.1: The Council met in the Hall of Lamps.",
            "# 2. ITEM TWO: Agenda",
            "-: The agenda was adopted.",
            "# 3. ITEM THREE: Lamps",
            "3.1: Oil",
            "3.1.1: The Council noted that there was oil.",
            "3.1.2: It was poured.",
            "3.2: Wicks were trimmed.",
        ],
    ),
    "a list that a paragraph has before the next heading is none of headings": (
        """
        2.1   The Council adopted the following agenda:

              1.   Opening of the session

              2.   Lamps

        3.    LAMPS

        3.1   Lamps were lit.
        """,
        [
            "2.1: The Council adopted the following agenda: / 1. Opening of the session / 2. Lamps",
            "# 3. LAMPS",
            "3.1: Lamps were lit.",
        ],
    ),
    "a resolution within a paragraph": (
        """
        1.    The Council recommends the following draft resolution:

              Lamps of the coast

              The Council,

              Recalling its resolution 4/1,1 in which the Hall of Lamps was opened,
              Aware that oil is dear,
              Noting the fog,
              1. Lights a lamp;
              2. Requests the Keeper:
              (a) To trim its wick;

              3. Thanks the Keeper.

        2.    The Council met in the Hall of Lamps.

        3.    The Council ended.
        """,
        [
            (
                "1: The Council recommends the following draft resolution: / Lamps of the coast / The Council, / "
                "Recalling its resolution 4/1,1 in which the Hall of Lamps was opened, / Aware that oil is dear, / "
                "Noting the fog, / 1. Lights a lamp; / 2. Requests the Keeper: / (a) To trim its wick; / "
                "3. Thanks the Keeper."
            ),
            "2: The Council met in the Hall of Lamps.",
            "3: The Council ended.",
        ],
    ),
    "labels of points and letters begin blocks": (
        """
        1.1   The Council:

              .1   lit a lamp; and
              .2   trimmed it, as did Mr. Wick and Ms.
        p. Oil;
              a.   in the Hall;
        1.2   It ended.
        """,
        [
            "1.1: The Council: / .1 lit a lamp; and / .2 trimmed it, as did Mr. Wick and Ms. p. Oil; / a. in the Hall;",
            "1.2: It ended.",
        ],
    ),
    "headings stand line under line, or right below a paragraph": (
        """
        II.   Organizational matters
        A.    Attendance
        1.    Kenya, Chad and Mr.
        B. Lamp (Fiji) attended the
        session.
        B.    Agenda
        2.    The agenda was adopted.
        Item 3: Lamps
        3.    Lamps were lit by
        C. Wick
        and others.
        III.  Closure
        """,
        [
            "# II. Organizational matters",
            "## A. Attendance",
            "1: Kenya, Chad and Mr. B. Lamp (Fiji) attended the session.",
            "## B. Agenda",
            "2: The agenda was adopted.",
            "### Item 3: Lamps",
            "3: Lamps were lit by C. Wick and others.",
            "# III. Closure",
        ],
    ),
    "headings that a page's end parts are two, and so are titles": (
        """
        1.    The Council met in the Hall of Lamps and of Wicks.

        II.   Lamps
        =====
        A.    Oil

        2.    It was poured.

        Glass
        =====
        Rust

        3.    Both were seen on all of the lamps.
        """,
        [
            "1: The Council met in the Hall of Lamps and of Wicks.",
            "# II. Lamps",
            "## A. Oil",
            "2: It was poured.",
            "### Glass",
            "### Rust",
            "3: Both were seen on all of the lamps.",
        ],
    ),
    "entries of a list begin blocks, though nothing parts their lines": (
        """
        1.    The Council elected the
        Chair: Ana Lamp (Fiji) was it. The others were:
        Vice-Chair:   Bo Wick (Chad)
                      and his lamp
        Rapporteur:   Cy Oil (Mali)
        Keeper:       Di Fog (Peru)
        2.    It ended.
        """,
        [
            (
                "1: The Council elected the Chair: Ana Lamp (Fiji) was it. The others were: / "
                "Vice-Chair: Bo Wick (Chad) and his lamp / Rapporteur: Cy Oil (Mali) / Keeper: Di Fog (Peru)"
            ),
            "2: It ended.",
        ],
    ),
    "names below a line that ends with a colon are no headings": (
        """
        1.    The Council elected:

              Chair: Ana Lamp (Fiji)

              Vice-Chairs:

              Bo Wick (Chad)

              Cy Oil (Iran (Islamic Republic of))

        2.    The following were there:

              Chad Fiji
              Mali Togo

        3.    It ended.
        """,
        [
            (
                "1: The Council elected: / Chair: Ana Lamp (Fiji) / Vice-Chairs: / Bo Wick (Chad) / "
                "Cy Oil (Iran (Islamic Republic of))"
            ),
            "2: The following were there: / Chad Fiji Mali Togo",
            "3: It ended.",
        ],
    ),
    "notes below numbers that stand on lines of their own": (
        """
        1.    Lamps were lit.1
              2.    Oil
        2.    It was poured (resolution 8/3).2


              1
                 A/LMP/1.
              2
                 Of the Council.
        """,
        [
            "1: Lamps were lit.[^1]",
            "# 2. Oil",
            "2: It was poured (resolution 8/3).[^2]",
            "[1] A/LMP/1.",
            "[2] Of the Council.",
        ],
    ),
}


@pytest.mark.parametrize(("layout", "expected"), CASES.values(), ids=CASES)
def test_a_habit_of_layout(layout: str, expected: list[str]) -> None:
    assert drawn(pages(layout)) == expected


def test_the_masthead_ends_above_the_first_heading() -> None:
    found = outline(
        pages(
            """
            Council of Lamps
            Second session
            Draft report

            I.    Opening

            1.    The Council met.
            """
        )
    )
    assert found.masthead == ("Council of Lamps", "Second session", "Draft report")
    assert [section.heading for section in found.parts[0].sections] == ["I. Opening"]


@pytest.mark.parametrize(
    "entries",
    [
        "I. Opening ........ 1\n\n            A. Lamps .......... 2",
        "I. Opening 1–2 2\n\n            A. Lamps 3 2",  # noqa: RUF001
    ],
)
def test_a_table_of_contents_is_left_out(entries: str) -> None:
    found = outline(
        pages(
            f"""
            Council of Lamps
            Second session

            Contents
            Paragraphs Page
            {entries}

            I.    Opening

            1.    The Council met.

            A.    Lamps

            2.    It lit them.
            """
        )
    )
    assert found.masthead == ("Council of Lamps", "Second session")
    assert [section.heading for section in found.parts[0].sections] == ["I. Opening", "A. Lamps"]
    assert {left.why for left in found.left} == {"table of contents"}


def test_contents_that_nothing_follows() -> None:
    assert [left.text for left in outline(pages("Contents")).left] == ["Contents"]


MASTHEADS = {
    "an introduction without a number": (
        """
        Introduction

        The second session of the Council was held in the Hall of Lamps in Suva,
        Fiji.

        I.    Opening

        1.    The Council met.
        """,
        [
            "# Introduction",
            "-: The second session of the Council was held in the Hall of Lamps in Suva, Fiji.",
            "# I. Opening",
            "1: The Council met.",
        ],
    ),
    "a summary whose head has no room below it": (
        """
        Summary
        The Council looked at the lamps of the coast, and at the oil.

        1.    The Council met.
        """,
        ["# Summary", "-: The Council looked at the lamps of the coast, and at the oil.", "1: The Council met."],
    ),
    "an extract, of which few paragraphs stand before the others": (
        """
        Chapter I
        Matters calling for action

        A.    Draft decisions

        1.    The Council recommends that lamps be lit on all of the coasts of all seas.

        2.    The Council recommends that oil be poured into all the lamps of all coasts.

        Chapter II
        Opening

        79.   The Council met in the Hall of Lamps and of Wicks, as it had the year before.

        80.   Lamps were lit.

        81.   It ended.
        """,
        [
            "# Chapter I Matters calling for action",
            "## A. Draft decisions",
            "1: The Council recommends that lamps be lit on all of the coasts of all seas.",
            "2: The Council recommends that oil be poured into all the lamps of all coasts.",
            "# Chapter II Opening",
            "79: The Council met in the Hall of Lamps and of Wicks, as it had the year before.",
            "80: Lamps were lit.",
            "81: It ended.",
        ],
    ),
    "headings of items": (
        """
        I.    ORGANIZATIONAL MATTERS

        ITEM 1.   OPENING

        1.    The Council met.

        Agenda item 2

        2.    Lamps were lit.
        """,
        [
            "# I. ORGANIZATIONAL MATTERS",
            "## ITEM 1. OPENING",
            "1: The Council met.",
            "## Agenda item 2",
            "2: Lamps were lit.",
        ],
    ),
    "a heading with no number above others": (
        """
        Lamps and wicks

        A.    Lamps

        1.    Lamps were lit.
        """,
        ["# Lamps and wicks", "# A. Lamps", "1: Lamps were lit."],
    ),
    "a text of one line": ("Lamps", ["-: Lamps"]),
}


@pytest.mark.parametrize(("layout", "expected"), MASTHEADS.values(), ids=MASTHEADS)
def test_a_masthead_has_no_prose(layout: str, expected: list[str]) -> None:
    head = """
        LMP/2/9
        Original: English

        Council of Lamps
        Second session
        Suva, 3 to 5 May 2031

        Agenda item 9
        Report of the Council of Lamps

        """
    reading = pages(dedent(head) + dedent(layout))
    assert drawn(reading) == expected
    assert outline(reading).masthead == tuple(" ".join(line.split()) for line in head.split("\n") if line.strip())


def test_the_item_of_a_masthead_is_no_heading() -> None:
    found = outline(blocks("Council of Lamps", "Second session", "Agenda item 9", "Lamps", "1. The Council met."))
    assert found.masthead == ("Council of Lamps", "Second session", "Agenda item 9")
    assert [section.heading for section in found.parts[0].sections] == ["Lamps"]


def test_a_note_and_a_sentence_between_the_lines_of_a_masthead_are_of_it() -> None:
    head = ("Second session", r"\* It is issued anew, since the lamps of the printer were out of oil.")
    above = ("The Council was asked by its Chair to look at the lamps.", "Distr.: General", *head)
    assert outline(blocks(*above, "1. The Council met.")).masthead == above


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("1. It adopts:", "Draft decision I", "Lamps", "The Council decides.", "2. It ended."),
         ["1: It adopts: / Draft decision I / Lamps / The Council decides.", "2: It ended."]),
        (("1. It heard the Keeper,", "who spoke of oil.", "2. It ended."),
         ["1: It heard the Keeper, who spoke of oil.", "2: It ended."]),
        (("1. It heard: Ana Lamp (Fiji); Bo Wick (Chad);", "Cy Oil (Mali); and others.", "2. It ended."),
         ["1: It heard: Ana Lamp (Fiji); Bo Wick (Chad); Cy Oil (Mali); and others.", "2: It ended."]),
        (("1. These spoke:", "Africa: Chad (lamps);", "Europe: Malta.", "2. It ended."),
         ["1: These spoke: / Africa: Chad (lamps); / Europe: Malta.", "2: It ended."]),
        (("1. Oil was pledged.", "Table 1", "# Pledges of oil", "| Chad | 4", "2. It ended."),
         ["1: Oil was pledged. / Table 1", "-: Pledges of oil", "-: Chad | 4", "2: It ended."]),
        (("1. Oil was pledged.", "# Table 1. Pledges", "| Chad | 4", "2. It ended."),
         ["1: Oil was pledged.", "-: Table 1. Pledges", "-: Chad | 4", "2: It ended."]),
        (("9. It met.", "9 bis. It was late.", "9 ter. It was dark.", "10. A lamp was lit.", "10A. It shone."),
         ["9: It met.", "9 bis: It was late.", "9 ter: It was dark.", "10: A lamp was lit.", "10A: It shone."]),
    ],
)  # fmt: skip
def test_blocks_of_a_source_that_tells_them_apart(printed: tuple[str, ...], expected: list[str]) -> None:
    assert drawn(blocks(*printed)) == expected


def test_more_room_than_between_blocks_is_that_of_a_page() -> None:
    printed = [("1. The lamps of the coast, of the Hall of Lamps and of the Keeper of", 1), ("Wicks were lit.", 3)]
    pieces = [Piece(text, "block", line=number, gap=gap) for number, (text, gap) in enumerate(printed, 1)]
    assert drawn(Reading("text", tuple(pieces))) == [f"1: {printed[0][0][3:]} {printed[1][0]}"]


def test_the_mark_of_a_note_in_a_heading() -> None:
    assert drawn(blocks("Lamps1", "1. The Council met.", "2. It ended.", "1 See LMP/2.")) == [
        "# Lamps[^1]", "1: The Council met.", "2: It ended.", "[1] See LMP/2.",
    ]  # fmt: skip


def test_a_heading_with_a_number_is_no_note() -> None:
    printed = ("Keepers1", "1 LAMPS", "1.1 The Council met.", "1.2 It ended.", "1 The Keepers were there.")
    assert drawn(blocks(*printed)) == [
        "# Keepers[^1]", "# 1 LAMPS", "1.1: The Council met.", "1.2: It ended.", "[1] The Keepers were there.",
    ]  # fmt: skip


def test_levels_of_headings() -> None:
    found = outline(
        blocks(
            "Part one", "I. Lamps", "A. Oil", "H. Wicks", "I. Glass", "1. Old", "Plain", "1. The Council met.",
            "II. Ends", "2. It ended.", "Part two", "3. It went on.",
        )
    )  # fmt: skip
    levels = [(section.level, section.heading) for section in found.parts[0].sections]
    assert levels == [
        (1, "Part one"), (2, "I. Lamps"), (3, "A. Oil"), (3, "H. Wicks"), (3, "I. Glass"), (4, "1. Old"), (5, "Plain"),
        (2, "II. Ends"), (1, "Part two"),
    ]  # fmt: skip


def test_levels_of_headings_whose_numbers_have_no_stop() -> None:
    printed = (
        "1 LAMPS",
        "1.1. One lamp was lit.",
        "2 OIL",
        "2.1 Old oil",
        "2.1. It was poured.",
        "2.1.1 Rust",
        "Glass",
    )
    found = outline(blocks(*printed, "2.2. It shone.", "3 May 2031", "2.3. It rained.", "3 ENDS", "3.1. It ended."))
    levels = [(section.level, section.heading) for section in found.parts[0].sections]
    assert levels == [
        (1, "1 LAMPS"), (1, "2 OIL"), (2, "2.1 Old oil"), (3, "2.1.1 Rust"), (4, "Glass"), (4, "3 May 2031"),
        (1, "3 ENDS"),
    ]  # fmt: skip


def test_the_letter_l_is_no_numeral() -> None:
    found = outline(blocks("I. Lamps", "K. Wicks", "1. The Council met.", "L. Glass", "2. It ended."))
    levels = [(section.level, section.heading) for section in found.parts[0].sections]
    assert levels == [(1, "I. Lamps"), (2, "K. Wicks"), (2, "L. Glass")]


def test_the_heading_of_an_annex_with_nothing_below_it_begins_none() -> None:
    assert drawn(blocks("1. The Council met.", "2. It ended.", "Annex")) == [
        "1: The Council met.", "2: It ended.", "# Annex",
    ]  # fmt: skip


def test_what_holds_no_words_is_no_block() -> None:
    pieces = (Piece("", "heading", line=1, level=1), Piece("The Council met.", "block", line=2, label="1."))
    assert drawn(Reading("Word document", pieces)) == ["1: The Council met."]


def test_a_sentence_about_a_session_is_no_masthead() -> None:
    found = outline(blocks("Lamps", "Oil and wicks", "* The Board decided to hold its next session on 4 May 2031."))
    assert (found.masthead, len(found.parts[0].sections)) == ((), 1)


def test_items_below_a_heading_belong_to_it() -> None:
    found = outline(blocks("I. Lamps", "(Agenda item 7)", "1. The Council met."))
    assert [section.heading for section in found.parts[0].sections] == ["I. Lamps (Agenda item 7)"]


def test_blocks_of_formats_that_know_them() -> None:
    printed = ("# Lamps", "Wicks, oil.", "## Oil", "1. It was poured;", "then it was lit.", "| Oil | dear", "End.")
    assert drawn(blocks(*printed)) == [
        "# Lamps", "-: Wicks, oil.", "## Oil", "1: It was poured; then it was lit.", "-: Oil | dear", "-: End.",
    ]  # fmt: skip


def test_labels_that_a_format_keeps_apart() -> None:
    pieces = (
        Piece("The Council:", "block", label="1.", line=1, gap=1),
        Piece("lit a lamp;", "block", label="(a)", line=2, gap=1),
        Piece("The end.", "block", label="2.", line=3, gap=1),
        Piece("At last.", "note", label="1", line=4),
    )
    assert drawn(Reading("Word document", pieces)) == ["1: The Council: / (a) lit a lamp;", "2: The end."]


def test_notes_among_the_blocks_of_a_text() -> None:
    assert drawn(blocks("1. The Council met.1", "2. It ended.", "1 In the Hall.", "3 Lamps were lit.")) == [
        "1: The Council met.[^1]", "2: It ended. / 3 Lamps were lit.", "[1] In the Hall.",
    ]  # fmt: skip


def test_a_list_of_names_is_no_heading() -> None:
    assert drawn(blocks("Chad, Mali, Peru, Fiji, Kenya", "1. They met.")) == [
        "-: Chad, Mali, Peru, Fiji, Kenya",
        "1: They met.",
    ]


def test_nothing_at_all() -> None:
    found = outline(Reading("Text", ()))
    assert (found.masthead, found.parts) == ((), ())


def test_what_is_doubtful() -> None:
    found = outline(
        pages(
            """
            1.    The consideration of the consid-
            eration and the bar-
            zle.
            """
        )
    )
    assert found.doubts == ("whether 'bar-zle', divided at a line's end, has a hyphen",)
    assert found.parts[0].sections[0].paragraphs[0].text == "The consideration of the consideration and the barzle."


def test_what_a_format_tells_apart_stands_apart() -> None:
    pieces = (
        Piece("Report on lamps", "front", line=1),
        Piece("Menu", "furniture", line=2),
        Piece("Lamps", "heading", line=3, gap=1, level=1),
        Piece("The Council lit a lamp.", "block", line=4, gap=1, label="1"),
        Piece("It shone.", "block", line=5, gap=1, label="2."),
    )
    found = outline(Reading("HTML", pieces))
    assert found.masthead == ("Report on lamps",)
    assert [(left.text, left.why) for left in found.left] == [("Menu", "beside the text")]
    assert drawn(Reading("HTML", pieces)) == ["# Lamps", "1: The Council lit a lamp.", "2: It shone."]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"\[\^(\w+)\]", r" \1", text))


@pytest.mark.parametrize("layout", [layout for layout, _ in CASES.values()], ids=CASES)
def test_no_word_is_lost(layout: str) -> None:
    reading = pages(layout)
    found = outline(reading)
    held = [*found.masthead, *(left.text for left in found.left)]
    for part in found.parts:
        held += [part.heading or "", *(note.number + " " + note.text for note in part.notes)]
        for section in part.sections:
            held += [section.heading or "", *(f"{p.number or ''} {p.text}" for p in section.paragraphs)]
    letters = "".join(sorted("".join(words(" ".join(piece.text for piece in reading.pieces)))))
    assert "".join(sorted("".join(words(" ".join(held))))) == letters


def test_half_a_line_of_room_begins_a_paragraph_and_a_little_room_does_not() -> None:
    lines = [("The Council met", 0), ("in a hall", 0.1), ("The lamps", 0.5), ("were lit", 0)]
    pieces = [Piece(text, "line", 1, number, gap=gap) for number, (text, gap) in enumerate(lines, 1)]
    assert drawn(Reading("PDF", tuple(pieces))) == ["-: The Council met in a hall", "-: The lamps were lit"]


def test_a_number_that_a_reader_made_a_mark_of_is_no_mark_elsewhere() -> None:
    pieces = [
        Piece("1. Under rule 8 (b) Mali[^8] and Chad8 spoke.", "line", 1, 1),
        Piece("An observer.", "note", 1, 2, label="8"),
    ]
    assert drawn(Reading("PDF", tuple(pieces))) == [
        "1: Under rule 8 (b) Mali[^8] and Chad8 spoke.",
        "[8] An observer.",
    ]
