"""What mastheads print: sessions, days, bodies, symbols; and how a body publishes, as far as its report shows it."""

from __future__ import annotations

import datetime as dt

import pytest

from session_reports.importer.called import ordinal
from session_reports.importer.masthead import days_in, read_masthead
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
        ("on 11, 12 and 14 April 2011", ["2011-04-11 2011-04-11", "2011-04-12 2011-04-14"]),
        ("9–12 and 16–18 April 2031", ["2031-04-09 2031-04-12", "2031-04-16 2031-04-18"]),  # noqa: RUF001
        ("from 11 to 15, 18 and 19 March 2031", ["2031-03-11 2031-03-15", "2031-03-18 2031-03-19"]),
        ("20 to 29 January and on 7 May 2031", ["2031-01-20 2031-01-29", "2031-05-07 2031-05-07"]),
        ("items 3 to 5, on 4 May 2031", ["2031-05-04 2031-05-04"]),
        ("4, 5, 9 May 2031", ["2031-05-04 2031-05-04", "2031-05-05 2031-05-05", "2031-05-09 2031-05-09"]),
        ("6 – 8 December 2016", ["2016-12-06 2016-12-08"]),  # noqa: RUF001
        ("10-11 May 2016", ["2016-05-10 2016-05-11"]),
        ("October 20 to 24, 2031", ["2031-10-20 2031-10-24"]),
        ("May 19, 2014", ["2014-05-19 2014-05-19"]),
        ("LMP/9/12 of 3 June 2031", ["2031-06-03 2031-06-03"]),
        ("opened at 10:26 on 11 October 2016", ["2016-10-11 2016-10-11"]),
        ("8 members met on 11 October 2016", ["2016-10-11 2016-10-11"]),
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


