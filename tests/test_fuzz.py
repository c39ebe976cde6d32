"""Whatever the data holds: pages, or problems at places in its files, and in a preview always pages. Never a failure.

The mistakes are random and the same in every run: `mutations.py` makes them.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.mutations import copy_data, files_of, spoil
from tests.sites import copy_corpus, run
from tests.test_invalid import FILES as INVALID
from tests.test_invalid import read as read_invalid
from tests.test_preview import make_alike, previewing

from session_reports import build
from session_reports.render import Wording, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from session_reports import Problem, Site

OF_BOTH = ("example", "archipelago")
BATCHES, SIZE = 10, 15  # for each of the two: 300 in all
LINK = re.compile(r"\]\(([^)\s]+)\)")
ANCHOR = re.compile(r'\bid="([^"]+)"|\{: #([^\s}]+)')
# What is found by comparing a whole site with the addresses that were published, which a preview does in part.
OF_ADDRESSES = {"SR132", "SR133", "SR134", "SR309"}


# --- what may not be ----------------------------------------------------------------------------


def faults(root: Path, *, previewed: bool = True) -> tuple[bool, list[str]]:
    """Build a project, and preview it: whether it has pages, and what is wrong with the outcome."""
    site = build(root)
    found = [*_faults_of_build(root, site)]
    if not previewed:
        return bool(site.pages), found
    preview = build(root, preview=True)
    told = {problem for problem in site.problems if problem.code not in OF_ADDRESSES}
    found += _faults_of_preview(preview)
    found += [f"not told of in a preview: {problem}" for problem in told - set(preview.problems)]
    found += [f"only in a preview: {problem}" for problem in set(preview.problems) - set(site.problems)]
    shown = {page.path for page in preview.pages}
    found += [f"not in a preview: {page.path}" for page in site.pages if page.path not in shown]
    return bool(site.pages), found


def _faults_of_build(root: Path, site: Site) -> Iterator[str]:
    errors = [problem for problem in site.problems if problem.is_error]
    if bool(errors) == bool(site.pages):
        yield f"{len(errors)} errors and {len(site.pages)} pages"
    for problem in site.problems:
        if len(str(problem).splitlines()) != 1:
            yield f"told in several lines: {problem!r}"
        if said := misplaced(root, problem):
            yield f"{said}: {problem}"


def misplaced(root: Path, problem: Problem) -> str:
    """Return what is wrong with a problem's place: it must lie in its file, or just behind its end or a line's."""
    line, column = problem.place.line, problem.place.column
    path = root / problem.path
    if not path.is_file():
        return "" if (line, column) == (1, 1) else "a place in no file"
    lines = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    if (line, column) == (len(lines) + 1, 1):  # as libyaml counts the end of a last line that nothing ends
        return ""
    if not 1 <= line <= len(lines):
        return f"one of {len(lines)} lines"
    return "" if 1 <= column <= len(lines[line - 1]) + 1 else f"a line of {len(lines[line - 1])} characters"


def _faults_of_preview(preview: Site) -> Iterator[str]:
    """Yield what is wrong with a preview: it must have pages, each at a path of its own, that lead to no others."""
    pages = {page.path: page for page in preview.pages}
    assets = {asset.path for asset in preview.assets}
    yield from (f"no page {path}" for path in ("index.md", "problems.md") if path not in pages)
    if len({path.lower() for path in pages}) != len(preview.pages):
        yield "two pages at one path"
    problems = {page.path for page in preview.pages if page.meta.get("kind", "problems") == "problems"}
    told = problems | {"about/problems.md"}
    anchors = {path: {one or other for one, other in ANCHOR.findall(page.markdown)} for path, page in pages.items()}
    for page in preview.pages:
        f"{page.meta}{page.markdown}".encode()  # or a host could not write it
        for link in LINK.findall(page.markdown):
            path, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if "://" in link or link.startswith("mailto:") or target in assets:
                continue
            if target not in pages:
                yield f"{page.path}: no page {link}"
            elif anchor and target not in told and anchor not in anchors[target]:
                yield f"{page.path}: no anchor {link}"


# --- mistakes by chance, and those that people make ---------------------------------------------


@pytest.mark.parametrize("name", OF_BOTH)
def test_without_mistakes_there_is_nothing_to_tell(name: str, tmp_path: Path) -> None:
    root = copy_data(tmp_path, name)
    assert build(root).problems == ()
    assert faults(root) == (True, [])


@pytest.mark.slow  # not for what it builds, but for its three hundred examples
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("name", OF_BOTH)
def test_random_mistakes_end_in_pages_or_in_problems(name: str, batch: int, tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    outcomes = []
    for seed in range(batch * SIZE, (batch + 1) * SIZE):
        root = copy_data(tmp_path / str(seed), name)
        done = f"{seed}: {spoil(root, f'{name} {seed}')}"
        try:
            made, found = faults(root, previewed=seed % 3 == 0)
        except Exception as error:
            error.add_note(done)
            raise
        outcomes.append(made)
        if found:
            wrong[done] = found
    assert wrong == {}
    assert not all(outcomes)


@pytest.mark.slow
@pytest.mark.parametrize("file", {file.name[:5]: file for file in INVALID}.values(), ids=lambda file: file.stem)
def test_every_known_mistake_leaves_a_preview(file: Path, world: Path) -> None:
    for path, content in read_invalid(file.read_text(encoding="utf-8"))[0].items():
        (world / path).parent.mkdir(parents=True, exist_ok=True)
        (world / path).write_text(content, encoding="utf-8", newline="\n")
    assert list(_faults_of_preview(build(world, preview=True))) == []


def test_a_seed_spoils_in_one_way(tmp_path: Path) -> None:
    trees = []
    for place in ("one", "two"):
        root = copy_data(tmp_path / place, "archipelago")
        done = [spoil(root, f"archipelago {seed}") for seed in range(20)]
        trees.append((done, {path.relative_to(root): path.read_bytes() for path in files_of(root)}))
    assert trees[0] == trees[1]
    assert len({step for steps in trees[0][0] for step in steps}) > 15


# --- the real thing -----------------------------------------------------------------------------


def _spoilt(folder: Path, name: str, *, whole: int, wrong: int) -> Iterator[tuple[Path, Site]]:
    """Yield so many spoilt projects that have no problem at all, and so many that have errors, and their sites."""
    wanted = {True: whole, False: wrong}
    for seed in range(1000, 1300):
        root = copy_data(folder / f"{name}-{seed}", name)
        spoil(root, f"{name} {seed}")
        site = build(root)
        if wanted[not site.problems] and (not site.problems or not site.pages):
            wanted[not site.problems] -= 1
            yield root, site
        if not any(wanted.values()):
            return
    pytest.fail(f"too few of them: {wanted}")


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_BOTH)
def test_a_strict_build_makes_a_site_or_tells_why_not_and_keeps_the_last(name: str, tmp_path: Path) -> None:
    project = copy_corpus(tmp_path / "project")
    earlier = {"index.html": "earlier", "delegations/veld/index.html": "earlier"}
    outcomes = []
    for root, expected in _spoilt(tmp_path, name, whole=2, wrong=8):
        make_alike(project / "data", root / "data")
        shutil.rmtree(project / "site", ignore_errors=True)
        for path, text in earlier.items():
            (project / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (project / "site" / path).write_text(text, encoding="utf-8")
        done = run("-m", "mkdocs", "build", "--strict", cwd=project)
        files = {p.relative_to(project / "site").as_posix(): p for p in (project / "site").rglob("*") if p.is_file()}
        outcomes.append(done.returncode)
        assert "Traceback" not in done.stdout
        told = re.findall(r"\b(data\b.*?:\d+:\d+: SR\d{3} .+)$", done.stdout, re.MULTILINE)
        assert told == [str(problem) for problem in expected.problems]
        if done.returncode:
            assert told
            assert {path: file.read_text(encoding="utf-8") for path, file in files.items()} == earlier
        else:
            assert "404.html" in files
            assert files["index.html"].read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")
    assert sorted(outcomes) == [0, 0, *[1] * 8]


@pytest.mark.slow
def test_a_preview_stays_up_whatever_is_saved(tmp_path: Path) -> None:
    project = copy_corpus(tmp_path / "project")
    right = copy_data(tmp_path / "right", "archipelago") / "data"
    with previewing(project) as preview:
        preview.until("/problems/", shows="No problems in the data")
        for root, site in _spoilt(tmp_path, "archipelago", whole=0, wrong=5):
            make_alike(project / "data", root / "data")
            told = counted(build(root, preview=True).problems, Wording("en"))
            assert told in preview.until("/problems/", shows=f">{told}<")
            assert told in preview.until("/", shows=f">{told}<")
            assert site.problems[0].code in preview.until("/", shows=site.problems[0].path.split("\n")[0])
            make_alike(project / "data", right)
            preview.until("/", shows="Newest report", hides=told)
        preview.until("/reports/ctl/2/final/", shows="Keeping of lanterns")
        assert "Traceback" not in preview.log()
