"""Texts that go all the way: document, outline, YAML, records, page. No word is lost, doubled or moved on it."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import html5lib
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.import_report import SOURCES, imported_of, registry
from tests.sites import require

from session_reports.importer.agreement import with_draft
from session_reports.importer.outline import outline
from session_reports.importer.readers import read
from session_reports.importer.reading import Piece, Reading
from session_reports.importer.writing import written
from session_reports.link import link
from session_reports.passages import passages
from session_reports.render.named import named
from session_reports.render.pages import Writer, environment
from session_reports.render.reports import reading_page
from session_reports.render.wording import Wording
from session_reports.source import plain
from session_reports.source import read as read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.corpus import Corpus
    from session_reports.importer import Imported
    from session_reports.importer.outline import Outline


def words(text: str) -> list[str]:
    """Return runs of letters and runs of digits: so a mark that is glued to a word is a word of its own.

    A hyphen within a word is nothing, because a line's end may divide the word there. Raised figures are figures.
    """
    whole = re.sub(r"(?<=\w)-(?=\w)", "", text)
    return re.findall(r"[^\W\d_]+|\d+", re.sub("[⁰¹²³⁴-⁹]+", lambda raised: normalize("NFKC", raised[0]), whole))


def printed(pieces: Iterable[Piece]) -> str:
    """Return what a document prints, line by line, with the words whole that a line's end divides."""
    lines = "\n".join(f"{piece.label} {piece.text}" for piece in pieces)
    return re.sub(r"(?<=\w)-\n ", "-", lines)


def named_apart(drawn: Outline) -> Counter[str]:
    """Return the words that stand apart from the text: masthead, notes, and what was left."""
    notes = (f"{note.number} {note.text}" for part in drawn.parts for note in part.notes)
    masthead = re.sub(r"(?<=\w)-\n(?=\w)", "-", "\n".join(drawn.masthead))
    return Counter(words("\n".join([masthead, *notes, *(left.text for left in drawn.left)])))


