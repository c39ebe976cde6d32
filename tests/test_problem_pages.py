"""The preview's pages of problems: their places, the lines around them, and text that stays text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import html5lib
import markdown
import pytest
from tests.sites import having

from session_reports import Problem
from session_reports.excerpts import lines_of
from session_reports.render import Wording, counted, defect_page, problem_pages
from session_reports.source import MAX_BYTES, Place, read

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from session_reports import Page

ENGLISH = Wording("en")
REPORT = "data/reports/ctl/2/final.yml"
SESSION = "data/reports/ctl/2/session.yml"
PLACES = "data/registry/places.yml"


def problem(line: int = 1, column: int = 1, path: str = REPORT, code: str = "SR104", message: str = "odd") -> Problem:
    return Problem(path, Place(line, column), code, message)


def made(*problems: Problem, lines: list[str] | None = None) -> dict[str, Page]:
    """Return the pages of problems by path. Every file has the same lines."""
    pages = list(problem_pages(problems, lambda _: lines or [], ENGLISH))
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


def shown(page: Page) -> Element:
    """Return a page as a browser reads it."""
    html = markdown.markdown(page.markdown, extensions=["attr_list", "md_in_html", "tables"])
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return root


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def excerpt(line: int, column: int, *lines: str) -> list[str]:
    """Return the lines shown around a problem; what is marked stands in double brackets."""
    root = shown(made(problem(line, column), lines=list(lines))["problems.md"])
    found = having(root, "sr-source")
    assert len(found) <= 1
    for element in (mark for block in found for mark in block.iter("mark")):
        element.text = f"[[{element.text}]]"
    return "".join("".join(block.itertext()) for block in found).splitlines()


# --- which pages there are ----------------------------------------------------------------------


def test_without_problems_there_is_one_page_which_says_so() -> None:
    pages = made()
    assert list(pages) == ["problems.md"]
    assert pages["problems.md"].meta["title"] == "No problems in the data"
    assert "Every file that is saved is checked at once." in words(shown(pages["problems.md"]))


def test_warnings_have_the_page_of_problems_alone() -> None:
    pages = made(problem(code="SR305"), problem(2, code="SR305"))
    assert list(pages) == ["problems.md"]
    assert pages["problems.md"].meta["title"] == "2 warnings in the data"


def test_errors_stand_at_home_and_at_the_address_of_their_report_or_session_too() -> None:
    pages = made(
        problem(path=PLACES, message="of places"),
        problem(code="SR305", message="a warning"),
        problem(2, message="of the report"),
        problem(path=SESSION, message="of the session"),
    )
    assert list(pages) == ["problems.md", "index.md", "reports/ctl/2/final.md", "reports/ctl/2/index.md"]
    assert pages["index.md"].meta["title"] == "3 errors and 1 warning in the data"
    assert pages["reports/ctl/2/final.md"].meta["title"] == "1 error in the data"
    said = {path: words(shown(page)) for path, page in pages.items()}
    for message in ("of places", "a warning", "of the report", "of the session"):
        assert message in said["problems.md"]
        assert message in said["index.md"]
    assert "of the report" in said["reports/ctl/2/final.md"]
    assert "of the session" in said["reports/ctl/2/index.md"]
    for message in ("of places", "a warning", "of the session"):
        assert message not in said["reports/ctl/2/final.md"]


@pytest.mark.parametrize(
    "path",
    [
        "data",
        "data/reports",
        "data/site.yml",
        "data/reports/ctl",
        "data/reports/ctl/2",
        "data/reports/ctl/stray.yml",
        "data/reports/ctl/2/Final.yml",
        "data/reports/ctl/2/a b.yml",
        "data/reports/ctl/2/final.yaml",
        "data/reports/ctl/2/index.yml",  # is no report, and must not take the session's page
        "data/reports/ctl/2/3/final.yml",
        "data/reports/../2/final.yml",
    ],
)
def test_what_is_no_report_and_no_session_has_no_address_of_its_own(path: str) -> None:
    assert list(made(problem(path=path))) == ["problems.md", "index.md"]


def test_a_code_leads_to_what_it_means() -> None:
    pages = made(problem())
    assert "[SR104](about/problems.md#sr104)" in pages["problems.md"].markdown
    assert "[SR104](../../../about/problems.md#sr104)" in pages["reports/ctl/2/final.md"].markdown


def test_problems_stand_below_their_files_in_their_order() -> None:
    root = shown(made(problem(9, 1, PLACES), problem(12, 3, PLACES), problem(4, 7))["problems.md"])
    assert [words(heading) for heading in root.iter("h2")] == [PLACES, REPORT]
    assert [heading.get("id") for heading in root.iter("h2")] == ["file-1", "file-2"]
    told = [words(p) for p in root.iter("p")]
    assert told[1:] == ["SR104 line 9, column 1: odd", "SR104 line 12, column 3: odd", "SR104 line 4, column 7: odd"]


def test_of_more_than_two_hundred_the_rest_is_counted() -> None:
    def said(count: int) -> str:
        return words(shown(made(*(problem(line, message=f"no. {line}.") for line in range(1, count + 1)))["index.md"]))

    assert "200 errors in the data" in said(200)
    assert "no. 200." in said(200)
    assert "not shown" not in said(200)
    assert "no. 200." in said(201)
    assert "no. 201." not in said(201)
    assert "1 more problem is not shown here." in said(201)
    assert "1100 errors in the data" in said(1100).replace(",", "")
    assert "900 more problems are not shown here." in said(1100)


# --- how many -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("", ""),
        ("SR104", "1 error in the data"),
        ("SR305", "1 warning in the data"),
        ("SR104 SR205", "2 errors in the data"),
        ("SR104 SR305 SR305", "1 error and 2 warnings in the data"),
    ],
)
def test_problems_are_counted_in_words(codes: str, said: str) -> None:
    assert counted([problem(code=code) for code in codes.split()], ENGLISH) == said


# --- the lines around ---------------------------------------------------------------------------


def test_a_problem_is_marked_between_two_lines_before_and_two_after() -> None:
    assert excerpt(4, 3, "one", "two", "three", "four", "five", "six", "seven") == [
        "     2  two",
        "     3  three",
        "     4  fo[[ur]]",
        "     5  five",
        "     6  six",
    ]


def test_at_the_first_line_nothing_stands_before() -> None:
    assert excerpt(1, 1, "one", "two", "three", "four") == ["     1  [[one]]", "     2  two", "     3  three"]


def test_at_the_last_line_nothing_stands_after() -> None:
    assert excerpt(3, 5, "one", "two", "three") == ["     1  one", "     2  two", "     3  thre[[e]]"]


def test_a_problem_behind_the_end_of_a_line_marks_nothing() -> None:
    assert excerpt(1, 4, "one", "two") == ["     1  one", "     2  two"]
    assert excerpt(1, 400, "one", "two") == ["     1  one", "     2  two"]


def test_a_problem_behind_the_last_line_has_the_lines_before() -> None:
    assert excerpt(4, 1, "one", "two", "three") == ["     2  two", "     3  three"]


def test_a_problem_far_outside_has_no_lines() -> None:
    assert excerpt(9, 1, "one", "two", "three") == []
    assert excerpt(1, 1) == []


def test_white_space_stays_and_what_has_no_shape_gets_one() -> None:
    assert excerpt(2, 5, "  - a", "\t\x1b[1m\u202eb\u200b", "d\u2028e\x85\x0b", "« f\u202f»\u3000g") == [
        "     1    - a",
        "     2  \ufffd\ufffd[1[[m\ufffdb\ufffd]]",
        "     3  d\ufffde\ufffd\ufffd",
        "     4  « f\u202f»\u3000g",
    ]


def test_of_a_long_line_the_part_near_the_problem_is_shown() -> None:
    line = "".join(f"{number:04}" for number in range(500))  # 2,000 characters
    (row,) = excerpt(1, 1001, line)
    assert row.startswith("     1  … ")
    assert row.endswith(" …]]")
    before, _, marked = row[10:].removesuffix(" …]]").partition("[[")
    assert (before, marked) == (line[850:1000], line[1000:1150])
    (row,) = excerpt(1, 1, line)
    assert row == f"     1  [[{line[:300]} …]]"
    (row,) = excerpt(1, 1999, line)
    assert row == f"     1  … {line[1848:1998]}[[{line[1998:]}]]"
    (row,) = excerpt(1, 9000, line)
    assert row == f"     1  … {line[1850:]}"


def test_of_a_long_line_beside_the_problem_the_beginning_is_shown() -> None:
    assert excerpt(2, 1, "x" * 300, "one", "y" * 301) == [
        f"     1  {'x' * 300}",
        "     2  [[one]]",
        f"     3  {'y' * 300} …",
    ]


# --- text stays text ----------------------------------------------------------------------------

HOSTILE = [
    "<script>window.hit=1</script>",
    "</code></pre><img src=x onerror=window.hit=1>",
    "{{ 7*7 }} {% raw %} {: #title onclick=x } [x](javascript:x) `code` *em* _em_ ![x](x)",
    "&lt;b&gt; &amp; ]]> --> <!-- :::  !!! note === [TOC] *[abbr]: x",
    "| a | b |",
    "# heading",
    "1. item",
    "- item",
    "```",
    "    indented",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_lines_messages_and_names_is_text(text: str) -> None:
    root = shown(made(problem(2, 3, f"data/{text}", message=text), lines=[text, text, "", text])["index.md"])
    assert [words(heading) for heading in root.iter("h2")] == [" ".join(f"data/{text}".split())]
    assert f"SR104 line 2, column 3: {' '.join(text.split())}" in [words(p) for p in root.iter("p")]
    rows = "".join("".join(block.itertext()) for block in having(root, "sr-source")).splitlines()
    assert rows == [f"     1  {text}", f"     2  {text}", "     3  ", f"     4  {text}"]
    allowed = {"html", "head", "body", "h1", "h2", "p", "strong", "a", "pre", "code", "mark"}
    assert {str(element.tag) for element in root.iter()} <= allowed
    assert len(list(root.iter("code"))) == 1
    assert [attribute for element in root.iter() for attribute in element.attrib if attribute.startswith("on")] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("data/caf\udce9.yml", r"data/caf\udce9.yml"),  # as Python names a file whose name is no UTF-8
        ("data/a\nb.yml", r"data/a\nb.yml"),
        ("data/a\x1b[2J.yml", r"data/a\x1b[2J.yml"),
        ("data/a\u2028b.yml", r"data/a\u2028b.yml"),
    ],
)
def test_a_name_that_no_page_can_hold_is_shown_with_signs(name: str, told: str) -> None:
    for page in made(problem(path=name, message=f"'{name}' is no id")).values():
        page.text().encode("utf-8")
        root = shown(page)
        assert [words(heading) for heading in root.iter("h2")] == [told]
        assert f"SR104 line 1, column 1: '{told}' is no id" in [words(p) for p in root.iter("p")]


# --- lines of files -----------------------------------------------------------------------------


def test_lines_are_counted_as_the_reader_of_the_data_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes("\ufeffone: Île\r\ntwo: \u00a0\u2028x\x0b\ntwo: y\rz\n".encode())
    assert lines_of(path) == ["one: Île", "two: \u00a0\u2028x\x0b", "two: y\rz", ""]
    _, problems = read("a.yml", path.read_bytes())
    for found in problems:  # the control characters
        assert found.code == "SR007"
        assert lines_of(path)[found.place.line - 1][found.place.column - 1] in "\u2028\x0b\r"
    assert len(problems) == 3


def test_bytes_that_are_no_text_are_shown_with_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"one\ncaf\xe9\nthree")
    assert lines_of(path) == ["one", "caf\ufffd", "three"]


def test_what_cannot_be_shown_has_no_lines(tmp_path: Path) -> None:
    large = tmp_path / "large.yml"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    os.mkfifo(tmp_path / "pipe.yml")
    for path in (tmp_path, large, tmp_path / "pipe.yml", tmp_path / "gone.yml", tmp_path / "a\0.yml", large / "x"):
        assert lines_of(path) == []
    with large.open("r+b") as file:
        file.truncate(10)
    assert len(lines_of(large)) == 1


# --- a failure of the program -------------------------------------------------------------------


def test_a_failure_is_told_line_by_line_as_text() -> None:
    page = defect_page('Traceback:\n  File "x.py"\n\n    <b>{{ x }}</b>\nValueError: caf\udce9\x1b\n', ENGLISH)
    page.text().encode("utf-8")
    root = shown(page)
    assert page.path == "index.md"
    assert page.meta["title"] == "The program failed"
    assert [words(heading) for heading in root.iter("h1")] == ["The program failed"]
    assert "This is a defect of Session Reports, not of your data." in words(root)
    (block,) = having(root, "sr-source")
    assert "".join(block.itertext()) == (
        'Traceback:\n  File "x.py"\n\n    <b>{{ x }}</b>\nValueError: caf\ufffd\ufffd\n'
    )
    assert list(root.iter("b")) == []
