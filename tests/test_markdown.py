# ruff: noqa: RUF001 -- the quotation marks and dashes that documents print
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import html5lib
import markdown
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from session_reports.addresses import Address
from session_reports.mentions import Mention, Target
from session_reports.model import Annex, Paragraph
from session_reports.passages import Passage
from session_reports.prose import parse
from session_reports.render.markdown import Markdown, anchor_link, as_anchor, escape, excerpt, passage_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

# What the pages need, and what a site may add to it.
NEEDED = ["attr_list", "md_in_html", "tables"]
ADDED = ["def_list", "footnotes", "admonition", "toc", "abbr", "nl2br", "sane_lists"]
PYMDOWN = [
    *("pymdownx.superfences", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.emoji"),
    *("pymdownx.magiclink", "pymdownx.tasklist", "pymdownx.snippets", "pymdownx.details", "pymdownx.inlinehilite"),
]
RENDERER = markdown.Markdown(extensions=NEEDED + ADDED + PYMDOWN)


def rendered(text: str, renderer: markdown.Markdown = RENDERER) -> Element:
    found: Element = html5lib.parseFragment(renderer.reset().convert(text), namespaceHTMLElements=False)
    return found


def words(element: Element) -> str:
    """Return an element's text without marks of notes, each run of white space as one space."""
    return squeezed("".join(pieces(element)))


def pieces(element: Element) -> Iterable[str]:
    if isinstance(element.tag, str) and element.get("class") != "sr-mark":
        yield element.text or ""
        for child in element:
            yield from pieces(child)
            yield child.tail or ""


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Whatever a data file may hold, and what means something to Markdown or one of its extensions.
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\uffff\ufffe")
TRAPS = r"""
* ** _ __ ` ``` ~ ~~ ~~~ = == === - -- --- + ++ ^ ^^ # ## ### > >> | || : :: ! !! !!! ? ??? . .. ... ' '' " \ / // $
% %% @ & < [ ] ( ) { } 1. 12) a. (a) (1) [x] [^1] [^1]: [a]: [TOC] [[a]] ![a](b) [a](b) {: #a .b } {{a}} {%a%} {++a++}
<b> </b> <script> <!-- --> <?a ?> <![CDATA[ ]]> <a@b.cc> <https://a.bb> &amp; &lt &#42; &#x2a; &copy \* \_ \\ :smile:
:+1: :a: https://a.bb/c_d?e=1&f=2#g http:// ftp://a.bb www.a.bb www.a.bb/c_d WWW.a.bb/c&d mailto:a@b.cc a@b.cc #1 @a
a/b#1 a@0123456 --8<-- -8<- ;--8<-- !!!note ==="a" /// ::: *[a]: |---| a b c é 肯 ع 😀 1 2 ’ “ ” « » – — …
""".split()
TEXTS = st.lists(st.sampled_from([*TRAPS, " ", " ", " ", "\n", "\u00a0"])).map("".join) | st.text(CHARACTERS)
PROSE = st.lists(
    st.sampled_from([*TRAPS, *"[^1] [^b] * ** *a* **b** Kenya".split(), " ", "\n", "\n\n", "\n\n(a) ", "\n\n(i) "])
).map("".join)

INLINE = {
    "in a line": "Before {} after.",
    "after a word": "before{}",
    "in a heading": "# A {} b {{: #an-anchor .a-class }}",
    "in a table": "| a | b |\n|---|---|\n| c | {} |\n| d | e |",
    "in a link": "a [{}](b.md) c",
    "in bold": "a **b {} c** d",
    "in an element": '<p class="a" markdown="span">b {} c</p>',
    "in an element as it is": "<p>b {} c</p>",
    "in a term": '<dl markdown="block">\n<dt markdown="span">a {}</dt>\n</dl>',
}
FIRST = {
    "in a block": "{}",
    "in an element's block": '<div markdown="block">\n\n{}\n\n</div>',
    "in a heading": "## {}",
    "in a list": "- {}\n- b",
}


# --- escape -------------------------------------------------------------------------------------


def assert_verbatim(template: str, text: str, renderer: markdown.Markdown = RENDERER) -> None:
    """Assert that a text shows its very characters, and changes nothing around it."""
    found = words(rendered(template.format(escape(text)), renderer))
    assert found == squeezed(around(template).replace("VALUE", text))


@cache
def around(template: str) -> str:
    return words(rendered(template.format("VALUE")))


# An extension that links bare addresses must not take a character's entity for a part of one.
@pytest.mark.parametrize("template", INLINE.values(), ids=INLINE)
@given(TEXTS.map(str.strip))
@example("<b>A</b>, &amp;, B|C, _D_, [E](F), [G], {H}, {{ I }}, {: .j }, # K, `L`, :smile:, M > N")
@example("==O==, ~~P~~, \\_Q\\_, $R$, <script>S</script>, **T**, *U*, ^^V^^, W[^1], (c), 2 * 3")
@example("https://charts.example/a_b?c=1&d=2#e a@b.example --8<-- <!-- x --> a--b")
@example('“(see www.a.bb")')
def test_text_in_a_line_shows_its_very_characters(template: str, text: str) -> None:
    assert_verbatim(template, text)


# What begins a block or a list's entry must not begin a list, an admonition and the like.
@pytest.mark.parametrize("template", FIRST.values(), ids=FIRST)
@given(TEXTS.map(str.strip))
@example("1. This line was painted with a numeral and is no paragraph of its own.")
@example("12) So was this.")
@example("2016. The year began a sentence.")
@example("20160307. As did the day.")
@example("٣. And this, in Arabic digits.")
@example("- This line was painted with a dash.")
@example("+ This one with a plus.")
@example("# This one with a grid; 2 * 3 lamps stood by it.")
@example("> This one with an arrow.")
@example("[TOC]")
@example("!!! note")
@example("??? note")
@example(": a definition")
@example("| a | b |")
@example("---")
@example("[a]: b")
@example("*[a]: b")
@example("[^1]: b")
@example('--8<-- "file"')
def test_text_that_comes_first_shows_its_very_characters(template: str, text: str) -> None:
    assume(text)
    assert_verbatim(template, text)


@given(TEXTS)
def test_text_in_an_attribute_shows_its_very_characters(text: str) -> None:
    element = rendered(f'<p title="{escape(text)}">a</p>').find("p")
    assert element is not None
    assert squeezed(element.get("title", "")) == squeezed(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Kenya", "Kenya"),
        ("", ""),
        (26, "26"),
        ("one\ntwo", "one two"),
        ("one \r\n\t two", "one two"),
        ("Lamp & Wick <Keepers>", "Lamp &#38; Wick &#60;Keepers&#62;"),
        ("Oda [O_B] Brine", "Oda &#91;O&#95;B&#93; Brine"),
        (Markdown("**bold**"), "**bold**"),
        (escape("a*b"), "a&#42;b"),
    ],
)
def test_escape(value: object, expected: str) -> None:
    found = escape(value)
    assert found == expected
    assert isinstance(found, Markdown)


