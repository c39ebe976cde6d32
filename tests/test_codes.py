"""The entries of codes: that they are whole, that their examples are true, and how they are told and shown."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import markdown
import pytest

from session_reports import build, examine
from session_reports.checks import ACCEPTABLE, CATALOGUE, RULES
from session_reports.cli import main
from session_reports.codes import STATED, described

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HERE = Path(__file__).parent
DATA = HERE.parent / "data"

each_code = pytest.mark.parametrize("code", CATALOGUE)


# --- entries ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", STATED)
def test_an_entry_has_its_four_parts(code: str) -> None:
    entry = described(code, STATED[code])
    assert entry == CATALOGUE[code]
    assert all((entry.title, entry.reason, entry.example.strip(), entry.cure))


def test_a_code_is_stated_or_is_that_of_one_rule() -> None:
    assert not {rule.code for rule in RULES} & set(STATED)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_the_catalogue_is_in_order() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)
    assert all(entry.code == code and re.fullmatch(r"SR[0-3]\d\d", code) for code, entry in CATALOGUE.items())


@each_code
def test_a_title_is_one_sentence(code: str) -> None:
    assert re.fullmatch(r"[A-Z][^.!?]*\.", CATALOGUE[code].title)


def test_no_two_titles_are_equal() -> None:
    assert len({entry.title.casefold() for entry in CATALOGUE.values()}) == len(CATALOGUE)


@each_code
def test_a_reason_says_why_it_is_an_error_or_a_warning(code: str) -> None:
    reason = CATALOGUE[code].reason
    right, wrong = ("A warning", "n error") if code.startswith("SR3") else ("n error", "A warning")
    assert right in reason
    assert wrong not in reason


@each_code
def test_texts_and_examples_are_tidy(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.reason.endswith(".")
    assert entry.cure.endswith((".", "}`."))
    assert all(text.count("`") % 2 == 0 for text in (entry.title, entry.reason, entry.cure))
    assert not re.search(r"\t|\n\n\n|[ \t]$", entry.example, re.MULTILINE)
    assert max(map(len, entry.example.split("\n"))) <= 104
    assert not entry.example.startswith((" ", "\n"))


def test_a_docstring_without_its_parts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^SR999: expected a title, a reason, an example and a cure$"):
        described("SR999", "A title.\n\n    A reason.\n\n    Cure: none.")


# --- examples -----------------------------------------------------------------------------------

HEAD = """\
title: Example
kind: Report
status: final
language: en
date: 2011-04-13
provenance: {source: Invented for the tests, form: Text, transcribed: By hand}
rights: Invented text, in the public domain.
published: 2026-11-23
@
"""
PARAGRAPHS = HEAD.replace(
    "@", "sections:\n  - id: example\n    items: [4]\n    meetings: [3]\n    paragraphs:\n      @"
)
IN_HEAD = HEAD + "sections:\n  - {id: example, paragraphs: [{number: 1, text: The session was opened.}]}\n"
SECTION = PARAGRAPHS.replace("    meetings: [3]\n", "    @\n").replace("      @", "      - {number: 1, text: Text.}")
PARAGRAPH = PARAGRAPHS.replace("@", "- number: 1\n        @")
STATEMENTS = PARAGRAPH.replace("@", "text: A statement was made.\n        statements:\n          @")
PANELLISTS = STATEMENTS.replace("statements:", "panellists:")
AFTER_4 = PARAGRAPHS.replace("@", "- {number: 4, text: A statement was made.}\n      @")
SESSION = "name: Twentieth session\ndates: [{from: 2011-04-11, to: 2011-04-15}]\n@\n"
ALONE = "@\n"
WORKSHOP = SESSION.replace("@", "workshops:\n  - id: example\n    title: Workshop on examples\n    @")
LED = WORKSHOP.replace("@", "report: thematic-discussion\n    paragraphs: [15]\n    @")

REPORT = "data/reports/ccpcj/20/example.yml"
OTHER = "data/reports/ccpcj/21/session.yml"
OWN = "data/reports/ccpcj/20/session.yml"

# Where each example stands: the file, and the rest of what is in it, with the example for "@".
PLACES = {
    "SR002": (REPORT, IN_HEAD),
    "SR003": (OTHER, SESSION),
    "SR004": (REPORT, PARAGRAPH),
    "SR005": (OTHER, ALONE),
    "SR006": (REPORT, IN_HEAD),
    "SR007": (REPORT, IN_HEAD),
    "SR008": (REPORT, PARAGRAPH),
    "SR101": (REPORT, STATEMENTS),
    "SR102": (OTHER, ALONE),
    "SR103": (REPORT, IN_HEAD),
    "SR104": (REPORT, STATEMENTS),
    "SR106": (REPORT, PANELLISTS),
    "SR107": (REPORT, STATEMENTS),
    "SR108": (REPORT, SECTION),
    "SR109": (OWN, WORKSHOP),
    "SR110": (OWN, LED),
    "SR111": (REPORT, STATEMENTS),
    "SR112": (REPORT, PARAGRAPH),
    "SR113": (REPORT, STATEMENTS),
    "SR114": (REPORT, IN_HEAD),
    "SR121": (OTHER, SESSION),
    "SR122": (REPORT, PARAGRAPHS),
    "SR123": (REPORT, IN_HEAD),
    "SR124": (REPORT, PARAGRAPHS),
    "SR125": (REPORT, PARAGRAPHS),
    "SR201": (REPORT, PARAGRAPHS),
    "SR202": (REPORT, PARAGRAPH),
    "SR203": (REPORT, PARAGRAPH),
    "SR204": (REPORT, PARAGRAPH),
    "SR205": (REPORT, STATEMENTS),
    "SR206": (REPORT, PARAGRAPH),
    "SR207": (REPORT, PARAGRAPH),
    "SR208": (OTHER, SESSION),
    "SR209": (OTHER, SESSION),
    "SR210": (REPORT, STATEMENTS),
    "SR212": (REPORT, PARAGRAPH),
    **dict.fromkeys(["SR213", "SR214", "SR215", "SR216", "SR217", "SR218", "SR311"], (REPORT, PARAGRAPH)),
    "SR301": (REPORT, PARAGRAPH),
    "SR302": (REPORT, PARAGRAPH),
    "SR303": (REPORT, PARAGRAPH),
    "SR304": (REPORT, PARAGRAPH),
    "SR305": (REPORT, PARAGRAPH),
    "SR307": (REPORT, AFTER_4),
    "SR310": (REPORT, PARAGRAPH),
}


def filled(template: str, example: str) -> str:
    """Put an example in its place. What it says itself is not said before it."""
    (indent,) = re.findall(r"^( *)@$", template, re.MULTILINE)
    own = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    lines = [line for line in template.split("\n") if line.partition(":")[0] not in own]
    return "\n".join(lines).replace(f"{indent}@", textwrap.indent(example, indent))


def codes(root: Path) -> set[str]:
    return {problem.code for problem in examine(root)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project's own data, in which a first check finds nothing."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


@pytest.mark.slow  # for they read the whole registry, each
@pytest.mark.parametrize("code", PLACES)
def test_an_example_has_the_mistake(code: str, project: Path) -> None:
    path, template = PLACES[code]
    (project / path).parent.mkdir(exist_ok=True)
    (project / path).write_text(filled(template, CATALOGUE[code].example), encoding="utf-8")
    assert code in codes(project)


@pytest.mark.parametrize("code", ["SR001", "SR009", "SR105"])
def test_an_example_is_a_path_that_is_wrong(code: str, tmp_path: Path) -> None:
    match = re.fullmatch(r"(data/.+\.yml)(?:   # .+)?", CATALOGUE[code].example)
    assert match
    (tmp_path / match[1]).parent.mkdir(parents=True)
    (tmp_path / match[1]).write_text(filled(SESSION, "place: Vienna"), encoding="utf-8")
    assert code in codes(tmp_path)


@pytest.mark.parametrize("code", ["SR211", "SR306"])
def test_an_example_of_the_registry_has_the_mistake(code: str, tmp_path: Path) -> None:
    path = tmp_path / "data/registry/example.yml"
    path.parent.mkdir(parents=True)
    records = re.sub(r"^(\S+:)$", r"\1\n  kind: member-state", CATALOGUE[code].example, flags=re.MULTILINE)
    path.write_text(records, encoding="utf-8")
    assert code in codes(tmp_path)


def test_a_proposal_of_what_is_known_has_the_mistake(project: Path) -> None:
    (project / "data/proposed").mkdir()
    (project / "data/proposed/example.yml").write_text(CATALOGUE["SR127"].example + "\n", encoding="utf-8")
    assert codes(project) == {"SR127"}


def test_a_name_of_two_in_a_text_has_the_mistake(project: Path) -> None:
    # While the two are not accepted, their names are told of at the registry alone.
    names, accepted = "{en: {short: New Congo, also: [Congo]}}", "[{code: SR211, reason: Both bear it.}]"
    other = f"new-congo: {{kind: member-state, names: {names}, as_printed: {accepted}}}\n"
    (project / "data/registry/example.yml").write_text(other, encoding="utf-8")
    (project / REPORT).write_text(filled(PARAGRAPH, CATALOGUE["SR308"].example), encoding="utf-8")
    assert "SR308" in codes(project)


def test_examples_have_their_mistakes_of_themselves(project: Path) -> None:
    (project / REPORT).write_text(filled(PARAGRAPH, "text: The session was opened."), encoding="utf-8")
    (project / "data/reports/ccpcj/21").mkdir()
    (project / OTHER).write_text(filled(SESSION, "place: Vienna"), encoding="utf-8")
    assert codes(project) == set()


# --- explain ------------------------------------------------------------------------------------

EXPLAINED = """\
SR125, error: Statements, panellists, votes or sponsors in a text that has no address.

