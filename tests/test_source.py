from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_reports import source
from session_reports.source import Fields, Place, Problem, Scalar, Source, plain, read


def reading(text: str) -> Source:
    """Read a text that is read without a problem."""
    found, problems = read("data.yml", text.encode())
    assert found
    assert problems == []
    return found


def problems_of(content: str | bytes) -> list[str]:
    """Return the problems of a file in the order of their places, as they are printed, without its name."""
    content = content.encode() if isinstance(content, str) else content
    return [str(problem).removeprefix("data.yml:") for problem in sorted(read("data.yml", content)[1])]


def scalar_at(found: Source, *steps: str | int) -> Scalar:
    node = found.node(steps)[1]
    assert isinstance(node, Scalar)
    return node


# --- places -------------------------------------------------------------------------------------

FILE = """\
# The place of a thing is that of its first character, and quotation marks are not part of a text.
name: Kenya
listed:
  - one
  - {iso2: NO, 'time':   12:30}
'quoted key': "26.1"
text: |
  First line.

    Third line, indented by two more.
empty:
last: [a, [b]]
"""


@pytest.mark.parametrize(
    ("steps", "key", "value"),
    [
        ((), (2, 1), (2, 1)),
        (("name",), (2, 1), (2, 7)),
        (("listed",), (3, 1), (4, 3)),
        (("listed", 0), (4, 5), (4, 5)),
        (("listed", 1), (5, 5), (5, 5)),
        (("listed", 1, "iso2"), (5, 6), (5, 12)),
        (("listed", 1, "time"), (5, 17), (5, 26)),
        (("quoted key",), (6, 2), (6, 16)),
        (("text",), (7, 1), (8, 3)),
        (("last",), (12, 1), (12, 7)),
        (("last", 1, 0), (12, 12), (12, 12)),
        # What is not there has the place of what would hold it.
        (("missing",), (2, 1), (2, 1)),
        (("name", "missing"), (2, 1), (2, 7)),
        (("listed", 2), (3, 1), (4, 3)),
        (("listed", "missing"), (3, 1), (4, 3)),
        (("listed", 1, "missing"), (5, 5), (5, 5)),
    ],
)
def test_keys_and_values_have_places(
    steps: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    found = reading(FILE)
    assert (found.key(*steps), found.node(steps)[1].place) == (Place(*key), Place(*value))


def test_values_stay_the_text_that_was_written() -> None:
    assert plain(reading(FILE).root) == {
        "name": "Kenya",
        "listed": ["one", {"iso2": "NO", "time": "12:30"}],
        "quoted key": "26.1",
        "text": "First line.\n\n  Third line, indented by two more.\n",
        "empty": None,
        "last": ["a", ["b"]],
    }


def test_a_key_that_is_a_number_is_found_by_its_text() -> None:
    found = reading("4: four\n")
    assert found.node((4,))[1].place == Place(1, 4)


# In each file the place of "@" in the value of "a", or in the only item under it, is looked for.
@pytest.mark.parametrize(
    "text",
    [
        "a: @".replace("@", "x@"),
        "a:    some words @ here\n",
        "a: 'some words @ here'\n",
        'a: "some words @ here"\n',
        "a: 😀 é @\n",
        "{b: [1, 2], a: x@}",
        "a: |\n  @\n",
        "a: |\n  one\n  two @ two\n  three\n",
        "a: |-\n  one\n  two @",
        "a: |+\n  one\n  two @\n\n\n",
        "a: | # said of it\n  one\n  two @\n",
        "a: |\n\n\n  one\n\n  two @\n",
        "a: |\n  one\n    two, further in, @\n",
        "a: |\n  one\n \n  two @\n",
        "a: |\n  😀 @ 😀\n",
        "a:\n  - |\n    one\n    @\n",
        "a:\n      - |2\n        one\n        @\n",
        "b: |\n  before\na: |\n  one\n  @\nc: |\n  after\n",
        # The first line is itself indented, so that the indentation had to be written out.
        "a: |2\n    one\n  two @\n",
        "a: |2\n    @\n",
    ],
)
def test_an_offset_leads_to_its_place(text: str) -> None:
    found = reading(text)
    scalar = found.node(("a", 0))[1]
    assert isinstance(scalar, Scalar)
    assert scalar.place_of(scalar.text.index("@")) == place_in(text, "@")


def place_in(text: str, needle: str) -> Place:
    before = text[: text.index(needle)]
    return Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def test_an_empty_literal_block_stands_on_the_line_below_its_sign() -> None:
    found = scalar_at(reading("a: |\nb: 1\n"), "a")
    assert (found.text, found.place_of(0)) == ("", Place(2, 1))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))), min_size=1), st.integers(1, 9))
