"""HTML becomes pieces: invented pages, each for one habit of how reports stand on the web."""

from __future__ import annotations

import re
import sys

import pytest
from tests.import_report import SOURCES
from tests.pieces import lines
from tests.sites import require

from session_reports.importer.readers import read
from session_reports.importer.readers.html import is_html, is_tag, read_html
from session_reports.importer.readers.labels import figure
from session_reports.importer.readers.runs import Run, marked
from session_reports.importer.reading import UnreadableError
from session_reports.prose import parse

CASES = {
    "typed numbers": (
        "<p>1.<span>&nbsp;&nbsp; </span>The Council\nmet.</p><p>2. It&nbsp;ended.",
        ["1. The Council met.", "2. It ended."],
    ),
    "numbers of lists": (
        "<ol><li>a<li>b</ol><ol start=7><li>c<li value=9>d<li>e</ol><ol start=x><li value=>f</ol>",
        ["<1.> a", "<2.> b", "<7.> c", "<9.> d", "<10.> e", "<1.> f"],
    ),
    "manners of lists": (
        (
            "<ol type=a><li>a</ol><ol type=I start=4><li>b</ol><ol style='list-style-type: lower-roman'><li>c</ol>"
            "<ol style='list-style:none'><li>d</ol><ol style='list-style: square'><li>e</ol>"
        ),
        ["<a.> a", "<IV.> b", "<i.> c", "d", "<1.> e"],
    ),
    "lists that count down": (
        "<ol reversed><li>a<li>b</ol><ol reversed start=9><li>c<li>d</ol>",
        ["<2.> a", "<1.> b", "<9.> c", "<8.> d"],
    ),
    "lists in lists, and an item of several paragraphs": (
        "<ol><li><p>a</p><p>b</p><ul><li>c</ul>d<li></ol>",
        ["<1.> a", "b", "<•> c", "d"],
    ),
    "a label that is typed needs no other": (
        "<ol><li>1. a<li>(b) c<li>2031 was</ol><ul><li>– d<li>e</ul>",  # noqa: RUF001
        ["1. a", "(b) c", "<3.> 2031 was", "– d", "<•> e"],  # noqa: RUF001
    ),
    "headings, and words between blocks": (
        "<h1>Report<br>of the Council</h1>on <b>oil</b><h2><b>Lamps</b></h2><div>a<p>b</p>c</div><h3></h3>",
        ["# Report of the Council", "on **oil**", "## Lamps", "a", "b", "c"],
    ),
    "ends of lines": (
        (
            "<p>Ninth session<br/>Geneva, 6 May 2031<p>The Council lit lamps in all of its halls, "
            "and in those of others, "
            "for as long as<br>oil lasted.<p>The voting on the lamps of the hall, which was held by "
            "a show of hands, was as "
            "follows:<br>In favour: Chad<br>Against: Mali<pre>A\n B</pre>"
        ),
        [
            "Ninth session",
            "Geneva, 6 May 2031",
            "The Council lit lamps in all of its halls, and in those of others, for as long as oil lasted.",
            "The voting on the lamps of the hall, which was held by a show of hands, was as follows:",
            "In favour: Chad",
            "Against: Mali",
            "A",
            "B",
        ],
    ),
    "empty lines part blocks": (
        (
            "<center><b>COUNCIL OF LAMPS</b></center>LMP/9<br>4 May 2031<br><br>Report<br>&nbsp;<br>"
            "The Council lit lamps in all of its halls, and in those of others, for as long as<br>oil "
            "lasted.<br> <br>It rose<br><br><br><sup>1</sup> A.<br><br>B."
        ),
        [
            "# COUNCIL OF LAMPS",
            "LMP/9",
            "4 May 2031",
            "Report",
            "The Council lit lamps in all of its halls, and in those of others, for as long as oil lasted.",
            "It rose",
            "note: <1> A. B.",
        ],
    ),
    "a line that begins with a number begins a paragraph, and one that goes on with a year does not": (
        (
            "Opening of the lamps<br>1. The Council, which had met in Haven in each of the years from 1999 to<br>"
            "2010. It did so in the hall that it had been given by the keepers of the lamps in paragraph<br>"
            "7. It also lit them.<br>2. It rose.<br>(a) Late;<br>Lamps in<br>2010. The Council"
        ),
        [
            "Opening of the lamps",
            (
                "1. The Council, which had met in Haven in each of the years from 1999 to 2010. It did so in the hall "
                "that it had been given by the keepers of the lamps in paragraph 7. It also lit them."
            ),
            "2. It rose.",
            "(a) Late; Lamps in 2010. The Council",
        ],
    ),
    "what is not shown": (
        (
            "<head><title>t</title></head><p>a<script>b</script><style>c</style><!-- d --><?e?><template>f</template>"
            "<p hidden>g<p style='display: none'>h<p><span style='VISIBILITY:hidden'>i</span>j<p>k"
            "<noscript>l</noscript>"
        ),
        ["a", "j", "k"],
    ),
    "what stands beside the text": (
        "<nav><h2>Menu</h2><ul><li>Home</ul></nav><p>a</p><nav><table><tr><td>b</table></nav><footer>© c</footer>",
        ["furniture: Menu", "furniture: Home", "a", "furniture: b", "furniture: © c"],
    ),
    "emphasis by tags and by styles": (
        (
            "<p>The <b>Council <i>of</i></b> <em>thanked</em> <span style='font-weight:700'>Peru</span> and "
            "<span style='font-style: italic'>Chad <span style='font-style: normal'>too</span></span>, in<b>valid</b>."
        ),
        ["The **Council of** *thanked* **Peru** and *Chad* too, invalid."],
    ),
    "emphasis within a word, a symbol or an address": (
        (
            "<p><b>LMP</b>/CRP.1, <i>LMP</i>/<b>BUOY</b>/1, CRP.<b>2</b>, L<b>amp</b>s, <b>and</b>/<i>or</i>, "
            "<i>Buoy</i>, <b>(Fog)</b>. <b>It</b>"
        ),
        ["LMP/CRP.1, LMP/BUOY/1, CRP.2, Lamps, and/or, *Buoy*, **(Fog)**. **It**"],
    ),
    "entities, quotations, deletions and stars": (
        "<p>&lt;A &amp; B&#8203;C&shy;D&gt; <q>lamps</q> <del>oil</del><ins>wicks</ins> a<wbr>b 2 * 3 * 4",
        ["<A & BCD> “lamps” wicks ab 2 \\* 3 \\* 4"],
    ),
    "rows of tables": (
        (
            "<table><caption>Votes</caption><tr><th>State<th>Vote<tr><td><p>Chad</p><p>Mali</p><td><ul><li>Yes</ul>"
            "<tr><td><td>No<tr><td hidden>x<td>a<td>b</table>"
        ),
        ["Votes", "row: State | Vote", "row: Chad Mali | • Yes", "No", "row: a | b"],
    ),
    "tables for the layout": (
        (
            "<table><tr><td><h1>a</h1><p>b</p></td><td><p>c</p></td></tr></table>"
            "<table><tr><td><table><tr><td>d<td>e</table></td><td>f</td></tr></table>"
        ),
        ["# a", "b", "c", "row: d | e", "f"],
    ),
    "typed marks of notes, and what is none": (
        (
            "<p>Peru<sup>1</sup> and Chad<sup>2, 3</sup>, 2 km<sup>2</sup>, the 3<sup>rd</sup>, note"
            "<sup>a</sup>, XIX<sup>e</sup>"
            "<p><sup>1</sup> A.<br><sup>2</sup> B."
        ),
        ["Peru[^1] and Chad[^2][^3], 2 km2, the 3rd, note[^a], XIXe", "note: <1> A.", "note: <2> B."],
    ),
    "notes by links, as Word writes them": (
        (
            "<p>Peru<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> and Chad<a href='#_ftn2' "
            "name='_ftnref2'>[2]</a>."
            "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> A.</p><p>B.</p></div>"
            "<div id=ftn2><p><a href='#_ftnref2' name='_ftn2'>[2]</a> C.</p></div>"
        ),
        ["Peru[^1] and Chad[^2].", "note: <1> A.", "note: B.", "note: <2> C."],
    ),
    "notes by links, as a list below": (
        (
            "<p>Peru<sup id=fnref:1><a href='#fn:1'>1</a></sup>, see <a href='#x'>5</a>, <a "
            "href='#gone'><sup>4</sup></a>."
            "<p id=x>Chad.<footer><ol><li id=fn:1><p>A. <a href='#fnref:1'>↩</a></p></li></ol></footer>"
        ),
        ["Peru[^1], see 5, [^4].", "Chad.", "note: <1> A."],
    ),
    "notes by links, each in words of its own": (
        "<p>Peru<sup><a href='#n1'>i</a></sup>. <span><a name=n1>i</a> A.</span>",
        ["Peru[^i]. i A."],
    ),
    "notes of one block, parted by ends of lines": (
        (
            "<p>Peru<a href='#n1'>[1]</a> and Chad<a href='#n2'>[2]</a>."
            "<p><a name=n1>[1]</a> A.<br><a name=n2>[2]</a> B.<blockquote><a name=n3>(3)</a> C."
            "</blockquote><a href='#n3'>(3)</a>"
        ),
        ["Peru[^1] and Chad[^2].", "note: <1> A.", "note: <2> B.", "note: <3> C.", "[^3]"],
    ),
    "a note that begins with its anchor": (
        (
            "<p>Peru<sup><a href='#n1'>1</a></sup>.<p>See: <b><a name=n1>1</a></b><p>x<p><a name=n2>"
            "</a>y<sup><a href='#n2'>2</a></sup>"
        ),
        ["Peru[^1].", "See: **1**", "x", "note: <2> y[^2]"],
    ),
}


