"""A chapter of the Human Rights Council as its document prints it: speakers by category, spoken for, excepted, twice.

The words are read from the document when the test runs and stand nowhere in this repository; `faithful/` holds the data
about them. Every expected value was counted and written here by hand from the document, never copied from what the
program makes of it.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sites import ROOT, require

from session_reports import build
from session_reports.link import link
from session_reports.load import load
from session_reports.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from session_reports import Site
    from session_reports.corpus import Corpus
    from session_reports.mentions import Links, Mention, Statement
    from session_reports.model import Paragraph, Report
    from session_reports.passages import Passage

HERE = Path(__file__).parent / "faithful"
SOURCES = ROOT.parent / "shared/sources"
CHAPTER = SOURCES / "slice-hrc-43-panels-112-127.txt"
NOTES = SOURCES / "slice-hrc-43-urgent-debate-36-50.txt"  # note 3 is printed once, below paragraph 43
REPORT = "hrc/43/chapter-3"

# 113 to 127, all whole. The file ends with paragraph 127, which the document ends with a semicolon before 128.
NUMBERS = [str(number) for number in range(113, 128)]

# --- the document -------------------------------------------------------------------------------

_PAGE_BREAK = re.compile(r"\n\s*(?:\d+\s*)?\f\s*A/HRC/43/2\s*\n")
_PARAGRAPH = re.compile(r"^ *(\d+)\. +(.+?)(?=\n *\n|\n *\d+\. |\Z)", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"\n *3   (\w.+?)\n *\n", re.DOTALL)
_MARK = re.compile(r"(?<=[a-z]) ?3(?= \()")


def _blocks(text: str) -> list[str]:
    """Return the blocks of a paragraph, each on one line, with marks of notes in their form."""
    return [_MARK.sub("[^3]", " ".join(block.split())) for block in re.split(r"\n(?= *\([a-z]\) )", text)]


def _texts() -> dict[str, list[str]]:
    """Return the blocks of each paragraph and of note 3 by number, as they are written in a report."""
    chapter = _PAGE_BREAK.sub("\n", CHAPTER.read_text(encoding="utf-8"))
    texts = {number: _blocks(text) for number, text in _PARAGRAPH.findall(chapter)}
    note = _NOTE.search(NOTES.read_text(encoding="utf-8"))
    assert note
    return {**{number: texts[number] for number in NUMBERS}, "3": _blocks(note[1])}


def _with_texts(report: str) -> str:
    """Put the text of each paragraph and of the note below its number."""
    texts = _texts()

    def numbered(match: re.Match[str]) -> str:
        lines = "\n\n".join(f"{match[1]}    {block}" for block in texts[match[2]])
        return f"{match[0]}\n{match[1]}  text: |\n{lines}"

    return re.sub(r"^( *)- number: (\d+)$", numbered, report, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of the chapter: the project's registry with what it lacks, the session and the report."""
    for source in (CHAPTER, NOTES):
        require(source.is_file(), str(source))
    folder = tmp_path_factory.mktemp("faithful")
    registry = folder / "data/registry"
    shutil.copytree(ROOT / "data/registry", registry)
    for path in sorted((HERE / "registry").iterdir()):
        with (registry / path.name).open("a", encoding="utf-8") as file:
            file.write("\n" + path.read_text(encoding="utf-8"))
    session = folder / "data/reports/hrc/43"
    session.mkdir(parents=True)
    shutil.copy(HERE / "session.yml", session)
    report = _with_texts((HERE / "report.yml").read_text(encoding="utf-8"))
    (session / "chapter-3.yml").write_text(report, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return build(root)


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return load(root)[0]


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    return corpus.reports[REPORT]


@pytest.fixture(scope="module")
def paragraphs(report: Report) -> dict[str, Paragraph]:
    return {str(p.number): p for section in report.sections for p in section.paragraphs}


@pytest.fixture(scope="module")
def links(corpus: Corpus) -> Links:
    return link(corpus, passages(corpus))


def test_nothing_is_wrong_with_it(site: Site) -> None:
    assert [str(problem) for problem in site.problems] == []
    assert site.problems == ()


# --- the text -----------------------------------------------------------------------------------

# Two headings that a heading follows at once: a section has at least one paragraph, so they are not recorded.
UNRECORDED = {
    "beijing-declaration": "A. Panel discussions",
    "special-rapporteur-on-torture": "B. Interactive dialogues with special procedure mandate holders",
}


def test_every_word_is_there_and_no_other(report: Report) -> None:
    # Without white space, so that it does not matter how lines were joined. Beyond that only the page breaks go, two
    # within paragraphs 117 and 123 after the one before the chapter's heading.
    whole = CHAPTER.read_text(encoding="utf-8")
    chapter, breaks = re.subn(r"\d*\s*\f\s*A/HRC/43/2\n", "", whole[whole.index("III. ") :])
    assert breaks == 2
    written = [str(report.part)]
    for section in report.sections:
        written += [UNRECORDED.get(section.id, ""), str(section.heading)]
        for paragraph in section.paragraphs:
            written += [f"{paragraph.number}.", paragraph.text.replace("[^3]", "3")]
    assert re.sub(r"\s", "", "".join(written)) == re.sub(r"\s", "", chapter)


def test_fifteen_paragraphs_under_three_headings(report: Report) -> None:
    assert (
        [[p.number for p in section.paragraphs] for section in report.sections]
        == [
            NUMBERS[:6],  # 113 to 118
            NUMBERS[6:12],  # 119 to 124
            NUMBERS[12:],  # 125 to 127
        ]
    )
    assert [(section.items, section.meetings, section.dates) for section in report.sections] == [
        (("3",), ("4",), (dt.date(2020, 2, 25),)),
        (("3",), ("23",), (dt.date(2020, 3, 6),)),
        (("3",), ("12", "13"), (dt.date(2020, 2, 28),)),
    ]
    assert [note.number for note in report.notes] == ["3"]
    assert report.notes[0].text.split() == [
        *("Observer of the Human Rights Council speaking on behalf of member and observer States.".split()),
    ]


def test_the_mark_of_note_3(links: Links, corpus: Corpus) -> None:
    # Luxembourg; Azerbaijan, Djibouti, Malaysia, Maldives, Sweden; Ecuador, Finland, Guyana, Solomon Islands, United
    # Arab Emirates, Viet Nam. Who has it has the standing of an observer.
    marks = {p.record.number: [mark.offset for mark in p.text.notes] for p in _passages(corpus) if p.text.notes}
    assert {number: len(places) for number, places in marks.items()} == {"116": 1, "117": 5, "122": 6}
    marked = [s for s in links.said_in(REPORT) if s.mention and s.mention.end in marks.get(s.passage.record.number, [])]
    assert [s.by.id for s in marked] == (
        "luxembourg azerbaijan djibouti malaysia maldives sweden "
        "ecuador finland guyana solomon-islands united-arab-emirates viet-nam"
    ).split()
    assert {s.entry.standing for s in marked} == {"observer"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("117", "Seychelles, Singapore and Timor-Leste)"),
        ("117", "the Movement of Non-Aligned Countries, with the exception of Colombia and Honduras)"),
        ("117", "(on behalf of the Group of Arab States), Republic of Korea"),  # a page ends after "Arab"
        ("119", "on 6 March 2020 the Human Rights Council"),  # no comma
        ("122", "During first speaking slot"),  # no article
        ("122", "Sikh Human Rights Group;"),  # the last of the list, and of the paragraph
        ("123", "Lesotho, Tunisia;\n\n(c) Observers"),  # a page ends after the semicolon
        ("127", "World Organization against Torture;"),
    ],
)
def test_it_stands_as_printed(corpus: Corpus, number: str, words: str) -> None:
    assert words in _passage(corpus, number).text.plain


