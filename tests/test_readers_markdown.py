"""Markdown becomes pieces: invented texts, each for one habit of how reports are passed around in it."""

from __future__ import annotations

import sys

import pytest
from tests.import_report import FOLDERS, SOURCES
from tests.pieces import lines
from tests.sites import require

from session_reports.importer.readers import read
from session_reports.importer.readers.formats import FORMATS
from session_reports.importer.readers.markdown import is_markdown, read_markdown
from session_reports.importer.reading import UnreadableError

REAL, UNSEEN = FOLDERS


CASES = {
    "numbers are those that were typed": (
        "2. Lamps.\n4. Oil.\n\n    Of whales.\n\n7) Wicks.\n\n10\\. Horns.\n\n10.1 Bells.",
        ["<2.> Lamps.", "<4.> Oil.", "Of whales.", "<7)> Wicks.", "10. Horns.", "10.1 Bells."],
    ),
    "labels of letters are words, and bullets are labels": (
        "1. The Council:\n\n(a) Lit lamps;\n\na) Or oil;\n\n- Wicks;\n  - Horns.\n* Bells.",
        ["<1.> The Council:", "(a) Lit lamps;", "a) Or oil;", "<•> Wicks;", "<•> Horns.", "<•> Bells."],
    ),
    "a bullet before a label that is typed is none": (
        "- (a) Lit lamps;\n- (b) Or oil;\n\n5. (c) Wicks.",
        ["(a) Lit lamps;", "(b) Or oil;", "<5.> (c) Wicks."],
    ),
    "headings of all manners": (
        "### **Lamps**\n\nOil\n===\n\n**Wicks**\n\n*Horns*\n\n**In favour:**\n\n**Chad** (2)",
        ["### Lamps", "# Oil", "# Wicks", "Horns", "In favour:", "**Chad** (2)"],
    ),
    "emphasis is kept where it marks whole words": (
        "The **Council** *thanked* **_Peru_**, in**valid** and 2 * 3 * 4, \\*and\\* __Chad__ *all*-day.",
        ["The **Council** *thanked* **Peru**, invalid and 2 \\* 3 \\* 4, \\*and\\* **Chad** *all*-day."],
    ),
    "a sentence in one style keeps it": (
        "*The list of those who took part is given in a document that was issued later.*",
        ["*The list of those who took part is given in a document that was issued later.*"],
    ),
    "notes, with numbers for those that have names": (
        (
            "Lamps[^1] and oil[^whales-and-seals], wicks[^9].\n\n[^1]: Of *brass*.\n\n    And "
            "tin.\n\n[^whales-and-seals]: None.\n\n[^3]: Lost."
        ),
        [
            "Lamps[^1] and oil[^2], wicks[^9].",
            "note: <1> Of *brass*.",
            "note: And tin.",
            "note: <2> None.",
            "note: <3> Lost.",
        ],
    ),
    "rows of tables": (
        "| State | Vote |\n|---|---|\n| **Chad** | Yes |\n| | |\n| Mali | |",
        ["row: State | Vote", "row: Chad | Yes", "Mali"],
    ),
    "tables for the layout": (
        "| Council of Lamps | LMP/9 |\n|---|---|\n| | 4 May 2031 |\n\n| 7. | It met. |\n|---|---|\n| (a) | Late; |",
        ["Council of Lamps", "LMP/9", "4 May 2031", "<7.> It met.", "<(a)> Late;"],
    ),
    "ends of lines": (
        (
            "Distr.: General  \n1 May 2031\\\nOriginal: English\n\nThe Council\nlit lamps<br>\nin its "
            "hall<br />\nOf Lamps."
        ),
        ["Distr.: General", "1 May 2031", "Original: English", "The Council lit lamps in its hall", "Of Lamps."],
    ),
    "quotations, rules, links, pictures and code": (
        (
            "> The Council,\n> lit.\n\n---\n\nSee [A/1](https://x.example) and <https://y.example> "
            "![a lamp](x.png) `a*b`.\n\n"
            "```\nin a\nfence\n```\n\n    set in"
        ),
        ["The Council, lit.", "See A/1 and https://y.example a\\*b.", "in a", "fence", "set in"],
    ),
    "what looks like a definition is words": ("[1]: the first", ["[1]: the first"]),
    "entities, and tags of HTML and what is none": (
        "A &amp; B &copy; <u>under</u> <Agenda item 4> <lamp> km<sup>2</sup>, Chad<sup>3</sup> <!-- no -->x",
        ["A & B © under <Agenda item 4> <lamp> km2, Chad[^3] x"],
    ),
    "blocks of HTML": ("<div>\n<p>Lamps</p>\n</div>\n\nOil.", ["Lamps", "Oil."]),
    "front matter is of the masthead": (
        '---\ntitle: "Report: of\n  the Council"\nlang: en\nempty:\ntags:\n- Lamps\nx\n---\n\n# Lamps',
        ["front: Report: of the Council", "front: en", "front: Lamps", "front: x", "# Lamps"],
    ),
    "what front matter tells a program is no text": (
        "---\nlayout: report\nsidebar:\n  - Lamps\ntitle: Fog\n---\nBuoys",
        ["furniture: report", "furniture: Lamps", "front: Fog", "Buoys"],
    ),
    "front matter without an end is text": ("---\n\nLamps", ["Lamps"]),
    "the title block of pandoc": (
        "% Report\n% of the Council\n\nLamps",
        ["front: Report", "front: of the Council", "Lamps"],
    ),
    "nothing but a title block": ("% Report", ["front: Report"]),
    "a heading may have a mark": ("## Lamps[^1]\n\n[^1]: A.", ["## Lamps[^1]", "note: <1> A."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_words_are_those_that_were_typed(text: str, expected: list[str]) -> None:
    assert lines(read_markdown(text)) == expected


def test_pieces_tell_their_lines_and_how_far_they_are_set_in() -> None:
    text = "---\nlang: en\n---\n\n# Lamps\n\n1. Oil\n   - Wicks\n\n<p>\nHorns</p>\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert [(piece.line, piece.indent) for piece in read_markdown(text).pieces] == [
        (2, 0), (5, 0), (7, 4), (8, 8), (10, 0), (13, 0), (15, 0),
    ]  # fmt: skip


def test_pictures_are_told() -> None:
    assert read_markdown("![a](b) ![c](d)", ["told before"]).remarks == ("told before", "pictures were left out: 2")


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(UnreadableError, match="more packages: pip install 'session-reports\\[import\\]'"):
        read_markdown("# Lamps")


def test_what_is_nested_deeply_is_read_or_refused() -> None:
    deep = "".join(f"{'  ' * depth}- Lamp {depth}\n" for depth in range(50))
    assert [piece.text for piece in read_markdown(deep[: deep.index("- Lamp 20")]).pieces][-1] == "Lamp 19"
    for text in (deep, "> " * 500 + "Lamp"):
        with pytest.raises(UnreadableError, match=r"^this Markdown is nested more deeply than any report: take out"):
            read_markdown(text)


KINDS = {
    "# Lamps\n\nThe **Council** met.": True,
    "# Lamps\n\n## Oil\n": True,
    "# Lamps\n\nText.": False,
    "The **Council** met.\n\n**It** ended.": False,
    "# Lamps\f## Oil": False,
    "1. Lamps.\n2. Oil.": False,
    "   # 4\n     12   of the Council\n# Lamps\n## Oil": False,
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_markdown_without_its_name_is_known_by_headings_and_marks(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_markdown(text) is expected


def test_no_text_of_the_tests_is_taken_for_markdown_but_the_one_that_is() -> None:
    require(SOURCES.is_dir(), str(SOURCES))
    texts = [*SOURCES.glob("*.txt"), *UNSEEN.glob("*.txt")]
    assert len(texts) > 10
    found = [path.name for path in texts if is_markdown(path.read_text(encoding="utf-8"))]
    assert found == ["ccpcj-20-thematic-discussion.txt"]


def test_what_is_named_so_is_markdown() -> None:
    assert read("x.md", b"Lamps").form == FORMATS["Markdown"].read(b"Lamps").form == "Markdown"
    assert read("x.txt", b"Lamps").form == "text"


@pytest.mark.parametrize("name", ["iode-sg-obis-7-2018.md", "iotc-wpm-wk1-2013.md"])
def test_no_word_of_a_real_report_is_lost(name: str) -> None:
    require(SOURCES.is_dir(), str(SOURCES))
    text = (SOURCES / name).read_text(encoding="utf-8")
    said = " ".join(f"{piece.label} {piece.text}" for piece in read(name, text.encode()).pieces)
    for word in ("recommended", "albacore", "steering", "MSE", "OBIS", "workshop", "Management", "2019"):
        assert said.count(word) == _outside(text).count(word), word


def _outside(text: str) -> str:
    """Return a text without the addresses of its links and without tags."""
    import re  # noqa: PLC0415

    return re.sub(r"\]\([^)]*\)|<[^>]*>", "", text)