def test_every_character_of_a_literal_block_has_its_place(words: list[str], indent: int) -> None:
    lines = [f"x{word}" if word else "" for word in words]
    file = "a: |\n" + "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in [*lines, "x"])
    scalar = scalar_at(reading(file), "a")
    rows = file.split("\n")
    for offset, character in enumerate(scalar.text):
        place = scalar.place_of(offset)
        assert character in ("\n", rows[place.line - 1][place.column - 1 :][:1])


@pytest.mark.parametrize(
    ("text", "several", "style"),
    [
        ("a: one line", False, ""),
        ("a: 'one line'", False, "'"),
        ('a: "one line"', False, '"'),
        ("a: two\n  lines", True, ""),
        ("a: 'two\n  lines'", True, "'"),
        ("a: |\n  two\n  lines\n", True, "|"),
    ],
)
def test_a_text_tells_how_it_is_written(text: str, several: bool, style: str) -> None:  # noqa: FBT001
    scalar = scalar_at(reading(text), "a")
    assert (scalar.lines > 1, scalar.style) == (several, style)


@pytest.mark.parametrize(
    "content",
    [
        b"a: |\n  one\n  two @\nb: 1\n",
        b"a: |\r\n  one\r\n  two @\r\nb: 1\r\n",
        b"\xef\xbb\xbfa: |\n  one\n  two @\nb: 1\n",
    ],
)
def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(content: bytes) -> None:
    found, problems = read("data.yml", content)
    assert found
    assert problems == []
    assert plain(found.root) == {"a": "one\ntwo @\n", "b": "1"}
    assert scalar_at(found, "a").place_of(len("one\ntwo ")) == Place(3, 7)
    assert found.key("b") == Place(4, 1)


# --- refusals -----------------------------------------------------------------------------------