def test_anchors_hold_nothing_but_what_addresses_make() -> None:
    assert as_anchor("annex_1__para_26-1__subpara_a") == "annex_1__para_26-1__subpara_a"


@pytest.mark.parametrize("anchor", ["", "a b", 'a"b', "a{b", "é", "a\n"])
def test_other_anchors_are_refused(anchor: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(anchor)}$"):
        as_anchor(anchor)


def test_a_link_to_an_address() -> None:
    found = anchor_link("reports/b/s/r.md", Address("delegations/orrin.md", "names"), "Orrin [Free]")
    assert found == "[Orrin &#91;Free&#93;](../../../delegations/orrin.md#names)"


# --- passages -----------------------------------------------------------------------------------

PAGE = "reports/ctl/2/final.md"
ANNEX = Annex.model_validate(
    {"number": "1", "heading": "Annex", "sections": [{"id": "a", "paragraphs": [{"text": "Text."}]}]}
)


def passage(raw: str, anchor: str = "para_4", annex: Annex | None = None) -> Passage:
    return Passage("ctl/2/final", (), anchor, annex, None, Paragraph(text=raw or " "), parse(raw))


def mention(text: Passage, start: int, end: int, key: str = "veld") -> Mention:
    return Mention(text.report, text.anchor, start, end, Target("delegation", key), "named")


def written(text: Passage, *names: str) -> str:
    """Write a passage in which each name, wherever it first stands, is linked to a delegation's page."""
    starts = [(text.text.plain.index(name), name) for name in names]
    mentions = [mention(text, start, start + len(name), name.lower()) for start, name in starts]
    return passage_markdown(text, mentions, lambda found: Address(f"delegations/{found.target.id}.md"), PAGE)


def shown(text: Passage, *names: str) -> Element:
    return rendered(f'<div class="sr-text" lang="en" markdown="block">\n\n{written(text, *names)}\n\n</div>')