def _passages(corpus: Corpus) -> tuple[Passage, ...]:
    return passages(corpus)[REPORT]


def _passage(corpus: Corpus, number: str) -> Passage:
    (found,) = [passage for passage in _passages(corpus) if passage.section and passage.record.number == number]
    return found


# --- who spoke ----------------------------------------------------------------------------------


def test_how_many_spoke(paragraphs: dict[str, Paragraph]) -> None:
    spoken = {number: sum(len(entry.by) for entry in p.statements) for number, p in paragraphs.items() if p.statements}
    assert spoken == {"114": 3, "116": 14, "117": 16, "120": 1, "122": 15, "123": 15, "126": 1, "127": 50}
    experts = {number: len(p.panellists) for number, p in paragraphs.items() if p.panellists}
    assert experts == {"115": 3, "121": 4, "125": 1}


def test_how_many_spoke_in_each_category(links: Links) -> None:
    found = Counter((s.passage.record.number, _label(s)) for s in links.said_in(REPORT) if _label(s))
    assert found == {
        ("116", "(a)"): 5,
        ("116", "(b)"): 4,
        ("116", "(c)"): 1,
        ("116", "(d)"): 1,
        ("116", "(e)"): 3,
        ("117", "(a)"): 12,
        ("117", "(b)"): 1,
        ("117", "(c)"): 3,
        ("122", "(a)"): 10,
        ("122", "(b)"): 1,
        ("122", "(c)"): 1,
        ("122", "(d)"): 1,
        ("122", "(e)"): 2,
        ("123", "(a)"): 3,
        ("123", "(b)"): 9,
        ("123", "(c)"): 3,
        ("127", "(a)"): 19,
        ("127", "(b)"): 20,
        ("127", "(c)"): 1,
        ("127", "(d)"): 10,
    }


