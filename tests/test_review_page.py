"""Drafts for review: what is shown of them beside their source, in words, and what has to be looked at."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from session_reports.importer.readers import read as read_document
from session_reports.importer.reading import Piece, Reading
from session_reports.load import known
from session_reports.render import Wording
from session_reports.reviewer import Given, page, reviewed, stretches
from session_reports.reviewer.beside import beside
from session_reports.source import Problem, Source, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from session_reports.reviewer import Review
    from session_reports.reviewer.draft import Record, Row
    from session_reports.reviewer.views import RowView

HERE = Path(__file__).parent
LANTERNS = "ctl/3/lanterns"
DOCUMENT = HERE / "review/lanterns.txt"
REPORT = "data/reports/ctl/3/lanterns.yml"
FILES = {
    "report": REPORT,
    "session": "data/reports/ctl/3/session.yml",
    "delegation": "data/proposed/ctl-3-lanterns.yml",
    "person": "data/proposed/ctl-3-lanterns.people.yml",
}


@pytest.fixture
def drafted(world: Path) -> Path:
    """Return the archipelago with a draft that is to be reviewed."""
    shutil.copytree(HERE / "review/data", world / "data", dirs_exist_ok=True)
    return world


def source_of(path: str, text: str) -> Source:
    source, problems = read(path, text.encode())
    assert source, problems
    return source


def given(text: str = "", name: str = "lanterns.txt") -> Given:
    content = text.encode() if text else DOCUMENT.read_bytes()
    return Given(name, "0" * 64, tuple(stretches(read_document(name, content))))


def review_of(
    root: Path, change: Callable[[str], str] | None = None, given: Given | None = None, language: str = "en"
) -> Review:
    """Return the review of the draft, or of a changed one."""
    texts = {kind: (root / path).read_text(encoding="utf-8") for kind, path in FILES.items()}
    if change:
        changed = change(texts["report"])
        assert changed != texts["report"]
        texts["report"] = changed
    sources = {kind: source_of(FILES[kind], text) for kind, text in texts.items()}
    return reviewed(LANTERNS, sources, known(root), given, Wording(language))


def replacing(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return change


def line_of(root: Path, words: str, path: str = REPORT) -> int:
    """Return the one line of a file that holds some words."""
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    (found,) = [number for number, line in enumerate(lines, 1) if words in line]
    return found


def view(review: Review, title: str) -> RowView:
    (found,) = [one for one in (*review.rows, *review.after) if one.title == title]
    return found


def row(review: Review, title: str) -> Row:
    found = view(review, title).row
    assert found
    return found


def said(one: Row | Record) -> dict[str, list[str]]:
    return {detail.field: [str(value) for value in detail.values] for detail in one.details}


def lost(view: RowView) -> list[str]:
    """Return the words of a row's source that the draft lacks, with the reason."""
    return [f"{text}|{line.why}" if line.why else text for line in view.lines for text, out in line.runs if out]


# --- the draft in words ---------------------------------------------------------------------------


def test_rows_stand_in_reading_order(drafted: Path) -> None:
    review = review_of(drafted)
    assert [view.title for view in review.rows] == [
        "Masthead", "Heading", "Paragraph 1", "Paragraph 2", "Paragraph 3", "Paragraph 4", "Heading", "Paragraph 5",
        "Note 1",
    ]  # fmt: skip
    assert [view.title for view in review.after] == ["Session", "New name", "New name"]
    assert row(review, "Paragraph 5").where == f"{REPORT}:{line_of(drafted, 'number: 5')}"


def test_a_masthead_in_words(drafted: Path) -> None:
    found = said(row(review_of(drafted), "Masthead"))
    assert found["status"] == ["Draft"]
    assert found["original"] == ["English"]
    assert found["date"] == ["7 March 2018"]
    assert found["rapporteur"] == ["Person: Ilse Marrow", "Country shown: Isle of Thrum"]
    assert found["names"] == ["Gulmark: Gulmark"]
    assert found["provenance"] == ["Source: Invented for the tests", "Form: text", "Transcribed: Imported"]
    assert {"title", "sections", "review"} & found.keys() == set()


