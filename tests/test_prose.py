# ruff: noqa: RUF001 -- the quotation marks and dashes that documents print
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from session_reports.prose import Text, parse, sentences

# Pieces that mean something to the parser, joined at will.
PROSE = st.lists(
    st.sampled_from(
        [
            *("*", "**", "***", "\\", "\\*", "\\[^", "[^1]", "[^b]", "[^", "[", "]", "(a)", "(b)", "(i)", "a)", "a."),
            *(
                " ",
                "  ",
                "\n",
                "\n\n",
                "\n \n",
                "\t",
                "\u00a0",
                "word",
                "Kenya",
                "No",
                "A",
                "é",
                "肯尼亚",
                ".",
                "“",
                "”",
            ),
        ]
    )
).map("".join)
ANY_TEXT = PROSE | st.text()


# --- plain text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("", ""),
        (" \n \n ", ""),
        ("One line.\n", "One line."),
        # A line may be wrapped anywhere.
        ("North\nVeld", "North Veld"),
        ("  North \t \n   Veld  ", "North Veld"),
        # A blank line separates blocks, however many there are and whatever spaces stand in them.
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("\n\nOne.\n  \n\t\n\nTwo.\n\n", "One.\n\nTwo."),
        # Marks are gone.
        ("*italic* and **bold**", "italic and bold"),
        ("At the end.[^1] Next", "At the end. Next"),
        ("Sedge[^2] (on behalf", "Sedge (on behalf"),
        # Everything else is literal.
        ("<b> & | _x_ [a](b) {c} `d` # ~~e~~ ![f]", "<b> & | _x_ [a](b) {c} `d` # ~~e~~ ![f]"),
        ("[^] [^a b] [^1234567] [1] ^1", "[^] [^a b] [^1234567] [1] ^1"),
        (r"C:\path \n \_Q\_ \\ \[x]", r"C:\path \n \_Q\_ \\ \[x]"),
        # A backslash takes the meaning from a star, and from the bracket of a note's mark.
        (r"\*not italic\*", "*not italic*"),
        (r"\[^1]", "[^1]"),
        (r"2 \* 3", "2 * 3"),
        # Stars that nothing closes are characters.
        ("2 * 3 lamps", "2 * 3 lamps"),
        ("**two stars that nothing closes.", "**two stars that nothing closes."),
        ("a*b*c", "a*b*c"),
        ("* a *", "* a *"),
        ("*one\n\ntwo*", "*one\n\ntwo*"),
        ("*one** two", "*one** two"),
    ],
)
def test_plain_text(raw: str, plain: str) -> None:
    assert parse(raw).plain == plain


# The text is verbatim but for line breaks, and a reader's line must not break between « and the word.
@pytest.mark.parametrize("raw", ["«\u00a0Feux\u00a0»", "l’ordre du jour\u00a0: feux", "11\u202f000 bouées"])
def test_spaces_that_keep_words_together_stay(raw: str) -> None:
    assert parse(raw).plain == raw


def styled(text: Text) -> list[str]:
    return [f"{emphasis.style}: {text.plain[emphasis.start : emphasis.end]}" for emphasis in text.emphases]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("*Rapporteur:* Erasmo **Lara Cabrera** (Mexico)", ["em: Rapporteur:", "strong: Lara Cabrera"]),
        ("*over\na line*", ["em: over a line"]),
        ("(*in brackets*), “*in quotes*”", ["em: in brackets", "em: in quotes"]),
        ("*before a stop*. *Before a comma*,", ["em: before a stop", "em: Before a comma"]),
        ("*one* *two*", ["em: one", "em: two"]),
        ("**bold with *italic* in it**", ["strong: bold with italic in it", "em: italic"]),
        ("*italic **both** italic*", ["em: italic both italic", "strong: both"]),
        ("*one **two* three**", ["em: one two", "strong: two three"]),
        ("*with a note[^1]*", ["em: with a note"]),
        # The nearest opening star is taken.
        ("*a *b*", ["em: b"]),
        ("*a\n\n*b*", ["em: b"]),
        # No emphasis
        (r"\*a*", []),
        ("*a", []),
        ("a*", []),
        ("* a*", []),
        ("*a *", []),
        ("lamp*s*", []),
        ("*s*lamp", []),
        ("*a**", []),
    ],
)
def test_stars_that_pair_are_emphasis(raw: str, expected: list[str]) -> None:
    assert styled(parse(raw)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("adopted its agenda.[^1]", [("1", "agenda.")]),
        ("à l’assemblée[^2].", [("2", "assemblée")]),
        ("Sedge[^a] (on", [("a", "Sedge")]),
        ("one[^1] two[^1][^2]", [("1", "one"), ("1", "one two"), ("2", "one two")]),
        ("*italic*[^12]", [("12", "italic")]),
        ("[^1]first", [("1", "")]),
        ("a\n\nb[^1]\n\nc", [("1", "\n\nb")]),
        (r"\[^1] [^1", []),
    ],
)
def test_marks_of_notes_have_places(raw: str, expected: list[tuple[str, str]]) -> None:
    text = parse(raw)
    found = [(mark.number, text.plain[: mark.offset]) for mark in text.notes]
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert all(before.endswith(end) for (_, before), (_, end) in zip(found, expected, strict=True))


