# ruff: noqa: RUF001 -- dashes and letters of several scripts
from __future__ import annotations

import datetime as dt
from html import unescape
from typing import TYPE_CHECKING, get_args

import pytest

from session_reports.checks import CAPACITIES
from session_reports.model import DateRange, Report
from session_reports.render import wording
from session_reports.render.markdown import Markdown
from session_reports.render.wording import TERMS, Wording
from session_reports.values import DelegationKind, StatementKind

if TYPE_CHECKING:
    from pathlib import Path


# A language of the tests' own, whose plural has three forms, and which leaves the last messages out.
CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "Representative"
msgstr "Представитель"

msgid "Statement by %(name)s"
msgstr "Выступление: %(name)s"

msgid "%(num)s report"
msgid_plural "%(num)s reports"
msgstr[0] "%(num)s доклад"
msgstr[1] "%(num)s доклада"
msgstr[2] "%(num)s докладов"

msgctxt "of a page"
msgid "Note"
msgstr "Примечание"

#, fuzzy
msgid "Group"
msgstr "Догадка"

msgid "Member"
msgstr ""
"""


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wording:
    (tmp_path / "ru.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(wording, "CATALOGUES", tmp_path)
    return Wording("ru")


@pytest.fixture
def english() -> Wording:
    return Wording("en")


# --- messages -----------------------------------------------------------------------------------


def test_messages_come_from_the_catalogue(russian: Wording) -> None:
    assert russian.gettext("Statement by %(name)s", name="Kenya") == "Выступление: Kenya"
    assert russian.plain("Statement by %(name)s", name="A & B") == "Выступление: A & B"
    assert russian.pgettext("of a page", "Note") == "Примечание"
    assert russian.pgettext("of a bank", "Note") == "Note"


@pytest.mark.parametrize("message", ["Group", "Member", "Not there"])
def test_what_is_not_translated_or_only_guessed_stays_english(russian: Wording, message: str) -> None:
    assert russian.gettext(message) == message


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 докладов"), (1, "1 доклад"), (3, "3 доклада"), (11, "11 докладов"), (21, "21 доклад")],
)
def test_plural_forms_are_those_of_the_language(russian: Wording, number: int, expected: str) -> None:
    assert russian.ngettext("%(num)s report", "%(num)s reports", number) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_plural_forms_without_a_catalogue(english: Wording, number: int, expected: str) -> None:
    assert english.ngettext("%(num)s report", "%(num)s reports", number) == expected


def test_values_are_escaped_unless_they_are_markdown(english: Wording) -> None:
    found = english.gettext("By %(one)s and %(two)s", one="Lamp & Wick", two=Markdown("[a](b.md)"))
    assert found == "By Lamp &#38; Wick and [a](b.md)"
    assert isinstance(found, Markdown)
    assert english.labelled("A*", "b") == "A&#42;: b"


@pytest.mark.parametrize("language", ["xx", "tlh", "qaa-Latn", "mis"])
def test_an_unknown_language_shows_english(language: str) -> None:
    unknown = Wording(language)
    assert unknown.language == language
    assert unknown.term("representative") == "Representative"
    assert unknown.date(dt.date(2011, 4, 13)) == "13 April 2011"
    assert unknown.listing(["one", "two"]) == "one and two"


# --- terms --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "alone", "within"),
    [
        ("representative", "Representative", "representative"),
        ("right-of-reply", "Right of reply", "right of reply"),
        ("member-state", "Member State", "member State"),
        ("united-nations-entity", "United Nations entity", "United Nations entity"),  # a name keeps its capital
        # A body's own
        ("harbour-pilot", "Harbour pilot", "harbour pilot"),
        ("capitaine", "Capitaine", "capitaine"),
    ],
)
def test_terms(english: Wording, word: str, alone: str, within: str) -> None:
    assert (english.term(word), english.within(word)) == (alone, within)


def test_terms_are_translated(russian: Wording) -> None:
    assert (russian.term("representative"), russian.within("representative")) == ("Представитель", "представитель")


@pytest.mark.parametrize(
    "words",
    [
        CAPACITIES,
        get_args(DelegationKind),
        get_args(StatementKind),
        get_args(Report.model_fields["status"].annotation),
    ],
    ids=["capacities", "kinds of delegation", "kinds of statement", "statuses"],
)
def test_every_word_of_the_model_has_a_term(words: tuple[str, ...]) -> None:
    assert words
    assert set(words) <= set(TERMS)


# --- dates and lists ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "13 April 2011"),
        ("fr", "13 avril 2011"),
        ("es", "13 de abril de 2011"),
        ("zh", "2011年4月13日"),
        ("pt-BR", "13 de abril de 2011"),
        ("de", "13. April 2011"),
        ("zh-Hant", "2011年4月13日"),
    ],
)
def test_dates(language: str, expected: str) -> None:
    assert unescape(Wording(language).date(dt.date(2011, 4, 13))) == expected


def days(text: str) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in text.split()]


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("en", "", ""),
        ("en", "2011-04-13", "13 April 2011"),
        ("en", "2011-04-12 2011-04-13", "12 and 13 April 2011"),
        ("en", "2011-04-11 2011-04-12 2011-04-15", "11, 12 and 15 April 2011"),
        ("en", "2011-03-31 2011-04-01", "31 March 2011 and 1 April 2011"),
        ("en", "2010-04-13 2011-04-13", "13 April 2010 and 13 April 2011"),
        ("fr", "2011-04-12 2011-04-13", "12 et 13 avril 2011"),
        ("es", "2011-04-12 2011-04-13", "12 y 13 de abril de 2011"),
        ("ar", "2011-04-12 2011-04-13", "12 و13 أبريل 2011"),
        ("de", "2011-04-12 2011-04-13", "12. und 13. April 2011"),  # with the stop of an ordinal
        # Where the year comes first, days cannot share a month by their numbers alone.
        ("zh", "2011-04-12 2011-04-13", "2011年4月12日和2011年4月13日"),
        ("zh", "2011-04-19 2011-04-20", "2011年4月19日和2011年4月20日"),
        ("hu", "2011-04-01 2011-04-02", "2011. április 1. és 2011. április 2."),
    ],
)
def test_days(language: str, given: str, expected: str) -> None:
    assert unescape(Wording(language).days(days(given))) == expected


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("en", ["2011-04-11 2011-04-15"], "11–15 April 2011"),
        ("en", ["2015-12-11 2015-12-11", "2016-05-23 2016-05-27"], "11 December 2015 and 23–27 May 2016"),
        ("en", ["2020-02-24 2020-03-13"], "24 February 2020 – 13 March 2020"),
        ("en", ["2011-04-04 2012-04-05"], "4 April 2011 – 5 April 2012"),
        ("fr", ["2016-05-23 2016-05-27"], "23–27 mai 2016"),
        ("de", ["2016-05-23 2016-05-27"], "23.–27. Mai 2016"),  # as above
        ("zh", ["2011-04-19 2011-04-20"], "2011年4月19日 – 2011年4月20日"),
    ],
)
def test_ranges(language: str, given: list[str], expected: str) -> None:
    ranges = [DateRange.model_validate({"from": first, "to": last}) for first, last in map(str.split, given)]
    assert unescape(Wording(language).ranges(ranges)) == expected


@pytest.mark.parametrize(
    ("language", "entries", "expected"),
    [
        ("en", [], ""),
        ("en", ["one"], "one"),
        ("en", ["one", "two"], "one and two"),
        ("en", ["one", "two", "three"], "one, two and three"),
        ("en", ["a*", Markdown("*b*"), 3], "a&#42;, *b* and 3"),
        ("en", ["{0}", "{}"], "&#123;0&#125; and &#123;&#125;"),
        ("fr", ["un", "deux", "trois"], "un, deux et trois"),
        ("zh", ["一", "二", "三"], "一、二和三"),
    ],
)
def test_lists(language: str, entries: list[object], expected: str) -> None:
    assert Wording(language).listing(entries) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", 'lang="en"'), ("ar", 'lang="ar" dir="rtl"'), ("pt-BR", 'lang="pt-BR"'), ("xx", 'lang="xx"')],
)
def test_an_element_says_its_language_and_direction(english: Wording, language: str, expected: str) -> None:
    assert english.tongue(language) == expected


def test_names_sort_by_letters_whatever_their_accents_and_capitals() -> None:
    names = ["Zambia", "Åland", "côte", "Czechia", "Cote", "Türkiye", "Tunisia", "Côte", "Île de Thrum", "Iraq", "a"]
    ordered = ["a", "Åland", "Cote", "Côte", "côte", "Czechia", "Île de Thrum", "Iraq", "Tunisia", "Türkiye", "Zambia"]
    assert sorted(names, key=Wording.order) == ordered
