"""Word files become pieces: invented ones, made by hand, each for one habit of how Word is used."""

from __future__ import annotations

import pytest
from tests.import_report import SOURCES
from tests.office import archive, docx, level, numbering, p, r, style, table
from tests.sites import require

from session_reports.importer.readers import read
from session_reports.importer.readers.word import read_word
from session_reports.importer.reading import UnreadableError

LETTERS = level(0, "lowerLetter", "(%1)") + level(1, "lowerRoman", "(%2)")
FIGURES = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)")
TITLES = level(0, "upperRoman", "%1.", more='<w:pStyle w:val="H1"/>') + level(
    1, "upperLetter", "%2.", more='<w:pStyle w:val="H2"/>'
)
LISTS = numbering(
    {"0": FIGURES, "1": LETTERS, "2": TITLES},
    {
        "1": "0",
        "2": "1",
        "3": "2",
        "4": '0 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
        "5": f'1 <w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>',
        "6": "0",
        "9": "nowhere",
    },
)
STYLES = (
    style("Normal", default=True)
    + style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("H2", "heading 2", '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Text", "Single Text", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style("Bold", more="<w:rPr><w:b/></w:rPr>")
    + style("Emphasis", more='<w:rPr><w:i w:val="1"/></w:rPr>', kind="character")
    + style("Strong", more="<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Mark", more='<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    + style("Unseen", more="<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("Round", more='<w:basedOn w:val="About"/>')
    + style("About", more='<w:basedOn w:val="Round"/>')
)


def told(content: bytes) -> list[str]:
    """Return pieces as lines: what they are, unless they are blocks, their label and their text."""
    lines = []
    for piece in read_word(content).pieces:
        kind = {"block": "", "heading": "#" * max(piece.level, 1) + " "}.get(piece.kind, f"{piece.kind}: ")
        label = f"<{piece.label}> " if piece.label else ""
        lines.append(f"{kind}{label}{piece.text}")
    return lines


def sup(text: str) -> str:
    return r(text, '<w:vertAlign w:val="superscript"/>')


def tracked(kind: str, inner: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A">{inner}</w:{kind}>'


def field(code: str, result: str) -> str:
    begin, middle, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    return f"{begin}{r(f'<w:instrText> {code} </w:instrText>')}{middle}{result}{end}"


def box(inner: str) -> str:
    shape = f"<a:shape><w:txbxContent>{inner}</w:txbxContent></a:shape>"
    old = f"<v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
    return (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{shape}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent>"
    )


NUMBERS: dict[str, tuple[str, list[str]]] = {
    "numbers go on after paragraphs without any": (
        p("Lamps.", number="1/0") + p("Oil.", number="1/0") + p("Wicks.") + p("Horns.", number="1/0"),
        ["<1.> Lamps.", "<2.> Oil.", "Wicks.", "<3.> Horns."],
    ),
    "a level below begins anew below each number, and a number may have those above it": (
        "".join(p("x", number=f"1/{depth}") for depth in (0, 1, 2, 2, 1, 0, 1, 2)),
        ["<1.> x", "<1.1> x", "<a)> x", "<b)> x", "<1.2> x", "<2.> x", "<2.1> x", "<a)> x"],
    ),
    "letters and small numerals": (
        "".join(p("x", number=f"2/{depth}") for depth in (0, 1, 1, 0)),
        ["<(a)> x", "<(i)> x", "<(ii)> x", "<(b)> x"],
    ),
    "another instance of a list goes on with it, and one that says so begins anew, once": (
        p("x", number="1/0") + p("x", number="6/0") + p("x", number="4/0") + p("x", number="4/0"),
        ["<1.> x", "<2.> x", "<7.> x", "<8.> x"],
    ),
    "an instance may have levels of its own": (
        p("x", number="5/0") + p("x", number="5/1"),
        ["<A)> x", "<(i)> x"],
    ),
    "headings and paragraphs are numbered by their styles": (
        p("Lamps", style="H1") + p("Oil", style="H2") + p("It burns.", style="Text") + p("Wicks", style="H2"),
        ["# <I.> Lamps", "## <A.> Oil", "<1.> It burns.", "## <B.> Wicks"],
    ),
    "a paragraph may have no number in spite of its style": (
        p("Lamps", style="H1", number="0") + p("It burns.", style="Text", number="0"),
        ["# Lamps", "It burns."],
    ),
    "an empty paragraph is counted, and a list that is defined nowhere is none": (
        p("", number="1") + p("x", number="1") + p("x", number="8") + p("x", number="9") + p("x", number="1/8"),
        ["<2.> x", "x", "x", "x"],
    ),
    "a level that begins before those above it takes where they start": (
        p("x", number="1/1"),
        ["<1.1> x"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_automatic_numbers_are_those_that_word_prints(body: str, expected: list[str]) -> None:
    assert told(docx(body, numbering=LISTS, styles=STYLES)) == expected


def test_where_a_list_goes_on_with_the_numbers_of_another_is_said() -> None:
    reading = read_word(docx("".join(p("x", number=n) for n in "161"), numbering=LISTS))
    assert [piece.label for piece in reading.pieces] == ["1.", "2.", "3."]
    told = "lists go on with the numbers of others, as Word prints them, at 2.: compare with a printed copy"
    assert reading.remarks == (told,)


FORMS = {
    "decimalZero": ["<01> x", "<02> x"],
    "ordinal": ["<1st> x", "<2nd> x", "<3rd> x", "<4th> x"],
    "upperRoman": ["<I> x", "<II> x", "<III> x", "<IV> x"],
    "none": ["x"],
    "bullet": ["<•> x"],
}


@pytest.mark.parametrize(("form", "expected"), FORMS.items())
def test_numbers_have_many_forms(form: str, expected: list[str]) -> None:
    lists = numbering({"0": level(0, form, "%1")}, {"1": "0"})
    assert told(docx(p("x", number="1") * len(expected), numbering=lists)) == expected


def test_ordinals_of_the_second_ten() -> None:
    lists = numbering({"0": level(0, "ordinal", "%1", start="11")}, {"1": "0"})
    assert told(docx(p("x", number="1") * 2, numbering=lists)) == ["<11th> x", "<12th> x"]


def test_a_dash_of_a_list_is_a_dash() -> None:
    lists = numbering({"0": level(0, "bullet", "–")}, {"1": "0"})  # noqa: RUF001
    assert told(docx(p("x", number="1"), numbering=lists)) == ["<–> x"]  # noqa: RUF001


def test_a_form_that_is_not_known_is_told_in_figures_and_said() -> None:
    lists = numbering({"0": level(0, "chicago", "%1."), "1": level(0, "decimal", "%1", start="")}, {"1": "0", "2": "1"})
    reading = read_word(docx(p("x", number="1") + p("x", number="2"), numbering=lists))
    assert [piece.label for piece in reading.pieces] == ["1.", "0"]
    assert reading.remarks == ("automatic numbers of the form chicago are told in figures",)


def test_figures_in_place_of_numerals_and_numbers_that_nothing_restarts() -> None:
    never, second = '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="2"/>'
    levels = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
        + level(2, "decimal", "%3.", more=never)
        + level(3, "decimal", "%4)", more=second)
    )
    body = "".join(p("x", number=f"1/{depth}") for depth in (0, 1, 2, 3, 3, 2, 3, 1, 3, 0, 2, 3))
    assert told(docx(body, numbering=numbering({"0": levels}, {"1": "0"}))) == [
        f"<{label}> x" for label in "I. 1.1 1. 1) 2) 2. 3) 1.2 1) II. 3. 1)".split()
    ]


def test_a_list_may_be_defined_by_a_style_of_lists() -> None:
    lists = numbering({"0": '<w:numStyleLink w:val="Mine"/>', "1": FIGURES}, {"1": "0", "2": "1"})
    mine = style("Mine", more='<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    body = p("x", number="1") + p("x", number="2")
    assert told(docx(body, numbering=lists, styles=mine)) == ["<1.> x", "<2.> x"]


WORDS: dict[str, tuple[str, list[str]]] = {
    "signs that are no characters": (
        p(r("<w:tab/>"), "4.", r("<w:tab/>"), "Guinea", r("<w:noBreakHyphen/>"), "Bissau ", r('<w:sym w:char="F0B7"/>'))
        + p("a", r("<w:softHyphen/>"), "\u00adb", r('<w:sym w:char="no"/>'), "c", r('<w:br w:type="page"/>'), "d")
        + p("a", r('<w:sym w:char="0001"/>'), "b", r('<w:sym w:char="00E9"/>')),
        ["4. Guinea-Bissau •", "ab c d", "a bé"],
    ),
    "lines that end within a paragraph": (
        p("Distr.: General", r("<w:br/>"), "1 May 2031", r("<w:cr/>"), "Original: English")
        + p(
            "The Council lit lamps in every hall that it had, and did so",
            r("<w:br/>"),
            f"as long as {'oil ' * 20}lasted.",
        ),
        [
            "Distr.: General",
            "1 May 2031",
            "Original: English",
            f"The Council lit lamps in every hall that it had, and did so as long as {'oil ' * 20}lasted.",
        ],
    ),
    "emphasis by words and by styles": (
        p(
            "The ",
            r("Council ", "i"),
            r("thanked", "b"),
            " ",
            r("Peru", '<w:rStyle w:val="Emphasis"/>'),
            ", ",
            r("x", "b i"),
            ".",
        ),
        ["The *Council* **thanked** *Peru*, **x**."],
    ),
    "what is bold in a bold paragraph is not": (
        p("It ", r("thanked", '<w:rStyle w:val="Strong"/>'), r(" all", '<w:b w:val="0"/>'), " of them.", style="Bold"),
        ["**It** thanked all **of them.**"],
    ),
    "a bold line is a heading, and a bold sentence or list is none": (
        p(r("Opening of the lamps", "b"))
        + p(r("In favour:", "b"))
        + p(r("The Council decided that every lamp shall be lit before the evening of the same day.", "b"))
        + p(r("Opening", "b"), number="1"),
        [
            "# Opening of the lamps",
            "In favour:",
            "**The Council decided that every lamp shall be lit before the evening of the same day.**",
            "<•> Opening",
        ],
    ),
    "headings by their level and by the names of their styles": (
        p(r("Lamps", "b"), style="Eins")
        + p("Oil", style="United")
        + p("Wicks", more='<w:outlineLvl w:val="2"/>')
        + p("Horns", style="Eins", more='<w:outlineLvl w:val="9"/>')
        + p("Text", style="Far")
        + p("T", style="Title"),
        ["## Lamps", "### Oil", "### Wicks", "## Horns", "Text", "# T"],
    ),
    "fields print their results, and those of pages nothing": (
        p("see ", field("REF x", r("paragraph 5")), ", page ", field("PAGE", r("7")), ".")
        + p(
            r('<w:fldChar w:fldCharType="end"/>'),
            r('<w:fldChar w:fldCharType="separate"/>'),
            r("<w:instrText>x</w:instrText>"),
            "x",
        )
        + p('<w:fldSimple w:instr="DATE"><w:r><w:t>1 May</w:t></w:r></w:fldSimple>'),
        ["see paragraph 5, page .", "x", "1 May"],
    ),
    "links, fields to fill in, formulae and readings": (
        p(
            '<w:hyperlink r:id="x"><w:r><w:t>A/1</w:t></w:r></w:hyperlink>',
            " and ",
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>oil</w:t></w:r></w:sdtContent></w:sdt>",
            "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
            r(
                "<w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>yes</w:t></w:r>"
                "</w:rubyBase></w:ruby>"
            ),
        )
        + f"<w:sdt><w:sdtContent>{p('whole')}</w:sdtContent></w:sdt><w:bookmarkStart/>",
        ["A/1 and oila+byes", "whole"],
    ),
    "text boxes stand after their paragraph, each once": (
        p(r(box(p("in the box"))), "beside it")
        + p(r(f"<w:pict>{box(p('older'))}</w:pict>"))
        + f"<mc:AlternateContent><mc:Choice>{p('newer')}</mc:Choice><mc:Fallback>{p('no')}"
        f"</mc:Fallback></mc:AlternateContent>"
        + p("<mc:AlternateContent><mc:Choice><w:r><w:t>x</w:t></w:r></mc:Choice></mc:AlternateContent>"),
        ["beside it", "in the box", "older", "newer", "x"],
    ),
    "rows of tables, their lists and merged cells": (
        table(["State", "Vote"], ["", "Yes"], [p("Chad") + p("Mali"), p("Yes", number="2")], ["", ""])
        + table([p("a") + table(["b", "c"]), "d"])
        + f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent>"
        f"<w:tr>"
        f"<w:sdt><w:sdtContent><w:tc>{p('e')}</w:tc></w:sdtContent></w:sdt>"
        f"<w:tc>{p('f')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        ["row: State | Vote", "Yes", "row: Chad Mali | (a) Yes", "a", "row: b | c", "d", "row: e | f"],
    ),
    "tables for the layout": (
        table(
            ["Council of Lamps", p("LMP") + p("LMP/9")],
            ["", p("Distr.: General", r("<w:br/>"), "4 May 2031")],
            [p("", number="2"), "It met."],
        )
        + table(["7.", p("It met:") + p("Late", number="2")], [p("", number="2"), "It rose."], [p("", number="2"), ""])
        + table([p("", number="1"), "Oil"]),
        [
            "Council of Lamps",
            "LMP",
            "LMP/9",
            "Distr.: General",
            "4 May 2031",
            "<(a)> It met.",
            "<7.> It met:",
            "<(b)> Late",
            "<(c)> It rose.",
            "<•> Oil",
        ],
    ),
    "a masthead stands before the text alone": (
        p("Lamps.", number="2") + table(["LMP/1", "Oil"], [p("", number="2") + p("Fog"), "Chad"]),
        ["<(a)> Lamps.", "row: LMP/1 | Oil", "row: Fog | Chad"],
    ),
    "typed marks of notes, and what is none": (
        p(
            "Luxembourg",
            sup("3"),
            " (also on behalf of Belgium",
            sup("4, "),
            sup("5"),
            "), 2 km",
            sup("2"),
            ", the 3",
            sup("rd"),
            ".",
        )
        + p("note", r("a", '<w:rStyle w:val="Mark"/>'))
        + p(sup("3"), " Speaking for others.")
        + p(sup("4")),
        [
            "Luxembourg[^3] (also on behalf of Belgium[^4][^5]), 2 km2, the 3rd.",
            "note[^a]",
            "note: <3> Speaking for others.",
            "[^4]",
        ],
    ),
    "a paragraph whose end is deleted goes on in the next": (
        p("The Council ", more="<w:rPr><w:del/></w:rPr>", number="2")
        + p("met.", number="2")
        + p("It ", more="<w:rPr><w:moveFrom/></w:rPr>")
        + p("ended.", more="<w:rPr><w:ins/></w:rPr>")
        + table([p("a", more="<w:rPr><w:del/></w:rPr>"), "b"])
        + p("c", more="<w:rPr><w:del/></w:rPr>"),
        ["<(a)> The Council met.", "It ended.", "row: a | b", "c"],
    ),
    "changes are accepted": (
        p(
            "The ",
            tracked("ins", r("new ")),
            tracked("del", r("<w:delText>old </w:delText>")),
            "lamp",
            tracked("moveFrom", r(" gone")),
            tracked("moveTo", r(" come")),
        )
        + tracked("ins", p("added"))
        + tracked("del", p("away"))
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
        + '<w:altChunk r:id="x"/>',
        ["The new lamp come", "added"],
    ),
}

MORE = (
    style("Eins", more='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("United", "_ H_2/3_G")
    + style("Far", more='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Title")
)
BULLETS = numbering({"0": level(0, "bullet", "\uf0b7"), "1": LETTERS}, {"1": "0", "2": "1"})


@pytest.mark.parametrize(("body", "expected"), WORDS.values(), ids=WORDS)
def test_words_are_those_that_are_printed(body: str, expected: list[str]) -> None:
    assert told(docx(body, styles=STYLES + MORE, numbering=BULLETS)) == expected


def test_what_was_left_out_or_accepted_is_said() -> None:
    picture = "<w:drawing><a:graphic><a:blip/></a:graphic></w:drawing>"
    body = WORDS["changes are accepted"][0] + p(
        r(picture), r("not seen", "vanish"), r("nor this", '<w:rStyle w:val="Unseen"/>')
    )
    reading = read_word(docx(body, styles=STYLES, comments='<w:comment w:id="0"/><w:comment w:id="1"/>'))
    assert reading.form == "Word"
    assert reading.remarks == (
        "tracked changes were read as accepted: 3 insertions, 4 deletions",
        "parts in another format were left out: 1",
        "pictures were left out: 1",
        "hidden words were left out: 4",
        "comments were left out: 2",
    )


# --- notes ----------------------------------------------------------------------------------------


def mark(number: int, kind: str = "footnote", printed: str = "") -> str:
    custom = f' w:customMarkFollows="1"/><w:t>{printed}</w:t>' if printed else "/>"
    return r(f'<w:{kind}Reference w:id="{number}"{custom}')


def notes(kind: str, *texts: str) -> str:
    first = f'<w:{kind} w:id="0" w:type="separator">{p("---")}</w:{kind}>'
    return first + "".join(f'<w:{kind} w:id="{n}">{text}</w:{kind}>' for n, text in enumerate(texts, 1))


NOTES: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "notes stand after the paragraph with their marks, in the order of these": (
        p("Lamps", mark(2), " and oil.", mark(1)) + p("Wicks."),
        {"footnotes": notes("footnote", p("B.") + p("C.", number="1"), p(r("<w:footnoteRef/>"), " A."))},
        ["Lamps[^1] and oil.[^2]", "note: <1> A.", "note: <2> B.", "note: 1. C.", "Wicks."],
    ),
    "a note whose mark stands twice is told once": (
        p("Lamps", mark(1), " and oil", mark(1)),
        {"footnotes": notes("footnote", p("A."))},
        ["Lamps[^1] and oil[^1]", "note: <1> A."],
    ),
    "the document says how its notes are numbered": (
        p("Lamps", mark(1)),
        {
            "footnotes": notes("footnote", p("A.")),
            "settings": '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>',
        },
        ["Lamps[^c]", "note: <c> A."],
    ),
    "a mark may be no number": (
        p("Lamps", mark(1, printed="*"), " and oil", mark(2), " and wicks", mark(3, printed="see below"), "."),
        {"footnotes": notes("footnote", p("A."), p("B."), p("C."))},
        ["Lamps[^*] and oil[^1] and wicks[^2].", "note: <*> A.", "note: <1> B.", "note: <2> C."],
    ),
    "notes at the end of the document have numerals": (
        p("Lamps", mark(1, "endnote"), mark(2, "endnote")) + p("Oil."),
        {"endnotes": notes("endnote", p("A."), p("B."))},
        ["Lamps[^i][^ii]", "Oil.", "note: <i> A.", "note: <ii> B."],
    ),
    "a mark without a note is a mark": (p("Lamps", mark(7)), {}, ["Lamps[^1]"]),
    "notes of a table stand after its row": (
        f"<w:tbl><w:tr><w:tc>{p('a', mark(1))}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>",
        {"footnotes": notes("footnote", p("A."))},
        ["row: a[^1] | b", "note: <1> A."],
    ),
}


@pytest.mark.parametrize(("body", "parts", "expected"), NOTES.values(), ids=NOTES)
def test_notes_have_the_marks_that_word_prints(body: str, parts: dict[str, str], expected: list[str]) -> None:
    assert told(docx(body, numbering=LISTS, **parts)) == expected


def test_two_notes_of_one_number_and_numbers_that_begin_anew_are_said() -> None:
    figures = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    anew = f'<w:sectPr>{figures}<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    body = p("Lamps", mark(1), mark(1, "endnote")) + anew
    reading = read_word(docx(body, footnotes=notes("footnote", p("A.")), endnotes=notes("endnote", p("B."))))
    assert [piece.label for piece in reading.pieces] == ["", "1", "n1"]
    assert reading.remarks == (
        "the document begins the numbers of its footnotes anew within it, and here they go on",
        "there are two notes 1, of which the second is told as n1",
    )


# --- heads and feet -------------------------------------------------------------------------------


def test_the_head_of_the_first_page_is_masthead_and_other_heads_and_feet_are_furniture() -> None:
    references = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{kind}{number}"/>'
        for kind, when, number in (
            ("header", "first", 1),
            ("header", "default", 2),
            ("footer", "default", 3),
            ("footer", "even", 4),
        )
    )
    section = f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    content = docx(
        p("Lamps.", more=section) + section,
        header1=p("LMP/9") + p("Distr.: General"),
        header2=p("LMP/9") + p("Lamps in all halls"),
        footer3=p("31-00001 ", field("PAGE", r("2")), "/", field("NUMPAGES", r("9"))),
    )
    assert told(content) == [
        "front: LMP/9",
        "front: Distr.: General",
        "Lamps.",
        "furniture: Lamps in all halls",
        "furniture: 31-00001 /",
    ]


# --- genuine and hostile files --------------------------------------------------------------------


def test_a_genuine_resolution() -> None:
    require(SOURCES.is_dir(), str(SOURCES))
    path = SOURCES / "word-ecosoc-res-n1824662.docx"
    reading = read(path.name, path.read_bytes())
    assert [piece.text for piece in reading.pieces if piece.kind == "front"] == [
        "United Nations",
        "E/RES/2018/30",
        "Economic and Social Council",
        "Distr.: General",
        "3 August 2018",
    ]
    (first,) = [piece.text for piece in reading.pieces if piece.text.startswith("1. ")]
    assert first.startswith(
        "1. *Decides* to approve the streamlined list of bodies, annexed to the present resolution,"
    )
    assert [piece.label for piece in reading.pieces if piece.kind == "note"] == ["1", "2"]
    assert "Commission for Social Development | New York" in [
        piece.text for piece in reading.pieces if piece.kind == "row"
    ]


def test_a_genuine_table_of_recommendations() -> None:
    require(SOURCES.is_dir(), str(SOURCES))
    path = SOURCES / "word-upr48-slovenia-recommendations.docx"
    rows = [piece.text for piece in read(path.name, path.read_bytes()).pieces if piece.kind == "row"]
    assert rows[0] == (
        "Recommendation and recommending State | Position of the State under review | "
        "Human rights themes and groups of persons | Relevant SDGs"
    )
    assert rows[1].startswith(
        "140.7 Ratify the Optional Protocol to the International Covenant on Economic, Social and"
    )


def test_the_strict_kind_of_word_files_is_read_too() -> None:
    assert told(docx(p("Lamps."), space="http://purl.oclc.org/ooxml/wordprocessingml/main")) == ["Lamps."]


DEEP = docx("<w:sdt>" * 200 + "</w:sdt>" * 200)
WHOLE = docx(p("Lamps.") * 2000)
DAMAGED = "this Word file is damaged or not whole: get it anew, or open it in Word and save it again"


def of_document(content: str | bytes) -> bytes:
    relation = 'Type="http://x/officeDocument" Target="word/document.xml"'
    return archive({"_rels/.rels": f'<x><y Id="1" {relation}/></x>', "word/document.xml": content})


HOSTILE = {
    "cut short": (WHOLE[: len(WHOLE) // 2], DAMAGED),
    "overwritten": (WHOLE.replace(WHOLE[600:700], b"x" * 100), DAMAGED),
    "no XML": (of_document("Lamps"), DAMAGED),
    "empty": (of_document(""), DAMAGED),
    "entities": (of_document('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), DAMAGED),
    "another archive": (
        archive({"a.txt": "Lamps"}),
        "this is an archive that holds no Word document: save the report as .docx, and import that",
    ),
    "another document": (
        of_document("<x/>"),
        "this is an archive that holds no Word document: save the report as .docx, and import that",
    ),
    "OpenDocument": (
        archive({"content.xml": "<x/>"}),
        "this is an OpenDocument file: save the report as .docx, and import that",
    ),
    "bomb": (
        of_document("<x>" + " " * 20_000_000),
        "this archive unpacks to far more than a report is: open it in Word and save it again",
    ),
    "deep": (DEEP, "this Word file is nested more deeply than any report: open it in Word and save it again"),
}


@pytest.mark.parametrize(("content", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_told_in_one_sentence(content: bytes, expected: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_word(content)
    assert str(raised.value) == expected


def test_a_document_without_a_body_has_no_pieces() -> None:
    content = of_document('<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    assert told(content) == []