# --- blocks and labels --------------------------------------------------------------------------


def block_texts(raw: str) -> list[str]:
    text = parse(raw)
    return [text.plain[block.start : block.end] for block in text.blocks]


def test_blocks_span_their_text() -> None:
    assert block_texts("Two things:\n\n(a) One\nthing;\n\n(b) *Two*.[^1]\n") == [
        "Two things:",
        "(a) One thing;",
        "(b) Two.",
    ]


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("(a) One", "(a)"),
        ("(ii) One", "(ii)"),
        ("(aa) One", "(aa)"),
        ("(xviii) One", "(xviii)"),
        ("(12) One", "(12)"),
        ("a. One", "a."),
        ("iv. One", "iv."),
        ("a) Un", "a)"),
        ("iii) Un", "iii)"),
        ("(a)\nOne", "(a)"),
        ("(a)\u00a0One", "(a)"),
        # No labels
        ("One (a) two", ""),
        ("“(a) Oil and wick;", ""),
        ("(a)One", ""),
        ("(A) One", ""),
        ("1. One", ""),
        ("- One", ""),
        ("(a", ""),
        ("a One", ""),
        ("*(a)* One", ""),
        # Only letters and roman numerals are labels, not every short word.
        ("cf. CTL/2/1", ""),
        ("para. 5 above", ""),
        ("vol. II", ""),
        ("(sic) as printed", ""),
        ("etc. and so on", ""),
    ],
)
def test_a_label_counts_at_the_start_of_a_block(raw: str, label: str) -> None:
    assert [block.label for block in parse(raw).blocks] == [label]


LETTERS_TO_H = "(a) (b) (c) (d) (e) (f) (g) (h)"


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        ("(a) (b) (c)", "a b c"),
        ("a) b) c)", "a b c"),
        ("(1) (2) (3)", "1 2 3"),
        ("(i) (ii) (iii) (iv)", "i ii iii iv"),
        # (i) after (h) is a letter, (i) after another label a numeral below it.
        (f"{LETTERS_TO_H} (i) (j)", "a b c d e f g h i j"),
        ("(a) (i) (ii) (b)", "a a/i a/ii b"),
        ("(a) (b) (i) (ii) (iii) (c)", "a b b/i b/ii b/iii c"),
        ("(a) (i) (ii) (iii) (iv) (v) (vi)", "a a/i a/ii a/iii a/iv a/v a/vi"),
        (f"{LETTERS_TO_H} (i) (i) (ii) (j)", "a b c d e f g h i i/i i/ii j"),
        # The other manners of nesting
        ("(i) (a) (b) (ii) (a)", "i i/a i/b ii ii/a"),
        ("a. i. ii. b.", "a a/i a/ii b"),
        ("a) i) ii) b)", "a a/i a/ii b"),
        ("(a) (1) (2) (b) (1)", "a a/1 a/2 b b/1"),
        ("(a) (i) a. b. (ii) (b)", "a a/i a/i/a a/i/b a/ii b"),
        # After (z) come double letters.
        ("(y) (z) (aa) (bb) (cc)", "y z aa bb cc"),
        # A list may begin anywhere, and leave labels out.
        ("(c) (d)", "c d"),
        ("(a) (c) (i) (iv)", "a c c/i c/iv"),
        ("(a) (1) (c)", "a a/1 c"),
        ("(a) (3)", "a a/3"),
        # A block without a label ends the lists.
        ("(a) (i) - (b)", "a a/i - b"),
        ("- (a) - -", "- a - -"),
        # Where a list is repeated, its paths are still its own.
        ("(a) (b) - (a) (b)", "a b - a-2 b-2"),
        ("(a) - (a) - (a)", "a - a-2 - a-3"),
        ("(a) (i) - (a) (i)", "a a/i - a-2 a-2/i"),
        ("(a) (b) - (a) (i)", "a b - a-2 a-2/i"),
    ],
)
def test_labels_nest(labels: str, paths: str) -> None:
    raw = "\n\n".join("No label." if label == "-" else f"{label} Text." for label in labels.split())
    found = ["/".join(block.path) or "-" for block in parse(raw).blocks]
    assert found == paths.split()


