"""The same pages under other builders: Zensical takes the exported Markdown, ProperDocs the hooks."""

from __future__ import annotations

import importlib.util
import re
import shutil
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.sites import Site, build, corpus_site, having, once, project_site, require, run, text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sites import Page

pytestmark = pytest.mark.slow

# Zensical passes over hooks in silence: what they add to a configuration must stand here.
ZENSICAL = """\
INHERIT: mkdocs.yml
docs_dir: pages
site_dir: zensical-site
extra_css: [assets/session-reports.css]
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: false}}]
"""
PUBLISHED = re.compile(r"(?:\w+__)?(?:para|sec|item|meeting|officer|note|block|annex)_[\w.-]+")

# Home, reports, body, session, report, 16 paragraphs, workshop; indexes of 55 delegations, 2 documents, 11 people;
# five pages about the site. And in the corpus: 3 sessions of 2 bodies with 4 public reports of 28 paragraphs.
LEAST = {"project": 5 + 16 + 1 + 56 + 3 + 12 + 5, "corpus": 2 + 2 + 3 + 4 + 28 + 1}


class Pair(NamedTuple):
    """A project's site by MkDocs, and the same by another builder."""

    mkdocs: Site
    other: Site
    least: int


SITES = {"project": project_site, "corpus": corpus_site}


@pytest.fixture(scope="module", params=SITES)
def zensical(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    require(importlib.util.find_spec("zensical"), "the builder Zensical")
    mkdocs = SITES[request.param](tmp_path_factory)
    other = once(tmp_path_factory, f"zensical-{request.param}", partial(by_zensical, mkdocs))
    return Pair(mkdocs, other, LEAST[request.param])


def by_zensical(mkdocs: Site, project: Path) -> Site:
    """Export a project's pages into it, as Zensical wants them, and build them."""
    shutil.copytree(mkdocs.project, project)
    exported = run("-m", "session_reports", "pages", "pages", cwd=project, PYTHONPATH=str(project / "hooks"))
    assert exported.returncode == 0, exported.stdout
    (project / "zensical.yml").write_text(ZENSICAL, encoding="utf-8")
    done = run("-m", "zensical", "build", "--strict", "-f", "zensical.yml", cwd=project)
    assert done.returncode == 0, done.stdout
    return Site(project / "zensical-site", mkdocs.url, project, done.stdout)


@pytest.fixture(scope="module", params=SITES)
def properdocs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    require(importlib.util.find_spec("properdocs"), "the builder ProperDocs")
    mkdocs = SITES[request.param](tmp_path_factory)
    other = once(tmp_path_factory, f"properdocs-{request.param}", partial(by_properdocs, mkdocs))
    return Pair(mkdocs, other, LEAST[request.param])


def by_properdocs(mkdocs: Site, project: Path) -> Site:
    """Build a project's site with ProperDocs."""
    shutil.copytree(mkdocs.project, project)
    return build(project, project.with_name("properdocs"), mkdocs.url, "properdocs")


def published(page: Page) -> list[str]:
    """Return the anchors that a page promises, in order."""
    return [key for key in page.ids() if PUBLISHED.fullmatch(key)]


def texts(page: Page) -> list[str]:
    """Return the verbatim texts on a page."""
    return [text(element) for element in having(page.root, "sr-text")]


def targets(page: Page) -> list[str]:
    """Return where the links in a page's verbatim texts lead."""
    return [target for element in having(page.root, "sr-text") for target in page.targets(element)]


# --- Zensical -----------------------------------------------------------------------------------


def test_zensical_builds_every_page(zensical: Pair) -> None:
    found = zensical.other.addresses()
    assert found == zensical.mkdocs.addresses()
    assert len(found) >= zensical.least  # it can build nothing "without issues"


def test_zensical_keeps_every_anchor(zensical: Pair) -> None:
    different = [
        page.address
        for page in zensical.mkdocs.pages()
        if page.address != "/404.html" and published(page) != published(zensical.other.page(page.address))
    ]
    assert different == []
    assert sum(len(published(page)) for page in zensical.mkdocs.pages()) > 28


def test_zensical_keeps_every_text_and_its_links(zensical: Pair) -> None:
    count = 0
    for page in zensical.mkdocs.pages():
        if shown := texts(page):
            other = zensical.other.page(page.address)
            assert texts(other) == shown, page.address
            assert targets(other) == targets(page), page.address
            count += len(shown)
    assert count >= 32


def test_zensical_keeps_titles_and_headings(zensical: Pair) -> None:
    for page in zensical.mkdocs.pages():
        if page.address.startswith(("/reports/", "/delegations/", "/people/", "/documents/")):
            other = zensical.other.page(page.address)
            assert [text(e) for e in other.article.iter("h1")] == [text(e) for e in page.article.iter("h1")]


def test_zensical_resolves_every_link_of_ours(zensical: Pair) -> None:
    site = zensical.other
    ids = {address: set(site.page(address).ids()) for address in site.addresses()}
    files = site.files()
    broken = []
    for address in site.addresses():
        page = site.page(address)
        for target in page.targets(page.article):
            path, _, fragment = target.partition("#")
            if path.strip("/") in files:
                continue
            if path.startswith("/") and (path not in ids or (fragment and fragment not in ids[path])):
                broken.append(f"{address}: {target}")
    assert broken == []


def test_zensical_finds_the_style(zensical: Pair) -> None:
    style = "assets/session-reports.css"
    assert zensical.other.files()[style] == zensical.mkdocs.files()[style]


# --- the export ---------------------------------------------------------------------------------


def test_the_export_leaves_a_folder_alone_that_holds_something_else(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    project = corpus_site(tmp_path_factory).project
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")
    done = run("-m", "session_reports", "pages", tmp_path, cwd=project, PYTHONPATH=str(project / "hooks"))
    assert done.returncode == 2
    assert "something else" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


# --- ProperDocs ---------------------------------------------------------------------------------


def test_properdocs_builds_every_page(properdocs: Pair) -> None:
    assert properdocs.other.addresses() == properdocs.mkdocs.addresses()
    assert len(properdocs.other.addresses()) >= properdocs.least
    made = [path for path in properdocs.mkdocs.files() if not path.startswith("pagefind/")]  # the index comes after
    assert list(properdocs.other.files()) == made


def test_properdocs_keeps_every_anchor_and_text(properdocs: Pair) -> None:
    for page in properdocs.mkdocs.pages():
        other = properdocs.other.page(page.address)
        assert published(other) == published(page), page.address
        assert texts(other) == texts(page), page.address
        assert other.canonical() == page.canonical(), page.address


def test_properdocs_writes_the_same_sitemap(properdocs: Pair) -> None:
    assert properdocs.other.files()["sitemap.xml"] == properdocs.mkdocs.files()["sitemap.xml"]
