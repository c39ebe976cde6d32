"""A preview renewed where data was saved is the one that is built as a whole."""

from __future__ import annotations

import inspect
import os
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from mkdocs import livereload
from mkdocs.commands import serve as server
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from tests.sites import copy_corpus
from tests.test_store import CHANGES, STEPS, with_word

from session_reports import mkdocs as adapter
from session_reports.mkdocs.renewal import can_be_renewed, states

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

    from session_reports.mkdocs.press import Press

URL = "http://127.0.0.1:8000/"
DRAFT = "data/reports/ctl/1/draft.yml"


class Standing:
    """A preview whose builds are asked for by the test."""

    def __init__(self, project: Path, folder: Path) -> None:
        """Build it."""
        self.project, self.folder = project, folder
        self.wholes = 0
        config = self.config(folder)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=URL)
        given = SimpleNamespace(builder=self.whole, get_app=lambda: None, mount_path="/")
        self.rebuild = adapter.on_serve(cast("LiveReloadServer", given), config).builder

    def config(self, folder: Path) -> MkDocsConfig:
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(folder))
        config.site_url = URL
        return config

    def whole(self) -> None:
        self.wholes += 1
        build(self.config(self.folder), serve_url=URL)

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.project / path).read_text(encoding="utf-8")
        assert old in text
        (self.project / path).write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return files_of(self.folder)

    def anew(self, folder: Path) -> dict[str, bytes]:
        """Return the files of the same preview, built as a whole; with a store that only such builds have."""
        run: Any = adapter._Run  # noqa: SLF001 - what one event tells a later one, which must not be disturbed
        before = {name: value for name, value in vars(run).items() if not name.startswith("__")}
        run.renewal = run.remembering = run.store = run.press = None
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SR_STORE", f"{os.environ['SR_STORE']}/anew")
            build(self.config(folder), serve_url=URL)
        for name, value in before.items():
            setattr(run, name, value)
        return files_of(folder)


def files_of(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def searched_by_index(project: Path) -> Path:
    """Take the theme's own search out of a project: it reads every page in every build."""
    config = project / "mkdocs.yml"
    (project / "docs/more.md").write_text("# More\n", encoding="utf-8")
    config.write_text(config.read_text(encoding="utf-8").replace("plugins: [search]", "plugins: []"), encoding="utf-8")
    return project


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    yield Standing(searched_by_index(copy_corpus(tmp_path / "project")), tmp_path / "site")
    adapter.on_shutdown()


# --- what is relied on of MkDocs ------------------------------------------------------------------


def test_a_preview_calls_its_builder_by_an_attribute() -> None:
    assert "self.builder()" in inspect.getsource(livereload.LiveReloadServer._build_loop)  # noqa: SLF001
    source = inspect.getsource(server.serve)
    assert source.index("builder(config)") < source.index("config.plugins.on_serve(") < source.index("server.serve(")


def test_what_a_page_reads_is_its_text_and_its_front_matter() -> None:
    assert inspect.getsource(Page.read_source).count("self.markdown, self.meta = meta.get_data(source)") == 1


def _config(folder: Path, **more: object) -> MkDocsConfig:
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict({"site_name": "x", "plugins": [], **more})
    config.validate()
    return config


@pytest.mark.parametrize(
    ("more", "listens", "can"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"plugins": ["search"]}, False, True),  # a press tells whether it listens
        ({"extra_templates": ["list.html"]}, False, False),
        ({"theme": {"name": "mkdocs", "static_templates": ["list.html"]}}, False, False),
    ],
)
def test_whoever_might_look_at_all_pages_has_the_site_built_as_a_whole(
    tmp_path: Path, more: dict[str, object], *, listens: bool, can: bool
) -> None:
    press = cast("Press", SimpleNamespace(listens=listens))
    assert can_be_renewed(_config(tmp_path, **more), press) is can


def test_a_hook_that_hears_of_a_build_has_the_site_built_as_a_whole(tmp_path: Path) -> None:
    config = _config(tmp_path)
    config.plugins._register_event("post_build", lambda **_: None)  # noqa: SLF001 - as a hook does
    assert not can_be_renewed(config, cast("Press", SimpleNamespace(listens=False)))