# --- laws of every text -------------------------------------------------------------------------


@given(ANY_TEXT)
def test_every_character_comes_from_its_place_in_the_data(raw: str) -> None:
    text = parse(raw)
    for offset, character in enumerate(text.plain):
        if not character.isspace():
            assert raw[text.raw_offset(offset)] == character


@given(ANY_TEXT)
def test_nothing_but_marks_and_spaces_is_lost(raw: str) -> None:
    kept = iter(raw)
    assert all(character in kept for character in parse(raw).plain if not character.isspace())
    if not set(raw) & set("*[\\"):
        assert parse(raw).plain.split() == raw.split()


@given(ANY_TEXT)
@example("[^1]\n\nText.")  # a block of a mark alone is a block
def test_blocks_are_the_text_without_its_blank_lines(raw: str) -> None:
    text = parse(raw)
    assert "\n\n".join(text.plain[block.start : block.end] for block in text.blocks) == text.plain
    assert all(text.plain.startswith(block.label, block.start) for block in text.blocks)
    labelled = [block.path for block in text.blocks if block.path]
    assert len(set(labelled)) == len(labelled)


@given(ANY_TEXT)
def test_marks_and_emphasis_lie_in_the_text(raw: str) -> None:
    text = parse(raw)
    assert all(0 <= mark.offset <= len(text.plain) for mark in text.notes)
    assert all(
        any(block.start <= emphasis.start <= emphasis.end <= block.end for block in text.blocks)
        for emphasis in text.emphases
    )


# --- sentences ----------------------------------------------------------------------------------


def split(plain: str) -> list[str]:
    return [plain[start:end] for start, end in sentences(plain)]


@pytest.mark.parametrize(
    "expected",
    [
        [],
        ["No stop at all"],
        ["The Chair made a statement.", "Another was made by the Secretariat."],
        ["Was it adopted?", "It was!", "So be it."],
        ["At its 3rd meeting, on 12 April 2011, it considered item 4.", "It had before it E/CN.15/2011/2."],
        # Brackets and quotation marks at either side
        ["(It was so decided.)", "The meeting rose."],
        ["He said: “Let it be lit.”", "“No,” she said."],
        ["The theme was ‘Hearing the bell’.", "‘Bells’ were heard."],
        ["« C’est dit. »", "« Oui », dit-il."],  # French has a space before its closing quotation mark
        ["It was at hand (CTL/1/9).", "[Text deleted.]", "(The rest stands.)"],
        # Abbreviations and initials
        ["Mr. Osafo (Ghana) and Ms. Lavender, Dr. Zhou and Prof. Xu spoke.", "Mrs. Oduor did not."],
        ["J. R. Sandpiper and W. Tidewell spoke.", "They were heard."],
        ["See No. 5, vol. II, para. 7 and Nos. Six.", "It is there (cf. Annex)."],
        ["It was issued as Add. One and Corr. Two.", "Rev. Three followed."],
        ["The representative of St. Lucia spoke.", "So did that of Haven."],
        # A stop before a small letter or a number ends nothing.
        ["It was agreed, i.e. decided, e.g. by vote, at 3.30 p.m. on Monday."],
        ["The figure was 26.1 in the first and 26.2 in the second.", "Both stand."],
        ["Voir l’art. à relire."],  # "à" is a small letter
        ["В соответствии со ст. настоящего Устава."],  # "н" is a small letter
        ["Le vote a eu lieu.", "Écrivez à l’assemblée."],
        ["Выступил Председатель.", "Затем выступили другие."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["主席作了发言。", "秘书处也作了发言。"],
        ["是吗？", "是！", "好。"],
    ],
)
def test_chinese_sentences_have_no_space_between_them(expected: list[str]) -> None:
    assert split("".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["In the discussion, statements were made by:", "(a) Representatives: Veld;", "(b) Observers: Sedge."],
        ["One.", "Two."],
        ["第一。", "第二。"],
        # A block ends its last sentence, whatever stands before its stop.
        ["As set out in annex I.", "The Commission adopted it."],
    ],
)
def test_a_block_ends_a_sentence(expected: list[str]) -> None:
    assert split("\n\n".join(expected)) == expected


@given(ANY_TEXT)
def test_every_word_is_in_one_sentence(raw: str) -> None:
    plain = parse(raw).plain
    spans = sentences(plain)
    assert all(start < end for start, end in spans)
    assert all(before <= after for (_, before), (after, _) in pairwise(spans))
    assert "".join("".join(plain[start:end] for start, end in spans).split()) == "".join(plain.split())
    assert not any("\n\n" in plain[start:end] for start, end in spans)