def test_a_heading_tells_what_holds_below_it(drafted: Path) -> None:
    heading = review_of(drafted).rows[1].row
    assert heading
    assert said(heading) == {"items": ["3"], "meetings": ["1"], "dates": ["5 March 2018"]}


def test_statements_in_words(drafted: Path) -> None:
    paragraph = row(review_of(drafted), "Paragraph 2")
    assert [(*map(str, one.who),) for one in paragraph.records] == [
        ("Veld",), ("Haven",), ("Gulmark",), ("First Vice-Chair",)
    ]  # fmt: skip
    assert [said(one) for one in paragraph.records] == [
        {"capacity": ["Representative"]},
        {"capacity": ["Representative"], "on_behalf_of": ["Outer Islands Group"], "own": []},
        {"capacity": ["Observer"]},
        {"kind": ["Closing statement"]},
    ]
    assert said(paragraph) == {"as_printed": ["SR205: So in the document"]}


def test_panellists_and_votes_in_words(drafted: Path) -> None:
    panellist, vote = row(review_of(drafted), "Paragraph 4").records
    assert [str(who) for who in panellist.who] == ["Ada Wick"]
    assert said(panellist) == {
        "office": ["Keeper"],
        "of": ["Veld Institute of Currents"],
        "country": ["nowhere"],
        "kind": ["Presentation"],
    }
    assert vote.who == ()
    assert said(vote) == {
        "proposal": ["draft resolution"],
        "in_favour": ["Veld", "Haven"],
        "against": ["Sedge"],
        "counts": ["In favour: 2", "Against: 1"],
        "corrections": ["Who: Sedge; Vote: Abstaining; Note: 1"],
    }


def test_a_session_in_words(drafted: Path) -> None:
    session = row(review_of(drafted), "Session")
    assert said(session) == {
        "name": ["Third session"],
        "place": ["Port Lantern"],
        "dates": ["5 March 2018 – 7 March 2018"],  # noqa: RUF001 - a dash
        "officers": ["first-vice-chair: First Vice-Chair"],
        "agenda": ["3: Keeping of lanterns"],
        "meetings": ["1: 5 March 2018"],
    }
    assert [str(who) for one in session.records for who in one.who] == ["Workshop on bells"]


def test_names_that_the_registry_lacks(drafted: Path) -> None:
    delegation, person = [one.row for one in review_of(drafted).after[1:]]
    assert delegation
    assert person
    assert (delegation.text, delegation.where) == ("Gulmark", "data/proposed/ctl-3-lanterns.yml:2")
    assert said(delegation) == {
        "id": ["gulmark"],
        "kind": ["Institution"],
        "also": ["GMK"],
        "named": [str(delegation.details[3].values[0])],
    }
    assert (person.text, said(person)["kind"]) == ("Ada Wick", ["Person"])


def test_the_nearest_known_names_are_told(drafted: Path) -> None:
    proposed = drafted / FILES["delegation"]
    text = proposed.read_text(encoding="utf-8")
    proposed.write_text(text.replace("short: Gulmark", "short: Brightmeer"), encoding="utf-8")
    named = review_of(drafted).after[1].row
    assert named
    assert said(named)["nearest"] == ["Brightmere (brightmere)"]
    assert named.marks[0].about == "near"


def test_ids_of_nobody_and_of_new_ones_are_told_from_known_ones(drafted: Path) -> None:
    html = page(review_of(drafted), Wording("en"))
    assert re.search(r'rv-unknown">nowhere <small>unknown</small>', html)
    assert re.search(r'rv-new">Gulmark <small>new</small>', html)
    assert re.search(r"<dd>\s*Veld,\s*Haven\s*</dd>", html)


# --- what has to be looked at ---------------------------------------------------------------------


NOBODY = "Here someone seems to have made a statement, and nothing says who"


