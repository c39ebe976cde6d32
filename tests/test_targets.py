"""Which report a document is guessed to be: the ids of its body, its session and itself."""

from __future__ import annotations

import datetime as dt

import pytest

from session_reports.corpus import Corpus
from session_reports.importer import Target
from session_reports.importer.agenda import SessionFacts
from session_reports.importer.masthead import read_masthead
from session_reports.importer.outline import DraftSection, Outline, Part, Place
from session_reports.importer.seen import Officers
from session_reports.importer.sessions import session_told
from session_reports.importer.targets import guessed
from session_reports.symbols import SymbolForms

FORMS = SymbolForms.of(["united-nations"])


def guess(*lines: str, heading: str | None = None, target: Target | None = None) -> tuple[str, str, str]:
    place = Place(1, 1)
    outline = Outline(lines, (Part("", None, (DraftSection(heading, 1, (), place),), place=place),))
    found = guessed(outline, Corpus(), read_masthead(lines, FORMS), target or Target(), "en")
    return found.body, found.session, found.report


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Committee on Lamps and Wicks", "clw"),
        ("Committee on Lamps and Wicks (CoLaW)", "colaw"),
        ("Lamp Council", "lamp-council"),
        ("", "body"),
    ],
)
def test_the_id_of_a_body(name: str, body: str) -> None:
    assert guess(name)[0] == body


@pytest.mark.parametrize(
    ("lines", "session"),
    [
        (["Ninth session"], "9"),
        (["Seventh special session"], "7-special"),
        (["2020 regular session"], "2020"),
        (["First regular session 2018"], "2018-first"),
        # A session without a number has its year in its id, and a meeting without a name the day on which it began.
        (["High-level segment", "Haven, 4-8 May 2031"], "high-level-segment-2031"),
        (["Minutes of the meeting of 10-11 November 2016", "17 February 2017"], "2016-11-10"),
        (["Haven, 4-8 May 2031"], "2031-05-04"),
        (["Lamp Council", "17 February 2017"], "1"),
        (["Lamp Council"], "1"),
    ],
)
def test_the_id_of_a_session(lines: list[str], session: str) -> None:
    assert guess(*lines)[1] == session


@pytest.mark.parametrize(
    ("lines", "heading", "report"),
    [
        (["Report of the Lamp Council"], "I. Opening", "report"),
        (["E/2020/32 (Part I)", "Report of the Lamp Council"], "I. Opening", "report-part-i"),
        (["Draft report"], "II. Lamps, oil and wicks (agenda item 3)", "lamps"),
        (["Draft report"], None, "draft-report"),
        (["Report of the Lamp Council", "Addendum"], "A. Thematic discussion on lamps", "thematic-discussion"),
        (["Lamp Council"], "A. One two three four five six", "one-two-three-four-five"),
    ],
)
def test_the_id_of_a_report(lines: list[str], heading: str | None, report: str) -> None:
    assert guess(*lines, heading=heading)[2] == report


def test_what_a_person_says_is_not_guessed() -> None:
    assert guess("Lamp Council", "Ninth session", target=Target("lc", "10", "oil")) == ("lc", "10", "oil")


@pytest.mark.parametrize(
    ("lines", "meetings", "days"),
    [
        (["Haven, 4-8 May 2031"], {}, ["2031-05-04 2031-05-08"]),
        (["Haven, 4-8 May 2031"], {"1": "2031-05-09"}, ["2031-05-04 2031-05-08", "2031-05-09 2031-05-09"]),
        # Without days of the session, those of its meetings, or else the date of the document, or that of the import.
        (["9 May 2031"], {"1": "2031-05-04", "2": "2031-05-06"}, ["2031-05-04 2031-05-06"]),
        (["9 May 2031"], {"1": ""}, ["2031-05-09 2031-05-09"]),
        (["Lamp Council"], {}, ["2031-12-01 2031-12-01"]),
    ],
)
def test_the_days_of_a_session(lines: list[str], meetings: dict[str, str], days: list[str]) -> None:
    facts = SessionFacts("en", FORMS)
    facts.meetings.update(meetings)
    head, today = read_masthead(lines, FORMS), dt.date(2031, 12, 1)
    told = session_told(head, Target("lc", "9", "oil"), facts=facts, officers=Officers(), workshops=[], day=today)
    assert told["dates"] == [dict(zip(("from", "to"), day.split(), strict=True)) for day in days]
