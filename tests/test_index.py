"""The command that makes a finished site searchable: what it writes, when it writes nothing, and what it says."""

from __future__ import annotations

import gzip
import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.test_cli import run
from tests.test_digest import page

from session_reports.cli import index

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.whole


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a finished site of a few pages in three languages."""
    folder = tmp_path / "site"
    pages = {
        "index.html": page("<h1>Home</h1>", page="home"),
        "reports/one/index.html": page('<div id="para_1"><p>Tides of Veld</p></div>', delegation=["Veld"]),
        "reports/deux/index.html": page("<p>Les marées</p>", language="fr"),
        "reports/drei/index.html": page("<p>Die Gezeiten</p>", language="de"),
        "404.html": "<html lang=en><article>Nothing here</article></html>",
    }
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fragments(site: Path) -> dict[str, dict[str, object]]:
    """Return what the index holds of each page, by address."""
    found = {}
    for path in sorted((site / "pagefind/fragment").iterdir()):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[fragment["url"]] = fragment
    return found


def test_a_site_is_made_searchable(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(site)
    code, out, err = run(capsys, "index", site)
    assert (code, out) == (0, "")
    assert err.startswith(f"4 pages can be found; the index in {site / 'pagefind'} has 0.")
    assert {path: content for path, content in files(site).items() if not path.startswith("pagefind/")} == before
    found = fragments(site)
    assert set(found) == {"/", "/reports/one/", "/reports/deux/", "/reports/drei/"}
    assert found["/reports/one/"]["filters"] == {"kind": ["Page"], "delegation": ["Veld"]}
    assert {"para_1"} <= {anchor["id"] for anchor in found["/reports/one/"]["anchors"]}  # type: ignore[attr-defined]
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_each_language_has_an_index_of_its_own(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "index", site)
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_bytes())
    assert {language: told["page_count"] for language, told in entry["languages"].items()} == {
        "en": 2,
        "fr": 1,
        "de": 1,
    }


def test_only_what_browsers_ask_for_is_published(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "index", site)
    kinds = {Path(path).suffix for path in files(site / "pagefind")}
    assert kinds == {".js", ".json", ".pf_meta", ".pagefind", ".pf_index", ".pf_fragment", ".pf_filter"}
    assert [path for path in files(site / "pagefind") if path.endswith(".js")] == ["pagefind.js"]


def test_the_same_site_gives_the_same_bytes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "index", site)
    first = files(site / "pagefind")
    for _ in range(2):
        run(capsys, "index", site)
        assert files(site / "pagefind") == first


def test_a_new_index_replaces_the_old_one(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "index", site)
    shutil.rmtree(site / "reports/one")
    (site / "pagefind/left.txt").write_text("by someone", encoding="utf-8")
    run(capsys, "index", site)
    assert set(fragments(site)) == {"/", "/reports/deux/", "/reports/drei/"}
    assert not (site / "pagefind/left.txt").exists()


def test_a_site_with_the_theme_s_own_search_needs_none(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "search").mkdir()
    (site / "search/search_index.json").write_text("{}", encoding="utf-8")
    code, _, err = run(capsys, "index", site)
    assert (code, err) == (0, f"{site}: has the theme's own search, and needs no index\n")
    assert not (site / "pagefind").exists()


def test_what_is_no_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        code, _, err = run(capsys, "index", folder)
        said = f"session-reports: {folder}: no finished site: name the folder into which it was built\n"
        assert (code, err) == (2, said)


def test_a_site_whose_pages_are_not_made_to_be_found_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text("<html><article>Words</article></html>", encoding="utf-8")
    code, _, err = run(capsys, "index", tmp_path)
    assert code == 2
    assert f"{tmp_path}: no page of it is made to be found" in err


def test_without_pagefind_one_sentence_says_what_to_do(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    code, _, err = run(capsys, "index", site)
    assert code == 2
    assert err.startswith("session-reports: the search needs Pagefind: install this package with its extra 'search'")


@pytest.mark.parametrize(
    ("printed", "why"),
    [("Reading\nNo space left on device\n", "No space left on device"), ("", "Pagefind ended with code 3")],
)
def test_where_pagefind_fails_the_site_stays_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], printed: str, why: str
) -> None:
    run(capsys, "index", site)
    before = files(site)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 3, stdout=printed))
    code, _, err = run(capsys, "index", site)
    assert (code, err) == (1, f"session-reports: the index was not made, and the site is as it was: {why}\n")
    assert files(site) == before
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_an_index_is_not_put_into_a_site_that_is_newer(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pagefind = index._run_pagefind  # noqa: SLF001 - what comes between reading and writing

    def and_another_build(room: Path) -> str:
        shutil.copytree(site, site.with_name("new"))
        site.rename(site.with_name("old"))
        site.with_name("new").rename(site)
        return pagefind(room)

    monkeypatch.setattr(index, "_run_pagefind", and_another_build)
    code, _, err = run(capsys, "index", site)
    assert (code, err) == (1, f"session-reports: {site} was built anew in the meantime: index it again\n")
    assert not (site / "pagefind").exists()


@pytest.mark.parametrize("indexed", [True, False])
def test_an_index_that_cannot_be_put_in_place_leaves_the_old_one(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, indexed: bool
) -> None:
    if indexed:
        run(capsys, "index", site)
    before = files(site)
    rename: Callable[[Path, Path], Path] = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if target == site / "pagefind" and path.name == "index":
            raise PermissionError(13, "Permission denied", str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    code, _, err = run(capsys, "index", site)
    assert code == 1
    assert err == (
        f"session-reports: the index was not made, and the site is as it was: Permission denied: {site / 'pagefind'}\n"
    )
    assert files(site) == before