def test_places_come_one_after_the_other(drafted: Path) -> None:
    review = review_of(drafted)
    assert [(place.title, place.mark.about, place.mark.reason) for place in review.places] == [
        ("Masthead", "report", "read the masthead"),
        ("Paragraph 2", "record", "what 'waving a flag' says of 'Haven' is not understood"),
        ("Paragraph 3", "unread", f"{NOBODY}: Comments were made by the keepers."),
        ("Paragraph 4", "record", "the counts are not printed"),
        ("Note 1", "text", "the note stands on two pages"),
        ("Session", "session", "who chaired it"),
        ("New name", "name", "The registry does not know this name."),
        ("New name", "name", "The registry does not know this name."),
    ]  # fmt: skip
    lines = [place.mark.where for place in review.places]
    assert lines[0] == f"{REPORT}:{line_of(drafted, 'read the masthead')}"
    assert lines[1] == f"{REPORT}:{line_of(drafted, 'waving a flag' + chr(39))}"
    assert lines[5] == "data/reports/ctl/3/session.yml:14"
    assert len({place.mark.key for place in review.places}) == len(review.places)
    assert [place.words for place in review.places[-2:]] == ["Gulmark", "Ada Wick"]


def test_a_mark_that_was_taken_out_is_gone_and_the_others_keep_their_keys(drafted: Path) -> None:
    before = [place.mark.key for place in review_of(drafted).places]
    after = [place.mark.key for place in review_of(drafted, replacing("review: read the masthead\n", "")).places]
    assert after == before[1:]


def test_a_statement_that_was_added_settles_its_sentence(drafted: Path) -> None:
    session = drafted / FILES["session"]
    text = session.read_text(encoding="utf-8")
    session.write_text(text.replace("agenda:", "  - {id: keepers, office: keepers}\nagenda:"), encoding="utf-8")
    settled = replacing("thanked for its oil.\n", "thanked for its oil.\n        statements: [{by: [keepers]}]\n")
    assert "unread" not in [place.mark.about for place in review_of(drafted, settled).places]


def test_a_draft_without_marks_says_so(drafted: Path) -> None:
    for kind in ("delegation", "person"):
        (drafted / FILES[kind]).write_text("{}\n", encoding="utf-8")
    session = drafted / FILES["session"]
    session.write_text(re.sub(r", review: [^}]+", "", session.read_text(encoding="utf-8")), encoding="utf-8")

    def settled(text: str) -> str:
        return re.sub(r"^ *review: .*\n", "", text, flags=re.MULTILINE).replace("Comments were made by", "So was")

    review = review_of(drafted, settled)
    assert review.places == ()
    html = page(review, Wording("en"))
    assert "Nothing in this draft has to be looked at." in html
    assert "The session was closed." in html


# --- the source beside the draft ------------------------------------------------------------------


def test_each_row_has_the_lines_that_it_was_made_of(drafted: Path) -> None:
    review = review_of(drafted, given=given())
    assert review.beside
    assert all(one.row for one in review.rows)
    places = {one.title: [(line.page, line.line) for line in one.lines] for one in review.rows if "Para" in one.title}
    assert places["Paragraph 1"] == [(1, 14)]
    # Over the end of a page, with what stands there
    assert places["Paragraph 2"] == [(1, 16), (1, 17), (1, 18), (1, 20), (1, 23), (2, 24), (2, 26)]
    assert lost(view(review, "Paragraph 2")) == ["1|page number", "CTL/3/L.1|running head"]
    assert [(line.page, line.line) for line in view(review, "Note 1").lines] == [(1, 21)]
    assert "lost" not in [place.mark.about for place in review.places]


def test_a_note_that_is_printed_twice_is_left_out_once(drafted: Path) -> None:
    closing = view(review_of(drafted, given=given()), "Paragraph 5")
    assert lost(closing) == [
        "1 Veld spoke by|note without a mark", "signal lamp.|note without a mark", "4|page number"
    ]  # fmt: skip


