"""What is kept of a built site: MkDocs writes only what has changed, and the site is the same as one built anew."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands import build as builder
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from tests.sites import copy_corpus, run

from session_reports.mkdocs.press import Unfilled, is_alone

if TYPE_CHECKING:
    from pathlib import Path


# --- what is relied on of MkDocs ------------------------------------------------------------------


def _source(of: object) -> str:
    return re.sub(r"\s+", " ", inspect.getsource(of))  # type: ignore[arg-type]


def test_a_page_is_rendered_into_four_attributes() -> None:
    taken = set(re.findall(r"self\.(\w+) =", inspect.getsource(Page.render)))
    assert taken == {"content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"}


def test_a_page_is_written_of_one_template_with_one_context() -> None:
    source = _source(builder._build_page)  # noqa: SLF001 - it is relied on
    for step in (
        "context = get_context(nav, doc_files, config, page)",
        "template = env.get_template(page.meta.get('template', 'main.html'))",
        "output = template.render(context)",
        "if output.strip(): utils.write_file(",
        "log.info(f\"Page skipped: '{page.file.src_uri}'. Generated empty output.\")",
    ):
        assert step in source
    assert [*inspect.signature(builder.get_context).parameters] == ["nav", "files", "config", "page", "base_url"]


def test_a_page_set_before_is_taken_as_it_is() -> None:
    source = _source(builder.build)
    assert "if file.page is None and file.inclusion.is_not_in_nav():" in source
    assert source.index("on_nav(") < source.index("_populate_page(") < source.index("on_env(")
    assert source.index("on_env(") < source.index("_build_theme_template(") < source.index("_build_page(")


def test_a_file_that_is_no_page_is_copied_by_a_method_of_its_own() -> None:
    assert [*inspect.signature(File.copy_file).parameters] == ["self", "dirty"]
    parameters = [*inspect.signature(builder._build_theme_template).parameters]  # noqa: SLF001 - it is relied on
    assert parameters == ["template_name", "env", "files", "config", "nav"]
    assert get_relative_url("problems/", "a/b/") == "../../problems/"


def test_other_plugins_that_look_at_pages_are_noticed() -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "plugins": ["search"]})
    config.validate()
    assert is_alone(config)

    def on_page_content(html: str, **_: object) -> str:
        return html

    config.plugins._register_event("page_content", on_page_content)  # noqa: SLF001 - as a hook does
    assert not is_alone(config)


def test_a_template_knows_its_name_before_it_is_compiled() -> None:
    assert Unfilled("main.html", None).name == "main.html"  # type: ignore[arg-type]


# --- whole sites ----------------------------------------------------------------------------------


def _built(project: Path, folder: str, **settings: str) -> tuple[dict[str, bytes], tuple[int, int, int]]:
    """Build a project; return its files, and how many pages were rendered, filled and kept."""
    settings = {"SR_STORE": str(project / ".cache/session-reports"), **settings}
    done = run("-m", "mkdocs", "build", "--strict", "--verbose", "-d", folder, cwd=project, **settings)
    assert done.returncode == 0, done.stdout
    found = re.search(r"session_reports: (\d+) rendered, (\d+) filled, (\d+) kept", done.stdout)
    counts = tuple(map(int, found.groups())) if found else (-1, -1, -1)
    site = project / folder
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert "Page skipped" not in done.stdout
    return files, counts  # type: ignore[return-value]


@pytest.mark.slow
def test_a_site_of_what_was_kept_is_the_one_built_anew(tmp_path: Path) -> None:
    project = copy_corpus(tmp_path / "project")
    first, counts = _built(project, "site")
    assert counts[0] == counts[1] == counts[2] > 50
    second, counts = _built(project, "site")
    assert second == first
    assert counts[:2] == (0, 0)
    path = project / "data/reports/ctl/1/draft.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("took note of", "took careful note of"), encoding="utf-8")
    page = project / "site/reports/ctl/2/index.html"
    page.write_bytes(b"written to by another program, through the link")
    changed, counts = _built(project, "site")
    assert 0 < counts[0] < 10
    assert counts[1] == counts[0] + 1  # and the page that was spoilt
    assert counts[2] > 50
    anew, _ = _built(project, "other", SR_STORE="off", SR_CORES="1")
    assert changed == anew
    store = project / ".cache/session-reports/values.sqlite"
    content = bytearray(store.read_bytes())
    for at in range(5_000, len(content), 4_000):
        content[at] ^= 255
    store.write_bytes(bytes(content))
    damaged, _ = _built(project, "site")
    assert damaged == anew