@pytest.mark.parametrize(
    ("raw", "names", "expected"),
    [
        ("One.\n\nTwo.", [], "One.\n\nTwo."),
        ("The observer for Veld spoke.", ["Veld"], "The observer for [Veld](../../../delegations/veld.md) spoke."),
        ("Veld, 1", ["1", "Veld"], "[Veld](../../../delegations/veld.md), [1](../../../delegations/1.md)"),
        ("*North* **Veld**", [], "<em>North</em> <strong>Veld</strong>"),
        ("*North Veld*", ["Veld"], "<em>North </em>[<em>Veld</em>](../../../delegations/veld.md)"),
        ("its agenda.[^1]", [], 'its agenda.<sup class="sr-mark" id="para_4__mark_1">[1](#note_1)</sup>'),
    ],
)
def test_passages_as_markdown(raw: str, names: list[str], expected: str) -> None:
    assert written(passage(raw), *names) == expected


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Statements were made by Veld, Haven and Orrin (Free Isles of).", ["Veld", "Haven", "Orrin (Free Isles of)"]),
        ("Veld", ["Veld"]),
        ("Veld: Haven", ["Veld", "Haven"]),
        ("(a) Veld;\n\n(b) Haven.", ["Veld", "Haven"]),
        ("*North Veld* **and Haven**", ["North Veld", "Haven"]),
        ("Sedge[^2] (on behalf of Veld[^3])", ["Sedge", "Veld"]),
        ("Lamp & Wick <Keepers>, Oda [O_B] Brine, 1. Veld", ["Lamp & Wick <Keepers>", "Oda [O_B] Brine", "1. Veld"]),
        ("“Veld”, (Haven), -Sedge-, :Orrin:, *Thrum*", ["Veld", "Haven", "Sedge", "Orrin", "Thrum"]),
        ("Up with you!Veld", ["Veld"]),  # "!" and a link are no image
        ("(!Veld)", ["Veld"]),
    ],
)
def test_links_hold_the_names_alone(raw: str, names: list[str]) -> None:
    found = shown(passage(raw), *names)
    links = [link for link in found.iter("a") if not (link.get("href") or "").startswith("#note_")]
    assert sorted(words(link) for link in links) == sorted(names)
    assert words(found) == squeezed(parse(raw).plain)


def test_sub_paragraphs_are_nested_lists_with_anchors() -> None:
    labels = ["(a)", "(i)", "(ii)", "(b)"]
    raw = "Two:\n\n(a) One:\n\n(i) *Oil*;\n\n(ii) Wick;\n\n(b) Two.\n\nBoth stand.\n\n(a) Again."
    root = shown(passage(raw, "para_2"))
    lists = root.findall("./div/ol")
    assert [inner.get("class") for inner in lists] == ["sr-list", "sr-list"]
    first = [entry.get("id") for entry in lists[0].findall("li")]
    assert first == ["para_2__subpara_a", "para_2__subpara_b"]
    below = [entry.get("id") for entry in lists[0].findall("./li/ol/li")]
    assert below == ["para_2__subpara_a__subpara_i", "para_2__subpara_a__subpara_ii"]
    assert [words(label) for label in lists[0].iter("span") if label.get("class") == "sr-label"] == labels
    assert [entry.get("id") for entry in lists[1].findall("li")] == ["para_2__subpara_a-2"]
    assert [words(block) for block in root.findall("./div/p")] == ["Two:", "Both stand."]


def test_sub_paragraphs_of_a_block_without_an_address_have_none() -> None:
    root = shown(passage("(a) One;\n\n(b) Two.", ""))
    assert [entry.get("id") for entry in root.iter("li")] == [None, None]


def marks(text: Passage) -> list[tuple[str, str]]:
    found = [mark for mark in shown(text, "Veld").iter("sup") if mark.get("class") == "sr-mark"]
    return [(mark.get("id", ""), link.get("href", "")) for mark in found for link in mark.iter("a")]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Veld.[^1]", ["1"]),
        ("[^1]Veld", ["1"]),
        ("Veld[^1]", ["1"]),
        ("Ve[^1]ld", ["1"]),
        ("*Veld[^a]*", ["a"]),
        ("(a) Veld[^1]\n\n(b) Two[^2]", ["1", "2"]),
        ("*one[^2]* Veld [^3] two[^4]", ["2", "3", "4"]),
        ("One\n\n[^5]\n\nVeld", ["5"]),
    ],
)
def test_marks_lead_to_their_notes(raw: str, expected: list[str]) -> None:
    assert marks(passage(raw)) == [(f"para_4__mark_{number}", f"#note_{number}") for number in expected]