def test_words_of_the_masthead_that_no_field_holds(drafted: Path) -> None:
    masthead = view(review_of(drafted, given=given()), "Masthead")
    assert lost(masthead) == ["Reprinted with", "blessing", "the bell-ringers"]


def test_the_share_of_the_words_that_stand_in_the_draft(drafted: Path) -> None:
    found = review_of(drafted, given=given()).beside
    assert found
    # Counted by hand: of the reprint's line, on four pages, of "CTL/3/L.1" on three of them, and the note once more.
    assert found.left == {"masthead": 6, "page number": 4, "running head": 12, "note without a mark": 6}
    assert found.words == len(re.findall(r"[^\W_]+", DOCUMENT.read_text(encoding="utf-8").replace("_", "")))
    assert found.share == 1 - 28 / found.words


def test_words_that_an_edit_took_away(drafted: Path) -> None:
    gone = replacing("Brightmere was thanked for its oil.", "Brightmere was thanked.")
    review = review_of(drafted, gone, given())
    assert lost(view(review, "Paragraph 3"))[0] == "for its oil"
    (place,) = [one for one in review.places if one.mark.about == "lost"]
    assert place.mark.reason == "The source has words here that the draft lacks: for its oil"
    assert place.mark.where == f"{REPORT}:{line_of(drafted, 'number: 3')}"


def test_a_word_that_a_line_divides_is_not_lost_beside_one_that_is(drafted: Path) -> None:
    review = review_of(drafted, replacing("lighthouses took turns", "lighthouses took"), given())
    assert lost(view(review, "Paragraph 2")) == ["1|page number", "CTL/3/L.1|running head", "turns"]


def test_a_paragraph_that_an_edit_took_away(drafted: Path) -> None:
    start, end = "      - number: 3\n", "      - number: 4\n"
    review = review_of(drafted, lambda text: text[: text.index(start)] + text[text.index(end) :], given())
    left = view(review, "Not in the draft")
    assert left.row is None
    assert review.rows.index(left) == 4
    assert left.marks[0].reason.startswith(
        "This stands in the source and not in the draft: 3. Comments were made by the keepers. Brightmere was"
    )
    assert left.marks[0].about == "lost"


def test_a_paragraph_that_the_source_lacks(drafted: Path) -> None:
    more = replacing("      - number: 5\n", "      - text: |\n          More.\n\n      - number: 5\n")
    review = review_of(drafted, more, given())
    assert view(review, "Block without a number").lines == ()
    html = page(review, Wording("en"))
    assert html.count("Nothing in the source was found to be this.") == 1


def test_an_edited_number_or_heading_stays_beside_its_source(drafted: Path) -> None:
    def renumbered(text: str) -> str:
        return text.replace("number: 5", "number: 6").replace("II. Closing of", "II. End of")

    review = review_of(drafted, renumbered, given())
    assert "session was closed" in view(review, "Paragraph 6").lines[0].runs[1][0]
    assert lost(review.rows[6]) == ["Closing"]


def test_a_heading_that_became_the_title_is_not_lost(drafted: Path) -> None:
    def entitled(text: str) -> str:
        text = text.replace("title: Draft report", "title: I. Keeping of lanterns")
        return text.replace("    heading: I. Keeping of lanterns\n", "")

    review = review_of(drafted, entitled, given())
    heading = review.rows[1]
    assert (heading.row, lost(heading), heading.marks) == (None, [], ())


ANNEXED = """\
I.    Keeping of lanterns

1.    The lanterns were kept.

2.    The Commission rose at noon.

Annex I

Attendance

1.    All were there.
"""