@pytest.mark.parametrize(
    ("lines", "session", "number"),
    [
        (["Lamp Council", "146TH SESSION"], "146th session", "146"),
        (["Lamp Council", "48th SESSION"], "48th session", "48"),
        (["Lamp Council", "12345th session"], "", ""),
        (["Lamp Council", "Sixty-sixth annual session"], "Sixty-sixth annual session", "66"),
        (["Lamp Council", "Seventieth session of 2031"], "Seventieth session", "70"),
        (["Lamp Council", "Seventh special session"], "Seventh special session", "7-special"),
        (["Lamp Council", "Resumed sixtieth session"], "Resumed sixtieth session", "60"),
        (["2020 regular session"], "2020 regular session", "2020"),
        (["2020 resumed session"], "2020 resumed session", "2020-resumed"),
        (["2021 session"], "2021 session", "2021"),
        (["Annual session 2019"], "Annual session 2019", "2019"),
        (["Substantive session of 2011"], "Substantive session of 2011", "2011"),
        (["First regular session 2018"], "First regular session 2018", "2018-first"),
        (["second regular session of 2017"], "Second regular session of 2017", "2017-second"),
        (["2019 session", "High-level segment"], "2019 session", "2019"),
        (["Lamp Council", "High-level segment"], "High-level segment", ""),
        (["MINUTES OF THE MEETING OF 10-11 NOVEMBER 2016"], "Meeting of 10-11 November 2016", ""),
        (["Third World Conference on Fog", "Haven, 4-8 May 2031"], "Third World Conference", "3"),
        # That of the title, of two; in the words of the line that is the session's own.
        (["First regular session 2031", "Report of the second regular session 2030"], "Second regular session 2030",
         "2030-second"),
        (["Lamp Commission", "39th Session", "REPORT OF THE 48th SESSION OF THE LAMP COMMITTEE"], "48th session", "48"),
        (["70th session", "REPORT OF THE LAMP COMMITTEE", "ON ITS SEVENTIETH SESSION"], "70th session", "70"),
        (["Lamp Council", "Ninth session", "Report on the lamps of the tenth session of the Fog Council"],
         "Ninth session", "9"),
        (["Report of the Lamp Council on the work of the ninth session"], "Ninth session", "9"),
        (["Report of the Lamp Council on the ninth session (Haven, 4-8 May 2031)"], "Ninth session", "9"),
        # A meeting may be one of a session, and so is what a summary record is of.
        (["FIRST MEETING", "Lamp Council", "Ninth session"], "Ninth session", "9"),
        (["Ninth meeting of the Lamp Conference", "Summary record of the third session for Committee I"],
         "Ninth meeting", "9"),
        (["Minutes of the 331st Session of the Lamp Body"], "331st Session", "331"),
        # The next one is another.
        (["Lamp Council", "Venue and dates of the tenth session", "Adoption of its report on its ninth session"],
         "Ninth session", "9"),
        (["Lamp Council", "Provisional agenda of the tenth session"], "", ""),
        # A supplement to the records of another body's session is of a year.
        (["Official Records of the Fog Assembly", "Seventy-fifth Session", "Report of the Lamp Committee for 2020"], "",
         "2020"),
        (["Fog Assembly", "Official Records", "Ninth session", "Report of the Lamp Committee for 2020"], "", "2020"),
        (["Fog Assembly", "Ninth session", "Report of the Lamp Committee for 2020"], "Ninth session", "9"),
    ],
)  # fmt: skip
def test_what_a_session_is_called(lines: list[str], session: str, number: str) -> None:
    head = read_masthead(lines, FORMS)
    assert (head.session, head.number) == (session, number)


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Report of the Working Group on the work of its ninth meeting"], "Working Group"),
        (["Report of the 20th Session of the Fog Bell Commission"], "Fog Bell Commission"),
        (["Report of the twenty-fifth session of the Committee on Lamps"], "Committee on Lamps"),
        (["REPORT OF THE 25TH SESSION OF THE COMMITTEE ON LAMPS"], "Committee on Lamps"),
        (["REPORT OF THE NINTH SESSION OF THE JOINT LMP/FOG COMMITTEE"], "Joint LMP/FOG Committee"),
        (["REPORT OF THE NINTH SESSION OF THE IPLF"], "IPLF"),
        (["COMMITTEE OF THE HIGH KEEPER'S NON-LUMINOUS LAMPS", "Ninth session"],
         "Committee of the High Keeper's Non-Luminous Lamps"),
        (["Twelfth Meeting of the Conference of the Parties to the Convention on Fog"],
         "Conference of the Parties to the Convention on Fog"),
        (["Twenty-Sixth Meeting of the Parties to", "the Haven Protocol on Lamps", "that Blind the Keepers",
          "Haven, 4-8 May 2031", "Report of the Twenty-Sixth Meeting of the Parties to the Haven", "Protocol on Lamps"],
         "Meeting of the Parties to the Haven Protocol on Lamps"),
        (["Report of the thirtieth Meeting of States Parties"], "Meeting of States Parties"),
        (["Final Report of the Forty-second Fog Treaty Consultative Meeting"], "Fog Treaty Consultative Meeting"),
        (["Report of the meeting of the Committee on Lamps", "held in Haven on 4 and 5 May 2031"],
         "Committee on Lamps"),
        (["Draft report of the ad hoc committee on fog on its ninth session"], "Ad hoc committee on fog"),
        (["Fog Assembly", "Ninth session", "Report of the Lamp Council on the ninth session"], "Lamp Council"),
        (["Fog Assembly", "Ninth session", "Report of the Third Committee"], "Third Committee"),
        (["Fog Assembly", "Ninth session", "Third Committee", "Draft report"], "Third Committee"),
        # A group that has no session of its own.
        (["Fog Council", "Ninth session", "Report of the Working Group on Wicks"], "Fog Council"),
        (["Official Records of the Fog Assembly", "Ninth Session", "Report of the Special Committee on Wicks for 2020"],
         "Special Committee on Wicks"),
        (["Report of the Council of Lamps for 2021"], "Council of Lamps"),
        (["Fog Council", "Lamp Commission", "Report on the ninth session", "(4-8 May 2031)"], "Lamp Commission"),
        # In short in the title, in full above.
        (["Lamp Commission for the Isles", "Ninth session",
          "Adoption of the report of the Commission on its ninth session", "Draft report"],
         "Lamp Commission for the Isles"),
        (["LMP Executive Council", "Ninth session", "REPORT OF THE NINTH SESSION OF THE EXECUTIVE COUNCIL"],
         "LMP Executive Council"),
        (["Keepers' Council of the Isles", "Ninth session", "Report of the Keepers’ Council"],  # noqa: RUF001
         "Keepers' Council of the Isles"),
        (["Agenda item 9", "Adoption of the report of the Lamp Council on its ninth session", "Draft report"],
         "Lamp Council"),
        # A summary record is of a meeting within a session.
        (["Ninth meeting of the Lamp Conference", "Summary record of the third session for Committee I"],
         "Lamp Conference"),
        (["Minutes of the 331st Session of the Lamp Body"], "Lamp Body"),
        (["MINUTES OF THE MEETING OF 10-11 NOVEMBER 2016", "Committee on Lamps"], "Committee on Lamps"),
        # Wrapped beside a column, or on one line with the session.
        (["United Nations | DP/2018/1", "Board of the | Distr.: General", "Lamp Development | 6 October 2017",
          "Programme, the Fog | Original: English", "Fund and the Office for", "Bell Services",
          "First regular session 2018"],
         "Board of the Lamp Development Programme, the Fog Fund and the Office for Bell Services"),
        (["Preparatory Committee for the 2020 NPT/CONF.2020/PC.II/15", "Review Conference of the Parties to 4 May 2018",
          "the Treaty on Fog Original: English", "Second session", "Report of the Preparatory Committee"],
         "Preparatory Committee for the 2020 Review Conference of the Parties to the Treaty on Fog"),
        (["SEA LAMP PROTECTION LMP 70/18", "COMMITTEE 11 November 2016", "70th session Original: ENGLISH"],
         "Sea Lamp Protection Committee"),
        (["Working Group of the Fog Convention Ninth meeting Haven, 26-29 May 2031"],
         "Working Group of the Fog Convention"),
        (["World Lamp Conference – 109th Session, 2021"], "World Lamp Conference"),  # noqa: RUF001
        # Nothing that is no organ.
        (["Union of Keepers", "Ninth session", "MEETING REPORT"], "Union of Keepers"),
        (["Report of the Keeper to the Council", "Lamp Council"], "Lamp Council"),
    ],
)  # fmt: skip
def test_the_name_of_the_body(lines: list[str], body: str) -> None:
    assert read_masthead(lines, SymbolForms.of(forms_shown(lines, []))).body == body


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["Report of the Lamp Council on its forty-", "third session"],
         "Report of the Lamp Council on its forty-third session"),
        (["Report of the Working Group on the Trimming", "of Wicks"],
         "Report of the Working Group on the Trimming of Wicks"),
        (["Report of the Lamp Council on its", "ninth session"], "Report of the Lamp Council on its ninth session"),
        (["Report of the Lamp Council on its ninth", "session"], "Report of the Lamp Council on its ninth session"),
        (["Report of the Twelfth Meeting of the Parties to the", "Fog Convention", "Haven"],
         "Report of the Twelfth Meeting of the Parties to the Fog Convention"),
        (["Report of the Ninth Meeting of the Parties to the Fog", "Convention", "Haven"],
         "Report of the Ninth Meeting of the Parties to the Fog Convention"),
        (["Report of the Lamp Council", "on its 2020 regular session", "(Haven, 4-8 May 2020)"],
         "Report of the Lamp Council on its 2020 regular session"),
        (["REPORT OF THE LAMP COUNCIL", "ON ITS NINTH SESSION"], "REPORT OF THE LAMP COUNCIL ON ITS NINTH SESSION"),
        (["Report of the Lamp Council on its ninth session, held in Haven", "from 4 to 8 May 2031"],
         "Report of the Lamp Council on its ninth session, held in Haven from 4 to 8 May 2031"),
        *(
            (["Report of the Lamp Council and of the Council of Fog", line],
             "Report of the Lamp Council and of the Council of Fog")
            for line in ("I. Opening of the session", "A. General debate", "1. Opening", "Item 1", "Agenda item 4",
                         "Ninth session", "Haven, 4-8 May 2031", "5 to 11 September 2017, Haven", "Chapter VIII",
                         "prepared by the Secretariat", "Rapporteur: Ana Lamp", "Report of the Lamp Council",
                         "Introduction")
        ),
        (["Report of the Lamp Council and of the Fog Council on its ninth session", "Lamps for All"],
         "Report of the Lamp Council and of the Fog Council on its ninth session"),
        (["REPORT OF THE WORKSHOP ON THE TRIMMING OF LONG WICKS", "Lamp Council"],
         "REPORT OF THE WORKSHOP ON THE TRIMMING OF LONG WICKS"),
        (["Report of the", "1. Opening"], "Report of the"),
        (["report", "Draft report"], "Draft report"),
        (["DRAFT REPORT"], "DRAFT REPORT"),
        (["SUMMARY RECORDS", "FIRST MEETING"], "SUMMARY RECORDS"),
        (["Meeting report", "Report of the 7th Session of the Lamp Council"],
         "Report of the 7th Session of the Lamp Council"),
        (["Lamp Council", "Meeting report"], "Meeting report"),
        (["Report of the " + "very " * 110, "long Council"], ("Report of the " + "very " * 110).strip()),
    ],
)  # fmt: skip
def test_a_title_over_two_lines_is_whole_and_ends_where_it_does(lines: list[str], kind: str) -> None:
    assert read_masthead(lines, FORMS).kind == kind