def test_each_mark_of_one_note_has_its_own_address() -> None:
    found = marks(passage("Veld[^1] and[^1] so[^1]"))
    assert found == [("para_4__mark_1", "#note_1"), ("para_4__mark_1_2", "#note_1"), ("para_4__mark_1_3", "#note_1")]


def test_marks_in_an_annex_lead_to_its_notes() -> None:
    assert marks(passage("Veld.[^a]", "annex_1__para_1", ANNEX)) == [("annex_1__para_1__mark_a", "#annex_1__note_a")]


# Blocks without a number have no address to tell the marks of one note apart by.
def test_no_two_blocks_without_an_address_give_one_id() -> None:
    found = [key for raw in ("Veld[^1]", "Again Veld[^1]") for key, _ in marks(passage(raw, "")) if key]
    assert len(found) == len(set(found))


def test_links_go_where_the_page_is_told() -> None:
    text = passage("Veld, 1 to 3, Haven and Sedge.")
    told = [
        mention(text, 0, 4, "veld"),
        Mention(text.report, text.anchor, 6, 7, Target("paragraph", "para_1", text.report), "reference"),
        Mention(text.report, text.anchor, 6, 12, Target("paragraph", "para_2", text.report), "range"),
        mention(text, 14, 19, "haven"),
    ]
    where = {"veld": Address("delegations/veld.md"), "para_1": Address(PAGE, "para_1"), "para_2": Address(PAGE, "x")}
    found = passage_markdown(text, told, lambda told: where.get(told.target.id), PAGE)
    # What lies between the ends of a range has no words of its own, and Haven has no page.
    assert found == "[Veld](../../../delegations/veld.md), [1](#para_1) to 3, Haven and Sedge."


def test_a_link_that_leaves_its_block_or_overlaps_another_is_left_out() -> None:
    text = passage("North Veld\n\nHaven")
    told = [mention(text, 0, 10), mention(text, 6, 10), mention(text, 8, 17)]
    found = passage_markdown(text, told, lambda _: Address("delegations/veld.md"), PAGE)
    assert found == "[North Veld](../../../delegations/veld.md)\n\nHaven"


@settings(max_examples=300)
@given(PROSE, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20))), st.sampled_from(["para_4", ""]))
def test_passages_show_their_very_characters(raw: str, spans: list[tuple[int, int]], anchor: str) -> None:
    text = passage(raw, anchor)
    assume(text.text.plain)
    told = [mention(text, start, start + length) for start, length in spans if start + length <= len(text.text.plain)]
    found = passage_markdown(text, told, lambda _: Address("delegations/veld.md"), PAGE)
    root = rendered(f'<div class="sr-text" markdown="block">\n\n{found}\n\n</div>\n\nAfter.')
    assert words(root) == f"{squeezed(text.text.plain)} After.".strip()
    assert len([mark for mark in root.iter("sup") if mark.get("class") == "sr-mark"]) == len(text.text.notes)
    ids = [key for element in root.iter() if (key := element.get("id"))]
    assert len(ids) == len(set(ids))


# --- excerpts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stretch", "marked", "expected"),
    [
        ("North <Veld>", [], "North &#60;Veld&#62;"),
        ("North <Veld> and", ["North <Veld>"], "<mark>North &#60;Veld&#62;</mark> and"),
        ("and Sedge", ["and", "Sedge"], "<mark>and</mark> <mark>Sedge</mark>"),
        ("<Veld> and", ["Veld"], "&#60;<mark>Veld</mark>&#62; and"),
        ("Sedge\n\nHaven", [], "Sedge Haven"),
    ],
)
def test_excerpts(stretch: str, marked: list[str], expected: str) -> None:
    text = parse("North <Veld> and *Sedge*\n\nHaven.[^1]")
    start, *starts = (text.plain.index(part) for part in (stretch, *marked))
    spans = [(at, at + len(part)) for at, part in zip(starts, marked, strict=True)]
    assert excerpt(text, start, start + len(stretch), spans) == expected


# A sentence stands in a block of its own, and may begin as a list does.
@given(TEXTS)
@example("1. This line was painted with a numeral.")
@example("- This line was painted with a dash.")
@example("2016. The year began a sentence.")  # as above
def test_excerpts_show_their_very_characters(raw: str) -> None:
    text = parse(raw)
    assume(text.plain)
    middle = len(text.plain) // 2
    found = excerpt(text, 0, len(text.plain), [(middle, len(text.plain))])
    assert words(rendered(f"{found}\n\nAfter.")) == f"{squeezed(text.plain)} After."