def test_annexes_stand_beside_their_own_text(drafted: Path) -> None:
    text = (
        "title: Report\nlanguage: en\nsections:\n  - id: a\n    heading: I. Keeping of lanterns\n    paragraphs:\n"
        "      - {number: 1, text: The lanterns were kept.}\n      - {number: 2, text: The Commission rose at noon.}\n"
        "annexes:\n  - number: 1\n    heading: Annex I Attendance\n    sections:\n      - id: b\n        level: 2\n"
        "        paragraphs: [{number: 1, text: All were there.}]\n"
    )
    sources = {"report": source_of(REPORT, text)}
    review = reviewed(LANTERNS, sources, known(drafted), given(ANNEXED), Wording("en"))
    assert [(view.title, [line.line for line in view.lines]) for view in review.rows] == [
        ("Masthead", []),
        ("Heading", [1]),
        ("Paragraph 1", [3]),
        ("Paragraph 2", [5]),
        ("Annex 1: Heading", [7, 9]),
        ("Annex 1: Paragraph 1", [11]),
    ]
    assert review.beside
    assert review.beside.share == 1


def test_text_goes_on_after_a_note_that_stands_in_it() -> None:
    """Where there are no pages, an empty line ends a note."""
    pieces = (
        Piece("1. The lanterns were kept by Veld[^1] alone.", "block", line=1, gap=1),
        Piece("By day and by night.", "note", line=2, label="1"),
        Piece("They were bright.", "block", line=3, gap=1),
        Piece("2. The session was closed.", "block", line=4, gap=1),
    )
    found = [(one.kind, one.number, [piece.line for piece, _ in one.pieces]) for one in stretches(Reading("x", pieces))]
    assert found == [
        ("masthead", "", []), ("paragraph", "1", [1, 3]), ("paragraph", "2", [4]), ("note", "1", [2])
    ]  # fmt: skip


def test_nothing_beside_nothing() -> None:
    assert beside([], [], []).share == 1


# --- the page -------------------------------------------------------------------------------------


def test_names_in_a_text_are_marked_by_whether_a_record_holds_them(drafted: Path) -> None:
    html = str(view(review_of(drafted), "Paragraph 2").text)
    assert "<b class=rv-held>Veld</b><sup>1</sup> and" in html
    assert "<b class=rv-held>Outer Islands Group</b>, <mark>waving a flag</mark>)" in html
    assert "<b class=rv-held>First Vice-Chair</b>" in html
    comments = str(view(review_of(drafted), "Paragraph 3").text)
    assert comments == (
        "<p><mark>Comments were made by the keepers.</mark> "
        "<span class=rv-named>Brightmere</span> was thanked for its oil.</p>"
    )


def test_words_that_a_reason_quotes_and_the_text_lacks_are_marked_nowhere(drafted: Path) -> None:
    change = replacing("the counts are not printed", "whether 'a study' was 'a sermon'")
    html = str(view(review_of(drafted, change), "Paragraph 4").text)
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["a study"]


def test_emphasis_and_levels_are_shown(drafted: Path) -> None:
    change = replacing(
        "          The session was closed.\n", "          The *session* was:\n\n          (a) **closed**.\n"
    )
    html = str(view(review_of(drafted, change), "Paragraph 5").text)
    assert html == "<p>The <em>session</em> was:</p><p class=rv-level-1>(a) <strong>closed</strong>.</p>"


def test_the_page_is_html_that_needs_nothing_from_elsewhere(drafted: Path) -> None:
    html = page(review_of(drafted, given=given()), Wording("en"), "abc")
    root = html5lib.parse(html, namespaceHTMLElements=False)
    asked = [element for element in root.iter() if element.tag in {"script", "link"}]
    assert {element.get("src") or element.get("href") for element in asked} == {
        "data:,", "/session-reports.css", "/review.css", "/review.js", "/fonts/source-serif-4-latin.woff2",
        "/fonts/source-sans-3-latin.woff2",
    }  # fmt: skip
    assert all(not element.text for element in root.iter("script"))  # the policy forbids scripts in the page
    assert not list(root.iter("style"))
    assert [
        name for element in root.iter() for name in element.attrib if name.startswith("on") or name == "style"
    ] == []
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"#{one}" for one in ids} >= {
        link.get("href") for link in root.iter("a") if (link.get("href") or "").startswith("#")
    }
    assert re.search(r"<b>\d\d\.\d%</b> of the \d+ words of lanterns\.txt stand in the draft\.", html)