A block without a number and without an id has none. An error, because no page
could lead to the statement.

    - text: |
        A statement was made by the representative of India.
      statements:
        - {by: [india], capacity: representative}

Cure: give the block the number that is printed, or an `id` where none is.
"""


def explain(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, str, str]:
    code = main(["explain", *given])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize("given", ["SR125", "sr125", "Sr125"])
def test_one_code_is_explained(capsys: pytest.CaptureFixture[str], given: str) -> None:
    assert explain(capsys, given) == (0, EXPLAINED, "")


def test_what_may_be_accepted_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = explain(capsys, "SR305")
    assert said.startswith("SR305, warning: A word that the end of a line broke with a hyphen.\n\n")
    assert " (A document's own can be accepted with as_printed.)" in said.replace("\n", " ")
    assert "can be accepted" not in explain(capsys, "SR104")[1]


def test_several_codes_are_explained_in_the_order_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = explain(capsys, "SR201", "SR125")
    assert code == 0
    assert said.startswith("SR201, error: A gap in the numbers of a series, or a number out of order.\n\n")
    assert said.endswith(f"\n\n{EXPLAINED}")


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = explain(capsys)
    assert code == 0
    assert said.splitlines() == [f"{code}  {entry.title}" for code, entry in CATALOGUE.items()]
    assert "SR104  An unknown delegation.\n" in said


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("SSR104", "session-reports: SSR104: no such code; did you mean 'SR104'?\n"),
        ("sr1040", "session-reports: sr1040: no such code; did you mean 'SR104'?\n"),
        ("<&>", "session-reports: <&>: no such code\n"),
    ],
)
def test_an_unknown_code_is_refused(capsys: pytest.CaptureFixture[str], given: str, told: str) -> None:
    assert explain(capsys, "SR125", given) == (2, "", told)


# --- the page -----------------------------------------------------------------------------------

SHOWN = """
## SR202 {: #sr202 }