def _label(statement: Statement) -> str:
    """Return the label of the sub-paragraph in which the speaker is named."""
    mention = statement.mention
    assert mention, statement.id
    return next(block.label for block in statement.passage.text.blocks if block.start <= mention.start < block.end)


def test_each_list_names_its_speakers_in_this_order(links: Links) -> None:
    # What is left of a printed list without its brackets "(on behalf of ...)" is its speakers.
    for passage in {s.passage.anchor: s.passage for s in links.said_in(REPORT)}.values():
        for block in passage.text.blocks:
            if not block.label:
                continue
            printed = passage.text.plain[block.start : block.end].rstrip(".;").partition(": ")[2]
            names = re.sub(r" \((?:also )?on behalf of (?:[^()]|\([^()]*\))*\)", "", printed).split(", ")
            spoken = [s for s in links.said_in(REPORT) if s.passage is passage and _label(s) == block.label]
            assert [_words(passage, s.mention) for s in spoken] == names


def _words(passage: Passage, mention: Mention | None) -> str:
    return passage.text.plain[mention.start : mention.end] if mention else ""


def test_every_delegation_in_a_list_is_accounted_for(links: Links, corpus: Corpus) -> None:
    roles = {
        number: Counter(m.role for m in links.at(REPORT, f"para_{number}") if m.target.kind == "delegation")
        for number in ("116", "117", "122", "123", "127")
    }
    # Spoken for: 6 + 1 + 2 + 1 (116), 2 + 1 + 21 + 1 + 1 + 1 + 9 + 1 + 4 + 7 + 7 (117),
    # 10 + 7 + 1 + 3 + 43 + 1 + 1 + 4 + 1 + 1 (122), 1 (123), 1 + 8 + 1 + 1 (127).
    assert roles == {
        "116": {"speaker": 14, "on-behalf-of": 10},
        "117": {"speaker": 16, "on-behalf-of": 55, "except": 2},
        "122": {"speaker": 15, "on-behalf-of": 72},
        "123": {"speaker": 15, "on-behalf-of": 1},
        "127": {"speaker": 50, "on-behalf-of": 11},
    }
    assert all(statement.mention for statement in links.said_in(REPORT))
    assert {p.record.number for p in _passages(corpus)} == {*NUMBERS, "3"}


def test_the_capacity_is_that_of_the_category(links: Links) -> None:
    members = {"116": ["(a)"], "117": ["(a)"], "122": ["(a)"], "123": ["(a)"], "127": ["(a)"]}
    observers = {"116": ["(b)"], "117": [], "122": ["(b)"], "123": ["(b)"], "127": ["(b)"]}
    for statement in links.said_in(REPORT):
        number, label = str(statement.passage.record.number), _label(statement)
        found = (statement.entry.capacity, statement.entry.standing)
        if label and label in members[number]:
            marked = statement.mention and statement.mention.end in {m.offset for m in statement.passage.text.notes}
            assert found == ("representative", "observer" if marked else "member")
        elif label and label in observers[number]:
            assert found == ("representative", "observer")
        elif label:
            assert found == ("observer", None)


def test_no_one_is_a_member_here_and_an_observer_there(links: Links) -> None:
    standings: dict[str, set[str]] = {}
    for statement in links.said_in(REPORT):
        if statement.entry.standing:
            standings.setdefault(statement.by.id, set()).add(statement.entry.standing)
    assert not {key for key, found in standings.items() if len(found) > 1}
    # Australia, Brazil, Namibia, Pakistan; Angola, Bahamas, Bangladesh, Burkina Faso, Qatar, Republic of Korea,
    # Uruguay; Italy, Mexico; Afghanistan, Armenia, Austria, Bahrain, Cameroon, Chile, Czechia, Denmark, Fiji,
    # Indonesia, Nigeria, Philippines, Senegal, Ukraine, Venezuela.
    assert sum("member" in found for found in standings.values()) == 4 + 7 + 2 + 15