HOSTILE = """<script>alert(1)</script> "quoted" <img src=x onerror=alert(2)> {{ 7 * 7 }} ' </title>"""


def test_whatever_a_draft_holds_stays_text(drafted: Path) -> None:
    proposed = drafted / FILES["delegation"]
    text = proposed.read_text(encoding="utf-8").replace("short: Gulmark", "short: '<b>Gul</b>'")
    proposed.write_text(text + "\n'\"><script>alert(3)</script>': {kind: '<i>'}\n", encoding="utf-8")
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')

    def hostile(text: str) -> str:
        text = text.replace("title: Draft report", f'title: "{quoted}"').replace("The session was closed.", HOSTILE)
        text = text.replace("review: the counts are not printed", f'review: "{quoted}"')
        return text.replace("capacity: observer", f'capacity: "{quoted}"').replace("by: [veld]", f'by: ["{quoted}"]')

    html = page(review_of(drafted, hostile, given()), Wording("en"))
    root = html5lib.parse(html, namespaceHTMLElements=False)
    assert [script.get("src") for script in root.iter("script")] == ["/review.js"]
    assert not [*root.iter("img"), *root.iter("i")]
    assert [title.text for title in root.iter("h1")] == [HOSTILE.strip()]
    texts = ["".join(one.itertext()) for one in root.iter("p")]
    assert HOSTILE.strip() in texts


def test_a_source_of_another_digest_is_told(drafted: Path) -> None:
    html = page(review_of(drafted, given=given()), Wording("en"))
    assert "The draft was imported from another file than lanterns.txt" in html


def test_without_the_source_the_page_says_how_to_give_it(drafted: Path) -> None:
    html = page(review_of(drafted), Wording("en"))
    assert f"session-reports review {LANTERNS} --source FILE" in html
    assert "rv-source" not in html


def test_a_file_that_cannot_be_read_now_is_told(drafted: Path) -> None:
    broken = read(REPORT, b"title: [")[1]
    assert isinstance(broken[0], Problem)
    html = page(review_of(drafted), Wording("en"), broken=broken)
    assert "A file cannot be read as it was saved last; what is shown is as it was before." in html
    root = html5lib.parse(html, namespaceHTMLElements=False)
    assert str(broken[0]) in [code.text for code in root.iter("code")]


def test_a_review_in_french(drafted: Path) -> None:
    html = page(review_of(drafted, given=given(), language="fr"), Wording("fr"))
    assert '<html lang="fr">' in html
    assert "Paragraphe 2" in html
    english = {"Masthead", "Heading", "Previous", "Next", "Copy", "nothing", "lacks", "Representative"}
    assert english & set(re.findall(r"\w+", re.sub(r"<[^>]+>|lanterns|Draft report", " ", html))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "just words\n",
        "[]\n",
        "title: [a]\nlanguage: {a: b}\nsections: words\nannexes: {a: b}\nnotes: 3\nreview: [a]\n",
        "officers: [{office: a}, b]\nannexes: [{sections: [{level: 2}]}, b]\nworkshops: [3, {report: lanterns}]\n",
        "sections: [words, {paragraphs: [3, [a], {number: [1], text: {a: b}, statements: [words, {by: {a: b}}]}]}]\n",
        "sections: [{heading: [a], level: x, paragraphs: [{text: a, statements: {by: a}, votes: [{counts: 3}]}]}]\n",
        "provenance: words\nnames: words\nas_printed: [3]\nrapporteur: [a]\ndate: 2018-99-99\n",
        "sections: [{paragraphs: [{text: '', panellists: [{}]}, {text: ' ', statements: [{by: []}]}]}]\n",
    ],
)
def test_whatever_someone_is_writing_is_shown_as_far_as_it_can_be(drafted: Path, text: str) -> None:
    sources = {kind: source_of(path, text) for kind, path in FILES.items()}
    review = reviewed(LANTERNS, sources, known(drafted), given(), Wording("en"))
    assert review.rows[0].title == "Masthead"
    html5lib.parse(page(review, Wording("en")))