DAYS = "2031-05-04 2031-05-08"


@pytest.mark.parametrize(
    ("lines", "place", "days", "date"),
    [
        (["Haven, 4–8 May 2031"], "Haven", [DAYS], ""),  # noqa: RUF001
        (["NEW HAVEN, 4–8 MAY 2031"], "New Haven", [DAYS], ""),  # noqa: RUF001
        (["held at Haven from 4 to 8 May 2031"], "Haven", [DAYS], ""),
        (["Held at the Palace of Lamps, Haven, from 4 to 8 May 2031"], "Haven", [DAYS], ""),
        (["Report of the Board on its third session, held in New Haven from 4 to 8 May 2031"], "New Haven", [DAYS], ""),
        (["Report of the Board on its third session, held in New Haven on 4 May 2031"], "New Haven",
         ["2031-05-04 2031-05-04"], ""),
        (["Ha’ven, Lamp Isles, 4 - 8 May 2031"], "Ha’ven", [DAYS], ""),  # noqa: RUF001
        (["Haven (Lamp Isles), 4 – 8 May 2031"], "Haven (Lamp Isles)", [DAYS], ""),  # noqa: RUF001
        (["(Haven, 4-8 May 2031)"], "Haven", [DAYS], ""),
        (["Report of the Board on its third session (Haven, 4-8 May 2031)"], "Haven", [DAYS], ""),
        (["4 to 8 May 2031, Haven"], "Haven", [DAYS], ""),
        (["New Haven 4-8 May 2031"], "New Haven", [DAYS], ""),
        (["Minutes of the meeting of 4-8 May 2031"], "", [DAYS], ""),
        (["Ninth session, Haven, 4-8 May 2031"], "Haven", [DAYS], ""),
        (["Ninth session, held online, 4-8 May 2031"], "Online", [DAYS], ""),
        (["Ninth session", "Haven, Lamp Isles", "4-8 May 2031"], "Haven", [DAYS], ""),
        (["Ninth session", "4-8 May 2031", "Haven (Lamp Isles)"], "Haven", [DAYS], ""),
        # One date is that of the document, whatever stands beside it; two that "and" joins are days.
        (["Economic and Social Council | Distr.: Limited 4 May 2031 Original: English"], "", [], "2031-05-04"),
        (["on Lamps and Fog 4 May 2031"], "", [], "2031-05-04"),
        (["PARIS, 4 May 2031"], "", [], "2031-05-04"),
        (["Haven, 4 and 8 May 2031"], "Haven", [DAYS], ""),
        (["(25 March 2030 and 4–8 May 2031)"], "", ["2030-03-25 2030-03-25", DAYS], ""),  # noqa: RUF001
        (["4 – 8 May 2031 9 May 2031"], "", [DAYS], "2031-05-09"),  # noqa: RUF001
        (["Lamp Council", "4 May 2031", "Submitted on 9 May 2031"], "", [], "2031-05-04"),
        # The days below the session, or below none, and not those of another.
        (["Lamp Commission", "39th Session", "Rome, 6-9 July 2031",
          "Report of the 48th session of the Committee on Fog", "Haven, 4-8 May 2031"], "Haven", [DAYS], ""),
        (["2020 session", "6 July 2030–9 July 2031", "Report of the Committee on its 2020 regular session",  # noqa: RUF001
          "(Haven, 4-8 May 2031)"], "Haven", [DAYS], ""),
        (["Haven, 4-8 May 2031", "Ninth session"], "Haven", [DAYS], ""),
        (["Tenth session", "Haven, 4-8 May 2031", "Report of the Lamp Council on its ninth session"], "", [], ""),
        (["Ninth session", "Haven, 4-8 May 2031", "Resumed from 6 to 9 July 2031"], "Haven", [DAYS], ""),
    ],
)  # fmt: skip
def test_the_place_the_days_and_the_date(lines: list[str], place: str, days: list[str], date: str) -> None:
    head = read_masthead(lines, FORMS)
    found = [f"{first} {last}" for first, last in head.days]
    assert (head.place, found, str(head.date or "")) == (place, days, date)