ALONE = "may not be used: write the value alone"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # SR001: what is no text
        (b"\xff\xfea\x00", ["1:1: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        (b"a: b\nc: \xc3\xa9\xe9\n", ["2:5: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        # The byte order mark is no character of the first line, and moves nothing after it.
        (b"\xef\xbb\xbfa: \xff", ["1:4: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        (b"\xef\xbb\xbfa: b\nc: \xff", ["2:4: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        # SR002: what holds nothing, or has a key that is no text
        ("", ["1:1: SR002 the file is empty: expected fields"]),
        ("# nothing yet\n", ["2:1: SR002 the file is empty: expected fields"]),
        ("a: b\n? [c]\n: d\n", ["2:3: SR002 a key must be one word or line of text"]),
        ("{a: b}: c\n", ["1:1: SR002 a key must be one word or line of text"]),
        # SR003: the first of equal keys counts, at every level
        ("a: 1\nb: 2\na: 3\n", ["3:1: SR003 duplicate key 'a', first given on line 1"]),
        ("- a: 1\n  'a': 3\n", ["2:3: SR003 duplicate key 'a', first given on line 1"]),
        (
            "a: 1\na: 2\na: 3\n",
            [
                "2:1: SR003 duplicate key 'a', first given on line 1",
                "3:1: SR003 duplicate key 'a', first given on line 1",
            ],
        ),
        # SR004: what is not simply written out
        ("a: &x 1\n", [f"1:4: SR004 an anchor (&name) {ALONE}"]),
        ("a: &x\n  b: 1\n", [f"1:4: SR004 an anchor (&name) {ALONE}"]),
        ("a: &x [1]\n", [f"1:4: SR004 an anchor (&name) {ALONE}"]),
        ("a: !!int 1\n", [f"1:4: SR004 a tag (tag:yaml.org,2002:int) {ALONE}"]),
        ("a: !own [1]\n", [f"1:4: SR004 a tag (!own) {ALONE}"]),
        ("a:\n  - !own {b: 1}\n", [f"2:5: SR004 a tag (!own) {ALONE}"]),
        (
            "a: &x 1\nb: *x\n",
            [
                f"1:4: SR004 an anchor (&name) {ALONE}",
                "2:4: SR004 an alias (*name) may not be used: write the value out",
            ],
        ),
        # SR005: more than one document
        ("a: 1\n---\nb: 2\n", ["2:1: SR005 a second document begins here: one file holds one document"]),
        ("---\na: 1\n...\n---\n", ["4:1: SR005 a second document begins here: one file holds one document"]),
        # SR006: 24 levels below the outermost are enough, and a file of brackets ends no program
        ("[" * 50_000, ["1:26: SR006 nested more than 24 levels deep"]),
        ("- " * 50_000, ["1:51: SR006 nested more than 24 levels deep"]),
        ("{" * 50_000, ["1:26: SR006 nested more than 24 levels deep"]),
        # SR008: folded text
        ("a: >\n  b\n", ["1:4: SR008 folded text (>) loses its columns: write a literal block (|)"]),
        ("a:\n  - >-\n    b\n", ["2:5: SR008 folded text (>) loses its columns: write a literal block (|)"]),
        # All of them at once
        (
            "a: >\n  b\na: !x &y 1\n",
            [
                "1:4: SR008 folded text (>) loses its columns: write a literal block (|)",
                "3:1: SR003 duplicate key 'a', first given on line 1",
                f"3:4: SR004 a tag (!x) {ALONE}",
                f"3:4: SR004 an anchor (&name) {ALONE}",
            ],
        ),
    ],
)
def test_refusals(content: str | bytes, expected: list[str]) -> None:
    assert problems_of(content) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b: c\n", "1:5"),
        ("a: 1\nb: [1, 2\nc: 3\n", "3:2"),
        ("a:\n\t- b\n", "2:1"),
        ("a: 'b\n", "2:1"),
        ("a: @b\n", "1:4"),
        ("a: &x 1\nb: ]\n", "2:4"),
    ],
)
def test_what_is_not_yaml_is_refused_where_it_begins(text: str, place: str) -> None:
    last = problems_of(text)[-1]
    assert last.startswith(f"{place}: SR002 the file is not valid YAML from here on: ")


def test_problems_before_a_syntax_error_are_told_too() -> None:
    codes = [problem.split()[1] for problem in problems_of("a: &x 1\nb: >\n  c\nd: ]\n")]
    assert codes == ["SR004", "SR008", "SR002"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: &x 1\n", True),
        ("a: 1\na: 2\n", True),
        ("a: >\n  b\n", True),
        ('a: "\\a"\n', True),
        ("a: *x\n", False),
        ("a: ]\n", False),
        ("a: \x07\n", False),
        ("a: 1\n---\nb: 1\n", False),
    ],
)
def test_what_can_be_stepped_over_is_read_nonetheless(text: str, kept: bool) -> None:  # noqa: FBT001
    found, problems = read("data.yml", text.encode())
    assert problems
    assert (found is not None) == kept


def test_of_equal_keys_the_first_counts() -> None:
    found, _ = read("data.yml", b"a: 1\na: 2\n")
    assert found
    assert plain(found.root) == {"a": "1"}


