"""The project's own data: the registry of States, and the example against the document that it was made from.

The values of the example were written here by hand from the document, not from the data.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from session_reports import build
from session_reports.load import load
from session_reports.prose import parse

if TYPE_CHECKING:
    from session_reports.corpus import Corpus
    from session_reports.model import Paragraph, Report

ROOT = Path(__file__).parent.parent
REPORT = "ccpcj/20/thematic-discussion"
SOURCE = Path(__file__).parent / "example/ccpcj-20-thematic-discussion.txt"
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    assert build(ROOT).problems == ()
    return load(ROOT)[0]


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    return corpus.reports[REPORT]


@pytest.fixture(scope="module")
def paragraphs(report: Report) -> dict[str, Paragraph]:
    return {str(p.number): p for section in report.sections for p in section.paragraphs}


@pytest.fixture(scope="module")
def document() -> str:
    return SOURCE.read_text(encoding="utf-8")


# --- the registry -----------------------------------------------------------------------------


def test_how_many_states_there_are(corpus: Corpus) -> None:
    kinds = Counter(delegation.kind for delegation in corpus.delegations.values())
    assert kinds["member-state"] == 193
    observers = [key for key, d in corpus.delegations.items() if d.kind == "non-member-observer-state"]
    assert observers == ["holy-see", "palestine"]


def _states(corpus: Corpus) -> list[str]:
    return [key for key, delegation in corpus.delegations.items() if delegation.kind.endswith("-state")]


def test_every_state_has_names_in_six_languages(corpus: Corpus) -> None:
    lacking = {key for key in _states(corpus) if sorted(corpus.delegations[key].names) != LANGUAGES}
    assert not lacking


def test_every_state_has_codes_of_its_own(corpus: Corpus) -> None:
    codes = [corpus.delegations[key].codes for key in _states(corpus)]
    for values in zip(*((c.iso2, c.iso3, c.m49) for c in codes if c), strict=True):
        assert len(values) == 195
        assert None not in values
        assert len(set(values)) == 195
    assert all(c and c.m49 and re.fullmatch(r"\d{3}", c.m49) for c in codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_delegations_bear_one_name(corpus: Corpus, language: str) -> None:
    bearers: dict[str, set[str]] = {}
    for key, delegation in corpus.delegations.items():
        for names in (delegation.names, *(former.names for former in delegation.former)):
            if language in names:
                found = names[language]
                for form in (found.short, found.formal, found.list, *found.also):
                    if form:
                        bearers.setdefault(form.casefold(), set()).add(key)
    assert not {name: keys for name, keys in bearers.items() if len(keys) > 1}


@pytest.mark.parametrize(
    ("key", "codes", "english", "french"),
    [
        ("bolivia", "BO BOL 068", "Bolivia (Plurinational State of)", "Bolivie (État plurinational de)"),
        ("united-kingdom", "GB GBR 826", None, None),
        ("norway", "NO NOR 578", "Norway", "Norvège"),
        ("kenya", "KE KEN 404", "Kenya", "Kenya"),
        ("turkiye", "TR TUR 792", "Türkiye", "Türkiye"),
        ("eswatini", "SZ SWZ 748", "Eswatini", "Eswatini"),
        ("czechia", "CZ CZE 203", "Czechia", "Tchéquie"),
        ("holy-see", "VA VAT 336", "Holy See", "Saint-Siège"),
        ("palestine", "PS PSE 275", "State of Palestine", "État de Palestine"),
    ],
)
def test_some_states_as_everyone_knows_them(
    corpus: Corpus, key: str, codes: str, english: str | None, french: str | None
) -> None:
    delegation = corpus.delegations[key]
    assert delegation.codes
    assert f"{delegation.codes.iso2} {delegation.codes.iso3} {delegation.codes.m49}" == codes
    assert english in {None, delegation.names["en"].short}
    assert french in {None, delegation.names["fr"].short}


def test_palestine_became_an_observer_state_in_2012(corpus: Corpus) -> None:
    # General Assembly resolution 67/19 of 29 November 2012.
    (former,) = [former for former in corpus.delegations["palestine"].former if former.kind]
    assert former.kind == "observer-entity"
    assert dt.date(2012, 11, 28) <= former.to <= dt.date(2012, 11, 29)
    assert former.names["en"].short == "Palestine"


# --- the example, as GENRE.md and the document say --------------------------------------------


def test_the_masthead(corpus: Corpus, report: Report) -> None:
    assert (report.kind, report.part, report.status) == ("Draft report", "Addendum", "draft")
    assert (report.language, report.original, report.distribution) == ("en", "en", "Limited")
    assert report.date == dt.date(2011, 4, 13)
    assert report.symbols == ()
    assert report.rapporteur
    assert (report.rapporteur.person, report.rapporteur.country) == ("erasmo-lara-cabrera", "mexico")
    session = corpus.sessions["ccpcj/20"]
    assert (session.name, session.place) == ("Twentieth session", "Vienna")
    assert [(days.from_, days.to) for days in session.dates] == [(dt.date(2011, 4, 11), dt.date(2011, 4, 15))]
    body = corpus.bodies["ccpcj"]
    assert body.names["en"].short == "Commission on Crime Prevention and Criminal Justice"
    assert body.parent
    assert corpus.bodies[body.parent].names["en"].short == "Economic and Social Council"


def test_sixteen_paragraphs_in_three_parts(report: Report) -> None:
    parts = [(section.heading, [p.number for p in section.paragraphs]) for section in report.sections]
    assert parts == [
        (None, ["1", "2", "3", "4"]),
        ("Summary by the Chair", [str(number) for number in range(5, 15)]),
        ("Workshop on law enforcement cooperation in combating child pornography cases", ["15", "16"]),
    ]
    assert report.annexes == ()
    assert report.notes == ()


def test_meetings_days_and_items(corpus: Corpus, report: Report) -> None:
    first = report.sections[0]
    assert first.meetings == ("3", "4", "5")
    assert first.dates == (dt.date(2011, 4, 12), dt.date(2011, 4, 13))
    assert "4" in first.items
    (item,) = corpus.sessions["ccpcj/20"].agenda
    assert (item.number, [sub.number for sub in item.items]) == ("4", ["a", "b"])
    # The report gives two days for three meetings together: none has a day of its own.
    assert [(m.number, m.date) for m in corpus.sessions["ccpcj/20"].meetings] == [("3", None), ("4", None), ("5", None)]


def test_the_panellists(corpus: Corpus, paragraphs: dict[str, Paragraph]) -> None:
    shown = [
        (corpus.people[str(who.person)].name, corpus.delegations[str(who.country)].names["en"].short, who.item)
        for who in paragraphs["3"].panellists
    ]
    assert shown == [
        ("Dorcas Oduor", "Kenya", "4/a"),
        ("Elly Risman", "Indonesia", "4/a"),
        ("Gyorgy Virag", "Hungary", "4/a"),
        ("Sergio Staro", "Italy", "4/a"),
        ("Mohamed Moheb", "Egypt", "4/b"),
        ("Naras Savestanam", "Thailand", "4/b"),
        ("Juan Carlos Guel López", "Mexico", "4/b"),
        ("Sylvia Poll Ahrens", "Costa Rica", "4/b"),
        ("Paula Silva", "Portugal", "4/b"),
        ("Gabrielle Shaw", "United Kingdom of Great Britain and Northern Ireland", "4/b"),
    ]
    assert paragraphs["3"].statements == ()


def _spoken(paragraph: Paragraph) -> list[tuple[str, str | None, str]]:
    return [(key, entry.capacity, entry.kind) for entry in paragraph.statements for key in entry.by]


def test_the_statements_of_paragraph_4(paragraphs: dict[str, Paragraph]) -> None:
    representatives = (
        "india saudi-arabia russian-federation united-kingdom thailand mexico algeria chile philippines austria "
        "romania argentina cuba japan canada china united-states"
    ).split()
    observers = "sri-lanka ecuador croatia france estonia morocco colombia switzerland israel norway".split()
    others = (
        "unicef council-of-europe itu korean-institute-of-criminology league-of-arab-states "
        "international-sociological-association world-society-of-victimology"
    ).split()
    assert len(representatives) == 17
    assert len(observers) == 10
    assert len(others) == 7
    assert _spoken(paragraphs["4"]) == [
        ("chair", None, "introductory"),
        ("secretariat", None, "introductory"),
        *((key, "representative", "statement") for key in representatives),
        *((key, "observer", "statement") for key in observers),
        ("palestine", "observer", "statement"),
        *((key, "observer", "statement") for key in others),
    ]
    assert paragraphs["4"].panellists == ()


def test_the_workshop(corpus: Corpus, paragraphs: dict[str, Paragraph]) -> None:
    (workshop,) = corpus.sessions["ccpcj/20"].workshops
    assert workshop.theme == "Concrete examples of law enforcement cooperation in combating child pornography cases"
    assert workshop.paragraphs == ("15", "16")
    assert workshop.report == "thematic-discussion"
    (organizer,) = workshop.organizers
    assert corpus.delegations[organizer].names["en"].short == (
        "institutes of the United Nations crime prevention and criminal justice programme network"
    )
    assert workshop.chair
    assert (workshop.chair.person, workshop.chair.officer) == (None, "first-vice-chair")
    assert workshop.moderator
    assert (workshop.moderator.person, workshop.moderator.office) == (None, "Scientific Coordinator")
    assert (
        corpus.delegations[str(workshop.moderator.of)]
        .names["en"]
        .short.startswith("International Scientific and Professional Advisory Council")
    )
    assert [(who.person, who.of, who.country, who.kind) for who in paragraphs["16"].panellists] == [
        (None, "helsinki-police-department", "finland", "presentation"),
        (None, "public-safety-canada", "canada", "presentation"),
        (None, "university-of-cologne", "germany", "presentation"),
        (None, "queensland-police-service", "australia", "presentation"),
    ]
    assert _spoken(paragraphs["16"]) == [
        *((k, "representative", "statement") for k in "saudi-arabia india thailand algeria united-kingdom".split()),
        ("france", "observer", "statement"),
        ("ecuador", "observer", "statement"),
        ("european-institute-for-crime-prevention-and-control", "observer", "statement"),
        ("religious-society-of-friends", "observer", "statement"),
        ("secretariat", "representative", "closing"),
        ("united-nations-interregional-crime-and-justice-research-institute", "representative", "closing"),
    ]
    assert [(officer.office, officer.person) for officer in corpus.sessions["ccpcj/20"].officers] == [
        ("Chair", None),
        ("First Vice-Chair", None),
    ]


def test_nobody_speaks_elsewhere(paragraphs: dict[str, Paragraph]) -> None:
    assert {number for number, p in paragraphs.items() if p.statements} == {"4", "16"}
    assert {number for number, p in paragraphs.items() if p.panellists} == {"3", "16"}


def test_the_documents(corpus: Corpus) -> None:
    assert [document.symbol for document in corpus.sessions["ccpcj/20"].documents] == [
        "E/CN.15/2011/2",
        "E/CN.15/2011/10",
    ]


def test_a_misprint_stands(paragraphs: dict[str, Paragraph]) -> None:
    assert "Naras Savestanam (Thailand)" in " ".join(paragraphs["3"].text.split())


# --- word for word ----------------------------------------------------------------------------


def _without_white_space(text: str) -> str:
    return "".join(text.split())


def _body(document: str) -> str:
    return document[document.index("\n1. ") :]


def _printed(document: str) -> dict[str, str]:
    """Return the text of each paragraph by number, without headings, Markdown marks and white space."""
    lines = [line for line in _body(document).split("\n") if not line.startswith("#")]
    _, *parts = re.split(r"^(\d+)\. ", "\n".join(lines), flags=re.MULTILINE)
    return {number: _without_white_space(text) for number, text in zip(parts[::2], parts[1::2], strict=True)}


def test_every_paragraph_is_the_printed_one(document: str, paragraphs: dict[str, Paragraph]) -> None:
    printed = _printed(document)
    assert list(printed) == [str(number) for number in range(1, 17)]
    assert {key: _without_white_space(parse(p.text).plain) for key, p in paragraphs.items()} == printed


def test_words_are_parted_where_the_document_parts_them(document: str, paragraphs: dict[str, Paragraph]) -> None:
    # The page break within paragraph 3 is a space, and no other white space differs but in its amount.
    flat = " ".join(document.split())
    for number, paragraph in paragraphs.items():
        assert f"{number}. {' '.join(parse(paragraph.text).plain.split())}" in flat


def test_blocks_are_those_of_the_document(document: str, paragraphs: dict[str, Paragraph]) -> None:
    lines = {line for line in _body(document).split("\n") if line}
    for number in ("1", "2"):
        text = parse(paragraphs[number].text)
        blocks = [text.plain[block.start : block.end] for block in text.blocks]
        assert {f"{number}. {blocks[0]}", *blocks[1:]} <= lines


def test_headings_are_the_printed_ones(document: str, report: Report) -> None:
    printed = re.findall(r"^#+ (.+)$", document.replace("*", ""), re.MULTILINE)
    assert printed[0] == "Economic and Social Council"
    assert printed[1] == "Commission on Crime Prevention and Criminal Justice"
    assert printed[2:] == ["Draft report", "Addendum", report.title, *(s.heading for s in report.sections if s.heading)]


def test_the_checksum_is_that_of_the_document(report: Report) -> None:
    assert report.provenance.sha256 == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_what_the_session_says_is_printed(document: str, corpus: Corpus) -> None:
    flat = " ".join(document.split())
    session = corpus.sessions["ccpcj/20"]
    assert session.name in flat
    assert str(session.place) in flat
    workshop = session.workshops[0]
    assert workshop.title in flat
    assert f"“{workshop.theme}”" in flat
    for officer in session.officers:
        assert officer.office in flat
    for item in (session.agenda[0], *session.agenda[0].items):
        assert item.title in flat
    for listed in session.documents:
        assert f"{listed.title} ({listed.symbol})" in flat


def test_every_english_name_of_organizations_and_people_is_printed(document: str, corpus: Corpus) -> None:
    flat = " ".join(document.replace("*", "").split())
    named = [form for person in corpus.people.values() for form in (person.name, *person.also)]
    assert len(named) == 11
    for key, delegation in corpus.delegations.items():
        if corpus.origins["delegation", key].source.path == "data/registry/organizations.yml":
            english = delegation.names["en"]
            named += [form for form in (english.short, english.formal, english.list, *english.also) if form]
    assert "International Telecommunication Union" in named
    assert not [form for form in named if not re.search(rf"(?<!\w){re.escape(form)}(?!\w)", flat)]