def astray(source: list[str], shown: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of the source that are not shown, in order, and the words shown that do not follow in it.

    A word that is divided over the foot of a page is two words of the source, with notes and heads between.
    """
    rest, over, astray = deque(source), [], []
    for place, word in enumerate(shown):
        skipped = []
        while rest and rest[0] != word:
            skipped.append(rest.popleft())
        if rest:
            rest.popleft()
            over += skipped
            continue
        rest = deque(skipped)
        head = next((n for n, one in enumerate(skipped) if len(one) > 1 and word.startswith(one)), None)
        tail = word[len(skipped[head]) :] if head is not None else ""
        if head is not None and tail in skipped[head + 1 :]:
            end = skipped.index(tail, head + 1)
            over += [*skipped[:head], *skipped[head + 1 : end]]
            rest = deque(skipped[end + 1 :])
        else:
            astray.append(" ".join(shown[max(0, place - 5) : place + 5]))
    return [*over, *rest], astray


def blocks_of(tree: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield what stands around the texts of a drafted report, in order; and for each text, that it stands there."""
    for part in (tree, *tree.get("annexes", ())):
        yield part.get("heading", ""), False
        for section in part["sections"]:
            yield section.get("heading", ""), False
            for paragraph in section.get("paragraphs", ()):
                yield paragraph.get("number", ""), True


def page_texts(corpus: Corpus, report: str) -> list[str]:
    """Return the text of each element of class ``sr-text`` on a report's reading page, marks of notes included."""
    texts = passages(corpus)
    links = link(corpus, texts)
    writer = Writer(corpus, texts, links, named(corpus, links), Wording("en"), environment(), "")
    page = reading_page(writer, report)
    html = markdown.markdown(page.markdown, extensions=["attr_list", "md_in_html", "tables"])
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return ["".join(one.itertext()) for one in root.iter() if "sr-text" in one.get("class", "").split()]


def shown(result: Imported) -> list[str]:
    """Return the words of a draft's page: its texts as they are shown, with headings and numbers around them."""
    target = result.draft.target
    report = f"{target.body}/{target.session}/{target.report}"
    texts = iter(page_texts(with_draft(registry(), report, result.files), report))
    found = [(around, next(texts) if has_text else "") for around, has_text in blocks_of(result.draft.report)]
    assert [*texts] == []
    title = result.draft.report["title"]
    first = result.outline.parts[0].sections[0].heading
    above = f"{title}\n" if first == title else ""  # the first heading of an addendum is its title
    return words(above + "\n".join(f"{around}\n{text}" for around, text in found))


def differences(name: str, content: bytes) -> tuple[list[str], Counter[str], Counter[str]]:
    """Return the words shown that do not follow in a document; those that are lost; those that are too many."""
    reading = read(name, content)
    drawn = outline(reading)
    result = imported_of(name, content)
    over, wrong = astray(words(printed(reading.pieces)), shown(result))
    apart, left = named_apart(drawn), Counter(over)
    return wrong, left - apart, apart - left


DOCUMENTS = [
    "ccpcj-20-thematic-discussion.txt",
    "slice-hrc-43-panels-112-127.txt",
    "slice-hrc-43-urgent-debate-36-50.txt",
    "slice-hrc-43-votes-218-244.txt",
    "unfccc-sbi-40-2014-8.txt",
    "unfccc-sbsta-48-2-2018-6.txt",
    "upr-wg-slovenia-a-hrc-14-15.txt",
    "upr-wg-slovenia-a-hrc-14-15.pdf",
    "hrc-43-session-report.pdf",
    "ohchr-parallel-1-en.pdf",
    "ohchr-parallel-2-en.pdf",
    "ohchr-parallel-2-fr.pdf",
    "iode-sg-obis-7-2018.md",
    "iotc-wpm-wk1-2013.md",
    "unece-cefact-agat-2020-19.html",
    "unece-cefact-agat-2020-19.pdf",
    "word-ecosoc-res-n1824662.docx",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_text_of_a_document_comes_back_from_its_page(name: str) -> None:
    require((SOURCES / name).is_file(), str(SOURCES / name))
    assert differences(name, (SOURCES / name).read_bytes()) == ([], Counter(), Counter())


SMALL = """\
Council of Lamps
Second session
Haven, 3-7 May 2031

I.    Lamps

1.    The Council lit its lamps1 on the first eve-
ning, as follows:

(a)   Oil;

(b)   Wicks.

2.    It ended.
"""


def test_a_small_text_comes_back_from_its_page() -> None:
    assert differences("small.txt", SMALL.encode()) == ([], Counter(), Counter())


@pytest.mark.parametrize(
    ("page", "over", "wrong"),
    [
        ("a b c d", [], []),
        ("a b d", ["c"], []),  # lost
        ("a b c c d", [], ["a b c c d"]),  # doubled
        ("a c b d", ["b"], ["a c b d"]),  # moved
    ],
)
def test_what_goes_astray_is_seen(page: str, over: list[str], wrong: list[str]) -> None:
    assert astray(["a", "b", "c", "d"], page.split()) == (over, wrong)


def test_a_word_divided_over_the_foot_of_a_page_is_whole() -> None:
    assert astray(["the", "consid", "5", "eration", "of"], ["the", "consideration", "of"]) == (["5"], [])


# --- whatever stands in a document ----------------------------------------------------------------

WORDS = st.sampled_from("lamps oil wicks Kenya the of and 3 2031 met lit Council (b) A/1 voted “so” x1 Annex".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BEGINNINGS = (
    "",
    "1. ",
    "2. ",
    "3. ",
    "7. ",
    "(a) ",
    "I. ",
    "A. ",
    "1 ",
    "Annex I ",
    "* ",
    "Distr.: ",
    "Page ",
    "[^1] ",
)
ENDINGS = ("", ".", ":", ";", " [^1]", "session", "1")
LINES = st.builds(str.__add__, st.sampled_from(BEGINNINGS), TEXTS) | st.sampled_from(
    ["______", "\u2013 2 \u2013", "Contents"]
)
PLACES: dict[str, Any] = {
    "page": st.integers(0, 3),
    "indent": st.sampled_from([0, 6, 12]),
    "gap": st.sampled_from([0, 1, 2]),
}
PIECES = st.one_of(
    st.builds(Piece, st.builds(str.__add__, LINES, st.sampled_from(ENDINGS)), end=st.sampled_from([60, 78]), **PLACES),
    st.builds(Piece, LINES, st.sampled_from(["block", "row"]), **PLACES),
    st.builds(Piece, TEXTS, st.just("heading"), level=st.integers(0, 2), bold=st.booleans()),
    st.builds(Piece, TEXTS, st.just("note"), label=st.sampled_from(["", "1", "2", "7"])),
)


def ordered(pieces: list[Piece]) -> Reading:
    """Return pieces on the lines of pages one after the other, as a reader gives them."""
    pages = sorted(pieces, key=lambda piece: piece.page)
    return Reading("Text", tuple(replace(piece, line=line) for line, piece in enumerate(pages, 1)))


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14))
def test_an_outline_keeps_every_word_once(pieces: list[Piece]) -> None:
    reading = ordered(pieces)
    drawn = outline(reading)
    texts = [part.heading or "" for part in drawn.parts]
    for section in (section for part in drawn.parts for section in part.sections):
        texts += [section.heading or "", *(f"{p.number or ''} {p.text}" for p in section.paragraphs)]
    kept = named_apart(drawn) + Counter(words("\n".join(texts)))
    assert kept == Counter(words("\n".join(f"{piece.label} {piece.text}" for piece in reading.pieces)))


@settings(max_examples=50)
@given(st.lists(PIECES, max_size=14))
def test_what_is_written_of_an_outline_is_read_again(pieces: list[Piece]) -> None:
    sections = [section for part in outline(ordered(pieces)).parts for section in part.sections]
    tree: dict[str, Any] = {
        "sections": [
            {
                "heading": section.heading or "none",
                "paragraphs": [{"number": p.number or "none", "text": p.text} for p in section.paragraphs],
            }
            for section in sections
        ]
    }
    source, problems = read_yaml("x.yml", written(tree).encode())
    assert source is not None
    assert problems == []
    assert unwrapped(plain(source.root)) == unwrapped(tree)


def unwrapped(tree: Any) -> Any:  # noqa: ANN401 - a tree of any kind
    """Return a tree with the blocks of its texts on one line each."""
    if isinstance(tree, dict):
        return {key: unwrapped(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [unwrapped(value) for value in tree]
    return [" ".join(block.split()) for block in tree.strip("\n").split("\n\n")]