# --- delicate ones ------------------------------------------------------------------------------


def _said(links: Links, number: str, speaker: str) -> list[Statement]:
    return [s for s in links.said_in(REPORT) if s.passage.record.number == number and s.by.id == speaker]


def _made(statement: Statement) -> tuple[str | None, tuple[str, ...], tuple[str, ...], bool]:
    entry = statement.entry
    return entry.standing, entry.on_behalf_of, entry.except_, entry.own


def test_two_groups_without_two_of_their_members(links: Links) -> None:
    (azerbaijan,) = _said(links, "117", "azerbaijan")
    groups = ("european-union", "movement-of-non-aligned-countries")
    assert _made(azerbaijan) == ("observer", groups, ("colombia", "honduras"), False)


def test_twice_in_one_paragraph(links: Links) -> None:
    # Once among the representatives of members, with the mark that makes it an observer; once among observer States.
    first, second = _said(links, "122", "viet-nam")
    assert (first.id, _label(first)) == ("para_122__statement_viet-nam", "(a)")
    assert (second.id, _label(second)) == ("para_122__statement_viet-nam_2", "(b)")
    assert _made(first) == ("observer", ("association-of-southeast-asian-nations",), (), False)
    assert _made(second) == ("observer", (), (), False)


def test_one_for_forty_three_others(links: Links) -> None:
    # By the lines of the document: Argentina; 8 from Australia to Chile; 10 from China to Indonesia; 10 from Israel to
    # Panama; 8 from Paraguay to Thailand; 4 from Turkey to the United Kingdom; Uruguay and Viet Nam.
    (mexico,) = _said(links, "122", "mexico")
    standing, others, _, own = _made(mexico)
    assert (standing, own) == ("member", True)
    assert len(others) == len(set(others)) == 1 + 8 + 10 + 10 + 8 + 4 + 2
    assert (others[0], others[3], others[-1]) == ("argentina", "bosnia-and-herzegovina", "viet-nam")


def test_spoken_for_in_printed_order(links: Links) -> None:
    # Each takes the place where it is named, all within the brackets after the speaker.
    for statement in links.said_in(REPORT):
        assert statement.mention
        anchor, start = statement.passage.anchor, statement.mention.end
        after = [m for m in links.at(REPORT, anchor) if m.start > start and m.role != "reference"]
        others = [*statement.entry.on_behalf_of, *statement.entry.except_]
        assert [m.target.id for m in after[: len(others)]] == others


@pytest.mark.parametrize(
    ("number", "speaker", "expected"),
    [
        ("116", "brazil", ("member", ("community-of-portuguese-speaking-countries",), (), True)),
        ("116", "luxembourg", ("observer", ("belgium", "netherlands"), (), True)),
        ("116", "pakistan", ("member", ("organization-of-islamic-cooperation",), (), False)),
        ("117", "djibouti", ("observer", ("international-organization-of-la-francophonie",), (), False)),
        ("117", "republic-of-korea", ("member", ("australia", "indonesia", "mexico", "turkiye"), (), True)),
        ("122", "pakistan", ("member", ("organization-of-islamic-cooperation",), (), False)),
        ("127", "pakistan", ("member", ("organization-of-islamic-cooperation",), (), True)),
        ("127", "al-haq", (None, ("cairo-institute-for-human-rights-studies",), (), True)),
    ],
)
def test_for_others(
    links: Links, number: str, speaker: str, expected: tuple[str | None, tuple[str, ...], tuple[str, ...], bool]
) -> None:
    (statement,) = _said(links, number, speaker)
    assert _made(statement) == expected


def test_an_institution_with_a_country_in_its_name(links: Links, corpus: Corpus) -> None:
    (commission,) = _said(links, "122", "human-rights-commission-new-zealand")
    assert _words(commission.passage, commission.mention) == "Human Rights Commission (New Zealand)"
    assert not [s for s in links.said_in(REPORT) if s.by.id == "new-zealand"]
    assert corpus.delegations["human-rights-commission-new-zealand"].kind == "institution"
    # Australia and Mexico spoke for New Zealand, which is named nowhere else.
    named = [m for m in links.mentions if m.target.id == "new-zealand"]
    assert [(m.passage, m.role) for m in named] == [("para_116", "on-behalf-of"), ("para_122", "on-behalf-of")]