# --- characters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x80", "\x9f"),
        "\r",  # without a line feed: most programs do not count it as a line's end
        # YAML counts these as ends of lines and no editor does: every place after them would be another.
        *("\x85", "\u2028", "\u2029"),
        *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
        *("\ufeff", "\ufffe", "\uffff"),
    ],
)
@pytest.mark.parametrize(("before", "place"), [("a: x", "1:5"), ("a: |\n  😀 one\n  two ", "3:7"), ("a: 1 #", "1:7")])
def test_control_characters_and_overrides_are_refused(character: str, before: str, place: str) -> None:
    expected = f"{place}: SR007 character U+{ord(character):04X} may not stand here: remove it"
    assert problems_of(f"{before}{character}y\n") == [expected]


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u202f", "\u200b", "\u200d", "\u200e", "\u200f", "\u061c"])
def test_plain_marks_of_direction_and_spaces_may_stand(character: str) -> None:
    assert plain(reading(f"a: x{character}y\n").root) == {"a": f"x{character}y"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r'a: "x\x07y"', "1:4"),
        (r'a: "x\u202Ey"', "1:4"),
        (r'a: ["\e"]', "1:5"),
        (r'a: "x\ry"', "1:4"),
        ('b: 1\n"\\u2066": x', "2:1"),
    ],
)
def test_escaped_control_characters_are_refused(text: str, place: str) -> None:
    message = "an escaped control or direction character may not stand here: remove it"
    assert problems_of(text) == [f"{place}: SR007 {message}"]


def test_other_escapes_may_stand() -> None:
    assert plain(reading(r'a: "caf\xe9\t\u200E\n"').root) == {"a": "café\t\u200e\n"}


# --- limits -------------------------------------------------------------------------------------


def test_a_file_may_nest_to_the_limit() -> None:
    deepest = "[" * 25 + "]" * 25
    assert problems_of(deepest) == []
    assert problems_of(f"[{deepest}]") == ["1:26: SR006 nested more than 24 levels deep"]


def test_a_file_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1000)
    assert problems_of("a: 1".ljust(1000)) == []
    assert problems_of("a: 1".ljust(1001)) == ["1:1: SR001 file of 1,001 bytes; at most 1,000 are read"]


def test_a_file_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_NODES", 4)  # keys and the mapping itself count too
    assert problems_of("a: [1]\n") == []
    assert problems_of("a: [1,\n 2]\n") == ["2:2: SR006 more than 4 values in one file"]


@pytest.mark.parametrize("text", ["\x07" * 30, "a: 1\n" * 31, "- &x 1\n" * 30, '- "\\a"\n' * 30])
def test_of_one_kind_no_more_are_told_than_fit_a_screen(text: str) -> None:
    assert len(problems_of(text)) == 20


@given(st.text() | st.text(st.sampled_from("ab:-[]{}'\"|>&*!#%@,? \n\t\\")))
def test_reading_any_text_gives_nodes_or_problems(text: str) -> None:
    found, problems = read("data.yml", text.encode())
    assert found or problems
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)


@given(st.binary())
def test_reading_any_bytes_gives_nodes_or_problems(content: bytes) -> None:
    found, problems = read("data.yml", content)
    assert found or problems


# --- problems -----------------------------------------------------------------------------------


def test_a_problem_is_printed_with_its_place() -> None:
    problem = Problem("data/x.yml", Place(41, 15), "SR104", "unknown delegation 'kenia'")
    assert str(problem) == "data/x.yml:41:15: SR104 unknown delegation 'kenia'"


def test_problems_sort_by_file_then_place() -> None:
    first, second, third = (
        Problem("a.yml", Place(2, 9), "SR104", "x"),
        Problem("a.yml", Place(10, 1), "SR101", "x"),
        Problem("b.yml", Place(1, 1), "SR101", "x"),
    )
    assert sorted([third, second, first]) == [first, second, third]


def test_the_outermost_node_may_be_a_list_or_a_text() -> None:
    assert plain(reading("- a\n").root) == ["a"]
    assert plain(reading("a\n").root) == "a"
    assert isinstance(reading("{}\n").root, Fields)