LIT = "<td>The Council lit its lamps."
MASTHEAD = "<tr><td>Council of Lamps<td>LMP<br>LMP/BUOY/9<tr><td><td>Distr.: General<br>4 May 2031"
TABLES = {
    "numbers in a cell of their own": (
        f"<tr><td>7.{LIT}<tr><td>8 bis<td><p>It thanked:</p><p>Chad;</p><tr><td>8.5.{LIT}",
        ["<7.> The Council lit its lamps.", "<8 bis> It thanked:", "Chad;", "<8.5.> The Council lit its lamps."],
    ),
    "labels in cells of their own": (
        "<tr><td>“(a)<td>Lamps<tr><td><td>b)<td>Oil<tr><td>c.<td>Fog<tr><td>IV.<td><b>Buoys</b>",
        ["<“(a)> Lamps", "<b)> Oil", "<c.> Fog", "# <IV.> Buoys"],
    ),
    "a number, and a label or the number of a list after it": (
        "<tr><td>7.<td>(a)<td>Lamps;<tr><td>8.<td><ol type=i><li>Oil.</ol>",
        ["<7.> (a) Lamps;", "<8.> i. Oil."],
    ),
    "headings, what goes on, and notes": (
        f"<tr><td colspan=2><b>Fog</b><tr><td>7.{LIT}<sup>1</sup><tr><td><td>So<tr><td>8.<td>It.<p><sup>1</sup> B",
        ["# Fog", "<7.> The Council lit its lamps.[^1]", "So", "<8.> It.", "note: <1> B"],
    ),
    "numbers without a stop, beside sentences": (
        f"<tr><td>7{LIT}<tr><td>8{LIT}<tr><td>9.1{LIT}<tr><td>10<td>Buoys",
        [*[f"<{label}> The Council lit its lamps." for label in ("7", "8", "9.1")], "<10> Buoys"],
    ),
    "numbers without a stop, beside names": ("<tr><td>7<td>Chad<tr><td>8<td>Mali", ["row: 7 | Chad", "row: 8 | Mali"]),
    "numbers beside names": (
        "<tr><td>1.<td>Ms. Ada Lamp (Chad)<tr><td>2.<td>Mr. Abe Fog (Mali)<tr><td>3.<td>Others.",
        ["row: 1. | Ms. Ada Lamp (Chad)", "row: 2. | Mr. Abe Fog (Mali)", "row: 3. | Others."],
    ),
    "labels beside figures": ("<tr><td>(a)<td>41<tr><td>(b)<td>–", ["row: (a) | 41", "(b)"]),  # noqa: RUF001
    "labels below the headings of their column": (
        "<tr><th>No.<th>Item<tr><td>(a)<td>Opening<tr><td>(b)<td>Closing",
        ["row: No. | Item", "row: (a) | Opening", "row: (b) | Closing"],
    ),
    "numbers of a few rows": (
        f"<tr><td>7.{LIT}<tr><td>Chad<td>Yes<tr><td>Mali<td>No",
        ["row: 7. | The Council lit its lamps.", "row: Chad | Yes", "row: Mali | No"],
    ),
    "a table beside a number": (
        "<tr><td>7.<td><table><tr><td>Chad<td>Yes</table>",
        ["7.", "row: Chad | Yes"],
    ),
    "a masthead": (
        f"{MASTHEAD}<tr><td>Original:<td>English<tr><td>Keeper:",
        ["Council of Lamps", "LMP", "LMP/BUOY/9", "Distr.: General", "4 May 2031", "Original: English", "Keeper:"],
    ),
    "a masthead above the text": (
        f"{MASTHEAD}<tr><td>1.{LIT}<tr><td>LMP/1<td>Lamps",
        [
            "Council of Lamps", "LMP", "LMP/BUOY/9", "Distr.: General", "4 May 2031",
            "row: 1. | The Council lit its lamps.", "row: LMP/1 | Lamps",
        ],
    ),
    "no masthead": ("<tr><td>Place<td>Haven<tr><td>Day<td>4 May", ["row: Place | Haven", "row: Day | 4 May"]),
    "a list of documents above the text": (
        "".join(f"<tr><td>LMP/{number}<td>Oil" for number in range(5)),
        [f"row: LMP/{number} | Oil" for number in range(5)],
    ),
    "a list of documents below the text": (
        "<p>1. Lamps.<table><tr><td>LMP/1<td>Oil",
        ["1. Lamps.", "row: LMP/1 | Oil"],
    ),
    "words between rows, and a row without a table": (
        "<caption>a</caption><tr><td>b<td>c</tr>d<tr><td>e<td>f</tr></table><div><tr><td>g<td>h",
        ["a", "row: b | c", "d", "row: e | f", "g", "h"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_tables_are_rows_or_what_they_lay_out(rows: str, expected: list[str]) -> None:
    page = f"<html>{rows}" if rows.startswith("<p>") else f"<html><table>{rows}"
    assert lines(read_html(page.encode())) == expected


LONG = "The keepers of the lamps met in the hall, and lit each of them before the evening of the same day."
NAMED = {
    "<div role=navigation>Home</div>": True,
    "<div role=search>Home</div>": True,
    "<section role='banner'>Home</section>": True,
    "<div class='site-footer'>Home</div>": True,
    "<div class=siteFooter>Home</div>": True,
    "<div id=breadcrumbs><ol><li><a href=x>1. Home</a></ol></div>": True,
    "<a class=skip-link href=x>Skip to the text</a>": True,
    "<span>x</span> <span class=share>Share this</span>": False,
    "<div class='x main-menu-content'>Home</div>": False,
    "<div class=has-sidebar>Home</div>": False,
    "<div class=footnotes>Home</div>": False,
    "<div class=footer-notes>Home</div>": False,
    "<main class=menu>Home</main>": False,
    f"<div class=menu>{LONG * 4}</div>": False,
    "<div class=menu>5. The Council</div>": False,
    "<div class=menu><ol><li>The Council</ol></div>": True,
    f"<div class=menu><ol><li>{LONG}</ol></div>": False,
    "<div class=menu><p>LMP/BUOY/9</p></div>": False,
    "<div role=banner>Council<br>Distr.: General</div>": False,
    "<div class=footer><sup>1</sup> See the lamps.</div>": False,
}


@pytest.mark.parametrize(("part", "expected"), NAMED.items())
def test_what_is_named_so_stands_beside_the_text_unless_it_holds_text(part: str, expected: bool) -> None:  # noqa: FBT001
    kinds = {piece.kind for piece in read_html(f"<html>{part}<script>{LONG * 9}</script><p>{LONG * 2}".encode()).pieces}
    assert ("furniture" in kinds) is expected


def test_what_is_named_so_is_not_looked_through_without_end() -> None:
    page = f"<html>{'<div class=menu>' * 99}<p>1. Lamps</p>{'</div>' * 99}<div class=menu>Home</div><p>{LONG}"
    assert [piece.kind for piece in read_html(page.encode()).pieces] == ["block"] * 3


@pytest.mark.parametrize(("page", "expected"), CASES.values(), ids=CASES)
def test_words_are_those_that_are_shown(page: str, expected: list[str]) -> None:
    assert lines(read_html(f"<html>{page}".encode())) == expected


def test_what_was_left_out_is_said() -> None:
    page = b"<p>a <img> <img alt=x> <del>b c</del> <span hidden>d</span>"
    assert read_html(page).remarks == (
        "pictures were left out: 2",
        "deleted words were left out: 2",
        "words that the page hides were left out: 1",
    )


@pytest.mark.parametrize("page", [b"", b"<!-- Lamps -->", b"   "])
def test_a_page_without_words_has_no_pieces(page: bytes) -> None:
    assert lines(read_html(page)) == []


ENCODED = {
    "as it says": ("<meta charset=windows-1251><p>Лампы", "windows-1251", ["Лампы"]),
    "as it says in another manner": ("<meta http-equiv=x content='text/html; charset=latin-1'><p>é", "latin-1", ["é"]),
    "without saying so": ("<p>Côte d’Ivoire", "utf-8", ["Côte d’Ivoire"]),  # noqa: RUF001
    "otherwise than it says": ("<meta charset=utf-8><p>Côte", "cp1252", ["Côte"]),
    "in none that there is": ("<meta charset=lamps><p>Côte", "utf-8", ["Côte"]),
    "with a mark": ("\ufeff<p>a", "utf-8", ["a"]),
}


@pytest.mark.parametrize(("page", "encoding", "expected"), ENCODED.values(), ids=ENCODED)
def test_letters_are_read_in_the_encoding_of_the_page(page: str, encoding: str, expected: list[str]) -> None:
    assert lines(read_html(page.encode(encoding))) == expected


def test_xhtml_closes_elements_with_a_slash() -> None:
    start = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
    page = start + b'<p>a <a name="x"/><b/>b<br/>C</p><p/><p>d</p></html>'
    assert lines(read_html(page)) == ["a b", "C", "d"]


def test_a_page_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^this HTML is nested more deeply than any report: save it anew"):
        read_html(b"<div>" * 100_000)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(UnreadableError, match="more packages: pip install 'session-reports\\[import\\]'"):
        read_html(b"<p>a")


KINDS = {
    "<!-- x --> <!DOCTYPE html><p>": True,
    "<?xml version='1.0'?>\n<html>": True,
    "\n<HEAD>": True,
    "<p>A paragraph": False,
    "1. The <b>Council</b>": False,
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_a_page_is_known_by_its_beginning(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_html(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), {"<b>": True, "</H2>": True, "<!-- x -->": True, "<Agenda item 4>": False, "b": False}.items()
)
def test_tags_are_those_of_html(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_tag(text) is expected


def test_a_report_on_the_web_has_the_words_of_its_source() -> None:
    """The page was made of the text beside it, which has no numbers and its notes within."""
    require(SOURCES.is_dir(), str(SOURCES))
    name = "unece-cefact-agat-2020-19"
    reading = read(f"{name}.html", (SOURCES / f"{name}.html").read_bytes())
    numbered = [m for piece in reading.pieces if (m := re.match(r"(\d+)\. (.*)", piece.text)) and piece.kind == "block"]
    assert [match[1] for match in numbered] == [str(number) for number in range(1, 28)]
    source = (SOURCES / f"{name}.adoc").read_text(encoding="utf-8").partition("\n== ")[2]
    blocks = [
        block for block in source.split("\n\n") if block.strip() and not block.startswith(("==", "Introduction and"))
    ]
    notes = re.findall(r"footnote:\[(.*?)\]", source)
    assert [_bare(match[2]) for match in numbered] == [
        _bare(re.sub(r"footnote:\[.*?\]", "", block)) for block in blocks
    ]
    assert [(piece.label, _bare(piece.text)) for piece in reading.pieces if piece.kind == "note"] == [
        (str(number), _bare(note)) for number, note in enumerate(notes, 1)
    ]


def _bare(text: str) -> str:
    """Return words as letters and figures alone, without marks: the page has other quotation marks than its source."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\[\^\w+\]|footnote:\[.*?\]", "", text)))


# --- what these formats have in common ------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "manner", "expected"),
    [
        (4, "decimal", "4"), (1, "letter", "a"), (26, "Letter", "Z"), (27, "letter", "aa"), (28, "letter", "bb"),
        (4, "roman", "iv"), (1994, "Roman", "MCMXCIV"), (0, "letter", "0"), (4000, "roman", "4000"),
    ],
)  # fmt: skip
def test_figures(number: int, manner: str, expected: str) -> None:
    assert figure(number, manner) == expected


MARKED = {
    "words in one style are marked once": ([Run("a "), Run("b", "em"), Run(" c", "em"), Run(" d")], "a *b c* d"),
    "white space is never marked": ([Run("a"), Run(" b ", "strong"), Run("c")], "a **b** c"),
    "neighbours in two styles": ([Run("a", "strong"), Run("b", "em")], "ab"),
    "neighbours that words part": ([Run("a", "strong"), Run(" "), Run("b", "em")], "**a** *b*"),
    "signs alone": ([Run("a"), Run(",", "strong"), Run(" b")], "a, b"),
    "a mark after marked words": ([Run("a", "em"), Run("1", mark=True), Run(" b")], "*a*[^1] b"),
    "white space before a mark": ([Run("a"), Run("1", mark=True), Run(" "), Run("b", "em")], "a[^1] *b*"),
    "stars among marked words": ([Run("*a"), Run(" *b", "em")], "\\*a *\\*b*"),
    "what looks like a mark": ([Run("[^1] is one")], "\\[^1] is one"),
}


@pytest.mark.parametrize(("runs", "expected"), MARKED.values(), ids=MARKED)
def test_marks_never_change_a_word(runs: list[Run], expected: str) -> None:
    text = marked(runs)
    assert text == expected
    assert parse(text).plain == "".join(run.text for run in runs if not run.mark)
