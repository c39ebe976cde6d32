"""What mastheads print: sessions, days, bodies, symbols; and how a body publishes, as far as its report shows it."""

from __future__ import annotations

import datetime as dt

import pytest

from session_reports.importer.masthead import days_in, ordinal, read_masthead
from session_reports.importer.profiles import forms_shown, profile_of
from session_reports.symbols import SymbolForms

FORMS = SymbolForms.of(["united-nations"])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Twentieth", "20"),
        ("forty-third", "43"),
        ("first", "1"),
        ("twelfth", "12"),
        ("eighty-ninth", "89"),
        ("141st", "141"),
        ("26th", "26"),
        ("resumed", ""),
    ],
)
def test_an_ordinal(words: str, number: str) -> None:
    assert ordinal(words) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vienna, 11-15 April 2011", ["2011-04-11 2011-04-15"]),
        ("24 February–20 March 2020", ["2020-02-24 2020-03-20"]),  # noqa: RUF001
        ("held in Bangkok from 4 to 9 September 2018", ["2018-09-04 2018-09-09"]),
        ("11 December 2015 and 23-27 May 2016", ["2015-12-11 2015-12-11", "2016-05-23 2016-05-27"]),
        ("on 12 and 13 April 2011", ["2011-04-12 2011-04-13"]),
        ("28 December 2015 to 3 January 2016", ["2015-12-28 2016-01-03"]),
        ("13 April 2011", ["2011-04-13 2011-04-13"]),
        ("on 4 May", ["2031-05-04 2031-05-04"]),
        ("31 February 2011", []),
        ("12 Angry Men", []),
    ],
)
def test_days(text: str, expected: list[str]) -> None:
    assert [f"{first} {last}" for first, last in days_in(text, 2031)] == expected


def test_a_day_without_a_year_is_none_where_none_is_known() -> None:
    assert list(days_in("on 4 May")) == []


def test_a_masthead_of_a_draft() -> None:
    head = read_masthead(
        [
            "Council of Lights",
            "Distr.: Limited",
            "13 April 2011",
            "Original: French",
            "Commission on Lamps",
            "Twentieth session",
            "Haven, 11-15 April 2011",
            "Agenda item 4",
            "Draft report",
            "*Rapporteur:* Ana **Lamp** (Bolivia (Plurinational State of))",
            "Addendum",
            "A/LMP/20/L.3",
        ],
        FORMS,
    )
    assert (head.body, head.place) == ("Commission on Lamps", "Haven")
    assert (head.session, head.number) == ("Twentieth session", "20")
    assert (head.distribution, head.original, head.kind, head.part) == ("Limited", "fr", "Draft report", "Addendum")
    assert (head.rapporteur, head.country) == ("Ana Lamp", "Bolivia (Plurinational State of)")
    assert head.days == [(dt.date(2011, 4, 11), dt.date(2011, 4, 15))]
    assert head.date == dt.date(2011, 4, 13)
    assert (head.symbols, head.items) == (("A/LMP/20/L.3",), ("4",))


@pytest.mark.parametrize(
    ("lines", "body", "number"),
    [
        (["Report of the Council of Lamps on its forty-third session"], "Council of Lamps", "43"),
        (["Report of the Board on the second part of its third session, held from 4 to 9 May 2018"], "Board", "3"),
        (["Seventieth session", "Report of the Ninth Committee"], "Ninth Committee", "70"),
        (["United Nations", "Meeting of the Parties to It", "Twelfth Meeting"], "Meeting of the Parties to It", "12"),
        (["Lamp Council | A/LMP/1", "Distr.: General", "Second session"], "Lamp Council", "2"),
        (["Lamp Council", "Report"], "Lamp Council", ""),
        (["Minutes"], "", ""),
        (["Lamp Council", "Report of the"], "Lamp Council", ""),
    ],
)  # fmt: skip
def test_the_body_and_the_session(lines: list[str], body: str, number: str) -> None:
    head = read_masthead(lines, FORMS)
    assert (head.body, head.number) == (body, number)


def test_a_title_over_two_lines_is_whole() -> None:
    head = read_masthead(["Report of the Working Group on the Trimming", "of Wicks"], FORMS)
    assert head.kind == "Report of the Working Group on the Trimming of Wicks"


def test_the_place_in_a_title() -> None:
    head = read_masthead(["Report of the Board on its third session, held in New Haven from 4 to 9 May 2018"], FORMS)
    assert head.place == "New Haven"


def test_the_day_of_a_document_is_the_first_that_stands_alone() -> None:
    head = read_masthead(["Lamp Council", "4 May 2031", "Submitted on 9 May 2031"], FORMS)
    assert (head.date, head.days) == (dt.date(2031, 5, 4), [])


@pytest.mark.parametrize(
    ("masthead", "texts", "expected"),
    [
        (["A/LMP/20/3"], ["CL 154/1"], ["united-nations"]),
        (["Lamp Council"], ["LC 1/2"], ["united-nations"]),
        (
            ["LC 154/REP"],
            ["as in LC 154/7 Add.1 and LC 154/PV/2.", "LC 154 held"],
            [
                "LC {number}/REP",
                "LC {number}/{number} Add.{number}",
                "LC {number}/PV/{number}",
                "LC {number}/REP Add.{number}",
                "LC {number}/REP Corr.{number}",
                "LC {number}/REP Rev.{number}",
                "LC {number}/{number} Add.{number} Corr.{number}",
                "LC {number}/{number} Add.{number} Rev.{number}",
                "LC {number}/PV/{number} Add.{number}",
                "LC {number}/PV/{number} Corr.{number}",
                "LC {number}/PV/{number} Rev.{number}",
            ],
        ),
        (
            ["LC 154/REP"],
            [f"LC 154/{'A' * 100}1 is too long for a symbol"],
            [
                "LC {number}/REP",
                "LC {number}/REP Add.{number}",
                "LC {number}/REP Corr.{number}",
                "LC {number}/REP Rev.{number}",
            ],
        ),
        (
            ["LMP/EA.4/9"],
            ["LMP/Nowhere"],
            [
                "LMP/EA.{number}/{number}",
                "LMP/EA.{number}/{number}/Add.{number}",
                "LMP/EA.{number}/{number}/Corr.{number}",
                "LMP/EA.{number}/{number}/Rev.{number}",
            ],
        ),
    ],
)
def test_the_forms_of_symbols_that_a_report_shows(masthead: list[str], texts: list[str], expected: list[str]) -> None:
    assert forms_shown(masthead, texts) == expected


@pytest.mark.parametrize(
    ("forms", "capacities", "symbols", "expected"),
    [
        (["united-nations"], ["representative"], False, {}),
        (["united-nations"], [], True, {"symbols": ["united-nations"]}),
        (
            ["LC {number}/REP"],
            ["representative", "wick-keeper", "lamp-keeper"],
            True,
            {"symbols": ["LC {number}/REP"], "capacities": ["lamp-keeper", "wick-keeper"]},
        ),
    ],
)
def test_the_profile_that_a_report_shows(
    forms: list[str],
    capacities: list[str],
    symbols: bool,  # noqa: FBT001 - one of a table
    expected: dict[str, list[str]],
) -> None:
    shown = {"languages": ["en"], "standings": ["member", "observer"], **expected}
    assert profile_of("en", forms, capacities, symbols=symbols) == shown