@pytest.mark.parametrize(
    ("lines", "heads", "expected"),
    [
        (["E/2019/43-E/C.19/2019/10"], [], ("E/2019/43", "E/C.19/2019/10")),
        (["E/2019/43", "E/C.19/2019/10"], [], ("E/2019/43",)),
        (["Lamp Council | **A/LMP/20/3**"], [], ("A/LMP/20/3",)),
        (["Lamp Council"], ["A/LMP/20/3", "A/LMP/20/4"], ("A/LMP/20/3",)),
        (["Lamp Council"], [], ()),
    ],
)
def test_symbols(lines: list[str], heads: list[str], expected: tuple[str, ...]) -> None:
    assert read_masthead(lines, FORMS, heads).symbols == expected


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        (["DRAFT REPORT"], True),
        (["Draft report of the Lamp Council"], True),
        (["Provisional summary record"], True),
        (["A/LMP/20/L.3"], True),
        (["LMP/20/SR.3 PROV."], True),
        (["A/LMP/20/3 (Prov.)"], True),
        (["Lamp Council", "Provisional"], True),
        (["Report of the Lamp Council", "Item 3 of the provisional agenda"], False),
        (["Provisional agenda of the Lamp Council"], False),
    ],
)
def test_whether_it_is_a_draft(lines: list[str], draft: bool) -> None:  # noqa: FBT001 - one of a table
    assert read_masthead(lines, FORMS).is_draft == draft


@pytest.mark.parametrize(
    ("lines", "distribution", "original"),
    [
        (["Distr.: Limited 4 May 2031 Original: English"], "Limited", "en"),
        (["Lamp Council Distr.", "GENERAL", "A/LMP/20/3", "ORIGINAL:  FRENCH"], "General", "fr"),
        (["Distr.", "UNEP/LMP/20/3", "Original language: Spanish"], "", "es"),
    ],
)
def test_how_it_is_distributed(lines: list[str], distribution: str, original: str) -> None:
    head = read_masthead(lines, FORMS)
    assert (head.distribution, head.original) == (distribution, original)


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
        *(
            ([f"LC {symbol}"], [], [shape, *(f"{shape}/{word}.{{number}}" for word in ("Add", "Corr", "Rev"))])
            for symbol, shape in (
                ("EC-83/5", "EC-{number}/{number}"),
                ("GB.331/INS/PV", "GB.{number}/INS/PV"),
                ("G/LMP/M/70", "G/LMP/M/{number}"),
                ("UNEP/LMP/OEWG.9/12", "UNEP/LMP/OEWG.{number}/{number}"),
                ("**UNEP**/LMP/OEWG.9/12", "UNEP/LMP/OEWG.{number}/{number}"),
            )
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
