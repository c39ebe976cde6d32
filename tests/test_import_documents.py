"""Real and invented documents, imported and compared with what a careful person wrote down from reading them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from tests.import_report import DAY, FOLDERS, SOURCES, Measured, Score, expectations, imported, measured
from tests.sites import ROOT, require

from session_reports.importer import Imported, Job, Target, import_document
from session_reports.importer.agreement import with_draft
from session_reports.link import link
from session_reports.load import load
from session_reports.passages import passages
from session_reports.prose import parse

if TYPE_CHECKING:
    from session_reports.corpus import Corpus
    from session_reports.mentions import Links

pytestmark = pytest.mark.whole  # each imports whole documents

REAL = [
    pytest.param(path.stem, marks=[pytest.mark.slow] if path.stem == "hrc-43-session-report" else [])  # 181 pages
    for path in sorted(next(iter(FOLDERS)).glob("*.yml"))
]
EXAMPLE = "ccpcj-20-thematic-discussion.txt"


@cache
def score(name: str) -> Measured:
    require(SOURCES.is_dir(), str(SOURCES))
    return measured(expectations()[name], imported(name))


@pytest.mark.parametrize("stem", REAL)
def test_real_documents_give_what_was_written_down(stem: str) -> None:
    found = score(next(name for name in expectations() if name.startswith(f"{stem}.")))
    assert found.texts.wrong() == []
    assert found.statements.precision >= 0.99, found.statements.wrong()
    assert found.statements.recall >= 0.98, found.statements.wrong()
    for exact in (found.documents, found.meetings, found.votes, found.sponsors):
        assert exact.wrong() == []


def together(what: str, names: list[str]) -> Score:
    """Return a score of several documents as one."""
    whole = Score()
    for name in names:
        one: Score = getattr(score(name), what)
        whole.expected += Counter({(name, key): count for key, count in one.expected.items()})
        whole.found += Counter({(name, key): count for key, count in one.found.items()})
    return whole


def test_documents_that_it_was_not_written_for() -> None:
    """The bounds are a little below what was measured, so that a rule that harms is noticed."""
    names = [name for name, document in expectations().items() if "unseen" in document["path"].parts]
    assert len(names) == 17
    assert together("statements", names).precision >= 0.97
    assert together("statements", names).recall >= 0.8
    assert together("texts", names).recall >= 0.9
    assert together("documents", names).recall >= 0.9


# --- the example ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_hand() -> Corpus:
    return load(ROOT)[0]


@pytest.fixture(scope="module")
def example(by_hand: Corpus) -> Imported:
    require(SOURCES.is_dir(), str(SOURCES))
    content = (SOURCES / EXAMPLE).read_bytes()
    return import_document(
        Job(EXAMPLE, content, ROOT, Target(), DAY, "the tests"), replace(by_hand, sessions={}, reports={})
    )


@pytest.fixture(scope="module")
def drafted(by_hand: Corpus, example: Imported) -> Corpus:
    return with_draft(replace(by_hand, sessions={}, reports={}), REPORT, example.files)


REPORT = "ccpcj/20/thematic-discussion"


def told(links: Links) -> dict[str, list[Any]]:
    """Return what the links of a report tell, without the entries of the data that they come from."""
    return {
        "mentions": [(m.passage, m.start, m.end, m.target, m.role) for m in links.mentions],
        "statements": [
            (s.id, s.passage.anchor, s.by, s.capacity, s.entry.kind, s.entry.standing, s.entry.on_behalf_of, s.sentence)
            for s in links.statements
        ],
        "panellists": [(p.passage.anchor, p.who, p.record) for p in links.contributions],
    }


def test_the_example_is_imported_as_it_was_written_by_hand(by_hand: Corpus, drafted: Corpus) -> None:
    hand, draft = (told(link(corpus, {REPORT: passages(corpus)[REPORT]})) for corpus in (by_hand, drafted))
    assert draft["mentions"] == hand["mentions"]
    assert draft["statements"] == hand["statements"]
    assert draft["panellists"] == hand["panellists"]


def test_its_text_and_masthead_are_those_written_by_hand(by_hand: Corpus, drafted: Corpus) -> None:
    hand, draft = by_hand.reports[REPORT], drafted.reports[REPORT]
    assert [(p.number, parse(p.text).plain) for s in draft.sections for p in s.paragraphs] == [
        (p.number, parse(p.text).plain) for s in hand.sections for p in s.paragraphs
    ]
    assert [(s.id, s.heading, s.meetings, s.dates) for s in draft.sections] == [
        (s.id, s.heading, s.meetings, s.dates) for s in hand.sections
    ]
    fields = "title kind part status language original distribution date rapporteur symbols".split()
    assert {name: getattr(draft, name) for name in fields} == {name: getattr(hand, name) for name in fields}
    assert draft.provenance.sha256 == hand.provenance.sha256


def test_its_session_is_the_one_written_by_hand(by_hand: Corpus, drafted: Corpus) -> None:
    hand, draft = by_hand.sessions["ccpcj/20"], drafted.sessions["ccpcj/20"]
    assert draft == hand


def test_nothing_of_it_is_left_out_or_unsure(example: Imported) -> None:
    assert [place for place, _ in example.draft.marks] == ["masthead"]
    assert example.draft.delegations == []
    assert example.draft.people == []
    assert example.draft.unread == []