**A sub-paragraph out of order.** <span class="sr-capacity">Error</span>

The labels of a list follow one another: (a), (b), (c); (i), (ii). Labels count only at the start of a block, that is \
after an empty line. An error, because what is missing is nearly always text that was lost.

<pre data-search-exclude><code>text: &#124;
  The Council took note of:

  (a) The report;

  (c) The note.</code></pre>

Cure: add the sub-paragraph, or mend its label. Where the document itself leaves one out, say so with \
<code>as&#95;printed</code> at the paragraph.

<p class="sr-soft" markdown="span">A document's own can be accepted with [as&#95;printed](as-printed.md).</p>

## SR203 {: #sr203 }
"""
NEVER = """\
Cure: take the entry out, or correct its code or its words.

<p class="sr-soft" markdown="span">It is never a document's own, and cannot be accepted.</p>
"""


@pytest.fixture(scope="module")
def page() -> str:
    return next(page.markdown for page in build(HERE / "corpus").pages if page.path == "about/problems.md")


@pytest.fixture(scope="module")
def element(page: str) -> Element:
    html = markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables"])
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return root


def test_an_entry_is_shown(page: str) -> None:
    assert SHOWN in page
    assert NEVER in page
    assert '<span class="sr-capacity">Warning</span>\n\nThe record where it stands' in page


def test_every_code_has_its_heading_and_its_row(page: str) -> None:
    assert re.findall(r"^## (SR\d+) \{: #(sr\d+) \}$", page, re.MULTILINE) == [(c, c.lower()) for c in CATALOGUE]
    assert re.findall(r"^\| \[(SR\d+)\]\(#(sr\d+)\) \| ", page, re.MULTILINE) == [(c, c.lower()) for c in CATALOGUE]
    assert '\n| [SR104](#sr104) | An unknown delegation. | <span class="sr-capacity">Error</span> |\n' in page


def test_examples_are_shown_with_their_very_characters(element: Element) -> None:
    assert ["".join(pre.itertext()) for pre in element.iter("pre")] == [entry.example for entry in CATALOGUE.values()]
    assert not [inner.tag for pre in element.iter("pre") for inner in pre.iter() if inner.tag not in {"pre", "code"}]


def test_what_can_be_accepted_is_shown(element: Element) -> None:
    said = ["".join(p.itertext()) for p in element.iter("p") if p.get("class") == "sr-soft"]
    own, never = (
        "A document's own can be accepted with as_printed.",
        "It is never a document's own, and cannot be accepted.",
    )
    assert said == [own if code in ACCEPTABLE else never for code in CATALOGUE]


def test_in_another_language_the_entries_are_marked_as_english(world: Path) -> None:
    (world / "data/site.yml").write_text("language: fr\n", encoding="utf-8")
    page = next(page.markdown for page in build(world).pages if page.path == "about/problems.md")
    assert '\n**<span lang="en">An unknown delegation.</span>** ' in page
    assert '\n| [SR104](#sr104) | <span lang="en">An unknown delegation.</span> | ' in page
    assert page.count('<pre data-search-exclude lang="en"><code>') == len(CATALOGUE)