def test_those_who_opened(links: Links) -> None:
    opened = [
        (s.passage.record.number, s.by.kind, s.by.id, _words(s.passage, s.mention))
        for s in links.said_in(REPORT)
        if s.entry.kind == "introductory"
    ]
    assert opened == [
        ("114", "officer", "high-commissioner", "High Commissioner"),
        ("114", "person", "trine-rask-thygesen", "Trine Rask Thygesen"),
        ("114", "person", "chen-xu", "Chen Xu"),
        ("120", "officer", "high-commissioner", "High Commissioner"),
    ]
    # Neither Denmark nor China is counted for it, and the brackets of no list name them there.
    at_114 = [(m.target.id, m.role) for m in links.at(REPORT, "para_114") if m.target.kind == "delegation"]
    assert at_114 == [("denmark", "named"), ("china", "named")]


def test_panellists_and_mandate_holders(links: Links) -> None:
    found = [
        (p.passage.record.number, _words(p.passage, p.mention), p.record.of, p.record.kind)
        for p in links.parts_in(REPORT)
    ]
    women = "committee-on-the-elimination-of-discrimination-against-women"
    disabilities = "committee-on-the-rights-of-persons-with-disabilities"
    assert found == [
        ("115", "UN-Women", "un-women", "statement"),
        ("115", "Bandana Rana", women, "statement"),
        ("115", "Magalys Arocha Domínguez", None, "statement"),
        ("121", "Catalina Devandas Aguilar", None, "statement"),
        ("121", "Ishumael Zhou", "african-union-of-the-blind", "statement"),
        ("121", "Andy Stevenson", "channel-4", "statement"),
        ("121", "Risnawati Utami", disabilities, "statement"),
        ("125", "Nils Melzer", None, "presentation"),
    ]
    assert all(str(p.record.office) in p.passage.text.plain for p in links.parts_in(REPORT))


def test_the_state_concerned(links: Links) -> None:
    (comoros,) = _said(links, "126", "comoros")
    assert (comoros.capacity, comoros.entry.standing) == ("state-concerned", None)
    assert comoros.passage.text.plain.endswith("made a statement as the State concerned.")


# --- references and pages -----------------------------------------------------------------------


def test_meetings_and_documents(links: Links) -> None:
    found = [
        (mention.passage, mention.target.kind, mention.target.id)
        for mention in links.mentions
        if mention.target.kind not in {"delegation", "officer", "person"}
    ]
    assert found == [
        ("para_113", "meeting", "4"),
        ("para_119", "meeting", "23"),
        ("para_119", "document", "A/HRC/43/27"),
        ("para_125", "meeting", "12"),
        ("para_125", "document", "A/HRC/43/49"),
        ("para_125", "document", "A/HRC/43/49/Add.1"),
        ("para_127", "meeting", "13"),
    ]


def test_there_is_a_page_for_everything_named(site: Site, corpus: Corpus) -> None:
    paths = [page.path for page in site.pages]
    assert len(paths) == len(set(paths))
    assert not set(_expected_pages(corpus)) - set(paths)
    # The registry holds these as well, and no paragraph names them.
    assert "delegations/zambia.md" not in paths
    assert "delegations/secretariat.md" not in paths


def _expected_pages(corpus: Corpus) -> Iterator[str]:
    yield from ("reports/hrc/index.md", "reports/hrc/43/index.md", "reports/hrc/43/chapter-3.md")
    yield from (f"reports/hrc/43/chapter-3/para-{number}.md" for number in NUMBERS)
    yield from (f"reports/hrc/43/workshops/{key}.md" for key in ("beijing-declaration", "persons-with-disabilities"))
    yield from (f"documents/A-HRC-43-{number}.md" for number in ("27", "49", "49-Add.1"))
    for entry in (entry for passage in _passages(corpus) for entry in passage.statements):
        for key in (*entry.by, *entry.on_behalf_of, *entry.except_):
            if key in corpus.delegations:
                yield f"delegations/{key}.md"
    yield from (f"people/{path}.md" for path in ("chen-xu", "nils-melzer", "risnawati-utami", "yackoley-kokou-johnson"))
