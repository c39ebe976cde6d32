"""What helps to read, cite and correct: folded lists, filters, citations, where errors go, the data of a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests.sites import ROOT

from session_reports import build
from session_reports.render.filters import filters, marks
from session_reports.render.folding import folds
from session_reports.render.markdown import Markdown

if TYPE_CHECKING:
    from pathlib import Path

    from session_reports import Site

CITED = (
    "Commission on Crime Prevention and Criminal Justice, Twentieth session, Draft report, Addendum, Thematic "
    "discussion on protecting children in a digital age: the misuse of technology in the abuse and exploitation of "
    "children, 13 April 2011"
)


@pytest.fixture(scope="module")
def example() -> Site:
    return build(ROOT, origin="https://records.example")


def page(site: Site, path: str) -> str:
    return next(page.markdown for page in site.pages if page.path == path)


# --- folded lists -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A], [B], [C], [D], <E> and [F]", ["4: A, B, C, D"]),
        ("the [A], the [B], <C>, [D], the [E], [F] and the [G].", ["and 4: D, the E, F and the G"]),
        ("<A>, [B], [C] and [D]", []),
        ("[A], [B], [C], [D], <E>, [F], [G], [H] and [I]", ["4: A, B, C, D", "and 4: F, G, H and I"]),
        ("<A>. Observers for [B], [C], [D] and [E]", ["4: B, C, D and E"]),
        ("<A> (also on behalf of [B], [C], [D], [E])", ["4: B, C, D, E"]),
        ("[A] ([B]), [C] ([D]), <E> ([F])", []),
        (
            "les représentants de l\u2019[A], de l\u2019[B], du [C], de la [D] et de <E>",
            ["4: A, de l\u2019B, du C, de la D"],
        ),
        ("[A], [B], [C] spoke; [D] and [E] spoke; <F> spoke", []),
    ],
)
def test_of_a_long_list_the_others_are_folded(text: str, expected: list[str]) -> None:
    plain = re.sub(r"[\[\]<>]", "", text)
    names, shown = [], (0, 0)
    for taken, found in enumerate(re.finditer(r"([\[<])(\w)[\]>]", text)):
        start = found.start() - 2 * taken
        names.append((start, start + 1))
        shown = names[-1] if found[1] == "<" else shown
    found_folds = [
        f"{'and ' if fold.closing else ''}{fold.names}: {plain[fold.start : fold.end]}"
        for fold in folds(plain, names, shown)
    ]
    assert found_folds == expected


def test_a_delegation_s_page_folds_those_before_and_after_it(example: Site) -> None:
    # Paragraph 4 names seventeen representatives: Thailand is the fifth.
    text = page(example, "delegations/thailand.md")
    assert (
        'representatives of <details class="sr-others"><summary>4 others</summary> India, Saudi Arabia, the Russian '
        "Federation, the United Kingdom</details>, <mark>Thailand</mark>, "
        '<details class="sr-others"><summary>and 12 others</summary> Mexico, Algeria, Chile, the Philippines, Austria, '
        "Romania, Argentina, Cuba, Japan, Canada, China and the United States</details>."
    ) in text


def test_a_short_list_stands_as_it_is(example: Site) -> None:
    assert "Saudi Arabia, India, <mark>Thailand</mark>, Algeria and the United Kingdom" in page(
        example, "delegations/thailand.md"
    )


# --- filters ------------------------------------------------------------------------------------


def test_there_is_a_filter_where_there_is_a_choice() -> None:
    labels = {"kind": Markdown("Kind"), "session": Markdown("Session")}
    entries = [
        {"kind": {"b": "zebra", "a c": "Ape"}, "session": {"x/1": "First"}},
        {"kind": {"b": "zebra"}, "session": {"x/1": "First"}},
    ]
    (kind,) = filters(labels, entries)
    assert (kind.name, kind.label, kind.options) == ("kind", "Kind", (("a-c", "Ape"), ("b", "zebra")))
    assert marks(entries[0]) == 'data-kind="b a-c" data-session="x/1"'
    assert filters(labels, []) == ()


def test_the_index_of_delegations_can_be_narrowed_by_kind_and_capacity(example: Site) -> None:
    text = page(example, "delegations/index.md")
    assert re.findall(r'<select name="(\w+)">', text) == ["kind", "capacity"]  # there is one session alone
    options = re.findall(r'<option value="([\w-]*)">([^<]*)</option>', text.split('name="capacity"')[1])
    assert options == [
        ("", "All"),
        ("observer", "Observer"),
        ("representative", "Representative"),
        ("secretariat", "Secretariat"),
    ]
    row = '<span class="sr-row" data-kind="member-state" data-capacity="representative" data-session="ccpcj/20">'
    capacity = '<span class="sr-capacity">Representative</span>'
    assert f"{row}[Thailand](thailand.md)</span> | Member State | {capacity} | 2 | 3 |" in text


# --- citations ----------------------------------------------------------------------------------


def test_a_paragraph_is_cited_by_title_and_number_and_a_draft_says_so(example: Site) -> None:
    cited = f"{CITED}, para. 4 (draft of 13 April 2011)"
    assert f'<p class="sr-cite" data-search-exclude>{cited}</p>' in page(
        example, "reports/ccpcj/20/thematic-discussion/para-4.md"
    )
    assert f'[Cite](thematic-discussion/para-4.md#cite){{: data-sr-copy="{cited}" }}' in page(
        example, "reports/ccpcj/20/thematic-discussion.md"
    )


@pytest.mark.parametrize(
    ("path", "cited"),
    [
        ("reports/ctl/1/final.md", "CTL/1/9"),
        ("reports/ctl/1/final/para-13.md", "CTL/1/9, para. 13"),
        ("reports/ctl/1/draft/para-2.md", "CTL/1/L.2, para. 2 (draft of 13 March 2014)"),
        ("reports/ctl/2/final/annex-1-para-4.md", "CTL/2/10, annex 1, para. 4"),
    ],
)
def test_what_has_a_symbol_is_cited_by_it(world: Path, path: str, cited: str) -> None:
    assert f'<p class="sr-cite" data-search-exclude>{cited}</p>' in page(build(world), path)


# --- errors -------------------------------------------------------------------------------------


def errors(site: Site, path: str) -> list[str]:
    return re.findall(r"\[Report an error\]\(([^)]+)\)", page(site, path))


def test_an_error_is_reported_with_the_address_of_the_paragraph(example: Site) -> None:
    to_paragraphs = errors(example, "reports/ccpcj/20/thematic-discussion.md")
    assert len(to_paragraphs) == 16 + 1
    assert unquote(to_paragraphs[3]) == (
        f"mailto:errors@session-reports.example?subject=Error in {CITED}, para. 4 (draft of 13 April 2011)"
        "&body=https://records.example/reports/ccpcj/20/thematic-discussion/#para_4"
    )
    assert "&" not in to_paragraphs[3].partition("&body=")[2]


def test_every_page_says_where_errors_are_reported(example: Site) -> None:
    assert [one.path for one in example.pages if len(errors(example, one.path)) < 1] == []


@pytest.mark.parametrize(
    ("where", "link"),
    [
        (
            "https://tracker.example/new?at={address}&what={title}",
            "https://tracker.example/new?at=%2Fdelegations%2Fveld%2F&what=Veld",
        ),
        ("https://tracker.example/form", "https://tracker.example/form"),
        ("a.b+c@tides.example", "mailto:a.b+c@tides.example?subject=Error%20in%20Veld&body=%2Fdelegations%2Fveld%2F"),
    ],
)
def test_errors_go_to_a_tracker_or_by_mail(world: Path, where: str, link: str) -> None:
    (world / "data/site.yml").write_text(f"error_reports: '{where}'\n", encoding="utf-8")
    assert errors(build(world), "delegations/veld.md") == [link]


@pytest.mark.parametrize(
    "where",
    ["nobody", "javascript:alert(1)", "a@b", "a@b.example?cc=c@d.example", "a b@c.example", "https://x.example/ y"],
)
def test_what_is_no_address_for_errors_is_refused(world: Path, where: str) -> None:
    (world / "data/site.yml").write_text(f"error_reports: '{where}'\n", encoding="utf-8")
    (problem,) = build(world).problems
    assert (problem.path, problem.place.line, problem.place.column) == ("data/site.yml", 1, 17)


def test_without_one_nothing_is_said_of_errors(world: Path) -> None:
    assert not [one.path for one in build(world).pages if "Report an error" in one.markdown]


# --- the data behind a page ---------------------------------------------------------------------


def data(site: Site, path: str) -> dict[str, object]:
    (asset,) = [asset for asset in site.assets if asset.path == path]
    found: dict[str, object] = json.loads(asset.content)
    return found


def test_the_data_of_a_report_is_its_record(example: Site) -> None:
    found = data(example, "reports/ccpcj/20/thematic-discussion.json")
    assert found["address"] == "/reports/ccpcj/20/thematic-discussion/"
    assert found["notice"] == "Unofficial rendering of a draft report of 13 April 2011."
    report = found["report"]
    assert isinstance(report, dict)
    assert (report["status"], report["date"], report["rapporteur"]) == (
        "draft",
        "2011-04-13",
        {"person": "erasmo-lara-cabrera", "country": "mexico"},
    )
    assert sum(len(section["paragraphs"]) for section in report["sections"]) == 16


def test_the_data_of_a_delegation_is_what_was_recorded_of_it(example: Site) -> None:
    found = data(example, "delegations/thailand.json")
    assert list(found) == ["address", "delegation", "statements", "experts_shown_with_it", "named_in"]
    said, shown = found["statements"], found["experts_shown_with_it"]
    assert isinstance(said, list)
    assert isinstance(shown, list)
    here = "/reports/ccpcj/20/thematic-discussion/"
    assert [(one["address"], one["capacity"], one["status"]) for one in said] == [
        (f"{here}#para_4", "representative", "draft"),
        (f"{here}#para_16", "representative", "draft"),
    ]
    assert [(one["address"], one["person"], one["item"]) for one in shown] == [
        (f"{here}#para_3", "naras-savestanam", "4/b")
    ]
    assert found["named_in"] == [f"{here}#para_3", f"{here}#para_4", f"{here}#para_16"]


def test_what_a_delegation_said_for_others_is_told_with_them(world: Path) -> None:
    site = build(world)
    assert data(site, "reports/ports/26/proces-verbal.json")["notice"] == "Published by the body itself."
    assert data(site, "reports/ctl/2/final.json")["notice"] == "Unofficial rendering."
    said = data(site, "delegations/outer-islands.json")["on_its_behalf"]
    assert isinstance(said, list)
    assert [(one["by"], one["address"]) for one in said] == [(["sedge"], "/reports/ctl/2/final/#para_6")]


def test_every_page_of_a_record_leads_to_its_data(example: Site) -> None:
    files = {asset.path for asset in example.assets}
    without = {one.path for one in example.pages if "[Data behind this page]" not in one.markdown}
    assert without == {one.path for one in example.pages if one.path.startswith("about/")} | {
        *("index.md", "search.md", "reports/index.md", "delegations/index.md", "documents/index.md", "people/index.md")
    }
    assert {path for path in files if path.endswith(".json")} >= {
        *(
            "reports/ccpcj.json",
            "reports/ccpcj/20.json",
            "documents/E-CN.15-2011-2.json",
            "people/naras-savestanam.json",
        )
    }