def test_what_is_read_anew_in_each_build_counts_and_data_and_modules_do_not(tmp_path: Path) -> None:
    config = _config(tmp_path, watch=[str(tmp_path)])
    before = states(config, tmp_path / "data")
    assert any(path.endswith("report.md.j2") for path in before)
    for name in ("data/a.yml", "module.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
        assert states(config, tmp_path / "data") == before
    (tmp_path / "docs/a.md").write_text("", encoding="utf-8")
    assert states(config, tmp_path / "data") != before


# --- previews -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_word_is_renewed_in_its_pages_alone(standing: Standing, tmp_path: Path) -> None:
    before = {path: path.stat().st_ino for path in standing.folder.rglob("*.html")}
    standing.change(DRAFT, "took note of", "took careful note of")
    standing.rebuild()
    assert standing.wholes == 0
    renewed = {
        path.parent.relative_to(standing.folder).as_posix() for path in before if path.stat().st_ino != before[path]
    }
    assert "reports/ctl/1/draft" in renewed
    assert len(renewed) < 8 < len(before)
    assert "took careful note of" in (standing.folder / "reports/ctl/1/draft/index.html").read_text(encoding="utf-8")
    assert standing.files() == standing.anew(tmp_path / "anew")


@pytest.mark.slow
def test_pages_that_were_not_there_are_added(standing: Standing, tmp_path: Path) -> None:
    path = standing.project / DRAFT
    more = "      - number: 4\n        text: It met in Haven (CTL/1/77).\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    standing.rebuild()
    assert standing.wholes == 0
    for address in ("reports/ctl/1/draft/para-4", "documents/CTL-1-77"):
        assert "CTL/1/77" in (standing.folder / address / "index.html").read_text(encoding="utf-8")
    assert f"{URL}documents/CTL-1-77/<" in (standing.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert standing.files() == standing.anew(tmp_path / "anew")


@pytest.mark.slow
def test_a_page_that_is_awaited_has_the_site_built_as_a_whole(standing: Standing, tmp_path: Path) -> None:
    more = standing.project / "docs/more.md"
    more.write_text("# More\n\nSee [more](documents/CTL-1-77.md).\n", encoding="utf-8")
    standing.rebuild()
    assert standing.wholes == 1
    standing.change(DRAFT, "took note of", "took note of document CTL/1/77 and of")
    standing.rebuild()
    assert standing.wholes == 2
    assert 'href="../documents/CTL-1-77/"' in (standing.folder / "more/index.html").read_text(encoding="utf-8")
    assert standing.files() == standing.anew(tmp_path / "anew")


@pytest.mark.slow
def test_a_problem_comes_and_goes_on_every_page(standing: Standing, tmp_path: Path) -> None:
    right = (standing.project / "data/reports/ctl/1/final.yml").read_bytes()
    standing.change("data/reports/ctl/1/final.yml", "The Commission took note", "The Com- mission took note")
    standing.rebuild()
    page = standing.folder / "delegations/quai-bas/index.html"
    assert "1 warning in the data" in page.read_text(encoding="utf-8")
    assert standing.files() == standing.anew(tmp_path / "anew")
    (standing.project / "data/reports/ctl/1/final.yml").write_bytes(right)
    standing.rebuild()
    assert "in the data" not in page.read_text(encoding="utf-8")
    assert standing.wholes == 0
    assert standing.files() == standing.anew(tmp_path / "again")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old", "new", "wholes"),
    [
        ("mkdocs.yml", "site_name: ", "site_name: Other ", 1),
        ("docs/more.md", "# More", "# Other", 1),
        (DRAFT, "took note of", "took note of document CTL/1/77 and of", 0),  # a page more, and none less
        (DRAFT, "(CTL/1/4)", "", 1),
        ("data/site.yml", "people: true", "people: false", 1),
    ],
)
def test_what_changes_more_than_single_pages_is_built_as_a_whole(  # noqa: PLR0913, PLR0917 - what is saved, and how
    standing: Standing, tmp_path: Path, path: str, old: str, new: str, wholes: int
) -> None:
    standing.change(path, old, new)
    standing.rebuild()
    assert standing.wholes == wholes
    assert standing.files() == standing.anew(tmp_path / "anew")
    standing.change(DRAFT, "took note of", "took careful note of")
    standing.rebuild()
    assert standing.wholes == wholes
    assert standing.files() == standing.anew(tmp_path / "again")


@pytest.mark.slow
@settings(max_examples=5)
@given(steps=STEPS)
def test_whatever_is_saved_a_preview_is_the_one_that_is_built_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("standing")
    standing = Standing(searched_by_index(copy_corpus(folder / "project")), folder / "site")
    for number, (file, change, place, _) in enumerate(steps):
        paths = sorted((standing.project / "data").rglob("*.yml"))
        path = paths[file % len(paths)]
        path.write_text(CHANGES[change](path.read_text(encoding="utf-8"), place), encoding="utf-8")
        standing.rebuild()
        assert standing.files() == standing.anew(folder / f"anew-{number}")
    shutil.rmtree(folder)


@pytest.mark.slow
def test_words_put_into_texts_one_after_the_other(standing: Standing, tmp_path: Path) -> None:
    paths = sorted((standing.project / "data/reports").rglob("*/[!s]*.yml"))
    for number in range(5):
        path = paths[number % len(paths)]
        path.write_text(with_word(path.read_text(encoding="utf-8"), 3 + number), encoding="utf-8")
        standing.rebuild()
        assert standing.files() == standing.anew(tmp_path / f"anew-{number}")
    assert standing.wholes < 3
