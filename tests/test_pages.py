"""The pages of the invented archipelago, compared with those in ``tests/pages/``, which people read and keep.

``pytest --update`` writes them anew: read what it changed before it is kept.
"""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from session_reports import build

if TYPE_CHECKING:
    from session_reports import Page, Site

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
PAGES = HERE / "pages"
# Made of the model's docstrings, it would only repeat them here. The assets are files of the package as they stand.
LEFT_OUT = {"about/fields.md", "about/problems.md"}


@pytest.fixture(scope="module")
def site() -> Site:
    return build(CORPUS)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


@pytest.fixture(scope="module", autouse=True)
def _updated(request: pytest.FixtureRequest, site: Site) -> None:
    if request.config.getoption("--update"):
        assert site.problems == ()
        texts = {PAGES / page.path: page.text() for page in site.pages if page.path not in LEFT_OUT}
        for target in {*PAGES.rglob("*.md")} - set(texts):
            target.unlink(missing_ok=True)  # another worker may have been here
        for target, text in texts.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")


EXPECTED = sorted(path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.md"))


@pytest.mark.parametrize("path", EXPECTED)
def test_a_page_is_as_expected(path: str, pages: dict[str, Page]) -> None:
    assert path in pages
    assert pages[path].text() == (PAGES / path).read_bytes().decode()


def test_the_pages_are_those_expected(site: Site) -> None:
    expected = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*") if path.is_file()}
    assert {page.path for page in site.pages} - LEFT_OUT == expected


# --- all pages --------------------------------------------------------------------------------


def _paths(site: Site) -> list[str]:
    return [page.path for page in site.pages] + [asset.path for asset in site.assets]


def test_no_two_pages_or_assets_have_one_path(site: Site) -> None:
    paths = Counter(path.lower() for path in _paths(site))
    assert not [path for path, count in paths.items() if count > 1]


def test_a_page_names_the_file_that_it_was_made_from(site: Site) -> None:
    made = {page.source for page in site.pages if page.source}
    assert all((CORPUS / source).is_file() for source in made)
    shown = {"ctl/1/draft", "ctl/1/final", "ctl/2/final", "ports/26/proces-verbal"}
    assert {f"data/reports/{key}.yml" for key in shown} <= made


def test_every_page_has_a_title_and_a_description(site: Site) -> None:
    for page in site.pages:
        assert page.meta["title"]
        assert 0 < len(str(page.meta["description"])) <= 400
        assert page.text().startswith("---\ntitle: ")


def test_pages_are_tidy(site: Site) -> None:
    for page in site.pages:
        assert page.markdown.endswith("\n")
        assert not page.markdown.startswith("\n")
        assert not page.markdown.endswith("\n\n")
        assert "\n\n\n" not in page.markdown
        assert not re.search(r"[ \t]$", page.markdown, re.MULTILINE)
        assert page.path in LEFT_OUT or not re.search(r"\bNone\b", page.markdown), page.path


LINK = re.compile(r"\]\(([^)\s]+)\)")


ANCHOR = re.compile(r'\bid="([^"]+)"|\{: #([^ }]+) \}')


def _anchors(page: Page) -> list[str]:
    return [by_hand or by_list for by_hand, by_list in ANCHOR.findall(page.markdown)]


def _dangling(site: Site) -> list[tuple[str, str]]:
    """Return (page, link) of links to pages, files or anchors that are not there."""
    pages = {page.path: page for page in site.pages}
    files = {asset.path for asset in site.assets}
    found = []
    for page in site.pages:
        for link in LINK.findall(page.markdown):
            if "://" in link:
                continue
            path, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if target in files:
                continue
            if target not in pages or (anchor and anchor not in _anchors(pages[target])):
                found.append((page.path, link))
    return found


def test_every_link_leads_somewhere(site: Site) -> None:
    assert sum(len(LINK.findall(page.markdown)) for page in site.pages) > 500
    assert not _dangling(site)


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    for page in site.pages:
        assert not [name for name, count in Counter(_anchors(page)).items() if count > 1], page.path


# --- the same data, the same bytes ------------------------------------------------------------


def test_building_twice_gives_the_same(site: Site) -> None:
    again = build(CORPUS)
    assert [page.text() for page in again.pages] == [page.text() for page in site.pages]
    assert again.pages == site.pages
    assert again.assets == site.assets


@pytest.mark.slow
def test_no_run_of_the_program_differs_from_another(tmp_path: Path) -> None:
    # Sets are ordered by hashes, and those of texts are others in each run, unless a seed is given.
    trees = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        subprocess.run(  # noqa: S603 -- nothing here comes from elsewhere
            [sys.executable, "-m", "session_reports", "pages", str(folder), "--root", str(CORPUS)],
            env={**os.environ, "PYTHONPATH": str(HERE.parent / "hooks"), "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            check=True,
            capture_output=True,
        )
        trees.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert trees[0]
    assert trees[0] == trees[1]


# --- embargo ----------------------------------------------------------------------------------

HELD_BACK = re.compile(r"gull.rock|roche aux mouettes|CTL.2.8\b|moonless|embargo", re.IGNORECASE)


def test_what_is_under_embargo_is_nowhere(site: Site) -> None:
    assert not [path for path in _paths(site) if HELD_BACK.search(path)]
    shown = [page for page in site.pages if page.path not in LEFT_OUT]  # which explains the word
    assert not [page.path for page in shown if HELD_BACK.search(page.text())]
    assert not [asset.path for asset in site.assets if HELD_BACK.search(asset.content.decode("utf-8", "replace"))]


def test_the_preview_shows_it_and_says_so() -> None:
    pages = {page.path: page for page in build(CORPUS, preview=True).pages}
    added = {path for path in pages if HELD_BACK.search(path)}
    assert added == {
        "reports/ctl/2/embargoed.md",
        "reports/ctl/2/embargoed/para-1.md",
        "delegations/gull-rock.md",
        "documents/CTL-2-8.md",
    }
    for path in ("reports/ctl/2/embargoed.md", "reports/ctl/2/embargoed/para-1.md"):
        assert "Under embargo: not for publication." in pages[path].markdown
    assert "Gull Rock" in pages["delegations/index.md"].markdown


def test_the_preview_differs_in_nothing_else(site: Site) -> None:
    published = {page.path for page in site.pages}
    preview = {page.path for page in build(CORPUS, preview=True).pages}
    assert published < preview
    assert len(preview - published) == 4 + 1  # and the page of problems


# --- settings ---------------------------------------------------------------------------------


def _with_settings(world: Path, text: str) -> Site:
    (world / "data/site.yml").write_text(text, encoding="utf-8")
    site = build(world)
    assert site.problems == ()
    return site


def test_a_site_without_pages_of_paragraphs(world: Path, site: Site) -> None:
    without = _with_settings(world, "paragraph_pages: false\n")
    paths = {page.path for page in without.pages}
    assert paths == {page.path for page in site.pages if page.meta["kind"] != "paragraph"}
    assert not [page.path for page in without.pages for link in LINK.findall(page.markdown) if "para-" in link]
    assert not _dangling(without)
    addresses = next(page for page in without.pages if page.path == "about/addresses.md")
    assert "para-4" not in addresses.markdown


def test_a_site_without_pages_of_people(world: Path, site: Site) -> None:
    without = _with_settings(world, "people: false\n")
    paths = {page.path for page in without.pages}
    assert paths == {page.path for page in site.pages if not page.path.startswith("people/")}
    assert not [page.path for page in without.pages for link in LINK.findall(page.markdown) if "people/" in link]
    assert not _dangling(without)
    # The names stand, since the documents print them; they lead nowhere.
    texts = {page.path: page.markdown for page in without.pages}
    assert "Jory Sandpiper" in texts["reports/ctl/2/final.md"]
    assert "/people/" not in texts["about/addresses.md"]


def test_settings_that_are_left_out_are_as_in_the_archipelago(world: Path, site: Site) -> None:
    assert _with_settings(world, "language: en\n").pages == site.pages


def test_a_site_may_have_a_title_of_its_own(world: Path) -> None:
    named = _with_settings(world, "title: Tides & <lanterns>\n")
    home = next(page for page in named.pages if page.path == "index.md")
    assert home.meta["title"] == "Tides &#38; &#60;lanterns&#62;"
    assert re.search(r"^# Tides &#38; &#60;lanterns&#62;( \{: #title \})?$", home.markdown, re.MULTILINE)


@pytest.mark.parametrize("language", ["fr", "zh", "ar", "pt-BR"])
def test_the_interface_may_speak_another_language(world: Path, site: Site, language: str) -> None:
    other = _with_settings(world, f"language: {language}\n")
    assert {page.path for page in other.pages} == {page.path for page in site.pages}
    assert not _dangling(other)
